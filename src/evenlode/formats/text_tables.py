"""Text tables in the making: headers are checked, records gathered into columns, and problems kept."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa

from evenlode.errors import Problem, Refused, Severity
from evenlode.formats.columns import number_column, text_column
from evenlode.formats.json_values import is_writable
from evenlode.formats.kinds import RECORD, FileKind, Lines, TextTable
from evenlode.formats.limits import MB, Limits

_BATCH, _BATCH_SIZE = 2048, 64 * MB  # records, characters: more at once only makes Python's memory walks longer


class ProblemList(list[Problem]):
    """The problems of one file; more than the limits allow, and the file is refused with the first of them."""

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__()
        self._name, self._limits = name, limits

    def note(self, problem: Problem) -> None:
        """Keep one more problem, or raise `Refused`."""
        self.append(problem)
        if len(self) > self._limits.max_problems:
            raise Refused(
                f"{self._name} has more than {self._limits.max_problems:,} problems.",
                where=f"{self._name}, from record {self[0].row}",
                remedy=f"Check that this is the right file and export it again. Its first problem: {self[0].message}",
            )


class TableMaker:
    """Gathers records into columns of text, in batches, and the problems of those that cannot be taken."""

    def __init__(self, header: tuple[str, ...], path: Path, limits: Limits) -> None:
        self.header, self.problems, self.unreadable = header, ProblemList(path.name, limits), 0
        self._name, self._packed, self._limits = path.name, path.stat().st_size, limits
        self._rows: list[Sequence[str]] = []
        self._numbers: list[int] = []
        self._size = self._sizes = 0
        self._batches: list[pa.RecordBatch] = []
        self._schema = pa.schema([*((column, pa.string()) for column in header), (RECORD, pa.int64())])

    def take(self, record: int, cells: Sequence[str], size: int) -> None:
        """Take a record of `size` characters that has as many cells as the header has names."""
        self._rows.append(cells)
        self._numbers.append(record)
        self._size += size
        if len(self._rows) == _BATCH or self._size > _BATCH_SIZE:
            self._flush()

    def leave(self, problem: Problem) -> None:
        """Leave a record out, for this reason."""
        self.unreadable += 1
        self.problems.note(problem)

    def text_table(
        self,
        kind: FileKind,
        sheet: str,
        lines: Lines,
        whole: Sequence[Problem] = (),
        encoding: str = "",
        notes: tuple[str, ...] = (),
    ) -> TextTable:
        """All that was taken and left; `whole` are problems of the file as a whole, which come first."""
        self._flush()
        table = pa.Table.from_batches(self._batches, schema=self._schema)
        problems = [*whole, *self.problems]
        records = table.num_rows + self.unreadable
        return TextTable(kind, sheet, self.header, table, problems, records, self.unreadable, lines, encoding, notes)

    def _flush(self) -> None:
        if not self._rows:
            return
        refuse_text(self._sizes + self._size, self._packed, self._limits.max_ratio, self._name, self._limits)
        columns = [text_column(column) for column in zip(*self._rows, strict=True)]
        numbers = number_column(self._numbers, len(self._numbers))
        self._batches.append(pa.record_batch([*columns, numbers], schema=self._schema))
        self._rows, self._numbers, self._sizes, self._size = [], [], self._sizes + self._size, 0


def checked_header(cells: Sequence[str], where: str, limits: Limits) -> tuple[str, ...]:
    """The column names that a file's header gives, each once.

    A blank one is named by its place, "(column 3)"; one that stood before is numbered: "SNP", "SNP (2)". Raises
    `Refused` if all are blank, if there are too many, or if one cannot be written.
    """
    if not any(cell.strip() for cell in cells):
        raise Refused(
            "The row that should hold the column names is blank.",
            where=where,
            remedy="Delete the blank rows above the column names, or say in which row they stand.",
        )
    refuse_width(len(cells), where, limits)
    if not is_writable(cells):
        raise Refused(
            "A column's name holds letters that no encoding has.",
            where=where,
            remedy="Put the name right in the program that made the file, and send it again.",
        )
    names = tuple(cell if cell.strip() else f"(column {place})" for place, cell in enumerate(cells, start=1))
    _refuse_our_own(names, where)
    return _numbered(names)


def refuse_width(columns: int, where: str, limits: Limits) -> None:
    """Raise `Refused` if there are more columns than the limits allow."""
    if columns > limits.max_columns:
        raise Refused(
            f"The file has {columns:,} columns; the most that is read is {limits.max_columns:,}.",
            where=where,
            remedy="Check that this is the right file; if it is, export only the columns that are needed.",
        )


def refuse_length(records: int, where: str, limits: Limits) -> None:
    """Raise `Refused` if there are more records than the limits allow."""
    if records > limits.max_rows:
        raise Refused(
            f"The file has more than {limits.max_rows:,} records.",
            where=where,
            remedy="Split the file into smaller ones, one for each year or each school, and load them in turn.",
        )


def refuse_text(size: int, packed: int, ratio: int, where: str, limits: Limits) -> None:
    """Raise `Refused` if the cells together hold too much text, or too many times the file: one text may stand often.

    `size` is in characters, `packed` the file's bytes, `ratio` the most that one may be of the other.
    """
    if size > limits.max_unpacked or (size > _BATCH_SIZE and size > ratio * packed):
        raise Refused(
            f"The cells hold more than {size // MB:,} MB of text, {size // packed:,} times the file's size: too much.",
            where=where,
            remedy="Check that this is the right file; if it is, split it into smaller ones, one for each year.",
        )


def long_cell(
    record: int, lengths: Iterable[int], header: tuple[str, ...], rule: str, limits: Limits
) -> Problem | None:
    """The problem of the record's first cell that is too long, or None; `lengths` are its cells', in characters."""
    for column, length in zip(header, lengths, strict=False):
        if length > limits.max_cell:
            return Problem(
                row=record,
                column=column,
                rule=rule,
                message=f"The cell holds {length:,} characters; the most that is read is {limits.max_cell:,}.",
                remedy="Shorten the cell, or check that a quotation mark is not missing, and send the record again.",
                severity=Severity.ERROR,
            )
    return None


def _refuse_our_own(names: tuple[str, ...], where: str) -> None:
    if RECORD in names:
        raise Refused(
            f"A column is called {RECORD}, a name that Evenlode keeps for itself.",
            where=where,
            remedy="Rename that column and send the file again.",
        )


def _numbered(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names told apart: each that was given before, or that numbering has made, is numbered until it is new."""
    found: dict[str, None] = {}
    times: Counter[str] = Counter()
    for name in names:
        times[name] += 1
        new = name if times[name] == 1 else f"{name} ({times[name]})"
        while new in found or (new != name and new in names):
            times[name] += 1
            new = f"{name} ({times[name]})"
        found[new] = None
    return tuple(found)
