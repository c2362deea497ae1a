"""The one verb of publications: write a report about a place, each kind of report in its own files."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evenlode.errors import MissingComponent, WrongUsage
from evenlode.lake.reading import Reading
from evenlode.publications.county import county
from evenlode.publications.kinds import OpenData, Publication
from evenlode.publications.open_data.writing import open_data
from evenlode.vocabulary.places import EVENSHIRE, Place, PlaceKind, find, known_authority


@dataclass(frozen=True)
class Published:
    """The paths of what was written, the one to open first at the front, and the components that others wait for."""

    paths: Sequence[Path]
    missing: Sequence[MissingComponent] = ()


def publish(reading: Reading, report: Publication, place: str, out: Path) -> Published:
    """Write a report about an authority to a folder, which is made where it is not there.

    The same state gives the same bytes. Raises `NotFound` where there is no such place, `WrongUsage` where it is no
    authority or `out` no folder, `Refused` where a figure may not leave for the report's audience, or where those of
    the invented county have not been worked out; then nothing is written.
    """
    refuse_what_is_no_folder(out)
    with uncollected():
        files, missing = contents(reading, report, the_authority(place, report))
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    return Published([out / name for name in files], missing)


def refuse_what_is_no_folder(out: Path) -> None:
    """Raise `WrongUsage` where a folder cannot be, because a file stands there or further up."""
    there = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not there.is_dir():
        raise WrongUsage(
            f"{there} is a file: a report is several files, and they need a folder.",
            where=f"--out {out}",
            remedy="name a folder, one that is there or one to be made; nothing was written and the file is as it was",
        )


@contextmanager
def uncollected() -> Iterator[None]:
    """While this lasts, nobody looks for garbage in circles: laying a report out makes millions of objects that stay.

    It takes a sixth of the time off, and no memory more: `docs/decisions/2026-11-24-the-report-s-time.md`.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def contents(
    reading: Reading, report: Publication, place: Place
) -> tuple[Mapping[str, bytes], Sequence[MissingComponent]]:
    """The files of a report by their names, each kind of report in its own way, and what is missing to write others."""
    if isinstance(report, OpenData):
        return {name: text.encode() for name, text in open_data(reading, report, place).items()}, ()
    return county(reading, report, place)


def the_authority(word: str, report: Publication) -> Place:
    """The authority that a word names: one of England's, or the invented county, of which nothing is published."""
    place = known_authority(word) or find(word)
    if place.kind is not PlaceKind.AUTHORITY:
        raise WrongUsage(
            f"{place.name} is a {place.kind}: this report is about one local authority.",
            remedy="name an authority, such as Oxfordshire, by its name, ONS code (E10000025) or DfE number (931)",
        )
    if place == EVENSHIRE and isinstance(report, OpenData):
        raise WrongUsage(
            f"{place.name} is invented: open data holds what is published of real places.",
            remedy="name an authority of England, or ask for its county report: `evenlode publish county Evenshire`",
        )
    return place
