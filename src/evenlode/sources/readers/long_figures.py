"""Reads a file in which one row is one figure: a publisher's indicator, a year, a place and a value.

A long file repeats few texts many times, so each distinct text is looked up once: an indicator among the source's
claims, a year's label and a place among the vocabulary's, a value among the numbers and the source's symbols.
"""

import re
from collections.abc import Hashable, Iterable
from copy import copy
from datetime import date
from typing import Any

import numpy
import pyarrow
from numpy.typing import NDArray

from evenlode.engines.kinds import Engine
from evenlode.sources.kinds import Claim, LongFigures
from evenlode.sources.readers.distinct import Coded, Codes, crossed
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.readers.numbers import as_number
from evenlode.sources.readers.verdicts import Verdicts, twice
from evenlode.tables.conform import conform
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.places import ons_code_of
from evenlode.vocabulary.rounding import decimals_of
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import ReadYear, read_label

TABLE = TABLES.find("published_figure")
TEXT = pyarrow.string()
COUNT = pyarrow.decimal128(18, 4)
HOLDS_A_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def read(source: LongFigures, texts: pyarrow.Table, engine: Engine, told: Told) -> Read:
    """Every record of a long file, as rows of `published_figure` with a verdict on each record."""
    del told
    long = Long(source, texts)
    verdicts = judged(long, engine)
    accepted = long.only(verdicts.accepted_in(long.records).to_numpy(zero_copy_only=False))
    last_day, numbers = accepted.last_covered()
    rows = pyarrow.table(accepted.keys() | accepted.values() | accepted.whereabouts())
    return Read(
        tables={TABLE.id: conform(TABLE, rows)},
        problems=verdicts.problems,
        quarantined=len(verdicts.quarantined),
        duplicates=len(verdicts.duplicates),
        last_day=last_day,
        numbers=numbers,
        series=source.figures_of,
    )


class Long:
    """A long file whose distinct texts have been looked up."""

    def __init__(self, source: LongFigures, texts: pyarrow.Table) -> None:
        columns = source.columns
        self.source = source
        self.records = texts["__record"].combine_chunks()
        self.indicator, self.label = Coded.of(texts[columns.indicator]), Coded.of(texts[columns.year])
        self.place, self.value = Coded.of(texts[columns.place]), Coded.of(texts[columns.value])
        claims = {claim.indicator: claim for claim in source.claims}
        self.claims: list[Claim | None] = self.indicator.read(lambda text: claims.get(text.strip()))
        self.places: list[str | None] = self.place.read(lambda text: ons_code_of.get(text.strip()))
        self.pairs, self.dated = crossed(self.indicator, self.label)
        self.years = [self.year_of(*pair) for pair in self.pairs]
        self.numbers: list[float | None] = self.value.read(as_number)

    def year_of(self, indicator: int, label: int) -> ReadYear | None:
        """What a label means for an indicator: by the kind of year that its claim says; None where none claims it."""
        claim = self.claims[indicator]
        return read_label(self.label.texts[label], claim.years) if claim else None

    def year_id(self, pair: int) -> str | None:
        """The year of a pair of indicator and label; None where the label is no year.

        Where no measure claims the indicator it is the label as printed, if that holds a year at all.
        """
        indicator, label = self.pairs[pair]
        found, printed = self.years[pair], self.label.texts[label].strip()
        if self.claims[indicator] is None:
            return printed if HOLDS_A_YEAR.search(printed) else None
        return found.year.id if found else None

    def keys(self) -> dict[str, pyarrow.Array]:
        """The columns of a figure's key, and those that its year's label gives."""
        of_claim, names = self.of_claim, [text.strip() for text in self.indicator.texts]
        unclaimed = ["" if claim else name for claim, name in zip(self.claims, names, strict=True)]
        return {
            "source": self.constant(self.source.figures_of),
            "claimed": of_claim(lambda claim: "yes", "no"),
            "measure": of_claim(lambda claim: claim.measure),
            "unclaimed": self.indicator.spread(unclaimed, TEXT),
            "place": self.place.spread(self.places, TEXT),
            "phase": of_claim(lambda claim: claim.phase),
            "group": of_claim(lambda claim: claim.group),
            "year": self.by_pair([self.year_id(pair) for pair in range(len(self.pairs))]),
            "period": self.constant("year"),
            "reason": self.constant("all"),
            "flags": self.by_pair([" ".join(year.flags) if year else "" for year in self.years]),
            "release": self.by_pair([year.release if year else "" for year in self.years]),
        }

    def values(self) -> dict[str, pyarrow.Array]:
        """The columns of a figure's value: the number as printed, or the state that its symbol stands for."""
        states = [self.state_of(text, number) for text, number in zip(self.value.texts, self.numbers, strict=True)]
        decimals = [None if number is None else decimals_of(number) for number in self.numbers]
        return {
            "value": self.value.spread(self.numbers, pyarrow.float64()),
            "state": self.value.spread(states, TEXT),
            "printed": self.value.spread(self.value.texts, TEXT),
            "decimals": self.value.spread(decimals, pyarrow.int64()),
            "numerator": pyarrow.nulls(len(self.records), COUNT),
            "denominator": pyarrow.nulls(len(self.records), COUNT),
            "at_least": pyarrow.nulls(len(self.records), pyarrow.float64()),
            "at_most": pyarrow.nulls(len(self.records), pyarrow.float64()),
        }

    def whereabouts(self) -> dict[str, pyarrow.Array]:
        """Where in the file each figure stands."""
        return {"record": self.records, "cell": self.constant(self.source.columns.value)}

    def state_of(self, text: str, number: float | None) -> str:
        """The state of a value: `value` for a number, otherwise what its symbol stands for, and `x` for any other."""
        if number is not None:
            return State.VALUE
        return self.source.symbols.get(text.strip(), State.NOT_AVAILABLE)

    def of_claim(self, part: Any, otherwise: str = "") -> pyarrow.Array:
        """A part of each record's claim, or `otherwise` where none claims its indicator."""
        return self.indicator.spread([part(claim) if claim else otherwise for claim in self.claims], TEXT)

    def by_pair(self, meanings: list[str | None]) -> pyarrow.Array:
        """The meanings of the pairs of indicator and label, given to every record."""
        return pyarrow.array(meanings, TEXT).take(pyarrow.array(self.dated))

    def constant(self, text: str) -> pyarrow.Array:
        """One text for every record."""
        return pyarrow.repeat(text, len(self.records))

    def same_figure(self) -> Codes:
        """For every record a number that two records share where they are of one indicator, year and place."""
        names = [self.indicator.texts[indicator].strip() for indicator, _label in self.pairs]
        dated = numbered((name, self.year_id(pair)) for pair, name in enumerate(names))[self.dated]
        placed = numbered(self.places)[self.place.codes]
        found: Codes = dated * (placed.max(initial=0) + 1) + placed
        return found

    def only(self, chosen: NDArray[numpy.bool_]) -> "Long":
        """The same file with some of its records alone; what its texts mean is not looked up again."""
        one = copy(self)
        one.records = self.records.filter(pyarrow.array(chosen))
        one.dated = self.dated[chosen]
        for column in ("indicator", "label", "place", "value"):
            coded: Coded = getattr(self, column)
            setattr(one, column, Coded(coded.texts, coded.codes[chosen]))
        return one

    def last_covered(self) -> tuple[date | None, int]:
        """The last day of the last year for which claimed figures hold numbers, and how many numbers that is."""
        days = numpy.array([year.year.last_day.toordinal() if year else 0 for year in self.years], dtype=numpy.int64)
        counted = self.value.where([number is not None for number in self.numbers])
        covered = days[self.dated][counted] if len(days) else days
        if not covered.any():
            return None, 0
        return date.fromordinal(int(covered.max())), int((covered == covered.max()).sum())


