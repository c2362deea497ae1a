"""What is counted, and what it adds: the one shape in which every rule here hands on what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = int | Decimal
Added: TypeAlias = tuple[Number | None, Number | None]
"""What is added above the line and below it; None where nothing is."""


@dataclass(frozen=True)
class Thing:
    """One thing that is counted: of which child, at which school, in which part of the year; on which day its groups
    are asked; and what it adds, by measure and reason.
    """

    child: str
    school: str
    period: str
    on: date
    adds: Mapping[tuple[str, str], Added]


def so(known: bool | None) -> Added:
    """What one adds to a percentage: nothing where it is not known whether it is so."""
    return (None, None) if known is None else (int(known), 1)


def mean(score: Number | None) -> Added:
    """What one adds to a mean: nothing where there is no score."""
    return (None, None) if score is None else (score, 1)


def every(measure_adds: Mapping[str, Added]) -> dict[tuple[str, str], Added]:
    """What is added, for no reason in particular."""
    return {(measure, "all"): adds for measure, adds in measure_adds.items()}
