"""Which source a file is: told from its content, never from its name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from evenlode.errors import Refused
from evenlode.formats.kinds import FileKind, Peek, SheetPeek
from evenlode.sources.headings import is_pattern, missing_from, pattern, places_of
from evenlode.sources.kinds import Source, TextRows
from evenlode.sources.record_kinds import RecordFile, alike, missing_paths
from evenlode.sources.registry import SOURCES

# The column names of every source: the only texts of an unknown file that a message may repeat.
KNOWN_COLUMNS = frozenset(column for source in SOURCES for column in source.needed())
MANY_HEADERS = 1000
FEW = 6  # so many columns that are missing are named
NEVER = r"(?!)"  # a pattern that nothing has
MEND = {
    False: "if it is that, give the column this name in the row of column names, and send the file again",
    True: "if it is that, export it again from its own system",
}
"""What to do about a file that is almost one that is known: a table, or an XML file."""

KNOWN_PATTERNS = tuple(pattern(column) for column in sorted(KNOWN_COLUMNS) if is_pattern(column))


class Row(NamedTuple):
    """A row of a file: its sheet and number, its texts, and these written alike."""

    sheet: str
    number: int
    cells: frozenset[str]
    alike: frozenset[str]


@dataclass(frozen=True)
class Recognised:
    """A file's source, and where in the file its table begins: which sheet, and which row holds the column names."""

    source: Source
    sheet: str
    header_row: int


def recognise(peek: Peek, asked: str | None = None) -> Recognised:
    """The source of a file, or the one asked for with `--as`; raises `Refused`, saying what was looked for and found.

    Where a file fits several sources, the one that needs the most columns is meant; two that need as many are not
    chosen between.
    """
    candidates = (SOURCES.find(asked),) if asked else tuple(SOURCES)
    rows = rows_of(peek, candidates)
    fits = fitting_xml(peek, candidates) if peek.kind is FileKind.XML else fitting(tuple(rows), candidates)
    if not fits:
        raise unrecognised(peek, candidates, asked)
    most = max(found.source.exactness() for found in fits)
    best = [found for found in fits if found.source.exactness() == most]
    if len(best) > 1:
        raise ambiguous(peek, best)
    refuse_repeated(best[0], peek)
    refuse_other_sheets(best[0], peek, rows)
    return best[0]


def refuse_other_sheets(found: Recognised, peek: Peek, rows: Sequence[Row]) -> None:
    """Raise `Refused` where other sheets of a workbook hold records of the same kind: half of them would be left out.

    Sheets are told by their numbers, for one may bear a child's name.
    """
    if not isinstance(found.source, RecordFile):
        return
    names = [sheet.name for sheet in peek.sheets]
    headed = {row.sheet: row.number for row in rows if row.sheet != found.sheet and heads(found.source, row)}
    filled = [sheet for sheet in headed if any(peek.sheets[names.index(sheet)].rows[headed[sheet] :])]
    if filled:
        numbers = sorted(names.index(sheet) + 1 for sheet in (found.sheet, *filled))
        raise Refused(
            f"{peek.name} has {len(numbers)} sheets with the same kind of table, and one is read from each file.",
            where=f"sheets {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}",
            remedy="save each of these sheets as a file of its own, and send all of them; or load each by a mapping "
            f'(--map) that says source = "{found.source.id}" and sheet = its name',
        )


def ambiguous(peek: Peek, fits: Sequence[Recognised]) -> Refused:
    """The error for a file that fits several sources alike."""
    names = [found.source.id for found in fits]
    return Refused(
        f"{peek.name} could be {', '.join(names[:-1])} or {names[-1]}.",
        where=f"row {fits[0].header_row}: its column names are those of each",
        remedy=f"say which it is, with --as {names[0]} or --as {names[-1]}",
    )


def refuse_repeated(found: Recognised, peek: Peek) -> None:
    """Raise `Refused` where a column that is read stands twice: which of them is meant, nobody could say."""
    sheet = next(sheet for sheet in peek.sheets if sheet.name == found.sheet)
    names = [cell.strip() for cell in sheet.rows[found.header_row - 1]]
    repeated = next(iter(repeated_in(found.source, names)), None)
    if repeated:
        raise Refused(
            f"The column '{repeated[0]}' of {peek.name} stands {repeated[1]} times.",
            where=f"{f'sheet {peek.sheets.index(sheet) + 1}, ' if found.sheet else ''}row {found.header_row}",
            remedy="take out the column that does not belong there, or give it another name, and send the file again",
        )


