"""The entry point: global options, the lazy list of commands, and how errors leave the program."""

import os
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from evenlode.cli.commands import COMMANDS
from evenlode.cli.start import collect_seldom, keep_pandas_out
from evenlode.errors import EvenlodeError, Exit
from evenlode.lake.machine import refusal_of

# What a shell gives a command that was stopped with Ctrl-C.
STOPPED = 130


class LazyGroup(TyperGroup):
    """A group of commands of which only the chosen one is imported; its help lists them from the table."""

    listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; only its line of help while help is written."""
        if cmd_name not in COMMANDS:
            return None
        entry = COMMANDS[cmd_name]
        if self.listing:
            return TyperCommand(name=entry.name, help=entry.summary)
        holder = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        holder.command(name=entry.name)(import_module(entry.module).command)
        keep_pandas_out()
        return typer.main.get_command(holder)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write help without importing a command."""
        self.listing = True
        super().format_help(ctx, formatter)
        self.listing = False


app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Evenlode: from published files and schools' returns to every gap, its reasons and who must act.",
)


def print_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        print(f"evenlode {version('evenlode')}")
        raise typer.Exit


@app.callback()
def everywhere(
    context: typer.Context,
    home: Annotated[Path, typer.Option(envvar="EVENLODE_HOME", help="The folder that holds everything.")] = Path(
        "evenlode-home"
    ),
    engine: Annotated[str, typer.Option(help="Who answers questions: duckdb or spark.")] = "duckdb",
    show_version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Keep the global options for the command that was chosen."""
    del show_version
    context.obj = (home, engine)


def run() -> None:
    """Run the command line: an error that a person can mend is printed and gives its exit code."""
    collect_seldom()
    try:
        app()
    except EvenlodeError as error:
        print(f"evenlode: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.DONE)
    except KeyboardInterrupt:
        stopped()
    except RuntimeError as error:
        if "interrupted" not in str(error).lower():
            raise
        stopped()
    except OSError as error:
        print(f"evenlode: {refusal_of(error)}", file=sys.stderr)
        sys.exit(Exit.REFUSED)


def stopped() -> NoReturn:
    """Say that a person stopped the command; what had not been committed has not happened."""
    print("evenlode: stopped; an act that had not ended has changed nothing.", file=sys.stderr)
    sys.exit(STOPPED)


if __name__ == "__main__":
    run()
