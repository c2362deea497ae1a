"""CSV files: encoding, header and records read into a text table, with every record accounted for."""

from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from evenlode.errors import Problem, Refused, Severity
from evenlode.formats.csv_records import END_OF_TEXT, Records
from evenlode.formats.encodings import MOJIBAKE, TextEncoding, encoding_of
from evenlode.formats.kinds import PEEK_CELL, PEEK_ROWS, FileKind, Lines, Peek, SheetPeek, TextTable
from evenlode.formats.limits import Deadline, Limits
from evenlode.formats.plain_csv import Form, read_plain
from evenlode.formats.text_tables import TableMaker, checked_header, long_cell, refuse_length, refuse_width

_MOST_GARBLED = 100
_AGAIN = (
    "If the line is a title, a total or a note, delete it; if cells are missing or have slipped, put it right. Then "
    "send the file again."
)
_UNDOUBLED = 'Take the mark out, or double it ("") where it belongs to the text, and send the file again.'
_WHOLE_AGAIN = (
    "Export the file again, send it without opening it, and compare its size with the one that was exported. If that "
    "line is a total or a note, delete it."
)


def peek_csv(path: Path, limits: Limits) -> Peek:
    """The file's encoding and its first rows; see `reading.peek`."""
    deadline = Deadline(path.name, limits.max_seconds)
    encoding = encoding_of(path, limits, deadline)
    records = Records(path, encoding.name, 0, limits, deadline)
    rows = tuple(_shown(cells) for _, cells in islice(records, PEEK_ROWS))
    if not any(rows):
        raise Refused(
            f"{path.name} is blank: there is no text in its first {PEEK_ROWS} rows.",
            where=path.name,
            remedy="Export the file again and check that it is not empty before sending it.",
        )
    for row in rows:
        refuse_width(len(row), path.name, limits)
    notes = [problem.message for problem in _encoding_problems(encoding)]
    if encoding.garbled:
        notes.append(_garbled(None, None, "Some cells hold").message)
    return Peek(FileKind.CSV, path.name, (SheetPeek("", rows),), encoding.name, tuple(notes))


def read_csv(path: Path, header_row: int, limits: Limits, only: int | None, *, fill_short: bool = False) -> TextTable:
    """The file's records under the header in row `header_row`; see `reading.read_table`."""
    deadline = Deadline(path.name, limits.max_seconds)
    encoding = encoding_of(path, limits, deadline)
    records = iter(source := Records(path, encoding.name, header_row, limits, deadline))
    above = [cells for _, cells in islice(records, header_row)]
    printed = (above[-1] or []) if len(above) == header_row else []
    header = checked_header(printed, f"{path.name}, row {header_row}", limits)
    form = Form(encoding, source.delimiter, header_row, printed, header)
    if only is None and (plain := read_plain(path, form, limits, deadline)):
        return plain if source.ends_its_lines() else _told_of_its_end(plain)
    reading = _Reading(path, printed, header, encoding, limits, only, fill_short)
    for line, record in records:
        if reading.take(line, record, source.size, ended=source.ended):
            break
    found = reading.finished()
    return found if source.ended or only is not None else _told_of_its_end(found)


def _told_of_its_end(found: TextTable) -> TextTable:
    """A table whose file's last line has no end, with a warning; none where something else is wrong with it."""
    if any(one.row == found.records and one.severity is Severity.ERROR for one in found.problems):
        return found
    last = found.table.slice(max(0, found.table.num_rows - 1)).select(found.header).to_pylist()
    if not any(text.strip() for row in last for text in row.values()):
        return found
    message = "Nothing ends the last line, as all other lines end: the file may have been cut short there."
    remedy = (
        "Look whether the last line is complete and the last of the list. If anything is missing, export the file "
        "again and send all of it; otherwise nothing needs doing."
    )
    unended = Problem(found.records, None, "csv.unended", message, remedy, Severity.WARNING)
    return replace(found, problems=[*found.problems, unended])


def _shown(cells: list[str] | None) -> tuple[str, ...]:
    if cells is None:
        return ("(a record whose quotation marks are wrong)",)
    return tuple(cell[:PEEK_CELL] for cell in cells) if any(cells) else ()


