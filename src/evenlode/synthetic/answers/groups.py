"""In which groups every child is, as each census describes them, and until the next one does.

A child is what the newest census on or before a day says, and before the first that knows them what that one says; whom
no census knows is in no group. Censuses of the year before stand until a year's first. Definitions: rules of the groups
in `vocabulary/groups.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

import numpy

from evenlode.synthetic.answers.care import LookedAfter
from evenlode.synthetic.censuses import Census, Named
from evenlode.synthetic.events import SchoolYear
from evenlode.synthetic.kinds import Children, Column
from evenlode.synthetic.writers.census import CARERS_ASKED, LEFT_CARE_ASKED
from evenlode.vocabulary.codes.ethnicity import ETHNICITIES
from evenlode.vocabulary.codes.sen import PROVISIONS
from evenlode.vocabulary.groups import ALL_GROUPS

Truths = dict[str, Column]
"""For each group whether each child is in it."""
ENGLISH = "ENG"
NOT_TOLD, NO_GROUP = "ethnicity_unknown", -9


@dataclass(frozen=True, eq=False)
class Described:
    """One census: its day, whom it describes, and their groups."""

    day: numpy.datetime64
    known: Column
    groups: Truths


def described(taken: Census, named: Named, year: SchoolYear, children: Children, care: LookedAfter) -> Described:
    """What a census says of every child, and what the returns of children looked after do."""
    known = numpy.zeros(len(children), bool)
    known[named.child] = True
    group = numpy.full(len(children), NO_GROUP)
    numpy.maximum.at(group, named.child, named.group)
    group[named.child[named.on_roll]] = named.group[named.on_roll]
    said = {
        **by_code(year.needs.sen, {one.code: one.groups for one in PROVISIONS.codes}),
        **by_code(children.ethnicity, {one.code: one.groups for one in ETHNICITIES.codes}),
        **year_groups(group),
        **truths(taken, year, children, care),
    }
    said.pop(NOT_TOLD, None)
    return Described(numpy.datetime64(taken.day), known, said | dict(compounds(said)))


def truths(taken: Census, year: SchoolYear, children: Children, care: LookedAfter) -> Truths:
    """The groups that are a matter of yes or no."""
    needs, in_care = year.needs, care.on(taken.day)
    left_care = needs.adopted & (taken.day >= LEFT_CARE_ASKED)
    disadvantaged = needs.ever | care.in_year_to(taken.day) | left_care
    return {
        "boys": children.sex == "boys",
        "girls": children.sex == "girls",
        "fsm": needs.meals,
        "not_fsm": ~needs.meals,
        "fsm6": needs.ever,
        "not_fsm6": ~needs.ever,
        "disadvantaged": disadvantaged,
        "not_disadvantaged": ~disadvantaged,
        "disadvantaged_strategy": disadvantaged | needs.service,
        "not_disadvantaged_strategy": ~(disadvantaged | needs.service),
        "eal": children.language != ENGLISH,
        "not_eal": children.language == ENGLISH,
        "cla": for_a_year(care, year.year),
        "cla_now": in_care,
        "not_cla": ~in_care,
        "service": needs.service,
        "young_carer": needs.carer & (taken.day >= CARERS_ASKED),
    }


def for_a_year(care: LookedAfter, year: int) -> Column:
    """Who is looked after for the whole of the twelve months to the 31 March of an academic year."""
    return care.throughout(date(year, 4, 1), date(year + 1, 3, 31))


def of_the_year(before: Described, care: LookedAfter, year: int) -> Described:
    """What a census of the year before says while it stands: who is looked after for a year is asked of this one."""
    said = before.groups | {"cla": for_a_year(care, year)}
    return Described(before.day, before.known, said | dict(compounds(said)))


def by_code(codes: Column, groups: Mapping[str, Sequence[str]]) -> Truths:
    """The groups that codes put children in."""
    found: Truths = {}
    for code in numpy.unique(codes.astype(str)).tolist():
        for group in groups[code]:
            found[group] = found.get(group, numpy.zeros(len(codes), bool)) | (codes == code)
    return found


def year_groups(group: Column) -> Truths:
    """The groups of year groups."""
    return {f"year_{number or 'r'}": group == number for number in range(14)}


def compounds(said: Truths) -> Iterator[tuple[str, Column]]:
    """The groups that are several at once, of those that are told."""
    for id in ALL_GROUPS:
        parts = id.split("+")
        if len(parts) > 1 and set(parts) <= set(said):
            yield id, reduce(numpy.logical_and, (said[part] for part in parts))


def groups_of(censuses: Sequence[Described], child: Column, on: Column) -> Truths:
    """For each group whether each of some children was in it on a day; everybody is in `all`.

    `censuses` are those of a year and of the one before, in the order of their days.
    """
    place = which(censuses, child, on)
    found = {"all": numpy.ones(len(child), bool)}
    for id in dict.fromkeys(id for one in censuses for id in one.groups):
        held = numpy.zeros(len(child), bool)
        for number, one in enumerate(censuses):
            if id in one.groups:
                here = place == number
                held[here] = one.groups[id][child[here]]
        found[id] = held
    return found


def which(censuses: Sequence[Described], child: Column, on: Column) -> Column:
    """The place of the census that tells what each child was on a day; -1 where none knows them."""
    place = numpy.full(len(child), -1)
    for number, one in reversed(list(enumerate(censuses))):
        place[one.known[child]] = number  # the first that knows them, unless a later one had been taken by the day
    for number, one in enumerate(censuses):
        place[one.known[child] & (one.day <= on)] = number
    return place
