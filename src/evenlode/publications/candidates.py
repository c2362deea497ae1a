"""The candidates: what a report's finding, its exceptions and the first sentences of its chapters are chosen from.

One set and one scale for all three, so that none of them leads with what another would leave out. A difference is
weighed by how far the neighbours' own numbers lie from each other: percentages, scores and rates have no common size.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from evenlode.comparisons.gap import has_gap
from evenlode.comparisons.kinds import Gap, Verdict
from evenlode.judgements.sentences import direction_of_change
from evenlode.measures.figures import Figure
from evenlode.publications.counted_tables import counted
from evenlode.publications.evidence import Evidence
from evenlode.publications.kinds import Chapter, Line
from evenlode.vocabulary.units import Unit

IN_POINTS = (Unit.PERCENT, Unit.POINTS)
ENDS = (0.0, 100.0)


def candidates(evidence: Evidence, chapters: Iterable[Chapter]) -> list[Figure]:
    """The figures of vulnerable groups that chapters show and that may be led with, each thing once, in page order."""
    found: dict[tuple[str, str], Figure] = {}
    for chapter in chapters:
        for one in shown(evidence, chapter):
            if may_lead(evidence, one):
                found.setdefault((one.key.measure, one.key.group), one)
    return list(found.values())


def shown(evidence: Evidence, chapter: Chapter) -> Iterator[Figure]:
    """Every figure of a vulnerable group in a chapter's tables: those with gaps, then those that are counted."""
    for id in chapter.measures:
        yield from evidence.groups_of(Line("", id), chapter.groups)
    yield from (one for line in chapter.counted if (one := counted(evidence, line)))


def may_lead(evidence: Evidence, one: Figure) -> bool:
    """Whether a figure may be led with: a value as new as England's newest, of enough children, and of no end.

    A figure of exactly 0 or 100 per cent is of very few children or says nothing of how few.
    """
    at_an_end = one.measure.unit is Unit.PERCENT and one.value in ENDS
    return one.value is not None and not at_an_end and is_new(evidence, one) and is_of_enough(evidence, one)


def is_new(evidence: Evidence, one: Figure) -> bool:
    """Whether a figure is as new as England's newest; of a place that closed, none can be."""
    newest = evidence.england_chosen.get((one.key.measure, one.key.phase))
    return evidence.place.closed is not None or newest is None or newest.year == one.key.year


def is_of_enough(evidence: Evidence, one: Figure) -> bool:
    """Whether a figure is of enough children: as counted, if anyone counted them; else of a group that is large."""
    report, count = evidence.report, children(evidence, one)
    return one.key.group in report.larger_groups if count is None else count >= report.least_counted


def children(evidence: Evidence, one: Figure) -> float | None:
    """Of how many children a figure is, as its own source or another counted them; None where nobody did."""
    if one.denominator is not None:
        return one.denominator
    same = (one.key.measure, one.key.place, one.key.phase, one.key.group)
    met = [
        found.denominator
        for source in evidence.sources
        if (found := evidence.by_series.get((source, *same), {}).get(one.key.year)) and found.denominator is not None
    ]
    return min(met, default=None)


def weighed(evidence: Evidence, one: Figure, difference: Decimal) -> Decimal | None:
    """A difference of a figure's in parts of how far the neighbours lie from each other; None where nobody can say.

    Where no list of neighbours has the place it is a difference in points as it stands, and None of other units; None
    too where too few neighbours have a figure, or all the same.
    """
    mean = evidence.mean(one)
    if mean is None:
        return difference if one.measure.unit in IN_POINTS else None
    spread = evidence.spread(one)
    return difference / spread if spread and mean.counted + 1 >= evidence.report.least_ranked else None


def gaps_of(evidence: Evidence, figures: Iterable[Figure]) -> list[Gap]:
    """The gaps of figures to the others in their own place, those that are known."""
    return [gap for one in figures if has_gap(one) and (gap := evidence.gap(one)).gap is not None]


def exact(number: float | None) -> Decimal:
    """A number of a comparison as the decimal that it stands for."""
    return Decimal(repr(number or 0.0))


def in_order(evidence: Evidence, gaps: Iterable[tuple[Gap, Decimal]]) -> list[Gap]:
    """Gaps by a difference of each as it weighs, the largest first; those that cannot be weighed are left out."""
    weights = [(weighed(evidence, gap.figure, difference), gap) for gap, difference in gaps]
    known = [(weight, gap) for weight, gap in weights if weight is not None]
    return [gap for _weight, gap in sorted(known, key=lambda one: one[0], reverse=True)]


def most_beside_england(evidence: Evidence, figures: Iterable[Figure]) -> tuple[Gap, Gap] | None:
    """Of the gaps of figures the one that most exceeds England's, or comes nearest to it, with England's.

    None where none can be weighed.
    """
    england = {gap.id: there for gap in gaps_of(evidence, figures) if (there := evidence.england_gap(gap.figure))}
    pairs = [
        (gap, exact(gap.gap) - exact(there.gap))
        for gap in gaps_of(evidence, figures)
        if (there := england.get(gap.id)) and there.gap is not None
    ]
    first = in_order(evidence, pairs)[:1]
    return (first[0], england[first[0].id]) if first else None


def moved(evidence: Evidence, figures: Iterable[Figure], way: Verdict) -> list[Gap]:
    """The gaps of groups behind, this year and the last, that are narrower or wider, by how much that weighs."""
    met = [gap for gap in gaps_of(evidence, figures) if is_behind(gap) and direction_of_change(gap) is way]
    return in_order(evidence, ((gap, abs(exact(gap.change))) for gap in met))


def is_behind(gap: Gap) -> bool:
    """Whether a group is behind and was not ahead the year before: a lead that was lost is no gap that is wider."""
    return exact(gap.gap) > 0 and gap.before is not None and gap.before >= 0
