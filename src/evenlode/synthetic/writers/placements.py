"""Placements in alternative provision, as the county's schools and authority keep a list of them."""

from pathlib import Path

import numpy

from evenlode.synthetic.events import Placements
from evenlode.synthetic.kinds import Children, Schools
from evenlode.synthetic.writers import tables


def write_placements(path: Path, placed: Placements, schools: Schools, children: Children) -> int:
    """Write the placements of a year; gives how many there are."""
    return tables.write(
        path,
        {
            "upn": children.upn[placed.child],
            "urn": schools.urn[placed.school],
            "provider": schools.urn[placed.provider],
            "from": placed.start,
            "to": placed.end,
            "reason": placed.kind,
            "hours": numpy.array([f"{one:g}" for one in placed.hours.tolist()], object),
            "commissioner": placed.commissioner,
        },
    )
