"""Records without a single text: spreadsheets write them, as lines of delimiters, for rows that were once in use."""

from dataclasses import replace

from pyarrow import compute

from evenlode.formats.kinds import TextTable


def without_blank_records(texts: TextTable) -> TextTable:
    """A table without the records of which every cell is blank: they are no records. The others keep their numbers."""
    blank = None
    for name in texts.header:
        here = compute.equal(compute.utf8_trim_whitespace(texts.table[name].cast("string")), "")
        blank = here if blank is None else compute.and_(blank, here)
        if not compute.any(blank).as_py():
            return texts
    kept = texts.table.filter(compute.invert(blank))
    return replace(texts, table=kept, records=kept.num_rows + texts.unreadable)
