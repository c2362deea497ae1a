"""Whatever the text, the dialect or the damage: records come back exactly and none is lost, or the file is refused."""

import csv
import io
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

import hostile
from evenlode.errors import EvenlodeError
from evenlode.formats.archives import unpack
from evenlode.formats.cells import number_text
from evenlode.formats.columns import text_column
from evenlode.formats.kinds import Lines
from evenlode.formats.reading import peek, read_table

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\r\n"), max_size=12)
PLAIN = st.text("abcŁé\u2019 0123456789.-", max_size=8)
HONEST = {
    "csv": hostile.csv_bytes(),
    "xlsx": hostile.workbook_bytes(),
    "parquet": hostile.parquet_bytes(),
    "zip": hostile.zip_bytes({"a.csv": hostile.csv_bytes()}),
}


def tables(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """A header of unlike names, then records as wide as it."""
    return st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=8).map(
            lambda rows: [[f"name {place}" for place in range(width)], *rows]
        )
    )


@given(
    rows=tables(CELLS),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\r\n", "\n", "\r"]),
    sparing=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_python_writes_as_csv_is_read_back(
    rows: list[list[str]], delimiter: str, end: str, sparing: bool, encoding: str
) -> None:
    out = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL if sparing else csv.QUOTE_ALL
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    content = out.getvalue().encode(encoding)
    expected = list(csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter))
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(content)
        found = read_table(path)
        assert found.records == found.table.num_rows + found.unreadable
        read = {row["__record"]: [row[name] for name in found.header] for row in found.table.to_pylist()}
        counted = [row for row in expected[1:] if row]
        assert found.records == len(counted)
        assert read == {number: row for number, row in enumerate(counted, start=1) if len(row) == len(rows[0])}
        for number in read:
            assert (
                read_table(path, only=number).table.to_pylist()
                == found.table.filter(
                    [record == number for record in found.table.column("__record").to_pylist()]
                ).to_pylist()
            )


@given(rows=tables(PLAIN), ragged=st.lists(st.integers(0, 8), max_size=5))
def test_a_ragged_record_never_moves_another(rows: list[list[str]], ragged: list[int]) -> None:
    lines = [list(row) for row in rows]
    for place in ragged:
        if 0 < place < len(lines):
            lines[place].append("one too many")
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(lines)
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(out.getvalue().encode())
        found = read_table(path)
    read = {row["__record"]: [row[name] for name in found.header] for row in found.table.to_pylist()}
    assert read == {number: row for number, row in enumerate(lines[1:], start=1) if len(row) == len(lines[0])}
    assert found.unreadable == len(lines) - 1 - len(read)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refused(content)


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(HONEST)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4),
)
def test_any_damage_is_read_or_refused(kind: str, damage: list[tuple[float, int]]) -> None:
    content = bytearray(HONEST[kind])
    for place, byte in damage:
        content[int(place * len(content))] = byte
    read_or_refused(bytes(content))


def read_or_refused(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a")
        path.write_bytes(content)
        with suppress(EvenlodeError):
            assert peek(path).name == "a"
        with suppress(EvenlodeError):
            found = read_table(path)
            assert found.records == found.table.num_rows + found.unreadable
        with suppress(EvenlodeError):
            unpack(path, Path(folder, "into"))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_a_column_holds_the_texts_it_was_made_of(texts: list[str]) -> None:
    column = text_column(texts)
    column.validate(full=True)
    assert column.to_pylist() == texts


@given(st.floats(allow_nan=False))
def test_a_number_as_text_is_the_same_number(number: float) -> None:
    text = number_text(number)
    assert float(text) == number
    assert not text.endswith(".0")


@given(st.lists(st.integers(1, 4), max_size=30))
def test_every_record_knows_its_line(heights: list[int]) -> None:
    lines, line, expected = Lines(), 2, []
    for record, height in enumerate(heights, start=1):
        lines.note(record, line)
        expected.append(line)
        line += height
    assert [lines.line_of(record) for record in range(1, len(heights) + 1)] == expected
