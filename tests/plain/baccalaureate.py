"""Who was entered for the English Baccalaureate, who passed it, and what it comes to in points.

Its parts are English (both language and literature taken: language counts to 2014/15, since then the better), maths,
two grades in sciences (the best of three single ones, computer science among them since 2013/14; a combined award;
science and additional science), history or geography, and a language. Of GCSEs alone. Points are a sixth of all.

A good pass is a 4 or a C. A strong one is a 5, or a C outside English and mathematics, which were reformed first.

Sources: DfE, Secondary accountability measures: guide for maintained secondary schools, academies and free schools,
2016 to 2020; DfE, English Baccalaureate (EBacc), 2019.
"""

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from plain.days import january_census
from plain.ks4 import (
    BACCALAUREATE,
    ENGLISH,
    GOOD,
    LANGUAGE,
    LETTERS,
    LITERATURE,
    MATHS,
    WHOLE,
    Entry,
    attempted,
    entries,
    pupils,
)
from plain.national import FOUR_PLACES
from plain.rows import Rows
from plain.things import Thing, every, so

SINGLE, COMPUTING, COMPUTING_SINCE = ("biology", "chemistry", "physics"), "computer_science", 2013
COMBINED, FIRST, ADDITIONAL = "combined_science", ("science", "core_science"), "additional_science"
HUMANITIES = ("history", "geography", "ancient_history")
SCIENCES = (*SINGLE, COMPUTING, COMBINED, *FIRST, ADDITIONAL)
LANGUAGES = tuple(one for one in BACCALAUREATE if one not in (*SCIENCES, *HUMANITIES))
EITHER_SINCE = 2015
SIXTH, THREE, TWO = 6, 3, 2
STRONG_LETTERS = LETTERS[: LETTERS.index("C") + 1]

Part = list[tuple[int, list[Entry]]]
"""The ways in which a part can be had: so many of the grades of some entries."""
IsPass = Callable[[Entry, str], bool]


def things(rows: Rows) -> Iterator[Thing]:
    """Every pupil at the end of key stage 4."""
    entered = entries(rows)
    for child, school in sorted(pupils(rows, entered)):
        own = attempted(entered.get((child, school), []))
        found = parts({one.subject: one for one in own if one.is_gcse}, rows.year)
        in_both = all(any(strong(one, one.grades[0]) for one in own if one.subject in of) for of in (ENGLISH, [MATHS]))
        yield Thing(child, school, "year", january_census(rows.year), every({
            "ks4_em_grade5": so(in_both),
            "ks4_ebacc_entry": so(all(found)),
            "ks4_ebacc_grade4": so(passed(found, good)),
            "ks4_ebacc_grade5": so(passed(found, strong)),
            "ks4_ebacc_points": (points(found), 1),
        }))  # fmt: skip


def parts(own: dict[str, Entry], year: int) -> list[Part]:
    """The five parts, each with the ways in which a pupil may have it; none where the pupil was not entered for it."""
    english: Part = [(1, [own[one]]) for one in WHOLE if one in own]
    if LANGUAGE in own and LITERATURE in own:
        english.append((1, [own[LANGUAGE], *([own[LITERATURE]] if year >= EITHER_SINCE else [])]))
    others = ([own[one] for one in subjects if one in own] for subjects in ([MATHS], HUMANITIES, LANGUAGES))
    return [english, sciences(own, year), *([(1, there)] if there else [] for there in others)]


def sciences(own: dict[str, Entry], year: int) -> Part:
    """The ways in which a pupil may have the sciences."""
    single = [own[one] for one in (*SINGLE, *([COMPUTING] if year >= COMPUTING_SINCE else [])) if one in own]
    pairs = [[own[one], own[ADDITIONAL]] for one in FIRST if one in own and ADDITIONAL in own]
    ways = [*([single] if len(single) >= THREE else []), *([[own[COMBINED]]] if COMBINED in own else []), *pairs]
    return [(TWO, way) for way in ways]


def grades(entry: Entry) -> tuple[str, ...]:
    """The grades that an entry counts with: one in English and mathematics, whatever its size."""
    return entry.grades[:1] if entry.subject in (*ENGLISH, MATHS) else entry.grades


def good(_entry: Entry, grade: str) -> bool:
    """Whether a grade is a good pass."""
    return grade in GOOD


def strong(entry: Entry, grade: str) -> bool:
    """Whether a grade is a strong pass."""
    by_letter = grade in STRONG_LETTERS and entry.subject not in (*ENGLISH, MATHS)
    return by_letter or grade in ("9", "8", "7", "6", "5")


def passed(found: list[Part], is_pass: IsPass) -> bool:
    """Whether every part is had with enough passes in one way."""
    return all(
        any(sum(is_pass(one, grade) for one in way for grade in grades(one)) >= wanted for wanted, way in part)
        for part in found
    )


def points(found: list[Part]) -> Decimal:
    """A sixth of the best points of every part, to four places."""
    best = (
        max((sum(sorted(worths(way), reverse=True)[:wanted], Decimal(0)) for wanted, way in part), default=Decimal(0))
        for part in found
    )
    return (sum(best, Decimal(0)) / SIXTH).quantize(FOUR_PLACES, ROUND_HALF_UP)


def worths(way: list[Entry]) -> list[Decimal]:
    """What each grade of some entries is worth."""
    return [one.worth for one in way for _grade in grades(one)]
