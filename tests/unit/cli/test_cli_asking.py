"""Figures, gaps and ranks asked for in words: filters, unknown words, forms of the answer, editions and past states."""

import csv
import io
import json
from typing import Any

import pytest

from commands import Answer, evenlode
from evenlode.cli.figures import COLUMNS as FIGURE_COLUMNS
from evenlode.cli.gaps import COLUMNS as GAP_COLUMNS
from evenlode.cli.ranks import COLUMNS as RANK_COLUMNS
from evenlode.lake.home import Home

COLUMNS = {"figures": FIGURE_COLUMNS, "gaps": GAP_COLUMNS, "ranks": RANK_COLUMNS}
PHONICS = ("--measure", "phonics_y1", "--group", "all")
FIGURE_KEYS = (
    "figure", "source", "measure", "definition", "place", "place_name", "place_kind", "phase", "group", "year",
    "period", "reason", "value", "state", "numerator", "denominator", "decimals", "at_least", "at_most", "low", "high",
    "unit", "flags", "reported", "expected", "edition", "release", "snapshot",
)  # fmt: skip


def rows(answer: Answer) -> list[dict[str, Any]]:
    """An answer in JSON."""
    assert (answer.exit_code, answer.error) == (0, "")
    found: list[dict[str, Any]] = json.loads(answer.out)
    return found


def asked(home: Home, *words: str) -> list[dict[str, Any]]:
    """What `figures` answers."""
    return rows(evenlode(home, "figures", *words, "--json"))


# Filters


@pytest.mark.parametrize("place", ["Oxfordshire", "oxfordshire", "E10000025", "e10000025", "931", " Oxfordshire "])
def test_a_place_may_be_named_in_any_way(small: Home, place: str) -> None:
    found = asked(small, *PHONICS, "--place", place, "--year", "2022/23")
    assert [(one["figure"], one["place_name"]) for one in found] == [
        ("lait.phonics_y1.E10000025.all.all.202223", "Oxfordshire")
    ]


@pytest.mark.parametrize("place", ["E06000060", "E10000002", "825", "Buckinghamshire"])
def test_an_older_code_of_a_place_means_the_same_place(small: Home, place: str) -> None:
    assert {one["place"] for one in asked(small, *PHONICS, "--place", place)} == {"E06000060"}


@pytest.mark.parametrize("year", ["2022/23", "202223", " 2022/23 "])
def test_a_year_may_be_written_as_printed_or_as_in_ids(small: Home, year: str) -> None:
    assert {one["year"] for one in asked(small, *PHONICS, "--year", year)} == {"2022/23"}


@pytest.mark.parametrize("year", ["2022-23", "2022", "2022/23..2023/24"])
def test_years_of_another_kind_are_not_the_same_years(small: Home, year: str) -> None:
    assert asked(small, *PHONICS, "--year", year) == []


def test_kinds_of_year_are_asked_for_by_how_they_are_written(whole: Home) -> None:
    def years(measure: str, year: str) -> set[str]:
        return {one["year"] for one in asked(whole, "--measure", measure, "--place", "931", "--year", year)}

    assert years("neet", "2023-24") == {"2023-24"}
    assert years("neet", "2023/24") == set()
    assert years("september_guarantee", "2023") == {"2023"}
    assert years("care_leavers_neet", "fy202324") == {"2023-24"}
    assert years("infant_mortality", "cy2022") | years("conceptions_under_18", "cy2020")


def test_filters_may_be_repeated_and_are_all_kept(small: Home) -> None:
    words = ("--measure", "phonics_y1", "--measure", "ks4_attainment8", "--place", "931", "--place", "970")
    found = asked(small, *words, "--group", "all", "--group", "disadvantaged", "--year", "2022/23", "--phase", "all")
    assert {(one["measure"], one["place"], one["group"]) for one in found} == {
        (measure, place, group)
        for measure, group in (("phonics_y1", "all"), ("ks4_attainment8", "disadvantaged"))
        for place in ("E10000025", "E92000001")
    }
    more = ("--period", "year", "--reason", "all", "--source", "lait", "--edition", "2026-04")
    assert [one["figure"] for one in asked(small, *words, "--year", "2022/23", "--group", "all", *more)] == [
        "lait.phonics_y1.E10000025.all.all.202223", "lait.phonics_y1.E92000001.all.all.202223",
    ]  # fmt: skip


EMPTY = {
    "figures": ("--year", "1999/00", "--phase", "special", "--group", "boys", "--period", "autumn"),
    "gaps": ("--place", "Camden"),
    "ranks": ("--reason", "absence_i"),
}  # fmt: skip


@pytest.mark.parametrize(("command", "words"), EMPTY.items())
def test_an_empty_answer_is_an_answer(small: Home, command: str, words: tuple[str, ...]) -> None:
    answer = evenlode(small, command, *PHONICS[:2], *words, "--json")
    assert (answer.exit_code, answer.out.strip()) == (0, "[]")
    as_csv = evenlode(small, command, *PHONICS[:2], *words, "--csv")
    assert (as_csv.exit_code, as_csv.out) == (0, ",".join(COLUMNS[command]) + "\n")


