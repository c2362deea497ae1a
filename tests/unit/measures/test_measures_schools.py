"""Schools by their numbers and names, and figures that bear a school's name."""

from pathlib import Path

import pytest

from evenlode.errors import NotFound
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import figures
from evenlode.measures.schools import school_codes, schools
from evenlode.measures.stored import Query
from evenlode.sources.load import load
from look_alikes_schools import absence, gias, ks2

ISIS = {"RECTYPE": "1", "LEA": "931", "ESTAB": "2001", "URN": "900001", "SCHNAME": "Isis Primary School"}
CHERWELL = {**ISIS, "ESTAB": "2002", "URN": "900002", "SCHNAME": "St Mary's"}
ELSEWHERE = {**ISIS, "LEA": "933", "ESTAB": "2002", "URN": "900003", "SCHNAME": "St Mary's"}
RESULT = {"PTRWM_EXP": "61%", "TELIG": "30"}
BOTH = ("900001", "laestab-9312001")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with one table of results of three schools, two of which share a name."""
    folder = tmp_path_factory.mktemp("schools")
    rows = [{**school, **RESULT} for school in (ISIS, CHERWELL, ELSEWHERE)]
    load(Home(folder / "home"), [ks2(folder / "2019-12.csv", 18, *rows)])
    return Home(folder / "home")


def codes(home: Home, word: str) -> tuple[str, ...]:
    """Every code of a school."""
    with open_reading(home) as reading:
        return school_codes(reading, word)


@pytest.mark.parametrize(
    "word",
    ["900001", " 900001 ", "9312001", "931/2001", "laestab-9312001", "Isis Primary School", " isis primary SCHOOL "],
)
def test_a_school_is_known_by_its_urn_its_laestab_and_its_name(home: Home, word: str) -> None:
    assert codes(home, word) == BOTH


@pytest.mark.parametrize("word", ["900009", "Isis", "", "9312009"])
def test_where_there_is_no_such_school_there_are_no_codes(home: Home, word: str) -> None:
    assert codes(home, word) == ()


def test_several_schools_of_one_name_are_listed(home: Home) -> None:
    with pytest.raises(NotFound, match="2 schools are called 'St Mary's'") as error:
        codes(home, "St Mary's")
    assert "900002 (9312002)" in error.value.remedy
    assert "900003 (9332002)" in error.value.remedy


def test_a_school_that_became_an_academy_is_one_school(tmp_path: Path) -> None:
    rows = [ISIS, {**ISIS, "URN": "900009", "RECTYPE": "2"}]
    load(Home(tmp_path / "home"), [ks2(tmp_path / "2019-12.csv", 18, *rows)])
    assert codes(Home(tmp_path / "home"), "Isis Primary School") == ("900001", "laestab-9312001", "900009")


def test_the_newest_text_that_is_not_empty_names_a_school(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    load(home, [ks2(tmp_path / "2019-12.csv", 18, ISIS)])
    load(home, [gias(tmp_path / "2024-01.csv", {"URN": "900001", "EstablishmentName": "Isis Academy"})])
    load(home, [absence(tmp_path / "2019-12 2018-2019.csv", {"LA": "931", "URN": "900001", "PERCTOT": "1"})])
    with open_reading(home) as reading:
        found = schools(reading, ["900001", "laestab-9312001", "E10000025", "900009"])
    assert {code: (school.name, school.authority) for code, school in found.items()} == dict.fromkeys(
        BOTH, ("Isis Academy", "E10000025")
    )


def test_a_figure_shows_its_schools_name(home: Home) -> None:
    with open_reading(home) as reading:
        found = figures(reading, Query(measures=["ks2_rwm_expected"], groups=["all"]))
    assert [(one.key.place, one.place_name, one.place_kind, one.value) for one in found] == [
        ("900001", "Isis Primary School", "school", 61.0), ("900002", "St Mary's", "school", 61.0),
        ("900003", "St Mary's", "school", 61.0),
    ]  # fmt: skip


def test_a_school_that_nobody_names_shows_its_code(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    school = {"LA": "931", "ESTAB": "2001", "PERCTOT": "4.2"}
    load(home, [absence(tmp_path / "2018-2019.csv", school, {**school, "ESTAB": "2002", "URN": "900002"})])
    with open_reading(home) as reading:
        found = figures(reading, Query(measures=["absence_overall"]))
    assert [(one.place_name, one.place_kind) for one in found] == [
        ("900002", "school"), ("laestab-9312001", "school"),
    ]  # fmt: skip
