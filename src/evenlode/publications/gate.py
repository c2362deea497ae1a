"""The gate: what may leave the building, for whom; what is not on the list stays in."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from evenlode.errors import Refused
from evenlode.measures.figures import Figure
from evenlode.publications.kinds import Audience

PUBLISHED_BY_OTHERS = frozenset({"lait", "strategy_2015"})
MAY_LEAVE: Mapping[Audience, frozenset[str]] = MappingProxyType(dict.fromkeys(Audience, PUBLISHED_BY_OTHERS))
"""The sources whose figures each audience may be shown: those that their publishers have already made public."""


def release(figures: Iterable[Figure], audience: Audience) -> list[Figure]:
    """The same figures, if every one of them may leave for this audience; otherwise raises `Refused` and none does.

    Figures that their publishers have made public pass. Figures computed from pupils' rows do not, for any audience:
    they may not leave until they are protected against disclosure. A source that nobody has put on the list is refused.
    """
    asked = list(figures)
    refused = sorted({one.key.source for one in asked} - MAY_LEAVE.get(audience, frozenset()))
    if refused:
        raise Refused(
            f"Figures of source {' and '.join(refused)} may not leave the building.",
            where=f"for audience {audience}",
            remedy="publish figures of sources that are already public; computed ones wait for disclosure control",
        )
    return asked
