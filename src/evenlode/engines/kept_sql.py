"""SQL that Ibis has written, kept by the shape of a query and used again for the same of other tables and texts.

Ibis takes longer to write a large query than DuckDB takes to answer it over a small county. One process asks the same
of many tables: of each part of a year, of each home that a test fills; and of many texts: of each place and measure
that a page names.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from uuid import uuid4

import ibis.expr.operations as ops
import sqlglot.expressions as sge
from ibis.backends.sql import SQLBackend
from ibis.common.graph import Graph, Node

from evenlode.engines.kinds import Table

Shape: TypeAlias = tuple[Any, ...]
MANY = 500
WRITTEN: dict[Shape, tuple[str, tuple[str, ...]]] = {}
"""By each shape, of one kind of engine, the SQL of one query, with marks where its texts go, and the names of its
tables in the shape's own order.
"""
COMPARING = {ops.Equals, ops.NotEquals, ops.InValues}
"""What a text may be part of and be another, with no other difference in the SQL."""
MARK = f"text {uuid4().hex} "


def sql_of(backend: SQLBackend, expression: Table) -> str:
    """The SQL of a query, as Ibis writes it."""
    nodes = list(Graph.from_bfs(expression.op()))
    if any(isinstance(node, ops.PhysicalTable) and type(node) is not ops.DatabaseTable for node in nodes):
        return str(backend.compile(expression))  # rows that lie in the query itself are in no shape
    texts = texts_of(nodes)
    shape = (type(backend), *shape_of(nodes, texts))
    names = tuple(node.name for node in nodes if type(node) is ops.DatabaseTable)
    kept = WRITTEN.get(shape)
    if kept is None:
        kept = with_marks(backend, expression, texts), names
        if len(WRITTEN) >= MANY:
            WRITTEN.clear()
        WRITTEN[shape] = kept
    sql, written = kept
    of_these = sql if written == names else renamed(sql, dict(zip(written, names, strict=True)))
    return told(of_these, [sge.convert(text.value).sql(backend.dialect) for text in texts])


def texts_of(nodes: Sequence[Node]) -> list[Node]:
    """The texts of a query that are compared with something, and part of nothing else."""
    parts: dict[Node, set[type[Node]]] = {}
    for node in nodes:
        for child in node.__children__:
            parts.setdefault(child, set()).add(type(node))
    texts = (node for node in nodes if type(node) is ops.Literal and type(node.value) is str and node.dtype.is_string())
    return [text for text in texts if parts.get(text) and parts[text] <= COMPARING]


def with_marks(backend: SQLBackend, expression: Table, texts: Sequence[Node]) -> str:
    """The SQL of a query, with a mark in the place of each of its texts."""
    marks = {text: ops.Literal(f"{MARK}{place}", text.dtype) for place, text in enumerate(texts)}
    return str(backend.compile(expression.op().replace(marks).to_expr() if marks else expression))


def told(sql: str, texts: Sequence[str]) -> str:
    """A query with its texts in the place of their marks."""
    return re.sub(f"'{MARK}(\\d+)'", lambda found: texts[int(found[1])], sql) if texts else sql


def shape_of(nodes: Sequence[Node], texts: Sequence[Node]) -> Shape:
    """All that a query says but for the names of its tables and for some texts: its nodes, each by those it is made of.

    A node stands for another by its place among them.
    """
    places = {node: place for place, node in enumerate(nodes)}
    exchanged = set(texts)
    return tuple(
        (type(node), *((MARK, node.dtype) if node in exchanged else (part_of(said, places) for said in said_by(node))))
        for node in nodes
    )


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
