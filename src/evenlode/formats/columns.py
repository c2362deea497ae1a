"""Arrow columns made straight from Python's texts and numbers.

`pyarrow.array` would do the same, but its first call imports pandas, where that is installed, only to ask whether it
was given a frame: about a second of CPU for every command.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa


def text_column(texts: Sequence[str]) -> pa.StringArray:
    """The texts as an Arrow column; together they may have at most 2 GB."""
    joined = "".join(texts)
    data = joined.encode()
    lengths = map(len, texts) if len(data) == len(joined) else (len(text.encode()) for text in texts)
    ends = np.zeros(len(texts) + 1, np.int32)
    np.cumsum(np.fromiter(lengths, np.int32, len(texts)), out=ends[1:])
    return pa.StringArray.from_buffers(len(texts), pa.py_buffer(ends), pa.py_buffer(data))


def number_column(numbers: Iterable[int], count: int) -> pa.Int64Array:
    """The `count` whole numbers as an Arrow column of int64."""
    return pa.Array.from_buffers(pa.int64(), count, [None, pa.py_buffer(np.fromiter(numbers, np.int64, count))])


def counting_column(first: int, count: int) -> pa.Int64Array:
    """The `count` numbers from `first` on, as an Arrow column of int64."""
    numbers = np.arange(first, first + count, dtype=np.int64)
    return pa.Array.from_buffers(pa.int64(), count, [None, pa.py_buffer(numbers)])
