"""What commands that act on the ledger have in common: they say what they did and what the state now is."""

from typing import Annotated

import typer

from evenlode.cli.output import console
from evenlode.lake.kinds import Entry

LoadArgument = Annotated[str, typer.Argument(help="A load's id, its beginning, or its file's name.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why, for those who read the ledger later.")]


def say(entry: Entry, done: str) -> None:
    """Print what was done, the snapshot it led to and the state's hash."""
    console().print(f"{done}: snapshot {entry.snapshot}, state {entry.state_hash}", markup=False)
