"""The synthetic county's censuses: when each is taken, whom it names, and what it says of meals and sessions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy

from evenlode.synthetic.care import social_care
from evenlode.synthetic.censuses import Census, Named, censuses, named
from evenlode.synthetic.children import children
from evenlode.synthetic.events import Enrolments, Register
from evenlode.synthetic.kinds import NOBODY, Column, Phase, Schools
from evenlode.synthetic.meals import AT_SCHOOL, eligible, runs, spells
from evenlode.synthetic.needs import needs
from evenlode.synthetic.rolls import rolls
from evenlode.synthetic.schools import schools
from evenlode.synthetic.sessions import counted, together
from evenlode.vocabulary.codes.attendance import MeaningClass
from evenlode.vocabulary.periods import Term

PRIMARY, SECONDARY, ACADEMY, UNIT, PROVIDER = range(5)
YEAR = 2024


def days(*texts: str) -> Column:
    """Days; an empty text is no time."""
    return numpy.array([text or "NaT" for text in texts], "datetime64[D]")


def places() -> Schools:
    """A primary school, a secondary school that becomes an academy in 2024, that academy, a unit and a provider."""
    nothing = numpy.zeros(5)
    return Schools(**{
        **dict.fromkeys(Schools.__dataclass_fields__, nothing),
        "phase": numpy.array([Phase.PRIMARY, Phase.SECONDARY, Phase.SECONDARY, Phase.REFERRAL, Phase.PROVIDER]),
        "urn": numpy.arange(900001, 900006),
        "converts": numpy.array([0, YEAR, 0, 0, 0]),
        "becomes": numpy.array([NOBODY, ACADEMY, NOBODY, NOBODY, NOBODY]),
    })  # fmt: skip


def stays(*rows: tuple[int, int, str, str]) -> Enrolments:
    """Stays of children at schools: child, school, first day, last day; the second of one child is a subsidiary one."""
    child, school, entered, left = zip(*rows, strict=True)
    main = [child.index(one) == place for place, one in enumerate(child)]
    return Enrolments(**{
        **dict.fromkeys(Enrolments.__dataclass_fields__, numpy.zeros(len(rows))),
        "child": numpy.array(child), "school": numpy.array(school), "entered": days(*entered), "left": days(*left),
        "main": numpy.array(main),
    })  # fmt: skip


def told(found: Named) -> list[tuple[Any, ...]]:
    """Whom a census names: child, school, status, and the day of leaving."""
    columns = (found.child, found.school, found.status, found.left.astype(str))
    return list(zip(*(column.tolist() for column in columns), strict=True))


def of(term: Term, *rows: tuple[int, int, str, str], before: Enrolments | None = None) -> list[tuple[Any, ...]]:
    """Whom the census of a term names."""
    taken = next(one for one in censuses(YEAR) if one.term is term)
    return told(named(taken, places(), numpy.full(9, 5), stays(*rows), before))


def test_a_census_is_taken_on_the_department_s_thursday_of_each_term() -> None:
    assert [one.day for one in censuses(2024)] == [date(2024, 10, 3), date(2025, 1, 16), date(2025, 5, 15)]
    assert [one.day for one in censuses(2025)] == [date(2025, 10, 2), date(2026, 1, 15), date(2026, 5, 21)]


def test_a_census_tells_of_the_term_before() -> None:
    spring = Census(2024, Term.SPRING, date(2025, 1, 16))
    autumn = Census(2024, Term.AUTUMN, date(2024, 10, 3))
    assert spring.told_from == date(2024, 9, 2)
    assert date(2024, 4, 1) <= autumn.told_from <= date(2024, 4, 30)


def test_a_child_who_has_left_is_named_by_both_schools() -> None:
    assert of(Term.SPRING, (0, PRIMARY, "2019-09-01", "2024-11-29"), (0, SECONDARY, "2024-12-02", "")) == [
        (0, PRIMARY, "", "2024-11-29"),
        (0, SECONDARY, "C", "NaT"),
    ]


def test_a_child_who_left_before_the_term_that_is_told_of_is_named_no_longer() -> None:
    assert of(Term.SUMMER, (0, PRIMARY, "2019-09-01", "2024-11-29"), (1, PRIMARY, "2019-09-01", "")) == [
        (1, PRIMARY, "C", "NaT")
    ]


def test_a_child_on_two_rolls_has_a_main_and_a_subsidiary_one() -> None:
    rows = (0, SECONDARY, "2021-09-01", ""), (0, UNIT, "2025-01-06", "2025-03-07")
    assert of(Term.SPRING, *rows) == [(0, SECONDARY, "M", "NaT"), (0, UNIT, "S", "NaT")]
    assert of(Term.SUMMER, *rows) == [(0, SECONDARY, "C", "NaT"), (0, UNIT, "", "2025-03-07")]


def test_the_autumn_names_those_who_left_in_the_summer_and_a_closed_school_all_of_its_own() -> None:
    before = stays(
        (0, PRIMARY, "2018-09-01", ""), (1, SECONDARY, "2019-09-01", ""), (2, SECONDARY, "2021-09-01", ""),
        (3, PRIMARY, "2018-09-01", "2024-03-01"), (4, PRIMARY, "2018-09-01", "2024-06-14"),
    )  # fmt: skip
    now = (0, ACADEMY, "2024-09-01", ""), (2, ACADEMY, "2024-09-01", "")
    assert of(Term.AUTUMN, *now, before=before) == [
        (0, PRIMARY, "", "2024-07-28"), (4, PRIMARY, "", "2024-06-14"), (1, SECONDARY, "", "2024-07-28"),
        (2, SECONDARY, "", "2024-07-28"), (0, ACADEMY, "C", "NaT"), (2, ACADEMY, "C", "NaT"),
    ]  # fmt: skip


def test_providers_take_no_part() -> None:
    assert of(Term.SPRING, (0, PROVIDER, "2024-09-02", ""), (1, PRIMARY, "2024-09-02", "")) == [
        (1, PRIMARY, "C", "NaT")
    ]


def test_spells_of_meals_are_the_years_in_which_the_needs_of_each_year_have_them() -> None:
    years = range(2022, 2024)
    some = schools(1, 8, years)
    everyone = children(1, some, years)
    known = eligible(1, everyone, range(2022 - AT_SCHOOL, 2024))
    for year, roll in zip(years, rolls(1, some, everyone, years), strict=True):
        had = needs(1, some, everyone, roll, social_care(1, everyone), year)
        found = spells(known, year)
        now = {child for child, held in found.items() if held[-1][1] is None}
        assert now == set(numpy.flatnonzero(had.meals).tolist())
        recent = {child for child, held in found.items() if (held[-1][1] or year) >= year - 6}
        assert recent == set(numpy.flatnonzero(had.ever).tolist())


def test_years_in_a_row_are_one_spell() -> None:
    held = numpy.array([True, True, False, True, False, False, True])
    assert runs(held, range(2010, 2017)) == [(2010, 2011), (2013, 2013), (2016, None)]


def register(codes: Sequence[str], marks: Sequence[Sequence[int]]) -> Register:
    """A register of one school over a day in each half term, its afternoons like its mornings."""
    rows = numpy.array(marks, numpy.uint8)
    every = numpy.arange(len(rows))
    dates = days("2024-09-03", "2024-11-05", "2025-01-07", "2025-03-03", "2025-04-29", "2025-06-03")
    return Register(3, every, every + 10, dates, numpy.arange(1, 7), tuple(codes), rows, rows)


def test_sessions_are_added_up_by_the_part_of_the_year_that_a_census_tells_of() -> None:
    found = counted(register(("", "/", "I", "O"), [[1, 1, 1, 1, 1, 1], [0, 1, 2, 3, 2, 0]]))
    absent = found.where_class((MeaningClass.AUTHORISED, MeaningClass.UNAUTHORISED), date(2025, 3, 1))
    ill = found.where_class((MeaningClass.AUTHORISED,), date(2025, 3, 1))
    every = found.where_class([one for one in MeaningClass if one.is_possible], date(2025, 3, 1))
    assert found.child.tolist() == [10, 11]
    assert [found.of(part, every).tolist() for part in ("autumn", "spring", "half_term_5", "half_term_6")] == [
        [4, 2], [4, 4], [2, 2], [2, 0]
    ]  # fmt: skip
    assert found.of("spring", absent).tolist() == [0, 4]
    assert found.of("spring", ill).tolist() == [0, 2]


def test_registers_of_one_year_are_added_up_together() -> None:
    one = counted(register(("", "/"), [[1] * 6]))
    both = together([one, one])
    assert len(both) == 2
    assert both.counts.sum() == 2 * one.counts.sum()
