"""What can be wrong in a mapping by itself, without the file that it is of: each fault with what to write instead."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from evenlode.errors import NotFound
from evenlode.sources.date_patterns import is_pattern
from evenlode.sources.kinds import Source
from evenlode.sources.record_kinds import RecordFile, alike
from evenlode.sources.registry import SOURCES
from evenlode.sources.source_columns import is_one_table, names_in, own_columns, required, ways_given

TEXTS, COUNTS, TABLES = ("source", "sheet", "dates"), ("skip_rows", "skip_last_rows"), ("columns", "constants", "codes")
LISTED = 20  # of so many names all are told


class Fault(NamedTuple):
    """Where in a mapping something is wrong, as the path of its key; what; and what to do."""

    path: tuple[str, ...]
    what: str
    remedy: str


def faults_of(said: Mapping[str, Any]) -> list[Fault]:
    """All that is wrong in a mapping; of one whose parts are not of their types, or of no source, no more than that."""
    shapes = list(misshapen(said))
    source = source_of(said) if isinstance(said.get("source", ""), str) else None
    if shapes or source is None or isinstance(source, Fault):
        return [*shapes, source] if isinstance(source, Fault) else shapes
    kinds = (unknown_columns, unsaid, meaningless, children_named)
    return [fault for found_in in kinds for fault in found_in(source, said)]


def misshapen(said: Mapping[str, Any]) -> Iterator[Fault]:
    """What no mapping says, and what is of another type than it must be."""
    every = (*TEXTS, *COUNTS, *TABLES)
    for key, value in said.items():
        if key not in every:
            yield Fault((key,), f"A mapping does not say '{key}'.", offered(key, every))
        elif key in TEXTS and not isinstance(value, str):
            yield Fault((key,), f"'{key}' is not a text.", "Write it between quotation marks.")
        elif key in COUNTS and (type(value) is not int or value < 0):
            yield Fault((key,), f"'{key}' is not a number of rows.", "Write it in digits, without quotation marks.")
        elif key in TABLES and not isinstance(value, dict):
            yield Fault((key,), f"'{key}' is not a table.", f"Write [{key}] on a line of its own.")
        elif key == "columns":
            yield from misnamed(value)
        elif key == "constants":
            yield from many_texts(value)
        elif key == "codes":
            yield from miscoded(value)


def misnamed(columns: Mapping[str, Any]) -> Iterator[Fault]:
    """What is no name of a column."""
    for ours, theirs in columns.items():
        if not isinstance(theirs, str) or not theirs.strip():
            yield Fault(("columns", ours), "This is not the name of a column.", 'Write it so: "Date of birth".')


def many_texts(constants: Mapping[str, Any]) -> Iterator[Fault]:
    """What is no single text, number or day."""
    for ours, value in constants.items():
        if isinstance(value, list | dict):
            yield Fault(("constants", ours), "This is not one text.", f'Write it so: {ours} = "...".')


def miscoded(codes: Mapping[str, Any]) -> Iterator[Fault]:
    """What does not say what codes mean, or says what nothing means."""
    for ours, meant in codes.items():
        if not isinstance(meant, dict) or not all(isinstance(text, str) for text in meant.values()):
            remedy = f'Write [codes.{ours}] on a line of its own, and below it "theirs" = "ours".'
            yield Fault(("codes", ours), "This does not say what codes mean.", remedy)
        elif any(not theirs.strip() for theirs in meant):
            remedy = 'Take "" out: what nobody has said is not known, and a mark that is missing is no presence.'
            yield Fault(("codes", ours), "This gives an empty cell a meaning.", remedy)


def source_of(said: Mapping[str, Any]) -> Source | Fault:
    """The source that a mapping names, or why it can be of none."""
    remedy = "`evenlode catalogue sources` lists what a file can become."
    if "source" not in said:
        return Fault(("source",), "It does not say which source the file becomes.", f'Write source = "...": {remedy}')
    try:
        found = SOURCES.find(said["source"])
    except NotFound as error:
        return Fault(("source",), error.what, f"{error.remedy[:1].upper()}{error.remedy[1:]}")
    if not is_one_table(found):
        return Fault(("source",), f"Files of {found.id} are not read through a mapping.", "They are read as they are.")
    return found


def unknown_columns(source: Source, said: Mapping[str, Any]) -> Iterator[Fault]:
    """Names that are no columns of the source, nor anything that it asks its sender."""
    names = names_in(source)
    asks = source.asks if isinstance(source, RecordFile) else ()
    for key in TABLES:
        for ours in said.get(key, ()):
            if alike(ours) not in names and not (key == "constants" and ours in asks):
                remedy = offered(ours, tuple(dict.fromkeys((*names.values(), *asks))))
                yield Fault((key, ours), f"{source.id} has no column '{ours}'.", remedy)


def unsaid(source: Source, said: Mapping[str, Any]) -> Iterator[Fault]:
    """What must be said and is not; where no column is named, the file is taken to have the source's own."""
    if not said.get("columns"):
        return
    names = names_in(source)
    given = {names.get(alike(ours)) for key in ("columns", "constants") for ours in said.get(key, ())}
    lacking = [name for name in required(source) if name not in given]
    for name in lacking:
        remedy = f'Write {name} = "..." under [columns], or under [constants] if it is the same in all records.'
        yield Fault(("columns",), f"Nothing gives '{name}'.", remedy)
    if not lacking and not ways_given(source, {name for name in given if name}):
        yield Fault(("columns",), "Nothing says whose a record is.", 'Write upn = "..." under [columns].')


def meaningless(source: Source, said: Mapping[str, Any]) -> Iterator[Fault]:
    """What is said twice, codes of what no column gives, and days in a pattern that says none."""
    names = names_in(source)
    columns = {names.get(alike(ours)) for ours in said.get("columns", ())}
    for ours in said.get("constants", ()):
        if names.get(alike(ours)) in columns - {None}:
            yield Fault(("constants", ours), f"'{ours}' stands under [columns] too.", "Take one of the two out.")
    for ours in said.get("codes", ()):
        if columns and alike(ours) in names and names[alike(ours)] not in columns:
            yield Fault(("codes", ours), f"No column gives '{ours}'.", "Name it under [columns].")
    if said.get("dates") and not is_pattern(said["dates"]):
        remedy = 'Write it with D, M and Y, such as "DD/MM/YYYY" or "D MMM YY".'
        yield Fault(("dates",), "This does not say how days are written.", remedy)
    elif said.get("dates") and not isinstance(source, RecordFile):
        yield Fault(("dates",), f"Days of {source.id} are read in one way alone.", "Take this line out.")


def children_named(source: Source, said: Mapping[str, Any]) -> Iterator[Fault]:
    """What would write a child's number or name into the mapping, which is kept as it is, and not encrypted."""
    names, own = names_in(source), own_columns(source)
    for key in ("constants", "codes"):
        for ours in said.get(key, ()):
            if names.get(alike(ours)) in own:
                yield Fault((key, ours), f"'{ours}' is every child's own.", "Take it out: a mapping names no child.")


def offered(text: str, names: Sequence[str]) -> str:
    """The names most like one that there is not; all of them where they are few."""
    if near := get_close_matches(text, names, n=3, cutoff=0.6):
        return f"Did you mean {' or '.join(near)}?"
    return f"It may be: {', '.join(names)}." if len(names) <= LISTED else "The reference of sources lists its columns."
