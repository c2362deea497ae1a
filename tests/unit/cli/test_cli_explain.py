"""Where a figure, a gap or a rank comes from: file, record, definition and editions, read again and found the same."""

import json
from typing import Any

import pytest

import look_alikes
from commands import evenlode
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
from evenlode.sources.load import load

PHONICS = "lait.phonics_y1.E10000025.all.all.202223"
SCORE = "lait.ks4_attainment8.E10000025.all.disadvantaged.202324"


def explained(home: Home, id: str, *words: str) -> dict[str, Any]:
    """An explanation in JSON."""
    answer = evenlode(home, "explain", id, *words, "--json")
    assert (answer.exit_code, answer.error) == (0, "")
    found: dict[str, Any] = json.loads(answer.out)
    return found


def test_a_figure_is_explained_by_its_file_record_and_definition(small: Home) -> None:
    found = explained(small, PHONICS)
    with open_ledger(small) as ledger:
        loads = {one.source_time.edition: one for one in ledger.loads_at(1) if one.format == "lait"}
    newer = loads["2026-04"]
    assert (found["figure"]["figure"], found["figure"]["value"], found["printed"]) == (PHONICS, 43.5, "43.5")
    assert (found["file"], found["sha256"], found["format"], found["load"]) == (
        "2026-04/bds_long_0.parquet", newer.sha256, "lait", newer.id,
    )  # fmt: skip
    assert found["as_printed"]["Short Desc"] == "KS1P_all"
    assert (found["as_printed"]["Years"], found["as_printed"]["LA Number"], found["as_printed"]["Values"]) == (
        "2023", "931", "43.5",
    )  # fmt: skip
    assert (found["cell"], found["recomputed"]) == ("Values", True)
    assert found["definition"].startswith("Year 1 pupils") or found["definition"]
    assert [(one["edition"], one["value"]) for one in found["other_editions"]] == [("2024-11", 61.0)]


def test_a_figure_is_explained_in_words(small: Home) -> None:
    answer = evenlode(small, "explain", PHONICS)
    assert answer.exit_code == 0
    for words in (
        PHONICS, "Oxfordshire, 2022/23: 44%", "(exactly 43.5, percent)", "Definition (phonics_y1@201112):",
        "Published by Department for Education", "edition 2026-04, release not stated, Open Government Licence v3.0",
        "file 2026-04/bds_long_0.parquet, sha256 ", "where it is printed '43.5'", "    Short Desc: KS1P_all",
        "Read again from those bytes just now: the same. Snapshot 1.", "Other editions that are loaded say:",
        "  2024-11: 61%",
    ):  # fmt: skip
        assert words in answer.out, words


def test_a_symbol_is_explained_by_what_it_means(small: Home) -> None:
    answer = evenlode(small, "explain", "lait.phonics_y1.E06000060.all.all.202324")
    assert "suppressed so that nobody can be identified" in answer.out
    assert "where it is printed 'c'" in answer.out


def test_a_gap_is_explained_by_both_its_sides(small: Home) -> None:
    found = explained(small, f"{SCORE}~gap_own_others")
    assert (found["comparison"]["gap"], found["comparison"]["verdict"]) == (15.0, "little_changed_untested")
    assert [one["group"] for one in found["figures"]] == ["disadvantaged", "not_disadvantaged"]
    said = evenlode(small, "explain", f"{SCORE}~gap_own_others").out
    assert "a gap of 15.0 points" in said
    assert "It rests on these figures; `evenlode explain` takes each:" in said
    assert all(f"({one['figure']})" in said for one in found["figures"])


def test_a_trend_is_explained_by_every_year_of_it(small: Home) -> None:
    found = explained(small, f"{SCORE}~trend_gap_own_others")
    assert found["comparison"]["id"] == f"{SCORE}~trend_gap_own_others"
    assert list(found["comparison"]["gaps"]) == [one["year"] for one in found["figures"][::2]]
    assert found["comparison"]["change"] == found["comparison"]["last"] - found["comparison"]["first"]
    said = evenlode(small, "explain", f"{SCORE}~trend_gap_own_others").out
    assert f"Since {found['comparison']['since']} the gap" in said
    assert "  2023/24: +15\n" in said
    assert "Verdict: little_changed_untested" in said


