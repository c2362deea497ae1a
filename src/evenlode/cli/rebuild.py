"""`evenlode rebuild`: read every loaded file again and build the lake anew."""

from typing import Annotated

import typer

from evenlode.cli import acting, asking
from evenlode.cli.output import console
from evenlode.sources.rebuild import rebuild


def command(
    context: typer.Context,
    new_pseudonyms: Annotated[
        bool, typer.Option("--new-pseudonyms", help="First make a new key of pupils' pseudonyms.")
    ] = False,
) -> None:
    """Read every loaded file again and build the lake anew.

    The state must come out the same; where it does not, the loads that differ are named with the reason.
    """
    rebuilt = rebuild(asking.home_of(context), new_pseudonyms=new_pseudonyms)
    acting.say(rebuilt.entry, "rebuilt")
    same = rebuilt.entry.state_hash == rebuilt.before
    console().print(
        "the state is the same as before" if same else f"the state before was {rebuilt.before}", markup=False
    )
    for difference in rebuilt.differences:
        console().print(f"  load {difference.load.id} ({difference.load.name}) differs: {difference.why}", markup=False)
