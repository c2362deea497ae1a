"""What figures of key stage 4 must come to: everybody in Year 11 in January counts, whether or not they were entered.

Attainment 8 is English, mathematics, the best three subjects of the English Baccalaureate and the best three others:
English counts twice where both language and literature were taken, mathematics always. Among five good passes no more
than two are of other qualifications than GCSEs. Source: DfE, Secondary accountability measures, technical guide.
"""

from collections.abc import Iterator, Mapping

import numpy

from evenlode.synthetic.answers.baccalaureate import baccalaureate
from evenlode.synthetic.answers.grades import FIRST_NUMBERS, Grade
from evenlode.synthetic.answers.sums import Counted
from evenlode.synthetic.censuses import SUBSIDIARY, Named
from evenlode.synthetic.events import Results
from evenlode.synthetic.examinations import MOST_OTHERS, VOCATIONAL
from evenlode.synthetic.kinds import Column
from evenlode.vocabulary.ks4_points import ENGLISH_LANGUAGE, ENGLISH_LITERATURE, MATHS, WHOLE_ENGLISH, awards, slots
from evenlode.vocabulary.years import academic

LAST_GROUP, SLOTS, GOOD_ENOUGH = 11, 3, 5
FIRST_ATTAINMENT_8, FIRST_PROGRESS_8, FIRST_BOTH = 2014, 2015, 2015
SLOT_OF = slots()

SCALE = 0.1  # Progress 8 is a tenth of the points by which Attainment 8 is beyond what was expected

NO_RESULT = "X"

Pupil = tuple[int, int]
"""A child and the school where they were entered."""


def at_sixteen(
    year: int, results: Results, january: Named, on: numpy.datetime64, expected: Column
) -> Iterator[tuple[str, Counted]]:
    """What is counted for each measure of key stage 4 in a year.

    `expected` is the Attainment 8 that is expected of every child, NaN where nothing is known.
    """
    entered = entries(year, results)
    pupils = sorted(whole_cohort(january, entered))
    if not entered:
        return
    child, school = (numpy.array(column) for column in zip(*pupils, strict=True))
    day, everybody = numpy.full(len(pupils), on), numpy.ones(len(pupils))
    grades = [[one for one in entered.get(pupil, []) if one.award != NO_RESULT] for pupil in pupils]
    both = numpy.array([passed(one, "english") and passed(one, "maths") for one in grades])
    scores = numpy.array([attainment8(one) for one in grades])
    if year >= FIRST_ATTAINMENT_8:
        yield "ks4_attainment8", Counted(child, school, day, scores, everybody)
    if year >= FIRST_PROGRESS_8:
        apart, known = scores - expected[child], ~numpy.isnan(expected[child])
        yield "ks4_progress8", Counted(child, school, day, SCALE * numpy.nan_to_num(apart), known.astype(float))
    if year >= FIRST_BOTH:
        yield "ks4_em_grade4", Counted(child, school, day, both.astype(float), everybody)
    if year < FIRST_NUMBERS:
        five = numpy.array([good_passes(one) >= GOOD_ENOUGH for one in grades])
        yield "ks4_5ac_em", Counted(child, school, day, (five & both).astype(float), everybody)
    for measure, of_each in baccalaureate(year, grades):
        yield measure, Counted(child, school, day, of_each, everybody)


def entries(year: int, results: Results) -> Mapping[Pupil, list[Grade]]:
    """The entries of every pupil who was entered."""
    worth = {award: (grades, float(points), good) for award, grades, points, good in awards(academic(year))}
    found: dict[Pupil, list[Grade]] = {}
    places = results.where(results.stage == "ks4")
    columns = (results.child, results.school, results.subject, results.outcome)
    for child, school, subject, outcome in zip(*(column[places].tolist() for column in columns), strict=True):
        found.setdefault((child, school), []).append(Grade(subject, outcome, *worth[outcome]))
    return found


def whole_cohort(january: Named, entered: Mapping[Pupil, list[Grade]]) -> set[Pupil]:
    """Year 11 of the schools that have entries, as in January; where nobody was there then, who was entered."""
    here = january.where(january.on_roll & (january.status != SUBSIDIARY) & (january.group == LAST_GROUP))
    examined = {school for _child, school in entered}
    last = list(zip(january.child[here].tolist(), january.school[here].tolist(), strict=True))
    told = {school for _child, school in last}
    return {pupil for pupil in last if pupil[1] in examined} | {pupil for pupil in entered if pupil[1] not in told}


def passed(grades: list[Grade], slot: str) -> bool:
    """Whether a good pass is among the grades of a slot."""
    return any(grade.good for grade in grades if SLOT_OF.get(grade.subject) == slot)


def good_passes(grades: list[Grade]) -> int:
    """How many good passes count among the five: of those that are no GCSE's no more than two."""
    gcses, others = (sum(one.good for one in grades if (one.subject in VOCATIONAL) is of) for of in (False, True))
    return gcses + min(others, MOST_OTHERS)


def attainment8(grades: list[Grade]) -> float:
    """A pupil's Attainment 8."""
    english, spare = in_english(grades)
    maths = max([2 * grade.points for grade in grades if grade.subject == MATHS], default=0.0)
    best = {name: sorted(points_in(grades, name), reverse=True) for name in ("baccalaureate", "")}
    open_to_all = sorted([*best["baccalaureate"][SLOTS:], *best[""], *spare], reverse=True)
    return english + maths + sum(best["baccalaureate"][:SLOTS]) + sum(open_to_all[:SLOTS])


def in_english(grades: list[Grade]) -> tuple[float, list[float]]:
    """The points of English, and those of the other of language and literature where both were taken."""
    two = sorted(grade.points for grade in grades if grade.subject in (ENGLISH_LANGUAGE, ENGLISH_LITERATURE))
    whole = max([2 * grade.points for grade in grades if grade.subject in WHOLE_ENGLISH], default=0.0)
    better = max(two, default=0.0)
    return max(2 * better if len(two) > 1 else better, whole), two[:1] if len(two) > 1 else []


def points_in(grades: list[Grade], slot: str) -> list[float]:
    """The points of every grade that may fill a slot; an empty one is an open one. A double award is two grades."""
    found = [grade for grade in grades if SLOT_OF.get(grade.subject, "") == slot]
    return [grade.points for grade in found for _each in range(grade.grades)]
