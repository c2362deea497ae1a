"""Records numbered by what they say, however their columns are held: in pieces, and with each text once or not."""

import pyarrow
import pytest

from evenlode.sources.readers.distinct import numbered

TEXTS = pyarrow.array(["a", "b", "a", None, "b", None])
PLAIN = pyarrow.chunked_array([TEXTS[:2], TEXTS[2:]])
HELD_ONCE = pyarrow.chunked_array([TEXTS[:1].dictionary_encode(), TEXTS[1:].dictionary_encode()])


@pytest.mark.parametrize("column", [TEXTS, TEXTS.dictionary_encode(), PLAIN, PLAIN.dictionary_encode(), HELD_ONCE])
def test_equal_records_have_one_number(column: pyarrow.Array) -> None:
    one, two, *others = numbered([column, pyarrow.array([1] * 6)]).tolist()
    assert others == [one, others[1], two, others[1]]
    assert len({one, two, others[1]}) == 3


@pytest.mark.parametrize("type", [pyarrow.string(), pyarrow.dictionary(pyarrow.int32(), pyarrow.string())])
def test_no_records_have_no_numbers(type: pyarrow.DataType) -> None:
    assert numbered([pyarrow.chunked_array([], type)]).tolist() == []
