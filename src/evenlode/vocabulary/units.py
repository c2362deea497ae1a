"""The units of figures, with how each is written and how many decimals a reader is shown unless a measure says."""

from enum import StrEnum


class Unit(StrEnum):
    """What a figure is counted in."""

    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"
    RATE_PER_100 = "rate_per_100"
    SCORE = "score"
    RATE_PER_1000 = "rate_per_1000"
    RATE_PER_10000 = "rate_per_10000"
    RATE_PER_100000 = "rate_per_100000"

    @property
    def label(self) -> str:
        """The unit in words, as it stands on an axis or in a column's heading."""
        return _SHOWN[self][0]

    @property
    def difference_label(self) -> str:
        """The unit of a difference between two figures: percentages differ by percentage points."""
        return "percentage points" if self is Unit.PERCENT else self.label

    @property
    def decimals(self) -> int:
        """How many decimal places a reader is shown where the measure does not say."""
        return _SHOWN[self][1]

    @property
    def per(self) -> int | None:
        """The number a rate is expressed per (a percentage is per 100); None where the unit is no rate."""
        return _SHOWN[self][2]


_SHOWN: dict[Unit, tuple[str, int, int | None]] = {
    Unit.PERCENT: ("per cent", 1, 100),
    Unit.POINTS: ("points", 1, None),
    Unit.COUNT: ("number", 0, None),
    Unit.RATE_PER_100: ("per 100", 2, 100),
    Unit.SCORE: ("score", 2, None),
    Unit.RATE_PER_1000: ("per 1,000", 1, 1_000),
    Unit.RATE_PER_10000: ("per 10,000", 1, 10_000),
    Unit.RATE_PER_100000: ("per 100,000", 1, 100_000),
}
