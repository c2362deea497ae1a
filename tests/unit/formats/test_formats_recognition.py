"""What a file is, told from its content whatever its name."""

from pathlib import Path

import pytest

import hostile
from evenlode.errors import Refused, WrongUsage
from evenlode.formats.hashing import sha256_of
from evenlode.formats.kinds import FileKind
from evenlode.formats.limits import Limits
from evenlode.formats.reading import peek, read_table

HONEST = {
    FileKind.CSV: hostile.csv_bytes(),
    FileKind.XLSX: hostile.workbook_bytes(),
    FileKind.PARQUET: hostile.parquet_bytes(),
    FileKind.ZIP: hostile.zip_bytes({"pupils.csv": hostile.csv_bytes()}),
}


@pytest.mark.parametrize("kind", HONEST)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet", "a.zip", "a", "a.txt"])
def test_the_name_is_never_asked(tmp_path: Path, kind: FileKind, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HONEST[kind])
    found = peek(path)
    assert (found.kind, found.name) == (kind, name)
    if kind is not FileKind.ZIP:
        assert found.sheets[0].rows == hostile.ROWS
        assert read_table(path).kind is kind


def test_a_zip_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(HONEST[FileKind.ZIP])
    assert peek(path).notes == ("It holds 1 file: pupils.csv.",)
    with pytest.raises(Refused, match="is a zip, not a table"):
        read_table(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "blank"),
        (b"\r\n\r\n", "blank"),
        (hostile.noise(), "look like noise"),
        (hostile.noise(300, seed=5), "look like noise"),
        (hostile.png(), "picture"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old Excel workbook"),
        (b"\x1f\x8b\x08\x00" + hostile.noise(50), "gzip"),
        (b"\n<HTML><table><tr><td>1", "web page"),
        (b'{\n  "pupils": []}', "JSON"),
        (b"[[1, 2], [3]]", "JSON"),
        (b"PAR1" + hostile.noise(100), "Parquet file that is cut short"),
        (hostile.zip_bytes({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "not a workbook"),
        (hostile.zip_bytes({"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b"-"}), "binary Excel"),
        (hostile.zip_bytes({"mimetype": b"a", "content.xml": b"<a/>"}), "OpenDocument"),
    ],
)
def test_what_is_not_read_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "pupils.csv"
    path.write_bytes(content)
    for act in (peek, read_table):
        with pytest.raises(Refused) as refused:
            act(path)
        assert said in refused.value.what
        assert "pupils.csv" in refused.value.where
        assert refused.value.remedy.endswith(".")


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Refused, match="cannot be opened"):
            peek(path)


def test_rows_and_records_are_counted_from_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(HONEST[FileKind.CSV])
    with pytest.raises(WrongUsage):
        read_table(path, header_row=0)
    with pytest.raises(WrongUsage):
        read_table(path, only=0)


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    for kind, content in HONEST.items():
        path = tmp_path / str(kind)
        path.write_bytes(content)
        if kind is not FileKind.ZIP:
            with pytest.raises(Refused, match="took longer than -1 seconds"):
                read_table(path, limits=Limits(max_seconds=-1))


def test_the_fingerprint_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert sha256_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["<?xml version='1.0'?><a/>", "\n <Message xmlns='urn:x'>\n</Message>", "<!-- x --><a></a>"]
)
def test_xml_is_known_by_its_first_letters(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "pupils.csv"
    path.write_bytes(text.encode(encoding))
    assert peek(path).kind is FileKind.XML
    with pytest.raises(Refused, match="XML file, which is not read as one table"):
        read_table(path)


@pytest.mark.parametrize("text", ["<5,pupils\n1,2\n", "< 10,>= 10\n1,2\n", "<a,b\n1,2\n"])
def test_a_cell_that_begins_with_less_than_is_no_xml(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pupils.csv"
    path.write_text(text)
    assert peek(path).kind is FileKind.CSV
