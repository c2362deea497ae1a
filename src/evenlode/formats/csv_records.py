"""The records of a CSV file: text split into cells as exactly as Python's csv module splits it, line by line."""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from os import SEEK_END
from pathlib import Path

from evenlode.errors import Refused
from evenlode.formats.limits import Deadline, Limits

# where two stand equally often outside quotation marks, the one that is rarer within names is the delimiter
_DELIMITERS = "\t|;,"
_QUOTED = re.compile(r'"[^"]*"')
_CHECK_EVERY, _CHECK_LONG = 4096, 65_536  # lines; and each line of so many letters
_LINE_ENDS = b"\r\n\x1a"
END_OF_TEXT = "\x1a"
_HEADER_LINES = 100


class Records:
    """The records of a file, each with the line on which it begins; None where its quotation marks are wrong.

    Iterate once. A quotation mark that never closes, or closes lines later in the midst of a cell, swallows the
    records between: how many cannot be known, so the file is refused, naming the line where it opened.
    """

    def __init__(self, path: Path, encoding: str, header_row: int, limits: Limits, deadline: Deadline) -> None:
        self.size = 0  # characters in the record last given, as it stands in the file
        self.ended = True  # whether something ends the line that was read last
        self._began = 1  # the line on which the present record begins
        self._path, self._encoding, self._limits, self._deadline = path, encoding, limits, deadline
        self.delimiter = _delimiter(path, encoding, header_row)
        csv.field_size_limit(max(csv.field_size_limit(), 2 * limits.max_record))

    def __iter__(self) -> Iterator[tuple[int, list[str] | None]]:
        reader = csv.reader(self._lines(), delimiter=self.delimiter, strict=True)
        while True:
            self._began = line = reader.line_num + 1
            self.size = 0
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as fault:
                if reader.line_num > line or "unexpected end" in str(fault):
                    raise self._unclosed() from fault
                yield line, None
            else:
                yield line, cells

    def ends_its_lines(self) -> bool:
        """Whether something ends the file's last line, told from its last bytes."""
        width = 2 if self._encoding == "utf-16" else 1
        with self._path.open("rb") as stream:
            stream.seek(-width, SEEK_END)
            return any(byte in _LINE_ENDS for byte in stream.read())

    def _lines(self) -> Iterator[str]:
        most = self._limits.max_record
        with self._path.open(encoding=self._encoding, newline="") as stream:
            for number, line in enumerate(stream, start=1):
                self.size, self.ended = self.size + len(line), line.endswith(("\n", "\r", END_OF_TEXT))
                if self.size > most:
                    raise self._unclosed()
                if number % _CHECK_EVERY == 0 or len(line) > _CHECK_LONG:
                    self._deadline.check()
                yield line

    def _unclosed(self) -> Refused:
        line = self._wrong_line()
        return Refused(
            f'A quotation mark (") that opens on line {line} of {self._path.name} is not closed where its cell ends.',
            where=f"{self._path.name}, line {line}",
            remedy='Take it out, or close it; where it belongs to the text, double it (""). Then send the file again.',
        )

    def _wrong_line(self) -> int:
        """The line on which the quotation mark opens that is wrong in the present record."""
        with self._path.open(encoding=self._encoding, newline="") as stream:
            for _ in islice(stream, self._began - 1):
                pass
            text = stream.read(self._limits.max_record)
        before = text[: _wrong_mark(text, self.delimiter)]
        return self._began + before.count("\n") + before.count("\r") - before.count("\r\n")


def _wrong_mark(text: str, delimiter: str) -> int:
    """Where the quotation mark stands that never closes, or that closes in the midst of its cell.

    `text` begins with the record that holds it. A mark opens a cell only as its first letter, and is doubled within.
    """
    opened, inside, place = 0, False, text.find('"')
    while place >= 0:
        after = text[place + 1 : place + 2]
        if not inside and (place == 0 or text[place - 1] == delimiter):
            opened, inside = place, True
        elif inside and after == '"':
            place += 1
        elif inside:
            inside = False
            if after not in (delimiter, "\r", "\n", ""):
                break
        place = text.find('"', place + 1)
    return opened


def _delimiter(path: Path, encoding: str, header_row: int) -> str:
    """The sign between cells: the most frequent of the header outside quotation marks; a comma where there is none.

    Without a header row (0) the first line that holds any such sign decides.
    """
    with path.open(encoding=encoding, newline="") as stream:
        for line in islice(stream, max(0, header_row - 1), _HEADER_LINES + header_row):
            text = line
            while text.count('"') % 2 and len(text) < 1_000_000 and (more := stream.readline()):
                text += more
            bare = _QUOTED.sub("", text)
            found = max(_DELIMITERS, key=bare.count)
            if found in bare:
                return found
            if header_row:
                break
    return ","
