"""What there is to know of each measure that is counted, beside how its rows are counted.

`in` is what a figure is in: per cent, for each 100, a mean, or a number. `of` are the phases whose schools an
authority's total is made of, where it is not made of all. `taught` are the year groups that a school should report of.
`nought` says that nothing is nought as soon as any is recorded in the year, `bounds` that those not reported bound it.

Sources: those of the rooms beside this one, for the years that DfE has published each.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drawn import rows as drawn
from plain.days import year_of

MEASURES = """
| measure                         | first   | last    | in     | taught | nought | bounds |
|---------------------------------|---------|---------|--------|--------|--------|--------|
| absence_overall                 | 2006/07 |         | cent   | 1-11   |        |        |
| absence_authorised              | 2006/07 |         | cent   | 1-11   |        |        |
| absence_unauthorised            | 2006/07 |         | cent   | 1-11   |        |        |
| absence_persistent              | 2006/07 |         | cent   | 1-11   |        | yes    |
| absence_persistent_15           | 2010/11 | 2014/15 | cent   | 1-11   |        | yes    |
| absence_severe                  | 2015/16 |         | cent   | 1-11   |        | yes    |
| exclusions_permanent            | 2006/07 |         | number |        | yes    |        |
| exclusions_permanent_rate       | 2006/07 |         | cent   |        | yes    |        |
| suspensions                     | 2006/07 |         | number |        | yes    |        |
| suspensions_rate                | 2006/07 |         | cent   |        | yes    |        |
| suspended_once_or_more          | 2006/07 |         | number |        | yes    |        |
| suspended_once_or_more_rate     | 2006/07 |         | cent   |        | yes    |        |
| eyfs_gld                        | 2012/13 | 2018/19 | cent   | r      |        | yes    |
| eyfs_gld                        | 2021/22 |         | cent   | r      |        | yes    |
| eyfs_all_goals                  | 2012/13 | 2018/19 | cent   | r      |        | yes    |
| eyfs_all_goals                  | 2021/22 |         | cent   | r      |        | yes    |
| eyfs_average_goals              | 2021/22 |         | mean   | r      |        |        |
| phonics_y1                      | 2011/12 |         | cent   | 1      |        | yes    |
| ks1_reading_level2              | 2004/05 | 2014/15 | cent   | 2      |        | yes    |
| ks1_writing_level2              | 2004/05 | 2014/15 | cent   | 2      |        | yes    |
| ks1_maths_level2                | 2004/05 | 2014/15 | cent   | 2      |        | yes    |
| ks1_reading_expected            | 2015/16 | 2022/23 | cent   | 2      |        | yes    |
| ks1_writing_expected            | 2015/16 | 2022/23 | cent   | 2      |        | yes    |
| ks1_maths_expected              | 2015/16 | 2022/23 | cent   | 2      |        | yes    |
| ks1_science_expected            | 2015/16 | 2022/23 | cent   | 2      |        | yes    |
| ks1_reading_greater_depth       | 2015/16 | 2022/23 | cent   | 2      |        | yes    |
| ks1_writing_greater_depth       | 2015/16 | 2022/23 | cent   | 2      |        | yes    |
| ks1_maths_greater_depth         | 2015/16 | 2022/23 | cent   | 2      |        | yes    |
| ks2_rwm_level4                  | 2011/12 | 2014/15 | cent   | 6      |        | yes    |
| ks2_rwm_expected                | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_rwm_higher                  | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_reading_expected            | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_reading_higher              | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_reading_scaled_score        | 2015/16 |         | mean   | 6      |        |        |
| ks2_maths_expected              | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_maths_higher                | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_maths_scaled_score          | 2015/16 |         | mean   | 6      |        |        |
| ks2_gps_expected                | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_gps_higher                  | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_gps_scaled_score            | 2015/16 |         | mean   | 6      |        |        |
| ks2_writing_expected            | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_writing_greater_depth       | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_science_expected            | 2015/16 |         | cent   | 6      |        | yes    |
| ks2_reading_progress            | 2015/16 |         | mean   | 6      |        |        |
| ks2_writing_progress            | 2015/16 |         | mean   | 6      |        |        |
| ks2_maths_progress              | 2015/16 |         | mean   | 6      |        |        |
| ks4_attainment8                 | 2014/15 |         | mean   | 11     |        |        |
| ks4_progress8                   | 2015/16 |         | mean   | 11     |        |        |
| ks4_em_grade4                   | 2015/16 |         | cent   | 11     |        | yes    |
| ks4_em_grade5                   | 2016/17 |         | cent   | 11     |        | yes    |
| ks4_ebacc_entry                 | 2009/10 |         | cent   | 11     |        | yes    |
| ks4_ebacc_grade4                | 2009/10 |         | cent   | 11     |        | yes    |
| ks4_ebacc_grade5                | 2016/17 |         | cent   | 11     |        | yes    |
| ks4_ebacc_points                | 2017/18 |         | mean   | 11     |        |        |
| ks4_5ac_em                      | 2005/06 | 2015/16 | cent   | 11     |        | yes    |
"""
# DfE's totals of absence and of exclusions are of these phases; alternative provision is published apart
STATE_FUNDED, APART = ("primary", "secondary", "special"), ("alternative",)
OF_STATE_FUNDED = ("absence", "exclusions", "suspen")
AGAINST_ENGLAND = ("ks4_progress8", "ks2_reading_progress", "ks2_writing_progress", "ks2_maths_progress")


@dataclass(frozen=True)
class Measure:
    """A measure in one year."""

    id: str
    unit: str
    taught: tuple[str, ...]
    may_be_nought: bool
    has_bounds: bool

    @property
    def is_a_mean(self) -> bool:
        """Whether its figures have a sum of squares."""
        return self.unit == "mean"

    @property
    def per(self) -> int:
        """Of how many a figure is."""
        return 100 if self.unit == "cent" else 1

    @property
    def of_nobody(self) -> str:
        """The state of a figure of nobody: not available, where somebody may have been expected to score nothing."""
        return "x" if self.id in AGAINST_ENGLAND else "z"

    def phases(self, school: str) -> list[str]:
        """The phases of figures in which a school of a phase counts."""
        if not self.id.startswith(OF_STATE_FUNDED):
            return ["all"]
        return ["all"] * (school in STATE_FUNDED) + [school] * (school in (*STATE_FUNDED, *APART))


def measures_of(year: int) -> Mapping[str, Measure]:
    """The measures that have figures in a year."""
    return {
        id: Measure(id, unit, taught_in(taught), nought == "yes", bounds == "yes")
        for id, first, last, unit, taught, nought, bounds in drawn(MEASURES)
        if year_of(first) <= year and (not last or year <= year_of(last))
    }


def taught_in(cell: str) -> tuple[str, ...]:
    """The year groups that a cell names."""
    first, _, last = cell.partition("-")
    if not last:
        return (f"year_{first}",) if first else ()
    return tuple(f"year_{number}" for number in range(int(first), int(last) + 1))