def repeated_in(source: Source, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The columns of a source that stand more than once in a row of column names, each with how often."""
    if isinstance(source, RecordFile):
        known = () if source.recognised_by else columns_read(source)
        met = Counter(alike(name) for name in names)
        yield from ((name, met[alike(name)]) for name in names if alike(name) in known and met[alike(name)] > 1)
    else:
        found = ((name, len(places_of(name, names))) for name in source.needed())
        yield from ((name, times) for name, times in found if times > 1)


@cache
def columns_read(source: RecordFile) -> frozenset[str]:
    """The names, written alike, of all columns that a table's records are read from."""
    fields = (*((source.kind_in,) if source.kind_in else ()), *(one for kind in source.records for one in kind.fields))
    return frozenset(alike(name) for one in fields for name in one.columns)


def rows_of(peek: Peek, sources: tuple[Source, ...]) -> list[Row]:
    """Of the first rows of every sheet those that hold a column name of some source, made ready for all to look at."""
    known = names_of(sources)
    rows = (
        Row(sheet.name, number, frozenset(cell.strip() for cell in row), frozenset(map(alike, row)))
        for sheet in peek.sheets
        for number, row in enumerate(sheet.rows, start=1)
    )
    return [row for row in rows if known.stand_in(row)]


class Names(NamedTuple):
    """The column names of some sources: those written in full, those written alike, and the pattern of all others."""

    exact: frozenset[str]
    alike: frozenset[str]
    pattern: re.Pattern[str]

    def stand_in(self, row: Row) -> bool:
        """Whether a row holds one of them."""
        if not (self.exact.isdisjoint(row.cells) and self.alike.isdisjoint(row.alike)):
            return True
        return any(map(self.pattern.fullmatch, row.cells))


@cache
def names_of(sources: tuple[Source, ...]) -> Names:
    """The column names by which some sources are recognised."""
    files = [source for source in sources if isinstance(source, RecordFile)]
    columns = [columns_of(source) for source in sources if not isinstance(source, RecordFile)]
    return Names(
        frozenset(name for exact, _ in columns for name in exact),
        frozenset(name for source in files for _, names in source.names_told for name in names),
        re.compile("|".join(f"(?:{one.pattern})" for _, patterns in columns for one in patterns) or NEVER, re.ASCII),
    )


@lru_cache(maxsize=MANY_HEADERS)  # the files of an act often have one header
def fitting(rows: tuple[Row, ...], sources: tuple[Source, ...]) -> tuple[Recognised, ...]:
    """The sources whose table begins in one of some rows, each with the first such row."""
    begins = ((source, next((row for row in rows if heads(source, row)), None)) for source in sources)
    return tuple(Recognised(source, row.sheet, row.number) for source, row in begins if row)


def fitting_xml(peek: Peek, sources: Sequence[Source]) -> tuple[Recognised, ...]:
    """The sources whose elements an XML file has."""
    paths, texts = peek.sheets[0].rows
    files = (source for source in sources if isinstance(source, RecordFile) and source.recognised_by)
    return tuple(Recognised(source, "", 1) for source in files if not missing_paths(source, paths, texts))


def heads(source: Source, row: Row) -> bool:
    """Whether a row, as a set of texts, holds the column names of a source: all of them, and no others if alone."""
    if isinstance(source, RecordFile):
        return not source.recognised_by and source.heads(row.alike)
    exact, patterns = columns_of(source)
    if not exact <= row.cells or not all(any(map(one.fullmatch, row.cells)) for one in patterns):
        return False
    return not (isinstance(source, TextRows) and source.alone) or len(row.cells - {""}) == len(source.needed())


@cache
def columns_of(source: Source) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The columns that a source needs: those that it names in full, and the patterns of the others' names."""
    exact = frozenset(name for name in source.needed() if not is_pattern(name))
    return exact, tuple(pattern(name) for name in source.needed() if is_pattern(name))


def unrecognised(peek: Peek, candidates: Sequence[Source], asked: str | None) -> Refused:
    """The error for a file that fits no source: the nearest, what of it was missing, and what stands there instead."""
    nearest = sorted(candidates, key=lambda source: -nearness(source, peek))[:3]
    met = [source for source in nearest if asked or len(missing(source, peek)) < source.exactness()]
    looked = "; ".join(f"{source.id} ({missing_text(source, peek)})" for source in met)
    what = f"{peek.name} is not a {asked} file." if asked else f"{peek.name} is not a file that Evenlode knows."
    like = likeness(nearest[0], peek)
    first = MEND[peek.kind is FileKind.XML] if like else "check that this is the right file, as its own system gives it"
    return Refused(
        f"{what} {like}".rstrip(),
        where=f"{f'looked for the columns of {looked}; ' if looked else ''}found {found_text(peek)}",
        remedy=f"{first}. Otherwise: `evenlode catalogue sources` lists what is read, `--as FORMAT` names one, and "
        "`--map FILE` says what another table's columns are",
    )


def likeness(source: Source, peek: Peek) -> str:
    """In words, that a file is most like those of a source, and what it lacks; empty where it lacks more than half."""
    lacking = missing(source, peek)
    if len(lacking) * 2 > source.exactness():
        return ""
    begun = f"It is most like '{source.title}' ({source.id}), but "
    if peek.kind is not FileKind.XML:
        named = " and no column ".join(f"'{name}'" for name in lacking[:FEW])
        return f"{begun}has no column {named}."
    there = peek.sheets[0].rows[0]
    return (
        begun
        + " and ".join(f"{'says something else in' if path in there else 'lacks'} {path}" for path in lacking)
        + "."
    )


def best_row(source: Source, peek: Peek) -> set[str]:
    """The row of a file that holds most of a source's columns, as a set of texts."""
    rows = [{cell.strip() for cell in row} for sheet in peek.sheets for row in sheet.rows] or [set()]
    return max(rows, key=lambda row: -len(missing_from(source.needed(), row)))


def nearness(source: Source, peek: Peek) -> float:
    """The share of a source's columns that a file has in one row, and the share of that row that the source reads."""
    return 1 - len(missing(source, peek)) / source.exactness() + explained(source, peek)


def explained(source: Source, peek: Peek) -> float:
    """The share of a row of column names that a source of records reads: of all rows the greatest."""
    if not isinstance(source, RecordFile) or source.recognised_by or peek.kind is FileKind.XML:
        return 0
    rows = [[alike(cell) for cell in row if cell.strip()] for sheet in peek.sheets for row in sheet.rows]
    known = columns_read(source)
    return max((sum(cell in known for cell in row) / len(row) for row in rows if row), default=0)


def missing(source: Source, peek: Peek) -> list[str]:
    """What a file lacks of that by which a source is recognised: columns of a table, or elements of XML."""
    if not isinstance(source, RecordFile):
        return missing_from(source.needed(), best_row(source, peek))
    if not source.recognised_by:
        rows = [row for sheet in peek.sheets for row in sheet.rows] or [()]
        return min((source.lacking(row) for row in rows), key=len)
    paths, texts = peek.sheets[0].rows if peek.kind is FileKind.XML else ((), ())
    return missing_paths(source, paths, texts)


def missing_text(source: Source, peek: Peek) -> str:
    """In words, the columns of a source that a file lacks."""
    lacking = missing(source, peek)
    return (
        f"missing {', '.join(lacking[:FEW])}{' and more' if len(lacking) > FEW else ''}" if lacking else "none missing"
    )


def found_text(peek: Peek) -> str:
    """In words, what stands in the row of each sheet that is most like a row of column names.

    Only names that some source has are repeated: a row may hold a child's record, and nothing of that is ever printed.
    """
    if not peek.sheets:
        return "no table"
    return "; ".join(
        f"{f'sheet {number}: ' if number > 1 else ''}{row_text(sheet)}"
        for number, sheet in enumerate(peek.sheets[:3], 1)
    )


def row_text(sheet: SheetPeek) -> str:
    """In words, a sheet's row that is most like a row of column names: those we know by name, the others by number."""
    rows = [[cell.strip() for cell in row if cell.strip()] for row in sheet.rows]
    best = max(rows, key=lambda row: sum(map(is_known, row)), default=[])
    if not any(rows):
        return "an empty sheet"
    known = list(dict.fromkeys(cell for cell in best if is_known(cell)))
    strange = len(best) - len(known)
    others = f"{strange} column{'s' if strange != 1 else ''} that no format has" if strange else ""
    return " and ".join(part for part in (", ".join(known[:12]), others) if part)


def is_known(cell: str) -> bool:
    """Whether some source has a column of this name."""
    in_full = cell in KNOWN_COLUMNS or any(one.fullmatch(cell) for one in KNOWN_PATTERNS)
    return in_full or alike(cell) in names_of(tuple(SOURCES)).alike
