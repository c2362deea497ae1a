"""The county report written out: the page, its PDF, and the numbers of both."""

from collections.abc import Mapping

from evenlode.errors import MissingComponent
from evenlode.lake.reading import Reading
from evenlode.publications.evidence import gather
from evenlode.publications.figures_csv import figures_csv
from evenlode.publications.kinds import Report
from evenlode.publications.page import page
from evenlode.publications.pdf import pdf
from evenlode.vocabulary.places import Place


def county(reading: Reading, report: Report, place: Place) -> tuple[Mapping[str, bytes], list[MissingComponent]]:
    """The files of the report by name, and what could not be written for want of a component of the machine."""
    evidence = gather(reading, report, place)
    written = page(reading, evidence)
    files = {"index.html": written.encode(), "figures.csv": figures_csv(reading, evidence, written).encode()}
    try:
        return {**files, f"{report.id}.pdf": pdf(written, f"{report.id}.pdf")}, []
    except MissingComponent as missing:
        return files, [missing]
