"""What a whole synthetic county must come to, to the nearest pupil: published figures of one English county.

Every other figure of the county is assumed, or follows levels that whoever makes the county hands over.

Source: Oxfordshire County Council, A Strategy for Equity and Excellence in Education 2015 to 2018 (attainment in 2015,
persistent absence by special educational need, permanent exclusions); Oxfordshire County Council, School profile, April
2017 (how many schools of each kind).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from evenlode.synthetic.kinds import Phase


@dataclass(frozen=True)
class Target:
    """One figure: a measure by its id, a phase, a group or locality, the year in which it begins, and what it is."""

    measure: str
    phase: str
    group: str
    year: int
    value: float


LOCALITIES = ("south", "central", "north")
"""The county's localities, in the order of their numbers."""

STRUCTURE = {
    Phase.PRIMARY: 234,
    Phase.SECONDARY: 37,
    Phase.ALL_THROUGH: 2,
    Phase.SPECIAL: 14,
    Phase.NURSERY: 7,
    Phase.REFERRAL: 1,
}
"""How many schools of each kind a whole county has."""

_EXCLUDED = "exclusions_permanent"
_PERSISTENT = {
    "primary": {"sen_statement": 10.2, "school_action_plus": 7.5, "school_action": 4.5, "no_sen": 2.0},
    "secondary": {"sen_statement": 16.3, "school_action_plus": 20.9, "school_action": 10.9, "no_sen": 5.0},
}


def _persistent() -> Iterator[Target]:
    for phase, groups in _PERSISTENT.items():
        for group, value in groups.items():
            yield Target("absence_persistent_15", phase, group, 2013, value)


TARGETS: tuple[Target, ...] = (
    Target("phonics_y1", "all", "all", 2014, 76),
    Target("ks1_reading_level2", "all", "all", 2014, 92),
    Target("ks1_writing_level2", "all", "all", 2014, 88),
    Target("ks1_maths_level2", "all", "all", 2014, 94),
    Target("ks2_rwm_level4", "all", "all", 2014, 80),
    Target("ks4_5ac_em", "all", "all", 2014, 59.1),
    *_persistent(),
    Target(_EXCLUDED, "all", "all", 2013, 30),
    Target(_EXCLUDED, "secondary", "all", 2013, 20),
    Target(_EXCLUDED, "primary", "all", 2013, 10),
    Target(_EXCLUDED, "all", "all", 2014, 53),
    Target(_EXCLUDED, "secondary", "all", 2014, 45),
    Target(_EXCLUDED, "primary", "all", 2014, 8),
    Target(_EXCLUDED, "all", "sen", 2014, 37),
    Target(_EXCLUDED, "all", "girls", 2014, 11),
    Target(_EXCLUDED, "all", "boys", 2014, 42),
    Target(_EXCLUDED, "all", "south", 2014, 12),
    Target(_EXCLUDED, "all", "central", 2014, 20),
    Target(_EXCLUDED, "all", "north", 2014, 21),
)
"""Every figure that is met: percentages, and numbers of permanent exclusions."""


def target(measure: str, phase: str, group: str, year: int) -> float | None:
    """What a figure must come to; None where nothing is stated."""
    wanted = (measure, phase, group, year)
    return next((one.value for one in TARGETS if (one.measure, one.phase, one.group, one.year) == wanted), None)
