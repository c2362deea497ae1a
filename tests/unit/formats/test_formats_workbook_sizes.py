"""What is counted of a workbook's parts before they are read: the same in whatever pieces they come."""

import pytest

from evenlode.formats.workbook_sizes import (
    MOST_MARKS,
    MOST_OPEN,
    MOST_ROWS,
    MOST_SHEETS,
    BookCount,
    PartCount,
    SheetCount,
    TextsCount,
    in_strange_encoding,
)

MANY = MOST_MARKS // 2 + 1
CROWDED: dict[str, tuple[bytes, str]] = {
    "cells": (b"<row>" + b"<c></c>" * MANY + b"</row>", "cells in one row"),
    "prefixed": (b"<x:row r='1'>" + b"<x:c/>" * 2 * MANY + b"</x:row>", "cells in one row"),
    "outside": (b"<row/>" + b"<c></c>" * MANY, "elements outside of its rows"),
    "between": ((b"<row></row>" + b"<c/>" * 100) * (MOST_MARKS // 100 + 1), "elements outside of its rows"),
    "rows": (b"<row/>" * (MOST_ROWS + 1) + b"<end", "rows"),
    "comments": (b"<row>" + b"<!--</row>--><c/>" * 1001, "comments"),
    "utf-16": (("<row>" + "<c/>" * 2 * MANY).encode("utf-16"), "elements outside of its rows"),
}


def counted(content: bytes, size: int, count: PartCount | SheetCount) -> str:
    """What there is too much of in a part that comes in pieces of a size."""
    for start in range(0, len(content), size):
        count.take(content[start : start + size])
        if count.too_many:
            break
    return count.too_many


@pytest.mark.parametrize("size", [1 << 20, 4099])
@pytest.mark.parametrize("kind", CROWDED)
def test_a_crowded_sheet_is_found_in_whatever_pieces(kind: str, size: int) -> None:
    content, said = CROWDED[kind]
    assert counted(content, size, SheetCount()) == said


@pytest.mark.parametrize("size", [1 << 20, 4099])
def test_as_many_cells_as_real_sheets_have_are_none_too_many(size: int) -> None:
    rows = b"".join(b'<row r="%d">' % number + b"<c><v>1</v></c>" * 2000 + b"</row>" for number in range(100))
    assert counted(b"<sheetData>" + rows + b"</sheetData>", size, SheetCount()) == ""


def test_elements_and_sheets_of_other_parts_are_counted() -> None:
    assert counted(b"<a/>" * MOST_MARKS, 1000, PartCount()) == ""
    assert counted(b"<a/>" * (MOST_MARKS + 1), 1000, PartCount()) == "elements"
    assert counted(b"<sheets>" + b"<sheet/>" * MOST_SHEETS, 1 << 20, BookCount()) == ""
    assert counted(b"<sheets>" + b"<x:sheet />" * (MOST_SHEETS + 1), 1 << 20, BookCount()) == "sheets"


@pytest.mark.parametrize(
    ("start", "strange"),
    [
        (b"<a/>", False),
        (b"<?xml version='1.0'?><a/>", False),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?><a/>", False),
        (b"<?xml version='1.0' encoding = \"cp037\"?>", True),
    ],
)
def test_an_encoding_that_hides_tags_is_strange(start: bytes, strange: bool) -> None:
    assert in_strange_encoding(start) is strange


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_shared_texts_may_be_many_and_not_stand_in_each_other(size: int) -> None:
    texts = b'<si><t>a</t></si><si><r><b/><t a="b"/></r></si>' * (20 * size)
    assert counted(b"<sst>" + texts, size, TextsCount()) == ""
    assert counted(b"<si>" * MOST_OPEN, size, TextsCount()) == ""
    assert counted(b"<si>/>" * (MOST_OPEN + 1), size, TextsCount()) == "elements in each other"
    assert counted(texts.decode().encode("utf-16-le") * 3, 999, TextsCount()) == ""
