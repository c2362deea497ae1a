"""Which examinations each child enters at the end of key stage 4, by subject.

English, mathematics and science are taken by nearly all; the able take three sciences and a language more often.
Source: DfE, Key stage 4 performance tables, technical guide; Joint Council for Qualifications, entries by subject.
"""

import numpy
from numpy.random import Generator

from evenlode.synthetic.kinds import Column

ENGLISH, MATHS = ("english_language", "english_literature"), "maths"
SCIENCES = ("biology", "chemistry", "physics")
COMBINED, FIRST_SCIENCES = "combined_science", ("science", "additional_science")
HUMANITIES = ("history", "geography")
LANGUAGES = ("french", "spanish", "german")
OPEN = (
    "religious_studies", "art_and_design", "physical_education", "business", "computer_science", "drama", "music",
    "design_and_technology", "food_preparation_and_nutrition", "media_studies",
)  # fmt: skip
OPEN_WEIGHTS = (2.4, 1.9, 0.9, 1.0, 0.8, 0.7, 0.5, 1.0, 0.5, 0.4)
VOCATIONAL = ("sport", "health_and_social_care", "information_technology")
MOST_OTHERS = 2  # so many of these count among five good passes
REFORMED = 2017  # from this year on combined science is one award of two sizes

SUBJECTS = (*ENGLISH, MATHS, *SCIENCES, COMBINED, *FIRST_SCIENCES, *HUMANITIES, *LANGUAGES, *OPEN, *VOCATIONAL)
"""Every subject, in the order of the columns of entries and grades."""


def examinations(score: Column, year: int, numbers: Generator) -> Column:
    """Whether each child enters each subject: a row for each child, a column for each of `SUBJECTS`."""
    size = len(score)
    place = (numpy.argsort(numpy.argsort(score, kind="stable"), kind="stable") + 0.5) / max(size, 1)
    found = numpy.zeros((size, len(SUBJECTS)), bool)
    luck = dict(zip(SUBJECTS, numbers.random((len(SUBJECTS), size)), strict=True))

    def enter(subject: str, who: Column) -> None:
        found[:, SUBJECTS.index(subject)] = who

    sits = place > 0.015  # the others study below the level of a GCSE
    enter("english_language", sits & (luck["english_language"] < 0.99))
    enter("english_literature", sits & (luck["english_literature"] < 0.72 + 0.27 * place))
    enter("maths", numpy.ones(size, bool))
    three = sits & (luck["biology"] < 0.75 * place - 0.15)
    for subject in SCIENCES:
        enter(subject, three)
    both = sits & ~three & (place > 0.04)
    for subject in (COMBINED,) if year >= REFORMED else FIRST_SCIENCES:
        enter(subject, both)
    first = luck["history"] < 0.47
    one = sits & (luck["geography"] < 0.45 + 0.48 * place)
    two = one & (luck["german"] < 0.10)
    enter("history", (one & first) | two)
    enter("geography", (one & ~first) | two)
    speaks = sits & (luck["french"] < 0.10 + 0.70 * place)
    which = numpy.digitize(luck["spanish"], (0.5, 0.85))
    for at, subject in enumerate(LANGUAGES):
        enter(subject, speaks & (which == at))
    return with_open(found, place, numbers)


def with_open(found: Column, place: Column, numbers: Generator) -> Column:
    """The same entries with others, up to as many as a child takes; the weaker take vocational ones."""
    size = len(place)
    wanted = numpy.floor(6.2 + 3.0 * place + numbers.random(size)).astype(int)
    others = (*OPEN, *VOCATIONAL)
    weight = numpy.log(numpy.array((*OPEN_WEIGHTS, 1.2, 1.0, 0.9)))[None, :] + numbers.gumbel(size=(size, len(others)))
    vocational = numpy.isin(others, VOCATIONAL)
    weight[:, vocational] += 1.5 * (0.4 - place)[:, None]
    ranked = numpy.argsort(numpy.argsort(-weight, axis=1, kind="stable"), axis=1, kind="stable")
    size_of = numpy.where(numpy.array(SUBJECTS) == COMBINED, 2, 1)
    spare = numpy.clip(wanted - (found * size_of).sum(axis=1), 0, len(others))
    taken = (ranked < spare[:, None]) & (place > 0.015)[:, None]
    twice = numpy.cumsum(taken & vocational, axis=1) > 2  # no more than two of them count
    taken &= ~(twice & vocational)
    first = SUBJECTS.index(others[0])
    found[:, first : first + len(others)] |= taken
    return found