def numbered(things: Iterable[Hashable]) -> Codes:
    """For each of some things the number of the first that is equal to it."""
    numbers: dict[Hashable, int] = {}
    return numpy.array([numbers.setdefault(thing, len(numbers)) for thing in things], dtype=numpy.int64)


def judged(long: Long, engine: Engine) -> Verdicts:
    """The verdict on every record, each rule asked of all of them."""
    verdicts = Verdicts()
    columns, records = long.source.columns, long.records
    verdicts.quarantine(
        records,
        long.place.where([place is None for place in long.places]),
        columns.place,
        "place.unknown",
        "The number in this column is not the number of an authority, a region or England.",
        "check the column; if it is a new authority, update Evenlode",
    )
    yearless = numpy.array([long.year_id(pair) is None for pair in range(len(long.pairs))], dtype=bool)
    verdicts.quarantine(
        records,
        yearless[long.dated],
        columns.year,
        "year.unreadable",
        "The label in this column is not a year.",
        "ask the publisher which year is meant",
    )
    verdicts.set_aside_repeats(repeats(long, verdicts, engine), columns.indicator)
    symbols = long.source.symbols
    strange = [
        number is None and text.strip() not in symbols
        for text, number in zip(long.value.texts, long.numbers, strict=True)
    ]
    verdicts.warn(
        records,
        long.value.where(strange),
        columns.value,
        "value.unreadable",
        "What stands here is neither a number nor a symbol of this publisher's: it is kept as 'not available'.",
        "ask the publisher what the symbol means",
    )
    return verdicts


def repeats(long: Long, verdicts: Verdicts, engine: Engine) -> pyarrow.Table:
    """The accepted records that give a figure which another of them gives too."""
    accepted = numpy.flatnonzero(verdicts.accepted_in(long.records).to_numpy(zero_copy_only=False))
    same = long.same_figure()[accepted]
    _figures, which, times = numpy.unique(same, return_inverse=True, return_counts=True)
    several: NDArray[numpy.bool_] = times[which] > 1
    chosen = accepted[several]
    printed = [long.value.texts[code].strip() for code in long.value.codes[chosen]]
    rows = {
        "same": same[several],
        "record": long.records.take(pyarrow.array(chosen)),
        "printed": pyarrow.array(printed, TEXT),
    }
    return twice(pyarrow.table(rows), ("same",), "printed", engine)
