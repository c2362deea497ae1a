"""CSV files: what is split, what is left out with a reason, and what is refused."""

from pathlib import Path

import pytest

import hostile
from evenlode.errors import Refused, Severity
from evenlode.formats.kinds import FileKind, TextTable
from evenlode.formats.limits import Limits
from evenlode.formats.reading import peek, read_table


def written(folder: Path, content: bytes) -> Path:
    path = folder / "pupils.csv"
    path.write_bytes(content)
    return path


def rows_of(found: TextTable) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in found.header) for row in found.table.to_pylist()]


def records_of(found: TextTable) -> list[int]:
    return list(found.table.column("__record").to_pylist())


def rules_of(found: TextTable) -> list[tuple[int | None, str]]:
    return [(problem.row, problem.rule) for problem in found.problems]


def test_every_cell_comes_back_as_text(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, hostile.csv_bytes()))
    assert (found.kind, found.sheet, found.header) == (FileKind.CSV, "", hostile.ROWS[0])
    assert rows_of(found) == list(hostile.ROWS[1:])
    assert records_of(found) == [1, 2, 3]
    assert (found.records, found.unreadable, found.problems) == (3, 0, [])


def test_the_columns_are_texts_and_a_record_number(tmp_path: Path) -> None:
    schema = read_table(written(tmp_path, b"a,b\n1,\n")).table.schema
    assert [(field.name, str(field.type)) for field in schema] == [
        ("a", "string"),
        ("b", "string"),
        ("__record", "int64"),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_may_end_in_any_way(tmp_path: Path, end: str) -> None:
    found = read_table(written(tmp_path, hostile.csv_bytes(end=end)))
    assert rows_of(found) == list(hostile.ROWS[1:])
    assert [found.line_of(record) for record in (1, 2, 3)] == [2, 3, 4]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_says_what_stands_between_cells(tmp_path: Path, delimiter: str) -> None:
    content = f'a{delimiter}"b, or; c|d\te"{delimiter}f\n1{delimiter}2{delimiter}3\n'.encode()
    found = read_table(written(tmp_path, content))
    assert found.header == ("a", "b, or; c|d\te", "f")
    assert rows_of(found) == [("1", "2", "3")]


def test_one_column_needs_no_delimiter(tmp_path: Path) -> None:
    assert rows_of(read_table(written(tmp_path, b"school\nInvented Primary\n"))) == [("Invented Primary",)]


def test_cells_may_hold_lines_and_the_records_after_know_their_line(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, b'a,b\n1,"x\ny\r\nz"\n2,w\n\n3,v\n'))
    assert rows_of(found) == [("1", "x\ny\r\nz"), ("2", "w"), ("3", "v")]
    assert [found.line_of(record) for record in (1, 2, 3)] == [2, 5, 7]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("a,b|1,\u00e9|3,4|", []),
        ("a,b|1,\u00e9|3,4", [(2, "csv.unended")]),
        ("a,b|1,\u00e9|3,", [(2, "csv.unended")]),
        ("a,b|1,\u00e9|3|4,5", [(2, "csv.ragged"), (3, "csv.unended")]),
        ('a,b|1,"\u00e9"x,"2|3,4', [(1, "csv.quote"), (2, "csv.unended")]),
        ("a,b", []),
        ("a,b|1,\u00e9|\x1a", []),
        ("a,b|1,\u00e9\x1a", []),
    ],
)
def test_a_last_line_without_an_end_is_told(
    tmp_path: Path, encoding: str, end: str, text: str, rules: list[tuple[int, str]]
) -> None:
    found = read_table(written(tmp_path, text.replace("|", end).encode(encoding)))
    told = [(one.row, one.rule) for one in found.problems if one.rule != "csv.encoding"]
    assert told == rules


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a,b,c\n1,\u00e9,3\n4,5", "in cell 2 of 3"),
        ("a,b,c\n1,\u00e9,3\n4", "in cell 1 of 3"),
        ("a,b\n\u00e9", "in cell 1 of 2"),
    ],
)
def test_a_file_that_ends_within_a_line_is_refused_by_line_and_column(
    tmp_path: Path, encoding: str, text: str, cell: str
) -> None:
    with pytest.raises(Refused, match="it was cut short") as refused:
        read_table(written(tmp_path, text.encode(encoding)))
    assert cell in refused.value.what
    assert "column " in refused.value.where
    assert f"byte {len(text.encode(encoding))}" in refused.value.where
    assert "Export the file again" in refused.value.remedy


def test_a_ragged_record_is_left_out_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, b"a,b\n1,2\n3\n4,5,6\n7,8\n"))
    assert rows_of(found) == [("1", "2"), ("7", "8")]
    assert records_of(found) == [1, 4]
    assert rules_of(found) == [(2, "csv.ragged"), (3, "csv.ragged")]
    assert (found.records, found.unreadable) == (4, 2)
    assert found.problems[0].message == "Line 3 has 1 cell, and the row of column names has 2."
    assert found.problems[0].severity is Severity.ERROR


def test_a_cell_that_goes_on_after_its_closing_mark_is_left_out(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, b'a,b\n1,"x"y\n2,z\n'))
    assert (rows_of(found), rules_of(found)) == ([("2", "z")], [(1, "csv.quote")])


def test_a_mark_within_a_cell_that_has_none_at_its_start_is_a_letter(tmp_path: Path) -> None:
    assert rows_of(read_table(written(tmp_path, b'a,b\n1,5" pipe\n'))) == [("1", '5" pipe')]


def test_a_header_in_the_midst_is_left_out(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, b"a,b\n1,2\na,b\na,c\n"))
    assert rows_of(found) == [("1", "2"), ("a", "c")]
    assert rules_of(found) == [(2, "csv.header_again")]


