"""Figures: what was published under each of our measures, as the ledger knows it now or knew it at a snapshot."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyarrow
import pyarrow.compute as pc

from evenlode.lake.reading import Reading
from evenlode.measures.chance import estimate
from evenlode.measures.kinds import Chance, Measure
from evenlode.measures.localities import named_places
from evenlode.measures.registry import MEASURES
from evenlode.measures.schools import is_school, schools
from evenlode.measures.stored import COVERAGE, EVERYTHING, STORED, Query, chosen
from evenlode.statistics.intervals import Estimate
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.places import EVENSHIRE, PlaceKind, by_code
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

NO_NAMES: Mapping[str, tuple[str, str]] = {}
PIECE = 10_000
STATES = {str(state): state for state in State}
GROUP_ORDER = {group: position for position, group in enumerate(ALL_GROUPS)}


@dataclass(frozen=True)
class Figure:
    """One figure with everything a reader may ask of it.

    `value` is the number as published (None unless the state is `value`); `numerator` and `denominator` are None where
    the publisher gives no counts; `low` and `high` are the 95% interval, None unless the measure allows one and the
    counts give the value as printed; `at_least` and `at_most` bound a withheld number; `reported` and `expected` count
    schools; `load`, `record`, `cell`, `printed` say where it stands.
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

    @property
    def decimals_shown(self) -> int:
        """How many decimals a reader is shown."""
        return self.measure.decimals_of(self.key.source)

    @property
    def estimate(self) -> Estimate | None:
        """The figure with its interval and variance as its counts give them; None where they allow none."""
        return estimate(self.measure, self.value, self.decimals or 0, self.numerator, self.denominator)

    def as_dict(self) -> dict[str, Any]:
        """The figure as plain values, under the names of the command line's JSON and in their order."""
        key = self.key
        return {
            "figure": key.id,
            "source": key.source,
            "measure": key.measure,
            "definition": self.definition,
            "place": key.place,
            "place_name": self.place_name,
            "place_kind": self.place_kind,
            "phase": key.phase,
            "group": key.group,
            "year": key.year.printed,
            "period": key.period,
            "reason": key.reason,
            "value": self.value,
            "state": str(self.state),
            "numerator": self.numerator,
            "denominator": self.denominator,
            "decimals": self.decimals,
            "at_least": self.at_least,
            "at_most": self.at_most,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "flags": list(self.flags),
            "reported": self.reported,
            "expected": self.expected,
            "edition": self.edition,
            "release": self.release,
            "snapshot": self.snapshot,
        }


def figures(reading: Reading, query: Query = EVERYTHING) -> list[Figure]:
    """The figures that a query asks for: by measure, place, phase, group, year, then source in order of preference."""
    return list(each_figure(reading, query))


def each_figure(reading: Reading, query: Query = EVERYTHING) -> Iterator[Figure]:
    """The same figures in the same order, each made when it is asked for: all of them need never be held at once."""
    rows = in_order(reading.engine.arrow(chosen(reading, query).select(*STORED, *COVERAGE)))
    names = names_of(reading, rows["place"].unique().to_pylist())
    return (figure(row, reading, names) for batch in rows.to_batches(PIECE) for row in plain_rows(batch))


