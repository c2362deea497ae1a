"""What every code set promises: no code means two things on one day, and every group and replacement exists."""

from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from itertools import combinations
from pkgutil import iter_modules

import pytest

from evenlode.vocabulary import codes as package
from evenlode.vocabulary.codes.kinds import Code, CodeSet
from evenlode.vocabulary.groups import ALL_GROUPS

FIRST, LAST = date(1990, 9, 1), date(2026, 11, 23)


def every_set() -> Iterator[CodeSet[Code]]:
    """Every code set that a module of the folder holds, each once."""
    seen = {}
    for module in iter_modules(package.__path__):
        for value in vars(import_module(f"{package.__name__}.{module.name}")).values():
            if isinstance(value, CodeSet):
                seen[value.id] = value
    yield from seen.values()


each_set = pytest.mark.parametrize("code_set", list(every_set()), ids=lambda one: one.id)


def days(code_set: CodeSet[Code]) -> list[date]:
    """The days on each side of every change of a set, and two that are far from any."""
    changes = {day for one in code_set.codes for day in (one.since, one.until) if day}
    near = {day + timedelta(days=shift) for day in changes for shift in (-1, 0, 1)}
    return sorted({FIRST, LAST, *near})


def test_there_are_so_many() -> None:
    assert len(list(every_set())) >= 30


@each_set
def test_it_says_what_it_is_and_who_says_so(code_set: CodeSet[Code]) -> None:
    assert code_set.title.strip()
    assert code_set.citation.strip()
    assert all(one.code == one.code.strip() != "" and one.meaning.strip() for one in code_set.codes)


@each_set
def test_a_code_means_one_thing_on_one_day(code_set: CodeSet[Code]) -> None:
    for one, other in combinations(code_set.codes, 2):
        if one.code == other.code:
            assert not any(one.holds(day) and other.holds(day) for day in days(code_set)), one.code


@each_set
def test_a_code_ends_after_it_begins(code_set: CodeSet[Code]) -> None:
    assert all(one.since < one.until for one in code_set.codes if one.since and one.until)


@each_set
def test_a_code_is_found_or_refused_never_both(code_set: CodeSet[Code]) -> None:
    for day in days(code_set):
        in_force = code_set.in_force(day)
        for code in {one.code for one in code_set.codes}:
            found, refusal = code_set.find(code, day), code_set.refusal(code, day)
            assert (found is None) is (refusal is not None)
            assert (found in in_force) is (found is not None)


@each_set
def test_what_is_offered_instead_can_be_used_that_day(code_set: CodeSet[Code]) -> None:
    names = {one.code for one in code_set.codes}
    assert {other for one in code_set.codes for other in (*one.instead, *one.before)} <= names
    for day in days(code_set):
        for code in names:
            assert all(code_set.find(other, day) for other in code_set.replacements(code, day))


@each_set
def test_what_it_does_not_know_is_refused_without_saying_it(code_set: CodeSet[Code]) -> None:
    refusal = code_set.refusal("not-a-code", LAST)
    assert refusal is not None
    assert refusal.rule == "code_unknown"
    assert "not-a-code" not in refusal.message + refusal.remedy


@each_set
def test_every_group_exists(code_set: CodeSet[Code]) -> None:
    named = {group for one in code_set.codes for group in (*getattr(one, "groups", ()), getattr(one, "group", None))}
    assert {group for group in named if group} <= set(ALL_GROUPS)
