"""Who else publishes a figure, what they say, and why it differs, where that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from evenlode.comparisons.gap import exact
from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure, figures
from evenlode.measures.kinds import Difference, Differs
from evenlode.measures.stored import Query
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.releases import Release
from evenlode.vocabulary.rounding import round_half_away
from evenlode.vocabulary.years import Year, YearKind

# Releases after which no number is expected to change, or of which nothing is said.
SETTLED = frozenset({str(Release.FINAL), str(Release.UNSTATED)})


@dataclass(frozen=True)
class Elsewhere:
    """The same figure from another source: `difference` is that source's number less ours, exact as printed.

    It is None where one of the two has no value. `text` says why they differ.
    """

    figure: Figure
    difference: float | None
    reason: Difference
    text: str


def differences(reading: Reading, figure: Figure) -> list[Elsewhere]:
    """What other sources say of a figure, in order of preference, and of years of another kind that begin with its."""
    key = figure.key
    query = Query(
        measures=[key.measure],
        places=[key.place],
        phases=[key.phase],
        groups=[key.group],
        years=[year.id for year in years_like(key.year)],
        periods=[key.period],
        reasons=[key.reason],
    )
    return [elsewhere(figure, other) for other in figures(reading, query) if other.key.source != key.source]


def years_like(year: Year) -> list[Year]:
    """The years, or spans, of every kind that begin and end in the same calendar years as one."""
    return [Year(kind, year.start, year.last) for kind in YearKind]


def elsewhere(figure: Figure, other: Figure) -> Elsewhere:
    """Another source's figure set beside one, with the reason why they differ."""
    known = figure.value is not None and other.value is not None
    apart = exact(other) - exact(figure) if known else None
    reason, text = why(figure, other, apart)
    return Elsewhere(other, None if apart is None else float(apart), reason, text)


def why(figure: Figure, other: Figure, apart: Decimal | None) -> tuple[Difference, str]:
    """Why two sources differ: what is declared comes before what can only be seen of the two."""
    if other.key.year.kind is not figure.key.year.kind or is_part(figure) != is_part(other):
        return Difference.TIMING, Difference.TIMING.meaning
    if apart == 0 or (apart is None and figure.state is other.state):
        return Difference.SAME, Difference.SAME.meaning
    if apart is not None and is_rounding(figure, other):
        return Difference.ROUNDING, Difference.ROUNDING.meaning
    if said := declared(figure, other):
        return said[0].kind, said[0].text
    if figure.release != other.release and not SETTLED.issuperset((figure.release, other.release)):
        return Difference.RELEASE, f"this one is {stage(figure)}, that one {stage(other)}"
    return Difference.UNKNOWN, Difference.UNKNOWN.meaning


def stage(figure: Figure) -> str:
    """A figure's release in words."""
    return figure.release or "of no stated release"


def is_part(figure: Figure) -> bool:
    """Whether a figure is of part of its year only."""
    return str(Flag.PARTIAL_YEAR) in figure.flags


def is_rounding(figure: Figure, other: Figure) -> bool:
    """Whether the finer of two numbers is the coarser when it is rounded to that one's decimals as printed."""
    coarse, fine = sorted((figure, other), key=decimals)
    return decimals(coarse) < decimals(fine) and round_half_away(exact(fine), decimals(coarse)) == exact(coarse)


def decimals(figure: Figure) -> int:
    """How many decimals a number was printed with."""
    return figure.decimals or 0


def declared(figure: Figure, other: Figure) -> Sequence[Differs]:
    """What the measure says of why one of two sources stands apart from the other in a year."""
    pair = {figure.key.source, other.key.source}
    return [
        one
        for one in figure.measure.differs
        if len(pair.intersection(one.sources)) == 1
        and (not one.years or figure.key.year in [Year.parse(year) for year in one.years])
    ]
