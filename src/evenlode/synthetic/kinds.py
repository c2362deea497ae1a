"""What the synthetic county is made of: columns of equal length, one place in each for a school, a child, an enrolment.

Children and schools are known here by their place in these columns; numbers that files show are columns like others.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import IntEnum
from typing import Any, TypeAlias

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


@dataclass(frozen=True, eq=False)
class Schools(Columns):
    """Schools, pupil referral units and providers.

    `first` and `last` are the year groups that a school teaches (0 is Reception, -1 the nursery class), `intake` the
    places in each. `locality` and `partnership` are numbers; a partnership is a secondary school and its primaries,
    numbered by the secondary's place. `becomes` is the place of the academy that a school converts to on `converts`.
    `attainment`, `gap` and `absence` are its true effects, in standard deviations of pupils, to be found again.
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


@dataclass(frozen=True, eq=False)
class Enrolments(Columns):
    """Stays of children at schools in one academic year: one place for each child and school.

    `entered` is the day on which the child came, in this year or before; `left` the day on which they left (NaT where
    they are there when the year ends). A child who is on two rolls on one day is registered twice: `main` says which
    of the two is the main one, and is true of a child who is on one roll alone.
    """

    child: Column
    school: Column
    entered: Column
    left: Column
    main: Column


@dataclass(frozen=True, eq=False)
class Register:
    """One school's attendance register of an academic year: a row for each enrolment, a column for each day.

    `enrolment` are places among the year's enrolments, `child` the children's; `days` are the school days of the
    school's own calendar, and `half_term` says in which of the six each lies. `morning` and `afternoon` say of each
    enrolment and day which of `codes` was marked, by its place in them (`uint8`); the first of them is the empty text,
    for the days on which the child is not on this school's roll.
    """

    school: int
    enrolment: Column
    child: Column
    days: Column
    half_term: Column
    codes: tuple[str, ...]
    morning: Column
    afternoon: Column


@dataclass(frozen=True, eq=False)
class Exclusions(Columns):
    """The suspensions and permanent exclusions of one academic year, in the order of their days.

    `child` and `school` are places; `start` and `end` the first and last day (the end of a permanent one is NaT);
    `sessions` the half days lost; `reasons` one code of its date, or up to three joined with `+` since 2020/21.
    """

    child: Column
    school: Column
    permanent: Column
    start: Column
    end: Column
    sessions: Column
    reasons: Column


@dataclass(frozen=True, eq=False)
class Steps(Columns):
    """What followed each exclusion of a year by law, in the same order: days, NaT where there was no such step.

    `told` and `governors_told` are when authority and governing board heard, `virtual_school_told` when the virtual
    school head did; `governors_met` when the board met, `day_six` when full-time education began again. `cancelled` is
    when the head teacher took it back, and `outcome` what became of it: `upheld`, `cancelled`, or empty.
    """

    told: Column
    governors_told: Column
    virtual_school_told: Column
    governors_met: Column
    day_six: Column
    cancelled: Column
    outcome: Column


@dataclass(frozen=True, eq=False)
class Results(Columns):
    """What children reached in one academic year, as it was awarded: one place for each outcome.

    `child` and `school` are places; `stage`, `subject`, `component`, `qualification` and `outcome` are what the table
    of results calls them: `ks2`, `reading`, `test`, empty, `AS`. `mark` and `score` are numbers, NaN where there is
    none; `size` is that of a qualification in GCSEs, NaN at other stages.
    """

    child: Column
    school: Column
    stage: Column
    subject: Column
    component: Column
    qualification: Column
    outcome: Column
    mark: Column
    score: Column
    size: Column


@dataclass(frozen=True, eq=False)
class Episodes(Columns):
    """Episodes of children looked after, each with its first and last day (NaT where it lasts) and the return's codes.

    `child` is a place; an episode follows that of the same child which ends on the day on which it begins.
    """

    child: Column
    start: Column
    end: Column
    began: Column
    status: Column
    need: Column
    placement: Column
    provider: Column
    ended: Column


@dataclass(frozen=True, eq=False)
class Spells(Columns):
    """Times of children with a beginning and an end (NaT where it lasts), each of a kind: `cin`, `cpp`, a register."""

    child: Column
    kind: Column
    start: Column
    end: Column


@dataclass(frozen=True, eq=False)
class SchoolYear:
    """All that happens in the county in one academic year, children and schools being the county's.

    `registers` gives the registers of the schools that keep one, in the order of schools, each made when it is asked
    for and the same every time: a year of a county is too large to be held. What social care knows is as at 31 March.
    """

    year: int
    roll: Roll
    stays: Enrolments
    needs: Needs
    exclusions: Exclusions
    steps: Steps
    results: Results
    registers: Callable[[], Iterator[Register]]


@dataclass(frozen=True, eq=False)
class County:
    """The county: its schools and children, and its years in turn, each made when the one before has been dealt with.

    `years` are those that are asked for; `school_years` gives one more, of which the autumn's census tells of the
    summer before.
    """

    seed: int
    years: range
    schools: Schools
    children: Children
    school_years: Callable[[], Iterator[SchoolYear]]