def test_a_figure_without_an_earlier_gap_has_no_trend(small: Home) -> None:
    answer = evenlode(small, "explain", f"{PHONICS}~trend_gap_own_others")
    assert answer.exit_code == 10


def test_a_count_of_rare_events_is_explained_with_its_interval(whole: Home) -> None:
    id = "strategy_2015.exclusions_permanent.E10000025.all.all.201415"
    one = explained(whole, id)["figure"]
    assert (one["value"], one["low"], one["high"]) == (
        53.0,
        pytest.approx(39.70, abs=5e-3),
        pytest.approx(69.33, abs=5e-3),
    )
    assert "95% interval 39.7006 to 69.3253" in evenlode(whole, "explain", id).out


def test_a_rank_is_explained_by_every_figure_in_it(small: Home) -> None:
    found = explained(small, f"{PHONICS}~rank_2021")
    assert (found["comparison"]["rank"], found["comparison"]["of"]) == (4, 4)
    assert {one["place_name"] for one in found["figures"]} == {
        "Oxfordshire",
        "Cambridgeshire",
        "Buckinghamshire",
        "Hertfordshire",
    }
    said = evenlode(small, "explain", f"{PHONICS}~rank_england").out
    assert "4 of 4" in said
    assert "authorities of England" in said


@pytest.mark.parametrize("command", ["figures", "gaps", "ranks"])
def test_every_id_that_is_printed_can_be_explained(small: Home, command: str) -> None:
    words = ("--place", "931", "--year", "2023/24", "--measure", "ks4_attainment8", "--json")
    ids = [one["figure" if command == "figures" else "id"] for one in json.loads(evenlode(small, command, *words).out)]
    assert ids
    for id in ids:
        found = explained(small, id)
        assert found.get("figure", {}).get("figure", id) == id
        assert found.get("comparison", {}).get("id", id) == id


def test_a_change_of_a_figure_is_explained_by_both_years(small: Home) -> None:
    found = explained(small, f"{SCORE}~change")
    assert (found["comparison"]["id"], found["comparison"]["change"]) == (f"{SCORE}~change", 1.0)
    assert found["comparison"]["year_before"] == SCORE.replace("202324", "202223")
    assert [one["year"] for one in found["figures"]] == ["2023/24", "2022/23"]
    first = explained(small, "lait.phonics_y1.E10000025.all.all.201415~change")
    assert (first["comparison"]["change"], first["comparison"]["year_before"]) == (None, None)
    hidden = evenlode(small, "explain", "lait.phonics_y1.E06000060.all.all.202324~change")
    assert "one of the two years has no value" in hidden.out


def test_a_change_of_a_gap_is_explained_by_four_figures(small: Home) -> None:
    found = explained(small, f"{SCORE}~change_gap_national_others")
    assert [(one["place"], one["group"], one["year"]) for one in found["figures"]] == [
        ("E10000025", "disadvantaged", "2023/24"),
        ("E92000001", "not_disadvantaged", "2023/24"),
        ("E10000025", "disadvantaged", "2022/23"),
        ("E92000001", "not_disadvantaged", "2022/23"),
    ]
    assert found["comparison"]["change"] is not None


def test_a_gap_to_neighbours_is_explained_by_each_of_them(small: Home) -> None:
    found = explained(small, f"{SCORE}~gap_neighbours_same")
    one = found["comparison"]
    assert one["comparator_place"] == "neighbours_2021:E10000025"
    assert (one["comparator_of"], one["comparator_weighted"]) == (10, None)
    sides = [figure for figure in found["figures"] if figure["place"] != "E10000025"]
    values = [figure["value"] for figure in sides if figure["value"] is not None]
    assert len(values) == one["comparator_counted"] > 1
    assert one["comparator_value"] == pytest.approx(sum(values) / len(values))
    said = evenlode(small, "explain", f"{SCORE}~gap_neighbours_same").out
    assert f"the mean of its ten statistical neighbours ({len(values)} of 10 have a figure)" in said
    both = explained(small, f"{SCORE}~change_gap_neighbours_same")
    assert {figure["year"] for figure in both["figures"]} == {"2023/24", "2022/23"}