# Words that name nothing


@pytest.mark.parametrize(
    ("words", "what", "offered"),
    [
        (("--place", "Oxfordshir"), "no place called 'Oxfordshir'", "Oxfordshire (E10000025)"),
        (("--place", "Bukinghamshire"), "no place called", "Buckinghamshire (E06000060)"),
        (("--place", "zzzz"), "no place called 'zzzz'", "an ONS code (E10000025)"),
        (("--measure", "ks4_attainment"), "no measure called 'ks4_attainment'", "ks4_attainment8"),
        (("--measure", "zzzz"), "no measure called 'zzzz'", "evenlode catalogue"),
        (("--group", "disadvantged"), "no group called 'disadvantged'", "disadvantaged"),
        (("--phase", "primry"), "no phase called 'primry'", "primary"),
        (("--source", "laitt"), "No figures of source 'laitt' are loaded", "lait"),
        (("--edition", "2025-01"), "No edition '2025-01' is loaded", "2024-11, 2026-04"),
        (("--as-at", "2001-01-01"), " at 2001-01-01: it begins", "evenlode loads"),
        (("--as-at", "0"), " at 0: it begins", "evenlode loads"),
    ],
)
def test_a_word_that_names_nothing_is_not_found_and_the_nearest_is_offered(
    small: Home, words: tuple[str, str], what: str, offered: str
) -> None:
    answer = evenlode(small, "figures", *words)
    assert (answer.exit_code, answer.out) == (10, "")
    assert what in answer.error
    assert offered in answer.error


@pytest.mark.parametrize("command", ["gaps", "ranks"])
def test_gaps_and_ranks_know_the_same_words(small: Home, command: str) -> None:
    for words in (("--place", "Oxfordshir"), ("--measure", "neat"), ("--edition", "2025-01")):
        assert evenlode(small, command, *words) == evenlode(small, "figures", *words)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--year", "2016-99"), "'2016-99' is not a year"),
        (("--year", "last"), "'last' is not a year"),
        (("--as-at", "yesterday"), "'yesterday' is neither a snapshot nor a date"),
    ],
)
def test_a_word_of_the_wrong_form_is_wrong_usage(small: Home, words: tuple[str, str], what: str) -> None:
    answer = evenlode(small, "figures", *words)
    assert answer.exit_code == 2
    assert what in answer.error


# Forms of the answer


@pytest.mark.parametrize("command", ["figures", "gaps", "ranks"])
def test_json_and_csv_say_the_same_under_the_same_names(small: Home, command: str) -> None:
    words = ("--measure", "ks4_attainment8", "--measure", "phonics_y1", "--place", "Oxfordshire", "--place", "825")
    as_json = rows(evenlode(small, command, *words, "--json"))
    as_csv = list(csv.DictReader(io.StringIO(evenlode(small, command, *words, "--csv").out)))
    assert as_json
    assert {tuple(one) for one in as_json} == {COLUMNS[command]}
    assert {tuple(one) for one in as_csv} == {COLUMNS[command]}
    assert [{name: said(value) for name, value in one.items()} for one in as_json] == as_csv


def said(value: object) -> str:
    """A value as CSV writes it."""
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value)


def test_a_figure_carries_everything_that_is_promised(small: Home) -> None:
    assert FIGURE_COLUMNS == FIGURE_KEYS
    one = asked(small, *PHONICS, "--place", "825", "--year", "2023/24")[0]
    assert one == {
        "figure": "lait.phonics_y1.E06000060.all.all.202324", "source": "lait", "measure": "phonics_y1",
        "definition": "phonics_y1@201112", "place": "E06000060", "place_name": "Buckinghamshire",
        "place_kind": "authority", "phase": "all", "group": "all", "year": "2023/24", "period": "year", "reason": "all",
        "value": None, "state": "c", "numerator": None, "denominator": None, "decimals": None, "at_least": None,
        "at_most": None, "low": None, "high": None, "unit": "percent", "flags": [], "reported": None, "expected": None,
        "edition": "2026-04", "release": "", "snapshot": 1,
    }  # fmt: skip


def test_a_gap_carries_its_figure_and_everything_of_its_own(small: Home) -> None:
    words = ("--measure", "ks4_attainment8", "--place", "931", "--comparator", "own_others", "--year", "2023/24")
    found = rows(evenlode(small, "gaps", *words, "--json"))
    assert len(found) == 1
    one = found[0]
    assert one["id"] == f"{one['figure']}~gap_own_others"
    assert (one["value"], one["comparator_value"], one["gap"]) == (44.5, 59.5, 15.0)
    assert (one["comparator"], one["comparator_place"], one["comparator_source"]) == ("own_others", "E10000025", "lait")
    assert (one["gap_before"], one["change"], one["group_change"], one["comparator_change"]) == (15.0, 0.0, 1.0, 1.0)
    assert (one["verdict"], one["closed_by"], one["gap_low"], one["gap_high"]) == (
        "little_changed_untested",
        None,
        None,
        None,
    )
    assert "In 2023/24 the average Attainment 8 score" in one["sentence"]
    assert set(FIGURE_KEYS) <= set(one)


