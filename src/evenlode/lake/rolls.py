"""The sizes of schools that loads name, as the ledger keeps them, and whether a file's are smaller than they can be."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from evenlode.lake.kinds import Load, Prepared, Roll
from evenlode.lake.ledger import Ledger
from evenlode.vocabulary.years import YearKind, year_holding

# A roll shrinks by so much in ordinary life; by more than both, a file is more often cut short than true.
SHARE = 20  # one pupil in so many
PUPILS, PUPILS_IN_A_WEEK = 20, 1  # and so many pupils: from a term to the next, and from a day to the next
A_WEEK = timedelta(days=7)


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
    found: list[Told] = []
    for urn, rolls in by_school(one.rolls, lambda roll: roll).items():
        found.extend(told_of_school(ledger, one, rolls, live))
        beside = (
            told for other, told in together.get(urn, ()) if other.format == one.format and other.load != one.load
        )
        found.extend(beside)
    return found


def told_of_school(ledger: Ledger, one: Prepared, rolls: Sequence[Roll], live: Mapping[str, Load]) -> Iterator[Told]:
    """What live files of a file's own format say of a school, on the days of its rolls and the last day before them."""
    urn, first, last = rolls[0].urn, min(roll.day for roll in rolls), max(roll.day for roll in rolls)
    query = "SELECT load, day, pupils FROM roll WHERE urn = ? AND day <= ? ORDER BY day DESC"
    before = ""
    for row in ledger.db.execute(query, (urn, last.isoformat())):
        load = live.get(row["load"])
        if load is None or load.format != one.format or load.id == one.load:
            continue
        if before and row["day"] < before:
            return
        before = row["day"] if row["day"] < first.isoformat() else ""
        yield Told(Roll(urn, date.fromisoformat(row["day"]), row["pupils"]), load.source_time.text)


def by_school(found: Iterable[Any], roll_of: Callable[[Any], Roll]) -> dict[str, list[Any]]:
    """Rolls, or what holds one, by school."""
    schools: dict[str, list[Any]] = {}
    for one in found:
        schools.setdefault(roll_of(one).urn, []).append(one)
    return schools


def shrunken(one: Prepared, told: Sequence[Told]) -> Iterator[tuple[Roll, Roll]]:
    """The schools whose last roll in a file is much smaller than the one before it, each with both rolls.

    Only the last day that a file brings of a school is asked of: whichever way a file was cut short, that day lacks
    pupils. A file that adds and names no more pupils of a day than are known of that day corrects it, and is no roll.
    """
    told_of = by_school(told, lambda other: other.roll)
    for urn, rolls in by_school(one.rolls, lambda roll: roll).items():
        known = told_of.get(urn, [])
        new = [roll for roll in rolls if one.whole or not corrects(roll, known)]
        last = max(new, key=lambda roll: roll.day, default=None)
        before = nearest(last, one, known) if last else None
        if last and before and is_shrunken(last, before):
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


def is_shrunken(roll: Roll, before: Roll) -> bool:
    """Whether a roll lost over a twentieth, and over one pupil; beside one of more than a week before, over twenty."""
    lost = before.pupils - roll.pupils
    ordinary = PUPILS_IN_A_WEEK if roll.day - before.day <= A_WEEK else PUPILS
    return lost > ordinary and lost * SHARE > before.pupils
