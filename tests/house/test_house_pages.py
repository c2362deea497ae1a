"""The pages: generated ones say what the code says, and every command, error and exit code has its place."""

import re
import subprocess
import sys
from importlib import import_module

import pytest
from typer.testing import CliRunner

from evenlode import errors
from evenlode.cli.commands import COMMANDS, Command
from evenlode.cli.main import app
from evenlode.errors import EvenlodeError, Exit
from house.source import ROOT, text

REFERENCE = ROOT / "docs" / "reference"
HELP = """
import sys
from evenlode.cli.main import app
app(["--help"], standalone_mode=False)
print("imported:", [name for name in ("ibis", "duckdb", "pyarrow", "deltalake", "cryptography") if name in sys.modules])
"""
each_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda one: one.name)


def test_the_reference_pages_are_current() -> None:
    check = [sys.executable, "docs/generate.py", "--check"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@each_command
def test_a_command_says_what_it_does(command: Command) -> None:
    assert command.summary.strip().endswith(".")
    assert (import_module(command.module).command.__doc__ or "").strip()
    asked = CliRunner().invoke(app, [command.name, "--help"])
    assert asked.exit_code == Exit.DONE, asked.output


@each_command
def test_a_command_has_its_place_in_the_reference(command: Command) -> None:
    headings = re.findall(r"^## evenlode (\S+)", text(REFERENCE / "commands.md"), re.MULTILINE)
    assert command.name in headings


def test_help_lists_every_command_without_importing_any() -> None:
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("imported: []")
    assert [name for name in COMMANDS if not re.search(rf"\b{name}\b", done.stdout)] == []


def error_names() -> list[str]:
    """The names of all errors that have an exit code of their own."""
    classes = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, EvenlodeError)]
    return [one.__name__ for one in classes if one is not EvenlodeError]


def test_every_error_and_exit_code_is_documented() -> None:
    page = text(REFERENCE / "errors.md")
    assert [name for name in error_names() if f"<code>{name}</code>" not in page] == []
    assert [code for code in Exit if not re.search(rf"^\| {int(code)} \|", page, re.MULTILINE)] == []


def test_every_page_is_on_the_site() -> None:
    site = text(ROOT / "mkdocs.yml")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if page not in site] == []


def test_every_test_that_is_said_to_attack_something_is_there() -> None:
    page = text(ROOT / "docs" / "explanation" / "what-is-attacked.md")
    named = re.findall(r"`([a-z_]+/[a-z_0-9/]+(?:\.py)?)`", page)
    assert len(named) > 20
    assert [path for path in named if not (ROOT / "tests" / path).exists()] == []


def test_the_site_asks_nothing_of_other_hosts() -> None:
    site = text(ROOT / "mkdocs.yml")
    assert "font: false" in site
    assert "://" not in site
    assert "analytics:" not in site


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_between_files_lead_somewhere(page: str) -> None:
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text(ROOT / page)) if "://" not in link]
    assert [link for link in links if link and not (ROOT / link).exists()] == []
