"""`evenlode publish`: a report about a place, as a page that stands alone, as a PDF, and the numbers behind it."""

from pathlib import Path
from typing import Annotated

import typer

from evenlode.cli import asking
from evenlode.cli.output import console
from evenlode.lake.reading import open_reading
from evenlode.publications.publish import publish
from evenlode.publications.registry import REPORTS


def command(
    context: typer.Context,
    report: Annotated[str, typer.Argument(help="Which report: county.")],
    place: Annotated[str, typer.Argument(help="The authority: ONS code (E10000025), DfE number (931) or name.")],
    out: Annotated[Path, typer.Option(help="The folder that the report is written to.")],
    as_at: asking.AsAtOption = None,
) -> None:
    """Write a report about a place: `index.html`, which needs no network, the same as a PDF, and `figures.csv`.

    Where the PDF cannot be written for want of Pango, the page and its data are, and the message says what to install.

    What is published by others may be shown to anyone. Figures computed from pupils' rows do not leave.
    """
    with open_reading(asking.home_of(context), as_at) as reading:
        written = publish(reading, REPORTS.find(report), place, out)
    console().print("\n".join(str(path) for path in written.paths), markup=False)
    for missing in written.missing:
        raise missing
