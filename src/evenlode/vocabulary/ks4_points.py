"""What grades at key stage 4 are worth, and which slots of Attainment 8 a subject may fill.

Until 2015/16 a GCSE's letters were worth 8 (A*) to 1 (G); since 2016/17 numbers are worth themselves and letters stand
on the scale of numbers. Combined and double awards are two grades, each worth the mean of the two. Which subjects are
in the English Baccalaureate is by subject here and by discount code at the Department.

Unconfirmed: the points of vocational grades, and of letters until 2015/16. A subject that is not listed is an open one.

Sources: DfE, Secondary accountability measures, technical guide; DfE, Key stage 4 qualifications and discount codes.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from evenlode.vocabulary.codes.qualifications import KS4_AWARDS
from evenlode.vocabulary.years import Year, academic

FIRST_OF_NUMBERS = academic(2016)
"""The first year in which numbers were awarded, and letters stood on their scale."""

LETTERS = ("A*", "A", "B", "C", "D", "E", "F", "G")
ENGLISH_LANGUAGE, ENGLISH_LITERATURE, MATHS = "english_language", "english_literature", "maths"
WHOLE_ENGLISH = ("english", "english_language_and_literature")
ENGLISH = (ENGLISH_LANGUAGE, ENGLISH_LITERATURE, *WHOLE_ENGLISH)

_SCIENCES = (
    "biology", "chemistry", "physics", "computer_science", "combined_science", "science", "core_science",
    "additional_science",
)  # fmt: skip
HUMANITIES = ("history", "geography", "ancient_history")
LANGUAGES = (
    "arabic", "bengali", "chinese", "dutch", "french", "german", "greek", "gujarati", "hebrew", "irish", "italian",
    "japanese", "latin", "mandarin", "panjabi", "persian", "polish", "portuguese", "russian", "spanish", "turkish",
    "urdu", "welsh",
)  # fmt: skip
BACCALAUREATE = (*_SCIENCES, *HUMANITIES, *LANGUAGES)
"""The subjects of the English Baccalaureate beside English and mathematics."""

_OLD = dict(zip(LETTERS, map(Decimal, "87654321"), strict=True))
_NEW = dict(zip(LETTERS, map(Decimal, ("8.5", "7", "5.5", "4", "3", "2", "1.5", "1")), strict=True))
_VOCATIONAL = {
    "L2D*": "8.5", "L2D": "7", "L2M": "5.5", "L2P": "4", "L1D*": "3", "L1D": "3", "L1M": "2", "L1P": "1.25",
    "D*": "8.5", "M": "5.5", "P": "4",
}  # fmt: skip
GOOD_PASSES = (*"987654", "A*", "A", "B", "C", "L2D*", "L2D", "L2M", "L2P", "D*", "M", "P")
"""The grades that count as A* to C, or as 4 and above; a D alone is a GCSE's, never a distinction."""
_STRONG, _STRONG_LETTERS = tuple("98765"), ("A*", "A", "B", "C")
CORE = (MATHS, *ENGLISH)
"""The subjects in which an award is one grade, whatever its size, and in which letters are no strong pass."""


def grades_of(award: str) -> tuple[str, ...]:
    """The grades that an award is: two of a combined or double one, otherwise one."""
    if "-" in award:
        return tuple(award.split("-"))
    letters = [letter for letter in LETTERS if award.startswith(letter)]
    first = max(letters, key=len, default="")
    return (first, award.removeprefix(first)) if first and award.removeprefix(first) in LETTERS else (award,)


def points_of_grade(grade: str, year: Year) -> Decimal:
    """What one grade is worth in a year; what was not awarded, or has no points, is worth nothing."""
    if grade.isdigit():
        return Decimal(grade)
    letters = _NEW if year >= FIRST_OF_NUMBERS else _OLD
    return letters.get(grade) or Decimal(_VOCATIONAL.get(grade, 0))


def awards(year: Year) -> Iterator[tuple[str, int, Decimal, int]]:
    """Every award with how many grades it is, what each of them is worth in a year, and how many are good passes."""
    for one in dict.fromkeys(code.code for code in KS4_AWARDS.codes):
        grades = grades_of(one)
        worth = sum((points_of_grade(grade, year) for grade in grades), Decimal(0)) / len(grades)
        yield one, len(grades), worth, sum(grade in GOOD_PASSES for grade in grades)


def each_grade(year: Year) -> Iterator[tuple[str, int, Decimal, bool, bool, bool]]:
    """Every grade of every award in a year: its place in the award, its worth, and whether it is a pass.

    A good pass is a 4 or a C; a strong one is a 5, or, as is said last, in a subject whose GCSE is not reformed a C.
    """
    for award, _grades, worth, _good in awards(year):
        for place, grade in enumerate(grades_of(award)):
            yield award, place, worth, grade in GOOD_PASSES, grade in _STRONG, grade in _STRONG_LETTERS


def slots() -> Mapping[str, str]:
    """The slots that a subject may fill before the open ones."""
    return {MATHS: "maths", **dict.fromkeys(ENGLISH, "english"), **dict.fromkeys(BACCALAUREATE, "baccalaureate")}
