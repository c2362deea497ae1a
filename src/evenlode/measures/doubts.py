"""What the loaded files leave in doubt, told by schools, days, loads and records alone, and never by a pupil.

A day without a register is one on which a school was open by its own calendar or, where it has none, its authority's;
without either, a weekday between two days of one week of which its registers have come. A session that counts at two
schools is counted twice in figures, for their unit is the enrolment: of two schools at which a pupil is registered, the
one that does not expect them writes D.

Sources: The School Attendance (Pupil Registration) (England) Regulations 2024, SI 2024/208, regulation 10 (two sessions
on every day on which a school meets; code D); DfE, Pupil absence in schools in England: methodology (enrolments).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import ibis
import pyarrow
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.lake.reading import Reading
from evenlode.measures.children import Children, children
from evenlode.measures.kept import years
from evenlode.measures.lineages import Unfollowed, lineages
from evenlode.measures.registers import HALVES, days, eras, weeks, without_guests
from evenlode.measures.schools import SCHOOL_CODE
from evenlode.measures.standing import standing
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.absence_windows import windows
from evenlode.vocabulary.bank_holidays import bank_holidays
from evenlode.vocabulary.codes.attendance import REGISTER_CODES
from evenlode.vocabulary.places import PlaceKind
from evenlode.vocabulary.years import Year

OPEN, WEEKDAYS, DAY = "open", 5, timedelta(days=1)
LISTED = 5
BECAUSE = {
    Unfollowed.SPLIT: "it was split among several",
    Unfollowed.STILL_OPEN: "it is still open",
    Unfollowed.DATES: "the days of the two contradict it",
    Unfollowed.CIRCLE: "each of them is named the successor of another of them",
    Unfollowed.UNKNOWN: "nobody knows of what kind the link is",
}


class About(StrEnum):
    """What a doubt is about."""

    REGISTER = "register"
    TWO_SCHOOLS = "two_schools"
    CHILDREN = "children"
    SCHOOLS = "schools"


@dataclass(frozen=True)
class Doubt:
    """One thing that is in doubt: what it is about, the academic year and the place where it has one, what to do."""

    about: About
    year: str
    place: str
    sentence: str
    remedy: str


def doubts(reading: Reading, wanted: Sequence[Year] = ()) -> Iterator[Doubt]:
    """What is in doubt in all years of which pupils' rows are known, or in some of them."""
    known = children(reading)
    if not wanted:
        yield from of_children(known)
        yield from of_schools(reading)
    for one in years(reading):
        if not wanted or one in wanted:
            rows = YearRows(reading.engine, reading.table, known, one)
            yield from of_registers(rows)
            yield from of_two_schools(rows)


def of_children(known: Children) -> Iterator[Doubt]:
    """Statements on who is one child that cannot all be true."""
    remedy = "decide who is one child, and load the decision; or take one of these loads back"
    return (Doubt(About.CHILDREN, "", "", found.sentence, remedy) for found in known.contradictions)


def of_schools(reading: Reading) -> Iterator[Doubt]:
    """Links between schools that no line of schools follows."""
    for (one, other), why in lineages(reading).unfollowed.items():
        told = f"School {other} is named the successor of {one}, and its history does not go on there: {BECAUSE[why]}."
        yield Doubt(About.SCHOOLS, "", one, told, "check the link and both schools' days in the register of schools")


def of_registers(rows: YearRows) -> Iterator[Doubt]:
    """Days on which schools were open, within the days of their registers, of which none has come."""
    there = registered(rows)
    open_days, authorities = calendars(rows), authority_of(rows)
    for urn, here in sorted(there.items()):
        calendar = open_days.get(urn) or open_days.get(authorities.get(urn, ""))
        if missing := sorted(missing_days(here, calendar)):
            told = f"Of {named(missing)} no register has come of school {urn}, which has sent those before and after."
            yield Doubt(
                About.REGISTER, rows.year.printed, urn, told, "ask the school for them; load them when they come"
            )


