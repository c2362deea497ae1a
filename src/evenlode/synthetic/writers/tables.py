"""Files that are tables: comma-separated, UTF-8, the same bytes on every machine."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow
from pyarrow import compute

from evenlode.synthetic.kinds import Column

SPECIAL = r'[",\r\n]'


def write(path: Path, columns: Mapping[str, Column | str]) -> int:
    """Write a table, making its folder where need be: a column of texts for each name, or one text for every record.

    Days are written as `2026-01-15`, and what is no time is empty. Gives how many records were written.
    """
    texts = {name: text_of(column) for name, column in columns.items()}
    size = max(len(column) for column in texts.values() if isinstance(column, pyarrow.Array))
    lines = compute.binary_join_element_wise(*map(quoted, texts.values()), ",")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write((",".join(columns) + "\n").encode())
        if size:
            stream.write(together(lines))
    return size


def text_of(column: Column | str) -> pyarrow.Array | str:
    """A column as texts; what is no time is an empty one."""
    if isinstance(column, str):
        return column
    return compute.fill_null(compute.cast(pyarrow.array(column), pyarrow.string()), "")


def quoted(column: pyarrow.Array | str) -> pyarrow.Array | str:
    """Texts with quotation marks around those that need them."""
    if isinstance(column, str) or not compute.any(compute.match_substring_regex(column, SPECIAL)).as_py():
        return column
    marked = compute.binary_join_element_wise('"', compute.replace_substring(column, '"', '""'), '"', "")
    return compute.if_else(compute.match_substring_regex(column, SPECIAL), marked, column)


def together(lines: pyarrow.Array) -> bytes:
    """Lines as one text, each with its end."""
    offsets = pyarrow.array([0, len(lines)], pyarrow.int32())
    whole: bytes = compute.binary_join(pyarrow.ListArray.from_arrays(offsets, lines), "\n")[0].as_buffer().to_pybytes()
    return whole + b"\n"
