"""What charts are drawn from: plain numbers with their texts, and those numbers in words for who cannot see them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Dot:
    """One number of a chart, at a category or year `x`, as printed; `text` is the number as printed beside its mark.

    Where `value` is None nothing is drawn and a line breaks. `low` and `high` are the ends of its 95% interval.
    `breaks` says that a new definition begins here, `covid` that the pandemic affected it.
    """

    x: str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    breaks: bool = False
    covid: bool = False


@dataclass(frozen=True)
class Series:
    """Numbers that belong together, under a name.

    `style` says how they look: `here`, `england`, `neighbours`, `others` or `group`.
    """

    name: str
    style: str
    dots: tuple[Dot, ...]


def drawn(series: Series) -> list[Dot]:
    """The dots that have a value."""
    return [dot for dot in series.dots if dot.value is not None]


def categories(series: Sequence[Series]) -> list[str]:
    """Every category, in the order in which they come."""
    return list(dict.fromkeys(dot.x for one in series for dot in one.dots))


def years(series: Sequence[Series]) -> list[str]:
    """Every year, the earliest first."""
    return sorted({dot.x for one in series for dot in one.dots})


def dot_at(series: Series, x: str) -> Dot | None:
    """The dot of a category or year, where it has a value."""
    return next((dot for dot in drawn(series) if dot.x == x), None)


def description(series: Sequence[Series]) -> str:
    """A chart of years in words: each line's first and last number, and where the first is furthest from another."""
    said = [through(one) for one in series if drawn(one)]
    return " ".join([*said, *furthest(series, " in")])


def description_of_categories(series: Sequence[Series]) -> str:
    """A chart of categories in words: every number, and where the first series is furthest from another."""
    said = []
    for x in categories(series):
        found = [(one.name, dot.text) for one in series if (dot := dot_at(one, x))]
        said.append(f"{x}: {', '.join(f'{name} {text}' for name, text in found) or 'no number'}.")
    return " ".join([*said, *furthest(series, ":")])


def through(series: Series) -> str:
    """One line's first and last number."""
    first, last = drawn(series)[0], drawn(series)[-1]
    if first is last:
        return f"{series.name}: {first.text} in {first.x}."
    return f"{series.name}: {first.text} in {first.x}, {last.text} in {last.x}."


def furthest(series: Sequence[Series], joint: str) -> list[str]:
    """For each further series, the place where the first is furthest from it, in the texts of both."""
    said = []
    for other in series[1:]:
        both = [(one, dot) for one in drawn(series[0]) if (dot := dot_at(other, one.x))]
        if len(both) > 1:
            one, dot = max(both, key=lambda pair: abs((pair[0].value or 0.0) - (pair[1].value or 0.0)))
            said.append(f"Furthest from {other.name}{joint} {one.x}, {one.text} and {dot.text}.")
    return said
