"""The codes of the attendance register, one for each session of each pupil: what they mean and how they count.

The codes were laid down anew on 19 August 2024. Leave for an interview, until then a present mark (J), became an
authorised absence (J1), so that absence rose without anybody behaving differently: a series of absence breaks there.

Unconfirmed: that Q and Y1 to Y7 count as sessions that were not possible (the statistics' lists of reasons name none
of them); how D counted before September 2011; the days on which X began and ceased to be used for the pandemic.

Sources: The School Attendance (Pupil Registration) (England) Regulations 2024, regulation 10; DfE, Working together to
improve school attendance, register codes; DfE, A guide to absence statistics (codes and classes to 2023/24).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evenlode.vocabulary.codes.kinds import Code, CodeSet
from evenlode.vocabulary.reasons import REASONS
from evenlode.vocabulary.reasons import CodeSet as ReasonsOf

LAST_OLD, FIRST_NEW = date(2024, 8, 18), date(2024, 8, 19)
"""The days on which the registration regulations of 2006 ended and those of 2024 began."""


class MeaningClass(StrEnum):
    """How a session counts."""

    PRESENT = "present"
    APPROVED = "approved_educational_activity"
    AUTHORISED = "authorised_absence"
    UNAUTHORISED = "unauthorised_absence"
    NOT_POSSIBLE = "not_possible"

    @property
    def is_possible(self) -> bool:
        """Whether the session is among those that the pupil could have attended."""
        return self is not MeaningClass.NOT_POSSIBLE

    @property
    def is_attending(self) -> bool:
        """Whether the session counts as attended, at school or elsewhere."""
        return self in (MeaningClass.PRESENT, MeaningClass.APPROVED)

    @property
    def is_absent(self) -> bool:
        """Whether the session counts as missed, with leave or without."""
        return self in (MeaningClass.AUTHORISED, MeaningClass.UNAUTHORISED)


@dataclass(frozen=True)
class RegisterCode(Code):
    """A register code with its class and, where it is a reason for absence, the reason's id in figures."""

    meaning_class: MeaningClass
    reason: str | None = None


_P, _E, _N = MeaningClass.PRESENT, MeaningClass.APPROVED, MeaningClass.NOT_POSSIBLE
_AUTHORISED, _UNAUTHORISED = MeaningClass.AUTHORISED, MeaningClass.UNAUTHORISED
_AT_THE_OTHER = "registered at two schools and expected at the other"
_NOT_YET_OF_AGE = "not of compulsory school age and not expected"


def _absence(
    code: str,
    meaning_class: MeaningClass,
    since: date | None = None,
    until: date | None = None,
    instead: tuple[str, ...] = (),
    before: tuple[str, ...] = (),
    note: str = "",
) -> RegisterCode:
    """A reason for absence, in the words that figures by reason have for it."""
    reason = REASONS[f"absence_{code.lower()}"]
    return RegisterCode(
        code, reason.title, meaning_class, reason.id,
        since=since, until=until, instead=instead, before=before, note=note,
    )  # fmt: skip


def _unable(code: str, meaning: str) -> RegisterCode:
    """A session that the pupil was unable to attend, since 2024; that it was not possible is unconfirmed."""
    return RegisterCode(code, meaning, _N, since=FIRST_NEW, unconfirmed=True)


REGISTER_CODES: CodeSet[RegisterCode] = CodeSet(
    id="attendance",
    title="attendance register codes",
    citation=f"{ReasonsOf.ABSENCE.citation}; DfE, A guide to absence statistics",
    codes=(
        RegisterCode("/", "present in the morning", _P),
        RegisterCode("\\", "present in the afternoon", _P),
        RegisterCode("L", "late, before registration closed", _P),
        RegisterCode("B", "educated off site", _E, until=LAST_OLD),
        RegisterCode(
            "B", "another approved educational activity, supervised", _E, since=FIRST_NEW,
            note="learning at home by computer is not such an activity",
        ),
        RegisterCode(
            "K", "educated elsewhere by arrangement of the authority", _E, since=FIRST_NEW,
            note="Education Act 1996, section 19; Children and Families Act 2014, sections 42 and 61; stays on roll",
        ),
        RegisterCode("P", "sporting activity", _E),
        RegisterCode("V", "educational visit or trip", _E),
        RegisterCode("W", "work experience", _E),
        RegisterCode("J", "at an interview", _E, until=LAST_OLD, instead=("J1",)),
        _absence("J1", _AUTHORISED, since=FIRST_NEW, note="until 18 August 2024 a present mark, J"),
        RegisterCode("D", _AT_THE_OTHER, _E, until=date(2011, 8, 31), unconfirmed=True),
        RegisterCode("D", _AT_THE_OTHER, _N, since=date(2011, 9, 1)),
        _absence("C", _AUTHORISED),
        _absence("C1", _AUTHORISED, since=FIRST_NEW, before=("C",)),
        _absence("C2", _AUTHORISED, since=FIRST_NEW, before=("C",), note="of compulsory school age only"),
        _absence("E", _AUTHORISED),
        _absence("F", _AUTHORISED, until=date(2013, 8, 31), instead=("H",)),
        _absence("H", _AUTHORISED, until=LAST_OLD, instead=("C",)),
        _absence("I", _AUTHORISED),
        _absence("M", _AUTHORISED),
        _absence("R", _AUTHORISED),
        _absence("S", _AUTHORISED),
        _absence("T", _AUTHORISED, note="says what a parent does for a living, nothing of ethnicity"),
        _absence("G", _UNAUTHORISED),
        _absence("N", _UNAUTHORISED, note="to be replaced as soon as the reason is known"),
        _absence("O", _UNAUTHORISED),
        _absence("U", _UNAUTHORISED),
        RegisterCode("X", _NOT_YET_OF_AGE, _N, until=date(2020, 8, 31)),
        RegisterCode(
            "X", f"{_NOT_YET_OF_AGE}, or kept from school by the pandemic", _N, since=date(2020, 9, 1),
            until=date(2022, 8, 31), unconfirmed=True, note="not absence, and not a session that was possible",
        ),
        RegisterCode("X", _NOT_YET_OF_AGE, _N, since=date(2022, 9, 1)),
        RegisterCode(
            "Y", "unable to attend in exceptional circumstances", _N, until=LAST_OLD,
            instead=("Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7"),
        ),
        _unable("Q", "no access arrangements, or no transport that the authority owes"),
        _unable("Y1", "transport that is normally provided not available"),
        _unable("Y2", "travel widely disrupted"),
        _unable("Y3", "part of the school closed"),
        _unable("Y4", "the whole school closed unexpectedly"),
        _unable("Y5", "detained by criminal justice"),
        _unable("Y6", "kept away by public health law or guidance"),
        _unable("Y7", "any other unavoidable cause"),
        RegisterCode("Z", "not yet on the roll", _N),
        RegisterCode("#", "the school closed as planned", _N),
    ),
)  # fmt: skip
"""Every code of the attendance register, of every year."""


REASON_OF = {one.code: one.reason for one in REGISTER_CODES.codes if one.reason}
"""The reason for absence of each code that is one, by its id in figures."""


def meaning_class(code: str, on: date) -> MeaningClass | None:
    """How a session with this code counts on a day; None where the code does not hold on that day."""
    found = REGISTER_CODES.find(code, on)
    return found.meaning_class if found else None


def attending(on: date) -> tuple[str, ...]:
    """The codes that count as attending on a day."""
    return tuple(one.code for one in REGISTER_CODES.in_force(on) if one.meaning_class.is_attending)
