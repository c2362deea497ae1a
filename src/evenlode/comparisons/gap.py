"""Gaps: a group set beside others, with the change since the year before and what that change was made of."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from evenlode.comparisons.kinds import ClosedBy, Comparator, Gap, Mean, Verdict
from evenlode.comparisons.means import NOBODY, Neighbourhood, neighbourhood, neighbours_mean
from evenlode.comparisons.verdicts import behind, judged, on_probit_scale
from evenlode.lake.reading import Reading
from evenlode.measures.computed import COMPUTED
from evenlode.measures.figures import Figure, figures
from evenlode.measures.registry import MEASURES
from evenlode.measures.stored import Query
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.groups import ALL_GROUPS, OTHERWISE
from evenlode.vocabulary.places import ENGLAND
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.states import State, combined
from evenlode.vocabulary.years import Year

Figures = Mapping[FigureKey, Figure]


def gaps(reading: Reading, query: Query, comparators: Iterable[Comparator] = tuple(Comparator)) -> list[Gap]:
    """The gaps of every figure that a query asks for, where its group has others and its measure a direction."""
    asked = tuple(comparators)
    wanted = [figure for figure in figures(reading, query) if has_gap(figure)]
    if not wanted:
        return []
    beside = wider(replace(query, places=[*query.places, ENGLAND.code] if query.places else (), groups=(), years=()))
    known = {figure.key: figure for figure in figures(reading, beside)}
    near = neighbourhood(reading, query) if Comparator.NEIGHBOURS_SAME in asked else NOBODY
    return [
        gap(figure, comparator, known, near) for figure in wanted for comparator in asked if meant(figure, comparator)
    ]


def wider(query: Query) -> Query:
    """A query that asks for computed figures with the published ones too that they may be set beside."""
    return replace(query, sources=()) if COMPUTED in query.sources else query


def has_gap(figure: Figure) -> bool:
    """Whether a gap means anything for a figure: its group has others, it is not "the others", and a way is better."""
    group = ALL_GROUPS.get(figure.key.group)
    others = group is None or group.other is None or group.id.startswith(("not_", "no_"))
    return not others and figure.measure.direction is not Direction.NEITHER


def may_compare(figure: Figure, comparator: Comparator) -> bool:
    """Whether a figure may be set beside something: any beside the same group elsewhere, where a way is better."""
    if comparator in (Comparator.NEIGHBOURS_SAME, Comparator.NATIONAL_SAME):
        return meant(figure, comparator) and figure.measure.direction is not Direction.NEITHER
    return meant(figure, comparator) and has_gap(figure)


def meant(figure: Figure, comparator: Comparator) -> bool:
    """Whether a comparator means anything for a figure: England is not set beside itself, nor beside neighbours."""
    return comparator is Comparator.OWN_OTHERS or figure.key.place != ENGLAND.code


def beside_keys(key: FigureKey, comparator: Comparator) -> tuple[FigureKey, ...]:
    """The keys of the published figures that `key` may be set beside, the first that is known before the next.

    The others of the group; where nobody publishes those of children in care, all pupils, who include them. A computed
    figure is set beside England's as the sources that its measure prefers publish it. The mean of neighbours is no
    published figure.
    """
    place = key.place if comparator is Comparator.OWN_OTHERS else ENGLAND.code
    if comparator is Comparator.NATIONAL_SAME:
        return tuple(replace(key, place=place, source=source) for source in sources_of(key, comparator))
    groups = [ALL_GROUPS[key.group].other or key.group, *([OTHERWISE[key.group]] if key.group in OTHERWISE else [])]
    sources = sources_of(key, comparator)
    return tuple(replace(key, group=group, place=place, source=source) for group in groups for source in sources)


def sources_of(key: FigureKey, comparator: Comparator) -> tuple[str, ...]:
    """Whose figures one is set beside: those of its own source, and of England those published where it is computed."""
    if key.source == COMPUTED and comparator is not Comparator.OWN_OTHERS:
        return MEASURES.find(key.measure).published_in
    return (key.source,)


def set_beside(
    figure: Figure, comparator: Comparator, known: Figures, near: Neighbourhood, year: Year
) -> Figure | None:
    """What a figure is set beside, if it is known; neighbours are those of the set in force in `year`."""
    if comparator is Comparator.NEIGHBOURS_SAME:
        return neighbours_mean(figure, near, year)
    return next((known[key] for key in beside_keys(figure.key, comparator) if key in known), None)


def gap(figure: Figure, comparator: Comparator, known: Figures, near: Neighbourhood = NOBODY) -> Gap:
    """The gap of one figure, from the figures and the neighbours' numbers that are known."""
    year = figure.key.year
    return gap_since(figure, known.get(replace(figure.key, year=year.previous())), comparator, known, near, year)


