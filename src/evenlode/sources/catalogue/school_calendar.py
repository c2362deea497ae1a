"""School calendars: terms, holidays, days for staff and closures, as spans of days or single days.

A line is a span: of a school or, for all that keep it, of the authority. Without a last day it is one day. Saturdays
and Sundays are left out. Where lines overlap a closure counts before a day for staff, that before a holiday, and a
holiday before a term: so a term is one line, and what interrupts it stands beside it, bank holidays too. A file adds:
days that it names again are as it says, all others stay.
"""

from evenlode.errors import Severity
from evenlode.sources.readers.checking import before, longer_than_a_year, one_without_the_other
from evenlode.sources.readers.making import academic_year, first, mapped
from evenlode.sources.readers.spells import over_a_bank_holiday, overlaps
from evenlode.sources.record_kinds import Check, Days, Field, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.calendars import DAY_KINDS, HALF_TERMS, STRONGEST, TERM_OF

SOURCE = RecordFile(
    id="school_calendar",
    title="School calendars",
    publisher="authorities and schools",
    licence="as the authority or the school publishes it",
    citation="The Education (School Day and School Year) (England) Regulations 1999",
    rests_on="Evenlode's own layout",
    dated_by="published",
    last_day="last",
    records=(
        Records(
            fields=(
                Field("urn", ("place", "urn", "school urn"), Kind.SCHOOL_OR_AUTHORITY, required=True),
                Field("on", ("from", "date", "first day"), Kind.DATE, required=True),
                Field("until", ("to", "last day"), Kind.DATE),
                Field("kind", ("day", "kind of day"), Kind.MEANING, meanings=DAY_KINDS, required=True),
                Field("half_term", ("half_term", "half-term number"), Kind.MEANING, meanings=HALF_TERMS, tells=True),
                Field("published", ("published",), Kind.DATE),
            ),
            made=(
                Made("last", first, ("until", "on")),
                Made("term", mapped(TERM_OF), ("half_term",)),
                Made("opens", mapped({"open": "open"}), ("kind",)),
                Made("year", academic_year, ("on",)),
            ),
            checks=(
                Check(
                    "calendar.dates", "until", before, ("until", "on"), "It ends before it begins.",
                    "check both days: one of them is mistyped",
                ),
                Check(
                    "calendar.long", "until", longer_than_a_year, ("on", "until"), "It lasts longer than a year.",
                    "check the years of both days",
                ),
                Check(
                    "calendar.half_term", "half_term", one_without_the_other, ("opens", "half_term"),
                    "These are days of a term, and nothing says of which half-term.",
                    "write the half-term's number, 1 to 6; a term of two half-terms is two lines",
                ),
                Check(
                    "calendar.bank_holiday", "on", over_a_bank_holiday, ("opens", "on", "last", "urn"),
                    "A bank holiday lies in this half-term, and would count as a school day.",
                    "add a line for that day, with holiday as its kind", Severity.WARNING,
                ),
                Check(
                    "calendar.overlap", "on", overlaps, ("on", "last", "urn", "opens"),
                    "This half-term begins before another of the same calendar has ended.",
                    "check the days of both: a day lies in one half-term",
                ),
            ),
            rows=(Rows("school_day", {}, days=Days("on", "last", "kind", STRONGEST, {"year": academic_year})),),
        ),
    ),
)  # fmt: skip
