"""Rows that no county has: every value that a column may hold, in odd mixtures, so that rules meet that seldom do.

Children have two numbers, two schools and results of several files that do not agree; marks are of codes that had ended
or had not begun, and days fall on the edges of everything that is dated.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import count

from drawn import rows as drawn
from evenlode.tables.registry import TABLES
from plain.absence import CODES, HALVES, WITH_LEAVE, WITHOUT
from plain.days import DAY, PERIODS_WITH, january_census, parts, year_id
from plain.exclusions import REASONS as EXCLUDED_FOR
from plain.groups import MAIN, NEEDS, REFUSED
from plain.odd_results import references, results
from plain.odds import CENSUS, Odds, Row, row

PHASES = ("primary", "secondary", "special", "alternative", "", "early_years")
PLACES = (("authority", "E99000001"), ("authority", "E99000002"), ("district", "north"), ("partnership", "vale"))
YEAR_GROUPS = ("year_r", *(f"year_{number}" for number in (1, 2, 6, 6, 8, 11, 11, 13)), "", "year_group_unknown")
OUTCOMES = ("", "", "upheld", "reinstated", "quashed", "cancelled", "recommended")
SIX_YEARS = 2191  # days, or one more
CODES_CHANGED = (date(2024, 8, 19), date(2013, 9, 1))
BOTH_AUTHORITIES = ("E99000001", "E99000002", "")


def odd_rows(seed: int, year: int) -> dict[str, list[Row]]:
    """The rows of every table of a year, as the lake keeps them: one for each key of its table."""
    odds, record = Odds(seed, year), count(1)

    def told(rows: Iterable[Row]) -> Iterator[Row]:
        """Rows with where they came from."""
        for one in rows:
            load, time = odds.one("l1", "l2"), odds.one("2026-01", "2026-02")
            yield {"load": load, "source_time": time, "record": next(record), **one}

    return {table: one_of_each_key(table, told(make(odds))) for table, make in MADE.items()}


def one_of_each_key(table: str, rows: Iterable[Row]) -> list[Row]:
    """Of the rows that share a table's key the last."""
    key = TABLES.find(table).key
    return list({tuple(one.get(name) for name in key): one for one in rows}.values())


def schools(odds: Odds) -> Iterator[Row]:
    """Schools, most in two sources that do not agree."""
    for urn in odds.schools[1:]:
        for source in odds.several(("gias_schools", "early_years_settings"), 2, 1):
            yield row(source=source, urn=urn, authority=odds.one(*BOTH_AUTHORITIES), phase=odds.one(*PHASES))


def memberships(odds: Odds) -> Iterator[Row]:
    """Memberships that begin and end about the day of the January census."""
    day = january_census(odds.year)
    for urn in odds.schools:
        for kind, place in odds.several(PLACES, 2):
            since, until = odds.one(None, odds.near(day)), odds.one(None, None, odds.near(day))
            yield row(source="place_membership", urn=urn, kind=kind, place=place, since=since, until=until)


def identities(odds: Odds) -> Iterator[Row]:
    """Numbers that are one child's: the second number of a pupil, and a few that are said to be others'."""
    for pupil in odds.pupils:
        if odds.perhaps(4):
            yield row(source="cin_census", pupil=pupil, other=f"{pupil}b", says="same", basis="former_number")
        if odds.perhaps(12):
            other, on = odds.one(f"{pupil}b", *odds.pupils), date(2025, 1, odds.one(1, 2))
            yield row(pupil=other, other=pupil, says=odds.one("same", "apart"), basis="decision", on=on)


def descriptions(odds: Odds) -> Iterator[Row]:
    """Pupils as censuses describe them."""
    for pupil, school, base in odds.described():
        born = f"{odds.year - odds.by.randint(4, 16)}-{odds.by.randint(7, 10):02d}"
        yield base | row(
            pupil=pupil,
            place=school,
            birth_month="" if odds.perhaps(15) else born,
            sex=odds.one("boys", "girls", ""),
            ethnicity=odds.one("WBRI", "", "ZZZZ", *REFUSED, *MAIN),
            language=odds.one("ENG", "ENB", "URD", "OTB", "NOT", "REF", "ZZZ", ""),
        )


def enrolments(odds: Odds) -> Iterator[Row]:
    """Pupils on rolls, some twice."""
    for pupil, school, base in odds.described():
        for number in odds.several((1, 2), 2, 1):
            yield base | row(
                pupil=pupil,
                urn=school,
                status=odds.one("C", "M", "S", "G", ""),
                year_group=odds.one(*YEAR_GROUPS),
                entered=date(odds.year, 9, number),
                on_roll=odds.one("yes", "yes", "no"),
            )


def characteristics(odds: Odds) -> Iterator[Row]:
    """Needs, of two schools two, and circumstances."""
    others = (("service", "Y"), ("young_carer", "S"), ("previously_looked_after", "A"), ("cla_now", ""))
    for pupil, school, base in odds.described():
        code = odds.one(*NEEDS)
        needs = [(NEEDS[code][-1], code)] if odds.perhaps(2) else []
        for characteristic, value in (*needs, *(one for one in others if odds.perhaps(9))):
            yield base | row(pupil=pupil, place=school, characteristic=characteristic, value=value)


