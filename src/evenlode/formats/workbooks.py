"""Excel workbooks (.xlsx): every sheet's first rows, or one sheet as a text table, read a row at a time."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from io import FileIO
from itertools import islice
from pathlib import Path
from typing import Any

from evenlode.errors import EvenlodeError, NotFound, Problem, Refused, Severity
from evenlode.formats.cells import cell_text
from evenlode.formats.kinds import PEEK_CELL, PEEK_ROWS, FileKind, Lines, Peek, SheetPeek, TextTable
from evenlode.formats.limits import Deadline, Limits
from evenlode.formats.text_tables import TableMaker, checked_header, long_cell, refuse_width
from evenlode.formats.workbook_parts import check_parts
from evenlode.formats.workbook_rows import numbered_rows
from evenlode.formats.workbook_sizes import MOST_ROWS

_CHECK_EVERY = 1024
_LIKE = 0.4  # a sheet's name that is as like the one asked for as this may be shown
_SAVE_AGAIN = "Open it in Excel, save it as a new Excel workbook (.xlsx), and send that."


def peek_workbook(path: Path, limits: Limits) -> Peek:
    """Every sheet's name and first rows; see `reading.peek`."""
    deadline = Deadline(path.name, limits.max_seconds)
    uncalculated = check_parts(path, limits, deadline)
    with _opened(path, deadline) as book:
        sheets = tuple(_sheet_peek(sheet, number, path.name, limits, deadline) for number, sheet in _numbered(book))
        blind = [number for number, sheet in _numbered(book) if _part(sheet) in uncalculated]
    if not sheets:
        raise _no_sheet(path.name)
    notes = [f"Sheet {number} is hidden." for number, sheet in enumerate(sheets, start=1) if sheet.hidden]
    notes += [f"Sheet {number} holds formulas whose results are not stored." for number in blind]
    return Peek(FileKind.XLSX, path.name, sheets, notes=tuple(notes))


def read_workbook(path: Path, sheet: str, header_row: int, limits: Limits, only: int | None) -> TextTable:
    """One sheet's rows under the header in row `header_row`; see `reading.read_table`."""
    deadline = Deadline(path.name, limits.max_seconds)
    uncalculated = check_parts(path, limits, deadline)
    with _opened(path, deadline) as book:
        number, chosen = _chosen(book, sheet, path.name)
        where = f"{path.name}, sheet {number}"
        _refuse_uncalculated(uncalculated.get(_part(chosen), ""), where)
        rows = _rows(chosen, where, limits, deadline, header_row + only if only else None)
        printed = _printed_header(rows, header_row)
        maker = TableMaker(checked_header(printed, f"{where}, row {header_row}", limits), path, limits)
        for row, cells in rows:
            if cells and only in (None, row - header_row):
                _take(maker, row - header_row, row, cells, printed, limits)
        title, notes = str(chosen.title), _hidden_notes(number, chosen)
    lines = Lines()
    lines.note(1, header_row + 1)
    return maker.text_table(FileKind.XLSX, title, lines, notes=notes)


class _Timed(FileIO):
    """The workbook's bytes, each read of which asks whether time is up: the library reads whole parts on its own."""

    def __init__(self, path: Path, deadline: Deadline) -> None:
        super().__init__(path)
        self._deadline = deadline

    def read(self, size: int | None = -1, /) -> bytes:
        self._deadline.check()
        return super().read(size)


@contextmanager
def _opened(path: Path, deadline: Deadline) -> Iterator[Any]:
    """The open workbook; its library warns of what it passes over (styles, drop-down lists), which is nothing to us."""
    with warnings.catch_warnings(), _Timed(path, deadline) as stream:
        warnings.simplefilter("ignore")
        book = _load(stream, path.name)
        try:
            yield book
        finally:
            book.close()


def _load(stream: Any, name: str) -> Any:
    from evenlode.formats.workbook_opening import open_workbook  # slow library, imported late

    try:
        return open_workbook(stream)
    except EvenlodeError:
        raise
    except Exception as fault:  # the library raises whatever a damaged workbook happens to cause
        raise _damaged(name, fault) from fault


def _damaged(where: str, fault: Exception) -> Refused:
    return Refused(
        "The workbook cannot be read: one of its parts is damaged or made wrongly.",
        where=f"{where} ({type(fault).__name__})",
        remedy=_SAVE_AGAIN,
    )


