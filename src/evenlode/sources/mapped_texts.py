"""A file's table of texts made into that of the source which a mapping says it becomes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import reduce
from pathlib import Path

import pyarrow
from pyarrow import compute

from evenlode.errors import NotFound, Refused
from evenlode.formats.blank_records import without_blank_records
from evenlode.formats.kinds import RECORD, TextTable
from evenlode.formats.reading import read_table
from evenlode.sources.date_patterns import iso_day
from evenlode.sources.mapping import FileMap
from evenlode.sources.readers.distinct import Coded
from evenlode.sources.record_kinds import alike
from evenlode.sources.source_columns import dated_columns, own_names

BETWEEN_BRACES = re.compile(r"\{([^{}]+)\}")
LIKE = 0.6  # a name of the file's that is as like the one written as this may be shown


def read_mapped(map: FileMap, path: Path, only: int | None = None) -> TextTable:
    """The texts that a source reads, of a file or one of its records; raises `Refused` for a sheet that it has not."""
    try:
        texts = read_table(path, map.sheet, map.header_row, only=only, fill_short=map.source.short_records)
    except NotFound as error:
        raise Refused(error.what, where=map.where("sheet"), remedy=error.remedy) from error
    names = [name for name in texts.header if alike(name) not in map.given_otherwise]
    named = map if map.columns else replace(map, columns=own_names(map.source, names))
    return mapped(named, texts, whole=only is None)


def mapped(map: FileMap, texts: TextTable, *, whole: bool = True) -> TextTable:
    """The texts that a source reads, by its own names of columns; raises `Refused` where the file lacks a column.

    Columns that the mapping does not name are left out. Records keep their numbers. Where it is not the `whole` table,
    it is a record of which it is known that it is none of the last rows.
    """
    texts = without_blank_records(without_last(texts, map.skip_last_rows) if whole else texts)
    names = found_names(map, [name for name in texts.table.column_names if name != RECORD])
    columns = {ours: translated(map, ours, filled(theirs, names, texts.table)) for ours, theirs in map.columns.items()}
    for ours in map.constants.keys() - map.answers.keys():
        columns[ours] = pyarrow.chunked_array([pyarrow.repeat(map.constants[ours], texts.table.num_rows)])
    return replace(texts, table=pyarrow.table({**columns, RECORD: texts.table[RECORD]}))


def without_last(texts: TextTable, count: int) -> TextTable:
    """A table without its last rows, whether or not they could be read: totals and notes below the records."""
    there = {*texts.table[RECORD].to_pylist()} if count else set()
    unread = {problem.row for problem in texts.problems if problem.row} - there
    gone = pyarrow.array(sorted(there | unread)[-count:] if count else [], pyarrow.int64())
    left = texts.table.filter(compute.invert(compute.is_in(texts.table[RECORD], gone)))
    kept = [problem for problem in texts.problems if problem.row not in set(gone.to_pylist())]
    unreadable = texts.unreadable - len(unread & set(gone.to_pylist()))
    return replace(texts, table=left, problems=kept, records=left.num_rows + unreadable, unreadable=unreadable)


def found_names(map: FileMap, names: Sequence[str]) -> dict[str, str]:
    """Of each column that the mapping names its name as it stands in the file; case and blanks are forgiven."""
    exact = {name.strip(): name for name in reversed(names)}
    loose = {alike(name): name for name in reversed(names)}
    found = {}
    for ours, theirs in map.columns.items():
        for name in columns_in(theirs):
            found[name] = exact.get(name.strip(), loose.get(alike(name), ""))
            if not found[name]:
                raise no_column(map, ours, name, names)
    return found


def columns_in(theirs: str) -> list[str]:
    """The file's columns that make up one of the source's: those between braces, or the only one."""
    return BETWEEN_BRACES.findall(theirs) or [theirs]


def filled(theirs: str, names: Mapping[str, str], table: pyarrow.Table) -> pyarrow.ChunkedArray:
    """What the file has for a column of the source: a column, or text with columns in it; blank where they all are."""
    if theirs in names:
        return table[names[theirs]]
    pieces = BETWEEN_BRACES.split(theirs)  # every second one is a column's name
    columns = [table[names[name]].cast(pyarrow.string()) for name in pieces[1::2]]
    said = [columns[at // 2] if at % 2 else piece for at, piece in enumerate(pieces)]
    blank = [compute.equal(compute.utf8_trim_whitespace(column), "") for column in columns]
    return compute.if_else(reduce(compute.and_, blank), "", compute.binary_join_element_wise(*said, ""))


def no_column(map: FileMap, ours: str, theirs: str, names: Sequence[str]) -> Refused:
    """The error for a column that the mapping names and the file has not.

    Of the file's own names only those like it are shown: if the row is another, it may hold a child's record.
    """
    near = get_close_matches(theirs, names, n=3, cutoff=LIKE)
    row = f"row {map.skip_rows + 1}"
    quoted = " or ".join(f"'{name}'" for name in near)
    offer = f"did you mean {quoted}?" if near else "if they stand in another row, say it with skip_rows"
    return Refused(
        f"The file has no column '{theirs}', of which the mapping makes '{ours}'.",
        where=map.where("columns", ours),
        remedy=f"write the name as it stands in {row} of the file; {offer}",
    )


def translated(map: FileMap, ours: str, column: pyarrow.ChunkedArray) -> pyarrow.ChunkedArray:
    """One column's texts as the source writes them: codes by what they mean there, days as `2026-03-02`."""
    meant = {text.strip(): code for text, code in map.codes.get(ours, {}).items()}
    loose = {text.casefold(): code for text, code in meant.items()}
    dated = map.dates if ours in dated_columns(map.source) else ""
    if not meant and not dated:
        return column
    coded = Coded.of(column)
    plain = [text.strip() for text in coded.texts]
    said = [meant.get(text, loose.get(text.casefold(), text)) for text in plain]
    read = [iso_day(text, dated) if dated else text for text in said]
    return pyarrow.chunked_array([coded.spread(read, pyarrow.string()).cast(pyarrow.string())])
