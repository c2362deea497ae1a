"""The register of the county's schools and the links between them, as Get information about schools gives both."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy

from evenlode.synthetic.kinds import NOBODY, Column, Phase, Schools
from evenlode.synthetic.settings import Settings
from evenlode.synthetic.writers import tables
from evenlode.vocabulary.identifiers import INVENTED_AUTHORITY

KINDS = {
    Phase.NURSERY: ("Nursery", "Local authority nursery school"),
    Phase.PRIMARY: ("Primary", "Community school"),
    Phase.SECONDARY: ("Secondary", "Community school"),
    Phase.ALL_THROUGH: ("All-through", "Community school"),
    Phase.SPECIAL: ("Not applicable", "Community special school"),
    Phase.REFERRAL: ("Not applicable", "Pupil referral unit"),
    Phase.PROVIDER: ("Not applicable", "Other independent school"),
}
"""How the register names each phase, and the kind of establishment."""
ACADEMY = "Academy converter"
OLDER = 4  # a child in Reception is four years old on 31 August before it


def write_register(folder: Path, schools: Schools, years: Sequence[int]) -> None:
    """Write the register as it stands after the last of some years."""
    closing = schools.converts > 0
    academies = schools.becomes[closing]
    opened, closed = numpy.full(len(schools), "01-09-1974", object), numpy.full(len(schools), "", object)
    opened[academies] = [f"01-09-{year}" for year in schools.converts[closing]]
    closed[closing] = [f"31-08-{year}" for year in schools.converts[closing]]
    kinds = numpy.array([KINDS[Phase(phase)] for phase in schools.phase], object)
    kinds[academies, 1] = ACADEMY
    tables.write(
        folder / f"schools_{max(years) + 1}-08-31.csv",
        {
            "URN": schools.urn,
            "LA (code)": INVENTED_AUTHORITY,
            "LA (name)": "Evenshire (synthetic)",
            "EstablishmentNumber": schools.estab,
            "EstablishmentName": schools.name,
            "TypeOfEstablishment (name)": kinds[:, 1],
            "EstablishmentStatus (name)": numpy.where(closing, "Closed", "Open"),
            "OpenDate": opened,
            "CloseDate": closed,
            "PhaseOfEducation (name)": kinds[:, 0],
            "StatutoryLowAge": schools.first + OLDER,
            "StatutoryHighAge": schools.last + OLDER + 1,
            "Gender (name)": "Mixed",
        },
    )


def write_settings(path: Path, found: Settings, day: str) -> int:
    """Write the list of early-years settings as it stands on a day; gives how many there are."""
    there = found.only(found.where(found.opened.astype(str) <= day))
    ended = there.closed.astype(str) <= day
    columns: dict[str, Column | str] = {
        "ofsted_number": numpy.array([f"ofsted-{number}" for number in there.number], object),
        "name": there.name,
        "type": there.kind,
        "authority": INVENTED_AUTHORITY,
        "status": numpy.where(ended, "closed", "open").astype(object),
        "opened": there.opened,
        "closed": numpy.where(ended, there.closed, numpy.datetime64("NaT")),
        "published": day,
    }
    return tables.write(path, columns)


def write_links(folder: Path, schools: Schools, years: Sequence[int]) -> None:
    """Write what each school became and what each academy was, where some have converted."""
    before = schools.where(schools.becomes != NOBODY)
    after = schools.becomes[before]
    days = numpy.array([f"{date(int(year), 9, 1):%d-%m-%Y}" for year in schools.converts[before]], object)
    both = numpy.concatenate([before, after]), numpy.concatenate([after, before])
    tables.write(
        folder / f"school-links_{max(years) + 1}-08-31.csv",
        {
            "URN": schools.urn[both[0]],
            "LinkURN": schools.urn[both[1]],
            "LinkName": schools.name[both[1]],
            "LinkType": numpy.repeat(["Successor", "Predecessor"], len(before)),
            "LinkEstablishedDate": numpy.tile(days, 2),
        },
    )
