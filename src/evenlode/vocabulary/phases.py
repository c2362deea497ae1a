"""The phases: the kind of establishment a figure is restricted to, never the age of the pupils.

The results of a key stage for an authority are `all`; so is a school's figure, whose phase is an attribute of the
school. Source: DfE, Pupil absence in schools in England, methodology, school types.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum

from evenlode.errors import NotFound


class Phase(StrEnum):
    """The kind of establishment a figure is restricted to."""

    ALL = "all"
    EARLY_YEARS = "early_years"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    SPECIAL = "special"
    ALTERNATIVE = "alternative"
    POST_16 = "post_16"

    @property
    def label(self) -> str:
        """The phase in plain English."""
        return _LABELS[self]


_LABELS = {
    Phase.ALL: "all schools",
    Phase.EARLY_YEARS: "early years settings",
    Phase.PRIMARY: "primary schools",
    Phase.SECONDARY: "secondary schools",
    Phase.SPECIAL: "special schools",
    Phase.ALTERNATIVE: "alternative provision",
    Phase.POST_16: "post-16 providers",
}
ALL_PHASES: Mapping[str, Phase] = {str(phase): phase for phase in Phase}


def find(id: str) -> Phase:
    """The phase with this id; raises `NotFound`, offering the nearest."""
    if id in ALL_PHASES:
        return ALL_PHASES[id]
    near = get_close_matches(id, ALL_PHASES, n=3, cutoff=0.5) or list(ALL_PHASES)
    raise NotFound(f"There is no phase called '{id}'.", remedy=f"did you mean {' or '.join(near)}?")
