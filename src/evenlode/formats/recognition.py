"""What a file is, told from its bytes: one of the kinds that are read, or a refusal that names what it seems to be."""

import re
import stat
from pathlib import Path

from evenlode.errors import Refused
from evenlode.formats.archives import checked_zip, zip_kind
from evenlode.formats.kinds import FileKind
from evenlode.formats.limits import MB, Limits

_HEAD = 65536
_SAVE = "Open it in the program that made it, save it as CSV UTF-8 or as an Excel workbook (.xlsx), and send that."
_NO_TABLE = "It cannot be read as a table: send the table that it was made from, as CSV UTF-8 or as a workbook (.xlsx)."
_PROTECTED = (
    "Open it in Excel, take its password off if it has one, save it as an Excel workbook (.xlsx), and send that."
)

# what the first bytes of a file that is not read say that it is, and what to do about it
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook (.xls) or one locked with a password", _PROTECTED),
    (b"\x89PNG", "a picture (PNG)", _NO_TABLE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _NO_TABLE),
    (b"GIF8", "a picture (GIF)", _NO_TABLE),
    (b"%PDF", "a PDF", _NO_TABLE),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and send the file inside."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it and send the file inside."),
    (b"Rar!", "a RAR archive", "Unpack it and send the file inside."),
    (b"BZh", "a bzip2 archive", "Unpack it and send the file inside."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it and send the file inside."),
    (b"SQLite format 3", "a database (SQLite)", _SAVE),
    (b"PARE", "a Parquet file whose footer is encrypted", "Ask for the file without encryption."),
    (b"MZ", "a program", "Check that this is the right file."),
    (b"\x7fELF", "a program", "Check that this is the right file."),
)
_MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype", "a web page"),
    (b"<html", "a web page, as some systems export under the name .xls"),
    (b"<table", "a web page, as some systems export under the name .xls"),
    (b"{\\rtf", "a word processor's document"),
)
# an XML file's first bytes, in UTF-8 and in either order of UTF-16
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml\s|!--|[A-Za-z_][\w.:-]*(?:\s[^<>]*)?/?>)")
_XML_16 = re.compile(rb"(?:\xff\xfe)?(?:[ \t\r\n]\0)*<\0[?!A-Za-z_]\0|(?:\xfe\xff)?(?:\0[ \t\r\n])*\0<\0[?!A-Za-z_]")
# JSON's, also where they are all there is
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]\s*(?:[\[{\"]|\Z)")
_COLLECTION = re.compile(rb'"type"\s*:\s*"FeatureCollection"')
_CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\r\x0b\x0c\x1a")) + b"\x7f"
_FEW_CONTROLS, _MOST_CONTROLS = 3, 0.02  # a stray one may be in any text, however short


def recognise(path: Path, limits: Limits) -> FileKind:
    """The file's kind by its content: CSV is any text that is none of the others.

    Raises `Refused` for a file that is absent, empty, too large, cut short, or of a kind that is not read.
    """
    head = _head(path, limits)
    _refuse_foreign(head, path.name)
    if _JSON.match(head):
        return FileKind.GEOJSON if _COLLECTION.search(head) else FileKind.JSON
    if _XML.match(head) or _XML_16.match(head):
        return FileKind.XML
    if head.startswith(b"PAR1"):
        return FileKind.PARQUET
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        with checked_zip(path, limits) as archive:
            return zip_kind(archive, path.name)
    _refuse_noise(head, path.name)
    return FileKind.CSV


def _head(path: Path, limits: Limits) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError("it is not an ordinary file")
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as fault:
        raise Refused(
            f"{path.name} cannot be opened: {fault.strerror or fault}.",
            where=str(path),
            remedy="Check the file's name and folder, and that you may read it.",
        ) from fault
    _refuse_size(found.st_size, path.name, limits)
    return head


def _refuse_size(size: int, name: str, limits: Limits) -> None:
    if size == 0:
        raise Refused(
            f"{name} is empty: it holds no bytes at all.",
            where=name,
            remedy="Export the file again and check that it is not empty before sending it.",
        )
    if size > limits.max_bytes:
        raise Refused(
            f"{name} is too large: {size / MB:,.0f} MB; the most that is read is {limits.max_bytes / MB:,.0f} MB.",
            where=name,
            remedy="Split the file into smaller ones, one for each year or each school, and load them in turn.",
        )


def _refuse_foreign(head: bytes, name: str) -> None:
    for start, what, remedy in _FOREIGN:
        if head.startswith(start):
            raise Refused(f"{name} is {what}, which is not read here.", where=f"{name}, byte 0", remedy=remedy)
    text = head[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, what in _MARKUP:
        if text.startswith(start):
            raise Refused(f"{name} is {what}, which is not read here.", where=f"{name}, byte 0", remedy=_SAVE)


def _refuse_noise(head: bytes, name: str) -> None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(head)):
        first = next(place for place, byte in enumerate(head) if byte in _CONTROLS)
        raise Refused(
            f"{name} is not text, a workbook, a Parquet file or a zip: its bytes look like noise.",
            where=f"{name}, byte {first}",
            remedy="Check that this is the right file; if it is, it was damaged on its way: ask for it again.",
        )
