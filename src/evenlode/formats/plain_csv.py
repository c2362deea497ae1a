"""The short way through a CSV file in which nothing is in doubt: Arrow splits it, and gives what `csv_files` would.

A file is plain where it is UTF-8 without garbled letters, its lines end in one way, no record is blank or ragged or is
the header again, and every quotation mark stands first or last in a cell. Of any other file nothing is said here: the
careful reader reads it from its beginning, so that every message is its own.
"""

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute, csv

from evenlode.formats.columns import counting_column, text_column
from evenlode.formats.encodings import TextEncoding
from evenlode.formats.kinds import RECORD, FileKind, Lines, TextTable
from evenlode.formats.limits import MB, Deadline, Limits
from evenlode.formats.repeated_texts import TextColumn

_PIECE, _BLOCK = MB, 4 * MB
_QUOTE, _FEED, _RETURN = b'"\n\r'


@dataclass(frozen=True)
class Form:
    """What the careful reader found out from a file's beginning: encoding, delimiter, and where the header stands."""

    encoding: TextEncoding
    delimiter: str
    header_row: int
    printed: Sequence[str]  # the header as it stands in the file
    header: tuple[str, ...]


def read_plain(path: Path, form: Form, limits: Limits, deadline: Deadline) -> TextTable | None:
    """The file's records, as the careful reader gives them; None where it is not plain.

    A column in which few texts stand for many records is a dictionary of strings, the others are strings.
    """
    if form.encoding.garbled or not form.encoding.name.startswith("utf-8") or len(form.header) < 2:
        return None
    if path.stat().st_size > limits.max_unpacked:
        return None
    lines, quoted = _looked_through(path, form.delimiter, deadline)
    if not lines:
        return None
    columns = [TextColumn() for _ in form.header]
    try:
        records = _gathered(_batches(path, form, limits, quoted=quoted), columns, form.printed, limits, deadline)
    except pa.ArrowInvalid:  # a record that is ragged, or too long
        return None
    return _table(form, columns, records) if records and form.header_row + records == lines else None


def _table(form: Form, columns: Sequence[TextColumn], records: int) -> TextTable:
    finished = [column.finished() for column in columns]
    table = pa.table([*finished, counting_column(1, records)], names=[*form.header, RECORD])
    lines = Lines()
    lines.note(1, form.header_row + 1)
    return TextTable(FileKind.CSV, "", form.header, table, [], records, 0, lines, form.encoding.name)


def _batches(path: Path, form: Form, limits: Limits, *, quoted: bool) -> Iterator[pa.RecordBatch]:
    """The records below the header in batches, blank lines left out; a line of more than two blocks is an error."""
    names = [str(place) for place in range(len(form.header))]
    block = min(_BLOCK, limits.max_record // 2)
    read = csv.ReadOptions(use_threads=False, block_size=block, skip_rows=form.header_row, column_names=names)
    parse = csv.ParseOptions(delimiter=form.delimiter, quote_char='"' if quoted else False, double_quote=False)
    texts = csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), check_utf8=False)
    with csv.open_csv(path, read, parse, texts) as reader:
        yield from reader


def _gathered(
    batches: Iterator[pa.RecordBatch],
    columns: Sequence[TextColumn],
    printed: Sequence[str],
    limits: Limits,
    deadline: Deadline,
) -> int:
    """How many records were gathered into the columns; 0 where there are none, or one of them is not plain."""
    records = 0
    for batch in batches:
        deadline.check()
        records += batch.num_rows
        if records > limits.max_rows or _holds(batch, printed) or _is_long(batch, limits):
            return 0
        for column, texts in zip(columns, batch.columns, strict=True):
            column.take(texts)
    return records


def _holds(batch: pa.RecordBatch, printed: Sequence[str]) -> bool:
    """Whether one of the records is the header again."""
    names = text_column(printed)
    same = compute.equal(batch.column(0), names[0])
    for column, name in zip(batch.columns, names, strict=True):
        if not same.true_count:
            return False
        same = compute.and_(same, compute.equal(column, name))
    return bool(same.true_count)


def _is_long(batch: pa.RecordBatch, limits: Limits) -> bool:
    """Whether a cell may be too long: a letter has one byte or more."""
    if batch.nbytes <= limits.max_cell:
        return False
    return any((compute.max(compute.binary_length(column)).as_py() or 0) > limits.max_cell for column in batch.columns)


def _looked_through(path: Path, delimiter: str, deadline: Deadline) -> tuple[int, bool]:
    """How many lines the file has, and whether there are quotation marks; no line, where one of either is not plain."""
    lines, quoted, ended = 0, False, True
    for piece in _pieces(path, deadline):
        if b"\r" in piece and piece.count(b"\r") != piece.count(b"\r\n"):
            return 0, quoted
        if b'"' in piece:
            quoted = True
            if not _well_quoted(piece, ord(delimiter)):
                return 0, quoted
        lines, ended = lines + piece.count(b"\n"), piece.endswith(b"\n")
    return lines + (not ended), quoted


def _pieces(path: Path, deadline: Deadline) -> Iterator[bytes]:
    """The file's bytes, the mark of its encoding apart, in pieces of whole lines."""
    with path.open("rb") as stream:
        if stream.read(len(BOM_UTF8)) != BOM_UTF8:
            stream.seek(0)
        while piece := stream.read(_PIECE):
            deadline.check()
            yield piece + stream.readline()


def _well_quoted(piece: bytes, delimiter: int) -> bool:
    """Whether in some whole lines each mark that opens is a cell's first letter, and each that closes its last."""
    text = np.frombuffer(b"\n" + piece + b"\n", np.uint8)
    marks = np.flatnonzero(text == _QUOTE)
    before, after = text[marks[::2] - 1], text[marks[1::2] + 1]
    opens = (before == delimiter) | (before == _FEED)
    closes = (after == delimiter) | (after == _FEED) | (after == _RETURN)
    return len(marks) % 2 == 0 and bool(opens.all() and closes.all()) and not _lines_within(text, marks)


def _lines_within(text: NDArray[np.uint8], marks: NDArray[np.intp]) -> bool:
    """Whether a line ends within a quoted cell."""
    return bool((np.searchsorted(marks, np.flatnonzero(text == _FEED)) % 2).any())
