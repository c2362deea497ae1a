"""Figures are kept in pieces: a load works out again what it touches and no more, and gives what all of it would."""

import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.lake.acts import revert
from evenlode.lake.durable import digest_of
from evenlode.lake.expiry import expire
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.children import Children
from evenlode.measures.counts.ks4_pupil import best_of_each
from evenlode.measures.kept import kept
from evenlode.measures.pieces import counted_in, reads_of
from evenlode.measures.reads import Lake, Reads, rows_read, years_told
from evenlode.measures.refresh import Refreshed, refresh
from evenlode.measures.year_rows import YearRows
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
from evenlode.vocabulary.years import Year
from look_alikes_attendance import day, lined, mark
from look_alikes_census import TODAY, census, changed, exclusion, of_term, pupil
from look_alikes_ident import decisions, upn

YEAR = Year.parse("2025/26")
FIRST, SECOND, SUMMER = "2026-01-12", "2026-01-20", "2026-06-09"
PUPILS = range(1, 31)


def registers(folder: Path, on: str, *codes: str) -> Path:
    """A register of one day: the first pupils have codes of their own, the others were there."""
    given = dict(zip(PUPILS, codes, strict=False))
    lines = [day(one, given.get(one, "/"), given.get(one, "\\"), on=on) for one in PUPILS]
    return lined(folder / f"attendance_{on}_{'-'.join(codes)}.csv", lines)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a census and two days of two weeks, whose figures were worked out; it is only copied."""
    folder = tmp_path_factory.mktemp("pieces")
    home = Home(folder / "home")
    january = census(folder / "spring.xml", [pupil(one) for one in PUPILS])
    load(home, [january, registers(folder, FIRST, "I", "N"), registers(folder, SECOND, "N")])
    assert [one.kept for one in refreshed(home)] == [False]
    return home


@pytest.fixture
def home(start: Home, tmp_path: Path) -> Home:
    """The same home, to be changed."""
    return copied(start, tmp_path)


def copied(home: Home, folder: Path) -> Home:
    """A copy of a home, with the times of its files."""
    return Home(Path(shutil.copytree(home.root, folder / "home")))


def refreshed(home: Home) -> list[Refreshed]:
    """What became of each year."""
    with open_reading(home) as reading:
        return list(refresh(reading))


def all_figures(home: Home) -> set[tuple[object, ...]]:
    """Every computed figure of the state."""
    with open_reading(home) as reading:
        asked = kept(reading)
    assert not asked.wanting
    return {tuple(row.values()) for file in asked.files for row in parquet.read_table(file).to_pylist()}


def worked_out_anew(home: Home, folder: Path) -> set[tuple[object, ...]]:
    """Every figure of the state, where nothing had been kept."""
    other = copied(home, folder)
    shutil.rmtree(other.figures)
    shutil.rmtree(other.tallies)
    refreshed(other)
    return all_figures(other)


def files(folder: Path) -> dict[str, int]:
    """The files of a folder, by name, with the moments at which they were written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.parquet")}


def new_in(folder: Path, before: dict[str, int]) -> set[str]:
    """The first words of the names of the files that were written since."""
    return {
        name.rpartition("-")[0] or name.partition(".")[0]
        for name, at in files(folder).items()
        if before.get(name) != at
    }


def test_a_days_register_touches_its_week_and_the_periods_that_it_is_in(home: Home, tmp_path: Path) -> None:
    figures, tallies = files(home.figures), files(home.tallies)
    load(home, [registers(tmp_path, SUMMER, "U")])
    (year,) = refreshed(home)
    assert 0 < year.worked_out < year.figures
    touched = {"half_term_6", "summer", "year"}
    assert new_in(home.figures, figures) == {f"202526-enrolment_year-{period}" for period in touched}
    assert {name.partition(".")[0] for name in files(home.tallies).keys() - tallies.keys()} == {
        "week_2026_24", "202526-half_term_6-enrolments", *(f"202526-enrolment_year-{period}" for period in touched),
    }  # fmt: skip
    assert all_figures(home) == worked_out_anew(home, tmp_path / "anew")


