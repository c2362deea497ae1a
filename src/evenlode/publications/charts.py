"""The charts of the report: what each draws, the words for those who do not see it, and its table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenlode.comparisons.gap import has_gap
from evenlode.comparisons.kinds import Gap
from evenlode.measures.figures import Figure
from evenlode.publications.appearance.bars import bars
from evenlode.publications.appearance.counts import counts
from evenlode.publications.appearance.drawing import draw
from evenlode.publications.appearance.lines import lines
from evenlode.publications.appearance.series import Series, description, description_of_categories
from evenlode.publications.appearance.stages import stages
from evenlode.publications.evidence import Evidence
from evenlode.publications.grids import Curve, Make, Point, Row, empty, gap_point, through_years, trimmed, value_point
from evenlode.publications.kinds import Chapter, Line, Target
from evenlode.publications.pairs import newest_pair, year_of
from evenlode.publications.provenance import name_of_source
from evenlode.vocabulary.places import ENGLAND
from evenlode.vocabulary.years import YearKind

# The drawn sizes of a small panel and of a chart that stands alone, in CSS pixels.
SMALL, SMALL_HEIGHT, WIDE = 250, 190, 400
TITLES = {"gaps": "The gap through the years", "values": "Through the years"}
NEWEST = "The newest year that is published by these groups; it may be another than that of the figures above."
TABLE = "The table that follows has every number."


@dataclass(frozen=True)
class Panel:
    """One drawing: its title, what it shows, and the drawing itself."""

    title: str
    caption: str
    svg: Markup


@dataclass(frozen=True)
class Grid:
    """The table of a chart: `heads` are its columns, in pairs under `groups` or singly, `rows` its numbers.

    `years` says of which kind its years are, where they are not academic.
    """

    groups: tuple[str, ...]
    heads: tuple[str, ...]
    first: str
    rows: tuple[Row, ...]
    years: str = ""


@dataclass(frozen=True)
class Chart:
    """One or several panels with the tables of their numbers: one, or one for each kind of year."""

    id: str
    title: str
    note: str
    panels: tuple[Panel, ...]
    grids: tuple[Grid, ...]


def drawing(spec: dict[str, object], id: str, title: str, description: str) -> Markup:
    """A drawing of our own making, which stands in the page as it is."""
    return Markup(draw(spec, id, title, description))  # noqa: S704 - escaped where it is made


def charts(evidence: Evidence, chapter: Chapter) -> list[Chart]:
    """The charts of a chapter for which the place has figures."""
    made = (
        stage_chart(evidence, chapter),
        line_chart(evidence, chapter, "gaps", chapter.gaps, gap_of_year(evidence)),
        count_chart(evidence, chapter),
        line_chart(evidence, chapter, "values", chapter.values, value_of_year),
        bar_chart(evidence, chapter),
    )
    return [one for one in made if one]


def gap_of_year(evidence: Evidence) -> Make:
    """How a year's gap becomes a point."""

    def make(x: str, one: Figure | None, breaks: bool, covid: bool) -> Point:
        if one is None or not has_gap(one):
            return empty(x)
        return gap_point(x, evidence.gap(one), breaks=breaks, covid=covid)

    return make


def value_of_year(x: str, one: Figure | None, breaks: bool, covid: bool) -> Point:
    """How a year's figure becomes a point."""
    return value_point(x, one, breaks=breaks, covid=covid) if one else empty(x)


def stage_chart(evidence: Evidence, chapter: Chapter) -> Chart | None:
    """The gap at every stage, here, in England and in the mean of the neighbours, in percentage points."""
    met = [(line, gap) for line in chapter.stages if (gap := evidence.gap_of(line)) and gap.gap is not None]
    if len(met) < 2:
        return None
    curves = tuple(side for side in stage_sides(evidence, met) if any(one.value is not None for one in side.points))
    rows = tuple(
        Row(f"{line.title}, {gap.figure.key.year}", tuple(side.points[at] for side in curves))
        for at, (line, gap) in enumerate(met)
    )
    id, title = f"{chapter.id}-stages", "The gap at every stage"
    panel = Panel(
        "", "", drawing(stages(as_series(curves), unit="percentage points", width=WIDE), id, title, all_told(curves))
    )
    grid = Grid((), tuple(side.name for side in curves), "Stage", rows)
    return Chart(id, title, "Newest year of each.", (panel,), (grid,))


