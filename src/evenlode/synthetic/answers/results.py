"""What figures of attainment must come to in the early years, the phonics check and key stages 1 and 2.

A pupil is counted at the school that had the result, and whose result is lost or of another year is not; groups are
those of the January census. Sources: DfE, Early years foundation stage profile results, Phonics screening check, Key
stage 1 and Key stage 2 attainment: methodologies.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy

from evenlode.synthetic.answers.sums import Counted
from evenlode.synthetic.events import Results
from evenlode.synthetic.kinds import Column
from evenlode.vocabulary.codes.goals import FIRST_GOALS, SECOND_GOALS
from evenlode.vocabulary.codes.results import (
    EXPECTED_SCORE,
    KS1_TEACHER,
    KS2_TEACHER,
    KS2_TEST,
    PHONICS,
    Outcome,
    phonics_threshold,
)  # fmt: skip
from evenlode.vocabulary.years import academic

OF_2016, OF_2021 = 2015, 2021  # the school years from which there are standards for levels, and other goals
GOOD_AREAS, REACHED = ("com", "phy", "pse", "lit", "mat"), ("2", "3")
FROM_LEVEL_2 = ("2", "2C", "2B", "2A", "3", "4")
FROM_LEVEL_4 = ("4", "4C", "4B", "4A", "5", "5C", "5B", "5A", "6")
EXPECTED, GREATER_DEPTH = ("EXS", "GDS"), ("GDS",)
HIGHER_SCORE, MET = 110, "Wa"
TESTS = ("reading", "maths", "gps")

Figures = Iterator[tuple[str, Counted]]


@dataclass(frozen=True, eq=False)
class Stage:
    """The results of one stage: a place for each child and school, and for each result which of them it is of."""

    found: Results
    child: Column
    school: Column
    line: Column

    def told(self, subject: str, component: str = "") -> tuple[Column, Column, Column]:
        """Of each child the outcome, mark and score of a subject; an empty text and NaN where there is none."""
        here = numpy.flatnonzero((self.found.subject == subject) & (self.found.component == component))
        size, line = len(self.child), self.line[here]
        outcome, mark, score = numpy.full(size, "", object), numpy.full(size, numpy.nan), numpy.full(size, numpy.nan)
        outcome[line], mark[line], score[line] = (
            self.found.outcome[here], self.found.mark[here].astype(float), self.found.score[here].astype(float),
        )  # fmt: skip
        return outcome, mark, score

    def of(self, on: numpy.datetime64, held: Column, known: Column) -> Counted:
        """Of whom something is known, and of whom of them it holds, or how much each has."""
        kept = numpy.flatnonzero(known)
        day = numpy.full(len(kept), on)
        return Counted(self.child[kept], self.school[kept], day, held[kept].astype(float), numpy.ones(len(kept)))


def stage(results: Results, name: str, lost: Iterable[Outcome] = ()) -> Stage:
    """The results of a stage that count: not those whose outcome says that the pupil does not."""
    never = [one.code for one in lost if one.counted is False]
    there = results.where((results.stage == name) & ~numpy.isin(results.outcome.astype(str), never))
    found = Results(**{column: getattr(results, column)[there] for column in Results.__dataclass_fields__})
    keys = numpy.stack([found.child, found.school]) if len(there) else numpy.zeros((2, 0), int)
    (child, school), line = numpy.unique(keys, axis=1, return_inverse=True)
    return Stage(found, child, school, line)


def attainment(year: int, results: Results, january: numpy.datetime64) -> Figures:
    """What is counted for each measure of these stages in a year."""
    for told in (profile, check, at_seven, at_eleven):
        yield from told(year, results, january)


def profile(year: int, results: Results, on: numpy.datetime64) -> Figures:
    """Who has reached a good level of development, and every goal, of those with a whole profile."""
    day = academic(year).first_day
    goals = [one.id for one in (*FIRST_GOALS, *SECOND_GOALS) if one.holds(day)]
    found = stage(results, "eyfsp")
    outcomes = {goal: found.told(goal)[0] for goal in goals}
    reached = {goal: numpy.isin(outcome.astype(str), REACHED) for goal, outcome in outcomes.items()}
    whole = numpy.logical_and.reduce([outcome != "" for outcome in outcomes.values()])
    good = numpy.logical_and.reduce([reached[goal] for goal in goals if goal[:3] in GOOD_AREAS])
    if len(found.child):
        yield "eyfs_gld", found.of(on, good, whole)
        yield "eyfs_all_goals", found.of(on, numpy.logical_and.reduce(list(reached.values())), whole)
        if year >= OF_2021:
            number = numpy.add.reduce([held.astype(int) for held in reached.values()])
            yield "eyfs_average_goals", found.of(on, number, whole)


def check(year: int, results: Results, on: numpy.datetime64) -> Figures:
    """Who has met the standard of the phonics check in Year 1: by the mark where there is one and a threshold."""
    found = stage(results, "phonics", PHONICS.codes)
    outcome, mark, _score = found.told("phonics", "year_1")
    threshold = phonics_threshold(academic(year).id)
    said = outcome == MET
    met = said if threshold is None else numpy.where(numpy.isnan(mark), said, mark >= threshold)
    if len(found.child):
        yield "phonics_y1", found.of(on, met, (outcome != "") | ~numpy.isnan(mark))


def at_seven(year: int, results: Results, on: numpy.datetime64) -> Figures:
    """Who has reached each standard at seven, by teachers' assessments."""
    found = stage(results, "ks1", KS1_TEACHER.codes)
    standards: Mapping[str, tuple[str, ...]] = (
        {"expected": EXPECTED, "greater_depth": GREATER_DEPTH} if year >= OF_2016 else {"level2": FROM_LEVEL_2}
    )
    for subject in ("reading", "writing", "maths", "science"):
        outcome, _mark, _score = found.told(subject, "teacher_assessment")
        for name, codes in standards.items():
            if (outcome != "").any():
                yield f"ks1_{subject}_{name}", found.of(on, numpy.isin(outcome.astype(str), codes), outcome != "")


