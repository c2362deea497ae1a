"""The one verb of publications: write a report about a place to a folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evenlode.errors import MissingComponent, WrongUsage
from evenlode.lake.reading import Reading
from evenlode.publications.county import county
from evenlode.publications.kinds import Report
from evenlode.vocabulary.places import Place, PlaceKind, find


@dataclass(frozen=True)
class Published:
    """What was written, the page first, and what could not be for want of a component of the machine."""

    paths: Sequence[Path]
    missing: Sequence[MissingComponent] = ()


def publish(reading: Reading, report: Report, place: str, out: Path) -> Published:
    """Write a report about an authority to a folder.

    The same state gives the same bytes. Raises `NotFound` where there is no such place, `WrongUsage` where it is no
    authority, `Refused` where a figure may not leave for the report's audience.
    """
    files, missing = county(reading, report, the_authority(place))
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    return Published([out / name for name in files], missing)


def the_authority(word: str) -> Place:
    """The authority that a word names."""
    place = find(word)
    if place.kind is not PlaceKind.AUTHORITY:
        raise WrongUsage(
            f"{place.name} is a {place.kind}: this report is about one local authority.",
            remedy="name an authority, such as Oxfordshire, by its name, ONS code (E10000025) or DfE number (931)",
        )
    return place
