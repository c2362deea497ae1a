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

_READ_BY_ROW = ("worksheet", "pivotCacheRecords")
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
        for entry in archive.infolist():
            deadline.check()
            root = _root(archive, entry, path.name)
            if entry.file_size > limits.max_part and root and root not in _READ_BY_ROW:
                raise _too_large(entry, path.name, limits)
            cell = _uncalculated(archive, entry, path.name, deadline) if root == "worksheet" else ""
            if cell:
                uncalculated[entry.filename] = cell
    return uncalculated


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
