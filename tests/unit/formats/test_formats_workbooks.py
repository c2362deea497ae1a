"""Excel workbooks: cells as a person sees them, sheets by name, and workbooks made to do harm."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

import hostile
from evenlode.errors import NotFound, Refused
from evenlode.formats.kinds import FileKind
from evenlode.formats.limits import Limits
from evenlode.formats.reading import peek, read_table
from hostile_workbooks import cell, row, sheet_of


def moment(text: str) -> datetime:
    """A moment without a time zone, as files hold them."""
    return datetime.fromisoformat(text)


def written(folder: Path, content: bytes) -> Path:
    path = folder / "pupils.xlsx"
    path.write_bytes(content)
    return path


def workbook(folder: Path, sheets: dict[str, list[list[object]]], hidden: str = "") -> Path:
    return written(folder, hostile.workbook_bytes(sheets, hidden))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (931, "931"),
        (931.0, "931"),
        (36.8, "36.8"),
        (1 / 3, "0.3333333333333333"),
        (1e12, "1000000000000"),
        (-4, "-4"),
        ("0042", "0042"),
        (True, "TRUE"),
        (False, "FALSE"),
        (None, ""),
        ("", ""),
        ("Zoë", "Zoë"),
        (date(2026, 9, 1), "2026-09-01"),
        (moment("2026-09-01 00:00"), "2026-09-01"),
        ("#N/A", "#N/A"),
        (moment("2026-09-01 08:45"), "2026-09-01 08:45:00"),
        (time(8, 45), "08:45:00"),
        (timedelta(hours=26, minutes=30), "26:30:00"),
    ],
)  # fmt: skip - a little table
def test_cells_are_shown_as_a_person_sees_them(tmp_path: Path, value: object, text: str) -> None:
    found = read_table(workbook(tmp_path, {"Pupils": [["value", "end"], [value, "x"]]}))
    assert found.table.column("value").to_pylist() == [text]


def test_records_are_numbered_by_their_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Return of invented pupils"], ["id", "name"], [1, "Ng"], [], [None, None], [2]]
    found = read_table(workbook(tmp_path, {"Pupils": rows}), header_row=2)
    assert (found.kind, found.sheet, found.header) == (FileKind.XLSX, "Pupils", ("id", "name"))
    assert found.table.to_pylist() == [{"id": "1", "name": "Ng", "__record": 1}, {"id": "2", "name": "", "__record": 4}]
    assert (found.records, found.unreadable, found.line_of(4)) == (2, 0, 6)


def test_cells_beside_the_table_and_a_second_header_are_left_out(tmp_path: Path) -> None:
    found = read_table(workbook(tmp_path, {"Pupils": [["a", "b"], [1, 2, 3], ["a", "b"], [4, 5]]}))
    assert [(problem.row, problem.rule) for problem in found.problems] == [(1, "xlsx.ragged"), (2, "xlsx.header_again")]
    assert found.table.column("__record").to_pylist() == [3]
    assert (found.records, found.unreadable) == (3, 2)


def test_a_name_that_stands_twice_is_numbered(tmp_path: Path) -> None:
    found = read_table(workbook(tmp_path, {"Pupils": [["a", None, "a"], [1, 2, 3], ["a", None, "a"]]}))
    assert found.header == ("a", "(column 2)", "a (2)")
    assert (found.records, found.unreadable) == (2, 1)


def test_a_long_cell_is_left_out(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Pupils": [["a"], ["x" * 50], ["y"]]})
    found = read_table(path, limits=Limits(max_cell=20))
    assert [(problem.row, problem.column, problem.rule) for problem in found.problems] == [(1, "a", "xlsx.long_cell")]
    assert found.table.column("a").to_pylist() == ["y"]


def test_sheets_are_chosen_by_name_and_hidden_ones_are_said(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Old": [["a"], [1]], "New": [["b"], [2]]}, hidden="Old")
    found = peek(path)
    assert [(sheet.name, sheet.rows, sheet.hidden) for sheet in found.sheets] == [
        ("Old", (("a",), ("1",)), True),
        ("New", (("b",), ("2",)), False),
    ]
    assert found.notes == ("Sheet 1 is hidden.",)
    assert read_table(path).sheet == "New"
    assert read_table(path, sheet="Old").notes == ("Sheet 1 is hidden.",)
    with pytest.raises(NotFound) as missing:
        read_table(path, sheet="Older")
    assert missing.value.remedy == "did you mean 'Old'?"
    with pytest.raises(NotFound) as missing:
        read_table(path, sheet="Ada Invented")
    assert (missing.value.where, "Old" in missing.value.remedy) == ("pupils.xlsx, 2 sheets", False)


def test_one_record_may_be_read_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Pupils": [["a"], [1], [2], [3]]})
    assert read_table(path, only=2).table.to_pylist() == [{"a": "2", "__record": 2}]
    assert read_table(path, only=9).records == 0


@pytest.mark.parametrize(
    ("rows", "said"), [([[None], [1]], "is blank"), ([["a", "__record"], [1, 2]], "keeps for itself"), ([], "is blank")]
)
def test_headers_that_cannot_be_read_are_refused(tmp_path: Path, rows: list[list[object]], said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_table(workbook(tmp_path, {"Pupils": rows}))
    assert said in refused.value.what
    assert refused.value.where == "pupils.xlsx, sheet 1, row 1"


def with_formula(cell: str) -> bytes:
    honest = hostile.workbook_bytes({"Pupils": [["a", "b"], [1, 2]]})
    sheet = hostile.part(honest, "xl/worksheets/sheet1.xml").decode()
    start = sheet.index('<c r="B2"')
    end = sheet.index("</c>", start) + 4
    return hostile.with_part(honest, "xl/worksheets/sheet1.xml", (sheet[:start] + cell + sheet[end:]).encode())


def test_a_formula_is_its_stored_result(tmp_path: Path) -> None:
    path = written(tmp_path, with_formula('<c r="B2"><f>A2*2.5</f><v>2.5</v></c>'))
    assert read_table(path).table.column("b").to_pylist() == ["2.5"]


def test_a_stored_result_may_be_blank(tmp_path: Path) -> None:
    path = written(tmp_path, with_formula('<c r="B2" t="str"><f>IF(A2=1,"","x")</f><v></v></c>'))
    assert read_table(path).table.column("b").to_pylist() == [""]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><f>A2*2</f></c>', '<c r="B2" s="1"><f t="shared" si="0"/></c>', '<c r="B2"> <f/> </c>',
        '<c r="B2"><f>A2*2</f><v></v></c>', '<c r="B2"><f>A2*2</f><v /></c>', '<c r="B2" t="str"><f>A2*2</f></c>',
    ],
)  # fmt: skip
def test_a_formula_that_was_never_worked_out_is_refused_not_blank(tmp_path: Path, cell: str) -> None:
    path = written(tmp_path, with_formula(cell))
    assert "formulas whose results are not stored" in peek(path).notes[0]
    with pytest.raises(Refused, match="would be read as blank") as refused:
        read_table(path)
    assert "cell B2" in refused.value.where
    assert "let it calculate" in refused.value.remedy


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (hostile.entity_bomb_workbook, "defines XML entities"),
        (lambda: hostile.entity_bomb_workbook("utf-16"), "defines XML entities"),
        (hostile.external_entity_workbook, "defines XML entities"),
        (lambda: hostile.workbook_bomb(20 * hostile.MB), "times its size"),
        (lambda: hostile.far_cell_workbook(2, "XFD"), "16,384 columns"),
        (lambda: hostile.far_cell_workbook(2, "ZZZZZ"), "damaged or made wrongly"),
        (lambda: hostile.with_part(hostile.workbook_bytes(), "xl/workbook.xml", b"<workbook"), "not whole"),
        (lambda: hostile.with_part(hostile.workbook_bytes(), "xl/workbook.xml", b"<a/>"), "no sheet with cells"),
    ],
)
def test_workbooks_made_to_do_harm_are_refused(tmp_path: Path, made: Callable[[], bytes], said: str) -> None:
    path = written(tmp_path, made())
    for act in (peek, read_table):
        with pytest.raises(Refused) as refused:
            act(path)
        assert said in refused.value.what
        assert "pupils.xlsx" in refused.value.where


HEAD = row(1, cell("A1", "Pupil"), cell("B1", "Mark"))


@pytest.mark.parametrize(
    "rows",
    [
        HEAD + row(3, cell("A3", "1")) + row(2, cell("A2", "2")),
        HEAD + row(2, cell("A2", "1")) + row(2, cell("A2", "2")),
        HEAD + row(2, cell("B2", "/"), cell("A2", "1")),
        HEAD + row(2, cell("A2", "1"), cell("A2", "2")),
        HEAD + row(2, cell("A3", "1")) + row(3, cell("A2", "2")),
        HEAD + row(0, cell("A0", "1")),
        HEAD + row(-1, cell("", "1")),
    ],
)
def test_rows_and_cells_that_do_not_stand_in_their_order_are_refused_and_none_is_lost(
    tmp_path: Path, rows: str
) -> None:
    path = written(tmp_path, sheet_of(rows))
    for act in (peek, read_table):
        with pytest.raises(Refused, match=r"their order|damaged or made wrongly") as refused:
            act(path)
        assert "sheet 1" in refused.value.where


def test_rows_and_cells_may_leave_out_where_they_stand(tmp_path: Path) -> None:
    rows = HEAD + row("", cell("", "1"), cell("", "/")) + row(4, cell("", "2"), cell("B4", "N"))
    found = read_table(written(tmp_path, sheet_of(rows)))
    assert found.table.to_pylist() == [
        {"Pupil": "1", "Mark": "/", "__record": 1},
        {"Pupil": "2", "Mark": "N", "__record": 3},
    ]


@pytest.mark.parametrize("number", ["-1", "1", "x"])
def test_a_text_that_is_not_in_the_list_of_texts_is_no_other(tmp_path: Path, number: str) -> None:
    path = written(tmp_path, sheet_of(HEAD + row(2, cell("A2", number, "s")), ["only"]))
    with pytest.raises(Refused, match="damaged or made wrongly"):
        read_table(path)


def test_a_row_too_far_down_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than 1,048,576 rows"):
        read_table(written(tmp_path, hostile.far_cell_workbook()))


def test_what_a_sheet_says_of_its_own_size_is_not_believed(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, hostile.boundless_workbook()))
    assert (found.header, found.records) == (hostile.ROWS[0], 3)


def test_one_long_text_in_every_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="MB of text"):
        read_table(written(tmp_path, hostile.repeated_text_workbook()))


def test_a_part_that_would_be_read_whole_is_held_to_its_limit(tmp_path: Path) -> None:
    path = written(tmp_path, hostile.workbook_bytes())
    with pytest.raises(Refused, match="would have to be read whole"):
        read_table(path, limits=Limits(max_part=100))
