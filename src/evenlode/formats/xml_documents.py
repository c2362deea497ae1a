"""XML files as UTF-8 text in memory: decoded by what they declare, free of DOCTYPE and entities, whole and well formed.

What could do harm is refused before a parser sees it: a DOCTYPE (which alone defines entities and names other files), a
tag or text of enormous length, more elements than any real file has. Well-formedness is for expat to say.
"""

import codecs
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from pyexpat import ExpatError, ParserCreate, XMLParserType, errors

import numpy as np
import numpy.typing as npt

from evenlode.errors import Refused
from evenlode.formats.limits import MB, Deadline, Limits

MOST_DEEP = 50
MOST_ATTRIBUTES = 100
MOST_ELEMENTS = 20_000_000
_PIECE = 4 * MB
_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ONE_BYTE = ("iso8859-1", "iso8859-15", "cp1252")
NOTHING_THERE = errors.codes[errors.XML_ERROR_NO_ELEMENTS]
_ENDED_EARLY = {
    NOTHING_THERE,
    errors.codes[errors.XML_ERROR_UNCLOSED_TOKEN],
    errors.codes[errors.XML_ERROR_PARTIAL_CHAR],
    errors.codes[errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
}
_AGAIN = (
    "Export the file again from the system that made it, and send it without opening or changing it. If it is refused "
    "again, show this place to whoever supports that system."
)
_PLAIN = (
    "Do not open it. Ask the sender how it was made, and for a file as the school's or authority's system exports it."
)
_CUT = "The file was cut short on its way: send it again, and compare its size with the one that was exported."
_RESAVE = (
    "Export the file again from the system that made it, and send it without opening or changing it. If it is refused "
    "again, ask whoever supports that system to write it in UTF-8, with a first line that says so."
)

Places = npt.NDArray[np.int32]


def _nowhere() -> Places:
    return np.zeros(0, np.int32)


@dataclass(frozen=True, eq=False)
class Document:
    """An XML file's text as UTF-8, from its first `<` on: `lead` bytes of its mark were taken off.

    `spans` are where its comments, instructions and CDATA sections begin and end; `opened` where every other `<`
    stands, and `closed` the first `>` after each.
    """

    name: str
    text: bytes
    encoding: str
    lead: int
    spans: tuple[tuple[int, int], ...] = ()
    opened: Places = field(default_factory=_nowhere)
    closed: Places = field(default_factory=_nowhere)

    def where(self, offset: int) -> str:
        """The place in the file as it was sent: its byte from 0 and its line from 1."""
        before = self.text[:offset]
        sent = len(before if self.encoding == "utf-8" else before.decode("utf-8", "ignore").encode(self.encoding))
        return f"{self.name}, byte {self.lead + sent}, line {self.line_at(offset)}"

    def line_at(self, offset: int) -> int:
        """The line, from 1, on which a byte of the text stands."""
        return 1 + (self.text.count(b"\n", 0, offset) or self.text.count(b"\r", 0, offset))


def document_of(path: Path, limits: Limits, deadline: Deadline) -> Document:
    """The file, checked: whoever has it may rely on every tag being closed in its turn.

    Raises `Refused`, with byte and line and never with the file's own text, for a file that is cut short or not well
    formed, that is not in the encoding it declares, that has a DOCTYPE, or that is larger or deeper than real ones are.
    """
    size = path.stat().st_size
    if size > limits.max_whole:
        raise Refused(
            f"{path.name} is an XML file of {size / MB:,.0f} MB; the most is {limits.max_whole / MB:,.0f} MB.",
            where=path.name,
            remedy="Split it into smaller files, one for each school or year, and load them in turn.",
        )
    plain = _decoded(path.name, path.read_bytes())
    document = _opened(plain, limits, deadline)
    _refuse_ill_formed(document, deadline)
    return document


def head_of(path: Path, size: int) -> Document:
    """The first `size` bytes of the file as text, however they end; only the encoding is checked."""
    with path.open("rb") as stream:
        return _decoded(path.name, stream.read(size & ~3), whole=False)


def places_of(text: bytes, byte: bytes) -> Places:
    """Where the byte stands in the text, which has less than 2 GB."""
    data = np.frombuffer(text, np.uint8)
    starts = range(0, max(len(data), 1), _PIECE)
    found = (np.flatnonzero(data[start : start + _PIECE] == byte[0]) + start for start in starts)
    return np.concatenate([some.astype(np.int32) for some in found])


def following(text: bytes, places: Places) -> npt.NDArray[np.uint8]:
    """The byte after each place; at the text's end, the last one."""
    return np.frombuffer(text, np.uint8).take(places + np.int32(1), mode="clip")


# --- encodings


def _decoded(name: str, raw: bytes, *, whole: bool = True) -> Document:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if raw.startswith(mark):
            return _recoded(name, raw[2:], encoding, 2, whole)
    for start, encoding in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if raw.startswith(start):
            return _recoded(name, raw, encoding, 0, whole)
    lead = len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0
    text = raw[lead:] if lead else raw
    blank = len(text[:_PIECE]) - len(text[:_PIECE].lstrip())
    lead, text = lead + blank, text[blank:] if blank else text
    declared = _codec(name, text)
    if declared in ("utf-8", "ascii"):
        return Document(name, text, "utf-8", lead)
    return _recoded(name, text, declared, lead, whole)


def _codec(name: str, text: bytes) -> str:
    """The encoding that the first line declares, by Python's name for it."""
    found = _DECLARED.match(text[:1024])
    said = found[1].decode("ascii") if found else "utf-8"
    try:
        codec = codecs.lookup(said).name
    except LookupError:
        codec = ""
    if codec in ("utf-8", "ascii") or codec in _ONE_BYTE:
        return codec
    raise Refused(
        f"{name} declares an encoding that it is not written in, or that is not read here.",
        where=f"{name}, byte {found.start(1) if found else 0}, line 1",
        remedy=_RESAVE,
    )


def _recoded(name: str, raw: bytes, encoding: str, lead: int, whole: bool) -> Document:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(raw, final=whole)
    except UnicodeDecodeError as fault:
        raise Refused(
            f"{name} cannot be read as text in the encoding that its beginning shows ({encoding.upper()}).",
            where=f"{name}, byte {lead + fault.start}",
            remedy=_CUT if fault.start > len(raw) - 3 else _RESAVE,
        ) from fault
    begun = text.lstrip()
    lead += len(text[: len(text) - len(begun)].encode(encoding))
    _refuse_other_encoding(name, raw, begun.encode(), encoding)
    return Document(name, begun.encode(), encoding, lead)


def _refuse_other_encoding(name: str, raw: bytes, text: bytes, encoding: str) -> None:
    """Refuse UTF-16 that says it is something else, and UTF-8 that says it is written one byte to a letter."""
    found = _DECLARED.match(text[:1024])
    if encoding.startswith("utf-16"):
        wrong = found is not None and not found[1].lower().startswith((b"utf-16", b"utf16"))
    else:
        wrong = not raw.isascii() and _is_utf8(raw)
    if wrong:
        raise Refused(
            f"{name} declares another encoding than the one it is written in.", where=f"{name}, line 1", remedy=_RESAVE
        )


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# --- what is refused before a parser sees it


def _opened(plain: Document, limits: Limits, deadline: Deadline) -> Document:
    """The document with its spans found, and with nothing in it that a parser had better not see."""
    if plain.text.count(b"<") > 2 * MOST_ELEMENTS:
        raise harmful(plain, 0, f"has more than {MOST_ELEMENTS:,} elements")
    opened = places_of(plain.text, b"<")
    deadline.check()
    _refuse_endless(plain, opened, limits)
    after = following(plain.text, opened)
    spans = _spans(plain, opened[(after == ord("!")) | (after == ord("?"))], limits)
    opened, ends = _outside(opened, spans), _outside(places_of(plain.text, b">"), spans)
    return replace(plain, spans=spans, opened=opened, closed=_closed(opened, ends, len(plain.text)))


def _closed(opened: Places, ends: Places, size: int) -> Places:
    """The first `>` after each `<`: where each ends a tag, as is usual, they go in pairs."""
    paired = len(opened) == len(ends) and bool((ends > opened).all() and (ends[:-1] < opened[1:]).all())
    if paired:
        return ends
    first: Places = np.append(ends, np.int32(size))[np.searchsorted(ends, opened)]
    return first


def _refuse_endless(plain: Document, opened: Places, limits: Limits) -> None:
    """Refuse a tag or text of enormous length: between two `<` there is at most one of each."""
    gaps = np.diff(opened, append=np.int32(len(plain.text)), prepend=np.int32(0))
    longest = int(np.argmax(gaps))
    if gaps[longest] > limits.max_cell:
        at = int(opened[longest - 1]) if longest else 0
        raise harmful(plain, at, f"has a text or tag of more than {limits.max_cell:,} characters")


def _spans(plain: Document, marks: Places, limits: Limits) -> tuple[tuple[int, int], ...]:
    """Where comments, instructions and CDATA sections begin and end; what stands within one begins none."""
    found: list[tuple[int, int]] = []
    for mark in marks.tolist():
        if found and mark < found[-1][1]:
            continue
        closing = _closing(plain, mark)
        end = plain.text.find(closing, mark + 2)
        end = len(plain.text) if end < 0 else end + len(closing)
        if end - mark > limits.max_cell:
            raise harmful(plain, mark, f"has a comment or section of more than {limits.max_cell:,} characters")
        found.append((mark, end))
    return tuple(found)


def _closing(plain: Document, mark: int) -> bytes:
    """What ends the comment, section or instruction that begins at the mark."""
    for opening, closing in ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")):
        if plain.text.startswith(opening, mark):
            return closing
    if len(plain.text) - mark < len(b"<![CDATA["):  # cut within the mark itself, as the parser will say
        return b">"
    raise harmful(plain, mark, "has a DOCTYPE or defines entities")


def _outside(opened: Places, spans: tuple[tuple[int, int], ...]) -> Places:
    if not spans:
        return opened
    starts, ends = np.array(spans, np.int32).T
    before = np.searchsorted(starts, opened, side="right") - 1
    outside: Places = opened[(before < 0) | (opened >= ends[before])]
    return outside


def harmful(document: Document, offset: int, what: str) -> Refused:
    """The refusal of a file that no system of a school's would make."""
    said = f"{document.name} {what}, as no file of a school or an authority does."
    return Refused(said, where=document.where(offset), remedy=_PLAIN)


# --- what only a parser can say


def _refuse_ill_formed(document: Document, deadline: Deadline) -> None:
    parser = ParserCreate("UTF-8")
    if _may_be_deep(document):
        _watch_depth(parser, document)
    try:
        for start in range(0, len(document.text), _PIECE):
            deadline.check()
            parser.Parse(document.text[start : start + _PIECE], False)
        parser.Parse(b"", True)
    except ExpatError as fault:
        raise ill_formed(document, parser.ErrorByteIndex, fault.code) from fault


def _may_be_deep(document: Document) -> bool:
    """Whether more tags may be open at once than are allowed; a `>` within an attribute may make it seem so."""
    steps = np.where(following(document.text, document.opened) == ord("/"), np.int8(-1), np.int8(1))
    steps[(following(document.text, document.closed - np.int32(2)) == ord("/")) & (steps > 0)] = 0
    return bool(np.cumsum(steps, dtype=np.int32).max(initial=0) > MOST_DEEP)


def _watch_depth(parser: XMLParserType, document: Document) -> None:
    depth = 0

    def begun(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEEP:
            raise harmful(document, parser.CurrentByteIndex, f"has elements nested more than {MOST_DEEP} deep")

    def ended(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = begun, ended


def ill_formed(document: Document, offset: int, code: int) -> Refused:
    """The refusal of a file that goes wrong at the byte, with expat's code: cut short, wrongly encoded, or damaged."""
    if code in _ENDED_EARLY:
        said, remedy = "is an XML file that is cut short: it ends before its last element does", _CUT
    elif document.text[offset : offset + 1] > b"\x7f" and document.encoding == "utf-8":
        said, remedy = (
            "is an XML file with bytes that are no letter in UTF-8: it is written otherwise, or damaged",
            _RESAVE,
        )
    else:
        said, remedy = "is an XML file that is damaged: its tags or letters do not follow the rules of XML", _AGAIN
    return Refused(f"{document.name} {said}.", where=document.where(offset), remedy=remedy)
