"""Which way is good: whether a higher or a lower figure is better for children.

Source: DfE, Local authority interactive tool, data dictionary, column Polarity (High, Low or none).
"""

from enum import StrEnum


class Direction(StrEnum):
    """The direction of a measure; where it is neither, nothing is ranked and no gap is said to close."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEITHER = "neither"

    @property
    def label(self) -> str:
        """The direction in words."""
        return _LABELS[self]

    @property
    def sign(self) -> int:
        """1 where higher is better, -1 where lower is, 0 where neither is: what turns a difference into a gap."""
        return _SIGNS[self]


_LABELS = {
    Direction.HIGHER_IS_BETTER: "higher is better",
    Direction.LOWER_IS_BETTER: "lower is better",
    Direction.NEITHER: "neither higher nor lower is better",
}
_SIGNS = {Direction.HIGHER_IS_BETTER: 1, Direction.LOWER_IS_BETTER: -1, Direction.NEITHER: 0}
