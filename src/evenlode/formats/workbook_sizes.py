"""How much a workbook's parts hold, counted piece by piece before the library builds any of them in memory.

The library keeps every element of a part until it has read all of it, but for those within a row of a sheet, which it
keeps until the row ends. So elements are counted, by their `<`: in a sheet those of each row and those outside of rows.
"""

import re

MOST_MARKS = 200_000
"""So many `<` may stand in a part that is read whole, in a sheet outside of its rows, and in one row; real ones have
fewer."""

MOST_OF_TEXTS = 4_000_000  # those of a million shared texts
MOST_OPEN = 10_000  # so many elements stand in each other, and signs that only look like one; real ones are five deep
MOST_ROWS = 1_048_576  # of one sheet, by Excel's own limit
MOST_SHEETS = 1000
_MOST_SECTIONS = 1000  # comments, instructions, CDATA: no program writes any into a sheet
_LONGEST_TAG = 65_536
_ROW = re.compile(rb"<(/?)(?:[\w.-]+:)?row(?=[\s/>])[^<>]*?(/?)>")
_EMPTY = re.compile(rb"<[^<>/][^<>]*/>")
_SHEET = re.compile(rb"<(?:[\w.-]+:)?sheet[\s/>]")
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")


def in_strange_encoding(start: bytes) -> bool:
    """Whether a part, of which this is the start, says that its letters are written in a way that hides its tags."""
    found = _DECLARED.match(start.removeprefix(b"\xef\xbb\xbf"))
    return found is not None and found[1].lower() not in _ENCODINGS


class PartCount:
    """The count of a part that is read whole: `too_many` says what there is too much of, or ""."""

    def __init__(self, most: int = MOST_MARKS) -> None:
        self.too_many = ""
        self._most, self._marks = most, 0

    def take(self, piece: bytes) -> None:
        """Count the next bytes of the part."""
        self._marks += piece.count(b"<")
        if self._marks > self._most:
            self.too_many = "elements"


class TextsCount(PartCount):
    """The count of the shared texts: the library lets go of each text that has ended, and of none that has not."""

    def __init__(self) -> None:
        super().__init__(MOST_OF_TEXTS)
        self._open, self._carried = 0, b""

    def take(self, piece: bytes) -> None:
        """Count the next bytes of the part, and whole tags alone: one that has not ended yet is carried on."""
        super().take(piece)
        text = self._carried + piece.replace(b"\0", b"")  # in UTF-16 every sign of a tag has one
        end = max(text.rfind(b">") + 1, len(text) - _LONGEST_TAG)
        self._carried, whole = text[end:], text[:end]
        ended = 2 * whole.count(b"</") + len(_EMPTY.findall(whole))
        self._open += whole.count(b"<") - ended
        if self._open > MOST_OPEN:
            self.too_many = "elements in each other"


class BookCount(PartCount):
    """The count of the part that lists the sheets: for each the library goes through all others."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets = 0

    def take(self, piece: bytes) -> None:
        """Count the next bytes of the part."""
        super().take(piece)
        self._sheets += len(_SHEET.findall(piece))
        if self._sheets > MOST_SHEETS:
            self.too_many = "sheets"


class SheetCount:
    """The count of a sheet: `too_many` says what there is too much of, or ""."""

    def __init__(self) -> None:
        self.too_many = ""
        self._rows = self._here = self._outside = self._sections = 0
        self._is_inside = False
        self._carried = b""

    def take(self, piece: bytes) -> None:
        """Count the next bytes of the part, and whole tags alone: one that has not ended yet is carried on."""
        text = self._carried + piece
        end = text.rfind(b"<")
        end = len(text) if end < 0 or len(text) - end > _LONGEST_TAG else end
        self._carried = text[end:]
        self._sections += text.count(b"<!", 0, end) + text.count(b"<?", 0, end)
        at = 0
        for found in _ROW.finditer(text, 0, end):
            self._add(text.count(b"<", at, found.start()))
            at = found.end()
            if found[1]:
                self._is_inside = False
            else:
                self._rows, self._here, self._is_inside = self._rows + 1, 0, not found[2]
        self._add(text.count(b"<", at, end))
        self._judge()

    def _add(self, marks: int) -> None:
        if self._is_inside:
            self._here += marks
            if self._here > MOST_MARKS:
                self.too_many = "cells in one row"
        else:
            self._outside += marks

    def _judge(self) -> None:
        if self._outside > MOST_MARKS:
            self.too_many = "elements outside of its rows"
        if self._sections > _MOST_SECTIONS:
            self.too_many = "comments"
        if self._rows > MOST_ROWS:
            self.too_many = "rows"
