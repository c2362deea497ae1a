"""Files cut at any byte are read consistently or refused; nothing else is ever raised.

Under the profile `quick` larger files are cut at every so many bytes, otherwise at each.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import hostile
from conftest import PROFILE
from corrupt.bases import attendance, exclusions, text_of
from evenlode.errors import Refused
from evenlode.formats.archives import unpack
from evenlode.formats.kinds import FileKind, TextTable
from evenlode.formats.reading import peek, read_table
from evenlode.formats.xml_files import read_xml
from look_alikes_xml import CENSUS, TEXT

STEP = 13 if PROFILE == "quick" else 1
WORKBOOK = hostile.workbook_bytes()
PARQUET = hostile.parquet_bytes()
ZIP = hostile.zip_bytes({"a.csv": hostile.csv_bytes(), "b.csv": hostile.csv_bytes()})
OPEN_DOCUMENT = hostile.zip_bytes(
    {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}
)
TEXTS = hostile.repeated_text_workbook(80, 3)
RECORDS = {"school": {"urn": 900001}, "data": [{"upn": f"X{number}", "mark": "/"} for number in range(20)]}
SHAPES = [
    {"type": "Feature", "properties": {"code": f"E{number}"}, "geometry": {"type": "Point", "coordinates": [-1.25, 5]}}
    for number in range(6)
]


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


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (text_of(attendance(pupils=16)), "utf-8"),
        (text_of(exclusions()), "utf-8-sig"),
        (text_of(exclusions()), "utf-16"),
        (text_of(exclusions()).replace("DB", "d\u00e9"), "cp1252"),
        (text_of(exclusions()).replace(",", ";").replace("\r\n", "\r"), "utf-8"),
    ],
)
def test_a_return_as_csv_cut_at_any_byte_keeps_all_lines_before_and_tells_of_its_end(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path, content = tmp_path / "pupils.csv", text.encode(encoding)
    path.write_bytes(content)
    whole = rows_of(read_table(path))
    ended = {len(text[: place + 1].encode(encoding)) for place, letter in enumerate(text) if letter in "\r\n"}
    for size in range(content.index(text[0].encode()) + 1, len(content), STEP):
        path.write_bytes(content[:size])
        if refusal(lambda: read_table(path)):
            continue
        found = read_table(path)
        rows, rules = rows_of(found), {one.rule for one in found.problems}
        assert found.records == len(rows) + found.unreadable
        if not found.records:  # cut within the names of columns, or after them
            continue
        assert rows[:-1] == whole[: len(rows)][:-1]
        if size in ended:
            assert rows == whole[: len(rows)]
        else:
            assert rules & {"csv.unended", "csv.ragged"}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(RECORDS).encode(),
        json.dumps(RECORDS["data"], indent=1).encode("utf-8-sig"),
        json.dumps({"type": "FeatureCollection", "features": SHAPES}).encode(),
    ],
)
def test_json_cut_at_any_byte_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pupils.json"
    path.write_bytes(content)
    assert read_table(path).records == len(RECORDS["data"]) or read_table(path).records == len(SHAPES)
    for size in range(1, len(content), STEP):
        path.write_bytes(content[:size])
        if not refusal(lambda: read_table(path)):
            assert read_table(path).records == 0, size  # the first letters alone are still text
        refusal(lambda: peek(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_xml_cut_at_any_byte_is_refused_by_its_reader_with_the_place(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "census.xml"
    content = TEXT.replace("UTF-8", encoding.removesuffix("-sig")).rstrip().encode(encoding)
    path.write_bytes(content)
    assert read_xml(path, CENSUS).records == 3
    for size in range(1, len(content), STEP):
        path.write_bytes(content[:size])
        with pytest.raises(Refused) as refused:
            read_xml(path, CENSUS)
        assert "byte" in refused.value.where
        refusal(lambda: peek(path))
        if not refusal(lambda: read_table(path)):
            assert read_table(path).records == 0, size


def test_an_open_document_is_refused_wherever_it_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "pupils.ods"
    path.write_bytes(OPEN_DOCUMENT)
    assert "OpenDocument" in refusal(lambda: read_table(path))
    for size in range(4, len(OPEN_DOCUMENT)):
        path.write_bytes(OPEN_DOCUMENT[:size])
        assert refusal(lambda: peek(path))
        assert refusal(lambda: read_table(path))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_workbook_whose_zip_is_whole_and_whose_part_is_cut_at_any_byte_is_refused(tmp_path: Path, part: str) -> None:
    path, content = tmp_path / "pupils.xlsx", hostile.part(TEXTS, part)
    path.write_bytes(TEXTS)
    assert len({row["Pupil"] for row in rows_of(read_table(path))}) == 1
    for size in range(0, len(content), STEP):
        path.write_bytes(hostile.with_part(TEXTS, part, content[:size]))
        assert refusal(lambda: read_table(path)), size


def test_a_zip_cut_at_every_byte_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    for size in range(len(ZIP)):
        path.write_bytes(ZIP[:size])
        assert refusal(lambda: unpack(path, tmp_path / "into"))
        assert list((tmp_path / "into").iterdir()) == []


def rows_of(found: TextTable) -> list[dict[str, str]]:
    """The records of a table by the names of their columns."""
    return list(found.table.select(found.header).to_pylist())


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
