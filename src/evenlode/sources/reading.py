"""One file, from bytes to rows with a verdict on every record, for loads, rebuilds and explanations."""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TypeAlias, cast

import pyarrow

import evenlode
from evenlode.engines.kinds import Engine
from evenlode.errors import EvenlodeError, Problem, Refused, Severity
from evenlode.formats.blank_records import without_blank_records
from evenlode.formats.kinds import TextTable
from evenlode.formats.reading import peek, read_table
from evenlode.lake.kinds import Counts
from evenlode.lake.pseudonyms import Pseudonymiser
from evenlode.sources.kinds import LongFigures, NeighbourSets, Source, TextRows, TidyRows, WideFigures
from evenlode.sources.mapped_texts import read_mapped
from evenlode.sources.mapping import FileMap, kept_map
from evenlode.sources.readers.column_names import by_own_names, mistyped, unread, with_lines
from evenlode.sources.readers.kinds import SHEET, Read, Told
from evenlode.sources.readers.verdicts import HELD_IN_A_WHOLE, refuse_if_hopeless
from evenlode.sources.recognition import Recognised, recognise
from evenlode.sources.record_kinds import RecordFile, alike
from evenlode.sources.registry import SOURCES
from evenlode.sources.school_kinds import SchoolLinks, SchoolRegister
from evenlode.sources.settling import NOTHING_BESIDE, Beside, mapping_of, settled
from evenlode.sources.source_columns import fields_of, own_names

READERS = {
    LongFigures: "long_figures",
    WideFigures: "wide_figures",
    TidyRows: "tidy_rows",
    NeighbourSets: "neighbour_sets",
    TextRows: "text_rows",
    SchoolRegister: "school_register",
    SchoolLinks: "school_links",
    RecordFile: "records",
}
# Where the pseudonyms of a home's pupils come from; it is asked for a file with pupils alone.
Pseudonyms: TypeAlias = Callable[[], Pseudonymiser]
NOTHING = Counts(0, 0, 0, 0)
FEW = 2  # so many places are named
NO_RECORD = Problem(
    None, None, "records.none", "There are column names, and no record below them.",
    "nothing needs doing if there is nothing to report; otherwise export the file again", Severity.WARNING,
)  # fmt: skip
OF_PEOPLE = ("surname", "forenames", "forename", "birth")
FRAMES = 6  # of so many places a fault in reading pupils is told
READ_BY = ("vocabulary", "formats", "tables", "sources")


@dataclass(frozen=True, eq=False)
class ReadFile:
    """A file that was read: its source, its rows, and the counts of its records' verdicts.

    `pseudonyms` is the number of the key under which its rows name pupils; 0 where it has none.
    """

    source: Source
    read: Read
    counts: Counts
    problems: tuple[Problem, ...]
    mapping: str = ""
    pseudonyms: int = 0


def no_pseudonyms() -> Pseudonymiser:
    """Where there is no home there are no pseudonyms: to read a file with pupils there is a fault of ours."""
    raise ValueError("a file with pupils is read for a home, which gives them their pseudonyms")


def read_file(
    path: Path,
    engine: Engine,
    asked: str | None = None,
    beside: Beside = NOTHING_BESIDE,
    pseudonyms: Pseudonyms = no_pseudonyms,
) -> ReadFile:
    """Read a whole file; raises `Refused` where it is not a file that we know, or is not what it seems to be.

    `beside` is what is known of it otherwise. What that settles is the mapping, with which it is read the same again.
    """
    map = beside.map or kept_map(beside.mapping or "")
    found = known_by(map, path, asked)
    with quoting_nothing(found.source):
        return read_recognised(path, found, engine, replace(beside, map=map), pseudonyms)


def known_by(map: FileMap | None, path: Path, asked: str | None = None) -> Recognised:
    """What a file is: what its mapping says, or else what its content tells."""
    return Recognised(map.source, map.sheet, map.header_row) if map else recognise(peek(path), asked)


def read_recognised(path: Path, found: Recognised, engine: Engine, beside: Beside, pseudonyms: Pseudonyms) -> ReadFile:
    """Read a whole file of which it is known what it is."""
    if isinstance(found.source, RecordFile) and found.source.recognised_by:
        return read_xml_records(path, found.source, beside, pseudonyms)
    texts = texts_of(path, found, beside.map)
    if isinstance(found.source, RecordFile) and texts.unreadable == texts.records:
        refuse_if_hopeless(path.name, texts.records, texts.unreadable, with_lines(texts.problems, texts.lines))
    told, notes = settled(found.source, trimmed(texts.table), beside)
    named_by = pseudonyms() if found.source.pupils else None
    read = read_texts(found.source, texts, engine, told, named_by)
    unread = len({problem.row for problem in texts.problems if problem.row is not None and problem.severity == "error"})
    names = names_of(found.source, texts, beside.map)
    problems = with_lines(by_own_names((*texts.problems, *notes, *read.problems), names), texts.lines)
    asked = (*(() if beside.map else asked_of_table(found, texts)), *asked_of_unread(read, unread))
    read = replace(read, questions=by_own_names(asked, names))
    mapping = mapping_of(told, beside.map)
    return weighed(path, ReadFile(found.source, read, NOTHING, problems, mapping), texts.records, unread, named_by)


