"""Figures: what was published under each of our measures, as the ledger knows it now or knew it at a snapshot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.lake.reading import Reading
from evenlode.measures.kinds import Measure
from evenlode.measures.registry import MEASURES
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.places import by_code
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

CLAIMED = "claimed=yes"
GROUP_ORDER = {group: position for position, group in enumerate(ALL_GROUPS)}


@dataclass(frozen=True)
class Figure:
    """One figure with everything a reader may ask of it.

    `value` is the number as published (None unless the state is `value`); `numerator` and `denominator` are None where
    the publisher gives no counts, and then there is no interval (`low`, `high`); `at_least` and `at_most` bound a
    withheld number; `reported` and `expected` count schools; `load`, `record`, `cell`, `printed` say where it stands.
    """

    key: FigureKey
    definition: str
    place_name: str
    place_kind: str
    value: float | None
    state: State
    numerator: float | None
    denominator: float | None
    decimals: int | None
    at_least: float | None
    at_most: float | None
    low: float | None
    high: float | None
    unit: str
    flags: tuple[str, ...]
    reported: int | None
    expected: int | None
    edition: str
    release: str
    snapshot: int
    load: str
    record: int
    cell: str
    printed: str

    @property
    def id(self) -> str:
        """The figure's id."""
        return self.key.id

    @property
    def measure(self) -> Measure:
        """The measure that it is a figure of."""
        return MEASURES.find(self.key.measure)

    def as_dict(self) -> dict[str, Any]:
        """The figure as plain values, under the names of the command line's JSON."""
        key = {field.name: getattr(self.key, field.name) for field in fields(FigureKey)}
        rest = (
            "value",
            "numerator",
            "denominator",
            "decimals",
            "at_least",
            "at_most",
            "low",
            "high",
            "unit",
            "reported",
            "expected",
            "edition",
            "release",
            "snapshot",
        )
        return {
            "figure": self.id,
            "source": self.key.source,
            "measure": self.key.measure,
            "definition": self.definition,
            "place": self.key.place,
            "place_name": self.place_name,
            "place_kind": self.place_kind,
            **{name: key[name] for name in ("phase", "group")},
            "year": str(self.key.year),
            "period": self.key.period,
            "reason": self.key.reason,
            "state": str(self.state),
            "flags": list(self.flags),
            **{name: getattr(self, name) for name in rest},
        }


@dataclass(frozen=True)
class Query:
    """Which figures are wanted; an empty part asks for all. Years are ids."""

    measures: Sequence[str] = ()
    places: Sequence[str] = ()
    phases: Sequence[str] = ()
    groups: Sequence[str] = ()
    years: Sequence[str] = ()
    periods: Sequence[str] = ()
    reasons: Sequence[str] = ()
    sources: Sequence[str] = ()
    edition: str = ""

    def filters(self) -> dict[str, Sequence[str]]:
        """The wanted values by column."""
        named = {
            "measure": self.measures,
            "place": self.places,
            "phase": self.phases,
            "group": self.groups,
            "year": self.years,
            "period": self.periods,
            "reason": self.reasons,
            "source": self.sources,
        }
        return {column: wanted for column, wanted in named.items() if wanted}


def figures(reading: Reading, query: Query = Query()) -> list[Figure]:
    """The figures that a query asks for: by measure, place, phase, group, year, then source in order of preference."""
    found = [figure(row, reading) for row in reading.engine.arrow(chosen(reading, query)).to_pylist()]
    return sorted(found, key=order)


def chosen(reading: Reading, query: Query) -> Expression:
    """The stored rows of the figures that a query asks for."""
    # A file may name a measure that a newer Evenlode has: its figures wait until this one knows it.
    rows = stored(reading, query).filter(_.measure.isin(MEASURES.ids()))
    for column, wanted in query.filters().items():
        rows = rows.filter(_[column].isin(list(wanted)))
    return rows


def stored(reading: Reading, query: Query) -> Expression:
    """The rows of published figures that one of our measures claims."""
    if query.edition:
        return reading.edition("published_figure", query.edition).filter(_.claimed == "yes")
    sources = query.sources or [name for name in reading.entry.parts.get("published_figure", {}) if CLAIMED in name]
    if len(sources) == 1:
        name = sources[0] if "=" in sources[0] else f"source={sources[0]}/{CLAIMED}"
        return reading.table("published_figure", name)
    return reading.table("published_figure").filter(_.claimed == "yes")


def figure(row: dict[str, Any], reading: Reading) -> Figure:
    """A figure from its stored row."""
    measure = MEASURES.find(row["measure"])
    year, definition, flags = dated(measure, row["year"], row["flags"])
    named = {part: row[part] for part in ("source", "measure", "place", "phase", "group", "period", "reason")}
    key = FigureKey(year=year, **named)
    place = by_code(key.place)
    given = ("value", "decimals", "at_least", "at_most", "release", "load", "record", "cell", "printed")
    return Figure(
        key=key,
        definition=definition,
        place_name=place.name if place else key.place,
        place_kind=str(place.kind) if place else "locality",
        state=State(row["state"]),
        unit=str(measure.unit),
        numerator=as_float(row["numerator"]),
        denominator=as_float(row["denominator"]),
        low=None,
        high=None,
        reported=None,
        expected=None,
        flags=flags,
        edition=row["source_time"][:7],
        snapshot=reading.entry.snapshot,
        **{name: row[name] for name in given},
    )


@cache
def dated(measure: Measure, year: str, flags: str) -> tuple[Year, str, tuple[str, ...]]:
    """What a year means for a figure of a measure: the year, the definition in force in it, and the figure's flags."""
    read = Year.parse(year)
    return read, measure.definition_id(read), flags_of(measure, read, flags.split())


def as_float(number: Any) -> float | None:
    """A count as a plain number."""
    return None if number is None else float(number)


def flags_of(measure: Measure, year: Year, given: Iterable[str]) -> tuple[str, ...]:
    """The flags of a figure: those of its file, and `covid` where its measure says so of that year."""
    covid = any(Year.parse(text).start in range(year.start, year.last + 1) for text in measure.covid)
    return tuple(sorted({*given, *([str(Flag.COVID)] if covid else [])}))


def order(one: Figure) -> tuple[Any, ...]:
    """Where a figure stands in a list."""
    preferred = one.measure.published_in
    position = preferred.index(one.key.source) if one.key.source in preferred else len(preferred)
    key = one.key
    group = GROUP_ORDER.get(key.group, len(GROUP_ORDER))
    return (
        one.measure.theme.order,
        key.measure,
        key.place,
        key.phase,
        group,
        key.year,
        key.period,
        key.reason,
        position,
        key.source,
    )
