"""Catalogue files are data: a docstring, imports, one assignment, and nothing that runs."""

import ast
from pathlib import Path

import pytest

from house.source import SOURCE, catalogue_files, name, tree

RUNS = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.If, ast.IfExp, ast.For, ast.While, ast.Try,
    ast.With, ast.Match, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.BoolOp, ast.NamedExpr,
    ast.JoinedStr, ast.Await, ast.Yield,
)  # fmt: skip


def constant(room: Path) -> str:
    """The name that every file of a room's catalogue assigns: what the room's registry asks for."""
    calls = [node for node in ast.walk(tree(room / "registry.py")) if isinstance(node, ast.Call)]
    made = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Catalogue"]
    assert len(made) == 1, f"{name(room)}/registry.py makes one Catalogue"
    return str(ast.literal_eval(made[0].args[1]))


def given_id(value: ast.expr) -> str | None:
    """The id that the assigned thing is given."""
    keywords = value.keywords if isinstance(value, ast.Call) else []
    found = [ast.literal_eval(keyword.value) for keyword in keywords if keyword.arg == "id"]
    return found[0] if found else None


@pytest.mark.parametrize("path", catalogue_files(), ids=name)
def test_a_catalogue_file_is_a_docstring_imports_and_one_assignment(path: Path) -> None:
    body = tree(path).body
    assert ast.get_docstring(tree(path)), "it opens with a docstring, which is its public page"
    rest = [node for node in body[1:] if not isinstance(node, ast.Import | ast.ImportFrom)]
    assert len(rest) == 1, "beside imports it makes one assignment"
    assert isinstance(rest[0], ast.Assign), "beside imports it makes one assignment"
    (target,) = rest[0].targets
    assert isinstance(target, ast.Name)
    assert target.id == constant(path.parents[1])
    running = [f"line {node.lineno}" for node in ast.walk(rest[0]) if isinstance(node, RUNS)]
    assert not running, f"it holds something that runs: {', '.join(running)}"


@pytest.mark.parametrize("path", catalogue_files(), ids=name)
def test_a_catalogue_file_is_named_after_its_id(path: Path) -> None:
    assignment = tree(path).body[-1]
    assert isinstance(assignment, ast.Assign)
    assert given_id(assignment.value) == path.stem


def test_every_catalogue_has_a_registry() -> None:
    folders = [path for path in SOURCE.glob("*/catalogue") if path.is_dir()]
    assert [name(path) for path in folders if not (path.parent / "registry.py").exists()] == []
