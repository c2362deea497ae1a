"""Registers by brute force: files of marks as plain values, which mark counts, and what all of them add up to."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow

from evenlode.lake.acts import confirm
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.pseudonyms import IdentifierKind, pseudonymiser
from evenlode.lake.reading import Reading
from evenlode.measures.children import children
from evenlode.measures.registers import days
from evenlode.measures.year_rows import YearRows
from evenlode.sources.load import load
from evenlode.vocabulary.codes.attendance import meaning_class
from evenlode.vocabulary.years import Year
from look_alikes_attendance import day, lined, mark
from look_alikes_ident import upn

Session = tuple[str, int, str, str]
"""A school, a pupil's number, a day, and `am` or `pm`."""
Marks = dict[Session, str]


@dataclass(frozen=True)
class File:
    """One file: when it was made, its marks, whether it is the whole register of its days, and how it is laid out."""

    made: str
    marks: Mapping[Session, str]
    full: bool = False
    halves: bool = False

    def written(self, path: Path) -> Path:
        """The file itself."""
        more = {"Extracted": self.made, "Mode": "full" if self.full else "delta"}
        if self.halves:
            lines = [mark(pupil, half.upper(), code, on, urn, **more) for (urn, pupil, on, half), code in self.told()]
        else:
            lines = [day(pupil, *codes, on=on, urn=urn, **more) for (urn, pupil, on), codes in self.days().items()]
        return lined(path, lines)

    def told(self) -> list[tuple[Session, str]]:
        """The marks in order."""
        return sorted(self.marks.items())

    def days(self) -> dict[tuple[str, int, str], tuple[str, str]]:
        """Both marks of each day, empty where there is none."""
        keys = dict.fromkeys(session[:3] for session, _code in self.told())
        return {key: (self.marks.get((*key, "am"), ""), self.marks.get((*key, "pm"), "")) for key in keys}


def standing(files: Iterable[File]) -> Marks:
    """The mark of every session that counts: the newest, of files that no newer whole register takes off."""
    every = sorted(files, key=lambda one: one.made)
    last_full: dict[tuple[str, str], str] = {}
    for one in every:
        for urn, _pupil, on, _half in one.marks if one.full else ():
            last_full[urn, on] = one.made
    found: Marks = {}
    for one in every:
        found |= {
            session: code
            for session, code in one.marks.items()
            if code and one.made >= last_full.get((session[0], session[2]), "")
        }
    return found


@dataclass(frozen=True)
class Total:
    """The sessions of some marks that were possible, and missed."""

    possible: int = 0
    missed: int = 0

    def __add__(self, other: "Total") -> "Total":
        return Total(self.possible + other.possible, self.missed + other.missed)


def total(marks: Mapping[Session, str]) -> Total:
    """What marks add up to, one session after the other."""
    return sum((counted(code, on) for (_urn, _pupil, on, _half), code in marks.items()), Total())


def counted(code: str, on: str) -> Total:
    """What one mark adds on a day."""
    found = meaning_class(code, date.fromisoformat(on))
    return Total(int(found.is_possible), int(found.is_absent)) if found else Total()


def given(home: Home, files: Sequence[tuple[File, Path]]) -> list[Receipt]:
    """Load files one after the other; what waits is let through."""
    receipts = [load(home, [path])[0][0] for _file, path in files]
    for receipt in receipts:
        if receipt.state is LoadState.HELD:
            confirm(home, receipt.load)
    return receipts


def seen(reading: Reading, year: str, numbers: Collection[int]) -> Marks:
    """The marks that a home counts in a year, by pupils' numbers."""
    made = pseudonymiser(reading.home)(IdentifierKind.UPN, pyarrow.array([upn(number) for number in numbers]))
    number_of = dict(zip(made.to_pylist(), numbers, strict=True))
    rows = YearRows(reading.engine, reading.table, children(reading), Year.parse(year))
    told = reading.engine.arrow(days(rows)).to_pylist()
    found = {
        (row["urn"], number_of[row["child"]], row["on"].isoformat(), half): row[half]
        for row in told
        for half in ("am", "pm")
        if row[half]
    }
    assert len(found) == sum(bool(row[half]) for row in told for half in ("am", "pm")), "a session stands twice"
    return found


def drawn(seed: int, count: int, schools: Sequence[str], pupils: Sequence[int], on: Sequence[str]) -> list[File]:
    """Some files of one history, by chance: registers, corrections of days and of single sessions, each made later."""
    chance = random.Random(seed)  # noqa: S311 - draws files, and no secret
    found = []
    for number in range(count):
        urn, one_day = chance.choice(schools), chance.choice(on)
        halves, full = chance.random() < 0.3, chance.random() < 0.5
        some = pupils if full else chance.sample(pupils, chance.randint(1, len(pupils)))
        marks = {
            (urn, pupil, one_day, half): chance.choice("/LINOMDU" if half == "am" else "\\LINOMDU")
            for pupil in some
            for half in ("am", "pm")
            if full or not halves or chance.random() < 0.6
        }
        if marks:
            found.append(File(f"2026-02-{1 + number // 24:02d}T{number % 24:02d}:00:00", marks, full, halves))
    return found
