"""What kinds of file there are, what a first look at one tells, and the table of text that reading one gives."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pyarrow as pa

from evenlode.errors import Problem

RECORD = "__record"  # the column of a text table that numbers its records
PEEK_ROWS, PEEK_CELL = 30, 10_000


class FileKind(StrEnum):
    """What a file is by its content; its name is never asked."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    JSON = "json"
    XML = "xml"
    ZIP = "zip"


@dataclass(frozen=True)
class SheetPeek:
    """The first rows of one sheet as text, blank cells as ""; a blank row is ().

    Row 1 of the file is `rows[0]`, so `rows[n - 1]` is what `header_row=n` would take as the column names. A cell is
    shown only as far as its first 10,000 characters.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False


@dataclass(frozen=True)
class Peek:
    """A first look at a file: its kind, its own name, the first rows of each sheet, and what a reader should know.

    A CSV, Parquet, JSON or GeoJSON file has one sheet, named "" (the first row of all but CSV is the names of columns
    or properties); an XML file's has two rows, the paths of the elements in its beginning and their first texts; a zip
    has none. `encoding` is a text file's character encoding, otherwise "". `notes` are sentences.
    """

    kind: FileKind
    name: str
    sheets: tuple[SheetPeek, ...]
    encoding: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Member:
    """One file taken out of a zip: the name it had inside, and where it now is."""

    name: str
    path: Path


@dataclass(frozen=True)
class Unpacked:
    """The files taken out of a zip in its own order, and the names of what was left inside as of no interest."""

    members: tuple[Member, ...]
    passed_over: tuple[str, ...]


@dataclass
class Lines:
    """On which line of its file each record begins, kept only where the distance between the two changes."""

    _records: list[int] = field(default_factory=list)
    _distances: list[int] = field(default_factory=list)

    def note(self, record: int, line: int) -> None:
        """Say that the record begins on the line; records come in rising order."""
        if not self._distances or self._distances[-1] != line - record:
            self._records.append(record)
            self._distances.append(line - record)

    @property
    def known(self) -> bool:
        """Whether it is known of any record."""
        return bool(self._records)

    def line_of(self, record: int) -> int:
        """The line on which the record begins, both counted from 1."""
        at = bisect_right(self._records, record) - 1
        return record + self._distances[at] if at >= 0 else record


@dataclass(frozen=True, eq=False)
class TextTable:
    """One table of a file, every cell as text.

    `table` has one column for each name in `header`, each of type string or (from Parquet and plain CSV) dictionary of
    strings, never null: a blank cell is ""; and last the int64 column `__record`, the record's number in the file
    from 1, rising. A sheet's rows that are wholly blank have a number and no record, so numbers may have gaps.

    `problems` says what is wrong; a record with an ERROR is left out of `table` and counted in `unreadable`, so that
    `records == table.num_rows + unreadable`. When one record alone was asked for, all of these speak of it alone.
    """

    kind: FileKind
    sheet: str
    header: tuple[str, ...]
    table: pa.Table
    problems: list[Problem]
    records: int
    unreadable: int
    lines: Lines = field(default_factory=Lines)
    encoding: str = ""
    notes: tuple[str, ...] = ()

    def line_of(self, record: int) -> int:
        """Where the record begins: the line of a CSV file, the row of a sheet, the row of a Parquet file, from 1."""
        return self.lines.line_of(record)