@dataclass
class _Reading:
    """One reading of a file's records into a table, or of the record `only` alone."""

    path: Path
    printed: list[str]  # the header as it stands in the file
    header: tuple[str, ...]
    encoding: TextEncoding
    limits: Limits
    only: int | None
    fill_short: bool = False
    filled: int = 0  # records shorter than the header
    short: set[int] = field(default_factory=set)  # and how many cells they had
    count: int = 0
    lines: Lines = field(default_factory=Lines)
    blank: int = 0  # blank lines since the last record
    between: int = 0  # blank lines that another record followed
    first_between: int = 0  # on which line the first of them stands
    garbled: int = 0

    def __post_init__(self) -> None:
        self.maker = TableMaker(self.header, self.path, self.limits)

    def take(self, line: int, cells: list[str] | None, size: int, *, ended: bool = True) -> bool:
        """Take the next record, whose line was `ended`, and say whether it was the last one wanted."""
        if cells is not None and len(cells) < 2 and _is_blank(cells, len(self.header)):
            self.blank += 1
            return False
        self._count(line)
        is_cut = cells is not None and self._is_cut(cells, ended=ended)
        if self.fill_short and cells is not None and len(cells) < len(self.header) and not is_cut:
            self.filled += 1
            self.short.add(len(cells))
            cells = [*cells, *[""] * (len(self.header) - len(cells))]
        if self.only not in (None, self.count):
            return False
        if cells is None:
            self.maker.leave(self._badly_quoted(line))
        elif is_cut:
            raise self._cut(line, cells)
        elif problem := self._wrong(line, cells, size):
            self.maker.leave(problem)
        else:
            self.maker.take(self.count, cells, size)
            self._warn_if_garbled(cells)
        return self.only is not None

    def finished(self) -> TextTable:
        """What was read, with the problems of the file as a whole first."""
        whole = [] if self.only else [*_encoding_problems(self.encoding), *self._rest()]
        return self.maker.text_table(FileKind.CSV, "", self.lines, whole, encoding=self.encoding.name)

    def _is_cut(self, cells: list[str], *, ended: bool) -> bool:
        """Whether this is a last line without an end that is short as no other is: there the file was cut."""
        return not ended and len(cells) < len(self.header) and len(cells) not in self.short

    def _cut(self, line: int, cells: list[str]) -> Refused:
        column = self.header[len(cells) - 1]
        return Refused(
            f"{self.path.name} ends within line {line}, in cell {len(cells)} of {len(self.header)}: it was cut short.",
            where=f"{self.path.name}, line {line}, column {column}, byte {self.path.stat().st_size}",
            remedy=_WHOLE_AGAIN,
        )

    def _count(self, line: int) -> None:
        self.count += 1
        refuse_length(self.count, self.path.name, self.limits)
        self.lines.note(self.count, line)
        if self.blank:
            self.first_between = self.first_between or line - self.blank
            self.between, self.blank = self.between + self.blank, 0

    def _badly_quoted(self, line: int) -> Problem:
        message = f'On line {line} a quotation mark (") stands in the midst of a cell, so nobody can say where it ends.'
        return self._error("csv.quote", message, _UNDOUBLED)

    def _wrong(self, line: int, cells: list[str], size: int) -> Problem | None:
        """What is wrong with the record, if anything is."""
        if len(cells) != len(self.header):
            count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            message = f"Line {line} has {count}, and the row of column names has {len(self.header)}."
            return self._error("csv.ragged", message, _AGAIN)
        if cells[0] == self.printed[0] and cells == self.printed:
            message = f"Line {line} repeats the column names, as when two files were joined."
            return self._error("csv.header_again", message, "Delete that line, and check that no record is in twice.")
        if size > self.limits.max_cell:
            return long_cell(self.count, map(len, cells), self.header, "csv.long_cell", self.limits)
        return None

    def _error(self, rule: str, message: str, remedy: str) -> Problem:
        return Problem(self.count, None, rule, message, remedy, Severity.ERROR)

    def _warn_if_garbled(self, cells: list[str]) -> None:
        if not self.encoding.garbled:  # nowhere in the file
            return
        for column, cell in zip(self.header, cells, strict=True):
            if not cell.isascii() and MOJIBAKE.search(cell):
                self.garbled += 1
                if self.garbled <= _MOST_GARBLED:
                    self.maker.problems.note(_garbled(self.count, column, "The cell holds"))
                return

    def _rest(self) -> list[Problem]:
        """What is to be said of the file as a whole once it was read."""
        said = []
        if self.garbled > _MOST_GARBLED:
            said.append(_garbled(None, None, f"In all {self.garbled:,} records hold"))
        if self.filled:
            message = f"In {self.filled:,} records the last cells are left out: they were read as blank."
            remedy = "Nothing needs doing if the publisher leaves blank cells out; otherwise ask for the file again."
            said.append(Problem(None, None, "csv.short", message, remedy, Severity.WARNING))
        if self.between:
            lines = "1 blank line" if self.between == 1 else f"{self.between:,} blank lines"
            message = f"{lines} among the records, the first on line {self.first_between}, passed over."
            remedy = "Check that no record is missing there."
            said.append(Problem(None, None, "csv.blank_line", message, remedy, Severity.WARNING))
        return said


def _is_blank(cells: list[str], width: int) -> bool:
    """Whether a line holds no record: nothing at all, or, where records have several cells, one blank one.

    Old programs end a text with a sign of their own, which is no letter.
    """
    return not cells or (width > 1 and not cells[0].strip().strip(END_OF_TEXT))


def _garbled(row: int | None, column: str | None, subject: str) -> Problem:
    message = f"{subject} letters that look garbled, as when text is read in the wrong encoding (such as 'Ã©' for 'é')."
    remedy = "Compare the names with the system they came from; if they differ, export the file again as CSV UTF-8."
    return Problem(row, column, "csv.mojibake", message, remedy, Severity.WARNING)


def _encoding_problems(encoding: TextEncoding) -> list[Problem]:
    if encoding.name != "cp1252":
        return []
    message = "The file is not UTF-8; it was read as Windows text (cp1252)."
    remedy = "Check names with accents and apostrophes; where you can, save the file as CSV UTF-8."
    return [Problem(None, None, "csv.encoding", message, remedy, Severity.WARNING)]
