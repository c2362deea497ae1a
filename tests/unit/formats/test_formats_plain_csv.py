"""Plain CSV files are read the short way, and what is not plain is left to the careful reader."""

from pathlib import Path

import pyarrow as pa
import pytest

from evenlode.formats import csv_files
from evenlode.formats.kinds import TextTable
from evenlode.formats.limits import Limits
from evenlode.formats.reading import read_table

HEAD = b"urn,upn,date,am,pm\n"
LIMITS = Limits()
DAY = b"100000,A931000000001,2026-09-01,/,L\n"


class TookCare(Exception):
    """The careful reader was asked."""


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """No careful reader: a file that needs one fails."""

    def refuse(*_: object) -> None:
        raise TookCare

    monkeypatch.setattr(csv_files, "_Reading", refuse)


def read(folder: Path, content: bytes, header_row: int = 1, limits: Limits = LIMITS, **how: bool) -> TextTable:
    path = folder / "days.csv"
    path.write_bytes(content)
    return read_table(path, header_row=header_row, limits=limits, **how)


@pytest.mark.usefixtures("careless")
@pytest.mark.parametrize(
    "content",
    [
        HEAD + DAY * 3,
        b"\xef\xbb\xbf" + HEAD + DAY,
        (HEAD + DAY * 3).replace(b"\n", b"\r\n"),
        (HEAD + DAY).replace(b",", b";"),
        (HEAD + DAY).replace(b"A931000000001", b'"A931000000001, once B"'),
        (HEAD + DAY).replace(b"A931000000001", "Łódź".encode()),
        (HEAD + DAY).replace(b"A931000000001", b"null"),
        (HEAD + DAY).replace(b"A931000000001", b""),
        b"title,,,,\n" + HEAD.replace(b"urn", b"title"),
    ],
)
def test_a_plain_file_needs_no_careful_reader(tmp_path: Path, content: bytes) -> None:
    found = read(tmp_path, content)
    assert found.records == found.table.num_rows > 0
    assert found.problems == []


@pytest.mark.usefixtures("careless")
@pytest.mark.parametrize("fill_short", [False, True])
def test_a_plain_file_may_lack_its_last_end_and_is_warned_of(tmp_path: Path, fill_short: bool) -> None:
    found = read(tmp_path, (HEAD + DAY * 2).removesuffix(b"\n"), fill_short=fill_short)
    assert (found.records, found.table.num_rows) == (2, 2)
    assert [(one.row, one.rule, str(one.severity)) for one in found.problems] == [(2, "csv.unended", "warning")]


@pytest.mark.usefixtures("careless")
def test_the_header_may_stand_further_down_and_short_records_be_taken(tmp_path: Path) -> None:
    found = read(tmp_path, b"A return, invented\n" + HEAD + DAY * 2, header_row=2, fill_short=True)
    assert (found.header[0], found.records, found.line_of(2)) == ("urn", 2, 4)


@pytest.mark.usefixtures("careless")
@pytest.mark.parametrize(
    ("strange", "limits"),
    [
        (b"100000,A931000000001,2026-09-01,/\n", LIMITS),
        (HEAD, LIMITS),
        (b"\n" + DAY, LIMITS),
        (b"\r\n" + DAY, LIMITS),
        (DAY.replace(b"\n", b"\r") + DAY, LIMITS),
        (b'100000,"A93100000\n0001",2026-09-01,/,L\n', LIMITS),
        (b'100000,"A ""B""",2026-09-01,/,L\n', LIMITS),
        (b'100000, "A",2026-09-01,/,L\n', LIMITS),
        (b'100000,"A" ,2026-09-01,/,L\n', LIMITS),
        (DAY.replace(b"A931000000001", b"\xe9"), LIMITS),
        (DAY.replace(b"A931000000001", "Ã©".encode()), LIMITS),
        (DAY, Limits(max_cell=12)),
        (DAY, Limits(max_rows=1)),
    ],
)
def test_what_is_not_plain_is_read_with_care(tmp_path: Path, strange: bytes, limits: Limits) -> None:
    with pytest.raises(TookCare):
        read(tmp_path, HEAD + DAY + strange, limits=limits)


@pytest.mark.usefixtures("careless")
def test_one_column_or_one_record_is_read_with_care(tmp_path: Path) -> None:
    with pytest.raises(TookCare):
        read(tmp_path, b"urn\n100000\n")
    path = tmp_path / "days.csv"
    path.write_bytes(HEAD + DAY)
    with pytest.raises(TookCare):
        read_table(path, only=1)


def test_texts_that_stand_often_are_held_once(tmp_path: Path) -> None:
    days = b"".join(DAY.replace(b"0001", b"%04d" % number) for number in range(100))
    schema = read(tmp_path, HEAD + days).table.schema
    assert [pa.types.is_dictionary(type) for type in schema.types] == [True, False, True, True, True, False]
