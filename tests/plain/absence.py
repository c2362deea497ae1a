"""Sessions possible and missed, by enrolment: what schools total, and registers of days where they have not.

Sources: DfE, Pupil absence in schools in England: methodology; The School Attendance (Pupil Registration) (England)
Regulations 2024, regulation 10; DfE, Working together to improve school attendance; DfE, A guide to absence statistics.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from drawn import rows as drawn
from plain.days import PERIODS_WITH, parts, year_of
from plain.rows import CENSUS, Row, Rows, newest
from plain.things import Thing, every, so

# how a session with a code counts: P present, E educated elsewhere, A missed with leave, U without, N none was possible
CODES = """
| codes                                  | class | from       | to         |
|----------------------------------------|-------|------------|------------|
| / \\ L                                 | P     |            |            |
| B P V W                                | E     |            |            |
| J                                      | E     |            | 2024-08-18 |
| K                                      | E     | 2024-08-19 |            |
| D                                      | E     |            | 2011-08-31 |
| D                                      | N     | 2011-09-01 |            |
| C E I M R S T                          | A     |            |            |
| F                                      | A     |            | 2013-08-31 |
| H                                      | A     |            | 2024-08-18 |
| J1 C1 C2                               | A     | 2024-08-19 |            |
| G N O U                                | U     |            |            |
| X Z #                                  | N     |            |            |
| Y                                      | N     |            | 2024-08-18 |
| Q Y1 Y2 Y3 Y4 Y5 Y6 Y7                 | N     | 2024-08-19 |            |
"""
# the first and last year of which there are figures by a reason
REASONS = """
| reasons                 | first   | last    |
|-------------------------|---------|---------|
| i m r s t e c g u o n   | 2006/07 |         |
| h                       | 2006/07 | 2023/24 |
| f                       | 2006/07 | 2012/13 |
| c1 c2 j1                | 2024/25 |         |
"""
WITH_LEAVE, WITHOUT = ("i", "m", "r", "s", "t", "h", "f", "e", "c", "c1", "c2", "j1"), ("g", "u", "o", "n")
YOUNGEST, OLDEST = 5, 15  # of compulsory school age on 31 August before the year
NOT_OF_THE_OLDEST = "half_term_6"
OF_WHOLE_TERMS = ("autumn", "autumn_spring", "year")
HALVES = ("am", "pm")
GUEST = "G"  # registered at another school, which marks them itself
Sessions = Counter[str]
"""Sessions `possible`, missed with leave (`A`) and without (`U`), and by reason (`i`)."""
Part = tuple[str, str, str]
"""A school, a child and a part of the year."""
Enrolled = tuple[str, str, str, date | None]
"""The same, with the day on which the child came to the school."""


def things(rows: Rows) -> Iterator[Thing]:
    """Every enrolment and period in which a session was possible."""
    guests = guests_of(rows)
    told = {part: amounts for part, amounts in sessions(rows).items() if part[:2] not in guests}
    found: dict[tuple[str, str, str], tuple[Sessions, date]] = {}
    born = months_of_birth(rows)
    for (school, child, part), amounts in told.items():
        if counts(rows.year, part, born.get(child)):
            for period in PERIODS_WITH[part]:
                before, last = found.get((school, child, period), (Counter(), date.min))
                found[school, child, period] = (before + amounts, max(last, parts(rows.year)[part][1]))
    reasons = in_use(rows.year)
    for (school, child, period), (amounts, last) in found.items():
        if amounts["possible"]:
            of_15 = age_in(rows.year, born.get(child)) == OLDEST
            yield Thing(child, school, period, last, adds(amounts, period, of_15, reasons))


def adds(amounts: Sessions, period: str, of_15: bool, reasons: list[str]) -> dict:
    """What an enrolment adds to every measure of absence."""
    possible, leave, without = amounts["possible"], amounts["A"], amounts["U"]
    missed = leave + without
    return {
        **every({
            "absence_overall": (missed, possible),
            "absence_authorised": (leave, possible),
            "absence_unauthorised": (without, possible),
            "absence_persistent": so(missed * 10 >= possible),
            "absence_severe": so(missed * 2 >= possible),
            "absence_persistent_15": so(missed >= fifteen(period, of_15) if period in OF_WHOLE_TERMS else None),
        }),
        **{("absence_overall", f"absence_{reason}"): (amounts[reason], None) for reason in reasons},
    }  # fmt: skip


def fifteen(period: str, of_15: bool) -> int:
    """The sessions missed that made a pupil persistently absent until 2014/15."""
    return {"autumn": 22, "autumn_spring": 38}.get(period) or (46 if of_15 else 56)


def in_use(year: int) -> list[str]:
    """The reasons of which there are figures in a year."""
    return [
        reason
        for listed, first, last in drawn(REASONS)
        for reason in listed.split()
        if year_of(first) <= year and (not last or year <= year_of(last))
    ]


def guests_of(rows: Rows) -> set[tuple[str, str]]:
    """The schools and children of whom every census of the year that says how they are registered says: as a guest."""
    known: dict[tuple[str, str], set[str]] = {}
    for row in rows.of_year("enrolment"):
        if row["source"] == CENSUS and row["status"]:
            known.setdefault((row["urn"], row["child"]), set()).add(row["status"])
    return {where for where, statuses in known.items() if statuses == {GUEST}}


def months_of_birth(rows: Rows) -> dict[str, str]:
    """The month in which each child was born, as the newest file that says one has it."""
    told = [row for row in rows.every("pupil") if row["birth_month"]]
    found = newest(told, lambda row: row["child"], ("as_at", "source_time", "load", "record"))
    return {child: row["birth_month"] for child, row in found.items()}


def age_in(year: int, born: str | None) -> int | None:
    """The age in whole years on the 31 August before a school year."""
    if born is None:
        return None
    years, month = map(int, born.split("-"))
    return year - years if month <= 8 else year - years - 1


def counts(year: int, part: str, born: str | None) -> bool:
    """Whether a pupil's part of the year counts; of one whose age nobody knows it does."""
    age = age_in(year, born)
    if age is None or YOUNGEST <= age < OLDEST:
        return True
    return age == OLDEST and part != NOT_OF_THE_OLDEST


