"""What a home keeps though no measure claims it, as `evenlode catalogue unclaimed` lists it."""

import csv
import json
from pathlib import Path

from commands import evenlode
from evenlode.lake.home import Home
from evenlode.sources.load import load

STANDARD = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name", "new_la_code"]


def data_set(path: Path) -> Path:
    """An open data set that nobody has described, of invented values: two figures of one authority."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow([*STANDARD, "kind_of_lunch", "lunches", "lunches_left"])
        for year, left in (("201516", "c"), ("201617", "7")):
            rows.writerow(
                [year, "Academic year", "Local authority", "E92000001", "England", "E10000025", "Warm", 12, left]
            )
    return path


def test_an_indicator_that_no_measure_claims_is_listed_with_its_years(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    load(home, [data_set(tmp_path / "lunches.csv")])
    found = json.loads(evenlode(home, "catalogue", "unclaimed", "--json").out)
    assert [(one["source"], one["indicator"], one["figures"], one["with_number"]) for one in found] == [
        ("ees", "lunches", 2, 2),
        ("ees", "lunches_left", 2, 1),
    ]
    assert {(one["first"], one["last"]) for one in found} == {("201516", "201617")}


def test_a_home_without_figures_lists_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    (tmp_path / "SENStatus.csv").write_text("SENStatusCode,SENStatusDescription\nQ,Invented\n")
    load(home, [tmp_path / "SENStatus.csv"])
    assert json.loads(evenlode(home, "catalogue", "unclaimed", "--json").out) == []


def test_what_was_taken_for_what_is_said(tmp_path: Path) -> None:
    receipts, _ = load(Home(tmp_path / "home"), [data_set(tmp_path / "lunches.csv")])
    rules = {problem.rule for problem in receipts[0].problems}
    assert {"column.taken_for_a_filter", "column.taken_for_figures"} <= rules