def stage_sides(evidence: Evidence, met: Sequence[tuple[Line, Gap]]) -> tuple[Curve, ...]:
    """The sides of the chart of stages."""
    here = [gap_point(line.title, gap) for line, gap in met]
    england = [gap_point(line.title, evidence.england_gap(gap.figure)) for line, gap in met]
    near = [gap_point(line.title, evidence.mean_gap(gap.figure)) for line, gap in met]
    return (
        Curve(evidence.place.name, "here", tuple(here)),
        Curve(ENGLAND.name, "england", tuple(england)),
        Curve("Neighbours", "neighbours", tuple(near)),
    )


def as_series(curves: Sequence[Curve]) -> list[Series]:
    """Curves as the series of a chart."""
    return [one.series for one in curves]


def line_chart(evidence: Evidence, chapter: Chapter, kind: str, wanted: Sequence[Line], make: Make) -> Chart | None:
    """Small panels of one kind through the years, with a table for each kind of year."""
    met = [(line, curves) for line in wanted if (curves := through_years(evidence, line, make))]
    if not met:
        return None
    panels = tuple(
        line_panel(evidence, f"{chapter.id}-{kind}-{number}", line, curves, alike(evidence, met, line, kind))
        for number, (line, curves) in enumerate(met, start=1)
    )
    return Chart(f"{chapter.id}-{kind}", TITLES[kind], "", panels, tuple(grids_of_years(evidence, met)))


def grids_of_years(evidence: Evidence, met: Sequence[tuple[Line, tuple[Curve, ...]]]) -> Iterator[Grid]:
    """The tables of panels through the years, two columns a panel; no table mixes two kinds of year."""
    for kind in YearKind:
        those = [(line, curves) for line, curves in met if evidence.measures[line.measure].years is kind]
        if those:
            heads = (evidence.place.name, ENGLAND.name) * len(those)
            titles = tuple(line.title for line, _curves in those)
            years = "" if kind is YearKind.ACADEMIC else f"{kind} years"
            yield Grid(titles, heads, "Year", rows_of_years(those), years)


def alike(evidence: Evidence, met: Sequence[tuple[Line, Sequence[Curve]]], line: Line, kind: str) -> list[Series]:
    """The series of the panels that share the scale of `line`: gaps of one unit, figures of one measure."""
    unit = evidence.measures[line.measure].unit
    same = [
        curves
        for other, curves in met
        if (evidence.measures[other.measure].unit is unit if kind == "gaps" else other.measure == line.measure)
    ]
    return [one.series for curves in same for one in curves]


def line_panel(evidence: Evidence, id: str, line: Line, curves: Sequence[Curve], scale: Sequence[Series]) -> Panel:
    """One panel."""
    measure = evidence.measures[line.measure]
    unit = measure.unit.difference_label if line.group != "all" else measure.unit.label
    caption = f"{measure.title}, {unit}"
    title = f"{line.title}: {caption}"
    return Panel(
        line.title,
        caption,
        drawing(
            lines(as_series(curves), bounds=bounds_of(scale), width=SMALL, height=SMALL_HEIGHT), id, title, told(curves)
        ),
    )


def rows_of_years(met: Sequence[tuple[Line, Sequence[Curve]]]) -> tuple[Row, ...]:
    """The table of panels through the years: a row a year, two columns a panel."""
    years = sorted({point.x for _line, curves in met for one in curves for point in one.points})
    return tuple(Row(year, tuple(at(one, year) for _line, curves in met for one in curves)) for year in years)


def at(curve: Curve, x: str) -> Point:
    """A curve's point, or an empty one."""
    return next((point for point in curve.points if point.x == x), empty(x))


def count_chart(evidence: Evidence, chapter: Chapter) -> Chart | None:
    """Counts by year, one panel for each kind of establishment, beside the target where the place has one.

    Where another publication printed some of them otherwise, its numbers stand beside ours, in the table too.
    """
    met = [(line, counted) for line in chapter.counts if (counted := counts_of(evidence, line))]
    if not met:
        return None
    target = next((one for one in evidence.report.targets if one.place == evidence.place.code), None)
    panels = tuple(
        count_panel(evidence, f"{chapter.id}-counts-{number}", line, counted, target if line.phase == "all" else None)
        for number, (line, counted) in enumerate(met, start=1)
    )
    title = evidence.measures[met[0][0].measure].title
    promised = f"The target was {target.text} by {target.by}. {target.citation}." if target else ""
    last = max(point.x for _line, counted in met for point in counted[0].points)
    note = " ".join(
        part for part in (promised, f"The counts that are loaded end in {last}.", chapter.of_counts) if part
    )
    titles, other = tuple(line.title for line, _counted in met), elsewhere(counted for _line, counted in met)
    groups, heads = (titles, (evidence.place.name, other) * len(met)) if other else ((), titles)
    beside = [(line, counted if not other else (counted[0], second_of(counted, other))) for line, counted in met]
    return Chart(f"{chapter.id}-counts", title, note, panels, (Grid(groups, heads, "Year", rows_of_years(beside)),))


