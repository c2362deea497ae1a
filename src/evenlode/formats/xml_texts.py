"""What the text of an XML element says once comments are out and entities, sections and line ends are resolved."""

import re

import pyarrow as pa

from evenlode.formats.columns import text_column

_SPECIAL = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>|&(#?)(x?)([^;]*);", re.DOTALL)
_MARKS = (b"<", b"&", b"\r")
_NAMED = {b"amp": b"&", b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b"'"}


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
