"""Looks for texts in all that a home holds, opened as far as its key opens it: decrypted, unpacked, in free pages."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from pyarrow import feather

from evenlode.lake.home import Home
from evenlode.lake.sealed_files import SealedFile
from pupils import content_of

SEALED = ".sealed"


def found_in(home: Home, texts: Iterable[str]) -> dict[str, list[str]]:
    """The files of a home that hold some texts, or are called by them, each with those texts."""
    wanted = list(texts)
    found: dict[str, list[str]] = {}
    for path in sorted(path for path in home.root.rglob("*") if path.is_file()):
        whole = b"".join([str(path).encode(), content_of(path), *opened(home, path)])
        if here := [text for text in wanted if any(form in whole for form in forms(text))]:
            found[str(path.relative_to(home.root))] = here
    return found


def forms(text: str) -> Iterator[bytes]:
    """A text as it may be written: as it is, in small letters, in two bytes each, and digits as what they stand for."""
    yield from (text.encode(), text.lower().encode(), text.encode("utf-16-le"))
    if len(text) == 32 and set(text) <= set("0123456789abcdef"):
        yield bytes.fromhex(text)


def opened(home: Home, path: Path) -> Iterator[bytes]:
    """What an encrypted file holds, where its key is there; names as texts."""
    if path.suffix != SEALED or not path.with_suffix(".key").exists():
        return
    if path.parent == home.bytes:
        yield b"".join(SealedFile(home, path.with_suffix(""), f"bytes/{path.stem}", "files").pieces())
    else:
        load = path.parent.name.partition(".")[0]
        whole = b"".join(SealedFile(home, path.with_suffix(""), f"names/{load}", "names").pieces())
        yield repr(feather.read_table(BytesIO(whole)).to_pylist()).encode()
