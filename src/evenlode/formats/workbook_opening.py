"""The library's own reader of workbooks, without what takes it long and tells us nothing.

Of each text that cells share the library makes an object of a class of its own, with all that one can have; and it goes
through a whole sheet to find out its size, where the sheet does not say it at the start. It is imported where a
workbook is opened: it is a slow one.
"""

from collections.abc import Iterator
from typing import Any

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

SHARED, PLAIN = f"{{{SHEET_MAIN_NS}}}si", f"{{{SHEET_MAIN_NS}}}t"
ESCAPED = "x005F_"  # what the library takes out of every text, so that `_x005F_` is an underscore


class Sheet(ReadOnlyWorksheet):
    """A sheet whose size is not asked."""

    def _get_size(self) -> None:
        """Leave it unknown."""


class Reader(ExcelReader):
    """Reads a workbook as the library does, but for texts and sizes."""

    def read_worksheets(self) -> None:
        """Find the sheets, to be read later."""
        book: Any = self.wb
        listed: Any = self.parser.find_sheets()
        for sheet, part in listed:
            if part.target in self.valid_files and "chartsheet" in part.Type:
                self.read_chartsheet(sheet, part)
            elif part.target in self.valid_files:
                found = Sheet(book, sheet.name, part.target, self.shared_strings)
                found.sheet_state = sheet.state
                book._sheets.append(found)

    def read_strings(self) -> None:
        """Read the texts that cells share."""
        package: Any = self.package  # of whose parts the library's stubs say little
        part = package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(texts_in(source))


def open_workbook(stream: Any) -> Any:
    """The workbook of a stream, to be read row by row, with the results of its formulas."""
    reader = Reader(stream, read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def texts_in(source: Any) -> Iterator[str]:
    """The texts of a part of shared texts, as the library reads them."""
    for _event, node in iterparse(source):
        if node.tag == SHARED:
            yield text_of(node).replace(ESCAPED, "")
            node.clear()


def text_of(node: Any) -> str:
    """A shared text: what stands in it plainly; of one with formats or a reading aid, what the library finds."""
    if len(node) == 1 and node[0].tag == PLAIN and not node.attrib:
        return node[0].text or ""
    found: Any = Text.from_tree(node)
    return str(found.content)
