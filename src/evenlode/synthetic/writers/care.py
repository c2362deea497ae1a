"""The yearly return of children looked after, in its tables: children, episodes, reviews and times missing.

A child is known by the authority's own number, which the children in need census has too; one who has not come to a
school yet has no pupil number, and the return says why. Source: DfE, guide to the SSDA903 collection.
"""

from pathlib import Path

import numpy

from evenlode.synthetic.events import Episodes, Spells
from evenlode.synthetic.kinds import Children, Column
from evenlode.synthetic.writers import tables

NUMBERS_OF_SEX = {"boys": "1", "girls": "2"}
NOT_AT_SCHOOL_YET = "UN1"


def own_numbers(child: Column) -> Column:
    """The authority's own number of each child."""
    return numpy.array([f"EV{one:06d}" for one in child.tolist()], object)


def pupil_numbers(children: Children, child: Column, year: int) -> Column:
    """The pupil number of each child by the end of a return, from the nursery class on, or why there is none."""
    come = children.reception[child] <= year + 1
    return numpy.where(come, children.upn[child], NOT_AT_SCHOOL_YET)


def british(days: Column) -> Column:
    """Days as the return writes them, `31/03/2026`; what is no time is empty."""
    return numpy.array(["" if day is None else f"{day:%d/%m/%Y}" for day in days.astype(object)], object)


def whose(children: Children, child: Column) -> dict[str, Column | str]:
    """The columns that say whose a record is."""
    return {"CHILD": own_numbers(child), "DOB": british(children.born[child])}


def write_return(
    folder: Path, year: int, children: Children, care: Episodes, reviews: Spells, missing: Spells
) -> dict[str, int]:
    """Write the return of the financial year that ends in an academic year; gives how many records each table has."""
    listed = numpy.unique(care.child)
    named = {
        "ssda903_header": header(children, listed, year),
        "ssda903_episodes": episodes(care),
        "ssda903_reviews": {
            **whose(children, reviews.child), "REVIEW": british(reviews.start), "REVIEW_CODE": reviews.kind,
        },
        "ssda903_missing": {
            **whose(children, missing.child), "MISSING": missing.kind, "MIS_START": british(missing.start),
            "MIS_END": british(missing.end),
        },
    }  # fmt: skip
    return {
        kind: tables.write(folder / f"{kind.removeprefix('ssda903_')}_{year + 1}-06-30.csv", columns)
        for kind, columns in named.items()
        if len(columns["CHILD"])
    }


def header(children: Children, listed: Column, year: int) -> dict[str, Column | str]:
    """Who the children are."""
    return {
        **whose(children, listed),
        "SEX": numpy.array([NUMBERS_OF_SEX[one] for one in children.sex[listed].tolist()], object),
        "ETHNIC": children.ethnicity[listed],
        "UPN": pupil_numbers(children, listed, year),
        "MOTHER": "",
        "MC_DOB": "",
    }


def episodes(care: Episodes) -> dict[str, Column | str]:
    """Under which status and where each child lived, and when."""
    return {
        "CHILD": own_numbers(care.child),
        "DECOM": british(care.start),
        "RNE": care.began,
        "LS": care.status,
        "CIN": care.need,
        "PLACE": care.placement,
        "PLACE_PROVIDER": care.provider,
        "DEC": british(care.end),
        "REC": care.ended,
        "REASON_PLACE_CHANGE": care.changed,
        "HOME_POST": "",
        "PL_POST": "",
        "URN": "",
    }
