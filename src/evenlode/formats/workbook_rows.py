"""A workbook's sheet, row by row: every cell where the sheet says that it stands, or the sheet is refused.

The library would pass over a row that stands above one that it has already met, and cells right of the row's last, and
would take a text's number below nought from the end of the list of texts.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from evenlode.errors import Refused

_SAVE_AGAIN = "Open it in Excel, look whether all is there, save it as a new Excel workbook (.xlsx), and send that."


def numbered_rows(sheet: Any, where: str, last: int | None) -> Iterator[tuple[int, Sequence[object]]]:
    """The values of a sheet's rows, with their numbers from 1, as far as row `last`; a row that is not there is ().

    What the sheet says of its own size is not asked. Raises `Refused` where rows, or the cells of one, do not stand in
    their order; the library raises whatever else a damaged sheet happens to cause.
    """
    before = 0
    for number, cells in _parsed(sheet):
        if last is not None and number > last:
            return
        if number <= before:
            raise _out_of_order(f"{where}, row {number} after row {before}")
        yield from ((blank, ()) for blank in range(before + 1, number))
        yield number, _placed(cells, number, where)
        before = number


def _parsed(sheet: Any) -> Iterator[tuple[int, Sequence[Mapping[str, Any]]]]:
    """The rows as they stand in the sheet's part, each with its number and cells."""
    from openpyxl.worksheet._reader import WorkSheetParser  # slow library, imported late

    book = sheet.parent
    with sheet._get_source() as part:  # not public, but nothing public tells of a row that is passed over
        yield from WorkSheetParser(
            part,
            _Texts(sheet._shared_strings),
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        ).parse()


def _placed(cells: Sequence[Mapping[str, Any]], row: int, where: str) -> Sequence[object]:
    """The values of a row's cells, each in its column; None between them."""
    if not cells:
        return ()
    columns = [cell["column"] for cell in cells]
    if columns[0] < 1 or any(one >= other for one, other in pairwise(columns)):
        raise _out_of_order(f"{where}, row {row}")
    if any(cell["row"] != row for cell in cells):
        raise _out_of_order(f"{where}, row {row}, where a cell says that it stands in another")
    values: list[object] = [None] * columns[-1]
    for column, cell in zip(columns, cells, strict=True):
        values[column - 1] = cell["value"]
    return values


def _out_of_order(where: str) -> Refused:
    return Refused(
        "The rows or cells of the sheet do not stand in their order, as every program writes them.",
        where=where,
        remedy=_SAVE_AGAIN,
    )


class _Texts(list[Any]):
    """A workbook's shared texts, by their numbers from nought."""

    def __getitem__(self, number: Any) -> Any:
        if number < 0:
            raise IndexError("a text's number is below nought")
        return super().__getitem__(number)
