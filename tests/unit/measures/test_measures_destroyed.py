"""Figures that rested on files which were destroyed: those that were kept still stand, and say why they are all."""

import json
import shutil
from pathlib import Path

import pytest

from commands import evenlode
from evenlode.lake.expiry import expire
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.kept import kept
from evenlode.sources.load import load
from homes import shared
from look_alikes_census import census, pupil

SCHOOL, RULE = "900001", "retention schedule 4.2"
ABSENCE = "computed.absence_overall.900001.all.all.202526"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose figures were worked out from a census, which was then destroyed; it is only read."""
    return shared(tmp_path_factory, "destroyed-home", fill)


def fill(home: Home) -> None:
    """Work figures out from a census, and destroy it."""
    folder = home.root.parent / "destroyed-files"
    receipts, _ = load(home, [census(folder / "spring.xml", [pupil(number) for number in range(1, 31)])])
    assert evenlode(home, "refresh").exit_code == 0
    expire(home, [receipts[0].load], RULE)


def asked(home: Home, *words: str) -> list[dict[str, object]]:
    """The figures that a command gives."""
    answer = evenlode(home, "figures", *words, "--json")
    assert answer.exit_code == 0, answer.error
    found: list[dict[str, object]] = json.loads(answer.out)
    return found


def test_they_are_no_figures_of_today_and_still_those_of_their_state(home: Home) -> None:
    assert asked(home) == []
    found = asked(home, "--as-at", "1", "--source", "computed")
    assert found
    assert asked(home, "--as-at", "1") == found
    (one,) = asked(
        home,
        "--as-at",
        "1",
        "--place",
        SCHOOL,
        "--measure",
        "absence_overall",
        "--group",
        "all",
        "--period",
        "year",
        "--reason",
        "all",
    )  # fmt: skip - a filter beside its value
    assert (one["figure"], one["denominator"], one["state"]) == (ABSENCE, 140 * 30, "value")


def test_to_explain_one_is_to_say_why_it_cannot_be_worked_out_again(home: Home) -> None:
    told = evenlode(home, "explain", f"{ABSENCE}@1")
    assert told.exit_code == 0
    assert "It stands as it was kept for snapshot 1, and cannot be worked out again." in told.out
    assert RULE in told.out
    found = json.loads(evenlode(home, "explain", f"{ABSENCE}@1", "--json").out)
    assert (found["recomputed"], found["figure"]["figure"]) == (False, ABSENCE)
    assert RULE in found["reason"]
    assert evenlode(home, "gaps", "--as-at", "1", "--source", "computed").exit_code == 0


def test_those_that_were_not_kept_are_said_to_be_lost(home: Home, tmp_path: Path) -> None:
    home = Home(Path(shutil.copytree(home.root, tmp_path / "home")))
    shutil.rmtree(home.figures)
    with open_reading(home, "1") as reading:
        assert [year.printed for year in kept(reading).wanting] == ["2025/26"]
    answer = evenlode(home, "figures", "--as-at", "1")
    assert (answer.exit_code, json.loads(evenlode(home, "figures", "--as-at", "1", "--json").out)) == (0, [])
    assert "not kept of this state; what they rested on was destroyed since" in answer.beside
    lost = evenlode(home, "explain", f"{ABSENCE}@1")
    assert lost.exit_code == 10


def test_nothing_is_left_to_work_out(home: Home) -> None:
    assert "nothing to work out" in evenlode(home, "refresh").out