# What cannot be explained


def test_of_a_figure_that_is_not_there_the_years_that_are_there_are_listed(small: Home) -> None:
    answer = evenlode(small, "explain", PHONICS.replace("202223", "199900"))
    assert (answer.exit_code, answer.out) == (10, "")
    assert "There is no figure lait.phonics_y1.E10000025.all.all.199900" in answer.error
    assert "there are figures of it for 2014/15, 2021/22, 2022/23, 2023/24" in answer.error


@pytest.mark.parametrize(
    ("id", "code", "what"),
    [
        ("lait.phonics_y1.E10000099.all.all.202223", 10, "There is no figure"),
        ("lait.magic.E10000025.all.all.202223", 10, "There is no figure"),
        ("nobody.phonics_y1.E10000025.all.all.202223", 10, "There is no figure"),
        (f"{PHONICS}~gap_moon", 10, "There is no comparison called 'gap_moon'"),
        (f"{PHONICS}~gap_own_others", 10, "is not set beside the others in the same place"),
        (f"{SCORE.replace('disadvantaged', 'not_disadvantaged')}~gap_own_others", 10, "is not set beside"),
        (f"{SCORE.replace('E10000025', 'E92000001')}~gap_national_same", 10, "is not set beside the same group in"),
        (f"{PHONICS}~rank_2025", 10, "no set of neighbours of 2025"),
        (f"{PHONICS.replace('E10000025', 'E92000001')}~rank_england", 10, "England has no rank"),
        (f"{PHONICS.replace('E10000025', 'E06000060')}~rank_2021", 10, "Buckinghamshire has no rank in the set 2021"),
        (f"{PHONICS}@99", 10, "at 99"),
        ("phonics_y1", 2, "is not a figure's id"),
        ("", 2, "is not a figure's id"),
        (f"{PHONICS}@x", 2, "is not a figure's id"),
        ("lait.phonics_y1.E10000025.all.all.2022/23x", 2, "is not a year"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_without_a_traceback(small: Home, id: str, code: int, what: str) -> None:
    answer = evenlode(small, "explain", id)
    assert (answer.exit_code, answer.out) == (code, "")
    assert what in answer.error


def test_a_figure_as_it_was_at_a_snapshot(home: Home, tmp_path: look_alikes.Path) -> None:
    for edition, value in (("2024-11", "61"), ("2026-04", "62")):
        load(home, [look_alikes.lait(tmp_path / edition / "bds.parquet", {("KS1P_all", "2023", "931"): value})])
    assert explained(home, PHONICS)["figure"]["value"] == 62.0
    assert explained(home, f"{PHONICS}@1")["figure"]["value"] == 61.0
    assert explained(home, PHONICS, "--as-at", "1")["figure"]["value"] == 61.0
    assert explained(home, f"{PHONICS}@2")["figure"]["snapshot"] == 2


def test_bytes_that_changed_are_found_out(home: Home, tmp_path: look_alikes.Path) -> None:
    load(home, [look_alikes.lait(tmp_path / "2024-11" / "bds.parquet", {("KS1P_all", "2023", "931"): "61"})])
    kept = next(home.bytes.iterdir())
    look_alikes.lait(kept, {("KS1P_all", "2023", "931"): "62"})
    answer = evenlode(home, "explain", PHONICS)
    assert answer.exit_code == 14
    assert "no longer those that were loaded" in answer.error
    assert "evenlode doctor" in answer.error


def test_a_shipped_figure_says_where_its_publisher_printed_it(whole: Home) -> None:
    found = explained(whole, "strategy_2015.exclusions_permanent.E10000025.all.all.201415")
    assert (found["figure"]["value"], found["file"]) == (53.0, "strategy-2015.csv")
    assert found["as_printed"]["origin"].startswith("Oxfordshire County Council, A Strategy for Equity and Excellence")
