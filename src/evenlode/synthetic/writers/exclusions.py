"""Suspensions and permanent exclusions as schools tell their authority of them: a return for each term."""

from pathlib import Path

import numpy

from evenlode.synthetic.events import Exclusions, Steps
from evenlode.synthetic.kinds import Children, Column, Needs, Schools
from evenlode.synthetic.writers import tables
from evenlode.synthetic.writers.census import SUSPENDED_NOT_FIXED

MOST_REASONS = 3


def write_return(
    path: Path, exclusions: Exclusions, steps: Steps, schools: Schools, children: Children, needs: Needs
) -> int:
    """Write the exclusions of a year or of a part of it; gives how many there are."""
    reasons = [str(one).split("+") for one in exclusions.reasons]
    columns: dict[str, Column | str] = {
        "upn": children.upn[exclusions.child],
        "urn": schools.urn[exclusions.school],
        "type": categories(exclusions),
        "start date": exclusions.start,
        "end date": exclusions.end,
        "sessions": numpy.where(exclusions.permanent, "", exclusions.sessions.astype(int).astype(str)).astype(object),
        "sen": needs.sen[exclusions.child],
        "looked_after": numpy.where(needs.care[exclusions.child], "Y", "N").astype(object),
        "authority_told": steps.told,
        "virtual_school_told": steps.virtual_school_told,
        "governors_told": steps.governors_told,
        "day_six": steps.day_six,
        "cancelled": steps.cancelled,
        "outcome": steps.outcome,
    }
    for number in range(MOST_REASONS):
        columns[f"reason_{number + 1}"] = numpy.array(
            [one[number] if number < len(one) else "" for one in reasons], object
        )
    return tables.write(path, columns)


def categories(exclusions: Exclusions) -> Column:
    """What each exclusion is called on its day."""
    fixed = numpy.where(exclusions.start < numpy.datetime64(SUSPENDED_NOT_FIXED), "FIXD", "SUSP")
    return numpy.where(exclusions.permanent, "PERM", fixed).astype(object)
