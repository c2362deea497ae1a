"""The repository's files as the house tests read them: parsed once, from the disk, whether tracked yet or not."""

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "evenlode"
NOT_OURS = {
    ".git", ".venv", "venv", "__pycache__", "node_modules", "site", "build", "dist", "evenlode-home", "evenlode-demo",
    ".hypothesis", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache",
}  # fmt: skip

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def files_below(folder: Path) -> Iterator[Path]:
    """Every file of ours below a folder, in order; in a worktree `.git` is a file."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from files_below(path)
        elif path.is_file():
            yield path


@cache
def every_file() -> tuple[Path, ...]:
    """Every file of ours in the repository."""
    return tuple(files_below(ROOT))


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """Every Python file below some folders of the repository; the library's where none is named."""
    below = [ROOT / folder for folder in folders or ("src",)]
    return tuple(path for path in every_file() if path.suffix == ".py" and any(map(path.is_relative_to, below)))


def name(path: Path) -> str:
    """A file's path in the repository."""
    return path.relative_to(ROOT).as_posix()


@cache
def text(path: Path) -> str:
    """A file's text."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(text(path), filename=name(path))


@cache
def comments(path: Path) -> tuple[tuple[int, str], ...]:
    """A module's comments, each with its line."""
    tokens = tokenize.generate_tokens(io.StringIO(text(path)).readline)
    return tuple((token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT)


@cache
def catalogue_files() -> tuple[Path, ...]:
    """Every file of every catalogue of the library."""
    return tuple(path for path in modules() if path.parent.name == "catalogue" and path.name != "__init__.py")


def rooms() -> list[str]:
    """The folders of the library."""
    return sorted(path.name for path in SOURCE.iterdir() if path.is_dir() and path.name not in NOT_OURS)
