"""Where things stand in a chart: round numbers for axes, texts in lines, labels kept apart, and the key above."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evenlode.publications.appearance.canvas import FOOT, QUIET, SMALL, TEXT, Row, Spec, rules, symbol, texts, weight_of
from evenlode.publications.appearance.series import Series
from evenlode.publications.appearance.typeface import width

NARROW = 480  # drawings narrower than this are for a phone or for panels side by side
MINUS = "\N{MINUS SIGN}"
LINE, KEY_LINE, KEY_MARK, KEY_SPACE = 15, 19, 22, 18


@dataclass(frozen=True)
class Scale:
    """A straight axis from round numbers to pixels: the first of `ticks` stands at `start`, the last at `end`."""

    ticks: tuple[float, ...]
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The pixel of a number."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.start + (value - low) / (high - low) * (self.end - self.start)


def step(low: float, high: float, most: int = 5) -> float:
    """The smallest round distance by which at most so many steps lead from the one to the other."""
    rough = (high - low) / most or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * size for size in (1, 2, 2.5, 5, 10) if power * size >= rough * (1 - 1e-9))


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """The round numbers from the last below or at `low` to the first above or at `high`."""
    one = step(low, high, most)
    first, last = math.floor(low / one + 1e-9), math.ceil(high / one - 1e-9)
    return tuple(one * number for number in range(first, max(last, first + 1) + 1))


def scale(values: Sequence[float], start: float, end: float, zero: bool = True) -> Scale:
    """The axis on which all numbers have their place, from one round number to another."""
    found = [*values, *([0.0] if zero or not values else [])]
    return Scale(ticks(min(found), max(found)), start, end)


def tick_texts(ticks: Sequence[float]) -> list[str]:
    """Round numbers in print, with as many decimals as the one that needs most."""
    decimals = max(len(f"{tick:.10g}".partition(".")[2]) for tick in ticks)
    return [f"{tick:,.{decimals}f}".replace("-", MINUS) if tick else "0" for tick in ticks]


def wrapped(text: str, room: float, size: float = TEXT, weight: int = 400) -> list[str]:
    """A text in lines that fit, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles as near as can be to those wanted, so that things of these heights do not overlap and stay within.

    Neighbours that collide are moved together about their mean (isotonic regression of the places less the heights
    below them); where all do not fit they begin at `low`.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    offsets, total = [], 0.0
    for index in order:
        offsets.append(total + heights[index] / 2)
        total += heights[index]
    starts = pooled([wanted[index] - offset for index, offset in zip(order, offsets, strict=True)])
    held = [max(low, min(start, high - total)) for start in starts]
    return [one for _index, one in sorted(zip(order, (h + o for h, o in zip(held, offsets, strict=True)), strict=True))]


def pooled(values: Sequence[float]) -> list[float]:
    """The nearest values that do not fall (pool adjacent violators)."""
    pools: list[list[float]] = []
    for value in values:
        pools.append([value])
        while len(pools) > 1 and mean(pools[-2]) > mean(pools[-1]):
            pools[-2:] = [[*pools[-2], *pools[-1]]]
    return [mean(pool) for pool in pools for _value in pool]


def mean(values: Sequence[float]) -> float:
    """The mean of some values."""
    return sum(values) / len(values)


def lines_down(lines: Sequence[str], x: float, middle: float, size: float = LINE) -> Iterator[Row]:
    """The rows of a text in lines, centred about a height."""
    top = middle - size * (len(lines) - 1) / 2
    yield from ({"x": x, "y": top + size * index, "text": line} for index, line in enumerate(lines))


def key(series: Sequence[Series], across: float, bars: bool = False) -> tuple[list[Spec], float]:
    """What each mark stands for, in as many lines as it needs, and how high that is."""
    x, y, layers = 0.0, KEY_LINE / 2, list[Spec]()
    for one in series:
        wide = KEY_MARK + width(one.name, TEXT, weight_of(one.style))
        if x and x + wide > across:
            x, y = 0.0, y + KEY_LINE
        name = [{"x": x + KEY_MARK, "y": y, "text": one.name}]
        layers += [symbol(one, x + 8, y, bars), *texts(name, weight=weight_of(one.style))]
        x += wide + KEY_SPACE
    return layers, y + KEY_LINE / 2


def grid_across(axis: Scale, left: float, right: float) -> list[Spec]:
    """Faint lines at the round numbers of an upright axis, with the numbers to the left of them; nought is plainer."""
    rows = [{"x": left, "x2": right, "y": axis(tick), "y2": axis(tick), "tick": tick} for tick in axis.ticks]
    named = zip(axis.ticks, tick_texts(axis.ticks), strict=True)
    names = [{"x": left - 8, "y": axis(tick), "text": text} for tick, text in named]
    return [*faint(rows), *texts(names, SMALL, QUIET, align="right")]


def grid_up(axis: Scale, spans: Sequence[tuple[float, float]]) -> list[Spec]:
    """Faint lines at the round numbers of a level axis, in each span from its top to its foot; the numbers below."""
    rows = [
        {"x": axis(tick), "x2": axis(tick), "y": top, "y2": foot, "tick": tick}
        for tick in axis.ticks
        for top, foot in spans
    ]
    named = zip(axis.ticks, tick_texts(axis.ticks), strict=True)
    names = [{"x": axis(tick), "y": spans[-1][1] + 12, "text": text} for tick, text in named]
    return [*faint(rows), *texts(names, SMALL, QUIET, align="center")]


def faint(rows: Sequence[Row]) -> list[Spec]:
    """The lines of a grid, the one at nought plainer than the others."""
    return [rules([row for row in rows if row["tick"]]), rules([row for row in rows if not row["tick"]], FOOT)]


def gutter(axis: Scale) -> float:
    """How much room the numbers to the left of an upright axis need."""
    return max(width(text, SMALL) for text in tick_texts(axis.ticks)) + 8


def within(x: float, text: str, size: float, right: float) -> float:
    """The middle nearest to `x` at which a text stays between the left edge and `right`."""
    half = width(text, size) / 2
    return min(max(x, half), right - half)
