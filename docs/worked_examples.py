"""The page of worked examples: the tables of the specifications of what is counted, rows in and figures out.

The tests check every row of them, on every engine: what the page says is so.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from markdown_parts import cell, code, page, paragraphs, table

from evenlode.measures.registry import MEASURES

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from drawn import Examples  # noqa: E402 the tests are found on a path of their own

OPENING = (
    "What rows come to: of each measure that is worked out from pupils' rows, rows as files give them and what is "
    "counted of them. These are the tables by which the measures are tested: every row of them is checked whenever "
    "the code changes."
)
WORDS = re.compile(r"[\w .,:;()/-]*")
MANY = 4  # so many measures are named; of more it is said how many


@cache
def specifications() -> tuple[ModuleType, ...]:
    """The specifications of what is counted, in the order of their names."""
    found = sorted((TESTS / "spec").glob("test_*_counted_spec.py"))
    return tuple(import_module(f"spec.{path.stem}") for path in found)


def examples_in(specification: ModuleType) -> tuple[Examples, ...]:
    """The worked examples of a specification."""
    told: tuple[Examples, ...] = specification.EXAMPLES
    return told


def examples_of(measure: str) -> Iterator[Examples]:
    """The worked examples of a measure."""
    return (one for told in specifications() for one in examples_in(told) if measure in one.measures)


def worked_examples_page() -> str:
    """Every worked example, by specification."""
    return page("Worked examples", "tests/spec", OPENING, *map(specification_part, specifications()))


def specification_part(specification: ModuleType) -> list[str]:
    """The worked examples of one specification, with what it is of and its sources."""
    about, *more = (specification.__doc__ or "").strip().split("\n\n")
    title = " ".join(about.split()).removesuffix(".").removesuffix(", by worked rows")
    parts = [line for one in examples_in(specification) for line in examples_part(one)]
    return [f"## {title}", "", *paragraphs(*(" ".join(text.split()) for text in more)), *parts]


def examples_part(one: Examples) -> list[str]:
    """One table, or where its rows name their measures one of each."""
    heading = [f"### {one.title} {{: #{one.id} }}", "", *paragraphs(one.says)]
    if not one.by_measure:
        return [*heading, *measures_line(one), *rows_of(one)]
    parts = [[f"#### {MEASURES.find(id).title} {{: #{one.anchor(id)} }}", "", *rows_of(one, id)] for id in one.measures]
    return [*heading, *(line for part in parts for line in part)]


def measures_line(one: Examples) -> list[str]:
    """Which measures a table is of, where they are few."""
    links = ", ".join(f"[{cell(MEASURES.find(id).title)}](measures.md#{id})" for id in one.measures)
    return [f"Of: {links}.", ""] if 0 < len(one.measures) <= MANY else []


def rows_of(one: Examples, measure: str = "") -> list[str]:
    """The rows of a table, or those of a measure without its name."""
    headings, rows = one.of(measure)
    return table([cell(text) for text in headings], [tuple(map(shown, row)) for row in rows])


def shown(text: str) -> str:
    """A cell of a table: words and numbers as they are, all else as code, in which no sign means anything."""
    return cell(text) if WORDS.fullmatch(text) else code(text)
