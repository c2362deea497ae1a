"""An authority's figures as open data: files in the form of DfE's Explore education statistics, with their guidance."""

from evenlode.lake.reading import Reading
from evenlode.publications.kinds import OpenData
from evenlode.vocabulary.places import Place


def open_data(reading: Reading, report: OpenData, place: Place) -> dict[str, str]:
    """The files about an authority by their names."""
    title = report.title.format(place=place.name)
    return {"data-guidance.txt": f"{title}\n\nSnapshot {reading.entry.snapshot}.\n"}
