"""Parts that stand more than once in a school census, or in transfer files too: a home, a total of attendance."""

from collections.abc import Iterable, Mapping

from evenlode.errors import Severity
from evenlode.sources.census_paths import either
from evenlode.sources.readers.checking import before, more_than, negative
from evenlode.sources.readers.checking_of_pupils import OLDEST, out_of_year, overlapping, strange_authority, too_old
from evenlode.sources.readers.making import mapped
from evenlode.sources.readers.making_of_pupils import sum_of
from evenlode.sources.record_kinds import Check, Field, Gathered, Kind, Made, Records, Rows
from evenlode.vocabulary.codes.attendance import REASON_OF, REGISTER_CODES

_LINES = (
    ("address_saon", "SAON"), ("address_paon", "PAON"), ("address_street", "Street"), ("address_locality", "Locality"),
    ("address_town", "Town"), ("address_area", "AdministrativeArea County"), ("address_post_town", "PostTown"),
    ("address_line_1", "AddressLine1 Line1"), ("address_line_2", "AddressLine2 Line2"),
    ("address_line_3", "AddressLine3 Line3"), ("address_line_4", "AddressLine4 Line4"),
    ("address_line_5", "AddressLine5 Line5"), ("postcode", "PostCode Postcode"),
    ("property_number", "UniquePropertyReferenceNumber UPRN"),
)  # fmt: skip
_AGAIN = "run the attendance totals again in the school's system, and export the file anew"


def home(around: Iterable[str]) -> tuple[Field, ...]:
    """The fields of a home's address in one of some elements: for the names store alone."""
    outers = tuple(around)
    return tuple(Field(name, either(outers, tags), personal=True) for name, tags in _LINES)


_NO_SESSIONS = "A number of sessions is less than nought."
_CHECKS = (
    Check(
        "attendance.more_than_possible", "possible", more_than, ("possible", "authorised", "unauthorised"),
        "More sessions were missed than were possible.", _AGAIN,
    ),
    *(
        Check("attendance.negative", one, negative, (one,), _NO_SESSIONS, _AGAIN)
        for one in ("possible", "authorised", "unauthorised")
    ),
)  # fmt: skip


def totals(id: str, tags: str, details: tuple[str, ...], period: str, prefix: str) -> tuple[Records, Records]:
    """A pupil's total of sessions over one part of the year, and beneath it the sessions of each reason.

    `period` is the field that names the part of the year, or `=` and its id; elements may be named with a `prefix`.
    """
    said = {"year": "year_of_totals", "period": period}
    return total(id, either(("Attendance",), tags), said, prefix), reasons(id, details, said)


def total(id: str, paths: tuple[str, ...], said: Mapping[str, str], prefix: str) -> Records:
    """The total itself: a row for all missed sessions, one for those with leave, one for those without."""
    said = {**said, "pupil": "^pupil", "entered": "^entered"}
    return Records(
        id=id,
        inside="pupil",
        paths=paths,
        fields=(
            Field("possible", ("SessionsPossible", "PossibleSessions", f"{prefix}SessionsPossible"), Kind.WHOLE),
            Field("authorised", ("SessionsAuthorised", f"{prefix}SessionsAuthorised"), Kind.WHOLE),
            Field("unauthorised", ("SessionsUnauthorised", f"{prefix}SessionsUnauthorised"), Kind.WHOLE),
        ),
        made=(Made("missed", sum_of, ("authorised", "unauthorised")),),
        checks=_CHECKS,
        rows=(
            Rows("attendance_total", {**said, "reason": "=all"}, where=("possible",)),
            *(
                Rows(
                    "attendance_total", {**said, "reason": f"={one}", "missed": one}, where=("possible", one)
                )
                for one in ("authorised", "unauthorised")
            ),
        ),
    )  # fmt: skip


def reasons(id: str, details: tuple[str, ...], said: Mapping[str, str]) -> Records:
    """The sessions of each reason beneath a total; a code that is no absence has no row."""
    said = {**said, "pupil": "^^pupil", "entered": "^^entered", "possible": "^possible"}
    return Records(
        id=f"{id}_reason",
        inside=id,
        paths=("Reasons/Reason", "SessionDetails/SessionDetail", "AttendanceReasons/AttendanceReason", *details),
        fields=(
            Field("code", ("AttendanceReason", "AbsenceReason", "ReasonCode"), Kind.CODE, codes=REGISTER_CODES),
            Field("missed", ("AbsenceSessions", "Sessions", "SessionsMissed"), Kind.WHOLE),
        ),
        made=(Made("reason", mapped(REASON_OF), ("code",)),),
        checks=(Check("attendance.negative", "missed", negative, ("missed",), _NO_SESSIONS, _AGAIN),),
        rows=(Rows("attendance_total", said, where=("reason", "missed")),),
    )


PUPIL_CHECKS = (
    Check(
        "upn.authority", "upn", strange_authority, ("upn",),
        "No authority in England or Wales has the number in this pupil number's second to fourth places.",
        "check the number against the pupil's last school; if it is the one they came with, keep it",
        Severity.WARNING,
    ),
    Check(
        "pupil.age", "born", out_of_year, ("born", "taught_in", "as_at"),
        "The day of birth is more than two years from what the year group expects.",
        "check both in the school's system; if the pupil is taught out of their year, nothing needs doing",
        Severity.WARNING,
    ),
    Check(
        "pupil.old", "born", too_old, ("born", "as_at"), f"The day of birth is more than {OLDEST} years ago.",
        "correct the day of birth in the school's system",
    ),
)  # fmt: skip
"""What is strange of a pupil's number, and of their age in their year group."""


MEALS_CHECKS = (
    Check(
        "fsm.dates", "until", before, ("until", "since"),
        "Eligibility for free school meals ends before it begins.",
        "check both days in the school's record of free school meals",
    ),
    Check(
        "fsm.overlap", "since", overlapping, ("within", "since", "until"),
        "This spell of free school meals begins before the one before it has ended.",
        "end the earlier spell, or take out the one that was entered twice; both are counted once",
        Severity.WARNING,
    ),
)  # fmt: skip
"""What is wrong with a spell of free school meals."""


def phones(id: str, inside: str, gathered: str, between: str) -> Records:
    """The telephones of somebody, gathered for the names store alone."""
    return Records(
        id=id,
        inside=inside,
        paths=("Phones/Phone", "Phones/PhoneNumber"),
        fields=(
            Field("type", ("TelephoneType", "PhoneType", "Type")),
            Field("number", ("PhoneNo", "TelephoneNumber", "Number"), personal=True),
        ),
        gathered=Gathered(gathered, of=("number",), between=between, personal=True),
    )