def test_of_each_tally_the_last_state_is_kept(home: Home, tmp_path: Path) -> None:
    load(home, [registers(tmp_path, FIRST, "I", "N", "N")])
    refreshed(home)
    names = [path.name.partition(".")[0] for path in home.tallies.glob("*.parquet")]
    assert len(names) == len(set(names))
    assert {path.name for path in home.tallies.iterdir()} == {
        name for path in home.tallies.glob("*.parquet") for name in (path.name, digest_of(path).name)
    }


def exclusions(folder: Path) -> Path:
    """An autumn census that tells of a permanent exclusion."""
    later = of_term(TODAY, "Autumn", "2025-10-02")
    one = {**pupil(1, later), "Exclusions": {"TermlyExclusion": [exclusion(later, "2025-09-20", "PP")]}}
    return census(folder / "autumn.xml", [one, *(pupil(other, later) for other in PUPILS[1:])], layout=later)


def corrected(folder: Path) -> Path:
    """A late correction of one session of the first week."""
    return lined(folder / "corrections.csv", [mark(2, "am", "I", on=FIRST, Extracted="2026-01-15T16:00:00")])


def other_census(folder: Path) -> Path:
    """The January census again, with another absence in the termly totals of one."""
    missed = "Attendance/TermlyAttendance/SessionsAuthorised"
    pupils = [changed(pupil(one), missed, "20") if one == 3 else pupil(one) for one in PUPILS]
    return census(folder / "again" / "spring.xml", pupils, written="2026-01-20T09:00:00")


def one_child(folder: Path) -> Path:
    """A decision that two numbers are one child's."""
    return decisions(folder / "decided.csv", ("same", 1, 2, "2026-02-03"))


@pytest.mark.parametrize("more", [exclusions, corrected, other_census, one_child])
def test_what_is_worked_out_after_a_load_is_what_all_of_it_gives(more: object, home: Home, tmp_path: Path) -> None:
    before = all_figures(home)
    receipts, _passed_over = load(home, [more(tmp_path)])  # type: ignore[operator]  # each makes a file in a folder
    assert [str(one.state) for one in receipts] == ["accepted"]
    refreshed(home)
    after = all_figures(home)
    assert after != before
    assert after == worked_out_anew(home, tmp_path / "anew")
    revert(home, receipts[0].load)
    refreshed(home)
    assert all_figures(home) == before


def test_tallies_are_the_owners_and_name_nobody(home: Home) -> None:
    assert stat.S_IMODE(home.tallies.stat().st_mode) == 0o700
    content = b"".join(path.read_bytes() for path in home.tallies.glob("*.parquet"))
    assert content
    rows = [row for path in home.tallies.glob("*.parquet") for row in parquet.read_table(path).to_pylist()]
    told = str(rows)
    assert not any(upn(one) in told or upn(one).encode() in content for one in PUPILS)


def test_a_tally_that_has_changed_by_itself_is_made_again(home: Home, tmp_path: Path) -> None:
    week = next(home.tallies.glob("week_2026_03.*.parquet"))
    parquet.write_table(parquet.read_table(week).slice(5), week)
    load(home, [corrected(tmp_path), registers(tmp_path, "2026-01-22", "N")])
    refreshed(home)
    assert all_figures(home) == worked_out_anew(home, tmp_path / "anew")


def test_what_is_destroyed_leaves_no_tally(home: Home, tmp_path: Path, frozen_clock: object) -> None:
    receipts, _passed_over = load(home, [other_census(tmp_path)])
    refreshed(home)
    assert files(home.tallies)
    expire(home, [receipts[0].load], "an invented rule")
    assert files(home.tallies) == {}


def test_children_who_are_named_anew_leave_no_tally_under_their_old_names(home: Home) -> None:
    before = {row["measure"]: row["value"] for row in county(home)}
    rebuild(home, new_pseudonyms=True)
    assert files(home.tallies) == {}
    refreshed(home)
    assert {row["measure"]: row["value"] for row in county(home)} == before


