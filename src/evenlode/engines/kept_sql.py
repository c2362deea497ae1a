"""SQL that Ibis has written, kept by the shape of its query and used again for the same query of other tables.

Ibis takes longer to write a large query than DuckDB takes to answer it over a small county. One process asks the same
of many tables: of each part of a year, of each home that a test fills, of whatever a reader of pages asks next.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import ibis.expr.operations as ops
from ibis.backends.sql import SQLBackend
from ibis.common.graph import Graph, Node

from evenlode.engines.kinds import Table

Shape: TypeAlias = tuple[Any, ...]
MANY = 500
WRITTEN: dict[Shape, tuple[str, tuple[str, ...]]] = {}
"""By each shape, of one kind of engine, the SQL of one query and the names of its tables in the shape's own order."""


def sql_of(backend: SQLBackend, expression: Table) -> str:
    """The SQL of a query, as Ibis writes it."""
    nodes = list(Graph.from_bfs(expression.op()))
    if any(isinstance(node, ops.PhysicalTable) and type(node) is not ops.DatabaseTable for node in nodes):
        return str(backend.compile(expression))  # rows that lie in the query itself are in no shape
    shape = (type(backend), *shape_of(nodes))
    names = tuple(node.name for node in nodes if type(node) is ops.DatabaseTable)
    kept = WRITTEN.get(shape)
    if kept is None:
        kept = str(backend.compile(expression)), names
        if len(WRITTEN) >= MANY:
            WRITTEN.clear()
        WRITTEN[shape] = kept
    sql, written = kept
    return sql if written == names else renamed(sql, dict(zip(written, names, strict=True)))


def shape_of(nodes: list[Node]) -> Shape:
    """All that a query says but for the names of its tables: its nodes, each by the places of those it is made of."""
    places = {node: place for place, node in enumerate(nodes)}
    return tuple((type(node), *(part_of(said, places) for said in said_by(node))) for node in nodes)


def said_by(node: Node) -> tuple[Any, ...]:
    """What a node says; of a table only its columns."""
    return (node.schema, node.namespace) if type(node) is ops.DatabaseTable else node.__args__


def part_of(said: Any, places: Mapping[Node, int]) -> Any:
    """What a node says, with the places of other nodes in their stead."""
    if isinstance(said, Node):
        return Node, places[said]
    if isinstance(said, tuple):
        return tuple(part_of(one, places) for one in said)
    if isinstance(said, Mapping):
        return Mapping, tuple((key, part_of(one, places)) for key, one in said.items())
    return said


def renamed(sql: str, names: Mapping[str, str]) -> str:
    """A query of other tables."""
    return re.sub('"(' + "|".join(map(re.escape, names)) + ')"', lambda found: f'"{names[found[1]]}"', sql)
