"""Files cut at any byte are read consistently or refused; nothing else is ever raised."""

from collections.abc import Callable
from pathlib import Path

import pytest

import hostile
from evenlode.errors import Refused
from evenlode.formats.archives import unpack
from evenlode.formats.kinds import FileKind
from evenlode.formats.reading import peek, read_table

WORKBOOK = hostile.workbook_bytes()
PARQUET = hostile.parquet_bytes()
ZIP = hostile.zip_bytes({"a.csv": hostile.csv_bytes(), "b.csv": hostile.csv_bytes()})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_csv_cut_at_every_byte(tmp_path: Path, encoding: str) -> None:
    whole = hostile.csv_bytes(encoding=encoding)
    path = tmp_path / "pupils.csv"
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        first_look = refusal(lambda: peek(path))
        reading = refusal(lambda: read_table(path))
        if not reading:
            assert not first_look
            found = read_table(path)
            assert found.records == found.table.num_rows + found.unreadable
            if encoding != "cp1250" and found.header == hostile.ROWS[0]:
                whole_rows = [dict(zip(hostile.ROWS[0], row, strict=True)) for row in hostile.ROWS[1:]]
                rows = [{name: row[name] for name in found.header} for row in found.table.to_pylist()]
                assert rows[:-1] == whole_rows[: len(rows)][:-1]  # where the last cell was cut cannot be known


@pytest.mark.parametrize(
    ("whole", "kind"), [(WORKBOOK, FileKind.XLSX), (PARQUET, FileKind.PARQUET), (ZIP, FileKind.ZIP)]
)
def test_packed_files_cut_at_every_byte_are_refused(tmp_path: Path, whole: bytes, kind: FileKind) -> None:
    path = tmp_path / "pupils"
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        for said in (refusal(lambda: peek(path)), refusal(lambda: read_table(path))):
            assert said or size < 4, size  # the first letters alone are still text
    path.write_bytes(whole)
    assert peek(path).kind is kind


def test_a_zip_cut_at_every_byte_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    for size in range(len(ZIP)):
        path.write_bytes(ZIP[:size])
        assert refusal(lambda: unpack(path, tmp_path / "into"))
        assert list((tmp_path / "into").iterdir()) == []


def refusal(act: Callable[[], object]) -> str:
    """What the act was refused with, or ""; a refusal says where and what to do."""
    try:
        act()
    except Refused as refused:
        said = (refused.what, refused.where, refused.remedy)
    else:
        return ""
    assert all(said)
    return said[0]
