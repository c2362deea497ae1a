"""Where a figure or a comparison comes from, worked out again: definition, file, record, edition."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from ibis import _

from evenlode.comparisons.differences import Elsewhere, differences
from evenlode.comparisons.gap import Figures, as_float, beside_keys, exact, gap, may_compare, wider
from evenlode.comparisons.kinds import Change, Comparator, Gap, GapTrend, Mean, Rank
from evenlode.comparisons.means import NOBODY, Neighbourhood, means_of, neighbourhood, neighbours_mean
from evenlode.comparisons.rank import ranks
from evenlode.comparisons.schools_total import SchoolsTotal, schools_total
from evenlode.comparisons.trend import trend
from evenlode.errors import Expired, NotFound
from evenlode.lake.kinds import Load
from evenlode.lake.reading import Reading
from evenlode.measures.computed import COMPUTED
from evenlode.measures.figures import Figure, figures
from evenlode.measures.stored import Query
from evenlode.measures.workings import Workings, workings
from evenlode.sources.explain import Origin, must_agree, origin
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.places import ENGLAND

TABLE = TABLES.find("published_figure")
MEAN = "neighbours_"


@dataclass(frozen=True, eq=False)
class FigureExplained:
    """A figure, the load and record that it comes from, read again; its other editions, other sources, its schools."""

    figure: Figure
    load: Load
    origin: Origin
    editions: tuple[Figure, ...]
    differences: tuple[Elsewhere, ...]
    schools: SchoolsTotal | None


@dataclass(frozen=True, eq=False)
class ComparisonExplained:
    """A comparison, worked out again, and the figures that it rests on."""

    comparison: Gap | Rank | Change | GapTrend | Mean
    figures: tuple[Figure, ...]


@dataclass(frozen=True, eq=False)
class FigureStands:
    """A computed figure of a past state as it was kept, and why it can no longer be worked out again."""

    figure: Figure
    why: str


Explained: TypeAlias = FigureExplained | ComparisonExplained | Workings | FigureStands


def explain(reading: Reading, id: str) -> Explained:
    """What stands behind an id; raises `NotFound` where there is none, `LedgerDamaged` where it has changed."""
    figure_id, _tilde, kind = id.partition("~")
    key, _snapshot = FigureKey.parse(figure_id)
    if key.place.startswith(MEAN):
        return explain_mean(reading, key, kind)
    if not kind and key.source != COMPUTED:
        return explain_figure(reading, key)
    figure = the_figure(reading, key)
    if not kind:
        return worked_out(reading, figure)
    compared = kind.removeprefix("change_").removeprefix("trend_").removeprefix("gap_")
    if kind == f"trend_gap_{compared}" and compared in list(Comparator):
        return explain_trend(reading, figure, Comparator(compared))
    if kind in (f"gap_{compared}", f"change_gap_{compared}") and compared in list(Comparator):
        return explain_gap(reading, figure, Comparator(compared), with_year_before=kind.startswith("change_"))
    if kind == "change":
        return explain_change(reading, figure)
    if kind.startswith("rank_"):
        return explain_rank(reading, figure, kind.removeprefix("rank_"))
    raise NotFound(
        f"There is no comparison called '{kind}'.", remedy="`evenlode gaps` and `evenlode ranks` print theirs as id"
    )


def worked_out(reading: Reading, figure: Figure) -> Workings | FigureStands:
    """A computed figure, worked out again, unless what it rested on was destroyed since."""
    try:
        return workings(reading, figure)
    except Expired as error:
        return FigureStands(figure, f"{error.what} Where: {error.where}.")


def exactly(key: FigureKey) -> Query:
    """The query for one figure."""
    return Query(
        measures=[key.measure],
        places=[key.place],
        phases=[key.phase],
        groups=[key.group],
        years=[key.year.id],
        periods=[key.period],
        reasons=[key.reason],
        sources=[key.source],
    )


def the_figure(reading: Reading, key: FigureKey) -> Figure:
    """The figure with a key; raises `NotFound`, saying which years there are of it."""
    found = figures(reading, exactly(key))
    if found:
        return found[0]
    same = figures(reading, replace(exactly(key), years=()))
    years = ", ".join(str(figure.key.year) for figure in same)
    remedy = (
        f"there are figures of it for {years}" if years else "`evenlode figures --measure --place` lists what there is"
    )
    raise NotFound(f"There is no figure {key.id}.", remedy=remedy)


def explain_figure(reading: Reading, key: FigureKey) -> FigureExplained:
    """A figure's file and record, read again."""
    figure = the_figure(reading, key)
    load = reading.load(figure.load)
    rows = reading.table(TABLE.id, f"source={key.source}/claimed=yes")
    mine = rows.filter((_.load == load.id) & (_.record == figure.record))
    for column, wanted in exactly(key).filters().items():
        mine = mine.filter(_[column].isin(list(wanted)))
    stored = reading.engine.arrow(mine).to_pylist()
    found = origin(reading.home, load, TABLE, figure.record)
    must_agree(stored[0], found, TABLE, load)
    editions, others = other_editions(reading, figure), differences(reading, figure)
    return FigureExplained(figure, load, found, tuple(editions), tuple(others), schools_total(reading, figure))


def other_editions(reading: Reading, figure: Figure) -> list[Figure]:
    """What the other live editions of a source say of the same figure, newest first."""
    editions = {load.source_time.edition for load in reading.loads if load.live} - {figure.edition}
    return [
        one
        for edition in sorted(editions, reverse=True)
        for one in figures(reading, replace(exactly(figure.key), edition=edition))
    ]


