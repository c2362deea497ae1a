"""What happens in the synthetic county in one year: stays at schools, marks, exclusions, placements, results, care.

Each is columns of one length, as children and schools are, which they name by their places.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evenlode.synthetic.days import SchoolDays
from evenlode.synthetic.kinds import Column, Columns, Needs, Roll, Schools


@dataclass(frozen=True, eq=False)
class Enrolments(Columns):
    """Stays of children at schools in one academic year: one place for each child and school.

    `entered` is the day on which the child came, in this year or before; `left` the day on which they left (NaT where
    they are there when the year ends). Where two stays of a child overlap the child is registered twice, and `main`
    says which of the two is the main one; `weekdays` are the days of the week, as bits from Monday, on which a child
    of two rolls is at the other one, and all five (31) everywhere else.
    """

    child: Column
    school: Column
    entered: Column
    left: Column
    main: Column
    weekdays: Column


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
class Placements(Columns):
    """Times of children at a provider or pupil referral unit while a school has them on its roll.

    `child`, `school` and `provider` are places; `start` and `end` the first and last day; `weekdays` the days of the
    week there, as bits from Monday; `hours` those of a week. `kind` says why and `commissioner` who arranged it, in the
    words of the table of placements.
    """

    child: Column
    school: Column
    provider: Column
    start: Column
    end: Column
    weekdays: Column
    hours: Column
    kind: Column
    commissioner: Column


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

    `child` is a place; an episode follows that of the same child which ends on the day on which it begins. `changed` is
    why the placement changed at its end, empty where it did not.
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
    changed: Column


@dataclass(frozen=True, eq=False)
class Spells(Columns):
    """Times of children with a beginning and an end (NaT where it lasts), each of a kind: `cin`, `cpp`, a register."""

    child: Column
    kind: Column
    start: Column
    end: Column


@dataclass(frozen=True, eq=False)
class Entries(Columns):
    """Entries of children in an authority's registers: one place for each.

    `place` is a school's place, or NOBODY for the authority; `since` to `done` are days, NaT where there is none.
    `detail` has the register's own fields by their ids, as texts: days as `2024-09-02`, schools by their URN.
    """

    register: Column
    child: Column
    place: Column
    since: Column
    until: Column
    kind: Column
    owner: Column
    due: Column
    done: Column
    detail: Column


@dataclass(frozen=True, eq=False)
class Activities(Columns):
    """What young people of 16 and 17 are doing: one place for each of them and month.

    `as_at` is the last day of the month, `activity` a code of the monthly return, `since` when it began, and
    `guarantee` whether an offer was made under the September guarantee (`yes`, `no`, or empty where it is not asked).
    """

    child: Column
    as_at: Column
    activity: Column
    since: Column
    guarantee: Column


@dataclass(frozen=True, eq=False)
class Allocations(Columns):
    """Pupil premium of one financial year by school (NOBODY: the authority itself) and stream."""

    place: Column
    stream: Column
    pupils: Column
    rate: Column
    amount: Column


@dataclass(frozen=True, eq=False)
class Collapses(Columns):
    """Children whose attendance falls apart in a year: at which school, and from which day on."""

    child: Column
    school: Column
    day: Column


@dataclass(frozen=True, eq=False)
class Attendance:
    """Of each stay: sessions that could be attended and are missed, of those that count, and what explains them.

    `free` are the missed sessions that nothing forces; `unauthorised` is the share of them without leave, `late` that
    of the mornings on which the child comes late.
    """

    possible: Column
    missed: Column
    free: Column
    unauthorised: Column
    late: Column
    collapses: Collapses


@dataclass(frozen=True, eq=False)
class SchoolYear:
    """All that happens in the county in one academic year, children and schools being the county's.

    `schools` are those of the county with the effects that they have this year; `plans` is the day of each child's
    statement or final plan, NaT where there is none. `situations` and `attendance` say of each stay what was expected
    on each day and how many sessions are missed; `registers` gives the registers of the schools that keep one, in the
    order of schools, each made when it is asked for and the same every time: a year of a county is too large to be
    held. `prior` are the results from which progress to this year's is measured: of Year 6 at seven, of Year 11 at
    eleven, where the county had them then. `care` to `in_need` are what social care knows on 31 March: episodes,
    reviews by how the child took part, times missing, and times in need or on a protection plan.
    """

    year: int
    schools: Schools
    days: SchoolDays
    roll: Roll
    stays: Enrolments
    needs: Needs
    plans: Column
    exclusions: Exclusions
    steps: Steps
    placements: Placements
    part_time: Spells
    situations: Column
    attendance: Attendance
    results: Results
    prior: Results
    care: Episodes
    reviews: Spells
    missing: Spells
    in_need: Spells
    registers: Callable[[], Iterator[Register]]
