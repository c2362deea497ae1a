"""`evenlode publish`: a report about a place, as a page, a PDF and its numbers, or as open data."""

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
    report: Annotated[str, typer.Argument(help="Which report: county or open-data.")],
    place: Annotated[str, typer.Argument(help="The authority: ONS code (E10000025), DfE number (931) or name.")],
    out: Annotated[Path, typer.Option(help="The folder that the report is written to.")],
    as_at: asking.AsAtOption = None,
) -> None:
    """Write a report about a place.

    `county` is a page: `index.html`, which needs no network, the same as a PDF, and `figures.csv` with every number's
    id; where the PDF cannot be written for want of Pango, the rest is, and the message says what to install.
    `open-data` is data files in the form of DfE's Explore education statistics, each with its meta file, with guidance
    in words and a list of where every number was printed; files that break a rule of DfE's standard are not written
    (exit code 11).

    What is published by others may be shown to anyone. Figures computed from pupils' rows do not leave, save those of
    the invented county, Evenshire: `county` sets them beside England's, once `refresh` has worked them out.
    """
    with open_reading(asking.home_of(context), as_at) as reading:
        written = publish(reading, REPORTS.find(report.replace("-", "_")), place, out)
    console().print("\n".join(str(path) for path in written.paths), markup=False)
    for missing in written.missing:
        raise missing
