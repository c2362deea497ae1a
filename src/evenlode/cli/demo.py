"""`evenlode demo`: the published figures that we ship, and an authority's report made from them."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from evenlode.cli import asking
from evenlode.cli.output import console, note
from evenlode.errors import Refused
from evenlode.lake.kinds import LoadState
from evenlode.lake.reading import open_reading
from evenlode.publications.publish import publish
from evenlode.publications.registry import REPORTS
from evenlode.sources.load import load
from evenlode.sources.shipping import quick_originals
from evenlode.vocabulary.places import find as find_place


def command(
    context: typer.Context,
    place: Annotated[str, typer.Option(help="The authority: ONS code, DfE number or name.")] = "Oxfordshire",
    out: Annotated[Path, typer.Option(help="Where the report goes.")] = Path("evenlode-demo"),
    folder: Annotated[
        Path | None, typer.Option("--originals", envvar="EVENLODE_PUBLISHED_FILES", help="The publishers' own files.")
    ] = None,
) -> None:
    """Load the published figures that we ship and publish an authority's report.

    With a folder of the publishers' own files (`EVENLODE_PUBLISHED_FILES`) those are loaded through their real readers
    instead, save the exclusions, whose tables have a row for every school; the figures are the same.
    """
    home = asking.home_of(context)
    where = find_place(place).code
    with as_file(files("evenlode") / "published") as shipped:
        paths = quick_originals(folder, shipped) if folder else [shipped]
        note(f"loading {'the original files' if folder else 'the published figures that Evenlode ships'} ...")
        receipts, _passed_over = load(home, paths)
    refused = [receipt.file for receipt in receipts if receipt.state is LoadState.REFUSED]
    if refused:
        raise Refused(
            "The published figures could not be loaded.", where=", ".join(refused), remedy="install Evenlode again"
        )
    with open_reading(home) as reading:
        written = publish(reading, REPORTS.find("county"), where, out)
    console().print(f"{find_place(place).name}'s report: " + ", ".join(map(str, written.paths)), markup=False)
    for missing in written.missing:
        note(str(missing))
    console().print(
        f"ask on: evenlode --home {home.root} figures --place {where} --measure ks4_attainment8", markup=False
    )
