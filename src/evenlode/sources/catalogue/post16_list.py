"""Young people of 16 and 17 in a month, as a table: what each is doing, one line a young person.

Unconfirmed: the names of the columns, which are Evenlode's own. Why a young person who is ill, pregnant or a parent
does nothing is for those who are cleared for it; their activity is kept by its kind. The authority's number of a
young person is not that of social care: they are known by pupil number, else by learner number, else by this number
alone.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.checking import before
from evenlode.sources.readers.making import academic_year, age_group, always, birth_month, last_day_of_month, mapped
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.post16 import ACTIVITIES, GUARANTEES, SHOWN, STANDINGS
from evenlode.vocabulary.codes.sex import LETTER_GROUPS

SOURCE = RecordFile(
    id="post16_list",
    title="Young people of 16 and 17, monthly list",
    publisher="authorities",
    licence="personal data: see the data-sharing protocol",
    citation="DfE, NCCIS management information requirement; Education and Skills Act 2008, sections 12 and 68",
    rests_on="Evenlode's own layout, of what the requirement asks authorities to keep",
    unconfirmed=True,
    pupils=True,
    identity=Identity(
        ways=(
            (IdentifierKind.UPN, ("upn",)),
            (IdentifierKind.ULN, ("uln",)),
            (IdentifierKind.CARE, ("authority", "register", "own_number")),
        )
    ),
    extent=Extent.WHOLE_OF_SCOPE,
    scope={"place": "authority"},
    synthetic=("authority", "upn"),
    last_day="as_at",
    asks=("authority", "month"),
    made=(
        Made("as_at", last_day_of_month, ("month",)),
        Made("year", academic_year, ("as_at",)),
        Made("register", always("ccis"), ("month",)),
    ),
    records=(
        Records(
            fields=(
                Field("own_number", ("young_person_id", "local id"), Kind.OWN_NUMBER, tells=True, personal=True),
                Field("uln", ("uln",), Kind.ULN, unreadable=Severity.WARNING),
                Field("upn", ("upn",), Kind.UPN_OR_REASON, personal=True, unreadable=Severity.WARNING),
                Field("surname", ("surname", "family name"), personal=True),
                Field("forename", ("forename", "given name"), personal=True),
                Field("address", ("address",), personal=True),
                Field("postcode", ("postcode",), personal=True),
                Field("birth", ("date_of_birth", "dob"), Kind.DATE, required=True, personal=True),
                Field("sex", ("sex", "gender"), Kind.MEANING, meanings=LETTER_GROUPS, unreadable=Severity.WARNING),
                Field("code", ("activity_code", "current activity code"), Kind.CODE, codes=ACTIVITIES, on="as_at",
                      required=True),
                Field("since", ("activity_start", "activity start date"), Kind.DATE, unreadable=Severity.WARNING),
                Field("guarantee", ("september_guarantee",), Kind.MEANING, meanings=GUARANTEES,
                      unreadable=Severity.WARNING),
            ),
            made=(
                Made("birth_month", birth_month, ("birth",)),
                Made("activity", mapped(SHOWN), ("code",)),
                Made("standing", mapped(STANDINGS), ("code",)),
                Made("age_group", age_group, ("birth", "as_at")),
            ),
            checks=(
                Check(
                    "activity.later", "since", before, ("as_at", "since"), "The activity begins after this month.",
                    "check the day, and the month that was said of the file", Severity.WARNING,
                ),
                Check(
                    "birth.later", "birth", before, ("as_at", "birth"), "The day of birth lies after this month.",
                    "check the date of birth",
                ),
            ),
            rows=(Rows("pupil", {"place": "authority"}), Rows("post16_activity", {})),
        ),
    ),
)  # fmt: skip
