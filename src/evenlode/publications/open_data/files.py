"""Which files open data has, and what stands in each: indicators side by side, a row for each time, place and group."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evenlode.measures.figures import GROUP_ORDER
from evenlode.measures.kinds import Measure
from evenlode.measures.registry import MEASURES
from evenlode.publications.open_data.breakdowns import IDENTIFIERS, PHASES, breakdown_of, time_period
from evenlode.publications.open_data.figures import EVERYONE, Known, Row, Subject, existed, has_number, parsed, span
from evenlode.publications.open_data.places import in_columns
from evenlode.publications.open_data.screening_kinds import FILTER, INDICATOR, REQUIRED_META
from evenlode.vocabulary.phases import Phase
from evenlode.vocabulary.rounding import decimals_of, shown
from evenlode.vocabulary.states import State
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import Year, YearKind

BY_CHARACTERISTIC = "by_characteristic"
TIME_COLUMNS = ("time_period", "time_identifier")
BREAKDOWN_COLUMNS = ("breakdown_topic", "breakdown")
PHASE_COLUMN = "education_phase"
PHASE_ORDER = {str(phase): position for position, phase in enumerate(Phase)}
HINTS = {
    "breakdown": ("Pupil characteristic", "Filter by a characteristic of the pupils or children", "breakdown_topic"),
    PHASE_COLUMN: ("Type of school", "Filter by the type of school or setting", ""),
}

Group = tuple[str, str]
"""A group of pupils and a phase of establishment, by their ids."""


@dataclass(frozen=True)
class Indicator:
    """A column of numbers: one measure, of single years or of `years` years published as one."""

    measure: str
    years: int = 1

    @property
    def name(self) -> str:
        """The column's name: the measure's id, without what DfE keeps for its own columns of SEN."""
        id = self.measure.replace("sen_", "special_needs_")
        return id if self.years == 1 else f"{id}_{self.years}_years"

    @property
    def label(self) -> str:
        """The words of a reader: the measure's title, with the unit where DfE's service has no sign for it."""
        measure = MEASURES.find(self.measure)
        pooled = [] if self.years == 1 else [f"{self.years} years"]
        unit = [] if measure.unit is Unit.PERCENT else [measure.unit.label]
        notes = ", ".join([*unit, *pooled])
        return f"{measure.title} ({notes})" if notes else measure.title


Column = tuple[Indicator, YearKind]
"""An indicator in the files of one kind of year."""
Columns = Mapping[tuple[Theme, YearKind], Sequence[Indicator]]
Times = Mapping[Column, Mapping[int, set[Group]]]


@dataclass(frozen=True, eq=False)
class OpenFile:
    """One data file: its name without an ending, its indicators, and the groups that its rows are of.

    `groups` has them by the last year of each time of the file's `kind` of year.
    """

    name: str
    theme: Theme
    kind: YearKind
    indicators: Sequence[Indicator]
    groups: Mapping[int, Sequence[Group]]

    @property
    def filters(self) -> tuple[str, ...]:
        """The columns of filters in which its rows differ."""
        found = {group for groups in self.groups.values() for group in groups}
        breakdown = BREAKDOWN_COLUMNS if len({group for group, _phase in found}) > 1 else ()
        return (*breakdown, *((PHASE_COLUMN,) if len({phase for _group, phase in found}) > 1 else ()))


def open_files(known: Known, themes: Iterable[Theme]) -> list[OpenFile]:
    """The files about a place, by theme, kind of year, and whether their indicators are of groups or of all pupils.

    Which files and columns there are depends on what any authority has figures of, so that all authorities' are alike;
    a file of which none of these places has a figure is left out.
    """
    columns, divided = columns_seen(known.seen)
    times = times_of(known)
    files = [
        open_file(theme, kind, some, by_characteristic, times)
        for theme in themes
        for kind in YearKind
        for by_characteristic in (False, True)
        if (some := [one for one in columns.get((theme, kind), ()) if ((one, kind) in divided) is by_characteristic])
    ]
    return [one for one in files if one.groups]


def columns_seen(seen: Iterable[Subject]) -> tuple[Columns, set[Column]]:
    """The indicators of each theme and kind of year, by name; and those that are of other groups than all pupils."""
    found: dict[tuple[Theme, YearKind], set[Indicator]] = {}
    divided = set()
    for subject in seen:
        one, year = Indicator(subject.measure, span(subject.year)), parsed(subject.year)
        found.setdefault((MEASURES.find(subject.measure).theme, year.kind), set()).add(one)
        if (subject.group, subject.phase) != EVERYONE:
            divided.add((one, year.kind))
    return {key: sorted(some, key=by_name) for key, some in found.items()}, divided


def times_of(known: Known) -> Times:
    """For each indicator and kind of year the groups of which any of the places has a figure, by the last year."""
    times: dict[Column, dict[int, set[Group]]] = {}
    for subject in dict.fromkeys(subject for subject, _place in known.figures):
        year = parsed(subject.year)
        column = (Indicator(subject.measure, span(subject.year)), year.kind)
        times.setdefault(column, {}).setdefault(year.last, set()).add((subject.group, subject.phase))
    return times


def open_file(
    theme: Theme, kind: YearKind, indicators: Sequence[Indicator], by_characteristic: bool, times: Times
) -> OpenFile:
    """One file; all pupils in all schools are always among its groups."""
    groups: dict[int, set[Group]] = {}
    for one in indicators:
        for last, found in times.get((one, kind), {}).items():
            groups.setdefault(last, {EVERYONE}).update(found)
    years = [] if kind is YearKind.ACADEMIC else [f"{kind}_year"]
    name = "_".join([theme.value, *years, *([BY_CHARACTERISTIC] if by_characteristic else [])])
    return OpenFile(
        name, theme, kind, indicators, {last: sorted(groups[last], key=standing) for last in sorted(groups)}
    )


def by_name(one: Indicator) -> str:
    """The order of columns."""
    return one.name


def standing(group: Group) -> tuple[int, int]:
    """The order of groups within a time and place."""
    return GROUP_ORDER[group[0]], PHASE_ORDER[group[1]]


def columns_of(one: OpenFile, known: Known) -> list[str]:
    """The names of a file's columns."""
    return [*TIME_COLUMNS, *in_columns(known.place), *one.filters, *(found.name for found in one.indicators)]


