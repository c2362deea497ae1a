"""How the letters of a text file are written as bytes: found out from all of its bytes, never guessed in silence."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from evenlode.errors import Refused
from evenlode.formats.limits import MB, Deadline, Limits

_PIECE = MB
_RESAVE = (
    "Export it again from the system that made it. If it was opened in Excel, save it there as 'CSV UTF-8 (Comma "
    "delimited)'. Then send that."
)
_UNMARKED_SHARE = 3  # of text in UTF-16 nearly every second byte is empty
_NO_LETTERS = "It holds bytes that are no letter, neither in UTF-8 nor in Windows text (cp1252): it may be damaged"
_TWO_WAYS = "From here on its letters are not written as before, in UTF-8, as where two files were joined"
_UNMARKED = "It seems to be saved as 'Unicode' text (UTF-16) without the mark that says so"
_EMPTY_BYTE = "It holds an empty byte (NUL), which no letter is: it may be damaged"

# what UTF-8's two bytes and more look like when they were once read as cp1252 ("Ã©" for é, "â€™" for an apostrophe),
# and the mark that a program leaves where it could not read a letter
_TRAIL = "\u0080-\u00bf" + "".join(sorted(set(bytes(range(0x80, 0xA0)).decode("cp1252", "ignore"))))
MOJIBAKE = re.compile(f"[ÂÃÄÅ][{_TRAIL}]|â[€\u0080][{_TRAIL}]|\ufffd")


@dataclass(frozen=True)
class TextEncoding:
    """The character encoding of a whole file: its name for `open`, and whether letters in it look garbled."""

    name: str
    garbled: bool


def encoding_of(path: Path, limits: Limits, deadline: Deadline) -> TextEncoding:
    """The encoding in which every byte of the file can be read: by its mark, else UTF-8, else cp1252.

    Raises `Refused` for bytes that no such encoding has, for NUL bytes, for a file cut within a letter and for lines
    that do not end.
    """
    marked = _marked(path)
    if marked:
        name = marked.removesuffix("-sig").upper()
        return _read_through(path, marked, limits, deadline, f"It is marked as {name}, but not all of it is {name}")
    try:
        return _scan(path, "utf-8", limits, deadline)
    except _NotThisEncoding as fault:
        if fault.after_letters:
            said = "The file ends within a letter, so it was cut short" if fault.at_the_end else _TWO_WAYS
            raise _bad_byte(path, fault.offset, said) from fault
        return _read_through(path, "cp1252", limits, deadline, _NO_LETTERS)


class _NotThisEncoding(Exception):
    """A byte that no letter is made of, perhaps `at_the_end`, perhaps `after_letters` that are beyond ASCII."""

    def __init__(self, offset: int, *, at_the_end: bool, after_letters: bool) -> None:
        super().__init__(offset)
        self.offset, self.at_the_end, self.after_letters = offset, at_the_end, after_letters


def _marked(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.read(4)
    if head in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        raise _bad_byte(path, 0, "Its letters are written as UTF-32, which is not read here")
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    return "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""


def _read_through(path: Path, encoding: str, limits: Limits, deadline: Deadline, said: str) -> TextEncoding:
    try:
        return _scan(path, encoding, limits, deadline)
    except _NotThisEncoding as fault:
        raise _bad_byte(path, fault.offset, said) from fault


def _scan(path: Path, encoding: str, limits: Limits, deadline: Deadline) -> TextEncoding:
    """Decode the whole file in pieces, to see that it can be done and what the text is like."""
    decoder = codecs.getincrementaldecoder(encoding.removesuffix("-sig"))("strict")
    garbled, beyond_ascii, tail, line_began = False, False, "", 0
    with path.open("rb") as stream:
        read = 0
        while True:
            deadline.check()
            piece = stream.read(_PIECE)
            text = _decoded(decoder, piece, read, beyond_ascii)
            _refuse_nul(path, piece, text, read)
            if not text.isascii():
                beyond_ascii = True
                garbled = garbled or bool(MOJIBAKE.search(tail + text))
            tail, read = text[-2:], read + len(piece)
            line_began = read if "\n" in text or "\r" in text else line_began
            _refuse_endless_line(path, line_began, read, limits)
            if not piece:
                return TextEncoding(encoding, garbled)


def _decoded(decoder: codecs.IncrementalDecoder, piece: bytes, read: int, beyond_ascii: bool) -> str:
    pending = len(decoder.getstate()[0])
    try:
        return decoder.decode(piece, final=not piece)
    except UnicodeDecodeError as fault:
        after_letters = beyond_ascii or not fault.object[: fault.start].isascii()
        offset = read - pending + fault.start
        raise _NotThisEncoding(offset, at_the_end=not piece, after_letters=after_letters) from fault


def _refuse_nul(path: Path, piece: bytes, text: str, read: int) -> None:
    if "\0" in text:
        said = _UNMARKED if text.count("\0") * _UNMARKED_SHARE > len(text) else _EMPTY_BYTE
        raise _bad_byte(path, read + max(0, piece.find(b"\0")), said)


def _refuse_endless_line(path: Path, line_began: int, read: int, limits: Limits) -> None:
    if read - line_began > limits.max_record:
        raise Refused(
            f"{path.name} holds a line of more than {limits.max_record:,} bytes.",
            where=f"{path.name}, byte {line_began}",
            remedy="Check that this is the right file; if it is, export it again with one record on each line.",
        )


def _bad_byte(path: Path, offset: int, said: str) -> Refused:
    return Refused(
        f"{path.name} cannot be read as text. {said}.",
        where=f"{path.name}, byte {offset}, line {_line_at(path, offset)}",
        remedy=_RESAVE,
    )


def _line_at(path: Path, offset: int) -> int:
    """The line, from 1, on which the byte stands."""
    feeds = returns = 0
    with path.open("rb") as stream:
        while offset > 0 and (piece := stream.read(min(_PIECE, offset))):
            feeds, returns, offset = feeds + piece.count(b"\n"), returns + piece.count(b"\r"), offset - len(piece)
    return 1 + (feeds or returns)
