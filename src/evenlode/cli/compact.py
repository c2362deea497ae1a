"""`evenlode compact`: write the lake's small files together."""

import typer

from evenlode.cli import acting, asking
from evenlode.lake.acts import compact


def command(context: typer.Context) -> None:
    """Write the lake's small files together; no answer changes."""
    acting.say(compact(asking.home_of(context)), "compacted")
