"""Columns of texts worked on by their distinct values: each text is read once, however many records hold it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
import pyarrow
from numpy.typing import NDArray

Codes = NDArray[numpy.int64]


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


def flat(column: pyarrow.Array) -> pyarrow.Array:
    """A column whose texts are not held once each."""
    return column.cast(column.type.value_type) if pyarrow.types.is_dictionary(column.type) else column
