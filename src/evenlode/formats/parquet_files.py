"""Parquet files: typed columns shown as text, read in batches once their sizes were found bearable."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from evenlode.errors import Refused
from evenlode.formats.cells import cell_text
from evenlode.formats.columns import counting_column, number_column, text_column
from evenlode.formats.kinds import PEEK_CELL, PEEK_ROWS, RECORD, FileKind, Peek, SheetPeek, TextTable
from evenlode.formats.limits import MB, Deadline, Limits
from evenlode.formats.text_tables import ProblemList, checked_header, long_cell, refuse_length, refuse_text

TEXT = pa.dictionary(pa.int32(), pa.string())
_BATCH = 131_072
_BLANK = text_column([""])  # Arrow's own, as making one of Python's imports pandas: see `columns`
_PLAIN = (
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_boolean,
    pa.types.is_decimal,
    pa.types.is_date,
    pa.types.is_timestamp,
    pa.types.is_time,
    pa.types.is_duration,
    pa.types.is_null,
)
_TEXTS = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
)


def peek_parquet(path: Path, limits: Limits) -> Peek:
    """The column names and first rows; see `reading.peek`."""
    deadline = Deadline(path.name, limits.max_seconds)
    with _opened(path, limits) as (file, header):
        rows = [header]
        for batch in _batches(file, path.name, range(file.num_row_groups), PEEK_ROWS, deadline):
            rows += zip(*(_shown(column) for column in _as_text(batch, header, path.name).columns), strict=True)
            if len(rows) >= PEEK_ROWS:
                break
    return Peek(FileKind.PARQUET, path.name, (SheetPeek("", tuple(rows[:PEEK_ROWS])),))


def _shown(column: pa.DictionaryArray) -> list[str]:
    short = pc.utf8_slice_codeunits(column.dictionary, 0, PEEK_CELL)  # before any text is written out
    return list(pa.DictionaryArray.from_arrays(column.indices, short).to_pylist())


def read_parquet(path: Path, limits: Limits, only: int | None) -> TextTable:
    """All rows, each column a dictionary of strings; see `reading.read_table`."""
    deadline, problems = Deadline(path.name, limits.max_seconds), ProblemList(path.name, limits)
    parts, size = list[pa.RecordBatch](), 0
    with _opened(path, limits) as (file, header):
        groups, record = _groups_with(file, only)
        for batch in _batches(file, path.name, groups, _BATCH, deadline):
            part = _numbered(batch, header, path.name, record, only)
            record, size = record + batch.num_rows, size + _size(part)
            refuse_text(size, path.stat().st_size, limits.max_pages_ratio, path.name, limits)
            parts.append(_without_long_cells(part, header, limits, problems))
        if only is None and record - 1 != file.metadata.num_rows:
            raise _miscounted(path.name, file.metadata.num_rows, f"it holds {record - 1:,}")
    schema = pa.schema([*((name, TEXT) for name in header), (RECORD, pa.int64())])
    table = pa.Table.from_batches(parts, schema=schema).unify_dictionaries()
    unreadable = len(problems)
    return TextTable(FileKind.PARQUET, "", header, table, problems, table.num_rows + unreadable, unreadable)


@contextmanager
def _sound(name: str) -> Iterator[None]:
    """Turn what the Parquet library says of damaged bytes into a refusal."""
    try:
        yield
    except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError) as fault:
        raise Refused(
            f"{name} is a Parquet file that is damaged or cut short.",
            where=f"{name} ({type(fault).__name__})",
            remedy="Ask for the file again, and compare its size with the sender's.",
        ) from fault


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[tuple[pq.ParquetFile, tuple[str, ...]]]:
    """The open file and its column names, once its own account of itself was found whole and within limits."""
    _refuse_cut(path)
    with _sound(path.name):
        found = pq.read_metadata(path)
        schema = found.schema.to_arrow_schema()
    _refuse_sizes(found, path, limits)
    header = checked_header(schema.names, f"{path.name}, column names", limits)
    texts = [column.name for column in schema if any(is_text(column.type) for is_text in _TEXTS)]
    with _sound(path.name):
        file = pq.ParquetFile(path, metadata=found, read_dictionary=texts)
    with file:
        _refuse_types(file.schema_arrow, path.name)
        yield file, header


def _refuse_cut(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - 4))
        end = stream.read()
    if end != b"PAR1" or size < 12:
        raise Refused(
            f"{path.name} is a Parquet file that is cut short.",
            where=f"{path.name}, byte {size}, where its end mark should stand",
            remedy="Ask for the file again, and compare its size with the sender's.",
        )


def _refuse_sizes(found: pq.FileMetaData, path: Path, limits: Limits) -> None:
    """Refuse by what the file declares of itself, before any of it is unpacked."""
    with _sound(path.name):
        groups = [found.row_group(place) for place in range(found.num_row_groups)]
        rows, pages = found.num_rows, sum(group.total_byte_size for group in groups)
    if rows != sum(group.num_rows for group in groups) or rows < 0:
        raise _miscounted(path.name, rows, "its parts do not add up to that")
    refuse_length(rows, path.name, limits)
    unpacked = max(pages, rows * (4 * found.num_columns + 8))
    ratio = pages / path.stat().st_size
    if unpacked > limits.max_unpacked or (pages > MB and ratio > limits.max_pages_ratio):
        raise Refused(
            f"{path.name} would unpack to {unpacked / MB:,.0f} MB, {ratio:,.0f} times its size, which is too much.",
            where=f"{path.name}, its end",
            remedy="Check that this is the right file; if it is, split it into smaller ones, one for each year.",
        )


def _miscounted(name: str, rows: int, found: str) -> Refused:
    return Refused(
        f"{name} says that it has {rows:,} rows, but {found}.",
        where=f"{name}, its end",
        remedy="The file was damaged or made wrongly: ask for it again.",
    )


def _refuse_types(schema: pa.Schema, name: str) -> None:
    for column in schema:
        kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
        if not any(known(kind) for known in (*_PLAIN, *_TEXTS)):
            raise Refused(
                f"The column '{column.name}' of {name} holds {kind}, which cannot be shown as text in one cell.",
                where=f"{name}, column '{column.name}'",
                remedy="Ask for the file with one value in each cell.",
            )


def _groups_with(file: pq.ParquetFile, only: int | None) -> tuple[range, int]:
    """The groups of rows to read, and the number of their first record."""
    if only is None:
        return range(file.num_row_groups), 1
    first = 1
    for place in range(file.num_row_groups):
        rows = file.metadata.row_group(place).num_rows
        if first <= only < first + rows:
            return range(place, place + 1), first
        first += rows
    return range(0), 1


def _batches(file: pq.ParquetFile, name: str, groups: range, size: int, deadline: Deadline) -> Iterator[pa.RecordBatch]:
    for group in groups:
        batches = file.iter_batches(batch_size=size, row_groups=[group])
        while True:
            deadline.check()
            with _sound(name):
                batch = next(batches, None)
            if batch is None:
                break
            yield batch


def _as_text(batch: pa.RecordBatch, header: tuple[str, ...], name: str) -> pa.RecordBatch:
    with _sound(name):
        batch.validate(full=True)
        columns = [_column_as_text(column) for column in batch.columns]
    return pa.record_batch(columns, schema=pa.schema([(column, TEXT) for column in header]))


def _column_as_text(column: pa.Array) -> pa.DictionaryArray:
    """The column as a dictionary of strings: each different value is turned into text once."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    texts, indices = _texts(column.dictionary), column.indices.cast(pa.int32())
    if texts.null_count:
        texts = texts.fill_null(_BLANK[0])
    if indices.null_count:
        blank = number_column([len(texts)], 1).cast(pa.int32())[0]
        texts, indices = pa.concat_arrays([texts, _BLANK]), indices.fill_null(blank)
    return pa.DictionaryArray.from_arrays(indices, texts)


