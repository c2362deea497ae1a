"""An authority's figures as open data: files in the form of DfE's Explore education statistics, with their guidance."""

from collections.abc import Sequence

from evenlode.errors import Refused
from evenlode.lake.reading import Reading
from evenlode.publications.kinds import OpenData
from evenlode.publications.open_data.figures import known
from evenlode.publications.open_data.files import as_csv, columns_of, meta, open_files, records
from evenlode.publications.open_data.guidance import FIGURES, GUIDANCE, SOURCE_COLUMNS, guidance, source_rows
from evenlode.publications.open_data.screening import screen
from evenlode.publications.open_data.screening_kinds import REQUIRED_META, Fault
from evenlode.vocabulary.places import Place

FEW = 5


def open_data(reading: Reading, report: OpenData, place: Place) -> dict[str, str]:
    """The files about an authority by their names, the guidance first.

    Raises `Refused` where a figure may not leave, where there is none at all, and where a file breaks a rule of the
    standard.
    """
    facts = known(reading, place, report.audience)
    files = open_files(facts, report.themes)
    if not files:
        raise Refused(
            f"Nothing that is loaded may be published about {place.name}.",
            remedy="load published figures first: `evenlode load`",
        )
    rows = {one.name: records(one, facts) for one in files}
    counts = {name: len(found) for name, found in rows.items()}
    written = {GUIDANCE: guidance(reading, report, facts, files, counts)}
    for one in files:
        written[f"{one.name}.csv"] = as_csv(columns_of(one, facts), rows[one.name])
        written[f"{one.name}.meta.csv"] = as_csv(REQUIRED_META, meta(one))
    written[FIGURES] = as_csv(SOURCE_COLUMNS, source_rows(reading, facts, files))
    must_be_sound(written)
    return written


def must_be_sound(written: dict[str, str]) -> None:
    """Raise `Refused` where the files break a rule of the standard."""
    faults = screen({name: text.encode() for name, text in written.items()}, supporting=[FIGURES])
    if faults:
        raise Refused(
            f"The files break {counted(len(faults))} of DfE's standard for open data, so none is published.",
            where="; ".join(f"{one.where}: {one.what} ({one.check})" for one in faults[:FEW]),
            remedy="; ".join(remedies(faults)),
        )


def counted(rules: int) -> str:
    """How many rules are broken, in words."""
    return "one rule" if rules == 1 else f"rules in {rules:,} places"


def remedies(faults: Sequence[Fault]) -> list[str]:
    """What to do about the faults that are told, each once."""
    return list(dict.fromkeys(one.remedy for one in faults[:FEW]))
