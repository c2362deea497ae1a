"""What files of teachers' assessments in the year say alike: whose, where, in what, and when."""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.making import academic_year, each
from evenlode.sources.record_kinds import Field, Identity, Kind, Made
from evenlode.vocabulary.codes.enrolment import YEAR_GROUP_NAMES
from evenlode.vocabulary.codes.subjects import subject_id

LICENCE = "personal data: see the data-sharing protocol"
CITATION = "DfE, Final report of the Commission on Assessment without Levels, 2015"
KNOWN_BY = Identity(ways=((IdentifierKind.UPN, ("upn",)),))

WHOSE = (
    Field("upn", ("upn", "unique pupil number"), Kind.UPN, required=True),
    Field("urn", ("urn", "school urn"), Kind.URN, required=True),
    Field("surname", ("surname", "family name"), personal=True),
    Field("forenames", ("forename", "forenames", "given name"), personal=True),
    Field("subject_name", ("subject",), Kind.WORDS, required=True),
    Field("year_group", ("year_group", "year group"), Kind.MEANING, meanings=YEAR_GROUP_NAMES,
          unreadable=Severity.WARNING),
    Field("on", ("checked_on", "date", "assessment date"), Kind.DATE, required=True),
)  # fmt: skip
MADE = (Made("subject", each(subject_id), ("subject_name",)), Made("year", academic_year, ("on",)))
