"""Reads a workbook of statistical neighbours: one row an authority, its neighbours beside it, closest first."""

from typing import Any

import pyarrow

from evenlode.engines.kinds import Engine
from evenlode.errors import Problem, Severity
from evenlode.sources.kinds import NeighbourSets
from evenlode.sources.readers.kinds import Read
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import own_schema
from evenlode.vocabulary.places import ons_code_of

TABLE = TABLES.find("neighbour")


def read(source: NeighbourSets, texts: pyarrow.Table, engine: Engine) -> Read:
    """Every authority's neighbours; a record with a number that is no authority's is quarantined whole."""
    del engine
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    duplicates = 0
    seen: dict[str, list[tuple[str, str]]] = {}
    for record in texts.to_pylist():
        if not any(str(value).strip() for name, value in record.items() if name != "__record"):
            duplicates += 1  # a blank line at the foot of the sheet says nothing
            continue
        problem = problem_of(source, record, seen)
        if problem:
            problems.append(problem)
        elif record[source.number] in seen:
            duplicates += 1
        else:
            seen[record[source.number]] = pairs(source, record)
            rows.extend(neighbours_of(source, record))
    tables = {TABLE.id: pyarrow.Table.from_pylist(rows, schema=own_schema(TABLE))}
    return Read(tables, tuple(problems), quarantined=len(problems), duplicates=duplicates, series=source.id)


def pairs(source: NeighbourSets, record: dict[str, Any]) -> list[tuple[str, str]]:
    """The neighbours of a record: DfE number and the publisher's word for closeness, closest first."""
    names = list(record)
    after = {column: names[names.index(column) + 1] for column in source.neighbours}
    return [(record[column].strip(), record[after[column]].strip()) for column in source.neighbours]


def problem_of(source: NeighbourSets, record: dict[str, Any], seen: dict[str, Any]) -> Problem | None:
    """What is wrong with a record, if anything."""
    where = {source.number: record[source.number].strip(), **dict(zip(source.neighbours, (number for number, _ in pairs(source, record)), strict=True))}
    unknown = [column for column, number in where.items() if number not in ons_code_of]
    if unknown:
        return problem(
            record, unknown[0], "place.unknown", "The number in this column is not the number of an authority.",
            "check the column; if it is a new authority, update Evenlode",
        )
    if len(set(where.values())) != len(where):
        return problem(
            record, source.number, "neighbour.twice", "An authority stands twice in this row.", "ask the publisher"
        )
    if seen.get(record[source.number], pairs(source, record)) != pairs(source, record):
        return problem(
            record, source.number, "authority.twice", "This authority has two different rows.",
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
            "place": place, "position": position, "neighbour": ons_code_of[number], "closeness": closeness.capitalize(),
            "record": record["__record"],
        }
        for position, (number, closeness) in enumerate(pairs(source, record), start=1)
    ]
