"""How new a file is, and how that was found: inside, said, from a name, or guessed."""

from datetime import date
from pathlib import Path

import pytest

import look_alikes
from evenlode.errors import WrongUsage
from evenlode.lake.home import Home
from evenlode.sources.load import load
from evenlode.sources.source_time import named, published, source_time

DATED = Path("2024-11/sn_may_2025.xlsx")


@pytest.mark.parametrize(
    ("inside", "said", "path", "text", "found"),
    [
        ("2015-11", "2026-04", DATED, "2015-11", "a date inside the file"),
        ("", "2026-04", DATED, "2026-04", "--published"),
        ("", "2026-04-30", DATED, "2026-04-30", "--published"),
        ("", None, DATED, "2025-05", "the file's name"),
        ("", None, Path("2024-11/bds_long_0.parquet"), "2024-11", "the folder's name"),
        ("", None, Path("lait_april_2026/bds.parquet"), "2026-04", "the folder's name"),
        ("", None, Path("2024-11/deep/bds.parquet"), "2025-08-31+100000123", "a guess from the last period it covers"),
        ("", None, Path("bds.parquet"), "2025-08-31+100000123", "a guess from the last period it covers"),
    ],
)  # fmt: skip
def test_a_date_is_sought_in_one_order(inside: str, said: str | None, path: Path, text: str, found: str) -> None:
    time = source_time(inside, said, path, date(2025, 8, 31), 123)
    assert (time.text, time.found) == (text, found)
    assert time.guessed == found.startswith("a guess")
    assert time.edition == text[:7]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-04", "2026-04"), ("lait 2026-04.csv", "2026-04"), ("2026_04_30.csv", "2026-04-30"),
        ("bds-2026-04-30-final", "2026-04-30"), ("sn_may_2025.xlsx", "2025-05"), ("sn_april_2021.xlsx", "2021-04"),
        ("Neighbours May 2025", "2025-05"), ("sept2024", "2024-09"), ("SEP-2024", "2024-09"), ("june_2024", "2024-06"),
        ("2024-13", ""), ("2018-19_ks2", ""), ("2016-936-ks2.csv", ""), ("12026-04", ""), ("2026-045", ""),
        ("marks_2025.csv", ""), ("mayor_2025", ""), ("decisions_2024", ""), ("summary_2025", ""), ("dismay_2025", ""),
        ("bds_long_0.parquet", ""), ("", ""), ("may_25", ""),
        ("2011-12_absence.csv", ""), ("absence 2009-10.csv", ""), ("ks4_2010_11", ""), ("2011-12", "2011-12"),
        ("2011-12.csv", "2011-12"), ("2011-12-15_absence.csv", "2011-12-15"), ("2011-11_absence.csv", "2011-11"),
        ("2011-12_absence_2013-03.csv", "2013-03"), ("2010-11_absence_march_2012.csv", "2012-03"),
    ],
)  # fmt: skip
def test_a_date_in_a_name_is_a_year_and_a_month(text: str, date: str) -> None:
    assert named(text) == date


@pytest.mark.parametrize("text", ["2026-04", "2026-04-30", "2024-02-29"])
def test_a_date_may_be_said(text: str) -> None:
    assert published(text) == text


@pytest.mark.parametrize(
    "text",
    ["2026", "2026-4", "2026-13", "2026-04-31", "2025-02-29", "20260430", "2026-W18", "2026-W18-4", "April 2026", "",
     "2026-04-30T12:00", "2026/04", " 2026-04", "\u0662\u0660\u0662\u0666-\u0660\u0664"],
)  # fmt: skip
def test_anything_else_that_is_said_is_wrong_usage(text: str) -> None:
    with pytest.raises(WrongUsage, match="is not a date of publication") as error:
        published(text)
    assert error.value.remedy == "write 2026-04 or 2026-04-30"


def test_of_two_guesses_the_later_period_is_newer_and_then_the_fuller_file() -> None:
    path = Path("bds.parquet")
    guesses = [
        source_time("", None, path, None, 9),
        source_time("", None, path, date(2024, 8, 31), 9),
        source_time("", None, path, date(2024, 8, 31), 10),
        source_time("", None, path, date(2024, 8, 31), 100_000),
        source_time("", None, path, date(2025, 8, 31), 1),
    ]
    texts = [guess.text for guess in guesses]
    assert texts == sorted(texts)
    assert len(set(texts)) == len(texts)


def test_a_guess_is_warned_of_and_the_fuller_of_two_files_supersedes(home: Home, tmp_path: Path) -> None:
    half = {("KS1P_all", "2016", "931"): "80"}
    first, _ = load(home, [look_alikes.lait(tmp_path / "files" / "one.parquet", half)])
    full = half | {("KS1P_all", "2016", "931"): "81", ("KS1P_all", "2016", "970"): "81"}
    second, _ = load(home, [look_alikes.lait(tmp_path / "files" / "other.parquet", full)])
    assert first[0].source_time == "2016-08-31+100000001"
    assert second[0].source_time == "2016-08-31+100000002"
    assert {one.source_time_from for one in (*first, *second)} == {"a guess from the last period it covers"}


def test_symbols_do_not_count_as_what_a_file_covers(home: Home, tmp_path: Path) -> None:
    values = {("KS1P_all", "2016", "931"): "80", ("KS1P_all", "2025", "931"): "-", ("Invented", "2030", "931"): "1"}
    receipts, _ = load(home, [look_alikes.lait(tmp_path / "files" / "one.parquet", values)])
    assert receipts[0].source_time == "2016-08-31+100000001"


def test_neighbours_that_nothing_dates_are_refused(home: Home, tmp_path: Path) -> None:
    path = look_alikes.neighbours(
        tmp_path / "files" / "neighbours.xlsx", {931: [873, 919, 825, 937, 916, 850, 867, 938, 869, 803]}
    )
    receipts, _ = load(home, [path])
    assert str(receipts[0].state) == "refused"
    assert "neighbours.xlsx" in receipts[0].problems[0].message
    assert receipts[0].problems[0].remedy == "say it with --published 2025-05"
    again, _ = load(home, [path], published="2025-05")
    assert (str(again[0].state), again[0].source_time) == ("accepted", "2025-05")
