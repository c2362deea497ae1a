"""How the synthetic county's files are written: tables and elements, as plain as their readers like them."""

from pathlib import Path

import numpy

from evenlode.formats.reading import read_table
from evenlode.synthetic.writers import elements, tables


def test_a_table_holds_texts_numbers_and_days(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.csv"
    columns = {
        "urn": numpy.array([900001, 900002]),
        "name": numpy.array(['The "Ash", Bank', "Elm"], object),
        "on": numpy.array(["2026-01-15", "NaT"], "datetime64[D]"),
        "said": "always",
    }
    assert tables.write(path, columns) == 2
    assert path.read_bytes() == (
        b'urn,name,on,said\n900001,"The ""Ash"", Bank",2026-01-15,always\n900002,Elm,,always\n'
    )
    assert read_table(path).table["name"].to_pylist() == ['The "Ash", Bank', "Elm"]


def test_a_table_of_nobody_has_its_header_alone(tmp_path: Path) -> None:
    assert tables.write(tmp_path / "a.csv", {"urn": numpy.zeros(0, int), "said": "x"}) == 0
    assert (tmp_path / "a.csv").read_bytes() == b"urn,said\n"


def test_elements_stand_in_each_other_and_leave_out_what_is_not_there(tmp_path: Path) -> None:
    inside = elements.element("Two", elements.texts(Text="x", Number=1, Nothing=None))
    elements.write(tmp_path / "new" / "a.xml", ["<One>", inside, "</One>"])
    assert (tmp_path / "new" / "a.xml").read_bytes() == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<One><Two><Text>x</Text><Number>1</Number></Two></One>'
    )