def _rows(
    sheet: Any, where: str, limits: Limits, deadline: Deadline, last: int | None
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The sheet's rows with their numbers from 1, as text without blank cells at the end; a blank row is ()."""
    for number, values in _safely(numbered_rows(sheet, where, last), where):
        if number % _CHECK_EVERY == 0:
            deadline.check()
        if number > min(MOST_ROWS, limits.max_rows):
            raise Refused(
                f"The sheet has more than {number - 1:,} rows.",
                where=where,
                remedy="Delete the rows below the last record, or split the sheet, and send it again.",
            )
        cells = _texts(values)
        refuse_width(len(cells), f"{where}, row {number}", limits)
        yield number, cells


def _safely(rows: Iterator[tuple[int, Sequence[object]]], where: str) -> Iterator[tuple[int, Sequence[object]]]:
    while True:
        try:
            row = next(rows, None)
        except EvenlodeError:
            raise
        except Exception as fault:  # the library raises whatever a damaged sheet happens to cause
            raise _damaged(where, fault) from fault
        if row is None:
            return
        yield row


def _texts(values: Sequence[object]) -> tuple[str, ...]:
    width = len(values)
    while width and values[width - 1] in (None, ""):
        width -= 1
    return tuple(cell_text(value) for value in values[:width])


def _sheet_peek(sheet: Any, number: int, name: str, limits: Limits, deadline: Deadline) -> SheetPeek:
    rows = islice(_rows(sheet, f"{name}, sheet {number}", limits, deadline, PEEK_ROWS), PEEK_ROWS)
    shown = tuple(tuple(cell[:PEEK_CELL] for cell in cells) for _, cells in rows)
    return SheetPeek(str(sheet.title), shown, hidden=sheet.sheet_state != "visible")


def _numbered(book: Any) -> Iterator[tuple[int, Any]]:
    """The sheets with their numbers from 1, by which they are told: one may bear a child's name."""
    return enumerate(book.worksheets, start=1)


def _chosen(book: Any, sheet: str, name: str) -> tuple[int, Any]:
    """The sheet of that name, or the first that is not hidden, with its number."""
    titles = {str(found.title): (number, found) for number, found in _numbered(book)}
    if sheet in titles:
        return titles[sheet]
    seen = [one for one in titles.values() if one[1].sheet_state == "visible"] or list(titles.values())
    if not seen:
        raise _no_sheet(name)
    if not sheet:
        return seen[0]
    near = get_close_matches(sheet, titles, n=3, cutoff=_LIKE)
    offer = f"did you mean {' or '.join(map(repr, near))}?" if near else "write the name as the workbook shows it."
    raise NotFound(f"{name} has no sheet '{sheet}'.", where=f"{name}, {len(titles)} sheets", remedy=offer)


def _no_sheet(name: str) -> Refused:
    return Refused(f"{name} has no sheet with cells.", where=name, remedy=_SAVE_AGAIN)


def _part(sheet: Any) -> str:
    return str(sheet._worksheet_path)  # not public, but nothing public says which part of the zip a sheet is


def _refuse_uncalculated(cell: str, where: str) -> None:
    if cell:
        raise Refused(
            "The sheet holds formulas whose results are not stored, so they would be read as blank.",
            where=f"{where}, cell {cell}",
            remedy="Open the workbook in Excel, let it calculate, save it, and send it again.",
        )


def _hidden_notes(number: int, sheet: Any) -> tuple[str, ...]:
    return () if sheet.sheet_state == "visible" else (f"Sheet {number} is hidden.",)


def _printed_header(rows: Iterator[tuple[int, tuple[str, ...]]], header_row: int) -> tuple[str, ...]:
    """The header as it stands in the sheet; () where the sheet ends above it."""
    above = list(islice(rows, header_row))
    return above[-1][1] if len(above) == header_row else ()


def _take(
    maker: TableMaker, record: int, row: int, cells: tuple[str, ...], printed: tuple[str, ...], limits: Limits
) -> None:
    """Take one row, blank cells added at its end; cells beyond the header's last name have no column to go to."""
    width = len(maker.header)
    problem = long_cell(record, map(len, cells), maker.header, "xlsx.long_cell", limits)
    if len(cells) > width:
        message = f"Row {row} has {len(cells)} cells, and the row of column names has {width}."
        remedy = "Give each column a name, or clear the cells to the right of the last one, and send it again."
        problem = Problem(record, None, "xlsx.ragged", message, remedy, Severity.ERROR)
    if cells == printed:
        message = f"Row {row} repeats the column names, as when two sheets were joined."
        remedy = "Delete that row, and check that no record is in twice."
        problem = Problem(record, None, "xlsx.header_again", message, remedy, Severity.ERROR)
    if problem:
        maker.leave(problem)
    else:
        maker.take(record, (*cells, *[""] * (width - len(cells))), sum(map(len, cells)))
