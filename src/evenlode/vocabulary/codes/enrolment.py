"""The codes of enrolment: a pupil's registration at a school, and the year group that the pupil is taught in.

A year group says how the pupil is taught, not how old the pupil is: a date of birth more than two years from what the
year group expects is questioned, never changed.

Unconfirmed: E1, E2 and Year 14, and the ages that nursery groups expect.

Sources: DfE, Common Basic Data Set, enrolment status and national curriculum year group; DfE, School census guide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evenlode.vocabulary.codes.kinds import Code, CodeSet

TOLERANCE = 2
"""By so many years may a pupil be older or younger than the year group expects before anybody asks."""


@dataclass(frozen=True)
class Enrolment(Code):
    """A registration, and whether it is counted in the headcount of the January census (sole and dual main)."""

    in_headcount: bool


@dataclass(frozen=True)
class YearGroup(Code):
    """A year group, its group in figures (None: there is none), and the age on the day before the school year."""

    group: str | None
    age: int | None


STATUSES: CodeSet[Enrolment] = CodeSet(
    id="enrolment_status",
    title="enrolment status",
    citation="DfE, Common Basic Data Set, enrolment status",
    codes=(
        Enrolment("C", "registered at this school alone", True),
        Enrolment("M", "registered at two schools, this one the main", True),
        Enrolment("S", "registered at two schools, this one the subsidiary", False),
        Enrolment("F", "further education college", False),
        Enrolment("O", "other provider", False),
        Enrolment("G", "guest, registered elsewhere and here for some lessons", False),
        Enrolment("P", "no longer registered", False),
    ),
)
"""How a pupil is registered at a school."""

BOARDERS: CodeSet[Code] = CodeSet(
    id="boarder",
    title="boarder indicator",
    citation="DfE, Common Basic Data Set, boarder indicator; DfE, School census guide",
    codes=(
        Code(code="B", meaning="boarder, on how many nights a week is not said"),
        Code(code="6", meaning="boarder, on six nights a week or fewer"),
        Code(code="7", meaning="boarder, on seven nights a week"),
        Code(code="N", meaning="not a boarder"),
    ),
)
"""Whether a pupil boards at the school."""


def _every_year_group() -> Iterator[YearGroup]:
    """Every year group, the youngest first."""
    yield YearGroup("E1", "early years, first year", None, 0, unconfirmed=True)
    yield YearGroup("E2", "early years, second year", None, 1, unconfirmed=True)
    yield YearGroup("N1", "nursery, first year", None, 2, unconfirmed=True)
    yield YearGroup("N2", "nursery, second year", None, 3, unconfirmed=True)
    yield YearGroup("R", "Reception", "year_r", 4)
    yield from (YearGroup(str(year), f"Year {year}", f"year_{year}", year + 4) for year in range(1, 14))
    yield YearGroup("14", "Year 14", None, 18, unconfirmed=True)
    yield YearGroup("X", "national curriculum not followed", "year_group_unknown", None)


YEAR_GROUPS: CodeSet[YearGroup] = CodeSet(
    id="year_group",
    title="year groups",
    citation="DfE, Common Basic Data Set, national curriculum year group (actual)",
    codes=tuple(_every_year_group()),
)
"""The year groups in which pupils are taught."""


YEAR_GROUP_NAMES = {
    name.casefold(): one.group
    for one in YEAR_GROUPS.codes
    if one.group
    for name in (one.code, one.meaning, f"Y{one.code}")
}
"""The group of each year group that has one, by the names that schools write: `4`, `Year 4`, `Y4`."""

GROUP_OF_YEAR = {one.code: one.group for one in YEAR_GROUPS.codes if one.group}
"""The group of each year group that has one, by its code."""


def academic_age(born: date, on: date) -> int:
    """A pupil's age in whole years on the 31 August before the school year of a day."""
    started = on.year if on.month >= 9 else on.year - 1
    return started - born.year - ((born.month, born.day) > (8, 31))


def age_fits(code: str, born: date, on: date) -> bool:
    """Whether a date of birth is within two years of what a year group expects; true where it expects no age."""
    group = YEAR_GROUPS.find(code, on)
    if group is None or group.age is None:
        return True
    return abs(academic_age(born, on) - group.age) <= TOLERANCE
