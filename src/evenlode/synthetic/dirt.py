"""Dirty files: faults planted in files that were clean, each with what it must be held for.

A file gets one fault at the most. A table's record is a line, a census's the element of a pupil; both are counted from
1. Figures of the answer key are those of the clean county.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from math import ceil
from pathlib import Path

from evenlode.synthetic.randomness import stream
from evenlode.vocabulary.identifiers import UPN_ALPHABET

HELD, DUPLICATE, REFUSED = "held", "duplicate", "refused"
NO_FILE_AT_ALL, NO_CODE = "file.refused", "8"

Lines = list[str]


@dataclass(frozen=True)
class Fault:
    """A way in which files of one folder are wrong.

    `spoil` changes a file's lines, given the place of the line that is chosen; it may add one after it. `verdict` is
    what must become of it and `rule` why; `records` is how many records are held.
    """

    name: str
    folder: str
    rule: str
    spoil: Callable[[Lines, int], Lines]
    verdict: str = HELD
    records: int = 1


@dataclass(frozen=True)
class Dirty:
    """A fault that was planted: in which file and records, and what must become of them."""

    file: str
    records: tuple[int, ...]
    fault: str
    verdict: str
    rule: str


def cell(name: str, text: str) -> Callable[[Lines, int], Lines]:
    """A change of one cell of a table; an empty line of a table has none."""

    def spoil(lines: Lines, at: int) -> Lines:
        cells = lines[at].split(",")
        cells[lines[0].split(",").index(name)] = text
        return [*lines[:at], ",".join(cells), *lines[at + 1 :]]

    return spoil


def another_letter(name: str) -> Callable[[Lines, int], Lines]:
    """A pupil number with another check letter, in a cell of a table."""

    def spoil(lines: Lines, at: int) -> Lines:
        upn = lines[at].split(",")[lines[0].split(",").index(name)]
        return cell(name, next_letter(upn))(lines, at)

    return spoil


def next_letter(upn: str) -> str:
    """A pupil number with the letter after its own."""
    return UPN_ALPHABET[(UPN_ALPHABET.index(upn[0]) + 1) % len(UPN_ALPHABET)] + upn[1:]


def again(lines: Lines, at: int) -> Lines:
    """A line twice."""
    return [*lines[: at + 1], lines[at], *lines[at + 1 :]]


def otherwise(lines: Lines, at: int) -> Lines:
    """A line of a register once more, with another mark for the morning."""
    am = lines[at].split(",")[lines[0].split(",").index("am")]
    return [*lines[: at + 1], *cell("am", "I" if am != "I" else "M")(lines, at)[at : at + 1], *lines[at + 1 :]]


def element(name: str, text: Callable[[str], str]) -> Callable[[Lines, int], Lines]:
    """A change of what an element of a pupil holds."""

    def spoil(lines: Lines, at: int) -> Lines:
        before, start, rest = lines[at].partition(f"<{name}>")
        held, end, after = rest.partition(f"</{name}>")
        return [*lines[:at], before + start + text(held) + end + after, *lines[at + 1 :]]

    return spoil


def cut_short(lines: Lines, at: int) -> Lines:
    """A file that ends in the middle of a record."""
    return [*lines[:at], lines[at][: len(lines[at]) // 2]]


FAULTS: tuple[Fault, ...] = (
    Fault("wrong letter", "attendance", "upn.wrong", another_letter("upn")),
    Fault("wrong letter", "school-census", "upn.wrong", element("UPN", next_letter)),
    Fault("unknown code", "attendance", "am.code_unknown", cell("am", NO_CODE)),
    Fault("no such day", "attendance", "date.unreadable", cell("date", "2026-02-30")),
    Fault("left empty", "attendance", "upn.empty", cell("upn", "")),
    Fault("left empty", "school-census", "born.empty", element("DOB", lambda held: "")),
    Fault("said twice", "attendance", "", again, DUPLICATE),
    Fault("said in two ways", "attendance", "attendance_day.twice", otherwise, records=2),
    Fault("no such day", "school-census", "date.unreadable", element("DOB", lambda held: f"{held[:4]}-02-30")),
    Fault("ends before it begins", "exclusions", "exclusion.dates", cell("end date", "2001-01-01")),
    Fault("cut short", "school-census", NO_FILE_AT_ALL, cut_short, REFUSED, 0),
)
"""Every fault that is planted, in the turn in which they are."""


def plant(folder: Path, seed: int, share: float) -> list[Dirty]:
    """Plant faults in a share of the files of a county, of each kind of fault one at the least; none where it is 0."""
    if not share:
        return []
    numbers = stream(seed, "dirt")
    files = {name: sorted((folder / name).rglob("*.*")) for name in {one.folder for one in FAULTS}}
    wanted = max(len(FAULTS), ceil(share * sum(map(len, files.values()))))
    found: list[Dirty] = []
    for fault in cycle(FAULTS):
        if len(found) == wanted or not any(files.values()):
            return found
        if files[fault.folder]:
            path = files[fault.folder].pop(int(numbers.integers(len(files[fault.folder]))))
            found.extend(planted(folder, path, fault, float(numbers.random())))
    return found


def planted(folder: Path, path: Path, fault: Fault, luck: float) -> Iterator[Dirty]:
    """Plant a fault in a file; none where the file has no record that it could be in."""
    lines = path.read_text(encoding="utf-8").split("\n")
    records = records_of(path, lines)
    if not records:
        return
    number = int(luck * len(records))
    path.write_text("\n".join(fault.spoil(lines, records[number])), encoding="utf-8", newline="\n")
    several = tuple(range(number + 1, number + 1 + fault.records))
    if fault.verdict == DUPLICATE:
        several = (number + 2,)
    yield Dirty(path.relative_to(folder).as_posix(), several, fault.name, fault.verdict, fault.rule)


def records_of(path: Path, lines: Sequence[str]) -> list[int]:
    """The places of the lines that are records and can be spoilt: of a table those after its header."""
    if path.suffix == ".csv":
        return [at for at, line in enumerate(lines) if at and line]
    return [at for at, line in enumerate(lines) if line.startswith(("<PupilOnRoll>", "<PupilNoLongerOnRoll>"))]
