"""What the columns of a source are called, which of them must be there, and which hold days."""

from collections.abc import Sequence, Set

from evenlode.sources.kinds import Source, TextRows, WideFigures
from evenlode.sources.readers.record_values import columns_of
from evenlode.sources.record_kinds import Field, Kind, RecordFile, alike

DATED = (Kind.DATE, Kind.MOMENT)
NUMBERS = (Kind.UPN, Kind.UPN_OR_REASON, Kind.ULN, Kind.OWN_NUMBER)


def is_one_table(source: Source) -> bool:
    """Whether its files are single tables whose columns it names one by one."""
    return not isinstance(source, WideFigures) and not (isinstance(source, RecordFile) and source.recognised_by)


def names_in(source: Source) -> dict[str, str]:
    """The columns of a source by every name that they may have, written `alike`; of one name the first use counts."""
    if not isinstance(source, RecordFile):
        optional = tuple(source.optional) if isinstance(source, TextRows) else ()
        return {alike(name): name for name in (*source.needed(), *optional)}
    fields = fields_of(source)
    others = {alike(name): one.columns[0] for one in reversed(fields) for name in (one.id, *one.columns)}
    return {**others, **{alike(one.columns[0]): one.columns[0] for one in fields}}


def own_names(source: Source, names: Sequence[str]) -> dict[str, str]:
    """What a file calls the columns that a source names: of several names of one, that which counts first."""
    if not isinstance(source, RecordFile):
        there = {alike(name): name for name in reversed(names)}
        return {ours: there[name] for name, ours in names_in(source).items() if name in there}
    return {one.columns[0]: found[0] for one in fields_of(source) if (found := columns_of(one, names))}


def fields_of(source: RecordFile) -> tuple[Field, ...]:
    """Every field that a line of a source may have."""
    return (*first_of(source), *(one for kind in source.records for one in kind.fields))


def first_of(source: RecordFile) -> tuple[Field, ...]:
    """The field that says of which kind a line is, where a source has several."""
    return (source.kind_in,) if source.kind_in else ()


def required(source: Source) -> tuple[str, ...]:
    """The columns of a source without which its records mean nothing."""
    if not isinstance(source, RecordFile):
        return source.needed()
    return tuple(one.columns[0] for one in (*first_of(source), *source.main.fields) if one.required)


def own_columns(source: Source) -> frozenset[str]:
    """The columns of a source in which every child has something of their own: numbers, names, addresses."""
    fields = fields_of(source) if isinstance(source, RecordFile) else ()
    return frozenset(one.columns[0] for one in fields if one.personal or one.kind in NUMBERS)


def ways_given(source: Source, given: Set[str]) -> bool:
    """Whether some columns are enough to know whose a record is; where a source has no pupils, any are."""
    if not isinstance(source, RecordFile) or source.identity is None:
        return True
    columns = {one.id: one.columns[0] for one in source.main.fields}
    return any(all(columns.get(id, "") in {*given, ""} for id in ids) for _kind, ids in source.identity.ways)


def dated_columns(source: Source) -> frozenset[str]:
    """The columns of a source that hold days."""
    fields = fields_of(source) if isinstance(source, RecordFile) else ()
    return frozenset(one.columns[0] for one in fields if one.kind in DATED)
