"""The outcomes of assessments as they are awarded: levels, standards, marks, grades, and why there is none of these.

An outcome is kept as it was awarded, and what it is worth belongs to the measure that counts it. Levels ended in summer
2015 and standards began in summer 2016: nothing is carried from one to the other. Each outcome says whether its pupil
is counted among those who could have reached the standard: one who was absent is, and one who has left is not.

Unconfirmed: the years of the pre-key-stage standards; that T, and after it U, say that a pupil could not access a test;
whether A counts in the early years profile; M of the phonics check; who counts at key stage 1; that missing results
and those of another year do not count at key stage 2; and vocational grades, which differ by qualification.

Sources: Standards and Testing Agency, assessment and reporting arrangements (early years, phonics, key stages 1 and 2);
DfE, primary school accountability, technical guide; Ofqual, GCSE 9 to 1 grades.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from evenlode.vocabulary.codes.kinds import Code, CodeSet
from evenlode.vocabulary.years import academic


@dataclass(frozen=True)
class Outcome(Code):
    """An outcome, and whether its pupil is among those counted (None: not settled)."""

    counted: bool | None = True


@dataclass(frozen=True)
class Marks:
    """Whole marks from the lowest to the highest, both included."""

    lowest: int
    highest: int

    def holds(self, text: str) -> bool:
        """Whether a text is a mark."""
        return text.isascii() and text.isdecimal() and self.lowest <= int(text) <= self.highest


LAST_LEVELS, FIRST_STANDARDS = date(2015, 8, 31), date(2015, 9, 1)
"""The last day of the levels of the national curriculum, and the first of scaled scores and standards."""

LAST_LEVEL_YEAR = academic(2014).id
"""The last academic year in which levels were awarded."""

_PRE_KEY_STAGE, _ENGAGEMENT, _LAST_EXCEEDING = date(2018, 9, 1), date(2021, 9, 1), date(2021, 8, 31)
_MALADMINISTRATION = date(2017, 9, 1)
_ARRANGEMENTS = "Standards and Testing Agency, assessment and reporting arrangements"

PHONICS_MARKS, SCALED_SCORES = Marks(0, 40), Marks(80, 120)
"""The marks of the phonics screening check, and the scaled scores of key stage 2 tests since 2016."""

PHONICS_THRESHOLDS: Mapping[str, int] = dict.fromkeys(
    (*(academic(start).id for start in range(2011, 2019)), *(academic(start).id for start in range(2021, 2025))), 32
)
"""The mark that meets the standard of the phonics check, by year: it is made known after the check each year.

Unconfirmed since 2020.
"""

EXPECTED_SCORE = 100
"""The scaled score that meets the expected standard of a key stage 2 test, in every year since 2016."""

NOT_HELD = (academic(2019).id, academic(2020).id)
"""The years in which no national assessments were held, for the pandemic.