def test_comparators_may_be_chosen(small: Home) -> None:
    words = ("--measure", "ks4_attainment8", "--place", "931", "--year", "2023/24", "--json")
    assert [one["comparator"] for one in rows(evenlode(small, "gaps", *words))] == [
        "own_others", "national_others", "national_same", "neighbours_same",
    ]  # fmt: skip
    chosen = rows(evenlode(small, "gaps", *words, "--comparator", "national_same"))
    assert [one["comparator"] for one in chosen] == ["national_same"]
    assert evenlode(small, "gaps", "--comparator", "neighbours").exit_code == 2


def test_a_rank_carries_its_figures_key_and_its_own(small: Home) -> None:
    found = rows(evenlode(small, "ranks", *PHONICS, "--place", "931", "--year", "2023/24", "--json"))
    assert [(one["set"], one["rank"], one["of"], one["tied"], one["restated"]) for one in found] == [
        ("2021", 3, 3, False, False), ("england", 3, 3, False, False),
    ]  # fmt: skip
    assert [one["id"] for one in found] == [f"{found[0]['figure']}~rank_2021", f"{found[0]['figure']}~rank_england"]
    assert {one["polarity"] for one in found} == {"higher_is_better"}


def test_one_set_of_neighbours_may_be_chosen(small: Home) -> None:
    words = ("--place", "931", "--year", "2023/24", "--json")
    assert [one["set"] for one in rows(evenlode(small, "ranks", *PHONICS, *words, "--set", "england"))] == ["england"]
    assert [one["set"] for one in rows(evenlode(small, "ranks", *PHONICS, *words, "--set", "2021"))] == ["2021"]
    answer = evenlode(small, "ranks", *PHONICS, *words, "--set", "2025")
    assert answer.exit_code == 10
    assert "the sets loaded are 2021" in answer.error


@pytest.mark.parametrize("command", ["figures", "gaps", "ranks"])
def test_a_table_for_a_person_has_a_line_for_each(small: Home, command: str) -> None:
    words = ("--measure", "ks4_attainment8", "--place", "931", "--year", "2023/24")
    answer = evenlode(small, command, *words)
    assert answer.exit_code == 0
    lines = answer.out.splitlines()
    assert len(lines) == 1 + len(rows(evenlode(small, command, *words, "--json")))
    assert "lait.ks4_attainment8.E10000025.all.disadvantaged.202324" in answer.out


def test_figures_stand_in_one_order(small: Home) -> None:
    found = asked(small)
    themes = ["phonics_y1", "ks4_attainment8", "pupils_with_ehcp"]
    assert list(dict.fromkeys(one["measure"] for one in found)) == themes
    assert [one["year"] for one in found if one["figure"].startswith("lait.phonics_y1.E10000025")] == [
        "2014/15", "2021/22", "2022/23", "2023/24",
    ]  # fmt: skip


# Editions and past states


def test_the_newer_edition_answers_and_the_older_can_be_asked_for(small: Home) -> None:
    def values(*words: str) -> dict[str, tuple[float, str]]:
        found = asked(small, *PHONICS, "--place", "931", *words)
        return {one["year"]: (one["value"], one["edition"]) for one in found}

    now = values()
    assert now["2022/23"] == (43.5, "2026-04")
    assert now["2014/15"] == (77.0, "2024-11")
    assert values("--edition", "2024-11")["2022/23"] == (61.0, "2024-11")
    assert "2014/15" not in values("--edition", "2026-04")


def test_a_symbol_that_nobody_knows_is_shown_as_not_available(small: Home) -> None:
    one = asked(small, *PHONICS, "--place", "931", "--year", "2021/22")[0]
    assert (one["value"], one["state"]) == (None, "x")


def test_the_shipped_figures_answer_too(whole: Home) -> None:
    found = asked(
        whole, "--measure", "ks4_attainment8", "--group", "disadvantaged", "--place", "931", "--year", "2024/25"
    )
    assert [(one["value"], one["edition"], one["source"]) for one in found] == [(31.3, "2026-04", "lait")]
    theirs = asked(whole, "--source", "strategy_2015", "--measure", "exclusions_permanent", "--place", "Oxfordshire")
    assert theirs
    assert {one["source"] for one in theirs} == {"strategy_2015"}
    case_study = asked(
        whole, "--source", "strategy_2015", "--measure", "exclusions_permanent", "--place", "oxfordshire-north"
    )
    assert {one["place_kind"] for one in case_study} == {"locality"}
