"""Results that no county has: of several files that do not agree, of all outcomes, about every score that matters."""

from collections.abc import Iterator
from decimal import Decimal

from drawn import words
from plain.assessments import GOALS_2012, GOALS_2021
from plain.days import year_id
from plain.ks4 import BACCALAUREATE, ENGLISH, FIRST_OF_NUMBERS, LETTERS, MATHS, VOCATIONAL, YEARS_BEFORE
from plain.odds import OTHER_FILE, Odds, Row, row
from plain.progress import YEARS_BEFORE as SINCE_SEVEN

LEVELS = words("W 2 2C 3 3A 4 4C 4B 5 6 A B L F P M Q D")
STANDARDS = words("EXS GDS WTS HNM PK1 EM A D L F P AS NS N B T U M")
NUMBERS = words("9 8 7 6 5 4 3 2 1")
DOUBLES = words("5-4 5-5 9-8 CC A*A BC")
SCORES = (None, 99, 100, 104, 109, 110, 115)
ONE_OF_TEN_FROM = ("ks4_results",) * 9 + ("ks4_pupils",)


def results(odds: Odds) -> Iterator[Row]:
    """Results of all stages, of this year, and those from which progress is measured."""
    for pupil in odds.pupils:
        yield from at_five(odds, pupil)
        yield from at_six(odds, pupil)
        yield from at_seven(odds, pupil, odds.year)
        yield from at_seven(odds, pupil, odds.year - SINCE_SEVEN)
        yield from at_eleven(odds, pupil, odds.year)
        yield from at_eleven(odds, pupil, odds.year - YEARS_BEFORE)
        yield from at_sixteen(odds, pupil)


def base(odds: Odds, pupil: str, stage: str, year: int) -> Row:
    """Of whom, where and when a result is."""
    return row(urn=odds.school_of(pupil), pupil=odds.number_of(pupil), stage=stage, year=year_id(year))


def at_five(odds: Odds, pupil: str) -> Iterator[Row]:
    """The profile, of many children whole."""
    goals = GOALS_2021 if odds.year >= 2021 else GOALS_2012
    mostly, whose = odds.one("1", "2", "2", "2"), base(odds, pupil, "eyfsp", odds.year)
    for goal in goals if odds.perhaps(2) else ():
        if not odds.perhaps(99):
            yield whose | row(
                source=odds.one("eyfs_profile", OTHER_FILE),
                subject=goal,
                component="test" if odds.perhaps(99) else odds.one("", "teacher_assessment"),
                outcome=odds.one(*[mostly] * 40, "1", "2", "3", "A", ""),
            )


def at_six(odds: Odds, pupil: str) -> Iterator[Row]:
    """The check of phonics, by mark and by outcome, and its second year."""
    for _number in odds.some(2):
        yield base(odds, pupil, "phonics", odds.year) | row(
            source=odds.one("phonics", OTHER_FILE),
            subject="phonics",
            component=odds.one("year_1", "year_1", "year_2"),
            mark=odds.one(None, 31, 32, 33),
            outcome=odds.one("", "Wa", "Wt", "A", "D", "L", "Q", "M"),
        )


def at_seven(odds: Odds, pupil: str, year: int) -> Iterator[Row]:
    """Teachers' assessments of key stage 1, and tests that are none."""
    for subject in ("reading", "writing", "maths", "science") if odds.perhaps() else ():
        for _number in odds.some(2):
            yield base(odds, pupil, "ks1", year) | row(
                source=odds.one("ks1_teacher", OTHER_FILE),
                subject=subject,
                component=odds.one("", "teacher_assessment", "test"),
                outcome=odds.one("", *LEVELS, *STANDARDS),
            )


