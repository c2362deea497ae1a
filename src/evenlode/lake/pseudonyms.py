"""Pseudonyms: what stands for a pupil everywhere but in the files themselves and in casework's index of children.

A pseudonym is the first 128 bits of HMAC-SHA256 of an identifier, keyed by the home, as 32 hexadecimal digits (RFC
2104, sections 2 and 5). Among 100,000 pupils the chance that two share one is below 10^-28.
Nobody without the home's key can tell whose a pseudonym is, by trying all identifiers either, and two homes know one
pupil by two pseudonyms. Hexadecimal digits sort and compare alike everywhere, and cannot be taken for an identifier.
"""

import hmac
from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow
from pyarrow import compute

from evenlode.lake.home import Home
from evenlode.lake.keys import open_key, open_or_make_key

DIGITS = 32
BETWEEN = "\x1f"  # between the parts of an identifier: no identifier holds it


class IdentifierKind(StrEnum):
    """What kind of identifier a pseudonym stands for: one number of two kinds is two pupils.

    `CARE` is an authority and its own number of a child in its care; `LOCAL` a school's URN and its own number.
    """

    UPN = "upn"
    ULN = "uln"
    CARE = "care"
    LOCAL = "local"


@dataclass(frozen=True)
class Pseudonymiser:
    """Gives pseudonyms under one of a home's keys; `number` says which, and the key never shows.

    What it has made it keeps for as long as it lives: the files of one act name the same pupils again and again.
    """

    key: bytes = field(repr=False)
    number: int
    made: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __call__(
        self, kind: IdentifierKind, identifiers: pyarrow.Array | pyarrow.ChunkedArray
    ) -> pyarrow.DictionaryArray:
        """The pseudonyms of a column of identifiers."""
        return pseudonyms(self.key, kind, identifiers, self.made)


def pseudonymiser(home: Home, number: int | None = None, *, make: bool = False) -> Pseudonymiser:
    """The pseudonyms of a home, today's or those of a number; `make` the key where the home never held pupils."""
    key = open_or_make_key(home) if make else open_key(home)
    number = key.number if number is None else number
    return Pseudonymiser(key.pseudonyms(number), number)


def pseudonyms(
    key: bytes,
    kind: IdentifierKind,
    identifiers: pyarrow.Array | pyarrow.ChunkedArray,
    made: dict[str, str] | None = None,
) -> pyarrow.DictionaryArray:
    """The pseudonym of every identifier, each different one worked out and held once; where there is none, null.

    Identifiers are texts as `normal` makes them: upper case, without white space. An empty text is no identifier: two
    pupils without one are not one pupil. `made` are those of this key that are known already, by kind and identifier.
    """
    coded = identifiers.dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pyarrow.ChunkedArray) else coded
    if isinstance(coded, pyarrow.ChunkedArray):  # of no pieces at all
        coded = pyarrow.array([], identifiers.type).dictionary_encode()
    whole = [text and f"{kind}{BETWEEN}{text}" for text in coded.dictionary.to_pylist()]
    made = {} if made is None else made
    made.update((one, pseudonym(key, one)) for one in whole if one and one not in made)
    indices, known = coded.indices, pyarrow.array([made.get(one) for one in whole], pyarrow.string())
    if known.null_count:
        indices = compute.if_else(compute.is_null(known).take(indices), None, indices)
    return pyarrow.DictionaryArray.from_arrays(indices, known)


def pseudonym(key: bytes, identifier: str) -> str:
    """The pseudonym of one identifier, with its kind before it."""
    return hmac.digest(key, identifier.encode(), "sha256").hex()[:DIGITS]


def together(*parts: pyarrow.Array | pyarrow.ChunkedArray) -> pyarrow.Array | pyarrow.ChunkedArray:
    """Identifiers of several parts, an authority or school first; null where a part is missing or empty."""
    present = [compute.if_else(compute.equal(part, ""), None, part) for part in parts]
    return compute.binary_join_element_wise(*present, BETWEEN)
