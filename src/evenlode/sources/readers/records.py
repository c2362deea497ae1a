"""Reads a file of records: fields, whose pupil it is, checks, repeats, and then the rows of every table."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow
from pyarrow import compute

from evenlode.engines.kinds import Engine
from evenlode.errors import Problem, Refused, Severity
from evenlode.formats.kinds import RECORD
from evenlode.lake.pseudonyms import IdentifierKind, Pseudonymiser, together
from evenlode.sources.readers.column_names import misplaced
from evenlode.sources.readers.distinct import firsts, flat, numbered
from evenlode.sources.readers.invented import all_invented
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.readers.record_rolls import rolls_of
from evenlode.sources.readers.record_rows import conformed, scopes_of
from evenlode.sources.readers.record_twice import set_aside_repeats
from evenlode.sources.readers.record_values import Values, named, plain, read_field, read_values
from evenlode.sources.readers.verdicts import HELD_IN_A_WHOLE, Verdicts
from evenlode.sources.record_kinds import UP, Check, Kind, RecordFile, Way

CHECKED = (IdentifierKind.UPN, IdentifierKind.ULN)  # numbers that were read as such, and stand as `normal` makes them
NOBODY = ("pupil.unknown", "Nothing in this record says whose it is.", "give the pupil's number (UPN)")


def read(
    source: RecordFile, texts: pyarrow.Table, engine: Engine, told: Told, named_by: Pseudonymiser | None = None
) -> Read:
    """A table in which one line is one record."""
    del engine
    verdicts = Verdicts()
    return read_records(source, by_kind(source, texts, verdicts), {}, told, named_by, verdicts)


def by_kind(source: RecordFile, texts: pyarrow.Table, verdicts: Verdicts) -> dict[str, pyarrow.Table]:
    """The lines of each kind of record that a table has; those of no kind are held."""
    if source.kind_in is None:
        return {source.main.id: texts}
    lines = Values(source.main, texts[RECORD].combine_chunks())
    ids = flat(read_field(source.kind_in, texts, lines, verdicts))
    parts = {kind.id: texts.filter(compute.equal(ids, kind.id)) for kind in source.records}
    verdicts.questions += misplaced(source, parts)
    return {id: part for id, part in parts.items() if len(part) or id == source.main.id}


def read_records(
    source: RecordFile,
    tables: Mapping[str, pyarrow.Table],
    header: Mapping[str, Any],
    told: Told,
    named_by: Pseudonymiser | None,
    verdicts: Verdicts | None = None,
) -> Read:
    """Every kind of record of a file; `header` are the values that it gives once for all of them.

    `verdicts` are those that its reading gave already.
    """
    verdicts = verdicts or Verdicts()
    asked = {name: told[name][0] for name in source.asks if name in told}
    constants = made_once(source, {**asked, **header, "source": source.id})
    check_header(source, constants, verdicts)
    constants |= made_of(source, constants)
    found = list(every_kind(source, tables, verdicts, constants, named_by))
    set_aside_repeats(found, tables, verdicts)
    for values in reversed(found):
        gather_up(values)
    mains = [values for values in found if values.above is None]
    refuse_nobody(source, mains)
    scopes = scopes_of(source, found, constants)
    if verdicts.quarantined and any(map(len, scopes.values())):
        verdicts.questions.append(HELD_IN_A_WHOLE)
    return Read(
        tables=conformed(found, verdicts),
        problems=verdicts.problems,
        questions=tuple(verdicts.questions),
        quarantined=len(verdicts.quarantined),
        duplicates=len(verdicts.duplicates),
        published=newest(mains, source.dated_by, constants),
        last_day=last_day(mains, source.last_day),
        numbers=sum(map(len, mains)),
        series=f"{source.id}:{sum(map(len, mains))}",
        scopes=scopes,
        names=names_of(source, found, verdicts),
        synthetic=all_invented(source, mains, constants) if source.pupils else None,
        rolls=rolls_of(source, mains, verdicts, constants),
    )


def made_of(source: RecordFile, constants: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are made of what a file gives once: they too are known where it has no record at all."""
    found: dict[str, Any] = {}
    for made in source.main.made:
        known = {**constants, **found}
        if all(id in known for id in made.of):
            found[made.id] = made.make(*(pyarrow.repeat(known[id], 1) for id in made.of))[0]
    return found


