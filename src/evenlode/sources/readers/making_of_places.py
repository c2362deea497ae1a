"""Fields of places that are made of others: the id of a partnership, district or authority, and its short name."""

import re

import pyarrow

from evenlode.sources.readers.texts_read import authority
from evenlode.vocabulary.establishments import short_name
from evenlode.vocabulary.identifiers import is_ons_code, normal
from evenlode.vocabulary.places import PlaceKind

DISTRICT = re.compile(r"E0[6-9]\d{6}", re.ASCII)
BETWEEN = re.compile(r"[^a-z0-9]+")
LONGEST = 40


def place_of_kind(kinds: pyarrow.Array, given: pyarrow.Array, names: pyarrow.Array) -> pyarrow.Array:
    """The ids of places of some kinds, from their id or else their name; null where neither tells."""
    met = zip(kinds.to_pylist(), given.to_pylist(), names.to_pylist(), strict=True)
    return pyarrow.array([place_id(kind or "", id or name or "") for kind, id, name in met], pyarrow.string())


def place_id(kind: str, text: str) -> str | None:
    """The id of one place: an ONS code of an authority or a district, a short name of any other."""
    if kind == PlaceKind.AUTHORITY:
        return authority(text)
    if kind == PlaceKind.DISTRICT:
        code = normal(text)
        return code if is_ons_code(code) and DISTRICT.fullmatch(code) else None
    return short_name(shortened(kind, text))


def shortened(kind: str, text: str) -> str:
    """A name in small letters and hyphens; one that begins with a digit has its kind in front."""
    plain = text.casefold().replace("&", " and ").replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    short = BETWEEN.sub("-", plain).strip("-")[:LONGEST].rstrip("-")
    return f"{kind}-{short}" if short[:1].isdigit() else short
