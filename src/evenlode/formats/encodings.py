"""How the letters of a text file are written as bytes: found out from all of its bytes, never guessed in silence."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from evenlode.errors import Refused
from evenlode.formats.limits import MB, Deadline, Limits

_PIECE = MB
_RESAVE = "Open it in the program that made it, save it as CSV UTF-8, and send that."

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
        if fault.cut_short:
            raise _bad_byte(path, fault.offset, "The file ends within a letter, so it was cut short") from fault
        said = f"It is neither UTF-8 (see byte {fault.offset}) nor Windows text (cp1252)"
        return _read_through(path, "cp1252", limits, deadline, said)


class _NotThisEncoding(Exception):
    def __init__(self, offset: int, cut_short: bool) -> None:
        super().__init__(offset)
        self.offset, self.cut_short = offset, cut_short


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
        text_before = beyond_ascii or not fault.object[: fault.start].isascii()
        cut_short = not piece and text_before
        raise _NotThisEncoding(read - pending + fault.start, cut_short) from fault


def _refuse_nul(path: Path, piece: bytes, text: str, read: int) -> None:
    if "\0" in text:
        raise _bad_byte(path, read + max(0, piece.find(b"\0")), "The text holds NUL bytes, which no letter is made of")


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
