"""How the code is written: one clock, one rounding, small files and functions, imports on top, a docstring on each."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from house.source import FUNCTIONS, ROOT, comments, every_file, modules, name, text, tree

LONGEST_MODULE, LONGEST_FUNCTION, MEDIAN_FUNCTION = 320, 40, 12
MAY_BE_LONG = {"src/evenlode/vocabulary/authorities.py": "a table of every authority"}
CLOCK = "src/evenlode/vocabulary/clock.py"
READS_THE_CLOCK = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "time.localtime",
    "time.gmtime", "time.ctime",
}  # fmt: skip
MAY_IMPORT_LATE = ("# slow library, imported late", "# optional engine")
VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "misc"}
SILENCES = re.compile(
    r"#\s*(?:noqa|type:\s*ignore|pragma)\b(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]+\]|:\s*[\w ]+)?"
)

each_module = pytest.mark.parametrize("path", modules(), ids=name)
each_python_file = pytest.mark.parametrize(
    "path", modules("src", "tests", "docs", "requirements", "benchmarks"), ids=name
)


def dotted(node: ast.expr) -> str:
    """The last two parts of a called name: `datetime.now` for `datetime.datetime.now`."""
    if isinstance(node, ast.Attribute):
        owner = node.value
        before = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        return f"{before}.{node.attr}"
    return getattr(node, "id", "")


def calls(path: Path) -> Iterator[tuple[int, str]]:
    """Every call of a module, by line and name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node.lineno, dotted(node.func)


@each_module
def test_only_the_clock_reads_the_clock(path: Path) -> None:
    found = [f"line {line}: {called}" for line, called in calls(path) if called in READS_THE_CLOCK]
    assert name(path) == CLOCK or not found


@each_module
def test_one_function_rounds(path: Path) -> None:
    found = [line for line, called in calls(path) if called == "round"]
    assert not found, f"the built-in round goes to even: lines {found}"


@each_module
def test_a_module_is_not_long(path: Path) -> None:
    literal = path.parent.name == "catalogue" or name(path) in MAY_BE_LONG
    assert literal or len(text(path).splitlines()) <= LONGEST_MODULE


def lengths(path: Path) -> Iterator[tuple[str, int]]:
    """The functions of a module with their lengths: what they do, without their signature and docstring."""
    for node in ast.walk(tree(path)):
        if isinstance(node, FUNCTIONS):
            body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
            yield node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@each_module
def test_a_function_is_not_long(path: Path) -> None:
    assert [(function, lines) for function, lines in lengths(path) if lines > LONGEST_FUNCTION] == []


def test_functions_are_short_as_a_rule() -> None:
    assert median(lines for path in modules() for _, lines in lengths(path)) <= MEDIAN_FUNCTION


@each_module
def test_imports_stand_on_top(path: Path) -> None:
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS)]
    inside = [node for one in functions for node in ast.walk(one) if isinstance(node, ast.Import | ast.ImportFrom)]
    lines = text(path).splitlines()
    unexplained = [node.lineno for node in inside if not any(why in lines[node.lineno - 1] for why in MAY_IMPORT_LATE)]
    assert not unexplained


@each_module
def test_types_are_imported_like_everything_else(path: Path) -> None:
    names = {dotted(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Name | ast.Attribute)}
    imported = {one.name for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) for one in node.names}
    assert "TYPE_CHECKING" not in names | imported | {one.rpartition(".")[2] for one in names}


def test_no_room_is_vaguely_named() -> None:
    python = [path.relative_to(ROOT) for path in every_file() if path.suffix == ".py"]
    assert [str(path) for path in python if VAGUE & {*path.parent.parts, path.stem}] == []


@each_python_file
def test_a_module_opens_by_saying_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "it opens with a docstring"


def undocumented(node: ast.AST) -> Iterator[str]:
    """The public functions and classes of a module or class that have no docstring."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)) and not child.name.startswith("_"):
            if not ast.get_docstring(child):
                yield f"line {child.lineno}: {child.name}"
            if isinstance(child, ast.ClassDef):
                yield from undocumented(child)


@each_module
def test_every_public_name_says_what_it_promises(path: Path) -> None:
    assert list(undocumented(tree(path))) == []


@each_python_file
def test_what_silences_a_check_says_why(path: Path) -> None:
    found = [(line, comment) for line, comment in comments(path) if SILENCES.search(comment)]
    unexplained = [(line, comment) for line, comment in found if len(re.findall(r"\w+", SILENCES.sub("", comment))) < 2]
    assert not unexplained
