"""The encodings of text files: what is read as it was written, what is warned of, and what is refused."""

from pathlib import Path

import pytest

from evenlode.errors import Refused, Severity
from evenlode.formats.reading import peek, read_table

NAMES = ("O\u2019Brien", "Zoë", "Łukasz", "Ng", "X", "Nia 🙂", "Siân", "Ó Dónaill", "Çelik", "d'Invent")


def written(folder: Path, content: bytes) -> Path:
    path = folder / "names.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_from_every_unicode_encoding(tmp_path: Path, encoding: str, name: str) -> None:
    mark = "\ufeff" if encoding in ("utf-16-be", "utf-16-le") else ""
    path = written(tmp_path, f"{mark}name,id\r\n{name},1\r\n".encode(encoding))
    found = read_table(path)
    assert found.header == ("name", "id")
    assert found.table.column("name").to_pylist() == [name]
    assert found.problems == []
    assert peek(path).encoding == found.encoding


@pytest.mark.parametrize("name", ["O\u2019Brien", "Zoë", "Siân", "Ó Dónaill", "Çelik"])
def test_windows_text_is_read_and_warned_of(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, f"name\r\n{name}\r\n".encode("cp1252"))
    found = read_table(path)
    assert found.table.column("name").to_pylist() == [name]
    assert [(problem.row, problem.rule, problem.severity) for problem in found.problems] == [
        (None, "csv.encoding", Severity.WARNING)
    ]
    assert "cp1252" in peek(path).notes[0]


def test_windows_text_may_end_with_an_accented_letter(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, "name\nZoë".encode("cp1252"))).table.column("name").to_pylist() == ["Zoë"]


@pytest.mark.parametrize("name", ["O\u2019Brien", "Zoë", "Siân", "Çelik", "Łukasz"])
def test_garbled_letters_are_warned_of_by_record(tmp_path: Path, name: str) -> None:
    garbled = name.encode().decode("cp1252", "replace")  # as a program does that leaves a mark for what it cannot read
    found = read_table(written(tmp_path, f"name\nNg\n{garbled}\n".encode()))
    assert [(problem.row, problem.column, problem.rule) for problem in found.problems] == [(2, "name", "csv.mojibake")]
    assert found.problems[0].severity is Severity.WARNING
    assert found.records == found.table.num_rows == 2
    assert garbled not in found.problems[0].message


def test_many_garbled_records_are_summed_up(tmp_path: Path) -> None:
    path = written(tmp_path, ("name\n" + "ZoÃ«\n" * 300).encode())
    problems = read_table(path).problems
    assert len(problems) == 101
    assert problems[0].message.startswith("In all 300 records hold")
    assert "garbled" in peek(path).notes[0]


@pytest.mark.parametrize("name", ["JOÃO", "ÂNGELA", "Ã", "Zoë \u2018Z\u2019 Łą"])
def test_letters_that_only_resemble_garbled_ones_are_left_in_peace(tmp_path: Path, name: str) -> None:
    assert read_table(written(tmp_path, f"name\n{name}\n".encode())).problems == []


@pytest.mark.parametrize(
    ("content", "said", "where"),
    [
        ("a,b\n1,2\n".encode("utf-32"), "UTF-32", "byte 0, line 1"),
        ("a,b\n1,2\n".encode("utf-16-le"), "(UTF-16) without the mark", "byte 1, line 1"),
        ("a,b\n1,2\n".encode("utf-16")[:-1], "not all of it is UTF-16", "byte 16, line 2"),
        (b"\xef\xbb\xbfa,b\n1,\xe9\n", "not all of it is UTF-8", "line 2"),
        (b"a,b\n1,\x81\n", "neither in UTF-8 nor in Windows text", "byte 6, line 2"),
        ("name\nZoë\nZoë".encode()[:-1], "ends within a letter", "byte 12, line 3"),
        ("name\nZoë\n".encode() + "Siân\n".encode("cp1252"), "letters are not written as before", "byte 12, line 3"),
        ("name\nZoë\nNg\n".encode() + b"\x8d\x81\n", "letters are not written as before", "byte 13, line 4"),
        (b"name\nNg\nN\x00g\n", "an empty byte (NUL)", "byte 9, line 3"),
    ],
)
def test_what_no_encoding_can_read_is_refused(tmp_path: Path, content: bytes, said: str, where: str) -> None:
    path = written(tmp_path, content)
    for act in (peek, read_table):
        with pytest.raises(Refused) as refused:
            act(path)
        assert said in refused.value.what
        assert where in refused.value.where
        assert "CSV UTF-8" in refused.value.remedy


def test_a_letter_may_stand_across_two_pieces(tmp_path: Path) -> None:
    path = written(tmp_path, b"name\n" + b"x" * (1024 * 1024 - 6) + "é\n".encode())
    assert peek(path).encoding == "utf-8"
