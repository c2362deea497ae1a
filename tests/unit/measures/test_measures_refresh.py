"""Figures worked out from loaded files: kept under what they came from, never shown as current when they are not."""

import json
import shutil
from pathlib import Path

import pyarrow.compute as pc
import pytest
from pyarrow import parquet

from commands import evenlode
from evenlode.errors import EvenlodeError
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import Figure, figures
from evenlode.measures.kept import kept
from evenlode.measures.refresh import refresh
from evenlode.measures.stored import Query
from evenlode.measures.workings import workings
from evenlode.sources.load import load
from homes import shared
from look_alikes_census import TODAY, census, changed, exclusion, of_term, pupil

SCHOOL, PUPILS = "900001", 30


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the January census of one school; it is only copied."""
    files = tmp_path_factory.mktemp("files-of-refresh")
    return shared(tmp_path_factory, "home-to-refresh", lambda home: given(home, files / "spring.xml"))


@pytest.fixture(scope="session")
def refreshed(loaded: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The same home, its figures worked out; it is only copied."""

    def fill(home: Home) -> None:
        shutil.copytree(loaded.root, home.root)
        assert worked_out(home) == [False]

    return shared(tmp_path_factory, "refreshed-home", fill)


@pytest.fixture
def new(loaded: Home, tmp_path: Path) -> Home:
    """A home of which nothing was worked out yet, to be changed."""
    return Home(Path(shutil.copytree(loaded.root, tmp_path / "home")))


@pytest.fixture
def home(refreshed: Home, tmp_path: Path) -> Home:
    """A home whose figures were worked out, to be changed."""
    return Home(Path(shutil.copytree(refreshed.root, tmp_path / "home")))


def given(home: Home, path: Path, missed: str = "6", written: str = "") -> str:
    """Load a census, perhaps written at another moment than the usual; gives the load's id."""
    pupils = [changed(pupil(number), ATTENDANCE, missed if number == 1 else "6") for number in range(1, PUPILS + 1)]
    receipts, _ = load(home, [census(path, pupils, written=written)])
    return receipts[0].load


ATTENDANCE = "Attendance/TermlyAttendance/SessionsAuthorised"


def worked_out(home: Home) -> list[bool]:
    """Work out what is wanting; gives of every year whether it had been kept."""
    with open_reading(home) as reading:
        return [one.kept for one in refresh(reading)]


def computed(home: Home, measure: str, group: str = "all", period: str = "year") -> list[Figure]:
    """The computed figures of the school."""
    query = Query([measure], [SCHOOL], [], [group], [], [period], ["all"], ["computed"])
    with open_reading(home) as reading:
        return figures(reading, query)


def test_a_census_becomes_figures(home: Home) -> None:
    (absence,) = computed(home, "absence_overall")
    assert (absence.numerator, absence.denominator) == (8 * PUPILS, 140 * PUPILS)
    assert absence.value == pytest.approx(100 * 8 / 140)
    assert absence.flags == ("partial_year", "synthetic")
    assert [one.flags for one in computed(home, "absence_overall", period="autumn")] == [("synthetic",)]
    assert absence.definition == "absence_overall@201213"
    (persistent,) = computed(home, "absence_persistent", "sen_support", "autumn")
    assert (persistent.numerator, persistent.denominator) == (0, PUPILS)
    assert None not in (persistent.low, persistent.high)
    (excluded,) = computed(home, "exclusions_permanent")
    assert (excluded.value, excluded.denominator) == (0, None)
    (suspended,) = computed(home, "suspended_once_or_more_rate")
    assert suspended.value == 100


def test_what_is_kept_needs_no_new_work_and_comes_out_again(home: Home) -> None:
    assert worked_out(home) == [True]
    with open_reading(home) as reading:
        assert [one.kept for one in refresh(reading, again=True)] == [True]


def test_what_comes_out_otherwise_is_told(home: Home) -> None:
    with open_reading(home) as reading:
        file = next(one for one in kept(reading).files if "enrolment_year-autumn" in one.name)
        parquet.write_table(parquet.read_table(file).slice(1), file)
        with pytest.raises(EvenlodeError, match="worked out again, are not those that were kept"):
            list(refresh(reading, again=True))


def test_figures_of_another_state_are_not_shown_and_come_back_with_it(home: Home, tmp_path: Path) -> None:
    before = [one.value for one in computed(home, "absence_overall")]
    later = given(home, tmp_path / "again" / "spring.xml", missed="20", written="2026-01-20T09:00:00")
    assert computed(home, "absence_overall") == []
    assert worked_out(home) == [False]
    assert [one.value for one in computed(home, "absence_overall")] != before
    revert(home, later)
    assert [one.value for one in computed(home, "absence_overall")] == before
    assert worked_out(home) == [True]


def test_a_year_is_left_alone_by_a_load_of_another(home: Home, tmp_path: Path) -> None:
    later = of_term(TODAY, "Autumn", "2027-10-07")
    one = {**pupil(1, later), "Exclusions": {"TermlyExclusion": [exclusion(later, "2027-09-20", "PP")]}}
    load(home, [census(tmp_path / "autumn.xml", [one], layout=later)])
    with open_reading(home) as reading:
        assert {one.year.printed: one.kept for one in refresh(reading)}["2027/28"] is False


def test_whoever_asks_before_the_work_is_told(new: Home) -> None:
    answer = evenlode(new, "figures", "--source", "computed", "--place", SCHOOL)
    assert answer.exit_code == 0
    assert "missing for 2025/26: run `evenlode refresh`" in answer.beside
    assert evenlode(new, "refresh").exit_code == 0
    answer = evenlode(new, "figures", "--source", "computed", "--place", SCHOOL, "--csv")
    assert "computed.absence_overall.900001.all.all.202526" in answer.out
    assert "refresh" not in answer.beside


def test_without_pupils_there_is_nothing_to_work_out(tmp_path: Path) -> None:
    home = Home(tmp_path / "home").create()
    answer = evenlode(home, "refresh")
    assert "nothing" in answer.out + answer.error


def test_a_computed_figure_is_explained_without_a_pupil(home: Home) -> None:
    answer = evenlode(home, "explain", f"computed.absence_overall.{SCHOOL}.all.girls.202526")
    assert "240 of 4200" in answer.out
    assert "rows of table attendance_total from spring.xml" in answer.out
    assert f"records 1-{PUPILS}" in answer.out
    assert "Worked out again just now: the same." in answer.out
    told = json.loads(evenlode(home, "explain", f"computed.suspensions.{SCHOOL}.all.all.202526", "--json").out)
    assert told["counted"] == {"exclusion_event": PUPILS, "january_headcount": PUPILS}
    assert {one["table"] for one in told["rests_on"]} == {"exclusion", "enrolment"}
    with open_reading(home) as reading:
        names = set(reading.engine.arrow(reading.table("pupil").select("pupil"))["pupil"].to_pylist())
    assert not any(name in answer.out + json.dumps(told) for name in names)


def test_a_figure_that_is_not_what_was_kept_is_not_explained_away(home: Home) -> None:
    with open_reading(home) as reading:
        file = next(one for one in kept(reading).files if "enrolment_year-year" in one.name)
    rows = parquet.read_table(file)
    place = rows.schema.get_field_index("value")
    parquet.write_table(rows.set_column(place, "value", pc.add(rows["value"], 1.0)), file)
    with open_reading(home) as reading:
        (figure,) = figures(reading, Query(["absence_overall"], [SCHOOL], [], ["all"], [], ["year"], ["all"]))
        with pytest.raises(EvenlodeError, match="is not what was kept"):
            workings(reading, figure)
