"""`evenlode confirm`: let a held load go live."""

import typer

from evenlode.cli import acting, asking
from evenlode.lake.acts import confirm


def command(context: typer.Context, load: acting.LoadArgument, reason: acting.ReasonOption = "") -> None:
    """Let a held load go live.

    `evenlode loads` shows which loads are held, and why.
    """
    acting.say(confirm(asking.home_of(context), load, reason), f"confirmed {load}")
