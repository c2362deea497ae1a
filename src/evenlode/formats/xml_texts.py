"""What the text of an XML element says once comments are out and entities, sections and line ends are resolved."""

import re

import numpy as np
import pyarrow as pa

from evenlode.formats.columns import text_column
from evenlode.formats.encodings import MOJIBAKE
from evenlode.formats.xml_documents import following, places_of

_SPECIAL = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>|&(#?)(x?)([^;]*);", re.DOTALL)
_MARKS = (b"<", b"&", b"\r")
# how the first letters of what looks garbled are written in UTF-8, and how many bytes hold all that tells
_GARBLED, _GARBLED_NEXT, _WINDOW = (b"\xc3", b"\xef"), tuple(b"\x82\x83\x84\x85\xa2\xbf"), 12
_NAMED = {b"amp": b"&", b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b"'"}


def garbled_at(text: bytes) -> int | None:
    """Where letters first look as UTF-8 does when it was once read in another encoding; None where none do."""
    if text.isascii():
        return None
    marks = np.sort(np.concatenate([places_of(text, first) for first in _GARBLED]))
    told = marks[np.isin(following(text, marks), _GARBLED_NEXT)].tolist()
    return next((at for at in told if MOJIBAKE.match(text[at : at + _WINDOW].decode("utf-8", "ignore"))), None)


def decoded(text: bytes) -> str:
    """The text as a program reads it; there are no entities but XML's own five and numbers of letters."""
    plain = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return _SPECIAL.sub(_meaning, plain).decode()


def decoded_column(texts: pa.BinaryArray) -> pa.StringArray:
    """A column of texts as they stand in a document, as a program reads them; nulls stay."""
    data = texts.buffers()[2]
    held = data.to_pybytes() if data is not None else b""
    if not any(mark in held for mark in _MARKS):
        return texts.cast(pa.string())
    encoded = texts.dictionary_encode()
    meanings = text_column([decoded(text) for text in encoded.dictionary.to_pylist()])
    return meanings.take(encoded.indices)


def _meaning(found: re.Match[bytes]) -> bytes:
    section, number, base, name = found.groups()
    if section is not None:
        return section
    if name is None:
        return b""
    if number:
        return chr(int(name, 16 if base else 10)).encode()
    return _NAMED[base + name]
