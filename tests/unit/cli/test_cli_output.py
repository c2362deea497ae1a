"""What commands write: JSON laid out as the standard library lays it out, CSV and tables of the same columns."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenlode.cli.output import json_fields, write_rows

WORDS = st.text(max_size=8)
PLAIN = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), WORDS)
VALUES = st.one_of(PLAIN, st.lists(WORDS, max_size=3))


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=5))
def test_a_row_is_laid_out_as_an_indent_of_two_lays_it_out(row: dict[str, object]) -> None:
    assert f"[\n  {{\n    {json_fields(row)}\n  }}\n]" == json.dumps([row], ensure_ascii=False, indent=2)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_rows_are_one_list(capsys: pytest.CaptureFixture[str], count: int) -> None:
    rows = [{"name": f"Oxf\u00f6rd {number}", "flags": ["covid", "restated"], "none": []} for number in range(count)]
    write_rows(iter(rows), ("name", "flags", "none"), as_json=True, as_csv=False, shown=("name",))
    assert capsys.readouterr().out == json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def test_csv_has_the_columns_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"b": ["x", "y"], "a": None, "c": 1}]
    write_rows(iter(rows), ("a", "b"), as_json=False, as_csv=True, shown=("a",))
    assert capsys.readouterr().out == "a,b\n,x y\n"
