"""How the code is written: one clock, one rounding, short files and functions, imports on top, docstrings."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

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
    r"#\s*(?:noqa|type:\s*ignore|pragma)\b(?:\[[\w, -]+\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|:\s*no \w+)?"
)
PYTHON = modules("src", "tests", "docs", "requirements", "benchmarks")


def dotted(node: ast.expr) -> str:
    """The last two parts of a name: `datetime.now` for `datetime.datetime.now`."""
    if isinstance(node, ast.Attribute):
        owner = node.value
        before = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        return f"{before}.{node.attr}"
    return getattr(node, "id", "")


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """Every call of a module: where it stands, and what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield f"{name(path)}:{node.lineno}", dotted(node.func)


def test_only_the_clock_reads_the_clock() -> None:
    others = [path for path in modules() if name(path) != CLOCK]
    assert [where for path in others for where, called in calls(path) if called in READS_THE_CLOCK] == []


def test_one_function_rounds_and_it_is_not_the_builtin_which_goes_to_even() -> None:
    assert [where for path in modules() for where, called in calls(path) if called == "round"] == []


def test_no_module_is_long() -> None:
    literal = [path for path in modules() if path.parent.name == "catalogue" or name(path) in MAY_BE_LONG]
    lines = {name(path): len(text(path).splitlines()) for path in modules() if path not in literal}
    assert {path: count for path, count in lines.items() if count > LONGEST_MODULE} == {}


def lengths() -> Iterator[tuple[str, int]]:
    """Every function with its length: the lines of what it does, without its signature and docstring."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, FUNCTIONS):
                body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
                lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
                yield f"{name(path)}:{node.lineno} {node.name}", lines


def test_no_function_is_long() -> None:
    assert {where: lines for where, lines in lengths() if lines > LONGEST_FUNCTION} == {}


def test_functions_are_short_as_a_rule() -> None:
    assert median(lines for _, lines in lengths()) <= MEDIAN_FUNCTION


def late_imports(path: Path) -> Iterator[int]:
    """The lines of a module's imports inside functions."""
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS)]
    for function in functions:
        yield from (node.lineno for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def test_imports_stand_on_top() -> None:
    unexplained = [
        f"{name(path)}:{line}"
        for path in modules()
        for line in late_imports(path)
        if not any(why in text(path).splitlines()[line - 1] for why in MAY_IMPORT_LATE)
    ]
    assert unexplained == []


def test_types_are_imported_like_everything_else() -> None:
    word = "TYPE_" + "CHECKING"
    assert [name(path) for path in modules() if word in text(path)] == []


def test_no_room_is_vaguely_named() -> None:
    python = [path.relative_to(ROOT) for path in every_file() if path.suffix == ".py"]
    assert [str(path) for path in python if VAGUE & {*path.parent.parts, path.stem}] == []


def test_every_module_opens_by_saying_what_it_is() -> None:
    assert [name(path) for path in PYTHON if not ast.get_docstring(tree(path))] == []


def undocumented(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The public functions and classes of a module or class that have no docstring."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)) and not child.name.startswith("_"):
            if not ast.get_docstring(child):
                yield child.lineno, child.name
            if isinstance(child, ast.ClassDef):
                yield from undocumented(child)


def test_every_public_name_says_what_it_promises() -> None:
    found = [f"{name(path)}:{line} {public}" for path in modules() for line, public in undocumented(tree(path))]
    assert found == []


def test_what_silences_a_check_says_why() -> None:
    unexplained = [
        f"{name(path)}:{line} {comment}"
        for path in PYTHON
        for line, comment in comments(path)
        if SILENCES.search(comment) and len(re.findall(r"\w+", SILENCES.sub("", comment))) < 2
    ]
    assert unexplained == []
