"""When a computed figure is of the whole of its year, and when it is `partial_year`.

Attendance is collected a term late, in windows that end on 31 December, Easter Sunday, the Sunday before the spring bank
holiday and 31 July (DfE, Pupil absence in schools in England: methodology). When a year that schools still add to is over
nobody publishes: that files made after a window, or registers of its last three weeks, tell the whole of it is a rule
of our own.
"""

from datetime import date
from pathlib import Path

import pytest

from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import figures
from evenlode.measures.refresh import refresh
from evenlode.measures.stored import Query
from evenlode.measures.whole_years import last_day
from evenlode.sources.load import load
from evenlode.vocabulary.source_times import made_on
from evenlode.vocabulary.years import Year
from look_alikes_attendance import day, lined
from look_alikes_census import TODAY, census, exclusion, of_term, pupil

SCHOOL, YEAR = "900001", Year.parse("2025/26")
PUPILS = range(1, 4)


def registers(folder: Path, *days: str) -> Path:
    """Registers of some days."""
    return lined(folder / "attendance.csv", [day(one, on=on) for on in days for one in PUPILS])


def january(folder: Path) -> Path:
    """A census of 15 January 2026, with the sessions of the autumn and an exclusion of September."""
    told = {**pupil(1), "Exclusions": {"TermlyExclusion": [exclusion(TODAY, "2025-09-20", "PP")]}}
    return census(folder / "spring.xml", [told, *map(pupil, PUPILS[1:])])


def partial(home: Home, measure: str) -> dict[str, bool]:
    """Of each period whether the school's figures of 2025/26 are of a part of it."""
    with open_reading(home) as reading:
        list(refresh(reading))
        found = figures(reading, Query([measure], [SCHOOL], [], ["all"], [YEAR.id], [], ["all"], ["computed"]))
    return {one.key.period: "partial_year" in one.flags for one in found if one.value is not None}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with nothing in it."""
    return Home(tmp_path / "home")


@pytest.mark.parametrize(
    ("days", "whole"),
    [
        (["2025-11-28"], set()),
        (["2025-12-12"], {"autumn"}),
        (["2025-12-12", "2026-03-27"], {"autumn", "spring", "autumn_spring"}),
        (["2025-12-12", "2026-06-19"], {"autumn", "half_term_5"}),
        (["2025-12-12", "2026-03-27", "2026-07-17"], {"autumn", "spring", "autumn_spring", "half_term_6", "summer", "year"}),
    ],
)  # fmt: skip
def test_registers_tell_a_period_once_they_reach_its_last_weeks(
    days: list[str], whole: set[str], home: Home, tmp_path: Path
) -> None:
    load(home, [registers(tmp_path, *days)])
    told = partial(home, "absence_overall")
    assert told["year"] is ("year" not in whole)
    assert {period for period, is_part in told.items() if not is_part} == whole & set(told)


def test_totals_tell_a_period_once_they_are_sent_after_it(home: Home, tmp_path: Path) -> None:
    load(home, [january(tmp_path)])
    assert partial(home, "absence_overall") == {"autumn": False, "autumn_spring": True, "year": True}


def test_exclusions_are_whole_once_a_file_of_them_is_made_after_the_year(home: Home, tmp_path: Path) -> None:
    load(home, [january(tmp_path)])
    assert partial(home, "exclusions_permanent") == {"year": True}
    layout = of_term(TODAY, "Autumn", "2026-10-08")
    told = {**pupil(2, layout), "Exclusions": {"TermlyExclusion": [exclusion(layout, "2026-06-20", "PP")]}}
    load(home, [census(tmp_path / "autumn.xml", [told, *(pupil(one, layout) for one in (1, 3))], layout=layout)])
    assert partial(home, "exclusions_permanent") == {"year": False}


@pytest.mark.parametrize(
    ("period", "last"),
    [
        ("autumn", "2025-12-31"), ("spring", "2026-04-05"), ("autumn_spring", "2026-04-05"),
        ("half_term_5", "2026-05-24"), ("summer", "2026-07-31"), ("year", "2026-07-31"),
    ],
)  # fmt: skip
def test_the_last_day_of_a_period(period: str, last: str) -> None:
    assert last_day(YEAR, period) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-01-15T16:00:00", "2026-01-15"), ("2026-01-15", "2026-01-15"), ("2026-02", "2026-02-28"), ("", None)],
)
def test_the_day_on_which_a_file_was_made_at_the_latest(text: str, day: str | None) -> None:
    assert made_on(text) == (date.fromisoformat(day) if day else None)
