"""Files cut short in their last record, schools that stand twice, and files that give way to others of their year."""

import csv
import re
from pathlib import Path

import look_alikes_schools
from evenlode.comparisons.explain import explain
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import figures
from evenlode.measures.stored import Query
from evenlode.sources.load import load

EES = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
]
EES += ["old_la_code", "new_la_code", "la_name", "estab", "laestab", "academy_type", "academy_open_date", "school_type"]
COUNTS = ["num_schools", "headcount", "perm_excl", "perm_excl_rate", "fixed_excl", "fixed_excl_rate"]
COUNTS += ["one_plus_fixed", "one_plus_fixed_rate"]


def exclusions(path: Path, phases: list[tuple[str, str]]) -> Path:
    """The rows of one invented school: its kind of school, and how many it excluded."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow([*EES, *COUNTS])
        for phase, excluded in phases:
            place = ["School", "E92000001", "England", "E12000008", "South East", "931", "E10000025", "Oxfordshire"]
            school = ["9999", "9319999", "Total", "Total", phase]
            rows.writerow(["201617", "Academic year", *place, *school, 1, 100, excluded, 1, 2, 2, 1, 1])
    return path


def test_a_school_listed_once_is_claimed_whatever_its_phase(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    load(home, [exclusions(tmp_path / "one.csv", [("State-funded primary", "3")])])
    with open_reading(home) as reading:
        found = figures(reading, Query(["exclusions_permanent"], ["laestab-9319999"]))
    assert [(one.value, one.key.phase) for one in found] == [(3.0, "all")]


def test_a_school_listed_once_in_each_of_two_phases_is_kept_and_claimed_in_neither(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    twice = [("State-funded primary", "3"), ("State-funded secondary", "4")]
    receipts, _ = load(home, [exclusions(tmp_path / "two.csv", twice)])
    assert (receipts[0].counts.accepted, receipts[0].counts.quarantined) == (2, 0)
    with open_reading(home) as reading:
        assert figures(reading, Query(["exclusions_permanent"], ["laestab-9319999"])) == []
        table = reading.table("published_figure", "source=ees_exclusions/claimed=no")
        rows = reading.engine.arrow(table.filter(table.unclaimed == "perm_excl")).to_pylist()
    assert sorted((row["value"], "primary" in row["group"]) for row in rows) == [(3.0, True), (4.0, False)]


def test_a_file_whose_last_record_is_cut_is_refused_and_never_filled_up(tmp_path: Path) -> None:
    records = [
        {"RECTYPE": "1", "LEA": "936", "ESTAB": f"200{n}", "URN": f"90000{n}", "PTRWM_EXP": "57%"} for n in range(3)
    ]
    (tmp_path / "whole").mkdir()
    whole = look_alikes_schools.ks2(tmp_path / "whole" / "ks2.csv", 17, *records).read_bytes().rstrip(b"\r\n")
    cut = tmp_path / "ks2.csv"
    cut.write_bytes(whole[:-6])
    receipts, _ = load(Home(tmp_path / "home"), [cut])
    assert receipts[0].state is LoadState.REFUSED
    assert re.search(
        r"ks2\.csv ends within line 4, in cell \d+ of \d+: it was cut short", receipts[0].problems[0].message
    )


def test_a_short_last_record_without_an_end_is_explained_as_it_was_read(tmp_path: Path) -> None:
    records = [
        {"RECTYPE": "1", "LEA": "936", "ESTAB": f"200{n}", "URN": f"90000{n}", "PTRWM_EXP": "57%"} for n in range(3)
    ]
    (tmp_path / "whole").mkdir()
    lines = look_alikes_schools.ks2(tmp_path / "whole" / "ks2.csv", 17, *records).read_text().splitlines()
    (tmp_path / "ks2.csv").write_text("\n".join([lines[0], *(line[:-1] for line in lines[1:])]))
    home = Home(tmp_path / "home")
    receipts, _ = load(home, [tmp_path / "ks2.csv"])
    assert (receipts[0].counts.accepted, receipts[0].counts.quarantined) == (3, 0)
    with open_reading(home) as reading:
        assert explain(reading, "performance_tables.ks2_rwm_expected.900002.all.all.201718")
