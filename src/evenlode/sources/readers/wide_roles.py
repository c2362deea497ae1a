"""Which columns of a wide file say where, when and of whom a record is, and which hold its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow

from evenlode.errors import Problem, Severity
from evenlode.sources.kinds import WideFigures, YearFrom
from evenlode.sources.readers.distinct import Coded
from evenlode.sources.readers.numbers import as_number


@dataclass(frozen=True, eq=False)
class Roles:
    """The columns of a file by what they do: those that restrict a record, those of figures, those about a school."""

    filters: tuple[str, ...]
    counted: tuple[str, ...]
    described: Mapping[str, str]


def roles_of(source: WideFigures, texts: pyarrow.Table, told: Mapping[str, Sequence[str]]) -> Roles:
    """The roles of a file's columns: as the source declares them, and as `told` says of those that it does not know."""
    there = texts.column_names
    columns = [name for name in there if name not in fixed(source)]
    filters = [*(one.column for one in source.filters), *told.get("filters", ())]
    described = dict(source.attributes) | dict.fromkeys(told.get("described", ()), "detail")
    return Roles(
        filters=tuple(name for name in filters if name in there),
        counted=tuple(name for name in columns if name not in filters and name not in described),
        described={name: ours for name, ours in described.items() if name in there},
    )


def unknown_columns(
    source: WideFigures, texts: pyarrow.Table, meta_filters: Sequence[str]
) -> tuple[dict[str, list[str]], tuple[Problem, ...]]:
    """What the columns are that the source does not know: filters by the meta file that came with it, or by content.

    A column of words is a filter in a data set, and says something of the school in a table of schools.
    """
    known = {one.column for one in source.filters} | set(source.attributes) | fixed(source)
    claimed = {column for one in source.indicators for column in (one.column, one.numerator, one.denominator)}
    left = [name for name in texts.column_names if name not in known | claimed]
    from_meta = [name for name in left if name in meta_filters]
    wordy = [name for name in left if name not in from_meta and is_wordy(source, Coded.of(texts[name]))]
    if source.year.by is not YearFrom.PERIOD:
        return {"described": wordy} if wordy else {}, ()
    filters = [*from_meta, *wordy]
    figures = [name for name in left if name not in filters]
    guessed = [taken_for_figures(len(figures))] if figures and not source.indicators and not meta_filters else []
    notes = (*(taken_for_a_filter(name) for name in wordy), *guessed)
    return {"filters": filters} if filters else {}, notes


def fixed(source: WideFigures) -> set[str]:
    """The columns that say where and when a record is, and those that add nothing."""
    places = source.places
    codes = {column for columns in places.codes.values() for column in columns}
    pair = set(places.laestab or ())
    return (
        {"__record", places.level, source.year.column, source.year.identifier} | codes | pair | set(source.passed_over)
    )


def is_wordy(source: WideFigures, column: Coded) -> bool:
    """Whether a column holds words: most of its distinct texts are neither a number nor a symbol."""
    told = [text.strip() for text in column.texts if text.strip()]
    strange = [text for text in told if as_number(text) is None and text.lower() not in source.symbols]
    return len(strange) * 2 > len(told)


def taken_for_figures(count: int) -> Problem:
    """The warning for the columns of numbers of a data set that nobody has described."""
    return Problem(
        None,
        None,
        "column.taken_for_figures",
        f"Nothing that came with this data set describes its columns; {count} hold numbers and were taken for figures.",
        "load the data set together with its meta file, which says what each column is",
        Severity.WARNING,
    )


def taken_for_a_filter(column: str) -> Problem:
    """The warning for a column of words that nobody has described."""
    return Problem(
        None,
        column,
        "column.taken_for_a_filter",
        "Nothing that came with this data set describes this column; it holds words, so it was taken for a filter.",
        "load the data set together with its meta file, which says what each column is",
        Severity.WARNING,
    )
