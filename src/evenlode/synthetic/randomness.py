"""Where every random number of the synthetic county comes from: a stream of its own for each feature, place and year.

A stream is named by the county's seed, the feature's number and whatever else tells it apart. Features keep their
numbers for ever, and a new one takes the next: so a feature can be added without moving any other by a digit.
"""

from types import MappingProxyType

from numpy.random import PCG64, Generator, SeedSequence

FEATURES = MappingProxyType(
    {
        "schools": 1,
        "names": 2,
        "births": 3,
        "homes": 4,
        "families": 5,
        "needs": 6,
        "meals": 7,
        "paths": 8,
        "moves": 9,
        "absence": 10,
        "spells": 11,
        "exclusions": 12,
        "attainment": 13,
        "care": 14,
        "registers": 15,
        "placements": 16,
        "corrections": 17,
        "dirt": 18,
        "calendars": 19,
        "after_16": 20,
        "planted": 21,
        "settings": 22,
    }
)
"""The number of each feature: never changed, never used again."""


def stream(seed: int, feature: str, *parts: int) -> Generator:
    """The random numbers of one feature, told apart by whole numbers not below 0 (a year, a school's place in order).

    Raises `KeyError` for a feature that has no number.
    """
    return Generator(PCG64(SeedSequence([seed, FEATURES[feature], *parts])))
