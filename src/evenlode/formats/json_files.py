"""JSON files of records: a list of objects, alone or within others, read into a text table, one record an object.

What stands within a record's objects has their names before its own: `student.upn`. What stands around the list, such
as whose records these are, holds for each of them. A file is read whole, so it may have no more bytes than a workbook's
part that is read whole.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from evenlode.errors import Problem, Refused, Severity
from evenlode.formats.cells import cell_text
from evenlode.formats.json_values import Wrong, compact, is_writable, parsed
from evenlode.formats.kinds import PEEK_CELL, PEEK_ROWS, FileKind, Lines, Peek, SheetPeek, TextTable
from evenlode.formats.limits import MB, Deadline, Limits
from evenlode.formats.text_tables import TableMaker, checked_header, refuse_length

Cells: TypeAlias = dict[str, str]

BETWEEN = "."  # between the name of an object and those of what stands in it
_AGAIN = "Export it again from the system that made it, as JSON or as CSV UTF-8, and send that."


def peek_json(path: Path, limits: Limits) -> Peek:
    """The names of the records' values and the first records; see `reading.peek`."""
    found = _records(path, limits)
    header = _header(found, path, limits)
    rows = [header, *(tuple(cells.get(name, "") for name in header) for cells in islice(found, PEEK_ROWS - 1))]
    shown = tuple(tuple(cell[:PEEK_CELL] for cell in row) for row in rows)
    return Peek(FileKind.JSON, path.name, (SheetPeek("", shown),), "utf-8")


def read_json(path: Path, limits: Limits, only: int | None) -> TextTable:
    """Every object of the list as a record; see `reading.read_table`."""
    deadline = Deadline(path.name, limits.max_seconds)
    found = _records(path, limits)
    refuse_length(len(found), path.name, limits)
    header = _header(found, path, limits)
    maker = TableMaker(header, path, limits)
    for record, said in enumerate(found, start=1):
        deadline.check()
        if only in (None, record):
            _take(maker, record, tuple(said.get(name, "") for name in header), limits)
    return maker.text_table(FileKind.JSON, "", Lines(), encoding="utf-8")


def _take(maker: TableMaker, record: int, cells: tuple[str, ...], limits: Limits) -> None:
    longest = max(map(len, cells))
    if longest > limits.max_cell:
        wrong = f"A text of this record has {longest:,} characters; the most that is read is {limits.max_cell:,}."
    else:
        wrong = "" if is_writable(cells) else "A text of this record holds letters that no encoding has."
    if wrong:
        remedy = "Put the record right in the program that made the file, and send it again."
        maker.leave(Problem(record, None, "json.record", wrong, remedy, Severity.ERROR))
    else:
        maker.take(record, cells, sum(map(len, cells)))


def _header(records: list[Cells], path: Path, limits: Limits) -> tuple[str, ...]:
    """The names of all values, in the order in which they first stand in the file."""
    names = tuple(dict.fromkeys(name for record in records for name in record))
    return checked_header(names, f"{path.name}, the names of its values", limits)


def _records(path: Path, limits: Limits) -> list[Cells]:
    """The texts of every record by their names, once the file was found to be whole and harmless."""
    size = path.stat().st_size
    if size > limits.max_part:
        raise Refused(
            f"{path.name} is a JSON file of {size / MB:,.0f} MB; the most is {limits.max_part / MB:,.0f} MB.",
            where=path.name,
            remedy="Send fewer days or schools in each file, or send CSV UTF-8, which may be larger.",
        )
    try:
        value = parsed(path.read_bytes(), "a JSON file", "records")
        around: Cells = {}
        found = _lists(value, around)
        if len(found) != 1:
            count = f"{len(found)} lists" if found else "no list"
            raise Wrong(f"is a JSON file with {count} of records, and one is read")
        return [{**around, **_flat(record)} for record in found[0]]
    except Wrong as wrong:
        raise Refused(f"{path.name} {wrong.what}.", where=path.name, remedy=_AGAIN) from wrong


def _lists(value: Any, around: Cells, before: str = "") -> list[list[Any]]:
    """The lists of objects that stand in a value and in no other list; what is beside them goes to `around`."""
    if isinstance(value, list):
        return [value] if value and all(isinstance(one, dict) for one in value) else []
    found = []
    for name, inside in value.items() if isinstance(value, dict) else ():
        if isinstance(inside, (dict, list)):
            found.extend(_lists(inside, around, f"{before}{name}{BETWEEN}"))
        else:
            around[f"{before}{name}"] = cell_text(inside)
    return found


def _flat(record: dict[str, Any]) -> Cells:
    """A record's values as texts by their names; a list stands as its own JSON."""
    found: Cells = {}
    for name, text in _named(record, ""):
        if name in found:
            raise Wrong("is a JSON file in which one record has the same name twice")
        found[name] = text
    return found


def _named(record: dict[str, Any], before: str) -> Iterator[tuple[str, str]]:
    """Every value within a record, with the names of the objects that it stands in."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _named(value, f"{before}{name}{BETWEEN}")
        else:
            yield f"{before}{name}", compact(value) if isinstance(value, list) else cell_text(value)
