"""The invented county's registers of children: complete by the law of their day, in order, and some of them late."""

from collections import Counter
from datetime import date
from functools import cache

import numpy
import pytest

from evenlode.synthetic.county import YEARS
from evenlode.synthetic.entry_rows import made
from evenlode.synthetic.events import Entries
from evenlode.synthetic.kinds import NOBODY
from evenlode.synthetic.levels import PUBLISHED, level
from evenlode.vocabulary.codes.register_kinds import Field, FieldKind
from evenlode.vocabulary.codes.registers import REGISTERS
from evenshire import SMALL, WHOLE, invented, years

COUNTS = pytest.mark.parametrize("count", [SMALL, 60])
EVERY_YEAR = pytest.mark.parametrize("year", YEARS)
SINCE_2022 = {"reintegration_meeting", "fair_access"}
SINCE_2014 = {"plan", "plan_request"}


@cache
def entries(count: int, year: int) -> Entries:
    """The entries of a year."""
    return invented(count).entries(years(count)[year])


def well_formed(field: Field, text: str) -> bool:
    """Whether a field's text is of its kind."""
    if field.kind is FieldKind.DATE:
        return bool(date.fromisoformat(text))
    if field.kind is FieldKind.CHOICE:
        return text in field.choices
    if field.kind is FieldKind.YES_OR_NO:
        return text in ("yes", "no")
    if field.kind in (FieldKind.HOURS, FieldKind.NUMBER):
        return float(text) >= 0
    return bool(text) if field.kind is not FieldKind.SCHOOL else text.isdecimal() and len(text) == 6


@COUNTS
@EVERY_YEAR
def test_every_entry_says_what_the_law_of_its_day_asks_for_in_its_own_fields(count: int, year: int) -> None:
    found = entries(count, year)
    for row in range(len(found)):
        register, own = REGISTERS[found.register[row]], found.detail[row]
        since, ended = found.since[row].astype(object), not numpy.isnat(found.until[row])
        fields = {field.id: field for field in register.fields}
        assert all(well_formed(fields[name], text) for name, text in own.items()), (register.id, own)
        asked = {one.id for one in register.fields if one.required and one.holds(since) and (ended or not one.at_end)}
        assert asked <= set(own), (register.id, asked - set(own))
        if register.kinds:
            assert register.kind_set.find(found.kind[row], since), (register.id, found.kind[row])
        else:
            assert found.kind[row] == ""


@COUNTS
@EVERY_YEAR
def test_days_are_in_order_and_no_entry_stands_twice(count: int, year: int) -> None:
    found = entries(count, year)
    assert not numpy.isnat(found.since).any()
    for name in ("until", "due", "done"):
        assert not (getattr(found, name) < found.since).any(), name
    keys = Counter(zip(found.register, found.child, found.place, found.since, found.kind, strict=True))
    assert max(keys.values()) == 1


def test_every_register_has_entries_in_a_small_county_too() -> None:
    told = Counter(register for year in years(SMALL) for register in entries(SMALL, year).register)
    assert set(REGISTERS) - set(told) <= {"managed_move"}  # it has two schools only between which anybody could move
    assert set(Counter(entries(60, 2023).register)) == set(REGISTERS)


@EVERY_YEAR
def test_registers_begin_with_the_law_that_asks_for_them(year: int) -> None:
    told = set(entries(60, year).register)
    assert bool(told & SINCE_2022) == (year >= 2022)
    assert bool(told & SINCE_2014) == (year >= 2014)


@pytest.mark.parametrize("year", [2014, 2022, 2023])
def test_plans_are_given_in_time_as_often_as_stated(year: int) -> None:
    found = entries(WHOLE, year)
    given = [
        (found.until[row] - found.since[row]).astype(int) <= 20 * 7
        for row in found.where(found.register == "plan_request")
        if found.detail[row]["assess"] == "yes"
    ]
    assert 100 * numpy.mean(given) == pytest.approx(level(PUBLISHED, "ehcp_in_20_weeks", "all", year), abs=6)


def test_plans_keep_their_day_as_long_as_they_last() -> None:
    before, after = years(WHOLE)[2023], years(WHOLE)[2024]
    both = ~numpy.isnat(before.plans) & ~numpy.isnat(after.plans)
    assert (before.plans == after.plans)[both].all()
    assert (numpy.isin(after.needs.sen, ("E", "S")) == ~numpy.isnat(after.plans)).all()


@COUNTS
@EVERY_YEAR
def test_nobody_is_taught_at_home_and_missing_at_once(count: int, year: int) -> None:
    found = entries(count, year)
    home, lost = (set(found.child[found.register == one].tolist()) for one in ("home_education", "missing_education"))
    assert not home & lost
    assert (found.place[found.register == "home_education"] == NOBODY).all()


def test_some_steps_are_late_and_most_are_not() -> None:
    found = entries(WHOLE, 2023)
    for register in ("day_six", "reintegration_meeting", "plan_request", "personal_education_plan"):
        inside = (found.register == register) & ~numpy.isnat(found.done)
        assert 0.02 < (found.done > found.due)[inside].mean() < 0.7, register


def test_an_entry_has_no_field_that_its_register_has_not() -> None:
    with pytest.raises(ValueError, match="has no field strange"):
        made("plan", numpy.array([1]), NOBODY, numpy.array(["2024-01-01"], "datetime64[D]"), strange="1")
