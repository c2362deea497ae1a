"""The candidates: what a report's finding, its exceptions and the first sentences of its chapters are chosen from.

One set and one scale for all three, so that none of them leads with what another would leave out. A difference is
weighed by how far the neighbours' own numbers lie from each other, since percentages, scores and rates have no common
size; or by how far the figure itself moves from one year to the next, where that is more: a few children move it far.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from evenlode.comparisons.gap import has_gap
from evenlode.comparisons.kinds import Gap, Verdict
from evenlode.judgements.sentences import direction_of_change
from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Chance
from evenlode.publications.choosing import EVERYONE
from evenlode.publications.counted_tables import counted
from evenlode.publications.evidence import Evidence
from evenlode.publications.kinds import Chapter, Line
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit

IN_POINTS = (Unit.PERCENT, Unit.POINTS)
# A figure that is this many years older than the newest of all may still be led with.
LATE = 1
# Themes whose figures are of every pupil of a school, so that one count of a group serves all.
OF_WHOLE_SCHOOLS = (Theme.ATTENDANCE, Theme.EXCLUSIONS)
# Means of what pupils score: what stands below them is pupils, though no interval can be made from it.
OF_PUPILS = (Unit.POINTS, Unit.SCORE)
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
    """Whether a figure may be led with: a value as new as England's newest and not old, of enough children, at no end.

    A figure of exactly 0 or 100 per cent is of very few children or says nothing of how few.
    """
    at_an_end = one.measure.unit is Unit.PERCENT and one.value in ENDS
    return one.value is not None and not at_an_end and is_new(evidence, one) and is_of_enough(evidence, one)


def is_new(evidence: Evidence, one: Figure) -> bool:
    """Whether a figure is as new as England's newest, and that no more than a year older than the newest of all.

    Of a place that closed, every figure is as new as it can be.
    """
    if evidence.place.closed:
        return True
    theirs = evidence.england_chosen.get((one.key.measure, one.key.phase))
    newest = max(chosen.year.last_day.year for chosen in evidence.chosen.values())
    return (theirs is None or theirs.year == one.key.year) and one.key.year.last_day.year >= newest - LATE


def is_of_enough(evidence: Evidence, one: Figure) -> bool:
    """Whether a figure is of enough children: as counted, if anyone counted them; else of a large group in a place."""
    count = children(evidence, one)
    if count is not None:
        return count >= evidence.report.least_counted
    return one.key.group in evidence.report.larger_groups and is_large(evidence)


def children(evidence: Evidence, one: Figure) -> float | None:
    """Of how many children a figure is, as its own source or another counted them; None where nobody did.

    What is counted of absence is sessions, and of suspensions more than one of a child: there the children of the group
    whose persistent absence is counted stand for them.
    """
    counts = counts_of(evidence, one, one.key.measure)
    if not counts and one.measure.theme in OF_WHOLE_SCHOOLS:
        counts = counts_of(evidence, one, evidence.report.counts_pupils)
    return min(counts, default=None)


def counts_of(evidence: Evidence, one: Figure, measure: str) -> list[float]:
    """What every source has below the same figure, or below that of another measure, where that is children."""
    counted = evidence.measures[measure]
    if counted.chance is Chance.NONE and counted.unit not in OF_PUPILS:
        return []
    same = (measure, one.key.place, one.key.phase, one.key.group)
    series = (evidence.by_series.get((source, *same), {}) for source in evidence.sources)
    met = [found[one.key.year].denominator for found in series if one.key.year in found]
    mine = [one.denominator] if measure == one.key.measure else []
    return [count for count in (*mine, *met) if count is not None]


def is_large(evidence: Evidence) -> bool:
    """Whether as many young people of 16 and 17 are counted in a place as its larger groups need to be large."""
    report, everyone = evidence.report, (evidence.report.counts_ages, EVERYONE)
    counted = [one for key, one in evidence.known.items() if (key.measure, key.group) == everyone and one.denominator]
    newest = {one.key.place: one.denominator or 0.0 for one in sorted(counted, key=lambda one: one.key.year.last_day)}
    told = evidence.place.closed is None and bool(counted)
    return not told or newest.get(evidence.place.code, 0.0) >= report.least_of_ages


def weighed(evidence: Evidence, one: Figure, difference: Decimal) -> Decimal | None:
    """A difference of a figure's in parts of how far the neighbours lie from each other, or of how far it moves itself.

    The larger of the two counts. Where no list of neighbours has the place it is a difference in points as it stands,
    and None of other units; None too where too few neighbours have a figure, or all the same.
    """
    mean, usual = evidence.mean(one), usual_move(evidence, one)
    if mean is None:
        return difference if one.measure.unit in IN_POINTS and abs(difference) > usual else None
    spread = evidence.spread(one)
    return difference / max(spread, usual) if spread and mean.counted + 1 >= evidence.report.least_ranked else None


def usual_move(evidence: Evidence, one: Figure) -> Decimal:
    """How far a figure moved from one year to the next, on average of the years of its definition before its own."""
    key = one.key
    series = evidence.by_series.get((key.source, key.measure, key.place, key.phase, key.group), {})
    earlier = [
        found for year, found in sorted(series.items()) if year < key.year and found.definition == one.definition
    ]
    moves = [
        abs(exact(now.value) - exact(before.value))
        for before, now in pairwise(earlier)
        if now.key.year.previous() == before.key.year and now.value is not None and before.value is not None
    ]
    return sum(moves, Decimal(0)) / len(moves) if moves else Decimal(0)


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

    Of groups that do no better than the same group in England, if there are such: where a group does better, its gap
    is wide because its others do better still. None where no gap can be weighed.
    """
    pairs = {gap.id: (gap, there) for gap in gaps_of(evidence, figures) if (there := england_of(evidence, gap))}
    behind = {id: pair for id, pair in pairs.items() if is_no_better(*pair)}
    met = [(gap, exact(gap.gap) - exact(there.gap)) for gap, there in (behind or pairs).values()]
    first = in_order(evidence, met)[:1]
    return pairs[first[0].id] if first else None


def england_of(evidence: Evidence, gap: Gap) -> Gap | None:
    """The same gap in England, if it is known."""
    there = evidence.england_gap(gap.figure)
    return there if there and there.gap is not None else None


def is_no_better(gap: Gap, england: Gap) -> bool:
    """Whether a group does no better than the same group in England."""
    ahead = exact(gap.figure.value) - exact(england.figure.value)
    return ahead * gap.figure.measure.direction.sign <= 0


def moved(evidence: Evidence, figures: Iterable[Figure], way: Verdict) -> list[Gap]:
    """The gaps of groups behind, this year and the last, that are narrower or wider, by how much that weighs."""
    met = [gap for gap in gaps_of(evidence, figures) if is_behind(gap) and direction_of_change(gap) is way]
    return in_order(evidence, ((gap, abs(exact(gap.change))) for gap in met))


def is_behind(gap: Gap) -> bool:
    """Whether a group is behind and was not ahead the year before: a lead that was lost is no gap that is wider."""
    return exact(gap.gap) > 0 and gap.before is not None and gap.before >= 0
