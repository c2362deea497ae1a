"""How commands write: tables for people, JSON and CSV for programs, always the same columns."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

Row = Mapping[str, Any]

WIDE = 400
# The encoder written in C takes no indent: its separators put each field on a line of its own.
ONE_TO_A_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",\n    ", ": "))


def write_rows(
    rows: Iterable[Row], columns: Sequence[str], *, as_json: bool, as_csv: bool, shown: Sequence[str]
) -> None:
    """Write rows as JSON, as CSV (both with `columns`), or as a table of the columns `shown`.

    JSON and CSV are written as the rows come, so that an answer of any length needs little memory.
    """
    if as_json:
        write_json(rows)
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([flat(row.get(name, "")) for name in columns] for row in rows)
    else:
        write_table([[text(row.get(name)) for name in shown] for row in rows], shown)


def write_json(rows: Iterable[Row]) -> None:
    """Write rows as one list, laid out as `json.dumps` with an indent of two would, in a fraction of its time."""
    before = "[\n"
    for row in rows:
        sys.stdout.write(f"{before}  {{\n    {json_fields(row)}\n  }}")
        before = ",\n"
    print("[]" if before == "[\n" else "\n]")


def json_fields(row: Row) -> str:
    """The fields of a row, one to a line; a list within it has a line for each of its members."""
    fields = ONE_TO_A_LINE.encode(row)[1:-1]
    for name, value in row.items():
        if value and isinstance(value, list):
            fields = fields.replace(*laid_out(name, tuple(value)))
    return fields


@lru_cache(maxsize=1024)
def laid_out(name: str, members: tuple[Any, ...]) -> tuple[str, str]:
    """A field that holds a list: on the lines that the quick encoder gives it, and with an indent of its own."""
    field = {name: list(members)}
    indented = json.dumps(field, ensure_ascii=False, indent=2)[2:-2].strip().replace("\n", "\n  ")
    return ONE_TO_A_LINE.encode(field)[1:-1], indented


def write_table(rows: Sequence[Sequence[str]], headings: Sequence[str]) -> None:
    """Write a plain table for a person: numbers to the right, everything on one line unless a terminal is narrow."""
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    numeric = [all(is_number(row[column]) for row in rows) for column in range(len(headings))]
    for heading, right in zip(headings, numeric, strict=True):
        table.add_column(heading.replace("_", " "), justify="right" if right and rows else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def console() -> Console:
    """Where people read: as wide as the terminal, or wide enough for anything where there is none."""
    return Console(width=None if sys.stdout.isatty() else WIDE, highlight=False, soft_wrap=False)


def flat(value: Any) -> Any:
    """A value as one CSV cell."""
    return " ".join(str(part) for part in value) if isinstance(value, (list, tuple)) else value


def text(value: Any) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(flat(value))


def is_number(cell: str) -> bool:
    """Whether a cell holds a number, or nothing."""
    return not cell or cell.replace("-", "", 1).replace(".", "", 1).replace(",", "").isdigit()


def note(sentence: str) -> None:
    """Say something beside the answer, on stderr."""
    print(sentence, file=sys.stderr)
