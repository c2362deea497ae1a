"""Reads a file in which one row is one thing, copying the columns that its source names."""

import re
from collections.abc import Iterable

import pyarrow
from pyarrow import compute

from evenlode.engines.kinds import Engine
from evenlode.sources.headings import changing_part, places_of
from evenlode.sources.kinds import TextRows
from evenlode.sources.readers.distinct import Coded
from evenlode.sources.readers.kinds import SHEET, Read, Told
from evenlode.sources.readers.tidy_rows import MEANINGS
from evenlode.sources.readers.verdicts import Verdicts, twice
from evenlode.tables.conform import conform
from evenlode.tables.kinds import Column, ColumnType, Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import ARROW_TYPES

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
BETWEEN = "; "  # between two texts of the detail


def read(source: TextRows, texts: pyarrow.Table, engine: Engine, told: Told) -> Read:
    """Every record as a row of the source's table; a record without its key is quarantined."""
    del told
    table = TABLES.find(source.table)
    rows = renamed(source, texts)
    verdicts = judged(source, table, rows, engine)
    accepted = rows.filter(verdicts.accepted_in(rows["record"]))
    return Read(
        tables={table.id: conform(table, typed(table, accepted))},
        problems=verdicts.problems,
        quarantined=len(verdicts.quarantined),
        duplicates=len(verdicts.duplicates),
        series=f"{source.id}:{len(rows)}" if source.vary else source.id,
    )


def renamed(source: TextRows, texts: pyarrow.Table) -> pyarrow.Table:
    """The texts under the table's column names, with the constants, the record's number and all of it as one text."""
    columns = {ours: cells(texts, theirs) for theirs, ours in named(source).items()}
    columns |= {ours: joined([cells(texts, name) for name in theirs]) for ours, theirs in source.joined.items()}
    if source.detail:
        columns[source.detail] = rest(source, texts)
    fixed = {name: pyarrow.repeat(value, len(texts)) for name, value in fixed_texts(source, texts).items()}
    whole = compute.binary_join_element_wise(*columns.values(), "\x1f")
    return pyarrow.table({**columns, **fixed, "record": texts["__record"], "whole": whole})


def named(source: TextRows) -> dict[str, str]:
    """The columns of the file that become one of ours each, optional ones too."""
    return {**source.columns, **source.optional}


def cells(texts: pyarrow.Table, name: str) -> pyarrow.Array:
    """The cells of the column that a source names, without the blanks around them; empty where it is not there."""
    places = places_of(name, texts.column_names)
    return trimmed(texts.column(places[0])) if places else pyarrow.repeat("", len(texts))


def trimmed(column: pyarrow.ChunkedArray) -> pyarrow.Array:
    """A column's texts without the blanks around them, in one piece."""
    return compute.utf8_trim_whitespace(column.cast("string")).combine_chunks()


def joined(parts: list[pyarrow.Array]) -> pyarrow.Array:
    """Texts made of several, a blank between them; empty where one of them is."""
    present = [compute.if_else(compute.equal(part, ""), None, part) for part in parts]
    return compute.fill_null(compute.binary_join_element_wise(*present, " "), "")


def rest(source: TextRows, texts: pyarrow.Table) -> pyarrow.Array:
    """All that stands in columns that the source does not name, each with its name; empty cells are left out."""
    read = {*source.columns, *source.optional, *(name for names in source.joined.values() for name in names)}
    taken = {places[0] for name in read if (places := places_of(name, texts.column_names))}
    taken.add(texts.column_names.index("__record"))
    parts = [labelled(name, texts.column(at)) for at, name in enumerate(texts.column_names) if at not in taken]
    if not parts:
        return pyarrow.repeat("", len(texts))
    return compute.utf8_slice_codeunits(compute.binary_join_element_wise(*parts, ""), len(BETWEEN))


def labelled(name: str, column: pyarrow.ChunkedArray) -> pyarrow.Array:
    """A column's texts, each after the column's name and what parts it from the one before; empty where it is."""
    text = trimmed(column)
    return compute.if_else(
        compute.equal(text, ""), "", compute.binary_join_element_wise(f"{BETWEEN}{name}: ", text, "")
    )


def fixed_texts(source: TextRows, texts: pyarrow.Table) -> dict[str, str]:
    """What is the same for every record: the source's constants, parts of the column names, the sheet's year."""
    found = {ours: changing_part(name, texts.column_names) for ours, name in source.headings.items()}
    sheet = (texts.schema.metadata or {}).get(SHEET.encode(), b"").decode()
    year = YEAR.search(sheet)
    of_sheet = {source.sheet_year: year.group() if year else ""} if source.sheet_year else {}
    return {**source.constants, **found, **of_sheet}


def typed(table: Table, rows: pyarrow.Table) -> pyarrow.Table:
    """The rows with all columns of the table in its types; a column that nothing fills is empty."""
    columns = {column.name: typed_column(column, rows) for column in table.columns}
    return pyarrow.table(columns)


def typed_column(column: Column, rows: pyarrow.Table) -> pyarrow.Array:
    """One column in its type."""
    type = ARROW_TYPES[column.type]
    if column.name not in rows.column_names:
        return pyarrow.repeat("", len(rows)) if column.type is ColumnType.TEXT else pyarrow.nulls(len(rows), type)
    if column.type is ColumnType.TEXT or column.name == "record":
        return rows[column.name]
    texts = Coded.of(rows[column.name])
    return texts.spread(texts.read(MEANINGS[column.type]), type)


def judged(source: TextRows, table: Table, rows: pyarrow.Table, engine: Engine) -> Verdicts:
    """The verdict on every record: it must have its key, and have it alone; what is a number must be one."""
    verdicts = Verdicts()
    theirs = names_of(source)
    quarantine_strange_numbers(verdicts, table.columns, rows, theirs)
    for column in table.key:
        if column in rows.column_names and column not in source.may_be_empty:
            verdicts.quarantine(
                rows["record"],
                compute.equal(rows[column], ""),
                theirs.get(column, column),
                "key.empty",
                "This record does not say what it is about.",
                "fill in the column, or take the record out",
            )
    told = with_whole_key(table, rows).filter(verdicts.accepted_in(rows["record"]))
    verdicts.set_aside_repeats(twice(told, table.key, "whole", engine), theirs.get(table.key[-1], table.key[-1]))
    return verdicts


def names_of(source: TextRows) -> dict[str, str]:
    """What the file calls each column of ours."""
    made = {ours: " and ".join(theirs) for ours, theirs in source.joined.items()}
    return {ours: column for column, ours in named(source).items()} | made


def with_whole_key(table: Table, rows: pyarrow.Table) -> pyarrow.Table:
    """The rows with every column of the key: one that the source does not fill is empty."""
    for column in table.key:
        if column not in rows.column_names:
            rows = rows.append_column(column, pyarrow.repeat("", len(rows)))
    return rows


def quarantine_strange_numbers(
    verdicts: Verdicts, columns: Iterable[Column], rows: pyarrow.Table, theirs: dict[str, str]
) -> None:
    """Set aside the records with something else where a number belongs; an empty cell is none, and is let be."""
    for column in columns:
        if column.name in theirs and column.type is not ColumnType.TEXT:
            texts, meaning = Coded.of(rows[column.name]), MEANINGS[column.type]
            verdicts.quarantine(
                rows["record"],
                texts.where([text != "" and meaning(text) is None for text in texts.texts]),
                theirs[column.name],
                "number.unreadable",
                "This is not a number that fits here.",
                "write it in digits, with a point before decimals",
            )
