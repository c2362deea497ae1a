"""`evenlode demo`: an authority's report from the published figures that we ship, and an invented county loaded."""

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from evenlode.cli import asking
from evenlode.cli.output import console, note
from evenlode.cli.synthesise import SeedOption, shown
from evenlode.errors import Refused
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.reading import open_reading
from evenlode.publications.publish import publish
from evenlode.publications.registry import REPORTS
from evenlode.sources.load import load
from evenlode.sources.shipping import quick_originals
from evenlode.synthetic.synthesise import MANIFEST, Wish, synthesise
from evenlode.vocabulary.places import find as find_place

YEARS = (2024, 2025)
"""Of these years the demonstration's invented county tells; the last of them day by day."""


def command(
    context: typer.Context,
    place: Annotated[str, typer.Option(help="The authority: ONS code, DfE number or name.")] = "Oxfordshire",
    out: Annotated[Path, typer.Option(help="Where the report goes.")] = Path("evenlode-demo"),
    folder: Annotated[
        Path | None, typer.Option("--originals", envvar="EVENLODE_PUBLISHED_FILES", help="The publishers' own files.")
    ] = None,
    schools: Annotated[
        int, typer.Option(envvar="DEMO_SCHOOLS", help="How many schools the invented county has; 0 leaves it out.")
    ] = 30,
    seed: SeedOption = 1,
) -> None:
    """Publish a report from the figures that we ship, and load an invented county.

    The published figures are loaded into the home, and the report is an authority's. The invented county, Evenshire, is
    written as files in the real formats and loaded through their readers, into a home of its own beside the report: no
    home holds real and invented pupils.

    With a folder of the publishers' own files (`EVENLODE_PUBLISHED_FILES`) those are loaded through their real readers
    instead, save the exclusions, whose tables have a row for every school; the figures are the same.
    """
    report(asking.home_of(context), find_place(place).code, out, folder)
    if schools:
        county(Home(out / "evenshire-home", asking.home_of(context).engine), out, Wish(schools, seed, YEARS))


def report(home: Home, where: str, out: Path, originals: Path | None) -> None:
    """Load the published figures, and publish an authority's report."""
    with as_file(files("evenlode") / "published") as shipped:
        paths = quick_originals(originals, shipped) if originals else [shipped]
        note(f"loading {'the original files' if originals else 'the published figures that Evenlode ships'} ...")
        receipts, _passed_over = load(home, paths)
    must_be_taken("The published figures", receipts)
    with open_reading(home) as reading:
        written = publish(reading, REPORTS.find("county"), where, out)
    console().print(f"{find_place(where).name}'s report: " + ", ".join(map(str, written.paths)), markup=False)
    for missing in written.missing:
        note(str(missing))
    console().print(
        f"ask on: evenlode --home {home.root} figures --place {where} --measure ks4_attainment8", markup=False
    )


def county(home: Home, out: Path, wish: Wish) -> None:
    """Write an invented county, unless it is there already, and load it."""
    folder = out / f"evenshire-{wish.schools}-{wish.seed}"
    if not (folder / MANIFEST).exists():
        note(f"writing Evenshire, an invented county of {wish.schools} schools ...")
        with shown(wish.steps) as progress:
            synthesise(folder, wish, progress)
    note("loading Evenshire through the readers of the real formats ...")
    receipts, _passed_over = load(home, [folder])
    must_be_taken("Evenshire", receipts)
    records = sum(receipt.counts.accepted for receipt in receipts)
    console().print(
        f"Evenshire (synthetic): {len(receipts):,} files of schools and services in {folder}, {records:,} records "
        f"accepted; what its figures must come to: {folder / 'answer-key' / 'figures.csv'}",
        markup=False,
    )
    console().print(f"look on: evenlode --home {home.root} loads", markup=False)


def must_be_taken(what: str, receipts: Sequence[Receipt]) -> None:
    """Raise `Refused` where a file of ours was."""
    refused = [receipt.file for receipt in receipts if receipt.state is LoadState.REFUSED]
    if refused:
        raise Refused(f"{what} could not be loaded.", where=", ".join(refused), remedy="install Evenlode again")
