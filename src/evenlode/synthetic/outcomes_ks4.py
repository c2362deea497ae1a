"""Results at the end of key stage 4: letters until 2016, numbers since, a row for each entry.

The grade boundaries are laid where exactly as many children reach a standard as are stated: five grades A* to C with
English and mathematics, then grades 4 and 5 in both. Attainment 8 comes out at its level to a tenth of a point.

Sources: DfE, Secondary accountability measures, technical guide; Ofqual, GCSE 9 to 1 grades.
"""

from collections.abc import Iterator

import numpy
from numpy.random import Generator

from evenlode.synthetic.attainment import boundary
from evenlode.synthetic.events import Results
from evenlode.synthetic.examinations import COMBINED, ENGLISH, MATHS, MOST_OTHERS, SUBJECTS, VOCATIONAL, examinations
from evenlode.synthetic.kinds import Column
from evenlode.synthetic.levels import Levels, level
from evenlode.synthetic.outcomes import Cohort, rows
from evenlode.vocabulary.ks4_points import FIRST_OF_NUMBERS, awards, slots

FIRST_NUMBERS = 2016
LETTERS = ("U", "G", "F", "E", "D", "C", "B", "A", "A*")
LETTER_C, NARROW, WIDE = 5, 0.48, 0.72  # the place of a C, and how wide letters are below and from it on
DIFFER = 0.50  # how much a child's subjects differ
NO_RESULT = 0.1  # of entries that are not graded have no result at all
ROUNDS = 18  # of halving the range in which the other subjects' boundaries lie
LEVEL_1, LEVEL_2 = "L1P", "L2P"
POINTS = {award: float(points) for award, _grades, points, _good in awards(FIRST_OF_NUMBERS)}
FIVE, LANGUAGE = 5, SUBJECTS.index(ENGLISH[0])
IS_VOCATIONAL = numpy.isin(SUBJECTS, VOCATIONAL)
IS_EBACC = numpy.array([slots().get(one) == "baccalaureate" for one in SUBJECTS])
DOUBLE, TOP = SUBJECTS.index(COMBINED), 9.0


def at_sixteen(whose: Cohort, levels: Levels, numbers: Generator) -> Iterator[Results]:
    """Every entry with its grade."""
    entered = examinations(whose.score, whose.year, numbers)
    scores = whose.score[:, None] + DIFFER * numbers.normal(0, 1, entered.shape)
    scores[~entered] = -numpy.inf
    in_grades = in_numbers if whose.year >= FIRST_NUMBERS else in_letters
    grades = in_grades(scores, whose, levels)
    grades[(grades == "U") & (numbers.random(grades.shape) < NO_RESULT)] = "X"
    for place, subject in enumerate(SUBJECTS):
        if entered[:, place].any():
            kind = "vocational" if subject in VOCATIONAL else "gcse_double" if subject == COMBINED else "gcse"
            yield rows(
                whose, "ks4", subject, grades[:, place], qualification=kind, size=2.0 if subject == COMBINED else 1.0,
                among=entered[:, place],
            )  # fmt: skip


def in_letters(scores: Column, whose: Cohort, levels: Levels) -> Column:
    """Letters: a C begins where five of them with English and mathematics are exactly as common as stated."""
    fifth = numpy.sort(counting(scores), axis=1)[:, -FIVE]
    least = numpy.minimum.reduce([in_english(scores), scores[:, SUBJECTS.index(MATHS)], fifth])
    edge = boundary(least, whose.everybody, level(levels, "ks4_5ac_em", "all", whose.year))
    steps = numpy.arange(1, len(LETTERS)) - LETTER_C
    edges = edge + numpy.where(steps < 0, NARROW, WIDE) * steps
    found: Column = numpy.array(LETTERS, object)[numpy.digitize(scores, edges)]
    found[:, IS_VOCATIONAL] = vocational(scores[:, IS_VOCATIONAL], edge)
    return found


def counting(scores: Column) -> Column:
    """Scores without the least of those in other qualifications than GCSEs, where more of these than may count."""
    found = scores.copy()
    others = numpy.sort(scores[:, IS_VOCATIONAL], axis=1)
    few_enough = scores[:, IS_VOCATIONAL] >= others[:, [-MOST_OTHERS]]
    found[:, IS_VOCATIONAL] = numpy.where(few_enough, scores[:, IS_VOCATIONAL], -numpy.inf)
    return found


def in_english(scores: Column) -> Column:
    """The better of English language and literature."""
    found: Column = scores[:, LANGUAGE : LANGUAGE + 2].max(axis=1)
    return found


