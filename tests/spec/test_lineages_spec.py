"""Which school is one school: twenty-four things that happen to schools, and the line that each number then has.

`a>b` is a link that names b the successor of a, `b<a` the same told from b, `a?b` one of a kind unknown. A school's days
are `a:2010-09-01..2018-08-31`; without an end it is open, `a:..` is known to be open, `a:?` listed without days.
"""

import re
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import rows, words
from evenlode.measures.lineages import Days, Lineages, Unfollowed, lineages_of

CASES = """
| what happens                                        | links               | days                                                                     | lines         | not followed       |
|-----------------------------------------------------|---------------------|--------------------------------------------------------------------------|---------------|--------------------|
| nothing                                             |                     | a:.. b:..                                                                | a b           |                    |
| a school becomes an academy                         | a>b                 | a:2010-09-01..2018-08-31 b:2018-09-01..                                  | ab=b          |                    |
| told from the academy's side                        | b<a                 | a:2010-09-01..2018-08-31 b:2018-09-01..                                  | ab=b          |                    |
| told from both sides                                | a>b b<a             |                                                                          | ab=b          |                    |
| it is given to another trust, with a new number     | a>b b>c             | a:..2018-08-31 b:2018-09-01..2022-08-31 c:2022-09-01..                   | abc=c         |                    |
| the last number named for the first school too      | a>b b>c a>c         |                                                                          | abc=c         |                    |
| infants and juniors become a primary school         | a>c b>c             | a:..2018-08-31 b:..2018-08-31 c:2018-09-01..                             | abc=c         |                    |
| a school is taken into a neighbour that goes on     | a>b                 | a:..2018-08-31 b:2001-09-01..                                            | ab=b          |                    |
| two merge, and the merged school converts           | a>c b>c c>d         |                                                                          | abcd=d        |                    |
| a school is split in two                            | a>b a>c             | a:..2018-08-31 b:2018-09-01.. c:2018-09-01..                             | a b c         | a>b:split a>c:split |
| a school is split, nobody says when                 | a>b a>c             |                                                                          | a b c         | a>b:split a>c:split |
| one of two successors came years later              | a>b a>c             | a:..2018-08-31 b:2018-09-01.. c:2021-09-01..                             | ab=b c        |                    |
| a part leaves, the school goes on                   | a>b                 | a:.. b:2018-09-01..                                                      | a b           | a>b:still_open     |
| a school is split, and one part joins another       | a>b a>c d>c         | d:..2018-08-31                                                           | a b cd=c      | a>b:split a>c:split |
| a school closes, and has no successor               |                     | a:2010-09-01..2018-08-31                                                 | a             |                    |
| a school moves to another authority                 |                     | a:2010-09-01..                                                           | a             |                    |
| it moves with a new number                          | a>b                 | a:..2019-03-31 b:2019-04-01..                                            | ab=b          |                    |
| it moves to another partnership                     |                     | a:.. b:..                                                                | a b           |                    |
| a link of a kind that nobody knows                  | a?b                 | a:.. b:..                                                                | a b           | a>b:unknown        |
| of a kind unknown, and named from the other side    | a?b b<a             |                                                                          | ab=b          |                    |
| each the other's successor, and days tell           | a>b b>a             | a:2010-09-01..2018-08-31 b:2018-09-01..                                  | ab=b          | b>a:dates          |
| each the other's successor, and no days             | a>b b>a             |                                                                          | a b           | a>b:circle b>a:circle |
| three in a circle                                   | a>b b>c c>a d>a     |                                                                          | a b c d       | a>b:circle b>c:circle c>a:circle d>a:circle |
| a successor that had closed before                  | a>b                 | a:2015-09-01..2018-08-31 b:1998-09-01..2012-08-31                        | a b           | a>b:dates          |
"""
KINDS = {">": "successor", "<": "predecessor", "?": "unknown"}
SPELL = re.compile(r"(\w):(.*)\.\.(.*)")


def links(text: str) -> list[tuple[str, str, str]]:
    """The links that a cell names."""
    return [(word[0], word[2], KINDS[word[1]]) for word in words(text)]


