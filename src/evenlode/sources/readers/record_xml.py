"""Reads an XML file of records: the shape that a source's fields and kinds of record describe, and then its records."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import compute

from evenlode.errors import Problem, Refused, Severity
from evenlode.formats.xml_files import read_xml
from evenlode.formats.xml_kinds import PARENT, Block, Shape, XmlTables
from evenlode.lake.pseudonyms import Pseudonymiser
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.readers.record_values import first_words, type_of
from evenlode.sources.readers.records import read_records
from evenlode.sources.readers.texts_read import READINGS, TEXT
from evenlode.sources.readers.verdicts import Verdicts
from evenlode.sources.record_kinds import Field, Kind, RecordFile, Records

SHOWN = 12


def xml_tables(source: RecordFile, path: Path) -> XmlTables:
    """A file's tables of texts, by the source's shape."""
    return read_xml(path, shape_of(source))


@cache
def shape_of(source: RecordFile) -> Shape:
    """The shape of a source's files."""
    tops = tuple(block_of(source, kind) for kind in source.mains)
    return Shape({one.id: one.columns for one in source.header}, tops, source.passed_over)


def block_of(source: RecordFile, kind: Records) -> Block:
    """The element of one kind of record, with the kinds that stand inside it."""
    inner = tuple(block_of(source, one) for one in source.records if one.inside == kind.id)
    return Block(kind.id, kind.paths, {one.columns[0]: one.columns for one in kind.fields}, inner, bool(kind.by_place))


def read(source: RecordFile, texts: XmlTables, told: Told, named_by: Pseudonymiser | None) -> Read:
    """Every record of the file; one in which a field has two different texts is held."""
    tables = {name: renumbered(table) for name, table in texts.tables.items()}
    held = {one.row for one in texts.problems if one.row is not None and one.severity is Severity.ERROR}
    return read_records(source, tables, header_values(source, texts.header), told, named_by, Verdicts(held))


def renumbered(table: pyarrow.Table) -> pyarrow.Table:
    """A table whose records within records say in which row they stand, counted from 0; what is absent is empty."""
    names = [name for name in table.column_names if name.startswith("__")]
    columns = {name: table[name] for name in names}
    columns |= {name: compute.fill_null(table[name], "") for name in table.column_names if name not in columns}
    if PARENT in columns:
        columns[PARENT] = compute.subtract(columns[PARENT], 1)
    return pyarrow.table(columns)


def header_values(source: RecordFile, header: Mapping[str, str | None]) -> dict[str, Any]:
    """The header's fields, read; raises `Refused` where one that is required is missing, or one cannot be read."""
    return {one.id: header_value(one, (header.get(one.id) or "").strip()) for one in source.header}


def header_value(one: Field, text: str) -> Any:
    """One field of the header: a scalar of its type."""
    name = one.columns[0].rpartition("/")[2]
    if not text:
        if one.required:
            raise Refused(
                f"The header has no {name}.", where=one.columns[0], remedy="export the file again from its own system"
            )
        return pyarrow.scalar("" if type_of(one) == TEXT else None, type_of(one))
    value = meant(one, text)
    if value is None:
        raise Refused(f"The header's {name} cannot be read.", where=one.columns[0], remedy=mending(one, text))
    return pyarrow.scalar(value, type_of(one))


def mending(one: Field, text: str) -> str:
    """What to do about a text of the header that cannot be read."""
    if one.kind is Kind.MEANING:
        return f"export the file again with one of: {', '.join(first_words(one.meanings))}"
    return f"correct it in the system that made the file, and export it again: {READINGS[one.kind].said_of(text)[2]}"


def meant(one: Field, text: str) -> Any:
    """What a header's text means; None where it cannot be read."""
    return one.meanings.get(text.casefold()) if one.kind is Kind.MEANING else READINGS[one.kind].read(text)


def unknown_elements(unknown: Mapping[str, int]) -> Iterator[Problem]:
    """A warning of what the layout does not name: kept in the file's bytes, read by nobody."""
    if unknown:
        named = ", ".join(f"{path} ({count:,})" for path, count in sorted(unknown.items())[:SHOWN])
        more = f" and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
        message = f"Elements that this layout does not name were not read: {named}{more}."
        remedy = "nothing needs doing if they are not wanted; otherwise tell whoever loads the file what they hold"
        yield Problem(None, None, "xml.unknown", message, remedy, Severity.WARNING)
