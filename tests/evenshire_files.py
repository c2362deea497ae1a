"""A small Evenshire as files and in a home: written and loaded once in a run of the tests, and only read by each."""

import csv
import json
from pathlib import Path

import pytest

from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.sources.load import load
from evenlode.synthetic.synthesise import Wish, synthesise
from homes import shared

SMALL = Wish(schools=8, seed=3, years=(2014, 2023))
RECEIPTS = "answer-key/receipts.json"


def silent(said: str) -> None:
    """Tell nobody."""


def small_evenshire(factory: pytest.TempPathFactory) -> Home:
    """A home that holds a small county; what became of each file stands beside its answer key."""

    def fill(home: Home) -> None:
        synthesise(folder_of(home), SMALL, silent)
        receipts, _passed_over = load(home, [folder_of(home)])
        (folder_of(home) / RECEIPTS).write_text(json.dumps([summary(one) for one in receipts]))

    return shared(factory, "small-evenshire-home", fill)


def folder_of(home: Home) -> Path:
    """Where the files of the small county are."""
    return home.root.parent / "small-evenshire"


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