def made_once(source: RecordFile, constants: Mapping[str, Any]) -> dict[str, Any]:
    """The values that hold for a whole file, with those that are made of them."""
    found = dict(constants)
    for made in source.made:
        found[made.id] = flat(made.make(*(pyarrow.repeat(found[id], 1) for id in made.of)))[0]
    return found


def check_header(source: RecordFile, constants: Mapping[str, Any], verdicts: Verdicts) -> None:
    """Refuse a file of whose header a check fails, or warn of it."""
    for one in source.header_checks:
        if not one.fails(*(pyarrow.repeat(constants[id], 1) for id in one.of))[0].as_py():
            continue
        if one.severity is not Severity.WARNING:
            raise Refused(one.message, where=one.column, remedy=one.remedy)
        verdicts.found.append(Problem(None, one.column, one.rule, one.message, one.remedy, one.severity))


def refuse_nobody(source: RecordFile, mains: Sequence[Values]) -> None:
    """Raise `Refused` for a roll that names nobody: it would take a whole school off."""
    if source.roll and source.scope and not any(map(len, mains)):
        raise Refused(
            "The file names no pupil, and would take every pupil of the school off.",
            where="the part of the file in which pupils are listed",
            remedy="export it again from the school's system with its pupils; if the school has closed, send nothing",
        )


def gather_up(values: Values) -> None:
    """Give the records around these the text that is gathered of them, null where there are none."""
    one = values.kind.gathered
    if one is None or values.above is None or values.within is None:
        return
    said = compute.binary_join_element_wise(*(spoken(values.of(id)) for id in one.of), " ")
    said = compute.utf8_trim_whitespace(compute.replace_substring_regex(said, " +", " "))
    rows = pyarrow.table({"within": values.within, "said": said})
    rows = rows.filter(compute.not_equal(rows["said"], ""))
    lists = rows.group_by("within", use_threads=False).aggregate([("said", "list")])
    texts = compute.binary_join(lists["said_list"].combine_chunks(), one.between)
    places = compute.index_in(pyarrow.array(range(len(values.above))), lists["within"].combine_chunks())
    values.above.values[one.id] = texts.take(places)


def spoken(column: pyarrow.Array) -> pyarrow.Array:
    """A column as texts, empty where there is nothing."""
    return compute.fill_null(flat(column).cast(pyarrow.string()), "")


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
        if not kind.inside and source.identity and named_by:
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
    values.values["pupil"] = whose(values, source.identity.ways, verdicts, named_by)
    if source.identity.other:
        values.values["other_pupil"] = whose(values, source.identity.other, verdicts, named_by)
    if source.identity.former:
        values.values["former_pupil"] = flat(
            pseudonyms_of(values, IdentifierKind.UPN, (source.identity.former,), named_by)
        )


def whose(values: Values, ways: Sequence[Way], verdicts: Verdicts, named_by: Pseudonymiser) -> pyarrow.Array:
    """The pseudonyms of the pupils that records name in one of several ways; a record with none of them is held."""
    named_so = [pseudonyms_of(values, kind, ids, named_by) for kind, ids in ways]
    pupil = compute.coalesce(*map(flat, named_so)) if len(named_so) > 1 else named_so[0]
    column = next(named(values.kind, one) for one in values.kind.fields if one.id == ways[0][1][-1])
    rule, message, remedy = NOBODY
    verdicts.quarantine(values.records, unsaid(values, compute.is_null(pupil), verdicts), column, rule, message, remedy)
    return pupil


def pseudonyms_of(values: Values, kind: IdentifierKind, ids: Sequence[str], named_by: Pseudonymiser) -> pyarrow.Array:
    """The pseudonyms that some fields give; null where one of them is missing."""
    parts = [values.of(id) for id in ids]
    parts = [flat(part) if kind in CHECKED else tidy(flat(part)) for part in parts]
    return named_by(kind, parts[0] if len(parts) == 1 else together(*parts))


def tidy(number: pyarrow.Array) -> pyarrow.Array:
    """A number that somebody made up, as it is known everywhere: upper case, without white space."""
    return compute.utf8_upper(compute.replace_substring_regex(number, r"\s+", ""))


def unsaid(values: Values, where: pyarrow.Array, verdicts: Verdicts) -> pyarrow.Array:
    """Of the records where something holds, those that nothing was said of yet."""
    held = pyarrow.array(sorted(verdicts.quarantined), pyarrow.int64())
    return compute.and_not(where, compute.is_in(values.records, held))


