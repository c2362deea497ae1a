"""The reasons for which sessions are missed and pupils are excluded, by DfE's codes; ids never change.

A reason is what the school recorded. A code's meaning holds from its first year to its last: since 19 August 2024
leave for an interview, a performance or a part-time timetable has codes of its own, which before stood under others;
since 2020/21 a school may give up to three reasons for one exclusion, so that reasons add up to more than exclusions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType

from evenlode.errors import NotFound
from evenlode.vocabulary.figure_ids import ALL_REASONS
from evenlode.vocabulary.years import Year


class CodeSet(StrEnum):
    """Whose codes a reason belongs to."""

    ABSENCE = "absence"
    EXCLUSION = "exclusion"

    @property
    def citation(self) -> str:
        """Where the codes are laid down."""
        return _CITATIONS[self]


_CITATIONS = {
    CodeSet.ABSENCE: "The School Attendance (Pupil Registration) (England) Regulations 2024, regulation 10; DfE, "
    "Working together to improve school attendance, register codes; before, DfE, School census guide, attendance codes",
    CodeSet.EXCLUSION: "DfE, Common Basic Data Set, exclusion reason; DfE, Suspensions and permanent exclusions in "
    "England: methodology",
}


@dataclass(frozen=True)
class Reason:
    """One reason: its id, in words, its code set, and the first and last school year in which the code was used.

    `last` is empty while the code is in use. National figures by reason begin in 2006/07, whatever the code's age.
    """

    id: str
    title: str
    code_set: CodeSet
    first: str
    last: str = ""

    @property
    def code(self) -> str:
        """The code as it stands in a register or return, such as `I` or `C1`."""
        return self.id.partition("_")[2].upper()

    def used_in(self, year: Year) -> bool:
        """Whether the code was in use in a school year."""
        return Year.parse(self.first) <= year and (not self.last or year <= Year.parse(self.last))


_BEGIN, _REGULATIONS_2024, _CODES_2020 = "2006/07", "2024/25", "2020/21"

_ROWS: tuple[Reason, ...] = (
    Reason("absence_i", "illness", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_m", "medical or dental appointment", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_r", "religious observance", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_s", "study leave", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_t", "parent travelling for work (before 2024/25: Traveller absence)", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_h", "family holiday agreed by the school", CodeSet.ABSENCE, _BEGIN, "2023/24"),
    Reason("absence_f", "extended family holiday agreed by the school", CodeSet.ABSENCE, _BEGIN, "2012/13"),
    Reason("absence_e", "suspended or permanently excluded, with no other provision made", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_c", "leave for any other reason", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_c1", "regulated performance or employment abroad", CodeSet.ABSENCE, _REGULATIONS_2024),
    Reason("absence_c2", "part-time timetable", CodeSet.ABSENCE, _REGULATIONS_2024),
    Reason("absence_j1", "interview for a job or another place of education", CodeSet.ABSENCE, _REGULATIONS_2024),
    Reason("absence_g", "holiday not agreed by the school", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_u", "late, after registration closed", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_o", "absent without leave for any other reason", CodeSet.ABSENCE, _BEGIN),
    Reason("absence_n", "no reason established yet", CodeSet.ABSENCE, _BEGIN),
    Reason("exclusion_pp", "physical assault against a pupil", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_pa", "physical assault against an adult", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_vp", "verbal abuse or threatening behaviour against a pupil", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_va", "verbal abuse or threatening behaviour against an adult", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_bu", "bullying", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_ra", "racist abuse", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_sm", "sexual misconduct", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_da", "drugs and alcohol", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_dm", "damage", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_th", "theft", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_db", "persistent disruptive behaviour", CodeSet.EXCLUSION, _BEGIN),
    Reason("exclusion_ot", "any other reason", CodeSet.EXCLUSION, _BEGIN, "2019/20"),
    Reason("exclusion_mt", "misuse of social media or online technology", CodeSet.EXCLUSION, _CODES_2020),
    Reason("exclusion_ow", "use or threat of use of an offensive weapon", CodeSet.EXCLUSION, _CODES_2020),
    Reason("exclusion_lg", "abuse against sexual orientation or gender identity", CodeSet.EXCLUSION, _CODES_2020),
    Reason("exclusion_ds", "abuse relating to disability", CodeSet.EXCLUSION, _CODES_2020),
    Reason("exclusion_ph", "wilful transgression of measures to protect public health", CodeSet.EXCLUSION, _CODES_2020),
)

REASONS: Mapping[str, Reason] = MappingProxyType({reason.id: reason for reason in _ROWS})
"""Every reason by its id, in the order in which they are shown; `all`, no reason in particular, is not among them."""


ABSENCE_REASONS = tuple(id for id, reason in REASONS.items() if reason.code_set is CodeSet.ABSENCE)
EXCLUSION_REASONS = tuple(id for id, reason in REASONS.items() if reason.code_set is CodeSet.EXCLUSION)
"""The reasons of each code set, in the order in which they are shown."""


def is_reason(id: str) -> bool:
    """Whether `id` may stand as the reason in a figure's key: `all`, or a reason's id."""
    return id == ALL_REASONS or id in REASONS


def find(id: str) -> Reason:
    """The reason with this id; raises `NotFound`, offering the nearest ids."""
    if id in REASONS:
        return REASONS[id]
    near = get_close_matches(id, REASONS, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else "the reference page of groups and reasons lists them"
    raise NotFound(f"There is no reason called '{id}'.", remedy=remedy)