Source: Standards and Testing Agency, assessment arrangements in 2020 and 2021.
"""


def phonics_threshold(year: str) -> int | None:
    """The mark that meets the standard of the phonics check in a year; None where it is not known yet."""
    return PHONICS_THRESHOLDS.get(year)


def expected_score(year: str) -> int | None:
    """The scaled score that meets the expected standard in a year; None before there were scaled scores."""
    return EXPECTED_SCORE if year > LAST_LEVEL_YEAR else None


def _levels(levels: str) -> Iterator[Outcome]:
    """Levels of the national curriculum, in use until summer 2015."""
    yield from (Outcome(level, f"level {level}", until=LAST_LEVELS) for level in levels.split())


def _pre_key_stage(highest: int) -> Iterator[Outcome]:
    """The standards below those of a key stage, with those that came before them and the engagement model."""
    for code, meaning in (("PKF", "foundations"), ("PKE", "early development"), ("PKG", "growing development")):
        last, note = date(2018, 8, 31), "interim standards"
        yield Outcome(code, f"pre-key-stage, {meaning}", since=FIRST_STANDARDS, until=last, unconfirmed=True, note=note)
    for number in range(1, highest + 1):
        yield Outcome(f"PK{number}", f"pre-key-stage standard {number}", since=_PRE_KEY_STAGE, unconfirmed=True)
    yield Outcome(
        "BLW", "below the pre-key-stage standards", since=FIRST_STANDARDS, until=date(2021, 8, 31), unconfirmed=True
    )
    yield Outcome("EM", "assessed by the engagement model", since=_ENGAGEMENT, unconfirmed=True)


def _standards() -> Iterator[Outcome]:
    """The standards of the teacher assessment frameworks, since summer 2016."""
    yield Outcome("GDS", "greater depth within the expected standard", since=FIRST_STANDARDS)
    yield Outcome("EXS", "expected standard", since=FIRST_STANDARDS)
    yield Outcome("WTS", "towards the expected standard", since=FIRST_STANDARDS)
    yield Outcome("HNM", "has not met the standard", since=FIRST_STANDARDS)


def _elsewhere() -> tuple[Outcome, ...]:
    """Why a pupil is counted in another year, or not at this school."""
    return (
        Outcome("L", "left", counted=False),
        Outcome("F", "will be assessed in a later year", counted=False, unconfirmed=True),
        Outcome("P", "was assessed in an earlier year", counted=False, unconfirmed=True),
    )


PROFILE: CodeSet[Outcome] = CodeSet(
    id="eyfs_profile",
    title="outcomes of early learning goals",
    citation="DfE, Early years foundation stage profile handbook",
    codes=(
        Outcome("1", "emerging"),
        Outcome("2", "expected"),
        Outcome("3", "exceeding", until=_LAST_EXCEEDING),
        Outcome("A", "not assessed, or exempt", counted=None, unconfirmed=True),
    ),
)
"""How a child stands against each early learning goal."""

PHONICS: CodeSet[Outcome] = CodeSet(
    id="phonics",
    title="outcomes of the phonics screening check",
    citation=f"{_ARRANGEMENTS}, phonics screening check",
    codes=(
        Outcome("Wa", "met the standard"),
        Outcome("Wt", "took the check and did not meet the standard"),
        Outcome("A", "absent"),
        Outcome("D", "did not take the check"),
        Outcome("L", "left", counted=False),
        Outcome("Q", "maladministration"),
        Outcome("M", "missing", counted=False, unconfirmed=True),
    ),
)
"""Outcomes of the phonics check beside its marks, in the capitals and small letters of files."""

KS1_TEACHER: CodeSet[Outcome] = CodeSet(
    id="ks1_teacher",
    title="outcomes of key stage 1 teacher assessments",
    citation=f"{_ARRANGEMENTS}, key stage 1",
    codes=(
        Outcome("W", "working towards level 1", until=LAST_LEVELS),
        *_levels("1 2 2C 2B 2A 3 4"),
        *_standards(),
        *_pre_key_stage(4),
        Outcome("A", "absent", counted=True, unconfirmed=True),
        Outcome("D", "disapplied", counted=True, unconfirmed=True),
        Outcome("Q", "maladministration", since=_MALADMINISTRATION, counted=True, unconfirmed=True),
        *_elsewhere(),
    ),
)
"""What teachers award at the age of seven, by law until summer 2023."""

KS2_TEACHER: CodeSet[Outcome] = CodeSet(
    id="ks2_teacher",
    title="outcomes of key stage 2 teacher assessments",
    citation=f"{_ARRANGEMENTS}, key stage 2",
    codes=(
        Outcome("W", "working towards level 1", until=LAST_LEVELS),
        *_levels("1 2 3 4 5 6"),
        *_standards(),
        *_pre_key_stage(6),
        Outcome("A", "absent, or too little is known"),
        Outcome("D", "disapplied", unconfirmed=True),
        Outcome("Q", "maladministration", since=_MALADMINISTRATION, unconfirmed=True),
        *_elsewhere(),
    ),
)
"""What teachers award at the age of eleven."""

KS2_TEST: CodeSet[Outcome] = CodeSet(
    id="ks2_test",
    title="outcomes of key stage 2 tests",
    citation=f"{_ARRANGEMENTS}, key stage 2; DfE, primary school accountability, technical guide",
    codes=(
        *_levels("2 3 3C 3B 3A 4 4C 4B 4A 5 5C 5B 5A 6"),
        Outcome("AS", "standard achieved", since=FIRST_STANDARDS),
        Outcome("NS", "standard not achieved", since=FIRST_STANDARDS),
        Outcome("N", "no level or score awarded"),
        Outcome("A", "absent"),
        Outcome("B", "working below the test"),
        Outcome("T", "could not access the test", unconfirmed=True, note="later years write U"),
        Outcome(
            "U", "could not access the test", since=FIRST_STANDARDS, unconfirmed=True, note="earlier years write T"
        ),
        Outcome("J", "just arrived", since=FIRST_STANDARDS, unconfirmed=True),
        Outcome("H", "cheated"),
        Outcome("Q", "maladministration"),
        Outcome("D", "disapplied", unconfirmed=True),
        Outcome("M", "missing", counted=False, unconfirmed=True),
        *_elsewhere(),
    ),
)
"""What a test is said to have come to; since 2016 most pupils have a scaled score as well."""

_REFORMED, _COMBINED, _NONE_AWARDED = date(2016, 9, 1), date(2017, 9, 1), "not graded"


def _grades(grades: Iterable[str], since: date | None = None, *, unconfirmed: bool = False) -> Iterator[Outcome]:
    yield from (Outcome(grade, f"grade {grade}", since=since, unconfirmed=unconfirmed) for grade in grades)


def _pairs() -> Iterator[str]:
    """The grades of combined science: two equal numbers, or two neighbours of which the greater stands first."""
    for upper in range(9, 0, -1):
        yield f"{upper}-{upper}"
        if upper > 1:
            yield f"{upper}-{upper - 1}"


def _double_letters() -> Iterator[str]:
    """The grades of double awards: two equal letters, or two neighbours of which the better stands first."""
    letters = ("A*", *"ABCDEFG")
    yield from (letter * 2 for letter in letters)
    yield from (better + worse for better, worse in pairwise(letters))


KS4_GRADES: CodeSet[Outcome] = CodeSet(
    id="ks4_grade",
    title="grades of GCSEs",
    citation="Ofqual, GCSE 9 to 1 grades; Joint Council for Qualifications, GCSE grading",
    codes=(
        *_grades(("A*", *"ABCDEFG")),
        *_grades(_double_letters(), unconfirmed=True),
        *_grades("987654321", _REFORMED),
        *_grades(_pairs(), _COMBINED),
        Outcome("U", _NONE_AWARDED),
        Outcome("X", "no result", note="absent, or the result is withheld"),
    ),
)
"""Letters, which Wales and Northern Ireland award still, and since summer 2017 numbers."""

VOCATIONAL_GRADES: CodeSet[Outcome] = CodeSet(
    id="ks4_vocational_grade",
    title="grades of vocational qualifications at key stage 4",
    citation="DfE, Key stage 4 performance tables, technical guide",
    codes=(
        *_grades(
            ("L1P", "L1M", "L1D", "L1D*", "L2P", "L2M", "L2D", "L2D*", "P", "M", "D", "D*", "PT"), unconfirmed=True
        ),
        Outcome("U", _NONE_AWARDED),
        Outcome("X", "no result", unconfirmed=True),
    ),
)
"""Passes, merits and distinctions, at level 1 and 2 where the grade says so."""

RESULT_CODE_SETS: tuple[CodeSet[Outcome], ...] = (
    PROFILE, PHONICS, KS1_TEACHER, KS2_TEACHER, KS2_TEST, KS4_GRADES, VOCATIONAL_GRADES,
)  # fmt: skip
"""Every set of outcomes."""
