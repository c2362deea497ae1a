"""The codes that an attendance register of a year may hold, each with its place in it."""

from dataclasses import dataclass
from datetime import date

from evenlode.vocabulary.codes.attendance import REGISTER_CODES


@dataclass(frozen=True)
class Codes:
    """The codes of a register in their order; the first, no text, is of who is not on the roll."""

    every: tuple[str, ...]

    @classmethod
    def of(cls, year: int) -> "Codes":
        """Those in force when an academic year begins."""
        return cls(("", *dict.fromkeys(one.code for one in REGISTER_CODES.in_force(date(year, 9, 1)))))

    def place(self, *codes: str) -> int:
        """The place of the first of some codes that the year has.

        Raises `StopIteration` where it has none of them.
        """
        return next(self.every.index(code) for code in codes if code in self.every)
