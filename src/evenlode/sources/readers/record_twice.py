"""Records that a file holds twice: the same again is a duplicate; two that say one thing differently are both held."""

from collections.abc import Mapping, Sequence

import numpy
import pyarrow
from pyarrow import compute

from evenlode.errors import Severity
from evenlode.formats.kinds import RECORD
from evenlode.formats.xml_kinds import PARENT, PLACE
from evenlode.sources.readers.distinct import Codes, all_unlike, numbered, whole
from evenlode.sources.readers.record_rows import filled
from evenlode.sources.readers.record_values import Values, named
from evenlode.sources.readers.verdicts import Verdicts
from evenlode.sources.record_kinds import FIXED, Kind, Rows
from evenlode.tables.registry import TABLES


def set_aside_repeats(found: Sequence[Values], tables: Mapping[str, pyarrow.Table], verdicts: Verdicts) -> None:
    """Count the records that repeat another wholly, and hold those that give one row in two ways."""
    for values in found:
        for rows in values.kind.rows:
            if places := repeated(values, rows, verdicts):
                judge(values, rows, tables[values.kind.id], places, verdicts)


def repeated(values: Values, rows: Rows, verdicts: Verdicts) -> list[Codes]:
    """The places of accepted records that have one key, a list for each such key, in file order."""
    wanted = compute.and_(verdicts.accepted_in(values.records), values.all_of(rows.where))
    here = numpy.flatnonzero(wanted.to_numpy(zero_copy_only=False))
    table = TABLES.find(rows.table)
    columns = {column.name: column for column in table.columns}
    varying = [name for name in table.key if not rows.columns.get(name, "").startswith(FIXED)]
    spans = [values.of(rows.days.until), values.of(rows.days.kind)] if rows.days else []
    keys = numbered([*(filled(values, rows, columns[name]) for name in varying), *spans])[here]
    if all_unlike(keys):
        return []
    order = numpy.argsort(keys, kind="stable")
    starts = numpy.flatnonzero(numpy.diff(keys[order], prepend=keys[order][0] - 1))
    return [here[part] for part in numpy.split(order, starts[1:]) if len(part) > 1]


def columns_of_key(values: Values, rows: Rows) -> str:
    """The file's own columns that tell its rows of a table apart; where none does, its first."""
    named = {one.id: one.columns[0] for one in values.kind.fields}
    by = (rows.columns.get(name, name) for name in TABLES.find(rows.table).key)
    return ", ".join(named[id] for id in by if id in named) or next(iter(named.values()))


def judge(values: Values, rows: Rows, texts: pyarrow.Table, groups: Sequence[Codes], verdicts: Verdicts) -> None:
    """Tell duplicates from contradictions among records that have one key."""
    names = [name for name in texts.column_names if name not in (RECORD, PARENT, PLACE)]
    said = numbered([whole(texts[name]) for name in names])
    numbers = values.records.to_numpy()
    clashing: list[int] = []
    for places in groups:
        same = (said[places] == said[places[0]]).all()
        records = numbers[places].tolist()
        if same and values.above is not None:
            values.again.update(places[1:].tolist())
        elif same:
            verdicts.duplicates.update(set(records[1:]) - {records[0]})
        else:
            clashing += records
    held = sorted(set(clashing))
    same = "pupil and the same thing" if by_pupil(values) else "thing"
    verdicts.quarantined.update(held)
    verdicts.list_problems(
        held, told_by(values, rows), f"{rows.table}.twice",
        f"Another record of the file is about the same {same}, and says something else.",
        "find out which is right, and take the other out: neither is taken until then"
        + (". If they are two pupils, one of them has the other's number" if by_pupil(values) else ""), Severity.ERROR,
    )  # fmt: skip


def told_by(values: Values, rows: Rows) -> str:
    """The column that a reader is sent to: the pupil's number, where the records have one, or those of the key."""
    return next(iter(by_pupil(values)), columns_of_key(values, rows))


def by_pupil(values: Values) -> list[str]:
    """The columns with a pupil's number that some records have, or those that they stand in."""
    main = values
    while main.above is not None:
        main = main.above
    return [named(main.kind, one) for one in main.kind.fields if one.kind is Kind.UPN]
