"""What the synthetic county is made of: columns of equal length, one place in each for a school, a child, an enrolment.

Children and schools are known here by their place in these columns; numbers that files show are columns like others.
"""

from dataclasses import dataclass, fields
from datetime import date
from enum import IntEnum
from typing import Any, Self, TypeAlias

import numpy
from numpy.typing import NDArray

Column: TypeAlias = NDArray[Any]
NOBODY = -1  # where a column names a school or child and there is none


class Phase(IntEnum):
    """What kind of establishment a school is."""

    NURSERY = 0
    PRIMARY = 1
    SECONDARY = 2
    ALL_THROUGH = 3
    SPECIAL = 4
    REFERRAL = 5
    PROVIDER = 6


@dataclass(frozen=True, eq=False)
class Columns:
    """Columns of one length."""

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    def where(self, held: Column) -> Column:
        """The places at which a truth holds, in order."""
        return numpy.flatnonzero(held)

    def only(self, places: Column) -> Self:
        """The same columns at some places alone, in their order."""
        return type(self)(**{one.name: getattr(self, one.name)[places] for one in fields(self)})

    def with_more(self, *others: Self) -> Self:
        """These columns, and then those of others."""
        every = (self, *others)
        return type(self)(**{
            one.name: numpy.concatenate([getattr(some, one.name) for some in every]) for one in fields(self)
        })  # fmt: skip


@dataclass(frozen=True, eq=False)
class Schools(Columns):
    """Schools, pupil referral units and providers.

    `first` and `last` are the year groups that a school teaches (0 is Reception, -1 the nursery class), `intake` the
    places in each. `locality` and `partnership` are numbers; a partnership is a secondary school and its primaries,
    numbered by the secondary's place. `becomes` is the place of the academy that a school converts to on `converts`.
    `attainment`, `gap`, `absence`, `exclusion` (a logarithm of odds) and `identification` (of special needs) are its
    true effects, in standard deviations of pupils, to be found again.
    """

    urn: Column
    estab: Column
    name: Column
    phase: Column
    first: Column
    last: Column
    intake: Column
    locality: Column
    partnership: Column
    converts: Column
    becomes: Column
    attainment: Column
    gap: Column
    absence: Column
    exclusion: Column
    identification: Column


@dataclass(frozen=True, eq=False)
class Term:
    """A half term of a county's calendar: its number from 1 to 6, and its first and last school day."""

    number: int
    first: date
    last: date


@dataclass(frozen=True, eq=False)
class Calendar:
    """An academic year's school days in order, which half term each lies in, and the days open to staff alone."""

    year: int
    terms: tuple[Term, ...]
    days: tuple[date, ...]
    half_term: Column
    inset: tuple[date, ...]


@dataclass(frozen=True, eq=False)
class Children(Columns):
    """Invented children, each with what stays the same all their lives.

    `reception` is the year in which a child begins Reception. `family` numbers the household: brothers and sisters
    share it, with home, surname and need. `hardship`, `ability` and `absence` are latent, with mean 0 and deviation 1
    in the county; nobody observes them, and everything observed follows from them, from schools' effects and chance.
    """

    upn: Column
    born: Column
    sex: Column
    reception: Column
    family: Column
    forename: Column
    surname: Column
    ethnicity: Column
    language: Column
    home: Column
    hardship: Column
    ability: Column
    absence: Column


@dataclass(frozen=True, eq=False)
class Roll(Columns):
    """Where every child is in one academic year.

    `group` is the year group (0 Reception, -1 the nursery class). `school` is where the year begins and `later` where
    it goes on from school day `moves` of the county's calendar: both are NOBODY where the child is not in the county's
    schools. A child who does not move has `later` equal to `school`, and moves on a day after the last.
    `entered` and `entered_later` are the days on which the child came to each.
    """

    group: Column
    school: Column
    later: Column
    moves: Column
    entered: Column
    entered_later: Column


@dataclass(frozen=True, eq=False)
class Needs(Columns):
    """What is known of every child in one academic year.

    `sen` is the provision as files of the year code it (N, A, P, S or K, E), `need` the primary need, empty for N.
    `meals` is whether a child is eligible for free school meals in January, `ever` whether they were in the six years
    before. `service`, `carer` and `care` are whether a parent serves, whether they care for somebody at home, and
    whether the authority looks after them; `adopted` whether they left care for a family of their own.
    """

    sen: Column
    need: Column
    meals: Column
    ever: Column
    service: Column
    carer: Column
    care: Column
    adopted: Column
