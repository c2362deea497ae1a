"""`evenlode revert`: take a load back."""

import typer

from evenlode.cli import acting, asking
from evenlode.lake.acts import revert


def command(context: typer.Context, load: acting.LoadArgument, reason: acting.ReasonOption = "") -> None:
    """Take a load back, as if it had never been loaded.

    Its bytes are kept; loading the same file again lets it go live again.
    """
    acting.say(revert(asking.home_of(context), load, reason), f"took back {load}")
