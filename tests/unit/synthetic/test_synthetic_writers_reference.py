"""The invented national values as a file: marked synthetic, and none for years without them."""

import csv
from pathlib import Path

from evenlode.synthetic.references import references
from evenlode.synthetic.writers.reference import write_references


def test_every_value_is_a_line_and_marked_synthetic(tmp_path: Path) -> None:
    written = write_references(tmp_path, (2014, 2022, 2023))
    (path,) = tmp_path.iterdir()
    with path.open(encoding="utf-8") as stream:
        lines = list(csv.DictReader(stream))
    assert written == len(lines) == len(references((2022, 2023)))
    assert {line["synthetic"] for line in lines} == {"yes"}
    assert {line["year"] for line in lines} == {"2022/23", "2023/24"}
    assert {line["item"] for line in lines if float(line["value"]) < 0} == {"least"}


def test_nothing_is_written_for_years_without_values(tmp_path: Path) -> None:
    assert write_references(tmp_path, (2013, 2014)) == 0
    assert list(tmp_path.iterdir()) == []
