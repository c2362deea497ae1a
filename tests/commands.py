"""The command line, asked within the tests' own process: as quick as a function, and as a terminal sees it."""

from dataclasses import dataclass

from typer.testing import CliRunner

from evenlode.cli.main import app
from evenlode.errors import EvenlodeError
from evenlode.lake.home import Home


@dataclass(frozen=True)
class Answer:
    """What a command wrote, what it wrote beside its answer, and its exit code.

    An error that `evenlode` would print and end with is in `error`; anything else raised is a fault of ours, and
    is raised here too.
    """

    exit_code: int
    out: str
    error: str
    beside: str = ""


def evenlode(home: Home | None, *words: str) -> Answer:
    """Run a command, upon a home unless it needs none."""
    options = ["--home", str(home.root)] if home else []
    found = CliRunner().invoke(app, [*options, *words])
    if isinstance(found.exception, EvenlodeError):
        return Answer(int(found.exception.exit_code), found.stdout, str(found.exception), found.stderr)
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    return Answer(found.exit_code, found.stdout, "", found.stderr)
