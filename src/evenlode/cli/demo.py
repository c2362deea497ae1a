"""`evenlode demo`: an authority's report from published figures, and an invented county's from its pupils' files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
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
from evenlode.measures.refresh import refresh
from evenlode.publications.publish import publish
from evenlode.publications.registry import REPORTS
from evenlode.sources.load import load
from evenlode.sources.shipping import quick_originals
from evenlode.synthetic.synthesise import MANIFEST, Wish, synthesise
from evenlode.vocabulary.places import EVENSHIRE, Place
from evenlode.vocabulary.places import find as find_place

YEARS = (2022, 2023, 2024, 2025)
"""Of these years the demonstration's invented county tells; the last of them day by day."""


@dataclass(frozen=True)
class Demonstrated:
    """Where the invented county of a demonstration is: its files, its home and its report, all in one folder."""

    folder: Path

    @property
    def files(self) -> Path:
        """The files of its schools and services."""
        return self.folder / "files"

    @property
    def home(self) -> Path:
        """The home that they are loaded into, which holds no real pupil."""
        return self.folder / "home"

    @property
    def report(self) -> Path:
        """Its report."""
        return self.folder / "report"


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
    """Publish a report from published figures, and an invented county's from its pupils' files.

    The published figures are loaded into the home, and the first report is an authority's. The invented county,
    Evenshire, is written as files in the real formats and loaded through their readers; its figures are worked out, and
    the second report sets them beside England's. It has a home of its own: no home holds real and invented pupils.

    With a folder of the publishers' own files (`EVENLODE_PUBLISHED_FILES`) those are loaded through their real readers
    instead, save the exclusions, whose tables have a row for every school; the figures are the same.
    """
    home, authority = asking.home_of(context), find_place(place)
    wish = Wish(schools, seed, YEARS)
    if schools:
        wish.check()
    with published_figures(folder) as figures:
        load_published(home, figures)
        report(home, authority, out)
        say(f"ask on: evenlode --home {home.root} figures --place {authority.code} --measure ks4_attainment8")
        if schools:
            county(Demonstrated(out / f"evenshire-{schools}-{seed}"), home.engine, wish, figures)


@contextmanager
def published_figures(originals: Path | None) -> Iterator[Sequence[Path]]:
    """The files of published figures: those that we ship, or the publishers' own where their folder is known."""
    with as_file(files("evenlode") / "published") as shipped:
        yield quick_originals(originals, shipped) if originals else [shipped]


def load_published(home: Home, figures: Sequence[Path]) -> None:
    """Load the published figures."""
    note("loading the published figures ...")
    receipts, _passed_over = load(home, figures)
    must_be_taken("The published figures", receipts)


def report(home: Home, place: Place, out: Path) -> None:
    """Publish the county report of a place and say where it is; without Pango all but the PDF, and what is missing."""
    note(f"publishing {place.name}'s report ...")
    with open_reading(home) as reading:
        written = publish(reading, REPORTS.find("county"), place.code, out)
    page, *others = written.paths
    say(f"{place.name}'s report: open {page}; beside it {', '.join(path.name for path in others)}")
    for missing in written.missing:
        note(str(missing))


def county(place: Demonstrated, engine: str, wish: Wish, figures: Sequence[Path]) -> None:
    """Write an invented county, unless it is there already, load it, work its figures out and publish its report."""
    home = Home(place.home, engine)
    if not (place.files / MANIFEST).exists():
        note(f"writing Evenshire, an invented county of {wish.schools} schools ...")
        with shown(wish.steps) as progress:
            synthesise(place.files, wish, progress)
    load_published(home, figures)
    load_county(home, place.files)
    work_out(home)
    report(home, EVENSHIRE, place.report)
    say(f"what its figures must come to: {place.files / 'answer-key' / 'figures.csv'}")
    say(f"look on: evenlode --home {home.root} figures --source computed --place 900001 --measure absence_persistent")


def load_county(home: Home, folder: Path) -> None:
    """Load the files of the invented county."""
    note("loading Evenshire through the readers of the real formats ...")
    receipts, _passed_over = load(home, [folder])
    must_be_taken("Evenshire", receipts)
    records = sum(receipt.counts.accepted for receipt in receipts)
    say(
        f"Evenshire (synthetic): {len(receipts):,} files of schools and services in {folder}, {records:,} records "
        "accepted"
    )


def work_out(home: Home) -> None:
    """Work out the figures of the invented county's pupils."""
    note("working its figures out from its pupils' rows ...")
    with open_reading(home) as reading:
        count = sum(one.figures for one in refresh(reading))
    say(f"{count:,} figures of its schools and places worked out")


def say(text: str) -> None:
    """Print a line of the answer."""
    console().print(text, markup=False)


def must_be_taken(what: str, receipts: Sequence[Receipt]) -> None:
    """Raise `Refused` where a file of ours was."""
    refused = [receipt.file for receipt in receipts if receipt.state is LoadState.REFUSED]
    if refused:
        raise Refused(f"{what} could not be loaded.", where=", ".join(refused), remedy="install Evenlode again")
