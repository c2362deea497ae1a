"""Spells of one thing of one pupil, set beside one another: those that overlap, those that are one, those that clash.

A spell is a first and a last day, both included; an open end is later than every day.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

import pyarrow

from evenlode.vocabulary.bank_holidays import bank_holidays

OPEN = date.max


class Spell(NamedTuple):
    """The place of a record, whose it is and of what, and its days."""

    of: tuple[object, ...]
    since: date
    until: date
    place: int


def spells(of: Sequence[pyarrow.Array], since: pyarrow.Array, until: pyarrow.Array) -> list[Spell]:
    """The spells of a file's records in order; one is none without a first day, or if it ends before."""
    whose = list(zip(*(column.to_pylist() for column in of), strict=True))
    met = zip(whose, since.to_pylist(), until.to_pylist(), strict=True)
    found = [Spell(one, first, last or OPEN, at) for at, (one, first, last) in enumerate(met) if first and all(one)]
    return sorted((one for one in found if one.until >= one.since), key=lambda one: (repr(one.of), *one[1:]))


def in_turn(found: list[Spell]) -> Iterator[list[Spell]]:
    """The spells of one pupil and thing after another."""
    for _, some in groupby(found, key=lambda one: one.of):
        yield list(some)


def runs(found: list[Spell]) -> Iterator[list[Spell]]:
    """The spells of one pupil and thing that overlap, each run of them by itself."""
    for some in in_turn(found):
        run, ends = [some[0]], some[0].until
        for one in some[1:]:
            if one.since > ends:
                yield run
                run, ends = [], one.until
            run.append(one)
            ends = max(ends, one.until)
        yield run


def merged_since(since: pyarrow.Array, until: pyarrow.Array, *of: pyarrow.Array) -> pyarrow.Array:
    """The first day of the run of overlapping spells that each record is in."""
    found = {one.place: run[0].since for run in runs(spells(of, since, until)) for one in run}
    return pyarrow.array([found.get(place) for place in range(len(since))], pyarrow.date32())


def merged_until(since: pyarrow.Array, until: pyarrow.Array, *of: pyarrow.Array) -> pyarrow.Array:
    """The last day of the run of overlapping spells that each record is in; null where it is open."""
    found = {one.place: max(every.until for every in run) for run in runs(spells(of, since, until)) for one in run}
    lasts = [found.get(place) for place in range(len(since))]
    return pyarrow.array([None if last == OPEN else last for last in lasts], pyarrow.date32())


def leads(since: pyarrow.Array, until: pyarrow.Array, *of: pyarrow.Array) -> pyarrow.Array:
    """Whether a record is the first of its run, which stands for all of it; so is one with the same days as the first.

    Of two with the same days the later is thus seen to repeat the earlier, or to contradict it.
    """
    found = {one.place for run in runs(spells(of, since, until)) for one in run if one[1:3] == run[0][1:3]}
    return pyarrow.array([place in found or None for place in range(len(since))], pyarrow.bool_())


def overlaps(since: pyarrow.Array, until: pyarrow.Array, *of: pyarrow.Array) -> pyarrow.Array:
    """Whether a spell begins before another of the same pupil has ended; on the day that one ends another may begin."""
    found = set()
    for some in in_turn(spells(of, since, until)):
        ends = some[0].until
        for before, one in pairwise(some):
            found |= {one.place} if one.since < ends and one[1:3] != before[1:3] else set()
            ends = max(ends, one.until)
    return pyarrow.array([place in found for place in range(len(since))], pyarrow.bool_())


def over_a_bank_holiday(
    opens: pyarrow.Array, since: pyarrow.Array, until: pyarrow.Array, whose: pyarrow.Array
) -> pyarrow.Array:
    """Whether a span in which schools are open has a bank holiday in it that no other span of theirs names."""
    met = list(zip(opens.to_pylist(), since.to_pylist(), until.to_pylist(), whose.to_pylist(), strict=True))
    shut = [(first, last, one) for is_open, first, last, one in met if not is_open and first and last]
    found = []
    for is_open, first, last, one in met:
        days = holidays_in(first, last) if is_open and first and last else []
        named = [span for span in shut if span[2] == one] if days else []
        found.append(any(not any(begins <= day <= ends for begins, ends, _one in named) for day in days))
    return pyarrow.array(found, pyarrow.bool_())


def holidays_in(first: date, last: date) -> list[date]:
    """The bank holidays of a span; of one longer than any year, those of its first two years."""
    years = range(first.year, min(last.year, first.year + 1) + 1)
    return [day for year in years for day in bank_holidays(year) if first <= day <= last]


def not_followed(
    goes_on: pyarrow.Array, since: pyarrow.Array, until: pyarrow.Array, pupils: pyarrow.Array
) -> pyarrow.Array:
    """Whether a spell that another is said to follow has none that begins on its last day."""
    begins = set(zip(pupils.to_pylist(), since.to_pylist(), strict=True))
    met = zip(goes_on.to_pylist(), until.to_pylist(), pupils.to_pylist(), strict=True)
    return pyarrow.array([bool(follows and last and (who, last) not in begins) for follows, last, who in met])
