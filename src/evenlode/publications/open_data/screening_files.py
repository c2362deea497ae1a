"""The checks of whole files: their names, their bytes, and the columns that each must have."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from evenlode.publications.open_data.screening_kinds import (
    AUTHORITY,
    OPTIONAL_META,
    REQUIRED,
    REQUIRED_META,
    UNITS,
    Pair,
    Said,
    Sheet,
    check,
)

SPECIAL = re.compile(r"[^A-Za-z0-9_\-\s]")
LONGEST_NAME = 200


def both(pair: Pair) -> tuple[Sheet, Sheet]:
    """The data file and the meta file."""
    return pair.data, pair.meta


def stem(sheet: Sheet) -> str:
    """A file's name without its endings."""
    return sheet.file.removesuffix(".csv").removesuffix(".meta")


def filename_spaces(pair: Pair) -> Iterator[Said]:
    """No file's name has a space."""
    yield from ((one.file, "its name has a space") for one in both(pair) if re.search(r"\s", one.file))


def filename_special(pair: Pair) -> Iterator[Said]:
    """A file's name is of letters, digits, hyphens and underscores alone."""
    for one in both(pair):
        if strange := sorted(set(SPECIAL.findall(stem(one)))):
            yield one.file, f"its name has {' '.join(strange)}"


def filename_lower_case(pair: Pair) -> Iterator[Said]:
    """A file's name is in lower case and of no more than 200 characters."""
    for one in both(pair):
        if one.file != one.file.lower() or len(one.file) > LONGEST_NAME:
            yield one.file, "its name has capitals, or is longer than 200 characters"


def filenames_match(pair: Pair) -> Iterator[Said]:
    """Beside `name.csv` stands `name.meta.csv`, and neither stands alone."""
    for one, other in ((pair.data, pair.meta), (pair.meta, pair.data)):
        if not other.bytes:
            yield one.file, f"there is no {other.file}, or it is empty"


def utf8(pair: Pair) -> Iterator[Said]:
    """Both files are encoded as UTF-8."""
    for one in both(pair):
        try:
            one.bytes.decode("utf-8")
        except UnicodeDecodeError as error:
            yield one.file, f"byte {error.start + 1} is not UTF-8"


def file_separator(pair: Pair) -> Iterator[Said]:
    """Commas separate the columns, and every record has as many as there are names."""
    for one in both(pair):
        if len(one.names) < 2:
            yield one.file, "no comma separates its columns"
        lengths = ((number, len(row)) for number, row in enumerate(one.rows, start=1) if len(row) != len(one.names))
        yield from ((one.where(record=number), f"it has {length} columns") for number, length in lengths)


def empty_rows(pair: Pair) -> Iterator[Said]:
    """No record is empty, and there is at least one."""
    for one in both(pair):
        if not one.rows:
            yield one.file, "it has no records"
        blank = (number for number, row in enumerate(one.rows, start=1) if not any(text.strip() for text in row))
        yield from ((one.where(record=number), "it is empty") for number in blank)


def lacking(sheet: Sheet, names: Iterable[str]) -> Iterator[Said]:
    """The columns of a list that a file does not have."""
    yield from ((sheet.file, f"it has no column {name}") for name in names if name not in sheet.names)


def col_req_data(pair: Pair) -> Iterator[Said]:
    """The data file has the compulsory columns of time and place."""
    yield from lacking(pair.data, REQUIRED)


def col_req_meta(pair: Pair) -> Iterator[Said]:
    """The meta file has its eight compulsory columns."""
    yield from lacking(pair.meta, REQUIRED_META)


def col_invalid_meta(pair: Pair) -> Iterator[Said]:
    """The meta file has no columns but those that the standard knows."""
    known = (*REQUIRED_META, *OPTIONAL_META)
    yield from ((pair.meta.where(name), "the standard knows none") for name in pair.meta.names if name not in known)


def col_to_rows(pair: Pair) -> Iterator[Said]:
    """The meta file has no more rows than the data file has columns beside the compulsory ones."""
    columns, rows = len(pair.data.names) - len(REQUIRED), len(pair.meta.rows)
    if rows > columns:
        yield pair.meta.file, f"it describes {rows} columns, and the data file has {columns}"


def col_name_duplicate(pair: Pair) -> Iterator[Said]:
    """No two columns of the data file have one name."""
    yield from ((pair.data.where(name), "there are several") for name, n in Counter(pair.data.names).items() if n > 1)


def empty_cols(pair: Pair) -> Iterator[Said]:
    """No column of the data file is empty."""
    for name, texts in pair.data.distinct.items():
        if not any(text.strip() for text in texts):
            yield pair.data.where(name), "it is empty"


def cross_meta_to_data(pair: Pair) -> Iterator[Said]:
    """The data file has every column that the meta file describes."""
    yield from lacking(pair.data, (row["col_name"] for row in pair.described if row["col_name"]))


def cross_data_to_meta(pair: Pair) -> Iterator[Said]:
    """The meta file describes every column of the data file but those of time and place, and of one text only."""
    told = {*UNITS, *AUTHORITY, *(row["col_name"] for row in pair.described), *pair.groups}
    for name, texts in pair.data.distinct.items():
        if name not in told and len(texts) > 1:
            yield pair.data.where(name), "the meta file does not describe it"


RENAME = "rename the file: lower-case letters, digits, hyphens and underscores, such as key_stage_2.csv"
FILES = (
    check(filename_spaces, RENAME),
    check(filename_special, RENAME),
    check(filename_lower_case, RENAME),
    check(filenames_match, "write both files, the second with .meta before .csv"),
    check(utf8, "save the file as CSV in UTF-8"),
    check(file_separator, "save the file with commas between its columns, and quote texts that have one"),
    check(empty_rows, "leave the record out; leave a pair without records out altogether"),
)
"""The checks that come first: a file that breaks one cannot be read as the others read it."""
SHAPES = (
    check(col_req_data, "add the column and fill it in every row"),
    check(col_req_meta, "add the column, empty where it says nothing"),
    check(col_invalid_meta, "leave the column out, or correct its name"),
    check(col_to_rows, "describe filters and indicators only, each once"),
    check(col_name_duplicate, "give each column a name of its own"),
)
"""The checks of the columns themselves: what follows takes for granted that they hold."""
CROSSED = (
    check(empty_cols, "leave the column out"),
    check(cross_meta_to_data, "correct the name in the meta file, or add the column to the data file"),
    check(cross_data_to_meta, "describe the column in the meta file, or leave it out"),
)
