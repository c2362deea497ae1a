"""The rows of canonical tables that accepted records become, and the scopes that their file covers whole."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy
import pyarrow
from pyarrow import compute

from evenlode.sources.readers.distinct import firsts, numbered
from evenlode.sources.readers.record_days import day_by_day
from evenlode.sources.readers.record_values import Values
from evenlode.sources.readers.verdicts import Verdicts
from evenlode.sources.record_kinds import FIXED, RecordFile, Rows
from evenlode.tables.conform import conform
from evenlode.tables.kinds import Column, ColumnType, Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import ARROW_TYPES, own_schema


def conformed(found: Sequence[Values], verdicts: Verdicts) -> dict[str, pyarrow.Table]:
    """Every table that some records fill, with a row for each record that is accepted and has one."""
    pieces: dict[str, list[pyarrow.Table]] = {}
    for values in found:
        accepted = verdicts.accepted_in(values.records)
        for rows in values.kind.rows:
            pieces.setdefault(rows.table, []).append(made(values, rows, accepted))
    return {name: together(TABLES.find(name), parts) for name, parts in pieces.items()}


def together(table: Table, parts: Sequence[pyarrow.Table]) -> pyarrow.Table:
    """The rows that several kinds of record become; of several parts, some may hold each text once, and others not."""
    return parts[0] if len(parts) == 1 else pyarrow.concat_tables([part.cast(own_schema(table)) for part in parts])


def made(values: Values, rows: Rows, accepted: pyarrow.Array) -> pyarrow.Table:
    """The rows of one table that one kind of record becomes."""
    table = TABLES.find(rows.table)
    wanted = compute.and_(accepted, values.all_of(rows.where))
    if values.again:
        wanted = compute.and_(wanted, compute.invert(at(values.again, len(values))))
    columns = {column.name: used(filled(values, rows, column).filter(wanted)) for column in table.columns}
    found = conform(table, pyarrow.table(columns))
    if rows.days is None:
        return found
    return day_by_day(table, found, values.of(rows.days.until).filter(wanted), rows.days)


def used(column: pyarrow.Array) -> pyarrow.Array:
    """A column that holds no text but those of its rows: a text of a record that was left out must not go along."""
    if not pyarrow.types.is_dictionary(column.type):
        return column
    if len(compute.unique(column.indices).drop_null()) == len(column.dictionary):
        return column
    return column.cast(column.type.value_type).dictionary_encode()


def at(places: Iterable[int], count: int) -> pyarrow.Array:
    """Whether each of `count` records is at one of some places."""
    found = numpy.zeros(count, bool)
    found[list(places)] = True
    return pyarrow.array(found)


def filled(values: Values, rows: Rows, column: Column) -> pyarrow.Array:
    """One column of a table for every record: a field, one text for all, or nothing."""
    by = rows.columns.get(column.name, column.name if column.name in values.values else "")
    if column.name == "record" and not by:
        return values.records
    if by.startswith(FIXED):
        return pyarrow.repeat(by.removeprefix(FIXED), len(values))
    if by:
        return tidy(values.of(by), column)
    empty = pyarrow.repeat("", len(values))
    return empty if column.type is ColumnType.TEXT else pyarrow.nulls(len(values), ARROW_TYPES[column.type])


def tidy(found: pyarrow.Array, column: Column) -> pyarrow.Array:
    """A field's values as a column keeps them: of texts, what is missing is empty."""
    if column.type is not ColumnType.TEXT or not found.null_count:
        return found
    return compute.fill_null(found.cast(pyarrow.string()), "")


def scopes_of(source: RecordFile, found: Sequence[Values], constants: Mapping[str, Any]) -> dict[str, pyarrow.Table]:
    """What a file covers whole, by table: the scopes of its records, or the one that its header gives."""
    if not source.scope:
        return {}
    tables = dict.fromkeys(rows.table for values in found for rows in values.kind.rows)
    scoped = [table for name in tables if (table := TABLES.find(name)).scope]
    return {table.id: scope_rows(source, table, found[0], constants) for table in scoped}


def scope_rows(source: RecordFile, table: Table, main: Values, constants: Mapping[str, Any]) -> pyarrow.Table:
    """One row for each scope of one table, with the columns by which it is stored."""
    names = list(dict.fromkeys((*table.scope, *table.partition)))
    by = {name: source.scope.get(name, name) for name in names}
    if not source.covers and all(id in constants for id in by.values()):
        columns = {name: pyarrow.repeat(constants[id], 1) for name, id in by.items()}
    else:
        said = main.all_of([*by.values(), *filter(None, [source.covers])])
        columns = {name: main.of(id).filter(said) for name, id in by.items()}
    types = {column.name: ARROW_TYPES[column.type] for column in table.columns}
    once = firsts(numbered([*columns.values()]))
    return pyarrow.table({name: column.take(once).cast(types[name]) for name, column in columns.items()})
