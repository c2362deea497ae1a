"""Evenshire written and loaded: the same bytes from the same seed, no problem where nothing is dirty, and only those
planted where something is; and the answer key's figures, counted again from what was loaded."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from commands import evenlode
from evenlode.errors import Refused, WrongUsage
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.sources.load import load
from evenlode.synthetic.corrections import KNOWN_LATER
from evenlode.synthetic.synthesise import Wish, synthesise
from evenshire_files import RECEIPTS, answers, folder_of, silent, small_evenshire
from homes import in_the_lake

QUICK = Wish(schools=8, seed=3, years=(2023,), daily_years=0)
COUNTY = "E99000001"
SAID_OF_WHOLE_FILES = "records.whole"  # beside each record that is held: whom it is about counts as not named


def digests(folder: Path) -> dict[str, str]:
    """What every file of a folder holds, as a hash."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Path]:
    """A home that holds a small county, and the folder that it was loaded from."""
    home = small_evenshire(tmp_path_factory)
    return home, folder_of(home)


def test_a_clean_county_loads_without_a_word(small: tuple[Home, Path]) -> None:
    receipts = json.loads((small[1] / RECEIPTS).read_text())
    assert len(receipts) > 100
    assert [one for one in receipts if one[1:] != ["accepted", 0, 0, ""]] == []


def test_every_kind_of_file_is_there_and_read_as_what_it_is(small: tuple[Home, Path]) -> None:
    answer = evenlode(small[0], "loads", "--json")
    formats = Counter(load["format"] for load in json.loads(answer.out))
    told = json.loads((small[1] / "manifest.json").read_text())
    assert set(told["records"]) <= set(formats)
    assert {"gias_schools", "gias_links", "place_membership", "school_calendar", "placements"} <= set(formats)


def test_its_absence_is_that_of_the_answer_key(small: tuple[Home, Path]) -> None:
    home, folder = small
    born = dict(in_the_lake(home, "pupil", "pupil", "birth_month"))
    rows = in_the_lake(home, "attendance_total", "urn", "pupil", "period", "reason", "possible", "missed", "year")
    phases = dict(in_the_lake(home, "school", "urn", "phase"))
    sums: Counter[tuple[str, str, str]] = Counter()
    for urn, pupil, period, reason, possible, missed, year in rows:
        year_of_birth, month = map(int, born[pupil].split("-"))
        age = int(year[:4]) - year_of_birth - (month > 8)
        if reason == "all" and 5 <= age <= 15 and not (age == 15 and period == "half_term_6"):
            sums[year, phases[urn], "possible"] += possible
            sums[year, phases[urn], "missed"] += missed
    known = answers(folder)
    for year, printed in (("201415", "2014/15"), ("202324", "2023/24")):
        for phase in ("primary", "secondary", "special", "alternative"):
            counted = str(sums[year, phase, "missed"]), str(sums[year, phase, "possible"])
            assert known["absence_overall", COUNTY, phase, "all", printed] == counted


def test_its_exclusions_are_those_of_the_answer_key(small: tuple[Home, Path]) -> None:
    home, folder = small
    rows = in_the_lake(home, "exclusion", "category", "cancelled", "year")
    stood = Counter((year, category) for category, cancelled, year in rows if cancelled is None)
    known = answers(folder)
    for measure, category in (("suspensions", "suspension"), ("exclusions_permanent", "permanent")):
        for year, printed in (("201415", "2014/15"), ("202324", "2023/24")):
            keys = [(measure, COUNTY, phase, "all", printed) for phase in ("all", "alternative")]
            assert sum(int(known[key][0]) for key in keys if key in known) == stood[year, category]


def test_the_same_seed_writes_the_same_bytes_and_another_others(tmp_path: Path) -> None:
    once, again, other = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    synthesise(once, QUICK, silent)
    synthesise(again, QUICK, silent)
    synthesise(other, Wish(schools=8, seed=4, years=(2023,), daily_years=0), silent)
    assert digests(once) == digests(again)
    assert digests(once)["answer-key/figures.csv"] != digests(other)["answer-key/figures.csv"]


def test_a_year_is_the_same_whether_others_are_asked_for_or_not(small: tuple[Home, Path], tmp_path: Path) -> None:
    synthesise(tmp_path / "a", QUICK, silent)
    alone, among = digests(tmp_path / "a"), digests(small[1])
    censuses = [name for name in alone if name.startswith("school-census/2023-24-spring")]
    assert censuses
    assert all(alone[name] == among[name] for name in censuses)


def test_of_a_dirty_county_exactly_what_was_planted_is_held(tmp_path: Path) -> None:
    folder = tmp_path / "dirty"
    synthesise(folder, Wish(schools=8, seed=5, years=(2025,), dirty=0.15), silent)
    told = json.loads((folder / "answer-key" / "planted.json").read_text())
    planted = {one["file"]: one for one in told["faults"]}
    receipts, _passed_over = load(Home(tmp_path / "home"), [folder])
    assert {one["fault"] for one in planted.values()} >= {"wrong letter", "unknown code", "said twice", "cut short"}
    for receipt in receipts:
        assert outcome(receipt) == expected(planted.get(receipt.file))