def registered(rows: YearRows) -> dict[str, set[date]]:
    """Of each school the days of the year of which it has a mark."""
    parts, marked = windows(rows.year), rows.tables("attendance_day").filter(_.week.isin(weeks(rows.year)))
    told = marked.filter((_.on >= parts[0].first) & (_.on <= parts[-1].last)).select("urn", "on").distinct()
    found: dict[str, set[date]] = {}
    for row in rows.engine.arrow(told).to_pylist():
        if SCHOOL_CODE.fullmatch(row["urn"]):
            found.setdefault(row["urn"], set()).add(row["on"])
    return found


def calendars(rows: YearRows) -> dict[str, set[date]]:
    """Of each school and authority that has a calendar the days on which schools are open."""
    told = rows.tables("school_day").filter(_.kind == OPEN).select("urn", "on")
    found: dict[str, set[date]] = {}
    for row in rows.engine.arrow(told).to_pylist():
        found.setdefault(row["urn"], set()).add(row["on"])
    return found


def authority_of(rows: YearRows) -> dict[str, str]:
    """The authority of each school."""
    listed = standing(rows).to_pylist()
    return {one["school"]: one["place"] for one in listed if one["kind"] == PlaceKind.AUTHORITY}


def missing_days(there: set[date], calendar: set[date] | None) -> set[date]:
    """The days of which a register is missing, among those between the first and the last that there are."""
    first, last = min(there), max(there)
    between = {first + number * DAY for number in range((last - first).days)}
    if calendar:
        return (between & calendar) - there
    return {day for day in between - there if is_school_day(day) and is_within_its_week(day, there)}


def is_within_its_week(day: date, there: set[date]) -> bool:
    """Whether there are days of a week both before and after one."""
    before = any(day - number * DAY in there for number in range(1, day.weekday() + 1))
    return before and any(day + number * DAY in there for number in range(1, WEEKDAYS - day.weekday()))


def is_school_day(day: date) -> bool:
    """Whether a school may be open on a day."""
    return day.weekday() < WEEKDAYS and day not in bank_holidays(day.year)


def named(missing: list[date]) -> str:
    """Days in words: a few by their dates, the others counted."""
    shown = ", ".join(day.isoformat() for day in missing[:LISTED])
    return f"{shown} and {len(missing) - LISTED:,} more days" if len(missing) > LISTED else shown


def of_two_schools(rows: YearRows) -> Iterator[Doubt]:
    """Sessions that count at two schools at once, by the two."""
    remedy = "ask both schools where the pupils were expected: the other marks them D"
    for row in rows.engine.arrow(counted_twice(rows)).to_pylist():
        told = (
            f"{row['sessions']:,} sessions of {row['pupils']:,} pupils count at school {row['one']} and at school "
            f"{row['other']} at once, the first on {row['first']}: figures have them twice."
        )
        yield Doubt(About.TWO_SCHOOLS, rows.year.printed, row["one"], told, remedy)


def counted_twice(rows: YearRows) -> Expression:
    """Of every two schools the sessions of one child that were possible at both."""
    at = without_guests(rows, days(rows)).filter(_.urn.re_search(f"^({SCHOOL_CODE.pattern})$"))
    at_several = at.group_by("child").agg(schools=_.urn.nunique()).filter(_.schools > 1)
    some = rows.engine.table(rows.engine.arrow(at.semi_join(at_several, "child").select("urn", "child", "on", *HALVES)))
    marks = ibis.union(*(some.select("urn", "child", "on", half=ibis.literal(half), code=half) for half in HALVES))
    held = rows.engine.table(possible(rows.year))
    met = marks.inner_join(held, marks.code == held.known)
    here = met.filter((met.on >= met.first_day) & (met.on <= met.last_day))
    both = here.group_by("child", "on", "half").agg(one=_.urn.min(), other=_.urn.max()).filter(_.one < _.other)
    told = both.group_by("one", "other").agg(sessions=_.count(), pupils=_.child.nunique(), first=_.on.min())
    return told.order_by("one", "other")


def possible(year: Year) -> pyarrow.Table:
    """The codes of sessions that are possible in a year of attendance, each with the days between which it is."""
    parts = windows(year)
    held = [
        {"known": code.code, "first_day": first, "last_day": last}
        for first, last in eras(parts[0].first, parts[-1].last)
        for code in REGISTER_CODES.in_force(first)
        if code.meaning_class.is_possible
    ]
    return pyarrow.Table.from_pylist(held)