def _texts(values: pa.Array) -> pa.Array:
    kind = values.type
    if any(is_text(kind) for is_text in _TEXTS):
        return values.cast(pa.string())
    if pa.types.is_timestamp(kind):
        values = values.cast(pa.timestamp("us", tz=kind.tz), safe=False)
    if pa.types.is_floating(kind) and kind != pa.float64():
        values = values.cast(pa.string()).cast(pa.float64())  # 36.8, not the 36.79999923706055 that is nearest to it
    return text_column([_text(value) for value in values.to_pylist()])


def _text(value: object) -> str:
    return format(value, "f") if isinstance(value, Decimal) else cell_text(value)


def _numbered(
    batch: pa.RecordBatch, header: tuple[str, ...], name: str, first: int, only: int | None
) -> pa.RecordBatch:
    """The batch as text, its records numbered from `first`; of one record alone, if only one is wanted."""
    if only is not None:
        within = first <= only < first + batch.num_rows
        batch, first = batch.slice(only - first if within else 0, int(within)), only
    text = _as_text(batch, header, name)
    return text.append_column(RECORD, counting_column(first, batch.num_rows))


def _lengths(batch: pa.RecordBatch) -> list[pa.Array]:
    """How many characters the cells of each column have, were each written out."""
    return [pc.utf8_length(column.dictionary).take(column.indices) for column in batch.columns[:-1]]


def _size(batch: pa.RecordBatch) -> int:
    """How many characters all cells of the batch have together, were each written out."""
    return sum(pc.sum(column).as_py() or 0 for column in _lengths(batch))


def _without_long_cells(
    batch: pa.RecordBatch, header: tuple[str, ...], limits: Limits, problems: ProblemList
) -> pa.RecordBatch:
    """The batch without the records that hold a cell that is too long; each of them becomes a problem."""
    lengths = _lengths(batch)
    if all((pc.max(column).as_py() or 0) <= limits.max_cell for column in lengths):
        return batch
    most = number_column([limits.max_cell], 1)[0]
    left = reduce(pc.or_, [pc.greater(column, most) for column in lengths])
    cells = zip(*(column.filter(left).to_pylist() for column in lengths), strict=True)
    for record, found in zip(batch.column(RECORD).filter(left).to_pylist(), cells, strict=True):
        problem = long_cell(record, found, header, "parquet.long_cell", limits)
        if problem:
            problems.note(problem)
    kept = batch.filter(pc.invert(left))
    fresh = [column.dictionary_decode().dictionary_encode() for column in kept.columns[:-1]]
    return pa.record_batch([*fresh, kept.column(RECORD)], schema=batch.schema)