def at_eleven(odds: Odds, pupil: str, year: int) -> Iterator[Row]:
    """Key stage 2: tests, teachers' assessments and whether it is this year that the stage ends."""
    sources = {"test": "ks2_tests", "teacher_assessment": "ks2_teacher"}
    for subject in ("reading", "maths", "gps", "writing", "science") if odds.perhaps(2) else ():
        for component, source in sources.items():
            for _number in odds.some(2):
                yield base(odds, pupil, "ks2", year) | row(
                    source=odds.one("ks2_results", source, OTHER_FILE),
                    subject=subject,
                    component=component,
                    outcome=odds.one("", "AS", "EXS", "GDS", "4B", *LEVELS, *STANDARDS),
                    score=odds.one(*SCORES) if component == "test" else None,
                )
    if odds.perhaps(12):
        yield base(odds, pupil, "ks2", year) | row(
            source="ks2_results", subject="end_of_key_stage", component="summary", score=odds.one(0, 1)
        )
    if odds.perhaps(6):
        score = odds.one(None, 15, Decimal("15.75"), 21)
        yield base(odds, pupil, "ks2", year) | row(
            source="ks2_results", subject="ks1_average", component="summary", score=score
        )


def at_sixteen(odds: Odds, pupil: str) -> Iterator[Row]:
    """Key stage 4: entries, grades that other files have, and what DfE says of prior attainment."""
    grades = (*(NUMBERS if odds.year >= FIRST_OF_NUMBERS else LETTERS), "U", "X", "C", "M")
    grades = odds.one(grades, grades[:6], grades[:4])  # some do well throughout, others very well
    for subject in subjects_of(odds):
        two = subject not in (*ENGLISH, MATHS) and odds.perhaps(4)  # combined and double awards
        yield base(odds, pupil, "ks4", odds.year) | row(
            source=odds.one(*ONE_OF_TEN_FROM),
            subject=subject,
            outcome=odds.one(*(DOUBLES if two else grades)),
            kind=odds.one("gcse", "gcse", ""),
        )
    for subject in odds.several(("sport", "media", "travel", "it"), 4):
        yield base(odds, pupil, "ks4", odds.year) | row(
            source="ks4_results", subject=subject, outcome=odds.one(*VOCATIONAL, "L2P", "U", "D"), kind="vocational"
        )
    if odds.perhaps(6):
        said = row(subject=odds.one("ks2_scaled_score", "ks2_fine_grade"), score=odds.one(None, Decimal("104.5"), 105))
        yield base(odds, pupil, "ks4", odds.year) | said | row(source="ks4_pupils", component="summary")


def subjects_of(odds: Odds) -> list[str]:
    """The subjects that a pupil enters: some of all, or every part of the English Baccalaureate in some way."""
    if odds.perhaps(3):
        sciences = odds.one(*SCIENCES)
        return [
            *ENGLISH[:2],
            MATHS,
            *words(sciences),
            odds.one(*BACCALAUREATE[6:9]),
            odds.one("french", "latin"),
            "art",
        ]
    every = [*ENGLISH, MATHS, MATHS, *BACCALAUREATE[:9], "additional_science", "french", "art", "music", "drama"]
    return list(odds.several(every, 11))


SCIENCES = (
    "biology chemistry physics", "biology computer_science physics", "combined_science", "science additional_science",
    "biology chemistry",
)  # fmt: skip


def references(odds: Odds) -> Iterator[Row]:
    """National values, of some prior attainments alone, and of other measures, items and keys."""
    for measure, item, keys in NATIONAL:
        for key in odds.several(keys, len(keys), 1):
            sign = -1 if item == "least" else 1
            value = Decimal(sign * odds.by.randint(20_000, 600_000)).scaleb(-4)
            yield row(measure=measure, year=year_id(odds.year), item=item, key=key, value=value)


PRIOR = ("99.5", "100", "102", "104.5", "105", "107.5", "110", "112.5", "", "boys")
NATIONAL = (
    ("ks4_attainment8", "expected", PRIOR),
    ("ks4_attainment8", "mean", PRIOR[-2:]),
    ("ks4_progress8", "least", PRIOR),
    *(
        (f"ks2_{subject}_progress", item, keys)
        for subject in ("reading", "writing", "maths")
        for item, keys in (
            ("expected", ("0", "12.5", "15", "15.75", "16", "20.5", "30")),
            ("least", ("0", "15", "16")),
            ("points", ("B", "N", "WTS", "EXS", "GDS", "PK1", "4B", "A")),
            ("prior", ("W", "2C", "2", "3", "EXS", "GDS", "WTS", "A")),
        )
    ),
)
"""Measures, items and keys of national values."""
