"""How commands write: tables for people, JSON and CSV for programs, always the same columns."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

Row = Mapping[str, Any]

WIDE = 400


def write_rows(
    rows: Sequence[Row], columns: Sequence[str], *, as_json: bool, as_csv: bool, shown: Sequence[str]
) -> None:
    """Write rows as JSON, as CSV (both with `columns`), or as a table of the columns `shown`."""
    if as_json:
        print(json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=2))
    elif as_csv:
        writer = csv.DictWriter(sys.stdout, list(columns), extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: flat(value) for name, value in row.items()} for row in rows)
    else:
        write_table([[text(row.get(name)) for name in shown] for row in rows], shown)


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
    return " ".join(str(part) for part in value) if isinstance(value, list | tuple) else value


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
