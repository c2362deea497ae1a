"""Registers that were loaded as files are counted: what a school sends by the day, where it sent no totals."""

from pathlib import Path

from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import figures
from evenlode.measures.refresh import refresh
from evenlode.measures.stored import Query
from evenlode.sources.load import load
from look_alikes_census import upn

SCHOOL = "900001"


def test_a_register_alone_becomes_absence(tmp_path: Path) -> None:
    days = [(number, day, "I" if number == 1 else "\\") for number in (1, 2) for day in (13, 14)]
    lines = [f"{SCHOOL},{upn(number)},2026-01-{day},/,{pm}" for number, day, pm in days]
    file = tmp_path / "register_2026-01-14.csv"
    file.write_text("\n".join(["urn,upn,date,am,pm", *lines, ""]), encoding="utf-8")
    home = Home(tmp_path / "home")
    receipts, _passed_over = load(home, [file])
    assert [one.counts.accepted for one in receipts] == [4]
    with open_reading(home) as reading:
        list(refresh(reading))
        found = figures(reading, Query(["absence_overall"], [SCHOOL], [], ["all"], [], ["spring"], ["all"]))
    assert [(one.numerator, one.denominator) for one in found] == [(2, 8)]
