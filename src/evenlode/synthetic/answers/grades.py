"""An entry at the end of key stage 4, as the answer key reads it."""

from dataclasses import dataclass

FIRST_NUMBERS = 2016
"""The school year of the first grades in numbers."""


@dataclass(frozen=True)
class Grade:
    """An entry: its subject and award, how many grades it is, what each is worth, and how many are good passes."""

    subject: str
    award: str
    grades: int
    points: float
    good: int