def sessions(rows: Rows) -> dict[Part, Sessions]:
    """The sessions of each child in each part, by what a school totals, or else by its registers."""
    totals, registers = of_totals(rows), of_registers(rows)
    sent = {(school, part) for school, _child, part in totals}
    return {**totals, **{key: amounts for key, amounts in registers.items() if (key[0], key[2]) not in sent}}


def of_totals(rows: Rows) -> dict[Part, Sessions]:
    """What schools total of each enrolment and part in the newest census that tells of it, by child and school."""
    told: dict[Enrolled, dict[date, list[Row]]] = {}
    for row in rows.of_year("attendance_total"):
        if row["source"] == CENSUS and row["period"] in PERIODS_WITH:
            enrolled = (row["urn"], row["child"], row["period"], row["entered"])
            told.setdefault(enrolled, {}).setdefault(row["as_at"], []).append(row)
    found: dict[Part, Sessions] = {}
    for (*part, _entered), by_census in told.items():
        found.setdefault(tuple(part), Counter()).update(settled(by_census[max(by_census)]))
    return found


def settled(told: list[Row]) -> Sessions:
    """What a census tells of an enrolment: the sum of the reasons, unless it is lower than the two totals."""
    missed = {row["reason"].removeprefix("absence_"): 0 for row in told}
    for row in told:
        reason = row["reason"].removeprefix("absence_")
        missed[reason] = max(missed[reason], row["missed"] or 0)
    leave, without = (sum(missed.get(one, 0) for one in of) for of in (WITH_LEAVE, WITHOUT))
    if leave + without < missed.get("authorised", 0) + missed.get("unauthorised", 0):
        leave, without = missed.get("authorised", 0), missed.get("unauthorised", 0)
    reasons = {one: missed.get(one, 0) for one in (*WITH_LEAVE, *WITHOUT)}
    return Counter({"possible": max(row["possible"] or 0 for row in told), "A": leave, "U": without, **reasons})


def of_registers(rows: Rows) -> dict[Part, Sessions]:
    """The marks of every session of the year added up, each as its code counted on its day."""
    found: dict[Part, Sessions] = {}
    spans, classes = parts(rows.year), list(classes_of_codes())
    meanings: dict[tuple[str, date], str] = {}
    first, last = spans["autumn"][0], spans["half_term_6"][1]
    for (school, child, on, _half), code in marks(rows, first, last).items():
        part = next(name for name, (start, end) in spans.items() if start <= on <= end)
        if (code, on) not in meanings:
            meanings[code, on] = next(
                (kind for one, kind, start, end in classes if one == code and start <= on <= end), ""
            )
        kind, amounts = meanings[code, on], found.setdefault((school, child, part), Counter())
        amounts["possible"] += kind in ("P", "E", "A", "U") and kind != ""
        if kind in ("A", "U"):
            amounts[kind] += 1
            amounts[code.lower()] += 1
    return found


def marks(rows: Rows, first: date, last: date) -> dict[tuple[str, str, date, str], str]:
    """The code of every session between two days, as the newest row that has one says it.

    A row of a session alone has its code, and one of a whole day has both, but says nothing of one that it leaves
    empty; of two that are equally new that of the session alone counts. Of two rows of a whole day the newest counts.
    """
    wanted = [row for row in rows.every("attendance_day") if first <= row["on"] <= last]
    told: dict[tuple[str, str, date, str], tuple[tuple[str, bool], str]] = {}
    for row in newest(wanted, lambda row: (row["urn"], row["child"], row["on"], row["session"])).values():
        for half in HALVES:
            own = row["session"] == half
            if own or (row["session"] == "day" and row[half]):
                key, order = (row["urn"], row["child"], row["on"], half), (row["source_time"], own)
                told[key] = max(told.get(key, (order, row[half])), (order, row[half]))
    return {key: code for key, (_order, code) in told.items()}


def classes_of_codes() -> Iterator[tuple[str, str, date, date]]:
    """Every code with its class and the first and last day on which it means that."""
    for codes, kind, first, last in drawn(CODES):
        since = date.fromisoformat(first) if first else date.min
        until = date.fromisoformat(last) if last else date.max
        yield from ((code, kind, since, until) for code in codes.split())