def names_of(source: Source, texts: TextTable, map: FileMap | None) -> Mapping[str, str]:
    """A file's own names of columns, by those of its source."""
    if map and map.columns:
        return map.columns
    return own_names(source, texts.header) if isinstance(source, RecordFile) else {}


def asked_of_table(found: Recognised, texts: TextTable) -> Iterator[Problem]:
    """What is asked of a file's sender about columns that nothing reads, and of a table without records."""
    if isinstance(found.source, RecordFile):
        yield from mistyped(found.source, texts.header)
        yield from unread(found.source, texts.table, texts.header, names_of_people())
        yield from () if texts.records else (NO_RECORD,)


@cache
def names_of_people() -> frozenset[str]:
    """The columns, written `alike`, in which some source has what a person is called: they add nothing to a number."""
    files = (one for one in SOURCES if isinstance(one, RecordFile) and not one.recognised_by)
    fields = (field for one in files for field in fields_of(one) if field.personal and field.id in OF_PEOPLE)
    return frozenset(alike(name) for field in fields for name in field.columns)


def asked_of_unread(read: Read, unread: int) -> Sequence[Problem]:
    """What is asked of a file's sender, with a word on lines that could not be read where the file is a whole list."""
    is_told = any(one.rule == HELD_IN_A_WHOLE.rule for one in read.questions)
    is_whole = any(map(len, read.scopes.values()))
    return (*read.questions, HELD_IN_A_WHOLE) if unread and is_whole and not is_told else read.questions


def read_xml_records(path: Path, source: RecordFile, beside: Beside, pseudonyms: Pseudonyms) -> ReadFile:
    """Read a whole XML file of records."""
    record_xml = import_module("evenlode.sources.readers.record_xml")
    texts = record_xml.xml_tables(source, path)
    told, notes = settled(source, None, beside)
    named_by = pseudonyms() if source.pupils else None
    read = record_xml.read(source, texts, told, named_by)
    refuse_no_record(path.name, source, texts.records)
    told_of = (*texts.problems, *record_xml.unknown_elements(texts.unknown), *notes, *read.problems)
    problems = with_lines(told_of, texts.lines)
    return weighed(path, ReadFile(source, read, NOTHING, problems, mapping_of(told)), texts.records, 0, named_by)


def refuse_no_record(name: str, source: RecordFile, records: int) -> None:
    """Raise `Refused` for an XML file in which no record stands where its kind of file has them."""
    if not records:
        places = [path for one in source.mains for path in one.paths]
        raise Refused(
            f"{name} holds no record: there is nothing where a file of its kind ({source.title}) has them.",
            where=f"looked for {' or '.join(places[:FEW])}",
            remedy="export the file again from the school's system with its pupils; if there are none, send nothing",
        )


def weighed(path: Path, found: ReadFile, records: int, unread: int, named_by: Pseudonymiser | None) -> ReadFile:
    """A file that was read, with its records counted; raises `Refused` where most of them were set aside."""
    aside = found.read.quarantined + unread
    refuse_if_hopeless(path.name, records, aside, found.problems, found.read.questions)
    counts = Counts(records, records - aside - found.read.duplicates, aside, found.read.duplicates)
    return replace(found, counts=counts, pseudonyms=named_by.number if named_by else 0)


@contextmanager
def quoting_nothing(source: Source) -> Iterator[None]:
    """While a file with pupils is read, a fault of ours says where it happened, and never a value that led to it."""
    try:
        yield
    except EvenlodeError:
        raise
    except Exception as error:
        if not source.pupils:
            raise
        fault = f"{type(error).__name__} at {' < '.join(places(error))}"
    else:
        return
    raise RuntimeError(f"a file of source {source.id} could not be read, by a fault of ours: {fault}") from None


def places(error: Exception) -> list[str]:
    """Where an error came from, the innermost first: modules and lines, nothing else."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)][:FRAMES]


def texts_of(path: Path, found: Recognised, map: FileMap | None = None, only: int | None = None) -> TextTable:
    """The table of texts that a recognised file holds, or one record of it, as its mapping says where it has one."""
    short = found.source.short_records
    if map:
        return read_mapped(map, path, only)
    texts = read_table(path, sheet=found.sheet, header_row=found.header_row, only=only, fill_short=short)
    return without_blank_records(texts) if isinstance(found.source, RecordFile) else texts


def read_texts(
    source: Source, texts: TextTable, engine: Engine, told: Told, named_by: Pseudonymiser | None = None
) -> Read:
    """The rows that a table of texts becomes, by the reader of its kind of source.

    The reader of a source with pupils is given their pseudonyms, `named_by`, as a fifth argument.
    """
    reader = import_module(f"evenlode.sources.readers.{READERS[type(source)]}")
    table = trimmed(texts.table).replace_schema_metadata({SHEET: texts.sheet})
    others = (named_by,) if source.pupils else ()
    return cast(Read, reader.read(source, table, engine, told, *others))


def trimmed(texts: pyarrow.Table) -> pyarrow.Table:
    """A table of texts whose column names have no blanks around them."""
    return texts.rename_columns([name.strip() for name in texts.column_names])


@cache
def reader_hash() -> str:
    """One text for the code that reads files, as it was when first asked: a load's rows may differ only if it does."""
    root = Path(evenlode.__file__).parent
    files = sorted(file for room in READ_BY for file in (root / room).rglob("*.py"))
    digest = sha256()
    for file in files:
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
