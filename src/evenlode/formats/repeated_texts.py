"""A column of texts in the making, batch by batch: texts that many records share are held once."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from evenlode.formats.columns import text_column

_OFTEN = 4  # records to a text, from which on numbering the texts saves more than it costs
_FIRST_RECORDS = 2**18  # of so many it is not yet asked: a file may go through all pupils day by day
_WIDTHS = ((np.int8, pa.int8()), (np.int16, pa.int16()), (np.int32, pa.int32()))


class TextColumn:
    """One column: its texts are numbered for as long as few of them stand for many records."""

    def __init__(self) -> None:
        self._records = 0
        self._first: pa.StringArray | None = None  # most files have one batch
        self._texts = text_column([])
        self._numbers: list[NDArray[np.signedinteger]] = []
        self._plain: list[pa.StringArray] | None = None

    def take(self, texts: pa.StringArray) -> None:
        """Take the next records' texts."""
        self._records += len(texts)
        if self._plain is not None:
            self._plain.append(texts)
        elif self._records == len(texts):
            self._first = texts
        else:
            self._number(texts)

    def finished(self) -> pa.Array | pa.ChunkedArray:
        """The whole column: a dictionary in one piece, or texts in pieces."""
        if self._first is not None:
            coded = self._first.dictionary_encode()
            return coded if len(coded.dictionary) * _OFTEN <= self._records else self._first
        if self._plain is None and len(self._texts) * _OFTEN > self._records:
            self._plain = list(self._spelt())
        return self._numbered() if self._plain is None else pa.chunked_array(self._plain, pa.string())

    def _number(self, texts: pa.StringArray) -> None:
        if self._first is not None:
            self._numbers.append(self._numbers_of(self._first))
            self._first = None
        before = len(self._texts)
        self._numbers.append(self._numbers_of(texts))
        is_new = (len(self._texts) - before) * _OFTEN > len(texts)
        if is_new and self._records > _FIRST_RECORDS and len(self._texts) * _OFTEN > self._records:
            self._plain = list(self._spelt())

    def _numbers_of(self, texts: pa.StringArray) -> NDArray[np.signedinteger]:
        """The numbers of a batch's texts in the column as a whole, as narrow as they may be."""
        found = compute.index_in(texts, value_set=self._texts)
        if found.null_count:
            new = texts.filter(found.is_null()).unique()
            self._texts = pa.concat_arrays([self._texts, new])
            found = compute.index_in(texts, value_set=self._texts)
        return np.frombuffer(found.buffers()[1], np.int32, len(texts)).astype(_width(len(self._texts))[0])

    def _numbered(self) -> pa.DictionaryArray:
        width, type = _width(len(self._texts))
        whole, at = np.empty(self._records, width), 0
        for piece in _handed_over(self._numbers):
            whole[at : at + len(piece)] = piece
            at += len(piece)
        return self._dictionary(whole, type)

    def _spelt(self) -> Iterator[pa.StringArray]:
        """The numbered batches as the texts themselves; their numbers are let go."""
        for piece in _handed_over(self._numbers):
            yield self._dictionary(piece.astype(np.int32), pa.int32()).cast(pa.string())

    def _dictionary(self, numbers: NDArray[np.signedinteger], type: pa.DataType) -> pa.DictionaryArray:
        indices = pa.Array.from_buffers(type, len(numbers), [None, pa.py_buffer(numbers)])
        return pa.DictionaryArray.from_arrays(indices, self._texts)


def _width(texts: int) -> tuple[type[np.signedinteger], pa.DataType]:
    """The narrowest numbers that so many texts can have."""
    return next(pair for pair in _WIDTHS if texts <= np.iinfo(pair[0]).max)


def _handed_over(pieces: list[NDArray[np.signedinteger]]) -> Iterator[NDArray[np.signedinteger]]:
    """Pieces one at a time, none of them held on to."""
    while pieces:
        yield pieces.pop(0)
