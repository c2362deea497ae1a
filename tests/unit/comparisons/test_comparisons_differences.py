"""Who else publishes a figure, and why they say something else: what is declared, and what can be seen."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import look_alikes
from commands import evenlode
from evenlode.comparisons.differences import elsewhere
from evenlode.lake.home import Home
from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Difference
from evenlode.sources.load import load
from evenlode.vocabulary.years import Year
from invented import figure

SCORE, EXCLUDED = "ks4_attainment8", "exclusions_permanent"
PLACE = "E10000025"


def of_two(
    ours: float | str, theirs: float | str, decimals: tuple[int, int] = (1, 1), releases: tuple[str, str] = ("", "")
) -> tuple[Figure, Figure]:
    """One figure of two sources."""
    one, other = (
        replace(figure(SCORE, "all", "2018/19", value), decimals=places, release=release)
        for value, places, release in zip((ours, theirs), decimals, releases, strict=True)
    )
    return one, replace(other, key=replace(other.key, source="strategy_2015"))


@pytest.mark.parametrize(
    ("ours", "theirs", "decimals", "releases", "reason", "apart"),
    [
        (46.5, 46.5, (1, 1), ("", ""), "same", 0.0),
        (46.0, 46.0, (0, 1), ("provisional", "final"), "same", 0.0),
        ("c", "c", (1, 1), ("", ""), "same", None),
        ("c", "x", (1, 1), ("", ""), "unknown", None),
        (46.5, 47.0, (1, 0), ("", ""), "rounding", 0.5),
        (47.0, 46.5, (0, 1), ("", ""), "rounding", -0.5),
        (46.4, 47.0, (1, 0), ("", ""), "unknown", 0.6),
        (-0.25, -0.3, (2, 1), ("", ""), "rounding", -0.05),
        (0.285, 0.29, (3, 2), ("", ""), "rounding", 0.005),
        (46.5, 46.9, (1, 1), ("provisional", "final"), "release", 0.4),
        (46.5, 46.9, (1, 1), ("revised", ""), "release", 0.4),
        (46.5, 46.9, (1, 1), ("final", ""), "unknown", 0.4),
        (46.5, 46.9, (1, 1), ("final", "final"), "unknown", 0.4),
        ("x", 46.9, (1, 1), ("provisional", "final"), "release", None),
    ],
)  # fmt: skip - a case to a line
def test_the_reason_is_what_can_be_seen_of_the_two(
    ours: float | str, theirs: float | str, decimals: tuple[int, int], releases: tuple[str, str],
    reason: str, apart: float | None,
) -> None:  # fmt: skip
    found = elsewhere(*of_two(ours, theirs, decimals, releases))
    assert (str(found.reason), found.difference) == (reason, apart)
    assert found.text


def test_another_kind_of_year_or_part_of_one_is_a_matter_of_timing() -> None:
    one, other = of_two(46.5, 46.5)
    calendar = replace(other, key=replace(other.key, year=Year.parse("2018")))
    assert elsewhere(one, calendar).reason is Difference.TIMING
    assert elsewhere(one, replace(other, flags=("partial_year",))).reason is Difference.TIMING


@pytest.fixture
def several(tmp_path: Path) -> Home:
    """A home with figures of several sources."""
    home = Home(tmp_path / "home")
    values = {
        "lait": {(EXCLUDED, PLACE, "all", "201314"): "20", (EXCLUDED, PLACE, "all", "201516"): "40"},
        "strategy_2015": {
            (EXCLUDED, PLACE, "all", "201314"): "30",
            (EXCLUDED, PLACE, "all", "201516"): "53",
            (EXCLUDED, PLACE, "girls", "201314"): "3",
        },
        "invented_calendar": {(EXCLUDED, PLACE, "all", "cy2013"): "25"},
    }
    for source, figures in values.items():
        load(home, [look_alikes.tidy_figures(tmp_path / f"{source}.csv", figures, source=source)])
    return home


def told(home: Home, id: str) -> list[dict[str, Any]]:
    """What others say of a figure."""
    found: list[dict[str, Any]] = json.loads(evenlode(home, "explain", id, "--json").out)["differences"]
    return found


def test_what_a_measure_declares_is_said_with_the_figure(several: Home) -> None:
    found = {one["source"]: one for one in told(several, f"lait.{EXCLUDED}.{PLACE}.all.all.201314")}
    assert set(found) == {"strategy_2015", "invented_calendar"}
    one = found["strategy_2015"]
    assert list(one) == [
        "figure", "source", "value", "state", "edition", "release", "difference", "reason", "text",
    ]  # fmt: skip
    assert (one["value"], one["state"], one["difference"], one["reason"]) == (30.0, "value", 10.0, "definition")
    assert one["figure"] == f"strategy_2015.{EXCLUDED}.{PLACE}.all.all.201314"
    assert "DfE counts only those upheld" in one["text"]
    assert (found["invented_calendar"]["difference"], found["invented_calendar"]["reason"]) == (5.0, "timing")


def test_what_is_declared_holds_both_ways_and_in_its_years_alone(several: Home) -> None:
    back = {one["source"]: one for one in told(several, f"strategy_2015.{EXCLUDED}.{PLACE}.all.all.201314")}
    assert (back["lait"]["difference"], back["lait"]["reason"]) == (-10.0, "definition")
    later = told(several, f"lait.{EXCLUDED}.{PLACE}.all.all.201516")
    assert [(one["value"], one["reason"]) for one in later] == [(53.0, "unknown")]


def test_others_are_told_in_words_and_nothing_where_there_are_none(several: Home) -> None:
    said = evenlode(several, "explain", f"lait.{EXCLUDED}.{PLACE}.all.all.201314").out
    assert "Others publish this figure:" in said
    assert "  30 (+10): definition, the strategy prints" in said
    alone = evenlode(several, "explain", f"strategy_2015.{EXCLUDED}.{PLACE}.all.girls.201314").out
    assert "Others publish this figure" not in alone
