"""Trends: how a gap moved over the unbroken run of years that ends with a figure's own.

The run goes back as far as the definition does. A year without a gap breaks nothing: it is left out, and named. Of
neighbours, the set in force in the last year counts for every year, so that no change of theirs is a change of the set.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from evenlode.comparisons.gap import Figures, gap_since
from evenlode.comparisons.kinds import Comparator, Gap, GapTrend
from evenlode.comparisons.means import NOBODY, Neighbourhood
from evenlode.measures.figures import Figure
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.years import Year


def trend(figure: Figure, comparator: Comparator, known: Figures, near: Neighbourhood = NOBODY) -> GapTrend | None:
    """The trend of one figure's gap; None where its year has no gap, or no earlier year of its definition has one."""
    run = run_of(figure, comparator, known, near)
    if len(run) < 2 or run[-1].figure.key != figure.key:
        return None
    year, first = figure.key.year, run[0]
    whole = gap_since(figure, first.figure, comparator, known, near, year)
    if whole.change is None or whole.group_change is None or whole.comparator_change is None:
        return None
    years = [one.figure.key.year for one in run]
    moves = [one.change for one in since_each_other(run, comparator, known, near, year)]
    return GapTrend(
        figure=figure,
        comparator=comparator,
        gaps=run,
        missing=tuple(one for one in years_since(years[0].last, year) if one not in years),
        covid=tuple(one.figure.key.year for one in run if is_covid(one)),
        change=whole.change,
        group_change=whole.group_change,
        comparator_change=whole.comparator_change,
        narrower=sum(move is not None and move < 0 for move in moves),
        wider=sum(move is not None and move > 0 for move in moves),
        closed_by=whole.closed_by,
        verdict=whole.verdict,
    )


def run_of(figure: Figure, comparator: Comparator, known: Figures, near: Neighbourhood) -> tuple[Gap, ...]:
    """The gaps of every year of a figure's definition up to its own, oldest first; years without one are left out."""
    year, since = figure.key.year, figure.measure.definition_for(figure.key.year)
    start = Year.parse(since.year).start if since else year.last
    keys = [replace(figure.key, year=one) for one in years_since(start, year)]
    figures = [known[key] for key in keys if key in known and known[key].definition == figure.definition]
    before = [known.get(replace(one.key, year=one.key.year.previous())) for one in figures]
    found = [
        gap_since(one, earlier, comparator, known, near, year) for one, earlier in zip(figures, before, strict=True)
    ]
    return tuple(one for one in found if one.gap is not None)


def since_each_other(
    run: Sequence[Gap], comparator: Comparator, known: Figures, near: Neighbourhood, year: Year
) -> Iterator[Gap]:
    """Every gap of a run after the first, with its change since the gap before it in the run."""
    for before, now in pairwise(run):
        yield gap_since(now.figure, before.figure, comparator, known, near, year)


def years_since(start: int, last: Year) -> list[Year]:
    """Every year of one kind and length that ends in or after the one that starts in `start`, up to `last`."""
    found = [last]
    while found[-1].previous().last >= start:
        found.append(found[-1].previous())
    return found[::-1]


def is_covid(gap: Gap) -> bool:
    """Whether the pandemic affected either side of a gap."""
    return any(Flag.COVID in one.flags for one in (gap.figure, gap.other) if one)