def counts_of(evidence: Evidence, line: Line) -> tuple[Curve, ...]:
    """A line's counts here, and those that another publication printed; empty where there are none."""
    here = trimmed(through_years(evidence, line, value_of_year)[:1])
    second = printed_elsewhere(evidence, line) if here else None
    return (*here, second) if second else here


def elsewhere(every: Iterable[tuple[Curve, ...]]) -> str:
    """The name of the other publication that some of these counts are of too; empty where none is."""
    return next((counted[1].name for counted in every if len(counted) > 1), "")


def second_of(counted: Sequence[Curve], name: str) -> Curve:
    """What the other publication printed; nothing where it has none of these."""
    return counted[1] if len(counted) > 1 else Curve(name, "others", ())


def count_panel(evidence: Evidence, id: str, line: Line, counted: Sequence[Curve], target: Target | None) -> Panel:
    """One panel of counts."""
    here, second = counted[0], counted[1].series if len(counted) > 1 else None
    at_most, text = (target.at_most, target.text) if target else (None, "")
    spec = counts(here.series, second=second, target=at_most, target_text=text, width=SMALL, height=SMALL_HEIGHT)
    caption = "with the range that chance alone may give" if any(point.low is not None for point in here.points) else ""
    title = f"{evidence.measures[line.measure].title}, {line.title.lower()}"
    return Panel(line.title, caption, drawing(spec, id, title, told(counted)))


def printed_elsewhere(evidence: Evidence, line: Line) -> Curve | None:
    """The same counts as another publication printed them, where it has some of these years."""
    shown = evidence.chosen[line.measure, line.phase].source
    others = sorted({key.source for key in evidence.known if key.measure == line.measure} - {shown})
    for source in others:
        figures = evidence.by_series.get((source, line.measure, evidence.place.code, line.phase, line.group), {})
        points = [value_point(str(year), one) for year, one in sorted(figures.items())]
        if any(point.value is not None for point in points):
            return Curve(name_of_source(source), "others", tuple(points))
    return None


def bar_chart(evidence: Evidence, chapter: Chapter) -> Chart | None:
    """Kinds of establishment or groups in one year each, here beside England."""
    met = [(line, pair) for line in chapter.bars if (pair := newest_pair(evidence, line))]
    if len(met) < 2:
        return None
    here = [value_point(line.title, pair[0]) for line, pair in met]
    england = [value_point(line.title, pair[1]) for line, pair in met]
    sides = [(evidence.place.name, "here", here), (ENGLAND.name, "england", england)]
    curves = [
        Curve(name, style, tuple(points))
        for name, style, points in sides
        if any(one.value is not None for one in points)
    ]
    rows = tuple(
        Row(f"{line.title}, {year_of(pair)}", tuple(one.points[i] for one in curves))
        for i, (line, pair) in enumerate(met)
    )
    measure = evidence.measures[met[0][0].measure]
    id, title = f"{chapter.id}-bars", f"{measure.title}, by group"
    panel = Panel(
        "", "", drawing(bars(as_series(curves), unit=measure.unit.label, width=WIDE), id, title, all_told(curves))
    )
    note = "" if evidence.is_invented else NEWEST
    return Chart(id, title, note, (panel,), (Grid((), tuple(one.name for one in curves), "Group", rows),))


def told(curves: Sequence[Curve]) -> str:
    """What a chart of years says, for those who do not see it."""
    return f"{description(as_series(curves))} {TABLE}"


def all_told(curves: Sequence[Curve]) -> str:
    """What a chart of categories says, for those who do not see it."""
    return f"{description_of_categories(as_series(curves))} {TABLE}"


def bounds_of(scale: Sequence[Series]) -> tuple[float, float]:
    """The lowest number or nought, and the highest, of series that share one scale."""
    values = [dot.value for one in scale for dot in one.dots if dot.value is not None]
    return min([0.0, *values]), max([0.0, *values])
