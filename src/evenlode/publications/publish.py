"""The one verb of publications: write a report about a place, as a page that stands alone and the numbers behind it."""

from pathlib import Path

from evenlode.errors import WrongUsage
from evenlode.lake.reading import Reading
from evenlode.publications.evidence import gather
from evenlode.publications.figures_csv import figures_csv
from evenlode.publications.kinds import Report
from evenlode.publications.page import page
from evenlode.publications.trends import trends
from evenlode.vocabulary.places import Place, PlaceKind, find


def publish(reading: Reading, report: Report, place: str, out: Path) -> list[Path]:
    """Write `index.html` and `figures.csv` about an authority to a folder; gives their paths, the page first.

    The same state gives the same bytes. Raises `NotFound` where there is no such place, `WrongUsage` where it is no
    authority, `Refused` where a figure may not leave for the report's audience.
    """
    evidence = gather(reading, report, the_authority(place))
    panels = trends(evidence)
    files = {"index.html": page(reading, evidence, panels), "figures.csv": figures_csv(reading, evidence, panels)}
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return [out / name for name in files]


def the_authority(word: str) -> Place:
    """The authority that a word names."""
    place = find(word)
    if place.kind is not PlaceKind.AUTHORITY:
        raise WrongUsage(
            f"{place.name} is a {place.kind}: this report is about one local authority.",
            remedy="name an authority, such as Oxfordshire, by its name, ONS code (E10000025) or DfE number (931)",
        )
    return place
