"""Who is one child: what former numbers and decisions mean, one with another.

`a=b` is a decision that they are one child, `a/b` that they are two, `a<b` a file that gives a as a former number of b;
`@` and a day says when, without it the first. What is said stands in any order.
"""

from itertools import permutations

import pytest

from drawn import rows, words
from evenlode.measures.children import children_of
from identity_model import Says, groups, name

CASES = """
| what is the case                                    | said                        | children     | told |
|-----------------------------------------------------|-----------------------------|--------------|------|
| nothing said of two                                 | a=b c/d                     | ab c d       | 0    |
| a decision joins                                    | a=b                         | ab           | 0    |
| a former number joins                               | a<b                         | ab           | 0    |
| a chain of former numbers                           | a<b b<c c<d                 | abcd         | 0    |
| a temporary number, then a permanent, then another  | t<a a<b                     | abt          | 0    |
| two children who had one temporary number: unsaid   | t<a t<b                     | abt          | 0    |
| the same, once they are known to be two             | t<a t<b a/b                 | a b t        | 1    |
| the same, once it is known whose it was             | t<a t<b a/b t/b             | at b         | 0    |
| a decision wins over a former number                | a<b a/b                     | a b          | 0    |
| and over an older one that said the other           | a=b a/b@2                   | a b          | 0    |
| a decision to join wins over an older to part       | a/b a=b@2                   | ab           | 0    |
| whichever number stands first                       | a=b b/a@2                   | a b          | 0    |
| three decisions: the last                           | a=b a/b@2 b=a@3             | ab           | 0    |
| two decisions of one day and the other of an older  | a/b@2 a=b@2 a=b             | a b          | 1    |
| two of one day that say both                        | a=b a/b                     | a b          | 1    |
| a decision through a third, against another         | a=b b=c a/c                 | a b c        | 1    |
| the newer does not win over what it does not name   | a=b b=c a/c@2               | a b c        | 1    |
| until it is decided                                 | a=b b=c a/c@2 b/c@3         | ab c         | 0    |
| former numbers through a third, against a decision  | a<b b<c a/c                 | a b c        | 1    |
| a former number, where decisions join and part      | a=b b<c a/c                 | ab c         | 1    |
| what is contested parts nobody else                 | a=b b=c a/c d=e e<f         | a b c def    | 1    |
| a contested child keeps what is not contested       | a=b b=c a/c a<d             | ad b c       | 1    |
| two contradictions                                  | a=b a/b c<d d<e c/e         | a b c d e    | 2    |
| wrongly joined, then parted, then a new number      | a=b a/b@2 b<c@3             | a bc         | 0    |
"""


def said(text: str) -> list[Says]:
    """What a cell says."""
    found = []
    for number, word in enumerate(words(text), start=1):
        what, _at, day = word.partition("@")
        says = "apart" if what[1] == "/" else "same"
        time = f"2026-01-0{day or 1}"
        found.append(Says(ord(what[0]), ord(what[2]), says, what[1] != "<", time, time, "load", number))
    return found


@pytest.mark.parametrize("case", rows(CASES), ids=lambda case: case[0])
def test_who_is_one_child(case: tuple[str, ...]) -> None:
    _what, text, wanted, told = case
    statements = [one.statement() for one in said(text)]
    sets = {frozenset(name(ord(letter)) for letter in word) for word in words(wanted)}
    answers = [children_of(order) for order in permutations(statements)]
    for found in answers:
        assert {
            frozenset(one for one in found.by_pupil if found.child(one) == child) for child in found.by_pupil.values()
        } == sets
        assert all(
            child == min(one for one in found.by_pupil if found.child(one) == child)
            for child in found.by_pupil.values()
        )
        assert len(found.contradictions) == int(told)
        assert (found.by_pupil, found.contradictions) == (answers[0].by_pupil, answers[0].contradictions)
    assert {frozenset(map(name, found)) for found in groups(said(text)).values()} == sets, "the model says the same"


def test_what_contradicts_itself_is_told_by_records_alone() -> None:
    (found,) = children_of([one.statement() for one in said("a=b b=c a/c")]).contradictions
    assert found.sentence == (
        "3 numbers are said to be one child's and to be different children's (record 1 of load load, record 2 of load "
        "load, record 3 of load load): none of these is followed until a newer decision says which is right, or one of "
        "these loads is taken back."
    )