def check(values: Values, verdicts: Verdicts) -> None:
    """Hold, or warn of, the records that break a rule; no warning is given of a field that could not be read."""
    columns = {one.id: named(values.kind, one) for one in values.kind.fields}
    unread = spoken_of(verdicts)
    for one in values.kind.checks:
        broken = one.fails(*map(values.of, one.of))
        if not compute.any(broken).as_py():
            continue
        if one.once or one.alone:
            broken = unsaid(values, broken, verdicts)
        if one.once:
            count = compute.sum(broken).as_py() or 0
            say_once(one, columns.get(one.column, one.column), count, verdicts)
            continue
        column = columns.get(one.column, one.column)
        if one.severity is Severity.WARNING:
            here = compute.is_in(values.records, pyarrow.array(sorted(unread.get(column, ())), pyarrow.int64()))
            verdicts.warn(values.records, compute.and_not(broken, here), column, one.rule, one.message, one.remedy)
        else:
            verdicts.quarantine(values.records, broken, column, one.rule, one.message, one.remedy)


def spoken_of(verdicts: Verdicts) -> dict[str | None, set[int]]:
    """By column, the records of which something was said there already."""
    found: dict[str | None, set[int]] = {}
    for problem in verdicts.found:
        if problem.row is not None:
            found.setdefault(problem.column, set()).add(problem.row)
    return found


def say_once(one: Check, column: str, count: int, verdicts: Verdicts) -> None:
    """Say of the whole file how many of its records something holds of."""
    if count:
        message = f"{one.message} Records: {count:,}."
        verdicts.found.append(Problem(None, column, one.rule, message, one.remedy, one.severity))


def newest(mains: Sequence[Values], id: str, constants: Mapping[str, Any]) -> str:
    """The newest value of the field that dates a file, as a text; empty where there is none."""
    if id in constants:
        return as_text(plain(constants[id]))
    met = [compute.max(flat(values.of(id))).as_py() for values in mains if id and len(values)]
    return max(map(as_text, met), default="")


def as_text(found: Any) -> str:
    """A day or a moment as a text that sorts by age."""
    return found.isoformat() if isinstance(found, date) else found or ""


def last_day(mains: Sequence[Values], id: str) -> date | None:
    """The last day that a file speaks of."""
    met = [compute.max(values.of(id)).as_py() for values in mains if id and len(values)]
    return max(filter(None, met), default=None)


def names_of(source: RecordFile, found: Sequence[Values], verdicts: Verdicts) -> pyarrow.Table | None:
    """Who the pupils of the accepted records are, for the names store alone: their numbers, names and addresses."""
    whose_own = [values for values in found if values.above is None or (personal(values) and not values.kind.gathered)]
    parts = [of_kind(source, values, verdicts) for values in whose_own if source.identity and has_pupils(values)]
    return pyarrow.concat_tables(parts, promote_options="permissive") if parts else None


def has_pupils(values: Values) -> bool:
    """Whether it is known whose records these are, or those that they stand in."""
    return has_pupils(values.above) if values.above else "pupil" in values.values


def pupil_id(values: Values) -> str:
    """The id by which records name their pupil: their own field, or that of the records that they stand in."""
    return UP + pupil_id(values.above) if values.above else "pupil"


def personal(values: Values) -> list[str]:
    """The fields of one kind of record that only the names store may hold."""
    return [one.id for one in values.kind.fields if one.personal or one.kind in (Kind.UPN, Kind.ULN)]


def personal_of(source: RecordFile, values: Values) -> Iterator[str]:
    """The personal texts that the records standing in some give them."""
    for kind in source.records:
        if kind.inside == values.kind.id and kind.gathered and kind.gathered.personal:
            yield kind.gathered.id


def of_kind(source: RecordFile, values: Values, verdicts: Verdicts) -> pyarrow.Table:
    """What is personal in one kind of record, and the same of the same pupil once."""
    ids = [*personal(values), *(id for id in personal_of(source, values) if id in values.values)]
    accepted = verdicts.accepted_in(values.records)
    columns = {"pseudonym": values.of(pupil_id(values)), **{id: values.of(id) for id in ids}}
    columns = {name: column.filter(accepted) for name, column in columns.items()}
    once = firsts(numbered([*columns.values()]))
    return pyarrow.table({name: flat(column.take(once)) for name, column in columns.items()})