def meals(odds: Odds) -> Iterator[Row]:
    """Spells of free school meals that end about six years before a census, on its day, or have not ended."""
    days = [day - timedelta(days=days) for day in odds.census_days[:3] for days in (0, SIX_YEARS, SIX_YEARS + 1)]
    for pupil in odds.pupils:
        for _number in odds.some(2):
            yield row(
                source=CENSUS,
                as_at=odds.one(*odds.census_days),
                urn=odds.school_of(pupil),
                pupil=odds.number_of(pupil),
                since=odds.one(date(odds.year - 9, 9, 1), odds.near(*odds.census_days)),
                until=odds.one(None, odds.near(*days)),
                basis=odds.one("", "legacy", "uc_expanded"),
                year=year_id(odds.year),
            )


def care(odds: Odds) -> Iterator[Row]:
    """Episodes of care that meet, that leave a day between them and that overlap, some of short breaks."""
    april, march = date(odds.year, 4, 1), date(odds.year + 1, 3, 31)
    returned = [f"fy{year_id(odds.year + one)}" for one in (-2, 0, 1)]
    for pupil in odds.pupils:
        if odds.perhaps(3):
            since, middle = odds.near(april, date(odds.year - 1, 1, 1)), odds.near(date(odds.year, 11, 3))
            ends = [(since, middle), (middle + odds.one(0, 1, 2) * DAY, odds.one(None, odds.near(march)))]
            for first, last in ends[: odds.one(1, 2)]:
                yield row(
                    source="ssda903_episodes",
                    authority="E99000001",
                    pupil=odds.number_of(pupil),
                    since=first,
                    until=last,
                    legal_status=odds.one("C2", "V2", "V2", "V4"),
                    returned=odds.one(*returned),
                )


def exclusions(odds: Odds) -> Iterator[Row]:
    """Exclusions of every kind and outcome."""
    reasons = [f"exclusion_{one}" for listed, *_years in drawn(EXCLUDED_FOR) for one in listed.split()]
    for pupil in odds.pupils:
        for _number in odds.some(3):
            start = odds.near(*odds.census_days[:3], date(odds.year, 9, 20))
            yield row(
                source="exclusions_return",
                urn=odds.school_of(pupil),
                pupil=odds.number_of(pupil),
                start=start,
                category=odds.one("permanent", "suspension", "lunchtime"),
                reasons="+".join(odds.several(reasons, 3)),
                cancelled=start if odds.perhaps(8) else None,
                outcome=odds.one(*OUTCOMES),
                year=year_id(odds.year),
            )


def totals(odds: Odds) -> Iterator[Row]:
    """What some schools total, in all ways in which it may not add up."""
    names = ("all", "authorised", "unauthorised", *(f"absence_{one}" for one in (*WITH_LEAVE, *WITHOUT)))
    year = year_id(odds.year)
    for pupil in odds.pupils:
        for part in PERIODS_WITH:
            school, possible = odds.school_of(pupil), odds.one(0, 10, 100, 112, 120)
            base = row(source=CENSUS, urn=school, pupil=odds.number_of(pupil), period=part, year=year, collected=year)
            base |= row(entered=date(odds.year, 9, odds.one(1, 2)), possible=possible)
            for reason in odds.several(names, 8) if school in odds.schools[::2] else ():
                for day in odds.several(odds.census_days[1:3], 2, 1):
                    yield base | row(as_at=day, reason=reason, missed=odds.one(0, 1, 5, 11, 12, 22, 28, 56, None))


def days(odds: Odds) -> Iterator[Row]:
    """Marks of the register on the days about which parts of a year and codes begin and end."""
    edges = [day for span in parts(odds.year).values() for day in span]
    edges += [day for day in CODES_CHANGED if edges[0] <= day <= edges[-1]]
    codes = [code for listed, *_rest in drawn(CODES) for code in listed.split()]
    for pupil in odds.pupils:
        for _number in odds.some(6):
            on, school, number = odds.near(*edges), odds.school_of(pupil), odds.number_of(pupil)
            week = "week_{:04d}_{:02d}".format(*on.isocalendar()[:2])
            for session in odds.several(("day", *HALVES), 3, 1):
                marks = {half: odds.one("", "/", "I", "O", *codes) for half in HALVES if session in ("day", half)}
                yield row(urn=school, pupil=number, on=on, session=session, week=week, **marks)


MADE: Mapping[str, Callable[[Odds], Iterator[Row]]] = {
    "school": schools,
    "place_membership": memberships,
    "identity": identities,
    "pupil": descriptions,
    "enrolment": enrolments,
    "characteristic": characteristics,
    "fsm_spell": meals,
    "care_episode": care,
    "exclusion": exclusions,
    "attendance_total": totals,
    "attendance_day": days,
    "result": results,
    "reference": references,
}
"""How the rows of each table are made."""
