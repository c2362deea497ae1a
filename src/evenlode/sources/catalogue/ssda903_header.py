"""Children looked after: who each child of a return is.

The child is known by the authority's own number (CHILD). A valid pupil number links the child with the school's files;
a wrong one is warned of, and UN1 to UN5 say why there is none. Where two children give one number, neither is linked.
That a girl is a mother, and when her child was born, is for those who are cleared for it: it is not read, and stands in
the encrypted file alone.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.making import alone, birth_month
from evenlode.sources.record_kinds import Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.ethnicity import ETHNICITIES
from evenlode.vocabulary.codes.sex import CARE_SEXES

SOURCE = RecordFile(
    id="ssda903_header",
    title="Children looked after, header",
    publisher=care.PUBLISHER,
    licence=care.LICENCE,
    citation=care.CITATION,
    rests_on="invented files in the published layout, and the guide's codes as its users publish them",
    pupils=True,
    identity=Identity(ways=((IdentifierKind.CARE, ("authority", "child")),), former="upn"),
    extent=Extent.WHOLE_OF_SCOPE,
    scope=care.SCOPE,
    synthetic=("authority", "upn"),
    last_day="as_at",
    asks=care.ASKS,
    made=care.OF_THE_RETURN,
    records=(
        Records(
            fields=(
                care.CHILD,
                Field(
                    "sex", ("SEX", "GENDER"), Kind.MEANING, meanings=CARE_SEXES, tells=True, unreadable=Severity.WARNING
                ),
                Field("birth", ("DOB",), Kind.DATE, required=True, personal=True),
                care.coded("ethnicity", ("ETHNIC",), ETHNICITIES, tells=True),
                Field("upn", ("UPN",), Kind.UPN_OR_REASON, tells=True, unreadable=Severity.WARNING, personal=True),
            ),
            made=(Made("birth_month", birth_month, ("birth",)), Made("linked", alone, ("former_pupil", "pupil"))),
            checks=(care.BORN_LATER, care.UPN_SHARED),
            rows=(Rows("pupil", {"place": "authority", "year": "academic"}), care.LINK),
        ),
    ),
)  # fmt: skip
