"""Registers of days added up: of each child, school and part of the year the sessions that were possible and missed.

A day's two marks may have come in one row or in two, and a later file may correct one of them: of each session the
newest row that has it counts; of two that are equally new, that of the session alone. What a code means is what it
meant on the day. A code that does not hold on it adds neither a possible session nor a missed one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import ibis
import pyarrow
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.year_rows import CENSUS, YearRows, newest_of
from evenlode.vocabulary.absence_windows import PERIODS_OF, windows
from evenlode.vocabulary.codes.attendance import REGISTER_CODES, MeaningClass, RegisterCode
from evenlode.vocabulary.periods import week_of
from evenlode.vocabulary.reasons import ABSENCE_REASONS
from evenlode.vocabulary.years import Year

SESSION = ("urn", "child", "on")
HALVES = ("am", "pm")
GUEST = "G"
TALLY = ("urn", "child", "since", *HALVES)
TALLIED = pyarrow.schema([
    ("urn", pyarrow.string()), ("child", pyarrow.string()), ("since", pyarrow.date32()), ("am", pyarrow.string()),
    ("pm", pyarrow.string()), ("days", pyarrow.int64()),
])  # fmt: skip
CLASSES = tuple(
    frozenset(code.reason for code in REGISTER_CODES.codes if code.reason and code.meaning_class is one)
    for one in (MeaningClass.AUTHORISED, MeaningClass.UNAUTHORISED)
)
WRITTEN = ("", *dict.fromkeys(code.code for code in REGISTER_CODES.codes))
"""What a row may have for a mark: nothing, or a code of whatever time."""
AMOUNTS = ("possible", "authorised", "unauthorised", *ABSENCE_REASONS)


def register_totals(rows: YearRows) -> Expression:
    """Of each `urn`, `child` and `part` the sessions that were possible, and missed with leave, without, by reason."""
    if rows.kept:
        return rows.kept.registers(rows)
    met = days(rows).inner_join(pairs(rows), ["am", "pm"])
    met = met.filter((met.on >= met.first) & (met.on <= met.last) & met.part.isin(parts_asked(rows)))
    return met.group_by("urn", "child", "part").agg(**{name: met[name].sum().cast("int64") for name in AMOUNTS})


def totals(rows: YearRows, tallies: Expression) -> Expression:
    """What the days of `tallied` come to by `urn`, `child` and `part`: each pair of codes adds what it meant then."""
    each = tallies.group_by(*TALLY).agg(days=_.days.sum().cast("int32"))
    met = each.inner_join(pairs(rows).rename(since="first"), ["since", "am", "pm"])
    met = met.filter(_.part.isin(parts_asked(rows)))
    sums = {name: (met.days * met[name]).sum().cast("int64") for name in AMOUNTS}
    return met.group_by("urn", "child", "part").agg(**sums)


def tallied(marks: Expression, over: Sequence["Stretch"], *more: str) -> Expression:
    """How many `days` each child had each pair of codes at a school, by the first day of the stretch that they lie in.

    `more` columns tell apart what is not to be added.
    """
    in_order = sorted(over, key=lambda one: one.first, reverse=True)
    since = ibis.cases(*((marks.on >= one.first, ibis.literal(one.first)) for one in in_order))
    here = marks.filter((marks.on >= in_order[-1].first) & (marks.on <= in_order[0].last))
    return here.mutate(since=since).group_by(*more, *TALLY).agg(days=_.count().cast("int64"))


def parts_asked(rows: YearRows) -> list[str]:
    """The parts of the year that make the period which is counted: all of them where none is named."""
    return [part for part, ids in PERIODS_OF.items() if not rows.period or rows.period in ids]


def days(rows: YearRows, before: Sequence[str] = ()) -> Expression:
    """Each child's day at a school in the year with its two codes, as the newest rows have them.

    `before` are weeks before the year whose days are wanted too.
    """
    return days_in(rows, [*before, *weeks(rows.year)])


def days_in(rows: YearRows, weeks: Sequence[str]) -> Expression:
    """Each child's day at a school in some weeks with its two codes, as the newest rows have them.

    Rows of one session are set beside those of whole days only where there are any: to look for them costs next to
    nothing, and the join a third of all that a query does.
    """
    in_weeks = _.week.isin(list(weeks))
    whole = once(rows, rows.tables("attendance_day").filter(in_weeks, _.session == "day"))
    of_halves = rows.every("attendance_day").filter(in_weeks, _.session != "day")
    if not rows.engine.arrow(of_halves.select("session").limit(1)).num_rows:
        return whole.select(*SESSION, *HALVES)
    return laid_over(whole.select(*SESSION, *HALVES, "source_time"), halves(of_halves))


def without_guests(rows: YearRows, told: Expression) -> Expression:
    """Rows of children at schools, but for those whom all censuses of the year that know them there know as guests."""
    listed = rows.of_year("enrolment").filter((_.source == CENSUS) & (_.status != ""))
    known = listed.group_by(guest="child", host="urn").agg(is_guest=(_.status == GUEST).all())
    guests = known.filter(_.is_guest)
    return told.anti_join(guests, [told.child == guests.guest, told.urn == guests.host])


def once(rows: YearRows, whole: Expression) -> Expression:
    """Whole days under their children, each once: where a child has several numbers the newer of two rows counts.

    Only rows of such children, who are few, are given another name and set against each other.
    """
    known = rows.children.by_pupil
    several = {child for pupil, child in known.items() if pupil != child}
    columns = [*SESSION, *HALVES, "source_time"]
    if not several:
        return whole.rename(child="pupil").select(columns)
    named = rows.small_table(("number", "child"), [one for one in sorted(known.items()) if one[1] in several])
    same = whole.pupil == named.number
    alone, theirs = whole.anti_join(named, same).rename(child="pupil"), whole.inner_join(named, same)
    return alone.select(columns).union(newest_of(theirs, *SESSION).select(columns))


def laid_over(whole: Expression, told: Expression) -> Expression:
    """Whole days with what rows of one session say of them, and days of which only such rows speak."""
    met = whole.outer_join(told, [whole[key] == told[f"{key}_said"] for key in SESSION])
    keys = {key: ibis.coalesce(met[key], met[f"{key}_said"]) for key in SESSION}
    codes = {half: newest_code(met, half) for half in HALVES}
    # A join whose columns are chosen at once cannot be joined again: they are made first and chosen then.
    return met.mutate(**keys, **codes).select(*SESSION, *HALVES)


def halves(said: Expression) -> Expression:
    """Of each day the codes that rows of one session have, each with how new its row is."""
    newest = newest_of(said, *SESSION, "session")
    told = {f"{half}_said": newest[half].max(where=newest.session == half) for half in HALVES}
    when = {f"{half}_at": newest.source_time.max(where=newest.session == half) for half in HALVES}
    return newest.group_by(**{f"{key}_said": newest[key] for key in SESSION}).agg(**told, **when)


def newest_code(met: Expression, half: str) -> Expression:
    """The code of one session: that of a row of its own, unless there is none or the row of the whole day is newer."""
    own, at = met[f"{half}_said"], met[f"{half}_at"]
    older = own.isnull() | ((met.source_time > at) & (met[half] != ""))
    return ibis.ifelse(older, ibis.coalesce(met[half], ""), own)


@dataclass(frozen=True)
class Stretch:
    """Days of one part of a year during which each code has one meaning."""

    part: str
    first: date
    last: date


@cache
def stretches(year: Year) -> tuple[Stretch, ...]:
    """The stretches of a year, in order; they leave no day between them."""
    return tuple(Stretch(one.part, *days) for one in windows(year) for days in eras(one.first, one.last))


def pairs(rows: YearRows) -> Expression:
    """Of every two codes that may stand on one day of the year: the part, its days, and what the pair adds."""
    return rows.engine.table(pyarrow.Table.from_pylist(list(every_pair(rows.year))))


def every_pair(year: Year) -> Iterator[dict[str, Any]]:
    """The rows of `pairs`: a part of the year is divided where the meaning of a code changes within it."""
    for one in stretches(year):
        yield from ({"part": one.part, **pair} for pair in pairs_between(one.first, one.last))


def pairs_between(first: date, last: date) -> Iterator[dict[str, Any]]:
    """Of every two codes that can stand on one day between two: the days between which they add what they do.

    `told` counts those of the two that mean anything then: none is told by a blank, or by a code not in force.
    """
    for since, until in eras(first, last):
        holds = {one.code: one for one in REGISTER_CODES.in_force(since)}
        adds = {code: amounts(holds.get(code)) for code in WRITTEN}
        for am, pm in product(adds, repeat=2):
            both = {name: adds[am][name] + adds[pm][name] for name in AMOUNTS}
            yield {"am": am, "pm": pm, "first": since, "last": until, "told": (am in holds) + (pm in holds), **both}


def eras(first: date, last: date) -> list[tuple[date, date]]:
    """The days from one to another, divided where a code begins or the day after one ends."""
    turns = {code.since for code in REGISTER_CODES.codes if code.since}
    turns |= {date.fromordinal(code.until.toordinal() + 1) for code in REGISTER_CODES.codes if code.until}
    starts = [first, *sorted(turn for turn in turns if first < turn <= last)]
    ends = [date.fromordinal(start.toordinal() - 1) for start in starts[1:]]
    return list(zip(starts, [*ends, last], strict=True))


def amounts(code: RegisterCode | None) -> dict[str, int]:
    """What a mark adds: to possible sessions, to those missed with leave and without, and to each reason."""
    one = code.meaning_class if code else None
    return {
        "possible": int(one is not None and one.is_possible),
        "authorised": int(one is MeaningClass.AUTHORISED),
        "unauthorised": int(one is MeaningClass.UNAUTHORISED),
        **{reason: int(code is not None and code.reason == reason) for reason in ABSENCE_REASONS},
    }


def weeks(year: Year) -> list[str]:
    """The weeks in which an academic year has days, as rows write them, from August to July."""
    parts = windows(year)
    first, last = parts[0].first.toordinal(), parts[-1].last.toordinal()
    return sorted({week_of(date.fromordinal(day)) for day in range(first, last + 1)})
