"""`evenlode refresh`: figures worked out from pupils' rows."""

from typing import Annotated

import typer

from evenlode.cli import asking
from evenlode.cli.output import console
from evenlode.lake.reading import open_reading
from evenlode.measures.refresh import Refreshed, refresh


def command(
    context: typer.Context,
    again: Annotated[bool, typer.Option("--again", help="Work out what is kept too, and fail if it differs.")] = False,
) -> None:
    """Work out the figures of every school and place from pupils' rows.

    Figures are kept under the state that they were worked out from: what has not changed needs no new work.
    """
    done = False
    with open_reading(asking.home_of(context)) as reading:
        for one in refresh(reading, again=again):
            console().print(f"{one.year.printed}: {told(one)}", markup=False)
            done = True
    if not done:
        console().print("No pupils' rows are loaded, so there is nothing to work out.", markup=False)


def told(one: Refreshed) -> str:
    """What became of a year: pupils may be listed of whom no measure counts anything yet."""
    if not one.figures:
        return "nothing to count yet"
    if 0 < one.worked_out < one.figures:
        return f"{one.figures:,} figures, of which {one.worked_out:,} worked out, the others as they were kept"
    return f"{one.figures:,} figures, {'as they were kept' if one.kept else 'worked out'}"