def at_eleven(year: int, results: Results, on: numpy.datetime64) -> Figures:
    """Who has reached each standard at eleven, in each subject and in reading, writing and mathematics together."""
    found = stage(results, "ks2", (*KS2_TEST.codes, *KS2_TEACHER.codes))
    if not len(found.child):
        return
    reached = dict(by_standards(found) if year >= OF_2016 else by_levels(found))
    for name, (held, known) in reached.items():
        if known.any() and not name.endswith("_level4"):
            yield f"ks2_{name}", found.of(on, held, known)
    for test in TESTS if year >= OF_2016 else ():
        _outcome, _mark, score = found.told(test, "test")
        yield f"ks2_{test}_scaled_score", found.of(on, numpy.nan_to_num(score), ~numpy.isnan(score))
    for name, parts in TOGETHER.items():
        if set(parts) <= set(reached):
            held, known = (numpy.logical_and.reduce([reached[part][place] for part in parts]) for place in range(2))
            yield f"ks2_rwm_{name}", found.of(on, held, known)


TOGETHER = {
    "level4": ("reading_level4", "writing_level4", "maths_level4"),
    "expected": ("reading_expected", "writing_expected", "maths_expected"),
    "higher": ("reading_higher", "writing_greater_depth", "maths_higher"),
}
Reached = Iterator[tuple[str, tuple[Column, Column]]]


def by_levels(found: Stage) -> Reached:
    """Who has reached level 4, and of whom that is known."""
    for subject, component in (("reading", "test"), ("maths", "test"), ("writing", "teacher_assessment")):
        outcome, _mark, _score = found.told(subject, component)
        yield f"{subject}_level4", (numpy.isin(outcome.astype(str), FROM_LEVEL_4), outcome != "")


def by_standards(found: Stage) -> Reached:
    """Who has reached the expected standard, and a higher one, and of whom that is known."""
    for test in TESTS:
        outcome, _mark, score = found.told(test, "test")
        scored = ~numpy.isnan(score)
        yield f"{test}_expected", (numpy.where(scored, score >= EXPECTED_SCORE, outcome == "AS"), outcome != "")
        yield f"{test}_higher", (scored & (score >= HIGHER_SCORE), outcome != "")
    for subject, deeper in (("writing", True), ("science", False)):
        outcome, _mark, _score = found.told(subject, "teacher_assessment")
        yield f"{subject}_expected", (numpy.isin(outcome.astype(str), EXPECTED), outcome != "")
        if deeper:
            yield f"{subject}_greater_depth", (numpy.isin(outcome.astype(str), GREATER_DEPTH), outcome != "")
