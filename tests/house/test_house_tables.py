"""Canonical tables are sound: keys and partitions are columns, and no column hides a query's own word."""

import pytest
from ibis.expr.types import Table as Query

from evenlode.tables.kinds import ColumnType, Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import ATTACHED

each_table = pytest.mark.parametrize("table", list(TABLES), ids=lambda one: one.id)


@each_table
def test_no_column_bears_the_name_of_an_attribute_of_a_query(table: Table) -> None:
    assert [column for column in table.names() if hasattr(Query, column)] == []


@each_table
def test_key_partition_and_scope_are_columns(table: Table) -> None:
    known = {*table.names(), *(field.name for field in ATTACHED)}
    assert {*table.key, *table.partition, *table.scope} <= known
    assert len(set(table.names())) == len(table.names())


@each_table
def test_it_is_stored_by_text(table: Table) -> None:
    types = {column.name: column.type for column in table.columns}
    assert all(types[name] is ColumnType.TEXT for name in table.partition)


@each_table
def test_it_says_what_it_is(table: Table) -> None:
    assert all(text.strip() for text in (table.one_row_is, table.trust))
    assert all(column.meaning.strip() for column in table.columns)
