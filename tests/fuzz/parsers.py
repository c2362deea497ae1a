"""What is fuzzed: each parser as a function of a file's bytes, which ends, or raises what is no refusal.

What was read must account for every record; an `EvenlodeError` is an answer, and anything else a fault.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import pyarrow

import hostile
from evenlode.engines.kinds import Engine
from evenlode.engines.registry import open_engine
from evenlode.errors import EvenlodeError, Severity
from evenlode.formats.archives import unpack
from evenlode.formats.limits import Limits
from evenlode.formats.reading import peek, read_table
from evenlode.formats.xml_files import read_xml
from evenlode.lake.pseudonyms import Pseudonymiser
from evenlode.sources.mapping import read_map
from evenlode.sources.readers.texts_read import READINGS
from evenlode.sources.reading import ReadFile, read_file
from evenlode.sources.settling import Beside
from hostile_workbooks import SHEET, TEXTS
from look_alikes_xml import CENSUS

Parser = Callable[[bytes], None]
PARTS = (SHEET, TEXTS, "xl/workbook.xml", "xl/styles.xml")
SAID = Beside(said={"year": "2024-25", "authority": "E99000001", "month": "2025-05", "mode": "full"})
NAMED_BY = Pseudonymiser(b"k" * 32, 1)
LIMITS = Limits(max_unpacked=64 * hostile.MB, max_part=4 * hostile.MB, max_whole=4 * hostile.MB, max_seconds=10)


@cache
def folder() -> Path:
    """Where this process writes what it reads: gone when it ends."""
    kept.append(tempfile.TemporaryDirectory(prefix="fuzz-"))
    return Path(kept[0].name)


kept: list[tempfile.TemporaryDirectory[str]] = []


@cache
def engine() -> Engine:
    """One engine for all readings of this process."""
    atexit.register(engine.cache_clear)  # before the interpreter ends, which its library would complain of
    return open_engine("duckdb", [folder()])


def file_of(content: bytes, name: str = "file") -> Path:
    """A file of these bytes."""
    path = folder() / name
    path.write_bytes(content)
    return path


def table(content: bytes) -> None:
    """Any file, looked at and read as one table."""
    path = file_of(content)
    with suppress(EvenlodeError):
        peek(path, LIMITS)
    with suppress(EvenlodeError):
        found = read_table(path, limits=LIMITS)
        found.table.validate(full=True)
        left = {one.row for one in found.problems if one.row and one.severity is Severity.ERROR}
        there = found.table.column("__record").to_pylist()
        assert found.records == found.table.num_rows + found.unreadable
        assert len(left) == found.unreadable
        assert there == sorted(set(there) - left)


def workbook(content: bytes) -> None:
    """A workbook, one of whose parts has these bytes; the first says which."""
    if content:
        table(hostile.with_part(honest_workbook(), PARTS[content[0] % len(PARTS)], content[1:]))


@cache
def honest_workbook() -> bytes:
    """A workbook with shared texts, numbers and dates."""
    return hostile.repeated_text_workbook(40, 3)


def archive(content: bytes) -> None:
    """A zip, unpacked: nothing may be left of one that was refused, and nothing stand outside its folder."""
    path, into = file_of(content, "some.zip"), folder() / "into"
    before = set(folder().iterdir())
    try:
        inside = unpack(path, into, LIMITS).members
        assert all(one.path.resolve().is_relative_to(into.resolve()) for one in inside)
    except EvenlodeError:
        assert not into.exists() or not any(into.iterdir())
    finally:
        shutil.rmtree(into, ignore_errors=True)
    assert set(folder().iterdir()) - {into} == before - {into}


def xml(content: bytes) -> None:
    """An XML file, read by a shape."""
    path = file_of(content)
    with suppress(EvenlodeError):
        peek(path, LIMITS)
    with suppress(EvenlodeError):
        found = read_xml(path, CENSUS, LIMITS)
        for one in found.tables.values():
            one.validate(full=True)
            assert all(0 < record <= found.records for record in one.column("__record").to_pylist())


def source(content: bytes) -> None:
    """A file of any source, from its bytes to rows with a verdict on every record."""
    with suppress(EvenlodeError):
        weighed(read_file(file_of(content, "2024-25.csv"), engine(), beside=SAID, pseudonyms=lambda: NAMED_BY))


def weighed(found: ReadFile) -> None:
    """See that every record of a file became one thing, and that what was set aside is said."""
    counts = found.counts
    assert counts.rows_in == counts.accepted + counts.quarantined + counts.duplicates
    assert min(counts.accepted, counts.quarantined, counts.duplicates) >= 0
    aside = {one.row for one in found.problems if one.row and one.severity is Severity.ERROR}
    assert len(aside) == counts.quarantined
    for rows in found.read.tables.values():
        rows.validate(full=True)
        assert "record" not in rows.column_names or not aside & set(rows.column("record").to_pylist())


def text(content: bytes) -> None:
    """A text of one cell, read as every kind that a field may be: a day, a moment, a year, a number, a code."""
    said = content.decode("utf-8", "replace").strip()
    for reading in READINGS.values():
        value = reading.read(said)
        assert value is not None or all(reading.said_of(said))
        pyarrow.scalar(value, reading.type)


def mapping(content: bytes) -> None:
    """A mapping that somebody wrote."""
    with suppress(EvenlodeError):
        read_map(file_of(content, "mapping.toml"))


PARSERS: Mapping[str, Parser] = {
    "table": table, "json": table, "parquet": table, "workbook": workbook, "archive": archive, "xml": xml,
    "source": source, "source_xml": source, "text": text, "mapping": mapping,
}  # fmt: skip
"""Every parser by its name; some read files of several kinds, and begin from seeds of one."""
