"""JSON: one record an object of a list; what is damaged, made to do harm, or of no one list is refused in words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenlode.errors import Refused
from evenlode.formats.kinds import FileKind
from evenlode.formats.limits import Limits
from evenlode.formats.reading import peek, read_table

RECORDS: list[dict[str, Any]] = [
    {"id": "A1", "student": {"upn": "one", "house": {"name": "Red"}}, "late": None, "here": True, "share": 0.5},
    {"id": "A2", "student": {"upn": "two"}, "late": 12, "tags": ["x", {"y": 1}], "share": 2.0},
]
WHOLE = {"school": {"urn": 900001}, "data": RECORDS, "meta": {"page": {"more": False, "next": None}}}
HEADER = (
    "school.urn", "meta.page.more", "meta.page.next", "id", "student.upn", "student.house.name", "late", "here",
    "share", "tags",
)  # fmt: skip


def written(tmp_path: Path, value: Any, encoding: str = "utf-8") -> Path:
    """A value, or a text, as a file."""
    path = tmp_path / "a.json"
    path.write_bytes((value if isinstance(value, str) else json.dumps(value)).encode(encoding))
    return path


def test_an_object_is_a_record_and_what_stands_around_the_list_holds_for_each(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    found = peek(path)
    assert (found.kind, found.sheets[0].rows[0], len(found.sheets[0].rows)) == (FileKind.JSON, HEADER, 3)
    table = read_table(path)
    assert (table.header, table.records, table.unreadable, table.problems) == (HEADER, 2, 0, [])
    one, two = table.table.to_pylist()
    assert one == {
        "school.urn": "900001", "meta.page.more": "FALSE", "meta.page.next": "", "id": "A1", "student.upn": "one",
        "student.house.name": "Red", "late": "", "here": "TRUE", "share": "0.5", "tags": "", "__record": 1,
    }  # fmt: skip
    assert (two["late"], two["share"], two["tags"], two["__record"]) == ("12", "2", '["x",{"y":1}]', 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_list_may_be_all_there_is(tmp_path: Path, encoding: str) -> None:
    table = read_table(written(tmp_path, RECORDS, encoding))
    assert (table.records, table.header[0]) == (2, "id")


def test_the_list_may_stand_further_in(tmp_path: Path) -> None:
    table = read_table(
        written(tmp_path, {"answer": {"at": "2026-01-12", "records": RECORDS}, "codes": [1, 2], "none": []})
    )
    assert (table.records, table.header[:2]) == (2, ("answer.at", "id"))


def test_what_a_record_says_counts_before_what_stands_around(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, {"urn": "1", "data": [{"urn": "2"}, {"other": "3"}]}))
    assert table.table["urn"].to_pylist() == ["2", "1"]


def test_one_record_can_be_asked_for(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, WHOLE), only=2)
    assert table.table["id"].to_pylist() == ["A2"]


@pytest.mark.parametrize("text", ["half \ud800", "nothing \0"])
def test_letters_that_cannot_be_written_hold_their_record(tmp_path: Path, text: str) -> None:
    table = read_table(written(tmp_path, [{"a": "fit"}, {"a": text}]))
    assert (table.records, table.unreadable, table.problems[0].row, table.problems[0].rule) == (2, 1, 2, "json.record")


def test_a_text_that_is_too_long_holds_its_record(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, [{"a": "fit"}, {"a": "x" * 60}]), limits=Limits(max_cell=50))
    assert table.unreadable == 1
    assert "the most that is read is 50" in table.problems[0].message


BAD: dict[str, tuple[Callable[[str], str], str]] = {
    "cut short": (lambda text: text[:-20], "damaged or cut short"),
    "no list": (lambda _: '{"a": {"b": 1}}', "no list of records"),
    "an empty list": (lambda _: '{"data": []}', "no list of records"),
    "a list of numbers": (lambda _: '{"data": [1, 2]}', "no list of records"),
    "a list of some objects": (lambda _: '{"data": [{"a": 1}, 2]}', "no list of records"),
    "two lists": (lambda _: '{"a": [{"b": 1}], "c": {"d": [{"e": 1}]}}', "2 lists of records"),
    "one name twice": (lambda _: '[{"a": 1, "a": 2}]', "the same name twice"),
    "one name twice in two ways": (lambda _: '[{"a.b": 1, "a": {"b": 2}}]', "the same name twice"),
    "a long number": (lambda text: text.replace("12", "4" * 5000), "a number that is too large"),
    "a number beyond doubles": (lambda text: text.replace("0.5", "1e999"), "a number that is too large"),
    "no number": (lambda text: text.replace("0.5", "NaN"), "NaN where a number belongs"),
    "deeply nested": (lambda _: '[{"a": ' + "[" * 9000 + "]" * 9000 + "}]", "nested far deeper"),
    "half a letter in a name": (lambda _: '[{"\\ud800": 1}]', "letters that no encoding has"),
    "an empty letter in a name": (lambda _: '[{"a\\u0000": 1}]', "letters that no encoding has"),
    "nothing but lists": (lambda _: '{"a": [' + "[]," * 200_000 + "[]]}", "more lists"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_words(tmp_path: Path, kind: str) -> None:
    spoil, said = BAD[kind]
    path = written(tmp_path, spoil(json.dumps(WHOLE)))
    for act in (peek, read_table):
        with pytest.raises(Refused) as refused:
            act(path)
        assert said in refused.value.what
        assert "a.json" in refused.value.where
        assert refused.value.remedy.endswith(".")


def test_bytes_in_no_known_encoding_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is not UTF-8"):
        peek(written(tmp_path, '[{"a": "Pl\u00e2ce"}]', "latin-1"))


def test_a_file_that_is_too_large_to_be_read_whole_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="the most is") as refused:
        peek(written(tmp_path, WHOLE), Limits(max_part=100))
    assert "CSV UTF-8" in refused.value.remedy


@pytest.mark.parametrize("limits", [Limits(max_rows=1), Limits(max_columns=3)])
def test_too_many_records_or_names_are_refused(tmp_path: Path, limits: Limits) -> None:
    with pytest.raises(Refused, match=r"the most|more than"):
        read_table(written(tmp_path, WHOLE), limits=limits)
