"""Ways in which a file's text and bytes go wrong: encodings, quotation marks, cuts, what was joined to it."""

import re
from collections.abc import Callable
from dataclasses import replace

from corrupt import faults
from corrupt.bases import text_of
from corrupt.faults import Spoilt
from hostile import noise, with_part, zip_bytes
from hostile import part as workbook_part

# --- of the text


def replaced(file: Spoilt, old: str, new: str) -> None:
    """A text in place of another, where it stands first."""
    assert old in file.as_text(), old
    file.text = file.as_text().replace(old, new, 1)


def in_record(file: Spoilt, pattern: str, new: str) -> None:
    """A change within the line of one record."""
    lines = file.as_text().splitlines(keepends=True)
    at = file.record if file.base.rows else faults.pupil_lines([line.rstrip() for line in lines])[file.record - 1]
    assert re.search(pattern, lines[at]), (pattern, lines[at])
    lines[at] = re.sub(pattern, lambda _: new, lines[at], count=1)
    file.text = "".join(lines)


def ends(file: Spoilt, end: str) -> None:
    """Lines that end in another way."""
    file.text = file.as_text().replace("\r\n", "\n").replace("\n", end)


def tail(file: Spoilt, text: str) -> None:
    """Something after the last line."""
    file.text = file.as_text() + text


def delimiter(file: Spoilt, sign: str) -> None:
    """Another sign between cells."""
    file.text = file.as_text().replace(",", sign)


def long_cell(file: Spoilt, letters: int) -> None:
    """A cell of very many letters at the beginning of one record."""
    lines = file.as_text().splitlines(keepends=True)
    at = file.record if file.base.rows else faults.pupil_lines([line.rstrip() for line in lines])[file.record - 1]
    begin = 0 if file.base.rows else lines[at].index("<Surname>") + len("<Surname>")
    lines[at] = lines[at][:begin] + "x" * letters + lines[at][begin:]
    file.text = "".join(lines)


def long_line(file: Spoilt, letters: int) -> None:
    """All of the file, and many letters more, on one line."""
    file.text = file.as_text().replace("\r\n", " ") + "x" * letters


def more(file: Spoilt, times: int) -> None:
    """The last record again and again."""
    lines = file.as_text().splitlines(keepends=True)
    file.text = "".join(lines) + lines[-1] * times


# --- of the bytes


def encoded(file: Spoilt, encoding: str) -> None:
    """The text in another encoding."""
    file.content = file.as_text().encode(encoding, "replace")


def half_encoded(file: Spoilt, encoding: str) -> None:
    """The second half of the text in another encoding, as when two exports were joined."""
    text = file.as_text()
    half = text.index("\n", len(text) // 2) + 1
    file.content = text[:half].encode() + text[half:].encode(encoding, "replace")


def cut(file: Spoilt, percent: float) -> None:
    """Only the first bytes."""
    file.content = file.as_bytes()[: int(len(file.as_bytes()) * percent / 100)]


def cut_off(file: Spoilt, count: int) -> None:
    """The last bytes missing."""
    file.content = file.as_bytes()[:-count]


def put(file: Spoilt, hex_digits: str) -> None:
    """Some bytes put into the midst."""
    half = len(file.as_bytes()) // 2
    file.content = file.as_bytes()[:half] + bytes.fromhex(hex_digits) + file.as_bytes()[half:]


def over(file: Spoilt, count: int) -> None:
    """Some bytes in the midst turned to noise."""
    half = len(file.as_bytes()) // 2
    file.content = file.as_bytes()[:half] + noise(count) + file.as_bytes()[half + count :]


def after(file: Spoilt, count: int) -> None:
    """Noise after the end."""
    file.content = file.as_bytes() + noise(count)


def before(file: Spoilt, hex_digits: str) -> None:
    """Some bytes before the beginning."""
    file.content = bytes.fromhex(hex_digits) + file.as_bytes()


def only(file: Spoilt, what: str) -> None:
    """Something else altogether under the file's name."""
    file.content = OTHER[what]()


def zipped(file: Spoilt, times: int) -> None:
    """The file in a zip, perhaps with copies of it."""
    name = file.base.name
    file.content = zip_bytes({f"{number} {name}" if number else name: file.as_bytes() for number in range(times)})
    file.base = replace(file.base, name="sent.zip")


def part(file: Spoilt, name: str, old: str, new: str) -> None:
    """A change of text in one part of a workbook."""
    inside = workbook_part(file.as_bytes(), name)
    assert old.encode() in inside, old
    file.content = with_part(file.as_bytes(), name, inside.replace(old.encode(), new.encode(), 1))


OTHER: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "noise": noise,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + noise(200),
    "a PDF": lambda: b"%PDF-1.7\n" + noise(200),
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(2000),
    "a web page": lambda: b"<html><body><table><tr><td>UPN</td></tr></table></body></html>",
    "blank lines": lambda: b"\r\n" * 40,
    "a letter": lambda: b"Dear colleague,\r\nplease find attached our register.\r\nKind regards\r\nThe office\r\n",
}


def as_csv(file: Spoilt) -> None:
    """A workbook's table as CSV under the workbook's name."""

    file.content = text_of(file.base).encode()
