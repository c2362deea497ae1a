"""What shapes an XML file may have, as a source states them, and the tables that reading one gives.

A path is element names joined by `/`, without prefixes of namespaces: `Message/Header/CollectionDetails/Year`. Where
tags differ from year to year, several paths stand side by side and any of them may be in the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

import pyarrow as pa

from evenlode.errors import Problem
from evenlode.formats.kinds import Lines

Paths = tuple[str, ...]
PARENT = "__parent"  # the column that says to which row of the block around it a row belongs
PLACE = "__place"  # the column that says under which of its paths a row of a placed block stands
OWN_TEXT = "."  # the path of a field that is the text of the block's element itself


@dataclass(frozen=True)
class Block:
    """An element that repeats, and becomes a table: a pupil, or one of a pupil's exclusions.

    `paths` are where it stands: below the root's own for a table (`Message/Content/PupilsOnRoll/Pupil`), below the
    block around it for one of its `blocks` (`Exclusions/Exclusion`). `fields` names the columns, each with the paths of
    its element below the block; `.` is the block's own text. A block that is `placed` tells of every row its path.
    """

    name: str
    paths: Paths
    fields: Mapping[str, Paths]
    blocks: "tuple[Block, ...]" = ()
    placed: bool = False

    def everywhere(self, above: Paths = ()) -> Iterator["tuple[Block, Paths]"]:
        """This block and all within it, each with its full paths."""
        full = tuple(joined(outer, path) for outer in above for path in self.paths) if above else self.paths
        yield self, full
        for inner in self.blocks:
            yield from inner.everywhere(full)


@dataclass(frozen=True, eq=False)
class Shape:
    """What is known of one kind of XML file: its header's fields, its tables, and elements that are passed over.

    The elements of `tables` are the file's records. A path in `passed_over` stands for all that is below it. What
    follows from a shape is worked out once, for however many files have it.
    """

    header: Mapping[str, Paths]
    tables: tuple[Block, ...]
    passed_over: Paths = ()

    def blocks(self) -> Iterator[tuple[Block, Paths]]:
        """Every block of every table, the outer before the inner, with its full paths."""
        for table in self.tables:
            yield from table.everywhere()

    @cached_property
    def field_paths(self) -> frozenset[str]:
        """The full paths of all elements whose text is read."""
        below = {
            joined(outer, path)
            for block, full in self.blocks()
            for outer in full
            for paths in block.fields.values()
            for path in paths
        }
        return frozenset(below.union(*self.header.values()))

    @cached_property
    def named_paths(self) -> frozenset[str]:
        """The full paths of all elements that the shape knows: those read, the blocks, and all around them."""
        known = self.field_paths.union(*(full for _, full in self.blocks()))
        return known.union(*(accumulate(path.split("/"), joined) for path in known))


@dataclass(frozen=True, eq=False)
class XmlTables:
    """The tables of an XML file, every field as text.

    `tables` has one table for each block of the shape, by name: a string column for each field (null: there is no such
    element; "": it is empty), then the int64 column `__record`, the number of the record that the row is or is part of
    (from 1, over all records of the file in its order), for a block within a block `__parent`, the row of the table
    around it, from 1, and for a block that is placed `__place`, its path. `header` has every header field of the shape,
    None where its element is absent.

    `unknown` counts what no shape names, by path: elements, attributes (`Pupil/@id`) and text between elements
    (`Pupil/text()`); attributes that only declare namespaces are not counted. `problems` names the records in which
    one field has two different texts; the first of them is in the table.
    """

    header: Mapping[str, str | None]
    tables: Mapping[str, pa.Table]
    records: int
    unknown: Mapping[str, int]
    problems: list[Problem]
    encoding: str
    lines: Lines = field(default_factory=Lines)

    def line_of(self, record: int) -> int:
        """The line of the file on which the record begins, from 1."""
        return self.lines.line_of(record)


def joined(outer: str, path: str) -> str:
    """The path below another; `.` is the outer one itself."""
    return outer if path == OWN_TEXT else f"{outer}/{path}"
