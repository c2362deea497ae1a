"""XML files of a known shape become tables of text; what the shape does not name is counted, and harm is refused."""

import re
from pathlib import Path

import pytest

import hostile
from evenlode.errors import Refused, Severity
from evenlode.formats.archives import unpack
from evenlode.formats.kinds import FileKind
from evenlode.formats.limits import Limits
from evenlode.formats.reading import peek, read_table
from evenlode.formats.xml_files import read_xml
from evenlode.formats.xml_kinds import Block, Shape, XmlTables
from look_alikes_xml import CENSUS, TEXT

LETTERS = Shape({}, (Block("p", ("M/P",), {"a": ("a",), "b": ("I/b", "J/b")}),))


@pytest.fixture
def census(tmp_path: Path) -> Path:
    """The look-alike as a file."""
    path = tmp_path / "census.xml"
    path.write_bytes(TEXT.encode())
    return path


def read(tmp_path: Path, content: str | bytes, shape: Shape = LETTERS) -> XmlTables:
    """The tables of a file with this content."""
    path = tmp_path / "letters.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_xml(path, shape)


def test_every_block_is_a_table_that_says_which_record_it_belongs_to(census: Path) -> None:
    found = read_xml(census, CENSUS)
    assert found.header == {"collection": "School Census", "year": "2026"}
    assert found.tables["on_roll"].to_pylist() == [
        {"upn": "X1", "surname": "O'Invented & Łódzka", "sex": "F", "language": "", "__record": 1},
        {"upn": "X2", "surname": "", "sex": "M", "language": None, "__record": 2},
    ]
    assert found.tables["left"].to_pylist() == [
        {"upn": "X3", "surname": None, "sex": None, "language": None, "__record": 3}
    ]
    assert found.tables["attendance"].column("__record").to_pylist() == [1, 2]
    assert found.tables["reason"].to_pylist() == [
        {"code": "I", "sessions": "4", "__record": 1, "__parent": 1},
        {"code": "G", "sessions": None, "__record": 1, "__parent": 1},
    ]
    assert found.tables["need"].column("need").to_pylist() == ["SPLD", "MLD"]
    assert (found.records, found.encoding, found.problems) == (3, "utf-8", [])


def test_records_have_lines_and_what_no_shape_names_is_counted_without_values(census: Path) -> None:
    found = read_xml(census, CENSUS)
    assert [found.line_of(record) for record in (1, 2, 3)] == [7, 19, 25]
    shoe = "Message/Content/PupilsOnRoll/Pupil/PupilIdentifiers/Shoe"
    assert found.unknown == {shoe: 1, f"{shoe}/@size": 1}
    assert "brown" not in str(found.unknown)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "cp1252"])
def test_letters_are_read_in_the_encoding_that_the_file_declares(tmp_path: Path, encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "cp1252": "windows-1252", "utf-16-le": "utf-16", "utf-16-be": "UTF-16"}
    text = f"<?xml version='1.0' encoding='{declared.get(encoding, encoding)}'?>\n<M><P><a>Zoë</a></P></M>"
    found = read(tmp_path, text.encode(encoding))
    assert found.tables["p"].column("a").to_pylist() == ["Zoë"]
    assert peek(tmp_path / "letters.xml").kind is FileKind.XML
    assert found.line_of(1) == 2


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("x<!-- <a>no</a> -->y", "xy"),
        ("x<![CDATA[<a>&amp;]]>y", "x<a>&amp;y"),
        ("x<?no <a> ?>y", "xy"),
        ("&#233;&#x141;&lt;&gt;&quot;&apos;&amp;", "éŁ<>\"'&"),
        ("1\r\n2\r3&#13;", "1\n2\n3\r"),
        (" x > y ", " x > y "),
        ("", ""),
        ("before<z>in</z>after", "before"),
    ],
)
def test_a_text_is_what_a_program_reads(tmp_path: Path, text: str, means: str) -> None:
    found = read(tmp_path, f"<M><P><a t='>'>{text}</a></P><P/></M>")
    assert found.tables["p"].column("a").to_pylist() == [means, None]


def test_prefixes_are_passed_over_and_text_between_elements_is_counted(tmp_path: Path) -> None:
    text = '<n:M xmlns:n="urn:x" xmlns="urn:y"><n:P n:id="1">lost<n:a>1</n:a>too<z>x</z></n:P> and </n:M>'
    found = read(tmp_path, text)
    assert found.tables["p"].column("a").to_pylist() == ["1"]
    assert found.unknown == {"M/P/@id": 1, "M/P/text()": 2, "M/P/z": 1, "M/text()": 1}


def test_a_field_with_two_different_texts_is_a_problem_of_its_record(tmp_path: Path) -> None:
    text = "<M><P><a>1</a><a>1</a></P><P><I><b>SECRET</b></I><J><b>HIDDEN</b></J></P></M>"
    found = read(tmp_path, text)
    assert found.tables["p"].column("b").to_pylist() == [None, "SECRET"]
    assert [(one.row, one.column, one.severity) for one in found.problems] == [(2, "b", Severity.ERROR)]
    assert "SECRET" not in str(found.problems)
    assert "HIDDEN" not in str(found.problems)


