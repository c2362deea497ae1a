"""How a table is cut into partitions, and how a partition is named in the ledger: `source=lait/claimed=yes`."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

import pyarrow
from pyarrow import compute

from evenlode.tables.kinds import Table

NO_TEXT = "__HIVE_DEFAULT_PARTITION__"  # how Delta names the folder of rows whose text is empty
# What has a meaning of its own in a partition's name, and how it is written inside a value.
ESCAPES = str.maketrans({character: f"%{ord(character):02X}" for character in "%/="})


def partition_name(table: Table, values: Iterable[str]) -> str:
    """The name of a partition; empty for a table that is kept whole."""
    pairs = zip(table.partition, values, strict=True)
    return "/".join(f"{column}={value.translate(ESCAPES)}" for column, value in pairs)


def partition_values(name: str) -> dict[str, str]:
    """Column and value of a partition's name."""
    pairs = [part.split("=", 1) for part in name.split("/")] if name else []
    return {column: unquote(value) for column, value in pairs}


def partition_of(table: Table, file: Path) -> str:
    """The partition in which a file of a table stands in the lake, by the names of its folders."""
    values = dict(part.split("=", 1) for part in file.parts[:-1])
    texts = (unquote(values[column]) for column in table.partition)
    return partition_name(table, ("" if text == NO_TEXT else text for text in texts))


def partitions_of(table: Table, rows: pyarrow.Table) -> list[str]:
    """The partitions that some rows touch, in order."""
    if not table.partition:
        return [""]
    if len(table.partition) == 1:  # cheaper than a group, and most tables have one
        return sorted(partition_name(table, [value]) for value in compute.unique(rows[table.partition[0]]).to_pylist())
    named = rows.select(list(table.partition)).cast(pyarrow.schema([(name, "string") for name in table.partition]))
    groups = named.group_by(list(table.partition)).aggregate([]).to_pylist()
    return sorted(partition_name(table, (group[column] for column in table.partition)) for group in groups)


def predicate(partitions: Iterable[str]) -> str | None:
    """Some partitions as a condition that Delta understands; None for a table that is kept whole."""
    return " OR ".join(filter(None, map(condition, partitions))) or None


def condition(partition: str) -> str:
    """One partition as a condition; empty for a table that is kept whole."""
    values = {column: value.replace("'", "''") for column, value in partition_values(partition).items()}
    same = " AND ".join(f"{column} = '{value}'" for column, value in values.items())
    return same and f"({same})"
