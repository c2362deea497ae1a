"""The one verb of publications: write a report about a place, each kind of report in its own files."""

from collections.abc import Mapping
from pathlib import Path

from evenlode.errors import WrongUsage
from evenlode.lake.reading import Reading
from evenlode.publications.evidence import gather
from evenlode.publications.figures_csv import figures_csv
from evenlode.publications.kinds import OpenData, Publication
from evenlode.publications.open_data import open_data
from evenlode.publications.page import page
from evenlode.publications.trends import trends
from evenlode.vocabulary.places import Place, PlaceKind, find


def publish(reading: Reading, report: Publication, place: str, out: Path) -> list[Path]:
    """Write a report about an authority to a folder; gives the paths of its files, the one to open first at the front.

    The same state gives the same bytes. Raises `NotFound` where there is no such place, `WrongUsage` where it is no
    authority, `Refused` where a figure may not leave for the report's audience; then nothing is written.
    """
    files = contents(reading, report, the_authority(place))
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return [out / name for name in files]


def contents(reading: Reading, report: Publication, place: Place) -> Mapping[str, str]:
    """The files of a report by their names, each kind of report in its own way."""
    if isinstance(report, OpenData):
        return open_data(reading, report, place)
    evidence = gather(reading, report, place)
    panels = trends(evidence)
    return {"index.html": page(reading, evidence, panels), "figures.csv": figures_csv(reading, evidence, panels)}


def the_authority(word: str) -> Place:
    """The authority that a word names."""
    place = find(word)
    if place.kind is not PlaceKind.AUTHORITY:
        raise WrongUsage(
            f"{place.name} is a {place.kind}: this report is about one local authority.",
            remedy="name an authority, such as Oxfordshire, by its name, ONS code (E10000025) or DfE number (931)",
        )
    return place
