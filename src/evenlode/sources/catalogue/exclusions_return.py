"""An authority's own return of suspensions and permanent exclusions, sent by its schools as each happens.

One record is one exclusion. A record that comes again with the same pupil, school, first day and category corrects the
one before; a file never takes off what it does not mention. Which days count, and which clocks run, the measures and
the registers say; here a date is only asked to be possible. An outcome in other words than those that are known is
left out with a warning, for what is written freely of a child may name somebody.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.checking import before, negative
from evenlode.sources.readers.making import academic_year, joined, mapped
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.answers import YES_OR_NO
from evenlode.vocabulary.codes.exclusions import CATEGORIES, KIND_OF, OUTCOMES, REASON_CODES, REASON_OF
from evenlode.vocabulary.codes.sen import PROVISIONS

SOURCE = RecordFile(
    id="exclusions_return",
    title="Return of suspensions and permanent exclusions",
    publisher="schools, to their authority",
    licence="personal data: see the data-sharing protocol",
    citation="Education Act 2002, section 51A; DfE, Suspension and permanent exclusion guidance",
    rests_on="Evenlode's own layout, made of what the regulations ask schools to tell their authority",
    pupils=True,
    identity=Identity(ways=((IdentifierKind.UPN, ("upn",)),)),
    synthetic=("urn",),
    last_day="start",
    records=(
        Records(
            fields=(
                Field("upn", ("upn", "unique pupil number"), Kind.UPN, required=True),
                Field("urn", ("urn", "school urn"), Kind.URN, required=True),
                Field("start", ("start", "start date", "exclusion start date"), Kind.DATE, required=True),
                Field("category", ("type", "category"), Kind.CODE, codes=CATEGORIES, on="start", required=True),
                Field("until", ("end", "end date"), Kind.DATE),
                Field("sessions", ("sessions", "sessions lost"), Kind.DECIMAL),
                Field("reason_1", ("reason_1", "reason"), Kind.CODE, codes=REASON_CODES, on="start"),
                Field("reason_2", ("reason_2",), Kind.CODE, codes=REASON_CODES, on="start"),
                Field("reason_3", ("reason_3",), Kind.CODE, codes=REASON_CODES, on="start"),
                Field("sen", ("sen",), Kind.CODE, codes=PROVISIONS, on="start", unreadable=Severity.WARNING),
                Field("looked_after", ("looked_after", "cla"), Kind.MEANING, meanings=YES_OR_NO),
                Field("social_worker", ("social_worker",), Kind.MEANING, meanings=YES_OR_NO),
                Field("authority_told", ("authority_told", "notified la at"), Kind.DATE),
                Field("virtual_school_told", ("virtual_school_told", "vsh at"), Kind.DATE),
                Field("governors_told", ("governors_told", "governors at"), Kind.DATE),
                Field("day_six", ("day_six", "day 6 start", "day6 start"), Kind.DATE),
                Field("home_authority", ("home_authority", "home la"), Kind.AUTHORITY, unreadable=Severity.WARNING),
                Field("cancelled", ("cancelled", "cancelled at"), Kind.DATE),
                Field("outcome", ("outcome",), Kind.MEANING, meanings=OUTCOMES, unreadable=Severity.WARNING),
            ),
            made=(
                Made("year", academic_year, ("start",)),
                Made("kind", mapped(KIND_OF), ("category",)),
                Made("first_reason", mapped(REASON_OF), ("reason_1",)),
                Made("second_reason", mapped(REASON_OF), ("reason_2",)),
                Made("third_reason", mapped(REASON_OF), ("reason_3",)),
                Made("reasons", joined, ("first_reason", "second_reason", "third_reason")),
            ),
            checks=(
                Check(
                    "exclusion.dates", "until", before, ("until", "start"), "The exclusion ends before it begins.",
                    "check both days: one of them is mistyped",
                ),
                Check(
                    "exclusion.sessions", "sessions", negative, ("sessions",), "Fewer than no sessions were lost.",
                    "give the number of half days, such as 3",
                ),
                Check(
                    "exclusion.told", "authority_told", before, ("authority_told", "start"),
                    "The authority was told before the first day.", "check both days", Severity.WARNING,
                ),
            ),
            rows=(Rows("exclusion", {"category": "kind"}),),
        ),
    ),
)  # fmt: skip
