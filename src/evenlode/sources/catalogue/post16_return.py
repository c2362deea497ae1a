"""Young people of 16 and 17 in a month, in XML: what each is doing, as the authority tells DfE.

Unconfirmed: the layout. The requirement's data sets (young person, current activity, September guarantee) were read
of, and their elements were not seen: a file whose elements have other names is not recognised, and nothing of it is
guessed. Why a young person who is ill, pregnant or a parent does nothing is for those who are cleared for it; their
activity is kept by its kind. The flags of their circumstances are not read. The authority's number of a young person
is not that of social care: they are known by pupil number, else by learner number, else by this number alone.
"""

from evenlode.errors import Severity
from evenlode.sources import post16_fields as after_16
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import Field, Kind, RecordFile, Records
from evenlode.vocabulary.codes.post16 import ACTIVITIES, GUARANTEES
from evenlode.vocabulary.codes.sex import LETTER_GROUPS

SOURCE = RecordFile(
    id="post16_return",
    title="Young people of 16 and 17, monthly return",
    publisher="authorities, to the Department for Education",
    licence=after_16.LICENCE,
    citation=after_16.CITATION,
    rests_on="the names of the requirement's data sets alone: neither its schema nor a file was read",
    unconfirmed=True,
    pupils=True,
    identity=after_16.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope={"place": "authority"},
    synthetic=("authority", "upn"),
    last_day="as_at",
    asks=("authority", "month"),
    made=after_16.OF_THE_MONTH,
    recognised_by={
        "NCCIS/YoungPerson/YoungPersonID": (),
        "NCCIS/YoungPerson/CurrentActivity/ActivityCode": (),
    },
    passed_over=(
        "NCCIS/Header", "NCCIS/YoungPerson/IndividualCharacteristics", "NCCIS/YoungPerson/IntendedDestination",
    ),
    records=(
        Records(
            id="young_person",
            paths=("NCCIS/YoungPerson",),
            fields=(
                Field("own_number", ("YoungPersonID",), Kind.OWN_NUMBER, personal=True),
                Field("uln", ("ULN", "UniqueLearnerNumber"), Kind.ULN, unreadable=Severity.WARNING),
                Field("upn", ("UPN", "UniquePupilNumber"), Kind.UPN_OR_REASON, personal=True,
                      unreadable=Severity.WARNING),
                Field("surname", ("Surname", "FamilyName"), personal=True),
                Field("forename", ("Forename", "GivenName"), personal=True),
                Field("address", ("Address", "AddressLine1"), personal=True),
                Field("postcode", ("Postcode", "PostCode"), personal=True),
                Field("birth", ("DateOfBirth", "DOB"), Kind.DATE, required=True, personal=True),
                Field("sex", ("Sex", "Gender"), Kind.MEANING, meanings=LETTER_GROUPS, unreadable=Severity.WARNING),
                Field("code", ("CurrentActivity/ActivityCode",), Kind.CODE, codes=ACTIVITIES, on="as_at",
                      required=True),
                Field("since", ("CurrentActivity/StartDate",), Kind.DATE, unreadable=Severity.WARNING),
                Field("guarantee", ("SeptemberGuarantee/Status", "SeptemberGuarantee"), Kind.MEANING,
                      meanings=GUARANTEES, unreadable=Severity.WARNING),
            ),
            made=after_16.MADE,
            checks=after_16.CHECKS,
            rows=after_16.ROWS,
        ),
    ),
)  # fmt: skip
