"""Every record of a long file has a verdict: accepted, accepted with a warning, quarantined, or an exact duplicate."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import look_alikes
from evenlode.engines.kinds import Engine
from evenlode.errors import Problem, Refused, Severity
from evenlode.sources.reading import ReadFile, read_file

Reader = Callable[..., ReadFile]
GOOD = {
    ("KS1P_all", "2016", "931"): "80",
    ("KS1P_all", "2016", "970"): "36.799999999999997",
    ("KS1P_all", "2017", "931"): "-",
    ("KS1P_FSM", "2016", "931"): "9.6189999999999998E-2",
    ("Invented_Short", "2016", "931"): "c",
}  # fmt: skip
KEY = ("KS1P_all", "2016", "931")


def counts(found: ReadFile) -> tuple[int, int, int, int]:
    """Records in, accepted, quarantined, duplicates."""
    one = found.counts
    return one.rows_in, one.accepted, one.quarantined, one.duplicates


def rules(found: ReadFile) -> list[tuple[int | None, str | None, str, Severity]]:
    """Where and by which rule something is wrong."""
    return [(one.row, one.column, one.rule, one.severity) for one in found.problems]


def rows(found: ReadFile) -> list[dict[str, Any]]:
    """The accepted rows."""
    given: list[dict[str, Any]] = found.read.tables["published_figure"].to_pylist()
    return given


@pytest.fixture
def lait(tmp_path: Path, read: Reader) -> Callable[..., ReadFile]:
    """Read a look-alike of LAIT: good records, and those given after them."""

    def lait(*extra: tuple[tuple[str, str, str], str], good: Mapping[tuple[str, str, str], str] = GOOD) -> ReadFile:
        return read(look_alikes.lait(tmp_path / "bds.parquet", good, extra))

    return lait


def test_good_records_are_accepted_whole(lait: Callable[..., ReadFile]) -> None:
    found = lait()
    assert counts(found) == (5, 5, 0, 0)
    assert found.problems == ()
    by_key = {(row["measure"] or row["unclaimed"], row["group"], row["place"], row["year"]): row for row in rows(found)}
    england = by_key["phonics_y1", "all", "E92000001", "201516"]
    assert (england["value"], england["decimals"], england["printed"]) == (36.8, 1, "36.799999999999997")
    assert by_key["phonics_y1", "fsm", "E10000025", "201516"]["value"] == 0.09619
    dash = by_key["phonics_y1", "all", "E10000025", "201617"]
    assert (dash["value"], dash["state"], dash["printed"], dash["decimals"]) == (None, "x", "-", None)
    unclaimed = by_key["Invented_Short", "", "E10000025", "2016"]
    assert (unclaimed["claimed"], unclaimed["measure"], unclaimed["state"], unclaimed["source"]) == (
        "no",
        "",
        "c",
        "lait",
    )
    assert [row["record"] for row in rows(found)] == [1, 2, 3, 4, 5]
    assert {row["cell"] for row in rows(found)} == {"Values"}


def test_an_exact_repeat_is_a_duplicate_and_the_first_stands(lait: Callable[..., ReadFile]) -> None:
    found = lait((KEY, "80"), (("Invented_Short", "2016", "931"), "c"), (KEY, "80"))
    assert counts(found) == (8, 5, 0, 3)
    assert found.problems == ()
    assert [row["record"] for row in rows(found)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "again", [("KS1P_all ", "2016", "931"), ("KS1P_all", "2015/16", "931"), ("KS1P_all", " 2016", "931")]
)
def test_a_repeat_written_a_little_differently_is_one_all_the_same(
    lait: Callable[..., ReadFile], again: tuple[str, str, str]
) -> None:
    assert counts(lait((again, " 80"))) == (6, 5, 0, 1)


def test_a_figure_given_in_two_ways_is_quarantined_with_all_its_records(lait: Callable[..., ReadFile]) -> None:
    found = lait((KEY, "81"), (KEY, "80"))
    assert counts(found) == (7, 4, 3, 0)
    assert rules(found) == [(record, "Short Desc", "figure.twice", Severity.ERROR) for record in (1, 6, 7)]
    assert not [row for row in rows(found) if row["measure"] == "phonics_y1" and row["record"] in (1, 6, 7)]


def test_a_symbol_and_a_number_for_one_figure_contradict_each_other(lait: Callable[..., ReadFile]) -> None:
    assert counts(lait((KEY, "-"))) == (6, 4, 2, 0)


def test_an_unknown_symbol_is_kept_as_not_available_with_a_warning(lait: Callable[..., ReadFile]) -> None:
    found = lait(
        (("KS1P_all", "2018", "931"), "??"), (("KS1P_all", "2019", "931"), ""), (("KS1P_all", "2020", "931"), "nan")
    )
    assert counts(found) == (8, 8, 0, 0)
    assert rules(found) == [
        (6, "Values", "value.unreadable", Severity.WARNING), (8, "Values", "value.unreadable", Severity.WARNING),
    ]  # fmt: skip
    assert [(row["state"], row["value"], row["printed"]) for row in rows(found)[5:]] == [
        ("x", None, "??"), ("x", None, ""), ("x", None, "nan"),
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["999", "101", "0", "12345"])
def test_a_number_that_is_no_place_is_quarantined(lait: Callable[..., ReadFile], number: str) -> None:
    found = lait((("KS1P_all", "2018", number), "80"), (("Invented_Short", "2018", number), "80"))
    assert counts(found) == (7, 5, 2, 0)
    assert rules(found) == [(record, "LA Number", "place.unknown", Severity.ERROR) for record in (6, 7)]


@pytest.mark.parametrize("label", ["0", "", "banana", "2016-99", "201", "2016 (draft)", "20166"])
def test_a_label_that_is_no_year_is_quarantined_where_a_measure_claims_the_figure(
    lait: Callable[..., ReadFile], label: str
) -> None:
    found = lait((("KS1P_all", label, "931"), "80"))
    assert counts(found) == (6, 5, 1, 0)
    assert rules(found) == [(6, "Years", "year.unreadable", Severity.ERROR)]


@pytest.mark.parametrize("label", ["Autumn 2016", "2016 Q1", "2016-17 (OT)", "2013 to 2015"])
def test_a_label_is_kept_as_printed_where_no_measure_claims_the_figure(
    lait: Callable[..., ReadFile], label: str
) -> None:
    found = lait((("Invented_Short", label, "931"), "80"), (("Invented_Short", "KS1P_all", "931"), "80"))
    assert counts(found) == (7, 6, 1, 0)
    assert rows(found)[-1]["year"] == label
    assert rules(found) == [(7, "Years", "year.unreadable", Severity.ERROR)]


def test_records_without_a_year_do_not_contradict_each_other(lait: Callable[..., ReadFile]) -> None:
    found = lait((("KS1P_all", "0", "931"), "80"), (("KS1P_all", "none", "931"), "81"))
    assert rules(found) == [(record, "Years", "year.unreadable", Severity.ERROR) for record in (6, 7)]
    assert counts(found) == (7, 5, 2, 0)


def test_a_problem_says_what_to_do_and_never_quotes_the_file(lait: Callable[..., ReadFile]) -> None:
    found = lait((("KS1P_all", "SECRET", "931"), "80"), (("KS1P_all", "2018", "931"), "SECRET"), (KEY, "81"))
    assert len(found.problems) == 4
    for one in found.problems:
        assert one.message.endswith(".")
        assert one.remedy
        assert "SECRET" not in f"{one.message}{one.remedy}"


@pytest.mark.parametrize(
    ("label", "year", "release", "flags"),
    [
        ("2016", "201516", "", ""), ("2015/16", "201516", "", ""), ("2015-16", "201516", "", ""),
        ("2022 (Rev)", "202122", "revised", ""), ("2018 (Revised)", "201718", "revised", ""),
        ("2025 (prov)", "202425", "provisional", ""), ("2023(Prov)", "202223", "provisional", ""),
        ("2020 (Final)", "201920", "final", ""), ("2016-17 (OT)", "201617", "", "outturn"),
        ("2014-16", "cy2014-2016", "", ""),
    ],
)  # fmt: skip
def test_a_label_says_the_year_and_the_release(
    lait: Callable[..., ReadFile], label: str, year: str, release: str, flags: str
) -> None:
    row = rows(lait(good={("KS1P_all", label, "931"): "80"}))[0]
    assert (row["year"], row["release"], row["flags"]) == (year, release, flags)


def test_a_bare_year_means_what_the_claim_says(lait: Callable[..., ReadFile]) -> None:
    values = {("KS1P_all", "2016", "931"): "1", ("LAC", "2016", "931"): "2", ("Under18concep", "2016", "931"): "3"}
    assert {row["measure"]: row["year"] for row in rows(lait(good=values))} == {
        "phonics_y1": "201516", "cla_rate": "fy201516", "conceptions_under_18": "cy2016",
    }  # fmt: skip


def test_a_file_of_which_more_than_half_cannot_be_read_is_refused(lait: Callable[..., ReadFile]) -> None:
    bad = [(("KS1P_all", str(year), "999"), "1") for year in range(2010, 2015)]
    assert counts(lait(*bad)) == (10, 5, 5, 0)
    with pytest.raises(Refused, match=r"6 of the 11 records of bds\.parquet cannot be read") as error:
        lait(*bad, (("KS1P_all", "2015", "999"), "1"))
    assert error.value.where == "column LA Number, first at record 6"
    assert "not the number of an authority" in error.value.what
    assert "columns were moved or renamed" in error.value.remedy


def test_columns_that_were_swapped_are_refused(tmp_path: Path, read: Reader) -> None:
    rows = [
        ["Short Desc", "Years", "LA Number", "Values"],
        *(["KS1P_all", "2016", "80", str(n)] for n in range(920, 932)),
    ]
    path = look_alikes.written_csv(tmp_path / "swapped.csv", rows)
    with pytest.raises(Refused, match=r"12 of the 12 records of swapped\.csv cannot be read") as error:
        read(path)
    assert "column LA Number" in error.value.where


def test_the_commonest_of_many_thousand_problems_is_told_at_once(lait: Callable[..., ReadFile]) -> None:
    bad = [(("KS1P_all", f"{year}", f"{number}"), "1") for number in range(1000, 1150) for year in range(2000, 2100)]
    with pytest.raises(Refused, match="15,000 of the 15,005 records"):
        lait(*bad)


def test_more_problems_than_anybody_reads_are_counted(lait: Callable[..., ReadFile]) -> None:
    good = {("KS1P_all", str(year), str(number)): "1" for year in range(2000, 2100) for number in range(301, 321)}
    bad = [(("Invented", f"{year} {number}", "931"), "??") for number in range(110) for year in range(1900, 2000)]
    found = lait(*bad, good=good)
    assert counts(found) == (13_000, 13_000, 0, 0)
    assert len(found.problems) == 10_001
    rest = [one for one in found.problems if one.row is None]
    assert [one.message.partition("(")[2] for one in rest] == ["1,000 more records like these are not listed.)"]


def test_a_file_without_records_says_nothing(lait: Callable[..., ReadFile]) -> None:
    found = lait(good={})
    assert (counts(found), found.problems, rows(found)) == ((0, 0, 0, 0), (), [])
    assert (found.read.last_day, found.read.numbers) == (None, 0)


TEXTS = st.sampled_from(["KS1P_all", "KS1P_FSM", "Invented", "KS1P_all "])
LABELS = st.sampled_from(["2016", "2015/16", "2017", "0", "2016 (Rev)"])
PLACES = st.sampled_from(["931", "970", "999"])
CELLS = st.sampled_from(["80", "80.0", "-", "??", ""])


@given(st.lists(st.tuples(st.tuples(TEXTS, LABELS, PLACES), CELLS), min_size=1, max_size=12))
def test_every_record_has_exactly_one_verdict(
    tmp_path_factory: pytest.TempPathFactory, engine: Engine, records: list[tuple[tuple[str, str, str], str]]
) -> None:
    path = look_alikes.lait(tmp_path_factory.mktemp("drawn") / "bds.parquet", {}, records)
    try:
        found = read_file(path, engine)
    except Refused as refused:
        error = refused
    else:
        error = None
    if error:
        assert "cannot be read" in error.what
        return
    assert found.counts.rows_in == len(records)
    assert found.counts.rows_in == found.counts.accepted + found.counts.quarantined + found.counts.duplicates
    assert len(rows(found)) == found.counts.accepted
    keys = [tuple(row[part] for part in ("measure", "unclaimed", "place", "group", "year")) for row in rows(found)]
    assert len(set(keys)) == len(keys)
    aside = {one.row for one in found.problems if one.severity is Severity.ERROR}
    assert len(aside) == found.counts.quarantined
    assert aside.isdisjoint(row["record"] for row in rows(found))
    assert all(isinstance(one, Problem) for one in found.problems)