def county(home: Home) -> list[dict[str, object]]:
    """The figures of everybody at the school over the year."""
    with open_reading(home) as reading:
        rows = [row for file in kept(reading).files for row in parquet.read_table(file).to_pylist()]
    alike = [row for row in rows if (row["group"], row["period"], row["reason"]) == ("all", "year", "all")]
    assert alike
    return [row for row in alike if row["place"] == "900001"]


def test_two_refreshes_at_once_take_turns(home: Home, tmp_path: Path) -> None:
    load(home, [registers(tmp_path, SUMMER, "U")])
    ask = [sys.executable, "-m", "evenlode.cli.main", "--home", str(home.root), "refresh"]
    both = [subprocess.Popen(ask, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _one in range(2)]
    told = [one.communicate(timeout=120) for one in both]
    assert [one.returncode for one in both] == [0, 0], told
    assert sorted("as they were kept" in said and "worked out" not in said for said, _error in told) == [False, True]
    assert all_figures(home) == worked_out_anew(home, tmp_path / "anew")


def test_of_two_entries_alike_the_same_counts_in_whatever_order_their_files_came(tmp_path: Path) -> None:
    engine = DuckDBEngine([tmp_path])
    alike = {"child": "one", "urn": "900001", "subject": "history", "points": 4, "good": 1, "record": 1}
    two = [{**alike, "load": "a", "award": "4", "kind": "gcse"}, {**alike, "load": "b", "award": "C", "kind": "other"}]
    told = [
        engine.arrow(best_of_each(engine.table(pyarrow.Table.from_pylist(rows)))).to_pylist()
        for rows in (two, two[::-1])
    ]
    assert told[0] == told[1]
    assert [row["award"] for row in told[0]] == ["4"]


def every_count() -> Iterator[tuple[str, Year]]:
    """Every file of things counted, with years of old and new definitions."""
    for start in ("2014/15", "2023/24"):
        year = Year.parse(start)
        for name in sorted({one.counts for measure in counted_in(year) for one in measure.contributions()}):
            yield name, year


@pytest.mark.parametrize(("name", "year"), [pytest.param(*one, id=f"{one[0]}-{one[1].id}") for one in every_count()])
def test_a_count_asks_for_no_table_that_it_does_not_say(name: str, year: Year, start: Home, tmp_path: Path) -> None:
    with open_reading(start) as reading:
        rows = YearRows(reading.engine, rows_read(Lake(reading), reads_of(name), year), Children({}, ()), year)
        counted = import_module(f"evenlode.measures.counts.{name}").counted(rows)
        assert "child" in counted.columns


@pytest.mark.parametrize(
    ("reads", "partition", "covered"),
    [
        (Reads("enrolment"), "year=202526", True),
        (Reads("enrolment"), "year=202425", False),
        (Reads("enrolment", before=1), "year=202425", True),
        (Reads("pupil", after=1), "year=202627", True),
        (Reads("attendance_day"), "week=week_2025_31", True),
        (Reads("attendance_day"), "week=week_2025_30", False),
        (Reads("attendance_total"), "collected=202627", True),
        (Reads("result/stage=ks2"), "stage=ks2/year=202526", True),
        (Reads("result/stage=ks2"), "stage=ks4/year=202526", False),
        (Reads("exclusion"), "", True),
    ],
)
def test_the_partitions_that_are_read(reads: Reads, partition: str, covered: bool) -> None:
    assert reads.covers(partition, YEAR) is covered


@pytest.mark.parametrize(
    ("partition", "years"),
    [
        ("year=202425", {"202425"}),
        ("week=week_2025_03", {"202425"}),
        ("week=week_2025_31", {"202425", "202526"}),
        ("stage=ks2/year=202425", {"202425"}),
        ("collected=202425", {"202324", "202425"}),
        ("", set()),
    ],
)
def test_the_years_of_a_partition(partition: str, years: set[str]) -> None:
    assert {year.id for year in years_told(partition)} == years
