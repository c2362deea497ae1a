"""The sizes of schools that loads name, as the ledger keeps them, and whether a file's are smaller than they can be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from evenlode.lake.kinds import Load, Prepared, Roll
from evenlode.lake.ledger import Ledger
from evenlode.vocabulary.years import YearKind, year_holding

# A roll shrinks by so much in ordinary life; by more than both, a file is more often cut short than true.
SHARE, PUPILS = 20, 20  # one pupil in so many, and so many pupils


@dataclass(frozen=True)
class Told:
    """What another file says of the size of a school, and how new that file is."""

    roll: Roll
    time: str


def set_rolls(ledger: Ledger, load: str, rolls: Iterable[Roll]) -> None:
    """Write down what a load says of the size of schools, in place of what it said before."""
    ledger.db.execute("DELETE FROM roll WHERE load = ?", (load,))
    rows = [(load, one.urn, one.day.isoformat(), one.pupils) for one in rolls]
    ledger.db.executemany("INSERT INTO roll VALUES (?, ?, ?, ?)", rows)


def rolls_of(ledger: Ledger, load: str) -> tuple[Roll, ...]:
    """What a load says of the size of schools."""
    rows = ledger.db.execute("SELECT urn, day, pupils FROM roll WHERE load = ? ORDER BY urn, day", (load,))
    return tuple(Roll(row["urn"], date.fromisoformat(row["day"]), row["pupils"]) for row in rows)


Together = Mapping[str, Sequence[tuple[Prepared, Told]]]
"""What the files of one act say of each school, by its number."""


def told_together(files: Iterable[Prepared]) -> Together:
    """What some files say of the size of schools, by school."""
    found: dict[str, list[tuple[Prepared, Told]]] = {}
    for one in files:
        for roll in one.rolls:
            found.setdefault(roll.urn, []).append((one, Told(roll, one.source_time.text)))
    return found


def told_before(ledger: Ledger, one: Prepared, live: Mapping[str, Load], together: Together) -> list[Told]:
    """What the live files of a file's own format, and those that come with it, say of its schools."""
    found = []
    for urn in sorted({roll.urn for roll in one.rolls}):
        rows = ledger.db.execute("SELECT load, day, pupils FROM roll WHERE urn = ?", (urn,))
        for row in rows:
            load = live.get(row["load"])
            if load and load.format == one.format and load.id != one.load:
                found.append(Told(Roll(urn, date.fromisoformat(row["day"]), row["pupils"]), load.source_time.text))
        beside = (
            told for other, told in together.get(urn, ()) if other.format == one.format and other.load != one.load
        )
        found.extend(beside)
    return found


def shrunken(one: Prepared, told: Sequence[Told]) -> Iterator[tuple[Roll, Roll]]:
    """The schools whose last roll in a file is much smaller than the one before it, each with both rolls.

    Only the last day that a file brings of a school is asked of: whichever way a file was cut short, that day lacks
    pupils. A file that adds and names no more pupils of a day than are known of that day corrects it, and is no roll.
    """
    by_school = {urn: list(rolls) for urn, rolls in groupby(one.rolls, key=lambda roll: roll.urn)}
    for urn, rolls in by_school.items():
        known = [other for other in told if other.roll.urn == urn]
        new = [roll for roll in rolls if one.whole or not corrects(roll, known)]
        last = max(new, key=lambda roll: roll.day, default=None)
        before = nearest(last, one, known) if last else None
        if last and before and is_shrunken(last.pupils, before.pupils):
            yield last, before


def corrects(roll: Roll, known: Iterable[Told]) -> bool:
    """Whether as many pupils or more are known of a roll's day already."""
    return any(other.roll.day == roll.day and other.roll.pupils >= roll.pupils for other in known)


def nearest(roll: Roll, one: Prepared, known: Iterable[Told]) -> Roll | None:
    """The roll of the nearest earlier day of the same academic year; of the same day, where a file replaces an older.

    Of several files that speak of one day, the one that names most pupils counts.
    """
    year = year_holding(roll.day, YearKind.ACADEMIC)
    before = [
        other.roll
        for other in known
        if year.first_day <= other.roll.day
        and (
            other.roll.day < roll.day
            or (one.whole and other.roll.day == roll.day and other.time <= one.source_time.text)
        )
    ]
    return max(before, key=lambda other: (other.day, other.pupils), default=None)


def is_shrunken(pupils: int, before: int) -> bool:
    """Whether a roll lost more than one pupil in twenty, and more than twenty pupils."""
    lost = before - pupils
    return lost > PUPILS and lost * SHARE > before
