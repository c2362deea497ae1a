"""What a school census means: whole for its school and day, of earlier sessions, each pupil's status on that day.

Sources: DfE, School census guide; DfE, Pupil absence in schools in England, methodology (parts of the year, and the
term's delay); DfE, Common Basic Data Set (codes). Worked numbers are ours, from those rules.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drawn import rows, words
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.sources.load import load
from homes import in_the_lake
from look_alikes_census import SCHOOL, TODAY, Layout, census, changed, exclusion, of_term, pupil, totals

TABLES = ("pupil", "enrolment", "characteristic", "fsm_spell", "exclusion", "attendance_total")
OTHER = {"Estab": "2002", "URN": "900002"}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing was ever loaded."""
    return Home(tmp_path / "home")


def send(home: Home, name: str, *pupils: Mapping[str, Any], layout: Layout = TODAY, **said: str) -> Receipt:
    """Load a school's census."""
    path = census(home.root.parent / name, pupils, layout=layout, **said)
    (receipt,), _ = load(home, [path])
    assert receipt.counts.accepted == len(pupils), receipt.problems
    return receipt


def bare(number: int) -> dict[str, Any]:
    """A pupil of whom little is said."""
    one = pupil(number)
    for path in ("Exclusions", "Attendance", "SpecialEducationalNeeds", "PupilCharacteristics"):
        one = changed(one, path, None)
    return one


def test_sent_again_without_a_pupil_it_takes_the_pupil_off(home: Home) -> None:
    send(home, "first.xml", pupil(1), pupil(2), written="2026-01-16T09:00:00")
    send(home, "again.xml", pupil(1), written="2026-01-23T09:00:00")
    for table in TABLES:
        assert len({row["pupil"] for row in in_the_lake(home, table)}) == 1, table


def test_sent_again_without_a_row_for_a_table_it_empties_that_table(home: Home) -> None:
    send(home, "first.xml", pupil(1), written="2026-01-16T09:00:00")
    send(home, "again.xml", bare(1), written="2026-01-23T09:00:00")
    assert [len(in_the_lake(home, table)) for table in TABLES] == [1, 1, 0, 0, 0, 0]


def test_an_older_file_that_comes_later_changes_nothing(home: Home) -> None:
    send(home, "again.xml", pupil(1), written="2026-01-23T09:00:00")
    send(home, "first.xml", pupil(1), pupil(2), written="2026-01-16T09:00:00")
    assert len(in_the_lake(home, "enrolment")) == 1


def test_taken_back_it_leaves_what_it_had_taken_off(home: Home) -> None:
    send(home, "first.xml", pupil(1), pupil(2), written="2026-01-16T09:00:00")
    again = send(home, "again.xml", pupil(1), written="2026-01-23T09:00:00")
    revert(home, again.load, "sent by mistake")
    assert len(in_the_lake(home, "enrolment")) == 2


def test_another_school_and_another_day_are_left_alone(home: Home) -> None:
    send(home, "one.xml", pupil(1))
    send(home, "other.xml", pupil(2), written="2026-01-17T09:00:00", **OTHER)
    send(home, "october.xml", bare(3), layout=of_term(TODAY, "AUT", "2025-10-02"))
    assert in_the_lake(home, "enrolment", "urn", "as_at") == [
        (SCHOOL["URN"], date(2025, 10, 2)),
        (SCHOOL["URN"], date(2026, 1, 15)),
        (OTHER["URN"], date(2026, 1, 15)),
    ]


# Attendance comes a term late. The second half-term of summer has an element of its own.
PERIODS = """
| term | census day | period      | year   | collected |
|------|------------|-------------|--------|-----------|
| AUT  | 2025-10-02 | half_term_5 | 202425 | 202526    |
| SPR  | 2026-01-15 | autumn      | 202526 | 202526    |
| SUM  | 2026-05-21 | spring      | 202526 | 202526    |
"""


