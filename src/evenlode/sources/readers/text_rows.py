"""Reads a file in which one row is one thing, copying the columns that its source names."""

import pyarrow
from pyarrow import compute

from evenlode.engines.kinds import Engine
from evenlode.sources.kinds import TextRows
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.readers.verdicts import Verdicts, twice
from evenlode.tables.conform import conform
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES


def read(source: TextRows, texts: pyarrow.Table, engine: Engine, told: Told) -> Read:
    """Every record as a row of the source's table; a record without its key is quarantined."""
    del told
    table = TABLES.find(source.table)
    rows = renamed(source, texts)
    verdicts = judged(source, table, rows, engine)
    accepted = rows.filter(verdicts.accepted_in(rows["record"])).select(list(table.names()))
    return Read(
        tables={table.id: conform(table, accepted)},
        problems=verdicts.problems,
        quarantined=len(verdicts.quarantined),
        duplicates=len(verdicts.duplicates),
        series=source.id,
    )


def renamed(source: TextRows, texts: pyarrow.Table) -> pyarrow.Table:
    """The texts under the table's column names, with the constants, the record's number and all of it as one text."""
    columns = {
        ours: compute.utf8_trim_whitespace(texts[theirs].cast("string")) for theirs, ours in source.columns.items()
    }
    constants = {
        name: pyarrow.array([value] * len(texts), pyarrow.string()) for name, value in source.constants.items()
    }
    whole = compute.binary_join_element_wise(*columns.values(), "\x1f")
    return pyarrow.table({**columns, **constants, "record": texts["__record"], "whole": whole})


def judged(source: TextRows, table: Table, rows: pyarrow.Table, engine: Engine) -> Verdicts:
    """The verdict on every record: it must have its key, and have it alone."""
    verdicts = Verdicts()
    theirs = {ours: column for column, ours in source.columns.items()}
    for column in table.key:
        verdicts.quarantine(
            rows["record"],
            compute.equal(rows[column], ""),
            theirs.get(column, column),
            "key.empty",
            "This record does not say what it is about.",
            "fill in the column, or take the record out",
        )
    told = rows.filter(verdicts.accepted_in(rows["record"]))
    verdicts.set_aside_repeats(twice(told, table.key, "whole", engine), theirs.get(table.key[-1], table.key[-1]))
    return verdicts