def names_of(reading: Reading, codes: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The names and kinds of schools and of the places that an authority names itself, by their codes."""
    own = {id: (place.name, place.kind) for id, place in named_places(reading, codes).items() if by_code(id) is None}
    return own | {
        code: (school.name or code, str(PlaceKind.SCHOOL)) for code, school in schools(reading, codes).items()
    }


def plain_rows(batch: pyarrow.RecordBatch) -> Iterator[dict[str, Any]]:
    """The rows of a batch as plain values."""
    columns = [column.to_pylist() for column in batch.columns]
    return (dict(zip((*STORED, *COVERAGE), values, strict=True)) for values in zip(*columns, strict=True))


def figure(row: dict[str, Any], reading: Reading, names: Mapping[str, tuple[str, str]] = NO_NAMES) -> Figure:
    """A figure from its stored row; `names` are those, with their kinds, of places that are not in the vocabulary."""
    measure = row["measure"]
    year, definition, unit, flags, allows = dated(measure, row["year"], row["flags"])
    low, high = limits(allows, row) if allows else (None, None)
    place, (place_name, place_kind) = row["place"], names.get(row["place"]) or named(row["place"])
    return Figure(
        key=FigureKey(row["source"], measure, place, row["phase"], row["group"], year, row["period"], row["reason"]),
        definition=definition,
        place_name=place_name,
        place_kind=place_kind,
        value=row["value"],
        state=STATES[row["state"]],
        numerator=as_float(row["numerator"]),
        denominator=as_float(row["denominator"]),
        decimals=row["decimals"],
        at_least=row["at_least"],
        at_most=row["at_most"],
        low=low,
        high=high,
        unit=unit,
        flags=flags,
        reported=row.get("reported"),
        expected=row.get("expected"),
        edition=row["source_time"][:7],
        release=row["release"],
        snapshot=reading.entry.snapshot,
        load=row["load"],
        record=row["record"],
        cell=row["cell"],
        printed=row["printed"],
    )


@lru_cache(maxsize=100_000)
def dated(id: str, year: str, flags: str) -> tuple[Year, str, str, tuple[str, ...], Measure | None]:
    """What a year means for a figure of a measure: the year, the definition in force in it, the unit and the flags.

    The measure itself comes last, where it allows an interval.
    """
    measure, read = MEASURES.find(id), Year.parse(year)
    allows = None if measure.chance is Chance.NONE else measure
    return read, measure.definition_id(read), str(measure.unit), flags_of(measure, read, flags.split()), allows


def limits(measure: Measure, row: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """The interval of a stored row whose measure allows one; nothing where its counts do not."""
    above, below = as_float(row["numerator"]), as_float(row["denominator"])
    found = estimate(measure, row["value"], row["decimals"] or 0, above, below)
    return (found.low, found.high) if found else (None, None)


@lru_cache(maxsize=100_000)
def named(place: str) -> tuple[str, str]:
    """The name of a place and its kind."""
    found = EVENSHIRE if place == EVENSHIRE.code else by_code(place)
    kind = PlaceKind.SCHOOL if is_school(place) else PlaceKind.LOCALITY
    return (found.name, str(found.kind)) if found else (place, str(kind))


def as_float(number: Any) -> float | None:
    """A count as a plain number."""
    return None if number is None else float(number)


def flags_of(measure: Measure, year: Year, given: Iterable[str]) -> tuple[str, ...]:
    """The flags of a figure: those of its file, and `covid` where its measure says so of that year."""
    covid = any(Year.parse(text).start in range(year.start, year.last + 1) for text in measure.covid)
    return tuple(sorted({*given, *([str(Flag.COVID)] if covid else [])}))


def in_order(rows: pyarrow.Table) -> pyarrow.Table:
    """Stored rows in the order of `figures`: each column is put in order by its few distinct values."""
    pair = pc.binary_join_element_wise(rows["measure"], rows["source"], " ")
    columns = {
        "measure": positions(rows["measure"], lambda id: (MEASURES.find(id).theme.order, id)),
        "place": positions(rows["place"], str),
        "phase": positions(rows["phase"], str),
        "group": positions(rows["group"], lambda id: (GROUP_ORDER.get(id, len(GROUP_ORDER)), id)),
        "year": positions(rows["year"], Year.parse),
        "period": positions(rows["period"], str),
        "reason": positions(rows["reason"], str),
        "source": positions(pair, preference),
    }
    return rows.take(pc.sort_indices(pyarrow.table(columns), [(name, "ascending") for name in columns]))


def positions(texts: pyarrow.ChunkedArray, key: Callable[[str], Any]) -> pyarrow.Array:
    """For each text, where it stands among the distinct ones when they are sorted by a key."""
    coded = texts.combine_chunks().dictionary_encode()
    distinct: list[str] = coded.dictionary.to_pylist()
    places = {text: position for position, text in enumerate(sorted(distinct, key=key))}
    return pyarrow.array([places[text] for text in distinct], pyarrow.int64()).take(coded.indices)


def preference(pair: str) -> tuple[int, str]:
    """Where a source stands in a measure's order of preference; `pair` is the measure's id, a blank and the source."""
    measure, _blank, source = pair.partition(" ")
    preferred = MEASURES.find(measure).published_in
    return (preferred.index(source) if source in preferred else len(preferred), source)
