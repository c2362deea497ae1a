"""A file's own names of columns, and its lines: problems are told by them, and mistyped names are asked about."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from difflib import get_close_matches

import pyarrow
from pyarrow import compute

from evenlode.errors import Problem, Severity
from evenlode.formats.kinds import RECORD, Lines
from evenlode.sources.readers.record_values import columns_of
from evenlode.sources.record_kinds import RecordFile, alike
from evenlode.sources.source_columns import fields_of

LIKE, SHORTEST = 0.85, 5  # of names so alike one may be the other mistyped; short ones are alike by chance
SHOWN = 8  # so many names are told


def with_lines(problems: Sequence[Problem], lines: Lines) -> tuple[Problem, ...]:
    """Problems with the line of the file on which each one's record begins, where that is known."""
    if not lines.known:
        return tuple(problems)
    return tuple(replace(one, line=lines.line_of(one.row)) if one.row else one for one in problems)


def by_own_names(problems: Sequence[Problem], names: Mapping[str, str]) -> tuple[Problem, ...]:
    """Problems by a file's own names of columns, for whoever looks for them there; `names` has them by the source's."""
    return tuple(replace(one, column=names.get(one.column or "", one.column)) for one in problems)


def misplaced(source: RecordFile, parts: Mapping[str, pyarrow.Table]) -> Iterator[Problem]:
    """A warning of each column that lines of one kind fill in, and that only those of another kind have."""
    for kind in source.records:
        part = parts[kind.id]
        names = [name for name in part.column_names if name != RECORD] if len(part) else []
        own = {name for one in kind.fields for name in columns_of(one, names)}
        known = {name for other in source.records for one in other.fields for name in columns_of(one, names)}
        for name in sorted(known - own):
            texts = compute.utf8_trim_whitespace(part[name].cast(pyarrow.string()))
            if count := compute.sum(compute.not_equal(texts, "")).as_py():
                message = f"Records of {kind.id} fill this in, but it is no column of theirs. Records: {count:,}."
                remedy = "it is not read there: move it to the column that is meant, or leave it as it is"
                yield Problem(None, name, "column.misplaced", message, remedy, Severity.WARNING)


def mistyped(source: RecordFile, names: Sequence[str]) -> Iterator[Problem]:
    """A question about each column that nothing reads, and that is called almost like one that the file has not.

    No other name of a column is shown: what it means, nobody knows.
    """
    missing = {alike(name): name for one in fields_of(source) if not columns_of(one, names) for name in one.columns}
    for name in used_by_nobody(source, names):
        near = get_close_matches(alike(name), missing, n=1, cutoff=LIKE) if len(name) >= SHORTEST else []
        if near:
            yield Problem(
                None, name, "column.question", "Nothing reads this column.",
                f"is it '{missing[near[0]]}'? Then give it that name, and load the file again", Severity.WARNING,
            )  # fmt: skip


def used_by_nobody(source: RecordFile, names: Sequence[str]) -> list[str]:
    """The columns that no field of a source is read from."""
    used = {name for one in fields_of(source) for name in columns_of(one, names)}
    return [name for name in names if name not in used]


def unread(
    source: RecordFile, texts: pyarrow.Table, names: Sequence[str], passed: Set[str] = frozenset()
) -> Iterator[Problem]:
    """A word on the columns that hold something and that nothing reads, by their places, and on those a file lacks.

    One of them may be a column that was given another name: what it held would be missing, and nobody would know.
    Columns whose name, written `alike`, is `passed` over are none that anybody means to have read.
    """
    asked = {one.column for one in mistyped(source, names)} | {name for name in names if alike(name) in passed}
    strange = [name for name in used_by_nobody(source, names) if name not in asked and holds_something(texts[name])]
    if not strange:
        return
    places = listed([f"{names.index(name) + 1}" for name in strange])
    lacks = [one.columns[0] for one in fields_of(source) if not one.personal and not columns_of(one, names)]
    said = "Column {0} holds something" if len(strange) == 1 else "Columns {0} hold something"
    without = f" Of the columns that a file of its kind may have, it has no {listed(lacks)}." if lacks else ""
    yield Problem(
        None, None, "column.unread", f"{said.format(places)} that is not read here.{without}",
        "nothing needs doing if none of it is wanted; if a column has another name here than it should, give it that "
        "name and load the file again, or load it by a mapping (--map)", Severity.WARNING,
    )  # fmt: skip


def holds_something(texts: pyarrow.ChunkedArray) -> bool:
    """Whether a column has a text in any record."""
    filled = compute.not_equal(compute.utf8_trim_whitespace(texts.cast(pyarrow.string())), "")
    return bool(compute.any(filled).as_py())


def listed(names: Sequence[str]) -> str:
    """Some names one after the other, and how many more there are."""
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
