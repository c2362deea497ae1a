"""What is in doubt: days without a register, sessions at two schools at once, who is who, which school is which."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import evenlode
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.doubts import About, Doubt, doubts
from evenlode.sources.load import load
from evenlode.vocabulary.years import Year
from look_alikes_attendance import OTHER, SCHOOL, Line, at_provider, day, lined, mark
from look_alikes_ident import decisions, upn, written
from look_alikes_schools import gias, gias_links

Take = Callable[..., None]
EASTER = ("2026-03-30", "2026-04-01", "2026-04-02", "2026-04-07", "2026-04-09")  # Good Friday is 3 April, 2026


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing was ever loaded."""
    return Home(tmp_path / "home")


@pytest.fixture
def take(home: Home, tmp_path: Path) -> Take:
    """Load a file of some lines."""
    made: list[Path] = []

    def take(*lines: Line) -> None:
        made.append(lined(tmp_path / f"{len(made)}.csv", lines))
        load(home, [made[-1]], published=f"2026-05-{len(made):02d}")

    return take


def told(home: Home, about: About) -> list[Doubt]:
    """What a home has of one kind of doubt."""
    with open_reading(home) as reading:
        return [one for one in doubts(reading) if one.about is about]


def missing(home: Home) -> list[str]:
    """The sentences on days without a register."""
    return [one.sentence for one in told(home, About.REGISTER)]


@pytest.mark.parametrize(
    ("days", "missing_days"),
    [
        (["2026-01-12", "2026-01-14"], "2026-01-13"),
        (["2026-01-12", "2026-01-13", "2026-01-16"], "2026-01-14, 2026-01-15"),
        (["2026-01-12", "2026-01-13", "2026-01-14", "2026-01-15", "2026-01-16"], ""),
        (["2026-01-13", "2026-01-15", "2026-01-22"], "2026-01-14"),  # what lies between two weeks may be holidays
        (EASTER, "2026-03-31, 2026-04-08"),
    ],
)
def test_a_day_between_two_of_its_week_is_missing(home: Home, take: Take, days: list[str], missing_days: str) -> None:
    take(*(day(1, on=one) for one in days))
    sentence = f"Of {missing_days} no register has come of school {SCHOOL}, which has sent those before and after."
    assert missing(home) == ([sentence] if missing_days else [])


def test_it_is_missing_no_more_once_it_has_come(home: Home, take: Take) -> None:
    take(day(1, on="2026-01-12"), day(1, on="2026-01-14"))
    assert missing(home)
    take(mark(1, "AM", "/", on="2026-01-13"))
    assert missing(home) == []


@pytest.mark.parametrize("whose", [SCHOOL, "931"])
def test_a_calendar_says_which_days_are_school_days(home: Home, take: Take, tmp_path: Path, whose: str) -> None:
    schools = gias(tmp_path / "2026-01" / "schools.csv", {"URN": SCHOOL, "LA (code)": "931"})
    spans = [(whose, "2026-01-05", "2026-02-13", "term", "3"), (whose, "2026-01-21", "", "inset", "")]
    calendar = written(tmp_path / "calendar.csv", ("place", "from", "to", "day", "half_term"), spans)
    receipts, _ = load(home, [schools, calendar], published="2026-01")
    assert {one.state for one in receipts} == {"accepted"}
    take(day(1, on="2026-01-16"), day(1, on="2026-01-20"), day(1, on="2026-01-22"), day(1, on="2026-01-27"))
    assert "Of 2026-01-19, 2026-01-23, 2026-01-26 no register" in missing(home)[0]


def test_many_days_are_counted(home: Home, take: Take) -> None:
    take(*(day(1, on=f"2026-0{month}-{first:02d}") for month, first in ((1, 12), (1, 16), (3, 9), (3, 13))))
    assert "Of 2026-01-13, 2026-01-14, 2026-01-15, 2026-03-10, 2026-03-11 and 1 more days no" in missing(home)[0]


def test_a_session_that_counts_at_two_schools_is_told_without_its_pupil(home: Home, take: Take) -> None:
    take(day(1), day(2), day(3, "I", "D"), day(4))
    take(day(1, urn=OTHER), day(2, "D", "\\", urn=OTHER), day(3, "/", "/", urn=OTHER), day(4, "#", "#", urn=OTHER))
    take(at_provider(4))
    (one,) = told(home, About.TWO_SCHOOLS)
    assert one.sentence == (
        "4 sessions of 3 pupils count at school 900001 and at school 900002 at once, the first on 2026-01-12: "
        "figures have them twice."
    )
    assert (one.year, one.place) == ("2025/26", SCHOOL)


def test_who_is_who_and_which_school_is_which(home: Home, take: Take, tmp_path: Path) -> None:
    files = [
        decisions(tmp_path / "a.csv", ("same", 1, 2, "2026-01-10"), ("apart", 1, 2, "2026-01-10")),
        gias(tmp_path / "2026-01" / "schools.csv", {"URN": "900001", "OpenDate": "01-09-1998"}, {"URN": "900002"}),
        gias_links(tmp_path / "2026-01" / "links.csv", {"URN": "900001", "LinkURN": "900002", "LinkType": "Successor"}),
    ]
    load(home, files, published="2026-01")
    take(day(1))
    (children,), (schools,) = told(home, About.CHILDREN), told(home, About.SCHOOLS)
    assert "2 numbers are said to be one child's and to be different children's" in children.sentence
    assert schools.sentence == (
        "School 900002 is named the successor of 900001, and its history does not go on there: it is still open."
    )


def test_the_command_lists_them_of_a_year_or_of_all_and_names_no_pupil(home: Home, take: Take) -> None:
    take(day(1, on="2026-01-12"), day(1, on="2026-01-14"), day(1, on="2026-01-12", urn=OTHER))
    listed = json.loads(evenlode(home, "doubts", "--json").out)
    assert [one["about"] for one in listed] == ["register", "two_schools"]
    assert json.loads(evenlode(home, "doubts", "--year", "2025/26", "--json").out) == listed
    assert json.loads(evenlode(home, "doubts", "--year", "2024/25", "--json").out) == []
    assert all(upn(number) not in evenlode(home, "doubts").out for number in (1, 2))
    with open_reading(home) as reading:
        assert list(doubts(reading, [Year.parse("2024/25")])) == []
