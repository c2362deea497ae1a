"""Columns of texts worked on by their distinct values: each text is read once, however many records hold it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute

Codes = NDArray[numpy.int64]
MOST = 2**62  # more numbers than there can be records are never needed


@dataclass(frozen=True, eq=False)
class Coded:
    """A column as the list of its distinct texts and, for every record, the number of its text in that list."""

    texts: Sequence[str]
    codes: Codes

    @staticmethod
    def of(column: pyarrow.ChunkedArray) -> "Coded":
        """A column of texts, coded."""
        encoded = (
            column.unify_dictionaries() if pyarrow.types.is_dictionary(column.type) else column.dictionary_encode()
        )
        whole = encoded.combine_chunks()
        if isinstance(whole, pyarrow.ChunkedArray):
            whole = (
                whole.chunk(0)
                if whole.num_chunks
                else pyarrow.array([], pyarrow.dictionary(pyarrow.int32(), pyarrow.string()))
            )
        return Coded(whole.dictionary.to_pylist(), whole.indices.to_numpy(zero_copy_only=False).astype(numpy.int64))

    def read(self, meaning: Callable[[str], Any]) -> list[Any]:
        """What each distinct text means."""
        return [meaning(text) for text in self.texts]

    def spread(self, meanings: Sequence[Any], type: pyarrow.DataType) -> pyarrow.Array:
        """The meanings of the distinct texts, given to every record; texts are held once each."""
        if pyarrow.types.is_string(type):
            return dictionary(meanings, self.codes)
        return pyarrow.array(meanings, type).take(pyarrow.array(self.codes))

    def where(self, holds: Sequence[bool]) -> NDArray[numpy.bool_]:
        """For every record, whether something holds for its text."""
        found: NDArray[numpy.bool_] = numpy.array(holds, dtype=bool)[self.codes]
        return found


def dictionary(texts: Sequence[str | None], codes: NDArray[Any]) -> pyarrow.DictionaryArray:
    """Texts by their numbers, held once each; what has no text is empty."""
    held = pyarrow.array([text or "" for text in texts], pyarrow.string())
    return pyarrow.DictionaryArray.from_arrays(pyarrow.array(codes.astype(numpy.int32)), held)


def constant(text: str, count: int) -> pyarrow.DictionaryArray:
    """One text for every one of `count` records."""
    return dictionary([text], numpy.zeros(count, numpy.int32))


def crossed(one: Coded, other: Coded) -> tuple[list[tuple[int, int]], Codes]:
    """The distinct pairs of codes in two columns, and for every record the number of its pair."""
    size = max(len(other.texts), 1)
    pairs, codes = numpy.unique(one.codes * size + other.codes, return_inverse=True)
    return [(int(pair) // size, int(pair) % size) for pair in pairs], codes.astype(numpy.int64)


def numbered(columns: Sequence[pyarrow.Array]) -> Codes:
    """One number for every record, equal where all of some columns are; what is missing is one value."""
    found: Codes = numpy.zeros(len(columns[0]) if columns else 0, numpy.int64)
    size = 1
    for column in columns:
        codes, count = codes_of(column)
        if size * count > MOST:
            distinct, found = numpy.unique(found, return_inverse=True)
            size = len(distinct)
        found = found * count + codes
        size *= count
    return found


def codes_of(column: pyarrow.Array) -> tuple[Codes, int]:
    """A number for every value of a column, the greatest where it is missing, and how many numbers there may be."""
    if isinstance(column, pyarrow.ChunkedArray):
        held_once = pyarrow.types.is_dictionary(column.type)
        pieces = (column.unify_dictionaries() if held_once else column).chunks
        column = pyarrow.concat_arrays(pieces or [pyarrow.array([], column.type)])
    if pyarrow.types.is_dictionary(column.type) and len(compute.unique(column.dictionary)) < len(column.dictionary):
        column = column.cast(column.type.value_type)  # two texts of the file that are read alike
    coded = column if pyarrow.types.is_dictionary(column.type) else column.dictionary_encode()
    missing = len(coded.dictionary)
    indices = coded.indices.fill_null(missing) if coded.indices.null_count else coded.indices
    return indices.to_numpy(zero_copy_only=False).astype(numpy.int64), missing + 1


def distinct(codes: Codes) -> Codes:
    """The different ones of some numbers, none of which is below nought, in order."""
    in_order = numpy.sort(codes)  # for so few numbers faster than numpy.unique, which hashes them
    found: Codes = in_order[numpy.diff(in_order, prepend=-1) > 0]
    return found


def whole(column: pyarrow.ChunkedArray) -> pyarrow.Array:
    """A column in one piece."""
    coded = pyarrow.types.is_dictionary(column.type)
    joined = (column.unify_dictionaries() if coded else column).combine_chunks()
    if not isinstance(joined, pyarrow.ChunkedArray):
        return joined
    return joined.chunk(0) if joined.num_chunks else pyarrow.array([], column.type)


def all_unlike(codes: Codes) -> bool:
    """Whether no two records have one number."""
    return len(distinct(codes)) == len(codes)


def firsts(codes: Codes) -> pyarrow.Array:
    """The places of the first record of every number, in the order of the file."""
    return pyarrow.array(numpy.sort(numpy.unique(codes, return_index=True)[1]))


def flat(column: pyarrow.Array) -> pyarrow.Array:
    """A column whose texts are not held once each."""
    return column.cast(column.type.value_type) if pyarrow.types.is_dictionary(column.type) else column
