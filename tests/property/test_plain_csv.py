"""Whatever the dialect, damage or limits: the short way through a CSV file and the careful one give the same."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pyarrow as pa
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evenlode.errors import Refused
from evenlode.formats import csv_files, plain_csv, repeated_texts
from evenlode.formats.columns import text_column
from evenlode.formats.csv_files import read_csv
from evenlode.formats.kinds import TextTable
from evenlode.formats.limits import Limits

CELLS = st.one_of(
    st.text("ab1 ", max_size=4),
    st.text("ab\"',;\t|\r\n é\u2019", max_size=5),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    st.sampled_from(["", " ", "name 0", "name 1", "NA", "null", "007", "1e3", "true", "Ã©", "\\", '"', "x" * 40]),
)
SIGNS = ["", " ", "\n", "\r", "\r\n", "\r\r\n", "\n\n", ",", ";", '"', '""', '" ', "\x00", "\x0b", "\x1a", "\x85"]
SIGNS += ["\u2028", "\ufeff", "\ufffd", "name 0,name 1\n", "\n \n", '"a\nb"', "x" * 60, "#", "\\"]


@dataclass(frozen=True)
class Dialect:
    """How a file is written, where its header stands, and how it is read."""

    delimiter: str
    end: str
    quoting: Any
    encoding: str
    ended: bool
    above: list[str]
    fill_short: bool
    limits: Limits


DIALECTS = st.builds(
    Dialect,
    delimiter=st.sampled_from(",,,;\t|"),
    end=st.sampled_from(["\r\n", "\n", "\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    ended=st.booleans(),
    above=st.lists(st.sampled_from(["", "A return", "a,b,c", '"x"', "é"]), max_size=2),
    fill_short=st.booleans(),
    limits=st.sampled_from([Limits(), Limits(max_cell=30), Limits(max_cell=12), Limits(max_rows=5)]),
)
LINES = ["", " ", ",", "name 0,name 1", '"name 0","name 1","name 2"', '"a', "a,b", "a,b,c,d,e", ",,", '""', "x" * 60]
PLACES = st.floats(0, 1, exclude_max=True)


def tables(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """A header, then records as wide as it."""
    return st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=8).map(
            lambda rows: [[f"name {place}" for place in range(width)], *rows]
        )
    )


ROWS = st.one_of(tables(st.sampled_from(["", "a", "é", "name 0", "name 1", "12", "x" * 15])), tables(CELLS))


def written(rows: list[list[str]], dialect: Dialect) -> str:
    """A file of those rows."""
    out = io.StringIO(newline="")
    out.write("".join(line + dialect.end for line in dialect.above))
    csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.end, quoting=dialect.quoting).writerows(rows)
    return out.getvalue() if dialect.ended else out.getvalue().removesuffix(dialect.end)


def with_lines(text: str, end: str, lines: list[tuple[float, str]]) -> str:
    """A text with each of some lines put in between two of its own."""
    own = text.split(end)
    for place, line in lines:
        own.insert(int(place * (len(own) + 1)), line)
    return end.join(own)


def with_signs(text: str, signs: list[tuple[float, str]]) -> str:
    """A text with each of some signs put in at its place."""
    for place, sign in signs:
        at = int(place * (len(text) + 1))
        text = text[:at] + sign + text[at:]
    return text


def told(found: TextTable) -> dict[str, Any]:
    """Everything that a text table says, dictionaries as the texts that they stand for."""
    texts = pa.schema([(name, pa.string()) for name in found.header] + [("__record", pa.int64())])
    table = found.table.cast(texts)
    table.validate(full=True)
    assert not any(column.null_count for column in table.columns)
    return {**vars(found), "table": (table.column_names, table.to_pylist())}


def read(path: Path, dialect: Dialect) -> dict[str, Any] | str:
    """What reading a file says, be it a refusal."""
    try:
        found = read_csv(path, len(dialect.above) + 1, dialect.limits, None, fill_short=dialect.fill_short)
    except Refused as refusal:
        return f"{refusal.what} {refusal.where} {refusal.remedy}"
    return told(found)


def both_ways(text: str, dialect: Dialect) -> None:
    """Read a text both ways, and see that they say the same."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(text.encode(dialect.encoding, "replace"))
        short = read(path, dialect)
        with patch.object(csv_files, "read_plain", lambda *_: None):
            assert short == read(path, dialect)


@settings(max_examples=150)
@given(ROWS, DIALECTS)
def test_any_dialect_is_read_alike(rows: list[list[str]], dialect: Dialect) -> None:
    both_ways(written(rows, dialect), dialect)


@settings(max_examples=300)
@given(ROWS, DIALECTS, st.lists(st.tuples(PLACES, st.sampled_from(LINES)), min_size=1, max_size=2))
def test_any_strange_line_is_told_alike(
    rows: list[list[str]], dialect: Dialect, lines: list[tuple[float, str]]
) -> None:
    both_ways(with_lines(written(rows, dialect), dialect.end, lines), dialect)


@settings(max_examples=300)
@given(ROWS, DIALECTS, st.lists(st.tuples(PLACES, st.sampled_from(SIGNS)), min_size=1, max_size=2))
def test_any_strange_sign_is_told_alike(
    rows: list[list[str]], dialect: Dialect, signs: list[tuple[float, str]]
) -> None:
    both_ways(with_signs(written(rows, dialect), signs), dialect)


@settings(max_examples=100)
@given(
    st.lists(st.lists(st.sampled_from(["", "a", "b", "a b", "é"]), min_size=3, max_size=3), min_size=1, max_size=60),
    st.sampled_from([40, 90, 200]),
    st.sampled_from([1, 4, 2**18]),
)
@example([["a", "b", ""]] * 20 + [["name 0", "name 1", "name 2"]], 60, 4)
def test_blocks_of_any_size_are_put_together_again(rows: list[list[str]], block: int, patience: int) -> None:
    dialect = Dialect(",", "\n", csv.QUOTE_MINIMAL, "utf-8", True, [], False, Limits())
    rows = [["name 0", "name 1", "name 2"], *rows]
    with patch.object(plain_csv, "_BLOCK", block), patch.object(repeated_texts, "_FIRST_RECORDS", patience):
        both_ways(written(rows, dialect), dialect)


@given(st.lists(st.lists(st.text("abc", max_size=6), min_size=1, max_size=9), min_size=1, max_size=9), st.booleans())
def test_a_column_holds_the_texts_that_it_took(batches: list[list[str]], patient: bool) -> None:
    column = repeated_texts.TextColumn()
    with patch.object(repeated_texts, "_FIRST_RECORDS", 2**18 if patient else 0):
        for texts in batches:
            column.take(text_column(texts))
        whole = column.finished()
    whole.validate(full=True)
    assert whole.to_pylist() == [text for texts in batches for text in texts]