def records(one: OpenFile, known: Known) -> list[list[str]]:
    """The rows of a file, by time, place and group: of every place that existed in the year, or has a number for it."""
    rows: list[list[str]] = []
    for last, groups in one.groups.items():
        year = Year(one.kind, last, last)
        subjects = [subjects_of(one, group, last) for group in groups]
        filters = [filled(one, group) for group in groups]
        for place in known.places:
            found = [[known.figures.get((subject, place.code)) for subject in row] for row in subjects]
            if existed(place, year) or any(has_number(figure) for row in found for figure in row):
                where = [time_period(year), IDENTIFIERS[one.kind], *in_columns(place).values()]
                rows += [[*where, *texts, *map(text, row)] for texts, row in zip(filters, found, strict=True)]
    return rows


def subjects_of(one: OpenFile, group: Group, last: int) -> list[Subject]:
    """What the figures of one row are of, in the order of the indicators."""
    years = [Year(one.kind, last - found.years + 1, last).id for found in one.indicators]
    return [Subject(found.measure, *group, year) for found, year in zip(one.indicators, years, strict=True)]


def filled(one: OpenFile, group: Group) -> list[str]:
    """The filters of one row."""
    breakdown = breakdown_of(group[0])
    texts = {"breakdown_topic": breakdown.topic, "breakdown": breakdown.label, PHASE_COLUMN: PHASES[group[1]]}
    return [texts[name] for name in one.filters]


def text(row: Row | None) -> str:
    """A figure as its publisher printed it, or the symbol of one that is not there."""
    if row is None:
        return str(State.NOT_AVAILABLE)
    value = row["value"]
    if value is None:
        return str(row["state"])
    return shown(value, decimals_of(value) if row["decimals"] is None else row["decimals"])


def meta(one: OpenFile) -> Iterator[list[str]]:
    """The rows of the meta file: filters, then indicators."""
    filters = [name for name in one.filters if name in HINTS]
    described = [
        *({"col_name": name, "col_type": FILTER, **hinted(name)} for name in filters),
        *({"col_name": found.name, "col_type": INDICATOR, **counted(found)} for found in one.indicators),
    ]
    yield from ([row.get(name, "") for name in REQUIRED_META] for row in described)


def hinted(name: str) -> dict[str, str]:
    """What a meta file says of a filter."""
    label, hint, group = HINTS[name]
    return {"label": label, "filter_hint": hint, "filter_grouping_column": group}


def counted(one: Indicator) -> dict[str, str]:
    """What a meta file says of an indicator."""
    measure: Measure = MEASURES.find(one.measure)
    unit = "%" if measure.unit is Unit.PERCENT else ""
    return {"label": one.label, "indicator_unit": unit, "indicator_dp": str(measure.decimals)}


def as_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as the text of a file."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return written.getvalue()
