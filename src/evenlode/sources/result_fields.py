"""What files of results say alike: whose a result is, where and when, and results that stand in columns of their own.

DfE's own files may put the stage before a column's name, as `KS2_UPN`. A file that does not say of which year it is has
its sender asked; a result belongs to the academic year that ends after its summer.
"""

from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.checking import nothing
from evenlode.sources.readers.making import last_day_of_school_year
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made

LICENCE = "personal data: see the data-sharing protocol"
KNOWN_BY = Identity(ways=((IdentifierKind.UPN, ("upn",)),))
SCOPE = {"source": "source", "urn": "urn", "year": "year", "stage": "stage"}
ROLL = ("urn", "as_at", "")


def named(stage: str, *names: str) -> tuple[str, ...]:
    """The names of a column as they are, and with the stage before them."""
    return (*names, *(f"{stage}_{name}" for name in names))


def whose(stage: str, upn: Field) -> tuple[Field, ...]:
    """Whose a result is, at which school, of which year."""
    return (
        upn,
        Field("urn", named(stage, "URN", "school urn", "LAESTAB"), Kind.URN, required=True),
        Field("year", named(stage, "ACADYR", "academic year"), Kind.YEAR),
        Field("surname", named(stage, "SURNAME", "family name"), personal=True),
        Field("forenames", named(stage, "FORENAMES", "FORENAME", "given name"), personal=True),
        Field("birth", named(stage, "DOB", "date of birth"), personal=True),
    )


OF_THE_YEAR = Made("as_at", last_day_of_school_year, ("year",))
OF_NO_YEAR = Check(
    "year.empty", "year", nothing, ("year",), "Nothing says of which school year this is.",
    "fill the column in, or take it out and say the year with --say year=2023-24",
)  # fmt: skip
