"""A first look at an XML file: which elements its beginning has, and the first text of each."""

from pathlib import Path
from pyexpat import ExpatError, ParserCreate, XMLParserType

from evenlode.formats.kinds import PEEK_CELL, FileKind, Peek, SheetPeek
from evenlode.formats.limits import MB, Limits
from evenlode.formats.xml_documents import MOST_DEEP, NOTHING_THERE, harmful, head_of, ill_formed
from evenlode.formats.xml_elements import local

_HEAD = MB // 16


def peek_xml(path: Path, limits: Limits) -> Peek:
    """The paths of the elements in the file's first 64 kB, and their first texts, as the two rows of a sheet.

    Each path stands once, in the order in which they come: the root's first, then its header's. An element without a
    text of its own has "". The rest of the file is not looked at.
    """
    head = head_of(path, _HEAD)
    parser, outline = ParserCreate("UTF-8"), _Outline()
    outline.watch(parser)
    try:
        parser.Parse(head.text, False)
    except ExpatError as fault:
        raise ill_formed(head, parser.ErrorByteIndex, fault.code) from fault
    except _Doctype as fault:
        raise harmful(head, parser.CurrentByteIndex, "has a DOCTYPE or defines entities") from fault
    except _Enough:
        pass
    if not outline.texts:
        raise ill_formed(head, len(head.text), NOTHING_THERE)
    rows = (tuple(outline.texts), tuple(text.strip()[:PEEK_CELL] for text in outline.texts.values()))
    return Peek(
        FileKind.XML, path.name, (SheetPeek("", tuple(row[: limits.max_columns] for row in rows)),), head.encoding
    )


class _Doctype(Exception):
    """The file has a DOCTYPE."""


class _Enough(Exception):
    """The file is nested deeper than is looked at."""


class _Outline:
    """The elements met so far, each with its first text."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._open: list[str] = []
        self._first = False  # whether the innermost open element is the first with its path, and has none within it

    def watch(self, parser: XMLParserType) -> None:
        """Be told of what the parser meets."""
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler, parser.EndElementHandler = self._begun, self._ended
        parser.CharacterDataHandler = self._said

    def _begun(self, name: str, _attributes: dict[str, str]) -> None:
        if len(self._open) >= MOST_DEEP:
            raise _Enough
        outer = f"{self._open[-1]}/" if self._open else ""
        self._open.append(outer + local(name))
        self._first = self._open[-1] not in self.texts
        self.texts.setdefault(self._open[-1], "")

    def _ended(self, _name: str) -> None:
        self._open.pop()
        self._first = False

    def _said(self, text: str) -> None:
        if self._first:
            self.texts[self._open[-1]] += text

    def _doctype(self, *_declared: object) -> None:
        raise _Doctype
