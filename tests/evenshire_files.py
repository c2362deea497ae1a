"""Small Evenshires as files and in homes: each written and loaded once in a run of the tests, and only read by each."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from commands import evenlode
from conftest import PROFILE
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.sources.load import load
from evenlode.synthetic.county import LIVED
from evenlode.synthetic.synthesise import Wish, synthesise
from homes import shared


@dataclass(frozen=True)
class Loaded:
    """A county that several tests look at: by which name it is kept, and what is wished for."""

    name: str
    wish: Wish


SMALL = Loaded("small-evenshire", Wish(schools=8, seed=3, years=(2014, 2023)))
YEARS_APART = (2015, 2018, 2022, 2024) if PROFILE == "deep" else (2016, 2018)
MORE = Loaded("more-years", Wish(schools=8, seed=11, years=YEARS_APART))
"""Years that the small county has not: none follows another, and between two of them lies but one."""
EVERY = Loaded("every-year", Wish(schools=8, seed=5, years=tuple(LIVED[:-1])))
RECEIPTS, HOME = "answer-key/receipts.json", "-home"


def silent(said: str) -> None:
    """Tell nobody."""


def small_evenshire(factory: pytest.TempPathFactory) -> Home:
    """A home that holds the small county."""
    return loaded(factory, SMALL)


def loaded(factory: pytest.TempPathFactory, county: Loaded) -> Home:
    """A home that holds a county; what became of each file stands beside its answer key."""

    def fill(home: Home) -> None:
        synthesise(folder_of(home), county.wish, silent)
        receipts, _passed_over = load(home, [folder_of(home)])
        (folder_of(home) / RECEIPTS).write_text(json.dumps([summary(one) for one in receipts]))

    return shared(factory, f"{county.name}{HOME}", fill)


def refreshed(factory: pytest.TempPathFactory, county: Loaded) -> Home:
    """The home that holds a county, with its figures: worked out by whoever asks first, while the others wait."""
    home = loaded(factory, county)

    def fill(_beside: Home) -> None:
        assert evenlode(home, "refresh").exit_code == 0

    shared(factory, f"{county.name}-figures", fill)
    return home


def folder_of(home: Home) -> Path:
    """Where the files of the county are that a home holds."""
    return home.root.with_name(home.root.name.removesuffix(HOME))


def summary(receipt: Receipt) -> list[object]:
    """What became of a file, and what was said of it."""
    return [receipt.file, str(receipt.state), len(receipt.problems), receipt.counts.duplicates, receipt.note]


def answers(folder: Path) -> dict[tuple[str, str, str, str, str], tuple[str, str]]:
    """The answer key's numbers by measure, place, phase, group and year."""
    with (folder / "answer-key" / "figures.csv").open(encoding="utf-8", newline="") as stream:
        return {
            (row["measure"], row["place"], row["phase"], row["group"], row["year"]): (
                row["numerator"], row["denominator"],
            )
            for row in csv.DictReader(stream)
        }  # fmt: skip
