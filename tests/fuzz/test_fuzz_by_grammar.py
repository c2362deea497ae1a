"""Files that are nearly right, of every format: each is read with all its records, or said in words to be wrong.

Nothing but a refusal is ever raised, no record is lost unsaid, and no small file takes long.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from corrupt.bases import school_census, transfer
from evenlode.errors import EvenlodeError
from evenlode.formats.reading import read_table
from evenlode.sources.reading import ReadFile, read_file
from fuzz.grammars import (
    Table,
    features,
    filled_documents,
    jsons,
    spoilt_documents,
    spoilt_json,
    spoilt_parts,
    spoilt_tables,
    tables,
    weeks,
    workbooks,
)
from fuzz.parsers import LIMITS, NAMED_BY, SAID, archive, engine, file_of, source, table, weighed, workbook, xml
from fuzz.seeds import archives, source_documents
from fuzz.seeds import workbooks as parts
from look_alikes_xml import TEXT

T = TypeVar("T")
MOST_SECONDS = 5  # of CPU, for a file of a few kilobytes, on the slowest machine
NO_FEATURE = "file is a GeoJSON file without a feature that has properties."
CENSUS, LEAVERS = school_census(pupils=3), transfer()


@contextmanager
def soon() -> Iterator[None]:
    """What happens here takes few seconds of CPU."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < MOST_SECONDS


def answer(act: Callable[[], T]) -> T | str:
    """What an act gives, or the words in which it is refused."""
    with soon():
        try:
            return act()
        except EvenlodeError as refused:
            return refused.what


def of_a_source(content: bytes, name: str = "2024-25.csv") -> ReadFile | None:
    """What reading a file with a verdict on every record gives; None where it was refused in words."""
    path = file_of(content, name)
    found = answer(lambda: read_file(path, engine(), beside=SAID, pseudonyms=lambda: NAMED_BY))
    if isinstance(found, str):
        assert found
        return None
    weighed(found)
    return found


def bounded(parser: Callable[[bytes], None], content: bytes) -> None:
    """A parser, held to its seconds."""
    with soon():
        parser(content)


@given(tables())
def test_every_record_of_a_table_that_is_known_becomes_something(drawn: Table) -> None:
    found = of_a_source(drawn.content)
    assert found is None or found.counts.rows_in == drawn.records


@given(spoilt_tables())
def test_a_spoilt_table_is_read_or_refused(content: bytes) -> None:
    bounded(table, content)
    of_a_source(content)


@given(weeks())
def test_every_mark_of_an_accepted_week_is_there(drawn: Table) -> None:
    found = of_a_source(drawn.content)
    if found is None:
        return
    head, *lines = drawn.rows
    aside = {one.row for one in found.problems if one.row and one.severity == "error"}
    expected = sum(
        bool(text.strip())
        for number, line in enumerate(lines, start=1)
        if number not in aside
        for name, text in zip(head, line, strict=True)
        if name.endswith((" AM", " PM"))
    )
    rows = found.read.tables["attendance_day"].to_pylist()
    assert sum(bool(row["am"]) + bool(row["pm"]) for row in rows) == expected


@given(workbooks())
def test_every_cell_of_a_workbook_is_read_where_it_stands(drawn: tuple[bytes, dict[int, list[str]]]) -> None:
    content, expected = drawn
    with soon():
        found = read_table(file_of(content), limits=LIMITS)
    rows = {row["__record"]: [row[name] for name in found.header] for row in found.table.to_pylist()}
    again = {row["row"] for row in map(vars, found.problems) if row["rule"] == "xlsx.header_again"}
    assert rows == {number: texts for number, texts in expected.items() if number not in again}


@given(st.integers(0, 255), spoilt_parts([one[1:] for one in parts()]))
def test_a_workbook_with_a_spoilt_part_is_read_or_refused(which: int, part: bytes) -> None:
    bounded(workbook, bytes([which]) + part)


@given(spoilt_parts(archives()))
def test_a_spoilt_archive_is_unpacked_or_refused(content: bytes) -> None:
    bounded(archive, content)


@given(jsons())
def test_every_record_of_json_is_read(drawn: tuple[bytes, list[dict[str, object]]]) -> None:
    content, records = drawn
    found = answer(lambda: read_table(file_of(content), limits=LIMITS))
    if isinstance(found, str):
        assert "name twice" in found or "column names is blank" in found
        return
    assert found.records == len(records)
    assert found.table.num_rows + found.unreadable == len(records)


@given(features())
def test_every_feature_is_read_or_said_to_be_none(drawn: tuple[bytes, int]) -> None:
    content, many = drawn
    found = answer(lambda: read_table(file_of(content), limits=LIMITS))
    assert found == NO_FEATURE if isinstance(found, str) else found.records == many


@given(spoilt_json())
def test_spoilt_json_is_read_or_refused(content: bytes) -> None:
    bounded(table, content)


@given(st.one_of(filled_documents(CENSUS, "PupilOnRoll"), filled_documents(LEAVERS, "Pupil")))
def test_every_pupil_of_a_census_or_a_transfer_becomes_something(drawn: tuple[bytes, int]) -> None:
    content, pupils = drawn
    found = of_a_source(content, "file.xml")
    assert found is None or found.counts.rows_in == pupils


@given(spoilt_documents([TEXT.encode(), TEXT.replace("UTF-8", "UTF-16").encode("utf-16"), *source_documents()]))
def test_a_spoilt_document_is_read_or_refused(content: bytes) -> None:
    bounded(xml, content)
    bounded(source, content)