@pytest.mark.parametrize(("term", "on", "period", "year", "collected"), rows(PERIODS))
def test_attendance_is_of_the_term_before(
    home: Home, term: str, on: str, period: str, year: str, collected: str
) -> None:
    layout = of_term(TODAY, term, on)
    one = {**bare(1), "Attendance": {"TermlyAttendance": totals(layout, "140", "6", "2", I="6", O="2")}}
    send(home, "census.xml", one, layout=layout)
    found = in_the_lake(home, "attendance_total", "period", "year", "collected")
    assert set(found) == {(period, year, collected)}


# 140 sessions, 6 missed with leave and 2 without: 8 of 140, and the reasons that the school gave add up to as many.
def test_all_missed_sessions_are_those_with_leave_and_those_without(home: Home) -> None:
    send(home, "census.xml", pupil(1))
    missed = dict(in_the_lake(home, "attendance_total", "reason", "missed"))
    assert missed["all"] == missed["authorised"] + missed["unauthorised"] == 8
    assert sum(number for reason, number in missed.items() if reason.startswith("absence_")) == 8


# What a provision was called, by year: a pupil keeps the group of the day.
PROVISIONS = """
| census day | provision | group              |
|------------|-----------|--------------------|
| 2013-01-17 | A         | school_action      |
| 2013-01-17 | P         | school_action_plus |
| 2013-01-17 | S         | sen_statement      |
| 2015-01-15 | K         | sen_support        |
| 2015-01-15 | A         | school_action      |
| 2018-01-18 | S         | sen_statement      |
| 2026-01-15 | K         | sen_support        |
| 2026-01-15 | E         | ehcp               |
| 2026-01-15 | N         | no_sen             |
"""


@pytest.mark.parametrize(("on", "provision", "group"), rows(PROVISIONS))
def test_a_provision_puts_a_pupil_in_the_group_of_its_day(home: Home, on: str, provision: str, group: str) -> None:
    layout = of_term(TODAY, "SPR", on)
    one = {**bare(1), "SpecialEducationalNeeds": {"SENprovision": provision}}
    one = changed(changed(one, "PupilStatus/NCyearActual", "X"), "PupilIdentifiers/DOB", "2008-03-01")
    send(home, "census.xml", one, layout=layout)
    assert in_the_lake(home, "characteristic", "characteristic", "value") == [(group, provision)]


# How many reasons stand, and in which order they are kept.
REASONS = """
| first day  | given    | kept                                   |
|------------|----------|----------------------------------------|
| 2015-10-06 | PP       | exclusion_pp                           |
| 2025-10-06 | DB PA    | exclusion_db+exclusion_pa              |
| 2025-10-06 | VP DB PA | exclusion_vp+exclusion_db+exclusion_pa |
"""


@pytest.mark.parametrize(("start", "given", "kept"), rows(REASONS))
def test_reasons_are_kept_in_the_order_given(home: Home, start: str, given: str, kept: str) -> None:
    category = "FIXD" if start < "2023" else "SUSP"
    one = {**bare(1), "Exclusions": {"TermlyExclusion": [exclusion(TODAY, start, *words(given), category=category)]}}
    send(home, "census.xml", one)
    assert in_the_lake(home, "exclusion", "category", "reasons") == [("suspension", kept)]


# A date of birth that is more than two years from what the year group expects is questioned; the record stands.
AGES = """
| born       | year group | questioned |
|------------|------------|------------|
| 2016-11-03 | 4          | no         |
| 2017-08-31 | 4          | no         |
| 2015-09-01 | 4          | no         |
| 2014-09-01 | 4          | no         |
| 2014-08-31 | 4          | yes        |
| 2019-08-31 | 4          | no         |
| 2019-09-01 | 4          | yes        |
| 2013-08-31 | X          | no         |
"""


@pytest.mark.parametrize(("born", "group", "questioned"), rows(AGES))
def test_an_age_two_years_out_is_questioned_only_beyond_that(
    home: Home, born: str, group: str, questioned: str
) -> None:
    one = changed(changed(bare(1), "PupilIdentifiers/DOB", born), "PupilStatus/NCyearActual", group)
    receipt = send(home, "census.xml", one)
    assert [problem.rule for problem in receipt.problems] == (["pupil.age"] if questioned == "yes" else [])
