"""Ways in which a file goes wrong between a school's system and us: each a step that spoils an honest file a little.

A step is named in a case with its arguments: `["cell", "UPN", "1E+12"]`. Steps of rows, of text and of bytes come in
that order. Which record is hit, a case's own random numbers choose.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from corrupt.bases import Base, Rows, bytes_of, text_of, workbook_of
from look_alikes_ident import upn

SEED = 20260113
EXCEL_BEGINS = date(1899, 12, 30)
Step = Sequence[Any]


@dataclass
class Spoilt:
    """A file that is being spoilt: its base while rows are changed, then its text, then its bytes."""

    base: Base
    number: int
    text: str = ""
    content: bytes | None = None
    sheets: list[tuple[str, Rows]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.luck = random.Random(f"{SEED} {self.number}")  # noqa: S311 - not a secret
        count = len(self.base.rows) - 1 if self.base.rows else len(pupil_lines(self.base.lines))
        self.record = self.luck.randrange(1, count - 1)  # neither the first record nor the last two

    def as_text(self) -> str:
        """The text, once no row is changed any more."""
        self.text = self.text or text_of(self.base)
        return self.text

    def as_bytes(self) -> bytes:
        """The bytes, once no letter is changed any more."""
        if self.content is None:
            self.content = self.text.encode("utf-8", "surrogateescape") if self.text else self.plain()
        return self.content

    def plain(self) -> bytes:
        """The base's bytes: of a workbook all its sheets."""
        if self.base.is_workbook and self.sheets:
            return workbook_of((self.base.sheet, self.base.rows), *self.sheets)
        return bytes_of(self.base)


def pupil_lines(lines: Sequence[str]) -> list[int]:
    """The places of the lines of an XML file that hold a pupil each."""
    return [place for place, line in enumerate(lines) if line.startswith(("<PupilOnRoll>", "<Pupil>"))]


# --- cells: of a table those of a column, of XML the texts of an element


def changed(file: Spoilt, column: str, change: Callable[[str], Any], records: Sequence[int]) -> None:
    """Change the cell of a column in some records, counted from 1."""
    if file.base.rows:
        rows = [list(row) for row in file.base.rows]
        at = rows[0].index(column)
        for record in records:
            rows[record][at] = change(rows[record][at])
        file.base = replace(file.base, rows=rows)
        return
    lines = list(file.base.lines)
    places = pupil_lines(lines)
    for record in records:
        pattern = rf"(<{column}>)(.*?)(</{column}>)"
        assert re.search(pattern, lines[places[record - 1]]), column
        lines[places[record - 1]] = re.sub(
            pattern, lambda found: f"{found[1]}{change(found[2])}{found[3]}", lines[places[record - 1]], count=1
        )
    file.base = replace(file.base, lines=lines)


def all_records(file: Spoilt) -> range:
    """The numbers of all records."""
    count = len(file.base.rows) - 1 if file.base.rows else len(pupil_lines(file.base.lines))
    return range(1, count + 1)


def cell(file: Spoilt, column: str, text: Any) -> None:
    """Another text in one record."""
    changed(file, column, lambda _: text, [file.record])


def cells(file: Spoilt, column: str, text: Any) -> None:
    """Another text in all records."""
    changed(file, column, lambda _: text, all_records(file))


def some(file: Spoilt, column: str, text: Any, count: int) -> None:
    """Another text in the first few records."""
    changed(file, column, lambda _: text, range(1, count + 1))


def one(file: Spoilt, column: str, how: str) -> None:
    """A cell of one record as some program has altered it."""
    changed(file, column, ALTERED[how], [file.record])


def each(file: Spoilt, column: str, how: str) -> None:
    """The cells of a column as some program has altered them."""
    changed(file, column, lambda text: ALTERED[how](text) if text else text, all_records(file))


def dated(file: Spoilt, column: str, *days: str) -> None:
    """Days for the records, in turn."""
    turn = iter(days * len(all_records(file)))
    changed(file, column, lambda _: next(turn), all_records(file))


def typed(file: Spoilt, column: str, how: str) -> None:
    """The cells of a column as a workbook's own numbers and days."""
    changed(file, column, TYPED[how], all_records(file))


def serial(text: str) -> str:
    """A day as a spreadsheet counts it."""
    return str((date.fromisoformat(text) - EXCEL_BEGINS).days)


def years_later(text: str, years: int) -> str:
    """A day some years later."""
    return f"{int(text[:4]) + years}{text[4:]}"


def exchanged(text: str) -> str:
    """A number in which two neighbours that differ have changed places."""
    at = next(at for at in range(2, len(text) - 1) if text[at] != text[at + 1])
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


ALTERED: dict[str, Callable[[str], str]] = {
    "british": lambda text: f"{text[8:10]}/{text[5:7]}/{text[:4]}",
    "month first": lambda text: f"{text[5:7]}/{text[8:10]}/{text[:4]}",
    "two-digit year": lambda text: f"{text[8:10]}/{text[5:7]}/{text[2:4]}",
    "serial": serial,
    "a year early": lambda text: years_later(text, -1),
    "a hundred years late": lambda text: years_later(text, 100),
    "lower case": str.lower,
    "without its letter": lambda text: text[1:],
    "cut by one": lambda text: text[:-1],
    "with O for nought": lambda text: text.replace("0", "O", 1),
    "with two digits exchanged": exchanged,
    "with blanks": lambda text: f" {text[:1]} {text[1:]} ",
    "next letter": lambda text: chr(ord(text[0]) + 1) + text[1:],
    "temporary": lambda text: TEMPORARY,
    "mojibake": lambda text: text.encode().decode("cp1252", "replace"),
    "question marks": lambda text: text.encode("ascii", "replace").decode(),
}
TEMPORARY = upn(9001)
TYPED: dict[str, Callable[[str], Any]] = {
    "day": date.fromisoformat,
    "serial": lambda text: int(serial(text)),
    "number": int,
    "formula": lambda text: f'="{text}"',
}


