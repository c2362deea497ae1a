"""The levels that the synthetic county follows where no target binds it: plain numbers by measure, phase and year.

Whoever makes a county may hand over others; what was used is kept in its manifest. A year that has no number takes that
of the nearest year which has one, so that nothing is guessed of years that are not published yet.

Sources of the numbers here: DfE, Pupil absence in schools in England; DfE, Suspensions and permanent exclusions in
England; DfE, Local authority interactive tool (a county like the one that is invented: Oxfordshire); DfE, Early years
foundation stage profile results, Phonics screening check and key stage 1 assessments, National curriculum assessments
at key stage 2, GCSE and equivalent results, for England's in 2012/13 to 2014/15; DfE, Participation in education,
training and NEET age 16 to 17 by local authority.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from evenlode.synthetic.targets import target

Levels: TypeAlias = Mapping[str, Mapping[int, float]]
"""Numbers by `measure.phase` (`absence_overall.primary`), each by the calendar year in which a school year begins."""

_EARLY, _LATE = range(2012, 2015), range(2022, 2026)


def _years(early: tuple[float, ...], late: tuple[float, ...] = ()) -> Mapping[int, float]:
    """Numbers of the years from 2012, and of those from 2022."""
    return MappingProxyType(dict(zip(_EARLY, early, strict=False)) | dict(zip(_LATE, late, strict=False)))


PUBLISHED: Levels = MappingProxyType({
    "absence_overall.primary": _years((4.6, 3.7, 3.8), (5.67, 5.23, 5.07, 5.11)),
    "absence_overall.secondary": _years((6.0, 5.6, 5.6), (9.72, 9.85, 9.61, 9.26)),
    "absence_overall.special": _years((8.6, 7.9, 7.7), (11.84, 12.72, 11.90, 11.84)),
    "absence_unauthorised.primary": _years((0.5, 0.7, 0.7), (1.15, 1.17, 1.14, 1.16)),
    "absence_unauthorised.secondary": _years((1.1, 1.2, 1.2), (3.03, 3.16, 3.09, 3.00)),
    "absence_unauthorised.special": _years((1.6, 1.4, 1.2), (2.24, 2.62, 2.77, 2.88)),
    "absence_persistent.primary": _years((), (14.57, 12.55, 11.87, 12.38)),
    "absence_persistent.secondary": _years((), (26.91, 26.66, 24.36, 23.97)),
    "absence_persistent.special": _years((), (33.96, 35.66, 31.79, 31.40)),
    "absence_severe.primary": _years((), (0.69, 0.87, 0.96)),
    "absence_severe.secondary": _years((), (3.98, 4.71, 5.15)),
    "absence_severe.special": _years((), (5.56, 6.21, 6.65)),
    "suspensions_rate.primary": _years((0.85, 0.87, 0.94), (2.23, 2.90)),
    "suspensions_rate.secondary": _years((7.09, 6.45, 6.48), (18.09, 21.23)),
    "suspensions_rate.special": _years((5.86, 7.06, 6.77), (5.53, 10.97)),
    "suspended_once_or_more_rate.primary": _years((0.40, 0.40, 0.44), (0.99, 1.18)),
    "suspended_once_or_more_rate.secondary": _years((3.77, 3.32, 3.28), (6.42, 7.35)),
    "suspended_once_or_more_rate.special": _years((2.93, 3.83, 3.48), (2.98, 5.11)),
    "exclusions_permanent_rate.primary": _years((0.013,), (0.0036, 0.0090)),
    "exclusions_permanent_rate.secondary": _years((0.068,), (0.0484, 0.0545)),
    "eyfs_gld.all": _years((51.7, 60.4, 66.3), (69.2, 68.8, 70.4)),
    "phonics_y1.all": _years((69, 74), (79, 79, 78)),
    "ks1_reading_level2.all": _years((89, 90)),
    "ks1_writing_level2.all": _years((85, 86)),
    "ks1_maths_level2.all": _years((91, 92)),
    "ks1_reading_expected.all": _years((), (68,)),
    "ks1_writing_expected.all": _years((), (60,)),
    "ks1_maths_expected.all": _years((), (70,)),
    "ks1_reading_greater_depth.all": _years((), (21,)),
    "ks1_writing_greater_depth.all": _years((), (8,)),
    "ks1_maths_greater_depth.all": _years((), (16,)),
    "ks2_rwm_level4.all": _years((75, 78)),
    "ks2_reading_level4.all": _years((86, 89, 89)),
    "ks2_writing_level4.all": _years((83, 85, 87)),
    "ks2_maths_level4.all": _years((85, 86, 87)),
    "ks2_rwm_expected.all": _years((), (60, 60, 62)),
    "ks2_reading_expected.all": _years((), (74, 76, 76)),
    "ks2_writing_expected.all": _years((), (71, 72, 72)),
    "ks2_maths_expected.all": _years((), (73, 73, 74)),
    "ks4_5ac_em.all": _years((60.6, 56.8)),
    "ks4_em_grade4.all": _years((), (66.3, 65.7, 66.2)),
    "ks4_em_grade5.all": _years((), (48.1, 46.8, 48.4)),
    "ks4_attainment8.all": _years((), (46.7, 46.2, 46.4)),
    "ehcp_in_20_weeks.all": _years((85, 84, 60), (53.7, 38.5)),
    "neet.all": _years((4.0, 3.8, 3.7), (1.8, 2.2, 2.7)),
    "not_known.all": _years((8.0, 6.5, 6.0), (2.6, 2.8, 5.4)),
})  # fmt: skip
"""The levels that are used where nobody hands over others."""


def level(levels: Levels, measure: str, phase: str, year: int) -> float:
    """What a measure is to come to in a year: its target where there is one, else the level of the nearest year.

    Raises `KeyError` where the levels do not have the measure.
    """
    wanted = target(measure, phase, "all", year)
    if wanted is not None:
        return wanted
    known = levels[f"{measure}.{phase}"]
    return known[min(known, key=lambda one: (abs(one - year), one))]
