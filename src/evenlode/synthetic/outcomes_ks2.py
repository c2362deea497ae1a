"""Results at the end of key stage 2: levels until 2015, scaled scores and standards since.

Each subject's standard, and that of reading, writing and mathematics together, is met by exactly as many as are stated.
Sources: Standards and Testing Agency, assessment and reporting arrangements, key stage 2; DfE, National curriculum
assessments at key stage 2 in England (shares of levels and of the higher standard).
"""

from collections.abc import Iterator, Mapping

import numpy
from numpy.random import Generator

from evenlode.synthetic.attainment import in_subject, standing, subjects
from evenlode.synthetic.events import Results
from evenlode.synthetic.fitting import quota
from evenlode.synthetic.kinds import Children, Column
from evenlode.synthetic.levels import Levels, level
from evenlode.synthetic.outcomes import Cohort, banded, rows
from evenlode.synthetic.outcomes_early import STANDARDS, girls, in_force

SUBJECTS = ("reading", "writing", "maths")
LEVELS_ABOVE = {
    "reading": (("4", 41.0), ("5", 47.7), ("6", 0.3)),
    "writing": (("4", 51.0), ("5", 34.0), ("6", 2.0)),
    "maths": (("4", 45.0), ("5", 33.0), ("6", 9.0)),
}
TEST_BELOW = (("B", 3.0), ("A", 0.3), ("N", 1.0), ("3", 6.5))
TEACHER_BELOW = (("W", 0.7), ("1", 0.8), ("2", 2.5), ("3", 9.0))
HIGH = {"reading": 27.0, "maths": 22.0, "gps": 30.0}  # per cent with a high scaled score
DEEPER, SCIENCE, GRAMMAR = 10.5, 81.0, 72.0  # per cent at greater depth in writing, expected in science, and in grammar
WRITING_BELOW = (
    ("EM", 0.4),
    ("PK1", 0.3),
    ("PK2", 0.3),
    ("PK3", 0.5),
    ("PK4", 0.8),
    ("PK5", 1.0),
    ("PK6", 1.6),
    ("WTS", 22.0),
)
NO_SCORE = (("B", 0.10), ("U", 0.01), ("A", 0.02))  # of those below the standard, the lowest first
LOWEST, EXPECTED, HIGHER, HIGHEST = 80, 100, 110, 120


def at_eleven(whose: Cohort, levels: Levels, children: Children, numbers: Generator) -> Iterator[Results]:
    """Tests and teachers' assessments."""
    female = girls(children, whose)
    scores = {name: in_subject(whose.score, name, female, numbers) for name in SUBJECTS}
    suffix = "level4" if whose.year < STANDARDS else "expected"
    rates = {name: level(levels, f"ks2_{name}_{suffix}", "all", whose.year) for name in SUBJECTS}
    met = subjects(scores, whose.everybody, level(levels, f"ks2_rwm_{suffix}", "all", whose.year), rates)
    if whose.year < STANDARDS:
        yield from in_levels(whose, scores, met)
    else:
        yield from in_scores(whose, scores, met, numbers)


def in_levels(whose: Cohort, scores: Mapping[str, Column], met: Mapping[str, Column]) -> Iterator[Results]:
    """Levels of the tests in reading and mathematics, and of teachers in all three."""
    for name, score in scores.items():
        teacher = banded(score, met[name], LEVELS_ABOVE[name], TEACHER_BELOW)
        yield rows(whose, "ks2", name, teacher, component="teacher_assessment")
        if name != "writing":
            test = banded(score, met[name], LEVELS_ABOVE[name], TEST_BELOW)
            yield rows(whose, "ks2", name, test, component="test")


def in_scores(
    whose: Cohort, scores: Mapping[str, Column], met: Mapping[str, Column], numbers: Generator
) -> Iterator[Results]:
    """Scaled scores of the tests, and teachers' assessments of writing and science."""
    grammar = 0.7 * scores["writing"] + 0.3 * scores["reading"] + 0.2 * numbers.normal(0, 1, len(whose.score))
    tests = {
        "reading": (scores["reading"], met["reading"]),
        "maths": (scores["maths"], met["maths"]),
        "gps": (grammar, standing(grammar, whose.everybody, GRAMMAR)),
    }
    for name, (score, reached) in tests.items():
        outcome, scaled = awarded(score, reached, HIGH[name])
        yield rows(whose, "ks2", name, outcome, component="test", score=scaled)
    expected = 100 * met["writing"].mean()
    above, below = (("EXS", expected - DEEPER), ("GDS", DEEPER)), in_force(WRITING_BELOW, whose.year)
    writing = banded(scores["writing"], met["writing"], above, below)
    yield rows(whose, "ks2", "writing", writing, component="teacher_assessment")
    science = standing(whose.score, whose.everybody, SCIENCE)
    yield rows(whose, "ks2", "science", numpy.where(science, "EXS", "HNM"), component="teacher_assessment")


def awarded(score: Column, met: Column, high: float) -> tuple[Column, Column]:
    """Outcomes and scaled scores of a test: the lowest of those who do not meet its standard have no score."""
    outcome, scaled = numpy.where(met, "AS", "NS").astype(object), numpy.full(len(score), numpy.nan)
    order = numpy.argsort(score, kind="stable")
    order = numpy.concatenate([order[~met[order]], order[met[order]]])
    below, above = int((~met).sum()), min(quota(high, len(score)), int(met.sum()))
    edge = len(order) - above
    parts = order[:below], order[below:edge], order[edge:]
    bounds = (LOWEST, EXPECTED - 1), (EXPECTED, HIGHER - 1), (HIGHER, HIGHEST)
    for places, (low, top) in zip(parts, bounds, strict=True):
        share = (numpy.arange(len(places)) + 0.5) / max(len(places), 1)
        power = 0.45 if low == LOWEST else 1.6 if low == HIGHER else 1.0
        scaled[places] = numpy.floor(low + (top + 1 - low) * share**power).clip(low, top)
    first = 0
    for code, part in NO_SCORE:
        last = first + int(part * below)
        outcome[order[first:last]], scaled[order[first:last]] = code, numpy.nan
        first = last
    return outcome, scaled