def in_numbers(scores: Column, whose: Cohort, levels: Levels) -> Column:
    """Numbers: grades 4 and 5 begin where both English and mathematics at them are exactly as common as stated."""
    least = numpy.minimum(in_english(scores), scores[:, SUBJECTS.index(MATHS)])
    four, five = (
        boundary(least, whose.everybody, level(levels, f"ks4_em_grade{grade}", "all", whose.year)) for grade in (4, 5)
    )
    shift = shifted(scores, four, five, level(levels, "ks4_attainment8", "all", whose.year))
    points = graded(scores, four, five, shift)
    found: Column = numpy.array(["U", *"123456789"], object)[numpy.floor(points).astype(int)]
    both = numpy.floor(2 * points[:, DOUBLE]).astype(int)
    pairs = numpy.array(["U", "U", *(f"{(two + 1) // 2}-{two // 2}" for two in range(2, 19))], object)
    found[:, DOUBLE] = pairs[numpy.minimum(both, 18)]
    found[:, IS_VOCATIONAL] = vocational(scores[:, IS_VOCATIONAL], four - shift)
    return found


def vocational(scores: Column, edge: float) -> Column:
    """Passes of vocational awards: at level 2 from where a C or a 4 begins, below it at level 1, or none."""
    found: Column = numpy.select([scores >= edge, scores >= edge - 1.2], [LEVEL_2, LEVEL_1], "U").astype(object)
    return found


def graded(scores: Column, four: float, five: float, shift: float) -> Column:
    """Grades with what lies between them, from 0 to 9: 4 and 5 at their boundaries, the others as far apart.

    In other subjects than English and mathematics every boundary lies lower by `shift`.
    """
    step = max(five - four, 0.2)
    moved = scores + numpy.where(numpy.isin(SUBJECTS, (*ENGLISH, MATHS)), 0.0, shift)
    found: Column = numpy.clip(4.0 + (moved - four) / step, 0.0, TOP)
    near = numpy.where(moved >= five, numpy.maximum(found, 5.0), numpy.minimum(found, numpy.nextafter(5.0, 0)))
    return numpy.where(moved >= four, numpy.maximum(near, 4.0), numpy.minimum(near, numpy.nextafter(4.0, 0)))


def shifted(scores: Column, four: float, five: float, wanted: float) -> float:
    """By how much the other subjects' boundaries must lie lower for Attainment 8 to be as stated on average."""
    low, high = -3.0, 3.0
    for _round in range(ROUNDS):
        middle = (low + high) / 2
        found = attainment_8(in_points(scores, four, five, middle)).mean()
        low, high = (middle, high) if found < wanted else (low, middle)
    return (low + high) / 2


def in_points(scores: Column, four: float, five: float, shift: float) -> Column:
    """The points of every entry, NaN where a subject is not entered."""
    points = graded(scores, four, five, shift)
    found = numpy.floor(points)
    found[:, DOUBLE] = numpy.floor(2 * points[:, DOUBLE]) / 2
    found[:, IS_VOCATIONAL] = numpy.select(
        [scores[:, IS_VOCATIONAL] >= four - shift, scores[:, IS_VOCATIONAL] >= four - shift - 1.2],
        [POINTS[LEVEL_2], POINTS[LEVEL_1]],
        0.0,
    )
    found[~numpy.isfinite(scores)] = numpy.nan
    return found


def attainment_8(points: Column) -> Column:
    """Attainment 8 of each child: English and mathematics twice, three of the EBacc, and the best three of all others.

    `points` has a column for each subject, NaN where it is not entered. English counts twice where both of its subjects
    are entered; combined science may fill two places.
    """
    held = numpy.nan_to_num(points, nan=0.0)
    language, literature = held[:, LANGUAGE], held[:, LANGUAGE + 1]
    english, other = numpy.maximum(language, literature), numpy.minimum(language, literature)
    both = ~numpy.isnan(points[:, LANGUAGE : LANGUAGE + 2]).any(axis=1)
    ebacc = numpy.sort(numpy.column_stack([held[:, IS_EBACC], held[:, DOUBLE]]), axis=1)[:, ::-1]
    rest = held[:, ~IS_EBACC & ~numpy.isin(SUBJECTS, (*ENGLISH, MATHS))]
    open_to = numpy.sort(numpy.column_stack([ebacc[:, 3:], rest, numpy.where(both, other, 0.0)]), axis=1)[:, -3:]
    maths = held[:, SUBJECTS.index(MATHS)]
    found: Column = numpy.where(both, 2, 1) * english + 2 * maths + ebacc[:, :3].sum(axis=1) + open_to.sum(axis=1)
    return found