def outcome(receipt: Receipt) -> tuple[int, int, list[tuple[int | None, str]]]:
    """How many records were held, how many were duplicates, and which problems there are."""
    found = [(problem.row, problem.rule) for problem in receipt.problems if problem.rule != SAID_OF_WHOLE_FILES]
    return receipt.counts.quarantined, receipt.counts.duplicates, sorted(found, key=str)


def expected(one: dict[str, Any] | None) -> tuple[int, int, list[tuple[int | None, str]]]:
    """What must become of a file, by what was planted in it."""
    if one is None:
        return 0, 0, []
    records, rule = one["records"], one["rule"]
    if one["verdict"] == "duplicate":
        return 0, len(records), []
    if one["verdict"] == "refused":
        return 0, 0, [(None, rule)]
    return len(records), 0, [(record, rule) for record in records]


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Refused, match="is not empty"):
        synthesise(tmp_path, QUICK, silent)
    with pytest.raises(Refused, match="is a file"):
        synthesise(tmp_path / "mine.txt", QUICK, silent)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--schools", "3"], "too few"),
        (["--year", "1999/00"], "no such year"),
        (["--year", "2025"], "academic years"),
        (["--year", "2025/26", "--daily-years", "2"], "cannot be told of day by day"),
        (["--dirty", "2"], "no share"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_before_anything_is_written(tmp_path: Path, words: list[str], said: str) -> None:
    answer = evenlode(None, "synthesise", "--out", str(tmp_path / "out"), *words)
    assert said in answer.error
    assert not (tmp_path / "out").exists()


def test_the_command_says_what_it_wrote_and_what_to_do_with_it(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    answer = evenlode(None, "synthesise", "--out", out, "--schools", "8", "--year", "2025/26", "--daily-years", "0")
    assert answer.exit_code == 0
    assert "Evenshire (synthetic), 8 schools" in answer.out
    assert f"load {out}" in answer.out
    assert "2025-26: school census of the spring term" in answer.beside


def test_a_wish_that_cannot_be_is_wrong_usage() -> None:
    with pytest.raises(WrongUsage):
        Wish(schools=8, seed=1, years=()).check()


def test_a_reason_that_was_not_known_is_corrected_later(small: tuple[Home, Path]) -> None:
    home, folder = small
    first, said = (marks_in(folder.rglob(files)) for files in ("day-*/*.csv", "corrections/*.csv"))
    marks = in_the_lake(home, "attendance_day", "on", "am", "pm")
    last_days = {path.parent.name.removeprefix("day-") for path in folder.rglob("day-*/*.csv")}
    now = Counter(mark for on, *both in marks if str(on) in last_days for mark in both)
    assert len(said) > 20
    assert said.keys() <= first.keys()
    corrected = [(first[key][half], said[key][half]) for key in said for half in (0, 1)]
    changed = [(before, after) for before, after in corrected if before != after]
    assert {before for before, _after in changed} == {"N"}
    assert {after for _before, after in changed} <= set(KNOWN_LATER)
    for code in KNOWN_LATER:
        there = Counter(mark for both in first.values() for mark in both)[code]
        assert now[code] == there + sum(after == code for _before, after in changed), code
    assert now["N"] == Counter(mark for both in first.values() for mark in both)["N"] - len(changed)


def marks_in(files: Iterable[Path]) -> dict[tuple[str, ...], tuple[str, str]]:
    """The marks of each school, pupil and day in some files of registers."""
    lines = (line.split(",") for path in files for line in lines_of(path))
    return {tuple(line[:3]): (line[3], line[4]) for line in lines}


def lines_of(path: Path) -> list[str]:
    """The records of a table, as they stand."""
    return path.read_text(encoding="utf-8").splitlines()[1:]


def test_what_is_planted_is_told(small: tuple[Home, Path]) -> None:
    told = json.loads((small[1] / "answer-key" / "planted.json").read_text())
    assert [year["year"] for year in told["years"]] == ["2014/15", "2023/24"]
    assert told["faults"] == []
    assert told["changes"]
    assert all(year["gaps"] for year in told["years"])


def test_a_manifest_says_what_is_stated_and_what_assumed(small: tuple[Home, Path]) -> None:
    told = json.loads((small[1] / "manifest.json").read_text())
    assert told["synthetic"] is True
    assert (told["place"], told["seed"], told["years"]) == (COUNTY, 3, ["2014-15", "2023-24"])
    assert any(one["measure"] == "exclusions_permanent" and one["year"] == "2014-15" for one in told["constrained"])
    assert told["levels"]["absence_overall.primary"]["2025-26"] > 0
    assert told["assumed"]
