"""What the schools of an authority add up to, where some of their counts are withheld: a range, never a guess.

A symbol is never nought. A suppressed count lies between the bounds that its publisher states; where none are stated,
or a school's count is missing, nothing can be said of the most that the total may be. No withheld count is worked out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure
from evenlode.measures.schools import LAESTAB, is_school, schools
from evenlode.measures.stored import Query, chosen
from evenlode.vocabulary.places import PlaceKind, by_code
from evenlode.vocabulary.states import State
from evenlode.vocabulary.units import Unit


@dataclass(frozen=True)
class SchoolsTotal:
    """What an authority's schools add up to beside a figure of its own: the visible counts, and the range of the total.

    `schools` have a row in the same publication, `withheld` of them a count that is suppressed; `missing` have none.
    `at_most` is None where it cannot be known.
    """

    schools: int
    withheld: int
    missing: int
    visible: Decimal
    at_least: Decimal
    at_most: Decimal | None

    @property
    def sentence(self) -> str:
        """The total in words."""
        hidden = f"those of {self.withheld} schools withheld" if self.withheld else "none withheld"
        most = (
            f"between {self.at_least:f} and {self.at_most:f}"
            if self.at_most is not None
            else f"{self.at_least:f} or more"
        )
        same = self.at_most == self.at_least
        missing = f", {self.missing} not available" if self.missing else ""
        return (
            f"The {self.schools} schools of the same publication add up to {f'{self.at_least:f}' if same else most}: "
            f"{self.visible:f} in the counts that are shown, {hidden}{missing}."
        )


def schools_total(reading: Reading, figure: Figure) -> SchoolsTotal | None:
    """What the schools of a figure's authority add up to; None where it is no count, or no school has a row."""
    place = by_code(figure.key.place)
    if figure.unit != Unit.COUNT or place is None or place.kind is not PlaceKind.AUTHORITY:
        return None
    key = figure.key
    alike = Query(
        measures=[key.measure],
        phases=["all"],
        groups=[key.group],
        years=[key.year.id],
        periods=[key.period],
        reasons=[key.reason],
        sources=[key.source],
    )
    rows = reading.engine.arrow(
        chosen(reading, alike).select("place", "value", "state", "at_least", "at_most")
    ).to_pylist()
    mine = in_authority(reading, [row["place"] for row in rows], place.dfe_number, place.code)
    found = [row for row in rows if row["place"] in mine]
    return added_up(found) if found else None


def in_authority(reading: Reading, codes: Iterable[str], number: str, authority: str) -> set[str]:
    """The codes of schools in an authority: by the number of their LAESTAB, or as a register describes them."""
    every = {code for code in codes if is_school(code)}
    by_number = {code for code in every if code.startswith(LAESTAB + number)}
    described = schools(reading, every - {code for code in every if code.startswith(LAESTAB)})
    return by_number | {code for code, school in described.items() if school.authority == authority}


def added_up(rows: list[dict[str, object]]) -> SchoolsTotal:
    """The total of some schools' counts."""
    visible = sum((Decimal(repr(row["value"])) for row in rows if row["state"] == State.VALUE), Decimal(0))
    withheld = [row for row in rows if row["state"] == State.SUPPRESSED]
    missing = [row for row in rows if row["state"] in (State.NOT_AVAILABLE, State.UNRELIABLE, State.LOW)]
    low = sum((Decimal(repr(row["at_least"])) for row in withheld if row["at_least"] is not None), Decimal(0))
    bounded = not missing and all(row["at_most"] is not None for row in withheld)
    high = sum((Decimal(repr(row["at_most"])) for row in withheld), Decimal(0)) if bounded else None
    return SchoolsTotal(
        schools=len(rows),
        withheld=len(withheld),
        missing=len(missing),
        visible=whole(visible),
        at_least=whole(visible + low),
        at_most=None if high is None else whole(visible + high),
    )


def whole(number: Decimal) -> Decimal:
    """A number without needless noughts after its point."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
