"""Daily attendance: one record is a pupil's day at a school, with the mark of the morning and that of the afternoon.

A file adds: it corrects the days and pupils that it names and leaves all others as they are. A code must be one of its
day; one that is not known is held, and never taken for present.
"""

from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.checking import negative, nothing
from evenlode.sources.readers.making import week
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.attendance import REGISTER_CODES

SOURCE = RecordFile(
    id="attendance_days",
    title="Daily attendance, a record a pupil-day",
    publisher="schools, to their authority",
    licence="personal data: see the data-sharing protocol",
    citation="The School Attendance (Pupil Registration) (England) Regulations 2024, SI 2024/208",
    rests_on="Evenlode's own layout, of the fields that school systems export",
    pupils=True,
    identity=Identity(ways=((IdentifierKind.UPN, ("upn",)),)),
    synthetic=("urn",),
    dated_by="extracted",
    last_day="on",
    roll=("urn", "on", ""),
    records=(
        Records(
            fields=(
                Field("urn", ("urn", "school urn"), Kind.URN, required=True),
                Field("upn", ("upn", "unique pupil number"), Kind.UPN, required=True),
                Field("on", ("date", "attendance date"), Kind.DATE, required=True),
                Field("am", ("am", "am code", "am mark"), Kind.CODE, codes=REGISTER_CODES, on="on", tells=True),
                Field("pm", ("pm", "pm code", "pm mark"), Kind.CODE, codes=REGISTER_CODES, on="on", tells=True),
                Field("late_am", ("am minutes late", "minutes late am"), Kind.WHOLE),
                Field("late_pm", ("pm minutes late", "minutes late pm"), Kind.WHOLE),
                Field("extracted", ("extracted", "extracted at"), Kind.MOMENT),
            ),
            made=(Made("week", week, ("on",)),),
            checks=(
                Check(
                    "attendance.no_mark", "am", nothing, ("am", "pm"), "The day has neither mark.",
                    "take the record out, or give the marks of the register",
                ),
                Check(
                    "attendance.late", "late_am", negative, ("late_am",), "Fewer than no minutes late.",
                    "give the minutes in digits",
                ),
                Check(
                    "attendance.late", "late_pm", negative, ("late_pm",), "Fewer than no minutes late.",
                    "give the minutes in digits",
                ),
            ),
            rows=(Rows("attendance_day", {"session": "=day"}),),
        ),
    ),
)  # fmt: skip
