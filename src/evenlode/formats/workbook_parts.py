"""The parts of an Excel workbook, looked over one by one before any is parsed whole."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from evenlode.errors import Refused
from evenlode.formats.archives import checked_zip, damage_refused, pieces
from evenlode.formats.limits import MB, Deadline, Limits
from evenlode.formats.workbook_sizes import BookCount, PartCount, SheetCount, TextsCount, in_strange_encoding

_READ_BY_ROW = ("worksheet", "pivotCacheRecords")
_KINDS = "[Content_Types].xml"
_NO_SHEETS = (_KINDS, "xl/styles.xml", "xl/workbook.xml", "xl/theme/theme1.xml")
_SHEETS_KINDS = (b"worksheet+xml", b"pivotCacheRecords+xml")
_OVERRIDE = re.compile(rb"<(?:[\w.-]+:)?Override\s[^<>]*>")
_PART_NAME = re.compile(rb"""\bPartName\s*=\s*["']([^"']*)["']""")
_CARRIED = 65536  # more than the longest formula with its cell
# a cell with a formula and without a result; an empty result is one only where the cell says that it is a text
_UNCALCULATED = re.compile(
    rb"""<(?:\w+:)?c\b(?:(?P<text>(?=[^>]*\bt=["']str["']))|(?![^>]*\bt=["']str["']))[^>]*?\br=["'](\w+)["'][^>]*>"""
    rb"""\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?(text)|(?:<(?:\w+:)?v\s*(?:/>|>\s*</(?:\w+:)?v>)\s*)?)</(?:\w+:)?c>"""
)


def check_parts(path: Path, limits: Limits, deadline: Deadline) -> dict[str, str]:
    """Look over the workbook's parts, and give the first formula without a stored result of each sheet that has one.

    The answer maps a sheet's part ("xl/worksheets/sheet1.xml") to a cell ("B7"). Raises `Refused` for a part that
    defines entities or a document type, is not whole, or is too large to be read whole.
    """
    uncalculated: dict[str, str] = {}
    with checked_zip(path, limits) as archive:
        others = _not_sheets(archive, path.name, limits)
        for entry in archive.infolist():
            deadline.check()
            root = _root(archive, entry, path.name)
            by_row = root in _READ_BY_ROW and entry.filename not in others
            if entry.file_size > limits.max_part and root and not by_row:
                raise _too_large(entry, path.name, limits)
            if root:
                _refuse_crowded(archive, entry, path.name, deadline, _count_of(root, by_row=by_row))
            cell = _uncalculated(archive, entry, path.name, deadline) if root == "worksheet" else ""
            if cell:
                uncalculated[entry.filename] = cell
    return uncalculated


def _not_sheets(archive: ZipFile, name: str, limits: Limits) -> set[str]:
    """The parts that are read as something else than a sheet, whatever their outermost element says."""
    known = {entry.filename for entry in archive.infolist()}
    others = {part for part in known if part.endswith(".rels") or part in _NO_SHEETS or part.startswith("docProps/")}
    if _KINDS in known:
        if archive.getinfo(_KINDS).file_size > limits.max_part:
            raise _too_large(archive.getinfo(_KINDS), name, limits)
        for tag in _OVERRIDE.findall(b"".join(pieces(archive, archive.getinfo(_KINDS), name))):
            part = _PART_NAME.search(tag)
            if part and not any(kind in tag for kind in _SHEETS_KINDS):
                others.add(part[1].decode("utf-8", "replace").lstrip("/"))
    return others


def _count_of(root: str, *, by_row: bool) -> PartCount | SheetCount:
    if by_row:
        return SheetCount()
    if root == "workbook":
        return BookCount()
    return TextsCount() if root == "sst" else PartCount()


def _refuse_crowded(
    archive: ZipFile, entry: ZipInfo, name: str, deadline: Deadline, count: PartCount | SheetCount
) -> None:
    """Refuse a part of more elements than any program writes: the library would hold all of them at once."""
    is_first = True
    for piece in _checked(pieces(archive, entry, name), deadline):
        if is_first and in_strange_encoding(piece):
            raise _harmful(name, entry, "is written in an encoding in which no program writes a workbook")
        is_first = False
        count.take(piece)
        if count.too_many:
            raise _harmful(name, entry, f"has more {count.too_many} than are read from a workbook")


def _harmful(name: str, entry: ZipInfo, what: str) -> Refused:
    return Refused(
        f"A part of {name} {what}.",
        where=f"{name}, part {entry.filename}",
        remedy="Save the sheet that is needed as CSV UTF-8, and send that; do not open a workbook from a stranger.",
    )


def _root(archive: ZipFile, entry: ZipInfo, name: str) -> str:
    """The name of the part's outermost element, "" where it is no XML; a document type stands before it, if at all."""
    with damage_refused(name, entry.filename), archive.open(entry) as stream:
        try:
            return _first_element(stream)
        except DefusedXmlException as fault:
            raise Refused(
                f"{name} defines XML entities or a document type, as only a workbook made to do harm would.",
                where=f"{name}, part {entry.filename}",
                remedy="Do not open it. Ask the sender how it was made, and for the table as CSV UTF-8.",
            ) from fault
        except ParseError as fault:
            if entry.filename.lower().endswith((".xml", ".rels")):
                raise Refused(
                    f"{name} is a workbook with a part that is not whole.",
                    where=f"{name}, part {entry.filename} ({fault})",
                    remedy="Open it in Excel, save it as a new Excel workbook (.xlsx), and send that.",
                ) from fault
            return ""


def _first_element(stream: IO[bytes]) -> str:
    for _, element in iterparse(stream, events=("start",), forbid_dtd=True):
        return str(element.tag).rpartition("}")[2]
    return ""


def _uncalculated(archive: ZipFile, entry: ZipInfo, name: str, deadline: Deadline) -> str:
    """The first cell of the sheet whose formula has no stored result, or ""; an empty result is a result."""
    carried = b""
    for piece in _checked(pieces(archive, entry, name), deadline):
        text = carried + piece
        if b"<f" in text or b":f" in text:
            found = _UNCALCULATED.search(text)
            if found:
                return found.group(2).decode("ascii", "replace")
        carried = text[-_CARRIED:]
    return ""


def _checked(of: Iterator[bytes], deadline: Deadline) -> Iterator[bytes]:
    for piece in of:
        deadline.check()
        yield piece


def _too_large(entry: ZipInfo, name: str, limits: Limits) -> Refused:
    return Refused(
        f"{name} has a part of {entry.file_size / MB:,.0f} MB that would have to be read whole; the most is"
        f" {limits.max_part / MB:,.0f} MB.",
        where=f"{name}, part {entry.filename}",
        remedy="Save the sheet that is needed as CSV UTF-8, and send that.",
    )
