"""Children looked after: a whole return in one XML file, with everything of each child inside the child's own element.

It is read like the files of the return one by one: see those for what is kept, and what is for those who are cleared
and stands in the encrypted file alone (convictions, misuse of drugs or alcohol, the questionnaire on strengths and
difficulties, motherhood). A fault that holds one part of a child's record holds the whole of it.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.making import alone, among, birth_month, first, mapped
from evenlode.sources.record_kinds import Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes import care_after as codes
from evenlode.vocabulary.codes.care import REVIEWS
from evenlode.vocabulary.codes.ethnicity import ETHNICITIES
from evenlode.vocabulary.codes.sex import CARE_SEXES

SOURCE = RecordFile(
    id="ssda903",
    title="Children looked after, a whole return",
    publisher=care.PUBLISHER,
    licence=care.LICENCE,
    citation=care.CITATION,
    rests_on="an invented file in the layout of the return's schema; other layouts of the return were not seen",
    pupils=True,
    identity=Identity(ways=((IdentifierKind.CARE, ("authority", "child")),), former="upn"),
    extent=Extent.WHOLE_OF_SCOPE,
    scope=care.SCOPE,
    synthetic=("authority", "upn"),
    last_day="as_at",
    asks=care.ASKS,
    made=care.OF_THE_RETURN,
    recognised_by={"EXPSSDA903": (), "EXPSSDA903/CHILD/HEADER/CHILDID": ()},
    passed_over=care.below(
        "EXPSSDA903/CHILD/HEADER",
        "UASC", "MOTHER", "MC_DOB", "PERMANENCE/LA_PERM", "OC2/SDQ_SCORE", "OC2/SDQ_REASON", "OC2/CONVICTED",
        "OC2/SUBSTANCE_MISUSE", "OC2/INTERVENTION_RECEIVED", "OC2/INTERVENTION_OFFERED", "ACCOM", "FOSTER_CARE",
        "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR",
    ),
    records=(
        Records(
            id="child",
            paths=("EXPSSDA903/CHILD",),
            fields=(
                Field("child", ("HEADER/CHILDID",), Kind.OWN_NUMBER, required=True, personal=True),
                Field(
                    "sex", ("HEADER/SEX", "HEADER/GENDER"), Kind.MEANING, meanings=CARE_SEXES,
                    unreadable=Severity.WARNING,
                ),
                Field("birth", ("HEADER/DOB",), Kind.DATE, required=True, personal=True),
                care.coded("ethnicity", ("HEADER/ETHNIC",), ETHNICITIES),
                Field("upn", ("HEADER/UPN",), Kind.UPN_OR_REASON, unreadable=Severity.WARNING, personal=True),
                Field("asylum_ended", ("HEADER/DUC",), Kind.DATE, unreadable=Severity.WARNING),
                *care.health_fields("HEADER/OC2/"),
                care.coded("in_touch", ("HEADER/IN_TOUCH",), codes.IN_TOUCH),
                care.coded("activity", ("HEADER/ACTIV",), codes.LEAVERS_ACTIVITIES),
                Field("date_int", ("HEADER/DATE_INT",), Kind.DATE, unreadable=Severity.WARNING),
                Field("date_match", ("HEADER/DATE_MATCH",), Kind.DATE, unreadable=Severity.WARNING),
                care.coded("prev_perm", ("HEADER/PERMANENCE/PREV_PERM",), codes.PREVIOUS_PERMANENCE),
                Field("day", ("HEADER/PERMANENCE/DATE_PERM",), Kind.DATE, unreadable=Severity.WARNING),
            ),
            made=(
                Made("birth_month", birth_month, ("birth",)),
                Made("linked", alone, ("former_pupil", "pupil")),
                Made("standing", mapped(codes.LEAVERS_STANDINGS), ("activity",)),
                Made("left_care", among("YES", "NO", "REFU", "NREQ", "RHOM"), ("in_touch",)),
                Made("perm_since", first, ("day", "as_at")),
            ),
            checks=(care.BORN_LATER, care.UPN_SHARED),
            rows=(
                Rows("pupil", {"place": "authority", "year": "academic"}),
                care.LINK,
                care.told("VL06_UASC", "begins", until="asylum_ended", where="asylum_ended"),
                care.told("VL05B_CARE_LEAVER", "as_at", until="", where="left_care"),
                *care.health_rows(),
                care.event("leaving", "in_touch", "as_at", "in_touch", where="in_touch"),
                care.event("leaving", "activ", "as_at", "standing", where="standing"),
                care.event("adoption", "date_int", "date_int", "=", where="date_int"),
                care.event("adoption", "date_match", "date_match", "=", where="date_match"),
                care.event("permanence", "prev_perm", "perm_since", "prev_perm", where="prev_perm"),
            ),
        ),
        Records(
            id="review",
            inside="child",
            paths=("HEADER/AREVIEW",),
            fields=(
                Field("review", ("REVIEW",), Kind.DATE, required=True),
                care.coded("review_code", ("REVIEW_CODE",), REVIEWS, "review"),
            ),
            checks=(care.before_birth("review", "^birth"), care.after_the_return("review")),
            rows=(care.event("review", "review", "review", "review_code", pupil="^pupil"),),
        ),
        Records(
            id="missing",
            inside="child",
            paths=("HEADER/AMISSING",),
            fields=care.MISSING_FIELDS,
            checks=(care.before_birth("since", "^birth"), *care.missing_checks("^pupil")),
            rows=(care.event("missing", "missing", "since", "missing", pupil="^pupil"),),
        ),
        Records(
            id="placed",
            inside="child",
            paths=("HEADER/AD_PLACED",),
            fields=care.PLACED_FIELDS,
            checks=(care.ends_before("placed.dates", "until", "since"),),
            rows=(care.event("adoption", "date_placed", "since", "reversed", pupil="^pupil"),),
        ),
        Records(
            id="episode",
            inside="child",
            paths=("EPISODE",),
            fields=care.EPISODE_FIELDS,
            made=(care.EPISODE_GOES_ON,),
            checks=care.episode_checks("^pupil"),
            rows=(Rows("care_episode", {"pupil": "^pupil"}),),
        ),
    ),
)  # fmt: skip