def test_blank_lines_at_the_end_are_nothing(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, b"a,b\n1,2\n\n  \n\r\n"))
    assert (found.records, found.problems) == (1, [])


def test_blank_lines_between_are_passed_over_and_said(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, b"a,b\n1,2\n\n\n3,4\n"))
    assert records_of(found) == [1, 2]
    assert [(problem.rule, problem.severity) for problem in found.problems] == [("csv.blank_line", Severity.WARNING)]
    assert "2 blank lines among the records, the first on line 3" in found.problems[0].message


def test_a_record_of_blank_cells_is_a_record(tmp_path: Path) -> None:
    assert rows_of(read_table(written(tmp_path, b'a,b\n,\n"",""\n'))) == [("", ""), ("", "")]


def test_a_long_cell_is_left_out_and_nothing_else(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, hostile.long_cell_csv()))
    assert rows_of(found) == [("1", "2"), ("5", "6")]
    assert [(problem.row, problem.column, problem.rule) for problem in found.problems] == [(2, "b", "csv.long_cell")]
    assert "xxx" not in found.problems[0].message


def test_the_header_may_stand_further_down(tmp_path: Path) -> None:
    path = written(tmp_path, b"Return of invented pupils\n\nid;name\n1;Ng\n")
    assert peek(path).sheets[0].rows == (("Return of invented pupils",), (), ("id", "name"), ("1", "Ng"))
    found = read_table(path, header_row=3)
    assert (found.header, rows_of(found), records_of(found)) == (("id", "name"), [("1", "Ng")], [1])
    assert found.line_of(1) == 4


def test_a_blank_name_is_named_by_its_place(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, b",a, \n0,1,2\n")).header == ("(column 1)", "a", "(column 3)")


def test_a_name_that_stands_twice_is_numbered(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, b"a,b,a,a (2),a\n1,2,3,4,5\na,b,a,a (2),a\n"))
    assert found.header == ("a", "b", "a (3)", "a (2)", "a (4)")
    assert rows_of(found) == [("1", "2", "3", "4", "5")]
    assert rules_of(found) == [(2, "csv.header_again")]


@pytest.mark.parametrize(
    ("content", "said", "where"),
    [
        (b"a,__record\n1,2\n", "keeps for itself", "row 1"),
        (b"\n1,2\n", "is blank", "row 1"),
        (b'a,b\n1,"2\n3,4\n', "opens on line 2", "line 2"),
        (b'a,b\n"1\n1","2\n3,4\n', "opens on line 3", "line 3"),
        (b'a,b\n1,"2\n3,"4"\n', "opens on line 2", "line 2"),
        (b'a,b\n1,2\n3,"4', "opens on line 3", "line 3"),
        (b"a,b\n1,\0\n", "NUL", "byte 6, line 2"),
    ],
)
def test_what_cannot_be_told_apart_is_refused_with_its_place(
    tmp_path: Path, content: bytes, said: str, where: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_table(written(tmp_path, content))
    assert said in refused.value.what
    assert "pupils.csv" in refused.value.where
    assert where in refused.value.where
    assert refused.value.remedy


def test_one_record_may_be_read_alone(tmp_path: Path) -> None:
    path = written(tmp_path, b'a,b\n1,"x\ny"\n2\n\n3,z\n')
    found = read_table(path, only=3)
    assert (rows_of(found), records_of(found), found.problems) == ([("3", "z")], [3], [])
    assert (found.records, found.line_of(3)) == (1, 6)
    left_out = read_table(path, only=2)
    assert (left_out.records, left_out.unreadable, rules_of(left_out)) == (1, 1, [(2, "csv.ragged")])
    assert read_table(path, only=9).records == 0


def test_limits_hold_for_columns_records_and_problems(tmp_path: Path) -> None:
    path = written(tmp_path, b"a,b\n1,2\n3\n4\n")
    with pytest.raises(Refused, match="2 columns"):
        read_table(path, limits=Limits(max_columns=1))
    with pytest.raises(Refused, match="more than 2 records"):
        read_table(path, limits=Limits(max_rows=2))
    with pytest.raises(Refused, match="more than 1 problems") as refused:
        read_table(path, limits=Limits(max_problems=1))
    assert "Line 3" in refused.value.remedy
    with pytest.raises(Refused, match="too large"):
        read_table(path, limits=Limits(max_bytes=5))


def test_a_quotation_mark_that_runs_away_is_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, b'a,b\n1,2\n3,"' + b"x\n" * 50_000)
    with pytest.raises(Refused, match="opens on line 3"):
        read_table(path, limits=Limits(max_cell=1000))


def test_a_line_without_end_is_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, b"a,b\n" + b"x" * (3 * hostile.MB))
    with pytest.raises(Refused, match="holds a line of more than"):
        peek(path, limits=Limits(max_cell=1000))


def test_peek_shows_thirty_rows_and_says_where_marks_are_wrong(tmp_path: Path) -> None:
    path = written(tmp_path, b'a,b\n1,"x"y\n' + b"1,2\n" * 100)
    sheet = peek(path).sheets[0]
    assert len(sheet.rows) == 30
    assert sheet.rows[:3] == (("a", "b"), ("(a record whose quotation marks are wrong)",), ("1", "2"))


def test_many_records_keep_their_order_over_batches(tmp_path: Path) -> None:
    lines = "".join(f"{number},é{number}\n" for number in range(1, 5001))
    found = read_table(written(tmp_path, f"a,b\n{lines}".encode()))
    assert records_of(found) == list(range(1, 5001))
    assert found.table.column("b").to_pylist() == [f"é{number}" for number in range(1, 5001)]
