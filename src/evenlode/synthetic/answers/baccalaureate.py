"""What the English Baccalaureate must come to: who was entered, who passed every part, and the points of six grades.

The parts are English (of both subjects language to 2014/15, the better since), mathematics, two grades in sciences,
history or geography, and a language. A strong pass is a 5, or a C in a subject that had no numbers in its year. Source:
DfE, Secondary accountability measures, guide; DfE, English Baccalaureate (EBacc).
"""

from collections.abc import Iterator, Sequence

import numpy

from evenlode.synthetic.answers.grades import FIRST_NUMBERS, Grade
from evenlode.synthetic.examinations import COMBINED, ENGLISH, FIRST_SCIENCES, HUMANITIES, LANGUAGES, MATHS, SCIENCES
from evenlode.synthetic.kinds import Column

COMPUTING, FIRST_COMPUTING, THREE = "computer_science", 2013, 3
FIRST_EITHER, FIRST_POINTS = 2015, 2017
IN_ALL, GRADES = 6, {"sciences": 2}
STRONG_NUMBERS, STRONG_LETTERS = tuple("98765"), ("A*", "A", "B", "C")

Parts = dict[str, list[Grade]]


def baccalaureate(year: int, pupils: Sequence[list[Grade]]) -> Iterator[tuple[str, Column]]:
    """Of each measure what every pupil adds."""
    every = [parts(year, {grade.subject: grade for grade in grades}) for grades in pupils]
    yield "ks4_ebacc_entry", flags(all(one.values()) for one in every)
    yield "ks4_ebacc_grade4", flags(all(good(name, had) for name, had in one.items()) for one in every)
    if year >= FIRST_NUMBERS:
        yield "ks4_ebacc_grade5", flags(all(strong(name, had) for name, had in one.items()) for one in every)
        yield "ks4_em_grade5", flags(strong_in_both(grades) for grades in pupils)
    if year >= FIRST_POINTS:
        sums = numpy.array([sum(points(name, had) for name, had in one.items()) for one in every], float)
        yield "ks4_ebacc_points", numpy.floor(sums / IN_ALL * 10_000 + 0.5) / 10_000


def flags(held: Iterator[bool]) -> Column:
    """One for each of whom something holds, nought for the others."""
    return numpy.array(list(held), float)


def parts(year: int, own: dict[str, Grade]) -> Parts:
    """The grades that may fill each part; none where the pupil was not entered for it."""
    english = [own[one] for one in ENGLISH] if all(one in own for one in ENGLISH) else []
    return {
        "english": english if year >= FIRST_EITHER else english[:1],
        "maths": [own[MATHS]] if MATHS in own else [],
        "sciences": sciences(year, own),
        "humanities": [own[one] for one in HUMANITIES if one in own],
        "languages": [own[one] for one in LANGUAGES if one in own],
    }


def sciences(year: int, own: dict[str, Grade]) -> list[Grade]:
    """The grades in sciences: of three single ones, of a combined award, or of the first two; nobody takes two ways."""
    single = [own[one] for one in (*SCIENCES, *([COMPUTING] if year >= FIRST_COMPUTING else [])) if one in own]
    first = [own[one] for one in FIRST_SCIENCES if one in own]
    if len(single) >= THREE:
        return single
    return [own[COMBINED]] if COMBINED in own else first if len(first) == len(FIRST_SCIENCES) else []


def points(name: str, had: list[Grade]) -> float:
    """What a part is worth: its best grade, or the best two."""
    every = sorted((grade.points for grade in had for _each in range(grade.grades)), reverse=True)
    return sum(every[: GRADES.get(name, 1)])


def good(name: str, had: list[Grade]) -> bool:
    """Whether a part has as many good passes as it needs."""
    return sum(grade.good for grade in had) >= GRADES.get(name, 1)


def strong(name: str, had: list[Grade]) -> bool:
    """Whether a part has as many strong passes as it needs."""
    return sum(strong_passes(grade) for grade in had) >= GRADES.get(name, 1)


def strong_passes(grade: Grade) -> int:
    """How many strong passes an entry is."""
    if grade.subject in (*ENGLISH, MATHS):
        return int(grade.award in STRONG_NUMBERS)
    return sum(one in (*STRONG_NUMBERS, *STRONG_LETTERS) for one in grade.award.split("-"))


def strong_in_both(grades: list[Grade]) -> bool:
    """Whether there are strong passes in English, of either subject, and in mathematics."""
    return all(any(strong_passes(one) for one in grades if one.subject in of) for of in (ENGLISH, (MATHS,)))
