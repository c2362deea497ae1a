"""What a canonical table says of itself: its columns, key, partitions and scope."""

from dataclasses import dataclass
from enum import StrEnum


class ColumnType(StrEnum):
    """The types a canonical column may have; numbers that are counted are never floats."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal(18, 4)"
    DOUBLE = "double"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """One column: its name, type and meaning; empty text stands for "none", a null for "not known"."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True)
class Table:
    """One canonical table.

    `one_row_is` finishes the sentence "one row is one ..."; `key` names the columns that tell two rows apart;
    `partition` the text columns by which it is stored; `scope` the columns of what a whole file covers (empty where
    files only add). A key may name `source_time`: rows of several editions then stand side by side.
    """

    id: str
    one_row_is: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    partition: tuple[str, ...]
    trust: str
    scope: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The names of the table's own columns, in order."""
        return tuple(column.name for column in self.columns)
