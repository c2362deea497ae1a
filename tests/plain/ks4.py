"""What pupils at the end of key stage 4 were awarded, and how far that is from what was expected of them.

Everybody in Year 11 in January counts at a school that has entries; where nobody was in Year 11 at a school, as far as
is known, those who were entered count. Of several entries for a subject the best counts.

Sources: DfE, Secondary accountability measures, technical guide; DfE, Key stage 4 qualifications, discount codes and
point scores; DfE, GCSE and equivalent results in England: quality and methodology.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from drawn import words
from plain.assessments import Pupil, read
from plain.days import january_census
from plain.exclusions import january
from plain.national import against, national, of_band
from plain.rows import Row, Rows, newest
from plain.things import Number, Thing, every, so

LANGUAGE, LITERATURE, MATHS, WHOLE = (
    "english_language",
    "english_literature",
    "maths",
    ("english", "english_language_and_literature"),
)
ENGLISH = (LANGUAGE, LITERATURE, *WHOLE)
BACCALAUREATE = words(
    "biology chemistry physics computer_science combined_science science history geography ancient_history "
    "core_science additional_science arabic bengali chinese dutch french german greek gujarati hebrew irish italian "
    "japanese latin mandarin panjabi persian polish portuguese russian spanish turkish urdu welsh"
)
LETTERS = ("A*", *"ABCDEFG")
# what a letter is worth to 2015/16, and since numbers are awarded
FIRST_POINTS = dict(zip(LETTERS, map(Decimal, (8, 7, 6, 5, 4, 3, 2, 1)), strict=True))
POINTS_SINCE_2016 = dict(zip(LETTERS, map(Decimal, ("8.5", "7", "5.5", "4", "3", "2", "1.5", "1")), strict=True))
VOCATIONAL = {
    one: Decimal(worth)
    for one, worth in (
        ("L2D*", "8.5"), ("L2D", "7"), ("L2M", "5.5"), ("L2P", "4"), ("L1D*", "3"), ("L1D", "3"), ("L1M", "2"),
        ("L1P", "1.25"), ("D*", "8.5"), ("M", "5.5"), ("P", "4"), ("PT", "0"),
    )
}  # fmt: skip
GOOD = ("9", "8", "7", "6", "5", "4", "A*", "A", "B", "C", "L2D*", "L2D", "L2M", "L2P", "D*", "M", "P")
NOTHING = ("U", "X")
FIRST_OF_NUMBERS = 2016
MOST_OTHERS, OTHERS_LIMITED_SINCE = 2, 2013  # so many passes that are no GCSE's count among the five since 2013/14
GCSES = ("", "gcse", "gcse_short", "gcse_double")
FIVE, SLOTS = 5, 3
NO_RESULT = "X"
TENTH = Decimal("0.1")
YEARS_BEFORE = 5
SAID_BY_DFE = ("ks2_scaled_score", "ks2_fine_grade")


@dataclass(frozen=True)
class Entry:
    """The best entry of a pupil for a subject: its grades, what each is worth, and whether it is a GCSE."""

    subject: str
    grades: tuple[str, ...]
    worth: Decimal
    is_gcse: bool

    @property
    def has_result(self) -> bool:
        """Whether there is a result at all."""
        return NO_RESULT not in self.grades

    @property
    def good(self) -> int:
        """How many good passes it is."""
        return sum(grade in GOOD for grade in self.grades)


def things(rows: Rows) -> Iterator[Thing]:
    """Every pupil at the end of key stage 4."""
    entered = entries(rows)
    prior = prior_attainment(rows)
    expected = national(rows, "ks4_attainment8").get("expected", {})
    least = national(rows, "ks4_progress8").get("least", {})
    for child, school in sorted(pupils(rows, entered)):
        own = attempted(entered.get((child, school), []))
        points, both = attainment_8(own), passed(own, ENGLISH) and passed(own, (MATHS,))
        aim, lowest = (of_band(values, prior.get(child)) for values in (expected, least))
        yield Thing(child, school, "year", january_census(rows.year), every({
            "ks4_attainment8": (points, 1),
            "ks4_progress8": against(points, aim, lowest, TENTH),
            "ks4_em_grade4": so(both),
            "ks4_5ac_em": so(both and good_passes(own, rows.year) >= FIVE),
        }))  # fmt: skip


def pupils(rows: Rows, entered: dict[Pupil, list[Entry]]) -> set[Pupil]:
    """Those in Year 11 in January at schools that have entries, and where there was nobody those who were entered."""
    last = {(child, school) for child, school, _on, group in january(rows) if group == "year_11"}
    examined, known = {school for _child, school in entered}, {school for _child, school in last}
    return {one for one in last if one[1] in examined} | {one for one in entered if one[1] not in known}


def entries(rows: Rows) -> dict[Pupil, list[Entry]]:
    """The best entry of every pupil for every subject, by what its grades are worth; of equals the first."""
    best: dict[tuple[str, str, str], tuple[Any, Entry]] = {}
    for row in rows.of_year("result"):
        entry = entry_of(row, rows.year) if row["source"] == "ks4_results" else None
        if entry is not None:
            key, order = (row["child"], row["urn"], row["subject"]), (entry.worth, entry.has_result, -row["record"])
            if key not in best or order > best[key][0]:
                best[key] = (order, entry)
    found: dict[Pupil, list[Entry]] = {}
    for (child, school, _subject), (_order, entry) in best.items():
        found.setdefault((child, school), []).append(entry)
    return found


def attempted(own: list[Entry]) -> list[Entry]:
    """The entries that have a result, if it be that nothing was awarded: without one nothing was attempted."""
    return [one for one in own if one.has_result]


def entry_of(row: Row, year: int) -> Entry | None:
    """An entry; None where its grade is none that is awarded. A combined or double award is two grades of one worth."""
    grades = grades_of(row["outcome"])
    points = [points_of(grade, year) for grade in grades]
    known = [one for one in points if one is not None]
    if len(known) < len(points):
        return None
    return Entry(row["subject"], grades, sum(known, Decimal(0)) / len(known), row["kind"] in GCSES)


def grades_of(award: str) -> tuple[str, ...]:
    """The grades that an award is made of: `5-4` and `A*A` are two."""
    if "-" in award:
        return tuple(award.split("-"))
    doubles = [(one, other) for one in LETTERS for other in LETTERS if one + other == award]
    return doubles[0] if doubles else (award,)


def points_of(grade: str, year: int) -> Decimal | None:
    """What a grade is worth in a year; None where it is no grade."""
    letters = POINTS_SINCE_2016 if year >= FIRST_OF_NUMBERS else FIRST_POINTS
    if grade in NOTHING:
        return Decimal(0)
    return Decimal(grade) if grade.isdigit() and grade != "0" else letters.get(grade, VOCATIONAL.get(grade))


def attainment_8(own: list[Entry]) -> Number:
    """English and mathematics twice, the best three of the Baccalaureate and the best three of what is left.

    English counts twice where both language and literature were taken, and the other of them may fill an open slot.
    """
    english = {one.subject: one.worth for one in own if one.subject in ENGLISH}
    two = sorted(english[subject] for subject in (LANGUAGE, LITERATURE) if subject in english)
    once_or_twice = max(two, default=Decimal(0)) * max(len(two), 1)
    in_english = max([once_or_twice, *(2 * english[subject] for subject in WHOLE if subject in english)])
    in_maths = max((2 * one.worth for one in own if one.subject == MATHS), default=Decimal(0))
    each = [(one.subject, one.worth) for one in own if one.subject not in (*ENGLISH, MATHS) for _grade in one.grades]
    of_baccalaureate = sorted((worth for subject, worth in each if subject in BACCALAUREATE), reverse=True)
    others = [worth for subject, worth in each if subject not in BACCALAUREATE]
    left = sorted([*of_baccalaureate[SLOTS:], *others, *(two[:1] if len(two) > 1 else [])], reverse=True)
    return in_english + in_maths + sum(of_baccalaureate[:SLOTS]) + sum(left[:SLOTS])


def passed(own: list[Entry], subjects: tuple[str, ...]) -> bool:
    """Whether there is a good pass in one of some subjects."""
    return any(one.good for one in own if one.subject in subjects)


def good_passes(own: list[Entry], year: int) -> int:
    """How many good passes count among the five: since 2013/14 no more than two that are no GCSE's."""
    gcses, others = (sum(one.good for one in own if one.is_gcse is of) for of in (True, False))
    return gcses + (min(others, MOST_OTHERS) if year >= OTHERS_LIMITED_SINCE else others)


def prior_attainment(rows: Rows) -> dict[str, Decimal]:
    """What each child attained at eleven: as DfE says it of this year's pupils, or by their own two tests."""
    found: dict[str, dict[str, Decimal]] = {}
    for (child, _school, subject, component), row in read(rows, "ks2", YEARS_BEFORE).items():
        if component == "test" and subject in ("reading", "maths") and row["score"] is not None:
            scores = found.setdefault(child, {})
            scores[subject] = max(row["score"], scores.get(subject, row["score"]))
    tested = {child: (own["reading"] + own["maths"]) / 2 for child, own in found.items() if len(own) == 2}
    told = [row for row in rows.of_year("result") if row["stage"] == "ks4" and row["subject"] in SAID_BY_DFE]
    said = newest([row for row in told if row["score"] is not None], lambda row: row["child"])
    return tested | {child: row["score"] for child, row in said.items()}
