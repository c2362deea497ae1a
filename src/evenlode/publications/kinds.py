"""What kinds of publication there are: for whom a report is, and what every report must say of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from evenlode.vocabulary.themes import Theme


class Audience(StrEnum):
    """Who reads a publication; the gate decides by it what may leave."""

    PUBLIC = "public"
    GOVERNORS = "governors"
    PARTNERS = "partners"
    SCHOOL = "school"


@dataclass(frozen=True)
class Stage:
    """One panel of the chart of gaps: the stage's name, and whose gap in which measure it draws."""

    title: str
    measure: str
    group: str


@dataclass(frozen=True, eq=False)
class Report:
    """What every report says of itself.

    `title` holds `{place}`; `template` is a file of `templates`; `measures` is the basket of each theme, in the order
    in which it is shown; `stages` are the panels of its chart; `finding_groups` are the groups from which the finding
    is chosen, `least_gaps` how many there must be to choose from, `least_ranked` how many places a rank must be among.
    """

    id: str
    title: str
    audience: Audience
    template: str
    measures: Mapping[Theme, tuple[str, ...]]
    stages: tuple[Stage, ...]
    finding_groups: tuple[str, ...]
    least_gaps: int
    least_ranked: int


@dataclass(frozen=True, eq=False)
class OpenData:
    """What every set of open data says of itself.

    `title` holds `{place}`; `themes` are those of which there are files, in their order.
    """

    id: str
    title: str
    audience: Audience
    themes: tuple[Theme, ...]


Publication: TypeAlias = Report | OpenData
"""Whatever `publish` can write about a place."""