def days(text: str) -> dict[str, Days]:
    """The days of the schools that a cell names."""
    found = {}
    for urn, opened, closed in SPELL.findall(text.replace(" ", "\n")):
        begins, ends = (date.fromisoformat(one) if one else None for one in (opened, closed))
        found[urn] = Days(begins, ends, is_open=ends is None)
    return found


def lines(text: str) -> dict[str, str]:
    """The line of every number that a cell names."""
    return {urn: word.rpartition("=")[2] or word for word in words(text) for urn in word.partition("=")[0]}


def test_there_are_twenty_four() -> None:
    assert len(rows(CASES)) == 24


@pytest.mark.parametrize("case", rows(CASES), ids=lambda case: case[0])
def test_which_school_is_one_school(case: tuple[str, ...]) -> None:
    _what, told, spells, wanted, left_out = case
    for order in permutations(links(told)):
        found = lineages_of(order, days(spells))
        assert dict(found.by_urn) == lines(wanted)
        assert {f"{one}>{other}:{why}" for (one, other), why in found.unfollowed.items()} == set(words(left_out))
        no_child_is_lost(found)


def no_child_is_lost(found: Lineages) -> None:
    """On every day around the change, pupils added up by number and by line are as many."""
    pupils = {urn: 100 + place for place, urn in enumerate(sorted(found.by_urn))}
    for day in (date(2018, 8, 30), date(2018, 8, 31), date(2018, 9, 1), date(2018, 9, 2)):
        here = {urn: count for urn, count in pupils.items() if is_there(found.days.get(urn, Days()), day)}
        by_line: dict[str, int] = {}
        for urn, count in here.items():
            by_line[found.lineage(urn)] = by_line.get(found.lineage(urn), 0) + count
        assert sum(by_line.values()) == sum(here.values())


def is_there(spell: Days, day: date) -> bool:
    """Whether a school stands on a day, as far as is known."""
    return (spell.opened is None or spell.opened <= day) and (spell.closed is None or day <= spell.closed)


urns = st.sampled_from("abcdefgh")
some_links = st.lists(st.tuples(urns, urns, st.sampled_from(sorted(KINDS.values()))), max_size=14)
some_days = st.dates(date(2000, 1, 1), date(2020, 1, 1)) | st.none()
spells = st.dictionaries(urns, st.builds(lambda one, other: Days(one, other, other is None), some_days, some_days))


@given(some_links, spells, st.randoms(use_true_random=False), st.dictionaries(urns, st.integers(0, 2000)))
def test_every_number_has_one_line_and_totals_agree(
    told: list[tuple[str, str, str]], known: dict[str, Days], chance: object, pupils: dict[str, int]
) -> None:
    found = lineages_of(told, known)
    chance.shuffle(told)  # type: ignore[attr-defined] - a random generator that Hypothesis can replay
    again = lineages_of(told, known)
    assert (found.by_urn, found.unfollowed) == (again.by_urn, again.unfollowed)
    assert all(found.lineage(found.lineage(urn)) == found.lineage(urn) for urn in found.by_urn)
    totals: dict[str, int] = {}
    for urn, count in pupils.items():
        totals[found.lineage(urn)] = totals.get(found.lineage(urn), 0) + count
    assert sum(totals.values()) == sum(pupils.values())
    assert set(found.by_urn) == {urn for one in told if one[0] != one[1] for urn in one[:2]} | known.keys()
    assert found.table.num_rows == len(found.by_urn)


@given(some_links, spells)
def test_a_line_is_made_of_links_and_a_link_is_followed_or_told(
    told: list[tuple[str, str, str]], known: dict[str, Days]
) -> None:
    found = lineages_of(told, known)
    linked = {frozenset(one[:2]) for one in told if one[0] != one[1]}
    joined = {urn: line for urn, line in found.by_urn.items() if urn != line}
    for urn, line in joined.items():
        assert reaches(urn, line, linked), "a line goes along links alone"
        assert not known.get(urn, Days()).is_open, "a school that is open has no successor"
    assert all(why in Unfollowed for why in found.unfollowed.values())


def reaches(urn: str, line: str, linked: set[frozenset[str]]) -> bool:
    """Whether links lead from one number to another."""
    seen = {urn}
    while more := {other for link in linked if link & seen for other in link} - seen:
        seen |= more
    return line in seen
