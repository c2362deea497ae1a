"""Young people of 16 and 17 in a month, as a table: what each is doing, one line a young person.

Unconfirmed: the names of the columns, which are Evenlode's own. Why a young person who is ill, pregnant or a parent
does nothing is for those who are cleared for it; their activity is kept by its kind. The authority's number of a
young person is not that of social care: they are known by pupil number, else by learner number, else by this number
alone.
"""

from evenlode.errors import Severity
from evenlode.sources import post16_fields as after_16
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import Field, Kind, RecordFile, Records
from evenlode.vocabulary.codes.post16 import ACTIVITIES, GUARANTEES
from evenlode.vocabulary.codes.sex import LETTER_GROUPS

SOURCE = RecordFile(
    id="post16_list",
    title="Young people of 16 and 17, monthly list",
    publisher="authorities",
    licence=after_16.LICENCE,
    citation=after_16.CITATION,
    rests_on="Evenlode's own layout, of what the requirement asks authorities to keep",
    unconfirmed=True,
    pupils=True,
    identity=after_16.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope={"place": "authority"},
    synthetic=("authority", "upn"),
    last_day="as_at",
    asks=("authority", "month"),
    made=after_16.OF_THE_MONTH,
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
            made=after_16.MADE,
            checks=after_16.CHECKS,
            rows=after_16.ROWS,
        ),
    ),
)  # fmt: skip