def explain_gap(
    reading: Reading, figure: Figure, comparator: Comparator, *, with_year_before: bool = False
) -> ComparisonExplained:
    """A gap, worked out again from its figures; raises `NotFound` where it would mean nothing.

    Its change rests on the figures of the year before as well.
    """
    known, near, mean = beside(reading, figure, comparator)
    keys = [figure.key, *rests_on(figure.key, comparator, known, mean)]
    if with_year_before:
        keys += [replace(key, year=key.year.previous()) for key in keys]
    return ComparisonExplained(gap(figure, comparator, known, near), tuple(known[key] for key in keys if key in known))


def explain_trend(reading: Reading, figure: Figure, comparator: Comparator) -> ComparisonExplained:
    """A trend, worked out again from the figures of all its years; raises `NotFound` where there is none."""
    known, near, mean = beside(reading, figure, comparator)
    found = trend(figure, comparator, known, near)
    if found is None:
        raise NotFound(
            f"{figure.id} has no trend set beside {comparator.meaning}: no earlier year of its definition has a gap.",
            remedy="`evenlode gaps` lists the gaps that there are",
        )
    keys = [
        replace(key, year=one.figure.key.year)
        for one in found.gaps
        for key in (figure.key, *rests_on(figure.key, comparator, known, mean))
    ]
    return ComparisonExplained(found, tuple(known[key] for key in keys if key in known))


def beside(
    reading: Reading, figure: Figure, comparator: Comparator
) -> tuple[dict[FigureKey, Figure], Neighbourhood, Mean | None]:
    """What a gap is worked out from: the figures of every year, the neighbours' numbers, their mean.

    Raises `NotFound` where the gap would mean nothing.
    """
    if not may_compare(figure, comparator):
        raise NotFound(
            f"{figure.id} is not set beside {comparator.meaning}.",
            remedy="`evenlode gaps` lists the gaps that there are",
        )
    near = neighbourhood(reading, exactly(figure.key)) if comparator is Comparator.NEIGHBOURS_SAME else NOBODY
    mean = neighbours_mean(figure, near, figure.key.year)
    places = [figure.key.place, ENGLAND.code, *(mean.places if mean else ())]
    query = wider(replace(exactly(figure.key), places=places, groups=(), years=()))
    return {one.key: one for one in figures(reading, query)}, near, mean


def rests_on(key: FigureKey, comparator: Comparator, known: Figures, mean: Mean | None) -> list[FigureKey]:
    """The keys of the published figures that a figure is set beside: one, or those of its neighbours."""
    if comparator is Comparator.NEIGHBOURS_SAME:
        return [replace(key, place=place) for place in mean.places] if mean else []
    return [one for one in beside_keys(key, comparator) if one in known][:1]


def explain_mean(reading: Reading, key: FigureKey, kind: str) -> ComparisonExplained:
    """The mean of an authority's neighbours, or how far theirs of a group is behind that of its others.

    Worked out again from their figures; raises `NotFound` where there is no such mean, or nothing else is known of it.
    """
    place = key.place.partition(":")[2]
    query = replace(exactly(replace(key, place=place)), groups=(), years=())
    near, known = neighbourhood(reading, query), {one.key: one for one in figures(reading, query)}
    means = {one.key: one for one in means_of(known.values(), near, key.year)}
    if key not in means:
        raise NotFound(
            f"There is no mean {key.id}.", remedy="`evenlode gaps` lists the means of neighbours that there are"
        )
    found = compared_mean(means[key], means, kind)
    sides = (
        [found] if isinstance(found, Mean) else [one for one in (found.figure, found.other) if isinstance(one, Mean)]
    )
    rests = replace(query, places=means[key].places, groups=[one.key.group for one in sides], years=[key.year.id])
    return ComparisonExplained(found, tuple(figures(reading, rests)))


def compared_mean(mean: Mean, means: Figures, kind: str) -> Gap | Mean:
    """A mean itself, or set beside that of the others of its group; raises `NotFound` for anything else."""
    if not kind:
        return mean
    if kind != f"gap_{Comparator.OWN_OTHERS}":
        raise NotFound(
            f"A mean of neighbours has no {kind}.",
            remedy="leave out what stands after ~, or ask for its gap_own_others",
        )
    return gap(mean, Comparator.OWN_OTHERS, means)


def explain_change(reading: Reading, figure: Figure) -> ComparisonExplained:
    """What changed in a figure since the year before, worked out again; nothing is worked out across a break."""
    earlier = figures(reading, exactly(replace(figure.key, year=figure.key.year.previous())))
    before = earlier[0] if earlier else None
    sides = [one for one in (figure, before) if one]
    same = before is not None and before.definition == figure.definition and all(one.value is not None for one in sides)
    change = as_float(exact(sides[0]) - exact(sides[1])) if same else None
    return ComparisonExplained(Change(figure, before, change), tuple(sides))


def explain_rank(reading: Reading, figure: Figure, chosen: str) -> ComparisonExplained:
    """A rank, worked out again from the figures of every place in it."""
    found = [rank for rank in ranks(reading, exactly(figure.key), chosen) if rank.set == chosen]
    if not found:
        raise NotFound(
            f"{figure.place_name} has no rank in the set {chosen}.", remedy="`evenlode ranks` lists its ranks"
        )
    beside = figures(reading, replace(exactly(figure.key), places=found[0].places))
    return ComparisonExplained(found[0], tuple(beside))