def gap_since(
    figure: Figure, earlier: Figure | None, comparator: Comparator, known: Figures, near: Neighbourhood, year: Year
) -> Gap:
    """The same, with its change since any earlier figure; neighbours are those of the set in force in `year`."""
    other = set_beside(figure, comparator, known, near, year)
    now = difference(figure, other)
    earlier_other = like(other, set_beside(earlier, comparator, known, near, year) if earlier else None)
    before = difference(earlier, earlier_other) if earlier else None
    interval = behind(figure, other) if now is not None else None
    interval_before = behind(earlier, earlier_other) if earlier and before is not None else None
    verdict = judged(figure, earlier, now, before, (interval, interval_before))
    moved = moves(figure, other, earlier, earlier_other) if verdict is not Verdict.NOT_COMPARABLE else None
    change = now - before if moved and now is not None and before is not None else None
    return Gap(
        figure=figure,
        comparator=comparator,
        other=other,
        gap=as_float(now),
        state=state(figure, other),
        before=as_float(before if change is not None else None),
        change=as_float(change),
        group_change=as_float(moved[0]) if moved else None,
        comparator_change=as_float(moved[1]) if moved else None,
        closed_by=closed_by(figure, change, moved),
        verdict=verdict,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        probit=on_probit_scale(figure, other) if now is not None else None,
    )


def like(other: Figure | None, earlier: Figure | None) -> Figure | None:
    """What was set beside the group before, if it is of the same group as now: otherwise no two gaps are alike."""
    return earlier if other and earlier and earlier.key.group == other.key.group else None


def state(figure: Figure, other: Figure | None) -> State:
    """The state of a gap: that of the first side without a value; `x` where a side is missing or of another edition.

    And `x` where two means are not of the same neighbours. A computed figure has no publication's edition.
    """
    apart = other is not None and other.edition != figure.edition and other.key.source == figure.key.source
    if other is None or apart or not same_places(figure, other):
        return State.NOT_AVAILABLE
    return combined(figure.state, other.state)


def same_places(figure: Figure, other: Figure) -> bool:
    """Whether two figures are of the same places, as two means are not where some neighbours have only one of both."""
    return not isinstance(figure, Mean) or not isinstance(other, Mean) or figure.having == other.having


def difference(figure: Figure, other: Figure | None) -> Decimal | None:
    """How far a figure is behind another, exactly, in the published numbers; None where either has no value."""
    if other is None or state(figure, other) is not State.VALUE:
        return None
    ahead = exact(other) - exact(figure)
    return ahead if figure.measure.direction is Direction.HIGHER_IS_BETTER else -ahead


def exact(figure: Figure) -> Decimal:
    """The published number as an exact decimal; of a mean, the mean before it was made a double."""
    if isinstance(figure, Mean) and figure.exact is not None:
        return figure.exact
    return Decimal(repr(figure.value))


def as_float(number: Decimal | None) -> float | None:
    """A decimal as the nearest double."""
    return None if number is None else float(number)


def moves(
    figure: Figure, other: Figure | None, earlier: Figure | None, earlier_other: Figure | None
) -> tuple[Decimal, Decimal] | None:
    """How the group and what it is set beside each changed since the year before, in the published numbers."""
    sides = (figure, other, earlier, earlier_other)
    if any(side is None or side.value is None for side in sides):
        return None
    now, beside, then, beside_then = (exact(side) for side in sides if side)
    return now - then, beside - beside_then


def closed_by(figure: Figure, change: Decimal | None, moved: tuple[Decimal, Decimal] | None) -> ClosedBy | None:
    """Why a gap narrowed: the group did better, its others worse, or both; None where it did not."""
    if change is None or moved is None or change >= 0:
        return None
    sign = 1 if figure.measure.direction is Direction.HIGHER_IS_BETTER else -1
    better, worse = moved[0] * sign > 0, moved[1] * sign < 0
    if better and worse:
        return ClosedBy.BOTH
    return ClosedBy.GROUP_ROSE if better else ClosedBy.COMPARATOR_FELL
