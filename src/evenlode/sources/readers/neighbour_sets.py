"""Reads a workbook of statistical neighbours: one row an authority, its neighbours beside it, closest first."""

from typing import Any

import pyarrow

from evenlode.engines.kinds import Engine
from evenlode.errors import Problem, Severity
from evenlode.sources.kinds import NeighbourSets
from evenlode.sources.readers.kinds import Read, Told
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import own_schema
from evenlode.vocabulary.places import ons_code_of

TABLE = TABLES.find("neighbour")
NOTHING = ("", "-")


def read(source: NeighbourSets, texts: pyarrow.Table, engine: Engine, told: Told) -> Read:
    """Every authority's neighbours; a record with a number that is no authority's is quarantined whole."""
    del engine, told
    reading = Reading(source)
    for record in texts.to_pylist():
        reading.take(record)
    tables = {TABLE.id: pyarrow.Table.from_pylist(reading.rows, schema=own_schema(TABLE))}
    aside = sum(problem.severity is Severity.ERROR for problem in reading.problems)
    return Read(tables, tuple(reading.problems), quarantined=aside, duplicates=reading.duplicates, series=source.id)


class Reading:
    """A workbook while it is read: the rows so far, the problems, and each authority's neighbours as first given."""

    def __init__(self, source: NeighbourSets) -> None:
        self.source = source
        self.rows: list[dict[str, Any]] = []
        self.problems: list[Problem] = []
        self.duplicates = 0
        self.seen: dict[str, list[tuple[str, str]]] = {}

    def take(self, record: dict[str, Any]) -> None:
        """Give one record its verdict, and take up its neighbours if it is accepted."""
        number, given = record[self.source.number].strip(), pairs(self.source, record)
        found = nothing_said(self.source, record) or problem_of(self.source, record, self.seen)
        if found:
            self.problems.append(found)
        elif number in self.seen:
            self.duplicates += 1
        else:
            self.seen[number] = given
            self.rows.extend(neighbours_of(self.source, record))


def nothing_said(source: NeighbourSets, record: dict[str, Any]) -> Problem | None:
    """A warning for a line that gives no neighbours: a heading between two lists, or an authority that has none yet."""
    if any(number not in NOTHING for number, _closeness in pairs(source, record)):
        return None
    heading = not record[source.number].strip()
    message = "This line is a heading: it names no authority." if heading else "This authority is given no neighbours."
    return Problem(
        record["__record"], source.number, "neighbour.none", message, "nothing needs doing", Severity.WARNING
    )


def pairs(source: NeighbourSets, record: dict[str, Any]) -> list[tuple[str, str]]:
    """The neighbours of a record: DfE number and the publisher's word for closeness, closest first."""
    names = list(record)
    after = {column: names[names.index(column) + 1] for column in source.neighbours}
    return [(record[column].strip(), record[after[column]].strip()) for column in source.neighbours]


def problem_of(source: NeighbourSets, record: dict[str, Any], seen: dict[str, Any]) -> Problem | None:
    """What is wrong with a record, if anything."""
    numbers = (number for number, _closeness in pairs(source, record))
    where = {source.number: record[source.number].strip(), **dict(zip(source.neighbours, numbers, strict=True))}
    unknown = [column for column, number in where.items() if number not in ons_code_of]
    if unknown:
        return problem(
            record,
            unknown[0],
            "place.unknown",
            "The number in this column is not the number of an authority.",
            "check the column; if it is a new authority, update Evenlode",
        )
    if len(set(where.values())) != len(where):
        return problem(
            record, source.number, "neighbour.twice", "An authority stands twice in this row.", "ask the publisher"
        )
    if seen.get(record[source.number].strip(), pairs(source, record)) != pairs(source, record):
        return problem(
            record,
            source.number,
            "authority.twice",
            "This authority has two different rows.",
            "ask the publisher which is right; the first is taken",
        )
    return None


def problem(record: dict[str, Any], column: str, rule: str, message: str, remedy: str) -> Problem:
    """A record that is set aside."""
    return Problem(record["__record"], column, rule, message, remedy, Severity.ERROR)


def neighbours_of(source: NeighbourSets, record: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that a record becomes."""
    place = ons_code_of[record[source.number].strip()]
    return [
        {
            "place": place,
            "position": position,
            "neighbour": ons_code_of[number],
            "closeness": closeness.capitalize(),
            "record": record["__record"],
        }
        for position, (number, closeness) in enumerate(pairs(source, record), start=1)
    ]