def test_an_empty_document_has_tables_without_rows(tmp_path: Path) -> None:
    found = read(tmp_path, "<M/>")
    assert found.tables["p"].column_names == ["a", "b", "__record"]
    assert found.tables["p"].num_rows == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_cut_at_any_byte_is_refused_with_its_place(tmp_path: Path, encoding: str) -> None:
    text = TEXT.replace("UTF-8", "UTF-16") if encoding == "utf-16" else TEXT
    whole, path = text.rstrip().encode(encoding), tmp_path / "cut.xml"
    for size in range(1, len(whole), 1 if encoding == "utf-8" else 7):
        path.write_bytes(whole[:size])
        with pytest.raises(Refused) as refused:
            read_xml(path, CENSUS)
        assert re.search(r"byte \d+", refused.value.where), size
        assert "cut" in str(refused.value), size
        assert "Invented" not in str(refused.value)
        assert refused.value.remedy
    path.write_bytes(whole)
    assert read_xml(path, CENSUS).records == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (hostile.entity_bomb_xml(), "DOCTYPE"),
        (hostile.entity_bomb_xml().decode().encode("utf-16"), "DOCTYPE"),
        (b"<!DOCTYPE M SYSTEM 'file:///etc/passwd'><M/>", "DOCTYPE"),
        (b"<M><!ENTITY a 'b'></M>", "DOCTYPE"),
        (b"<M>" + b"<d>" * 60 + b"</d>" * 60 + b"</M>", "nested more than 50 deep"),
        (b"<M " + b" ".join(b"a%d='1'" % number for number in range(101)) + b"/>", "more than 100 attributes"),
        (b"".join([b"<M>", *(b"<t%d/>" % number for number in range(10_001)), b"</M>"]), "different elements"),
        (b"<M a='" + b"x" * 1_100_000 + b"'/>", "text or tag of more than"),
        (b"<M>" + b"x" * 1_100_000 + b"</M>", "text or tag of more than"),
        (b"<M><!--" + b"<x" * 600_000 + b"--></M>", "comment or section of more than"),
        (b"<M><a>1</b></M>", "damaged"),
        (b"<M>&unknown;</M>", "damaged"),
        (b"<M a='1' a='2'/>", "damaged"),
        (b"<M/><M/>", "damaged"),
        (b"<M>\x01</M>", "damaged"),
        ("<M>é</M>".encode("cp1252"), "no letter in UTF-8"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><M>é</M>".encode(), "another encoding"),
        (b"<?xml version='1.0' encoding='utf-16'?><M/>", "not written in"),
        (b"<?xml version='1.0' encoding='klingon'?><M/>", "not read here"),
        ("<?xml version='1.0' encoding='utf-8'?><M/>".encode("utf-16"), "another encoding"),
    ],
)
def test_what_is_wrong_or_made_to_do_harm_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        read(tmp_path, content)
    assert re.search(r"byte \d+|line 1", refused.value.where)
    assert refused.value.remedy


def test_deep_looking_attributes_do_no_harm(tmp_path: Path) -> None:
    found = read(tmp_path, "<M>" + "<P a='>'/>" * 80 + "</M>")
    assert found.records == 80
    assert found.unknown == {"M/P/@a": 80}


def test_a_file_beyond_the_limits_is_refused(census: Path) -> None:
    with pytest.raises(Refused, match="the most is"):
        read_xml(census, CENSUS, Limits(max_whole=100))
    with pytest.raises(Refused, match="more than 2 records"):
        read_xml(census, CENSUS, Limits(max_rows=2))
    with pytest.raises(Refused, match="longer than"):
        read_xml(census, CENSUS, Limits(max_seconds=-1))


def test_a_first_look_shows_paths_and_first_texts(census: Path) -> None:
    found = peek(census)
    paths, texts = found.sheets[0].rows
    assert (found.kind, found.encoding, paths[0]) == (FileKind.XML, "utf-8", "Message")
    assert dict(zip(paths, texts, strict=True))["Message/Header/CollectionDetails/Collection"] == "School Census"
    with pytest.raises(Refused, match="not read as one table"):
        read_table(census)


@pytest.mark.parametrize("content", [b"<M><a></b>", hostile.entity_bomb_xml(), b"<M <"])
def test_a_first_look_refuses_what_is_wrong_at_the_beginning(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "wrong.xml"
    path.write_bytes(b"<?xml version='1.0'?>\n" + content)
    with pytest.raises(Refused):
        peek(path)


def test_an_xml_file_within_a_zip_is_read(tmp_path: Path) -> None:
    path = tmp_path / "census.zip"
    path.write_bytes(hostile.zip_bytes({"census.xml": TEXT.encode()}))
    (member,) = unpack(path, tmp_path / "into").members
    assert read_xml(member.path, CENSUS).records == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["O\u2019Brien", "Zoë", "Siân", "Çelik", "Łukasz"])
def test_garbled_names_are_warned_of_by_line(tmp_path: Path, name: str, encoding: str) -> None:
    garbled = name.encode().decode("cp1252", "replace")
    text = TEXT.replace('encoding="UTF-8"', f'encoding="{encoding.upper()}"').replace("O&apos;Invented", garbled)
    path = tmp_path / "census.xml"
    path.write_bytes(text.encode(encoding))
    found = read_xml(path, CENSUS)
    assert [(one.row, one.rule, one.severity) for one in found.problems] == [(None, "xml.mojibake", Severity.WARNING)]
    assert "On line 8 letters look garbled" in found.problems[0].message
    assert garbled not in found.problems[0].message


@pytest.mark.parametrize("name", ["JOÃO", "ÂNGELA", "Ã", "Zoë \u2018Z\u2019 Łą"])
def test_names_that_only_resemble_garbled_ones_are_left_in_peace(tmp_path: Path, name: str) -> None:
    path = tmp_path / "census.xml"
    path.write_text(TEXT.replace("O&apos;Invented", name), encoding="utf-8")
    assert read_xml(path, CENSUS).problems == []
