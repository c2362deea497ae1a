"""What a pupil's grades come to in the slots of a score, as expressions over rows that have `grades` and `year`.

`grades` is a list with an element for each grade: its `subject`, the `points` it is worth, whether it is a `good` pass
and a `strong` one, and whether it is `of_gcse`. Every expression has a value, nought or untrue for who has no grades.

Source: DfE, Secondary accountability measures: guide for maintained secondary schools, academies and free schools.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import add, and_, or_
from typing import Any, TypeAlias

import ibis
from ibis import _

from evenlode.vocabulary.ks4_slots import Slots, Way

Expression: TypeAlias = Any  # Ibis has no type stubs: a deferred expression is anything to the type checker

POINTS = "decimal(18, 4)"
NOUGHT = ibis.literal(Decimal(0), POINTS)
SHARE_PLACES = Decimal(1).scaleb(-17)


def total(slots: Slots) -> Expression:
    """The points of all slots and open places, divided by the parts, to four places."""
    found = grades_of(slots)
    filled = [ibis.greatest(NOUGHT, *(worth(found, way) for way in slot.ways)) for slot in slots.slots]
    whole = ibis.coalesce(reduce(add, [*filled, in_open_places(found, slots)]), NOUGHT).cast(POINTS)
    return whole if slots.parts == 1 else (whole * part_of(slots.parts)).round(4).cast(POINTS)


def every_slot_taken(slots: Slots) -> Expression:
    """Whether a pupil took what some way of every slot asks for, whatever the grades."""
    found = grades_of(slots)
    return true_of_all(reduce(or_, (is_open(found, way) for way in slot.ways)) for slot in slots.slots)


def every_slot_reached(slots: Slots, pass_: str) -> Expression:
    """Whether all the grades that fill a slot are `good`, or `strong`, in some way of every slot."""
    found = grades_of(slots)
    return true_of_all(reduce(or_, (is_reached(found, way, pass_) for way in slot.ways)) for slot in slots.slots)


def grades_of(slots: Slots) -> Expression:
    """The grades that may count."""
    return _.grades.filter(lambda one: one.of_gcse) if slots.gcses_only else _.grades


def of_way(grades: Expression, way: Way) -> Expression:
    """The grades in the subjects of a way."""
    return grades.filter(lambda one: one.subject.isin(way.subjects))


def is_open(grades: Expression, way: Way) -> Expression:
    """Whether a way is open to a pupil: its subjects were taken, in one of its years."""
    return reduce(and_, [of_way(grades, way).length() > 0, *conditions(grades, way)])


def conditions(grades: Expression, way: Way) -> Iterator[Expression]:
    """What a way asks for beside a grade in one of its subjects."""
    if way.needs > 1:
        yield of_way(grades, way).map(lambda one: one.subject).unique().length() >= way.needs
    if way.beside:
        yield grades.filter(lambda one: one.subject == way.beside).length() > 0
    if way.since is not None:
        yield _.year >= way.since.id
    if way.last is not None:
        yield _.year <= way.last.id


def is_reached(grades: Expression, way: Way, pass_: str) -> Expression:
    """Whether a way is open to a pupil and is filled by passes."""
    passes = of_way(grades, way).filter(lambda one: one[pass_]).length()
    return reduce(and_, [passes >= way.places, *conditions(grades, way)])


def worth(grades: Expression, way: Way) -> Expression:
    """What a slot filled in some way is worth; nought where the way is not open."""
    points = best(points_of(of_way(grades, way)), way.places) * way.times
    asked = list(conditions(grades, way))
    return ibis.ifelse(reduce(and_, asked), points, NOUGHT) if asked else points


def in_open_places(grades: Expression, slots: Slots) -> Expression:
    """What the open places are worth: grades of no slot's subjects, and those that the slots leave over."""
    if not slots.open_places:
        return NOUGHT
    named = [subject for slot in slots.slots for way in slot.ways for subject in way.subjects]
    others = points_of(grades.filter(lambda one: ~one.subject.isin(named)))
    return best(others.concat(*(left_over(grades, slot.ways[0]) for slot in slots.slots)), slots.open_places)


def left_over(grades: Expression, way: Way) -> Expression:
    """The points of the grades that a way does not need to fill its places."""
    return points_of(of_way(grades, way)).sort().filter(lambda _one, place: place >= way.places)


def best(points: Expression, places: int) -> Expression:
    """The sum of the greatest of some points that were listed below nought."""
    return -ibis.coalesce(points.sort().filter(lambda _one, place: place < places).sums(), NOUGHT)


def points_of(grades: Expression) -> Expression:
    """The points of grades, each below nought: so the best stand first when they are sorted."""
    return grades.map(lambda one: -one.points)


def true_of_all(held: Iterator[Expression]) -> Expression:
    """Whether all hold; untrue where that is not known."""
    return ibis.coalesce(reduce(and_, held), ibis.literal(False))


def part_of(parts: int) -> Expression:
    """One of so many equal parts, as exactly as a decimal can say it."""
    return ibis.literal((Decimal(1) / parts).quantize(SHARE_PLACES), "decimal(18, 17)")
