"""What charts of years have in common: the years below, bands of the pandemic, and rules where a definition begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenlode.publications.appearance.canvas import BAND, QUIET, SMALL, Row, Spec, blocks, rules, texts
from evenlode.publications.appearance.layout import within
from evenlode.publications.appearance.series import Series
from evenlode.publications.appearance.typeface import width

BREAK, COVID = "new definition", "pandemic"
CLEAR, STRIP, BELOW, SPACE = 12, 16, 24, 10


@dataclass(frozen=True)
class Years:
    """The years of a chart, each with a band of one width, from the left to the right."""

    names: tuple[str, ...]
    left: float
    right: float
    breaks: frozenset[str]
    covid: frozenset[str]

    @property
    def step(self) -> float:
        """How wide one year is."""
        return (self.right - self.left) / len(self.names)

    def begins(self, year: str) -> float:
        """Where a year's band begins."""
        return self.left + self.names.index(year) * self.step

    def middle(self, year: str) -> float:
        """Where a year's marks stand."""
        return self.begins(year) + self.step / 2


def years_of(series: Sequence[Series], names: Sequence[str], left: float, right: float) -> Years:
    """The years of some series; a new definition in the first year breaks nothing."""
    dots = [dot for one in series for dot in one.dots]
    breaks = frozenset(dot.x for dot in dots if dot.breaks) - {names[0]}
    return Years(tuple(names), left, right, breaks, frozenset(dot.x for dot in dots if dot.covid))


def top_of(unit: str) -> float:
    """Where the highest line of the grid stands: alike in charts side by side, with rules and bands or without."""
    return CLEAR + STRIP + (STRIP if unit else 0)


def bands(years: Years, top: float, bottom: float) -> Spec:
    """A faint band behind each run of years that the pandemic affected."""
    rows = [{"x": start, "x2": end, "y": top, "y2": bottom} for start, end in runs(years)]
    return blocks(rows, BAND)


def runs(years: Years) -> list[tuple[float, float]]:
    """Where each run of years that the pandemic affected begins and ends."""
    found: list[tuple[float, float]] = []
    for year in (name for name in years.names if name in years.covid):
        start, end = years.begins(year), years.begins(year) + years.step
        if found and start - found[-1][1] < 1:
            start = found.pop()[0]
        found.append((start, end))
    return found


def breaks(years: Years, top: float, bottom: float) -> Spec:
    """A dashed rule before each year with which a definition begins."""
    places = [years.begins(year) for year in years.names if year in years.breaks]
    return rules([{"x": x, "x2": x, "y": top, "y2": bottom} for x in places], QUIET, dash=(2, 3))


def strip(years: Years, y: float, right: float) -> list[Spec]:
    """What rules and bands mean, above them; what would run into another is said once, by the one before."""
    wanted = [(years.begins(year), BREAK) for year in years.names if year in years.breaks]
    wanted += [((start + end) / 2, COVID) for start, end in runs(years)]
    rows: list[Row] = []
    for middle, text in wanted:
        x, half = within(middle, text, SMALL, right), width(text, SMALL) / 2
        if all(abs(x - row["x"]) > half + width(row["text"], SMALL) / 2 + SPACE for row in rows):
            rows.append({"x": x, "y": y, "text": text})
    return texts(rows, SMALL, QUIET, align="center")


def named(years: Years, y: float, right: float) -> list[Spec]:
    """The last year, the first, and as many between as have room, at one distance."""
    wide = max(width(name, SMALL) for name in years.names) + SPACE
    last = len(years.names) - 1
    # The last name stands further left than its year where it would run out of the chart.
    moved = years.middle(years.names[last]) - within(years.middle(years.names[last]), years.names[last], SMALL, right)
    every = max(1, -int(-(wide + moved) // years.step))
    chosen = [index for index in range(last, -1, -every) if not 0 < index * years.step < wide]
    found = [years.names[index] for index in sorted({0, *chosen})]
    rows = [{"x": within(years.middle(name), name, SMALL, right), "y": y, "text": name} for name in found]
    return texts(rows, SMALL, QUIET, align="center")
