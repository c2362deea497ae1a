"""The gate: what may leave the building, for whom; what is not on the list stays in."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pyarrow

from evenlode.errors import Refused
from evenlode.measures.computed import COMPUTED
from evenlode.measures.figures import Figure
from evenlode.publications.kinds import Audience
from evenlode.sources.kinds import LongFigures, Source, WideFigures
from evenlode.sources.registry import SOURCES
from evenlode.vocabulary.flags import Flag

OPEN_LICENCE = "Open Government Licence v3.0"
# A printed strategy, quoted with attribution: public, but under no open licence.
QUOTED = frozenset({"strategy_2015"})
NEVER = frozenset({COMPUTED, "casework"})


def open_sources(catalogue: Iterable[Source]) -> frozenset[str]:
    """The sources whose every entry in a catalogue was published under the Open Government Licence.

    One entry under another licence, or under none, keeps the figures of its source in; so does a name of our own.
    """
    licences: dict[str, set[str]] = {}
    for entry in catalogue:
        if isinstance(entry, LongFigures | WideFigures):
            licences.setdefault(entry.figures_of, set()).add(entry.licence)
    return frozenset(name for name, said in licences.items() if said == {OPEN_LICENCE}) - NEVER


OPEN = open_sources(SOURCES)
"""The sources whose figures anyone may publish again, with attribution."""
MAY_LEAVE: Mapping[Audience, frozenset[str]] = MappingProxyType(dict.fromkeys(Audience, OPEN | QUOTED))
"""The sources whose figures each audience may be shown: those that their publishers have already made public."""


def release(figures: Iterable[Figure], audience: Audience) -> list[Figure]:
    """The same figures, if every one of them may leave for this audience; otherwise raises `Refused` and none does.

    Figures that their publishers have made public pass. Figures computed from pupils' rows do not, for any audience:
    they may not leave until they are protected against disclosure. Those of an invented county are of nobody, and pass.
    A source that nobody has put on the list is refused.
    """
    asked = list(figures)
    refuse({one.key.source for one in asked if not is_of_nobody(one)}, audience)
    return asked


def is_of_nobody(one: Figure) -> bool:
    """Whether a figure was computed in a home of invented pupils, which refuses real ones."""
    return one.key.source == COMPUTED and Flag.SYNTHETIC in one.flags


def release_rows(rows: pyarrow.Table, audience: Audience) -> pyarrow.Table:
    """The same, of figures that are still stored rows with a column `source`."""
    refuse(set(rows["source"].unique().to_pylist()), audience)
    return rows


def refuse(sources: set[str], audience: Audience) -> None:
    """Raise `Refused` where one of these sources is not on the list of an audience."""
    refused = sorted(sources - MAY_LEAVE.get(audience, frozenset()))
    if refused:
        raise Refused(
            f"Figures of source {' and '.join(refused)} may not leave the building.",
            where=f"for audience {audience}",
            remedy="publish figures of sources that are already public; computed ones wait for disclosure control",
        )
