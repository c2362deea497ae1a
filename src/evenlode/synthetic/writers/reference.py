"""The invented national values that scores are set against, in the layout in which real ones are loaded."""

from pathlib import Path

import numpy

from evenlode.synthetic.references import references
from evenlode.synthetic.writers import tables
from evenlode.vocabulary.years import academic

ORIGIN = "Evenshire (synthetic): an invented nation"


def write_references(folder: Path, years: tuple[int, ...]) -> int:
    """Write the values of some academic years; gives how many there are, and writes nothing where there are none."""
    found = references(years)
    if not len(found):
        return 0
    labels = {year: str(academic(year)) for year in years}
    return tables.write(
        folder / f"reference-values_{max(found.year) + 1}-08-31.csv",
        {
            "measure": found.measure,
            "year": numpy.array([labels[year] for year in found.year.tolist()], object),
            "item": found.item,
            "key": found.key,
            "value": numpy.array([f"{value:g}" for value in found.value.tolist()], object),
            "origin": ORIGIN,
            "synthetic": "yes",
        },
    )
