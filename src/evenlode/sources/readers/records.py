"""Reads a file of records: fields, whose pupil it is, checks, repeats, and then the rows of every table."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow
from pyarrow import compute

from evenlode.engines.kinds import Engine
from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind, Pseudonymiser, together
from evenlode.sources.readers.invented import all_invented
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.readers.record_rows import conformed, scopes_of
from evenlode.sources.readers.record_twice import set_aside_repeats
from evenlode.sources.readers.record_values import Values, read_values
from evenlode.sources.readers.verdicts import Verdicts
from evenlode.sources.record_kinds import Kind, RecordFile

NOBODY = ("pupil.unknown", "Nothing in this record says whose it is.", "give the pupil's number (UPN)")


def read(
    source: RecordFile, texts: pyarrow.Table, engine: Engine, told: Told, named_by: Pseudonymiser | None = None
) -> Read:
    """A table in which one line is one record."""
    del engine
    return read_records(source, {source.main.id: texts}, {}, told, named_by)


def read_records(
    source: RecordFile,
    tables: Mapping[str, pyarrow.Table],
    header: Mapping[str, Any],
    told: Told,
    named_by: Pseudonymiser | None,
) -> Read:
    """Every kind of record of a file; `header` are the values that it gives once for all of them."""
    verdicts = Verdicts()
    constants = {**{name: told[name][0] for name in source.asks if name in told}, **header, "source": source.id}
    found = list(every_kind(source, tables, verdicts, constants, named_by))
    set_aside_repeats(found, tables, verdicts)
    main = found[0]
    return Read(
        tables=conformed(found, verdicts),
        problems=verdicts.problems,
        quarantined=len(verdicts.quarantined),
        duplicates=len(verdicts.duplicates),
        published=newest(main, source.dated_by),
        last_day=last_day(main, source.last_day),
        numbers=len(main),
        series=f"{source.id}:{len(main)}",
        scopes=scopes_of(source, found, constants),
        names=names_of(source, main, verdicts),
        synthetic=all_invented(source, main, constants) if source.pupils else None,
    )


def every_kind(
    source: RecordFile,
    tables: Mapping[str, pyarrow.Table],
    verdicts: Verdicts,
    constants: Mapping[str, Any],
    named_by: Pseudonymiser | None,
) -> Iterator[Values]:
    """The values of each kind of record, the main one first: fields, pupil, fields made of others, checks."""
    met: dict[str, Values] = {}
    for kind in source.records:
        if kind.id not in tables:
            continue
        values = read_values(kind, tables[kind.id], verdicts, constants, met.get(kind.inside))
        if kind is source.main and source.identity and named_by:
            name_pupils(source, values, verdicts, named_by)
        for made in kind.made:
            values.values[made.id] = made.make(*map(values.of, made.of))
        check(values, verdicts)
        met[kind.id] = values
        yield values


def name_pupils(source: RecordFile, values: Values, verdicts: Verdicts, named_by: Pseudonymiser) -> None:
    """Give every record its pupil's pseudonym, and hold those of whom nobody can say who they are."""
    if source.identity is None:
        return
    ways = [named(values, kind, ids, named_by) for kind, ids in source.identity.ways]
    pupil = compute.coalesce(*ways) if len(ways) > 1 else ways[0]
    column = next(one.columns[0] for one in source.main.fields if one.id == source.identity.ways[0][1][-1])
    rule, message, remedy = NOBODY
    verdicts.quarantine(values.records, unsaid(values, compute.is_null(pupil), verdicts), column, rule, message, remedy)
    values.values["pupil"] = pupil
    if source.identity.former:
        values.values["former_pupil"] = named(values, IdentifierKind.UPN, (source.identity.former,), named_by)


def named(values: Values, kind: IdentifierKind, ids: Sequence[str], named_by: Pseudonymiser) -> pyarrow.Array:
    """The pseudonyms that some fields give; null where one of them is missing."""
    parts = [values.of(id) for id in ids]
    parts = [part.cast(pyarrow.string()) if pyarrow.types.is_dictionary(part.type) else part for part in parts]
    found = named_by(kind, parts[0] if len(parts) == 1 else together(*parts))
    return found.cast(pyarrow.string())


def unsaid(values: Values, where: pyarrow.Array, verdicts: Verdicts) -> pyarrow.Array:
    """Of the records where something holds, those that nothing was said of yet."""
    held = pyarrow.array(sorted(verdicts.quarantined), pyarrow.int64())
    return compute.and_not(where, compute.is_in(values.records, held))


def check(values: Values, verdicts: Verdicts) -> None:
    """Hold, or warn of, the records that break a rule."""
    columns = {one.id: one.columns[0] for one in values.kind.fields}
    for one in values.kind.checks:
        broken = one.fails(*map(values.of, one.of))
        act = verdicts.warn if one.severity is Severity.WARNING else verdicts.quarantine
        act(values.records, broken, columns.get(one.column, one.column), one.rule, one.message, one.remedy)


def newest(main: Values, id: str) -> str:
    """The newest value of the field that dates a file, as a text; empty where there is none."""
    if not id or not len(main):
        return ""
    found = compute.max(
        main.of(id).cast(pyarrow.string()) if pyarrow.types.is_dictionary(main.of(id).type) else main.of(id)
    ).as_py()
    return found.isoformat() if isinstance(found, date) else found or ""


def last_day(main: Values, id: str) -> date | None:
    """The last day that a file speaks of."""
    found: date | None = compute.max(main.of(id)).as_py() if id and len(main) else None
    return found


def names_of(source: RecordFile, main: Values, verdicts: Verdicts) -> pyarrow.Table | None:
    """Who the pupils of the accepted records are, for the names store alone: their numbers, names and addresses."""
    if source.identity is None or "pupil" not in main.values:
        return None
    personal = [one.id for one in main.kind.fields if one.personal or one.kind in (Kind.UPN, Kind.ULN)]
    table = pyarrow.table({"pseudonym": main.of("pupil"), **{id: main.of(id) for id in personal}})
    return table.filter(verdicts.accepted_in(main.records))