# --- columns and records


def swap(file: Spoilt, first: str, second: str) -> None:
    """The contents of two columns exchanged, in every record; the names stay."""
    if file.base.rows:
        rows = [list(row) for row in file.base.rows]
        here, there = rows[0].index(first), rows[0].index(second)
        for row in rows[1:]:
            row[here], row[there] = row[there], row[here]
        file.base = replace(file.base, rows=rows)
        return
    texts = {name: texts_of(file, name) for name in (first, second)}
    for column, other in ((first, second), (second, first)):
        turn = iter(texts[other])
        changed(file, column, lambda _, turn=turn: next(turn), all_records(file))  # type: ignore[misc] - mypy sees no default


def texts_of(file: Spoilt, column: str) -> list[str]:
    """The texts of an element, pupil by pupil."""
    found: list[str] = []
    changed(file, column, lambda text: found.append(text) or text, all_records(file))  # type: ignore[func-returns-value] - append says nothing
    return found


def rename(file: Spoilt, name: str, new: str) -> None:
    """A column, or an element, under another name."""
    if file.base.rows:
        file.base = replace(
            file.base, rows=[[new if one == name else one for one in file.base.rows[0]], *file.base.rows[1:]]
        )
    lines = [re.sub(rf"(</?){name}>", rf"\g<1>{new}>", line) for line in file.base.lines]
    file.base = replace(file.base, lines=lines)


def drop(file: Spoilt, name: str) -> None:
    """A column, or an element, left out."""
    if file.base.rows:
        at = file.base.rows[0].index(name)
        file.base = replace(file.base, rows=[row[:at] + row[at + 1 :] for row in file.base.rows])
    file.base = replace(file.base, lines=[re.sub(rf"<{name}>.*?</{name}>", "", line) for line in file.base.lines])


def extra(file: Spoilt, name: str, text: str) -> None:
    """A column more than there are, or in each pupil an element."""
    if file.base.rows:
        head, *rows = file.base.rows
        file.base = replace(file.base, rows=[[*head, name], *([*row, text] for row in rows)])
        return
    lines = [re.sub(r"(</Pupil(?:OnRoll)?>)$", rf"<{name}>{text}</{name}>\1", line) for line in file.base.lines]
    file.base = replace(file.base, lines=lines)


def backwards(file: Spoilt) -> None:
    """The columns in the opposite order."""
    file.base = replace(file.base, rows=[row[::-1] for row in file.base.rows])


def keep(file: Spoilt, percent: int) -> None:
    """Only the first records, cut at a record's end."""
    count = max(1, len(all_records(file)) * percent // 100)
    if file.base.rows:
        file.base = replace(file.base, rows=file.base.rows[: count + 1])
        return
    gone = set(pupil_lines(file.base.lines)[count:])
    file.base = replace(file.base, lines=[line for at, line in enumerate(file.base.lines) if at not in gone])


def nobody(file: Spoilt) -> None:
    """No record at all."""
    gone = set(pupil_lines(file.base.lines))
    lines = [line for at, line in enumerate(file.base.lines) if at not in gone]
    file.base = replace(file.base, rows=file.base.rows[:1], lines=lines)


def repeat(file: Spoilt, *change: str) -> None:
    """One record twice; the second time with one cell `change`d."""
    if file.base.rows:
        rows = file.base.rows
        file.base = replace(file.base, rows=[*rows[: file.record + 1], rows[file.record], *rows[file.record + 1 :]])
    else:
        at = pupil_lines(file.base.lines)[file.record - 1]
        lines = file.base.lines
        file.base = replace(file.base, lines=[*lines[: at + 1], lines[at], *lines[at + 1 :]])
    if change:
        changed(file, change[0], lambda _: change[1], [file.record + 1])


def shared_number(file: Spoilt, column: str) -> None:
    """One record's number in the next record too, which is of another pupil."""
    number: list[str] = []
    changed(file, column, lambda text: number.append(text) or text, [file.record])  # type: ignore[func-returns-value] - append says nothing
    changed(file, column, lambda _: number[0], [file.record + 1])


def header_again(file: Spoilt) -> None:
    """The names of the columns once more, in the midst of the records."""
    rows = file.base.rows
    file.base = replace(file.base, rows=[*rows[: file.record], rows[0], *rows[file.record :]])


def row_above(file: Spoilt, text: str) -> None:
    """A line above the names of the columns."""
    file.base = replace(file.base, rows=[[text], *file.base.rows])


def row_below(file: Spoilt, *cells: str) -> None:
    """A line below the last record."""
    file.base = replace(file.base, rows=[*file.base.rows, [*cells]])


def sheet(file: Spoilt, name: str) -> None:
    """A second sheet with the same table."""
    file.sheets.append((name, file.base.rows))


def empty_first(file: Spoilt) -> None:
    """An empty sheet before the one with the table."""
    file.sheets.append(("Data", file.base.rows))
    file.base = replace(file.base, rows=[[""]])


def no_marks(file: Spoilt) -> None:
    """A pupil's week in which every cell of marks is empty."""
    for name in file.base.rows[0][4:]:
        changed(file, name, lambda _: "", [file.record])
