"""A line's newest figures, here and in England, from whichever source has them."""

from evenlode.measures.figures import Figure
from evenlode.publications.evidence import Evidence
from evenlode.publications.kinds import Line
from evenlode.vocabulary.places import ENGLAND

Pair = tuple[Figure | None, Figure | None]


def newest_pair(evidence: Evidence, line: Line) -> Pair | None:
    """The newest figures of a line, here and in England, from whichever source has them; None where neither has one.

    Of the invented county what is shown of it, with England's beside it.
    """
    if evidence.is_invented:
        one = evidence.find(line)
        return (one, evidence.in_england(one)) if one and one.value is not None else None
    met = [
        one
        for key, one in evidence.known.items()
        if (key.measure, key.phase, key.group) == (line.measure, line.phase, line.group) and one.value is not None
    ]
    if not met:
        return None
    newest = max(met, key=lambda one: (one.key.year.last_day, one.key.place == evidence.place.code)).key
    sides = {one.key.place: one for one in met if (one.key.source, one.key.year) == (newest.source, newest.year)}
    return sides.get(evidence.place.code), sides.get(ENGLAND.code)


def year_of(pair: Pair) -> str:
    """The year of a pair of figures."""
    return next(str(one.key.year) for one in pair if one)
