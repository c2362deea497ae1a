"""What files of attendance say alike: whose mark, of which day, when the file was made, whether it is a register.

A file whose lines say `full` is the whole register of the days that it names, at each school by itself: a pupil whom a
newer register leaves out was not on it. Any other file adds: it corrects the marks that it names, and no others.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.checking import more_than, negative, nothing
from evenlode.sources.readers.checking_of_registers import after_export, afternoons_mark, at_a_weekend, before_registers
from evenlode.sources.readers.making import first, week
from evenlode.sources.readers.making_of_registers import (
    counted_at,
    days_later,
    in_session,
    no_monday,
    undated,
    whole_days,
)
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, Rows
from evenlode.vocabulary.codes.attendance import REGISTER_CODES
from evenlode.vocabulary.reasons import ABSENCE_REASONS, REASONS

CITATION = (
    "The School Attendance (Pupil Registration) (England) Regulations 2024, SI 2024/208; before 19 August 2024 the "
    "Education (Pupil Registration) (England) Regulations 2006, SI 2006/1751"
)
LICENCE = "personal data: see the data-sharing protocol"
KNOWN_BY = Identity(ways=((IdentifierKind.UPN, ("upn",)),))
SCOPE = {"urn": "urn", "on": "on"}
ROLL = ("counted_at", "on", "")
WHOLE_OR_NOT = {
    "full": "full", "register": "full", "delta": "delta", "corrections": "delta", "correction": "delta",
}  # fmt: skip
SESSIONS = {"am": "am", "morning": "am", "pm": "pm", "afternoon": "pm"}

URN = Field("urn", ("urn", "school urn"), Kind.URN, required=True)
UPN = Field("upn", ("upn", "unique pupil number"), Kind.UPN, required=True)
ON = Field("on", ("date", "attendance date", "session date"), Kind.DATE, required=True)
SESSION = Field("session", ("session", "am or pm"), Kind.MEANING, meanings=SESSIONS, required=True)
MODE = Field("mode", ("mode", "register or corrections"), Kind.MEANING, meanings=WHOLE_OR_NOT)
EXTRACTED = Field("extracted", ("extracted", "extracted at", "exported at", "recorded at"), Kind.MOMENT)
COUNTED = Made("counted_at", counted_at, ("urn", "mode"))
WEEK = Made("week", week, ("on",))


MARKS_MADE = (
    Made("whole", whole_days, ("urn", "on", "session", "mode")),
    Made("am", in_session("am"), ("session", "code")),
    Made("pm", in_session("pm"), ("session", "code")),
    Made("late_am", in_session("am"), ("session", "late")),
    Made("late_pm", in_session("pm"), ("session", "late")),
)
"""What a record of one mark becomes: a row that has the one session, and leaves the other alone."""

UNDATED = Check(
    "attendance.undated", "extracted", undated, ("mode", "extracted"),
    "Nothing says when some of these marks were exported: they count as old as the last day that the file names, and a "
    "register of that day which says its hour is taken for newer.",
    "add a column 'extracted' with the moment of the export, or say it of the file with --published", Severity.WARNING,
    once=True,
)  # fmt: skip
"""What is said of corrections of which nobody can tell whether they come after the register."""


def day_checks(on: str, *mornings: str, exported: str = "extracted") -> tuple[Check, ...]:
    """The checks on the day of a mark, or the Monday of a week, and on its mornings."""
    return (
        Check(
            "attendance.long_ago", on, before_registers, (on,), "This day is before September 2006, from when on "
            "registers are read.", "correct the year; or take the record out, if it is of so long ago",
        ),
        Check(
            "attendance.to_come", on, after_export, (on, exported),
            "This day comes after the one on which the file says that it was made: nobody can have been marked on it.",
            "correct the day, or the moment of the export; marks that are entered ahead are sent once the day has come",
        ),
        Check(
            "attendance.weekend", on, at_a_weekend, (on,), "Some of these marks are of a Saturday or a Sunday.",
            "nothing needs doing if the school was open; otherwise see whether day and month were exchanged",
            Severity.WARNING, once=True,
        ),
        Check(
            "attendance.afternoons_mark", mornings[0], afternoons_mark, mornings,
            "The mark for presence in the afternoon (\\) stands in the morning.",
            "see whether the columns of morning and afternoon were exchanged; the marks are kept as they are",
            Severity.WARNING, once=True,
        ),
    )  # fmt: skip


NO_MARK = Check(
    "attendance.no_mark", "am", nothing, ("am", "pm"), "The day has neither mark.",
    "take the record out, or give the marks of the day", alone=True,
)  # fmt: skip


def mark(id: str, *columns: str, on: str = "on", required: bool = False) -> Field:
    """A mark of the register, whose code must be one of its day."""
    return Field(id, columns, Kind.CODE, codes=REGISTER_CODES, on=on, required=required, tells=True)


def not_negative(*ids: str) -> tuple[Check, ...]:
    """The checks that minutes late are no fewer than none."""
    what, remedy = "Fewer than no minutes late.", "give the minutes in digits"
    return tuple(Check("attendance.late", id, negative, (id,), what, remedy) for id in ids)


AT_PROVIDER_CITATION = "Education Act 1996, section 19; DfE, Arranging alternative provision, guidance"
AT_PROVIDER = (
    Field("provider", ("provider", "provider number"), Kind.ESTABLISHMENT, required=True),
    Field("home", ("home school", "home school urn", "urn", "school urn"), Kind.URN, tells=True),
    UPN,
)
"""Which pupil is with which provider, and whose pupil it is."""


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
MONDAY = Field("monday", ("week commencing", "week beginning"), Kind.DATE, required=True)
MARKS_OF_WEEK = tuple(
    mark(f"{day}_{session}", f"{day[:3]} {session}", f"{day} {session}", on="monday")
    for day in WEEKDAYS
    for session in ("am", "pm")
)
DAYS_OF_WEEK = (
    Made("week", week, ("monday",)),
    *(Made(day, days_later(number), ("monday",)) for number, day in enumerate(WEEKDAYS[1:], start=1)),
    *(Made(f"{day}_there", first, (f"{day}_am", f"{day}_pm")) for day in WEEKDAYS),
)
WEEK_CHECKS = (
    *day_checks("monday", *(f"{day}_am" for day in WEEKDAYS)),
    Check(
        "attendance.no_monday", "monday", no_monday, ("monday",), "The week does not begin on a Monday.",
        "give the Monday of the week, whichever of its days the pupil attends",
    ),
    Check(
        "attendance.no_mark", "monday_am", nothing, tuple(one.id for one in MARKS_OF_WEEK), "The week has no mark.",
        "take the record out, or give the marks of the week", alone=True,
    ),
)  # fmt: skip
ROWS_OF_WEEK = tuple(
    Rows(
        "attendance_day",
        {"urn": "provider", "session": "=day", "on": day, "am": f"{day}_am", "pm": f"{day}_pm"},
        where=(f"{day}_there",),
    )
    for day in WEEKDAYS
)


MONITOR_CITATION = "DfE, Monitor your school attendance: user guide, 9 September 2025"
MISSED_BY_REASON = tuple(
    Field(id, (f"code {REASONS[id].code}", f"{REASONS[id].code} sessions"), Kind.WHOLE) for id in ABSENCE_REASONS
)
MISSED_ROWS = (
    Rows("attendance_total", {"reason": "=all", "collected": "year"}),
    *(
        Rows("attendance_total", {"reason": f"={id}", "collected": "year", "missed": id}, where=(id,))
        for id in ("authorised", "unauthorised", *ABSENCE_REASONS)
    ),
)
_AGAIN = "download the file again; where it is still so, keep it and tell the school"
TOTAL_CHECKS = (
    Check(
        "attendance.more_than_possible", "possible", more_than, ("possible", "authorised", "unauthorised"),
        "More sessions were missed than were possible.", _AGAIN,
    ),
    *(
        Check("attendance.negative", id, negative, (id,), "A number of sessions is less than nought.", _AGAIN)
        for id in ("possible", "authorised", "unauthorised", *ABSENCE_REASONS)
    ),
)  # fmt: skip
