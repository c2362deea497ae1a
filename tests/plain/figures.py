"""From things that are counted to the figures of every school and place: sums, a division, coverage and bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from plain import absence, assessments, baccalaureate, exclusions, ks4, progress
from plain.days import january_census
from plain.groups import Groups
from plain.measures import Measure, measures_of
from plain.rows import Row, Rows
from plain.things import Added, Number

Where = tuple[str, str, str]
"""A school or place, a group and a period."""
Key = tuple[str, str, str, str, str, str]
"""Measure, place, phase, group, period and reason."""
ROOMS = (absence, assessments, baccalaureate, exclusions, ks4, progress)


@dataclass
class Sums:
    """What has been added up: None where nothing was."""

    above: Number | None = None
    below: Number | None = None
    square: Number | None = None

    def add(self, above: Number | None, below: Number | None, square: Number | None) -> None:
        """Add what there is."""
        if above is not None:
            self.above = above + (self.above or 0)
        if below is not None:
            self.below = below + (self.below or 0)
        if square is not None:
            self.square = square + (self.square or 0)


class Said(NamedTuple):
    """All that a figure says."""

    numerator: Number | None
    denominator: Number | None
    square: Number | None
    value: float | None
    state: str
    at_least: float | None
    at_most: float | None
    reported: int | None
    expected: int | None


def figures(rows: Rows) -> dict[Key, Said]:
    """Every figure of the year."""
    groups, measures = Groups(rows), measures_of(rows.year)
    sums = sums_of_schools(rows, groups, measures)
    taught = taught_in_january(rows, groups)
    return dict(finished(sums, taught, places(rows), measures))


def sums_of_schools(
    rows: Rows, groups: Groups, measures: Mapping[str, Measure]
) -> dict[tuple[str, str], dict[Where, Sums]]:
    """What is added up of each measure and reason at every school."""
    here: dict[Where, list[Mapping[tuple[str, str], Added]]] = {}
    for room in ROOMS:
        for thing in room.things(rows):
            for group in groups.of(thing.child, thing.on):
                here.setdefault((thing.school, group, thing.period), []).append(thing.adds)
    found: dict[tuple[str, str], dict[Where, Sums]] = {}
    for where, listed in here.items():
        for measure, reason in {key: None for adds in listed for key in adds if key[0] in measures}:
            added = [adds[measure, reason] for adds in listed if (measure, reason) in adds]
            one = summed(added, measures[measure].is_a_mean)
            if one != Sums():
                found.setdefault((measure, reason), {})[where] = one
    return found


def summed(added: list[Added], with_squares: bool) -> Sums:
    """What things add together above the line and below it, where they add anything."""
    above = [one for one, _below in added if one is not None]
    below = [one for _above, one in added if one is not None]
    squares = [one * one for one in above] if with_squares else []
    return Sums(*(sum(numbers) if numbers else None for numbers in (above, below, squares)))


def taught_in_january(rows: Rows, groups: Groups) -> dict[tuple[str, str], dict[str, int]]:
    """How many pupils of each year group are on roll at a school in January, by school and group."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for child, school, on, taught in exclusions.january(rows):
        for group in groups.of(child, on):
            pupils = found.setdefault((school, group), {})
            pupils[taught] = pupils.get(taught, 0) + 1
    return found


def places(rows: Rows) -> dict[str, tuple[str, set[str]]]:
    """Of every school its phase and the places that it is part of on the day of the January census.

    Of several sources the newest word counts. An authority that a list of memberships names goes before the one that
    a register of schools has.
    """
    day, told = january_census(rows.year), dict[str, Row]()
    for row in sorted(rows.every("school"), key=lambda row: (row["source_time"], row["source"])):
        said = {name: row[name] for name in ("phase", "authority") if row[name]}
        told[row["urn"]] = {**told.get(row["urn"], {}), **said}
    held = [row for row in rows.every("place_membership") if holds(row, day)]
    named = {row["urn"] for row in held if row["kind"] == "authority"}
    found = {urn: (one.get("phase", ""), set[str]()) for urn, one in told.items()}
    for row in held:
        found.setdefault(row["urn"], ("", set()))[1].add(row["place"])
    for urn, one in told.items():
        if urn not in named and one.get("authority"):
            found[urn][1].add(one["authority"])
    return found


def holds(row: Row, day: Any) -> bool:
    """Whether a membership holds on a day."""
    return (row["since"] is None or row["since"] <= day) and (row["until"] is None or day <= row["until"])


def finished(
    sums: dict[tuple[str, str], dict[Where, Sums]],
    taught: dict[tuple[str, str], dict[str, int]],
    places: dict[str, tuple[str, set[str]]],
    measures: Mapping[str, Measure],
) -> Iterator[tuple[Key, Said]]:
    """Every figure, of schools and of places."""
    for id, measure in measures.items():
        own = {reason: of for (name, reason), of in sums.items() if name == id}
        something = measure.may_be_nought and any(one.above is not None for of in own.values() for one in of.values())
        schools = {school for of in own.values() for school, _group, _period in of}
        added, covered = together(own, places, measure), coverage(own.get("all", {}), taught, places, measure)
        for (place, phase, group, period, reason), one in added.items():
            whole = added.get((place, phase, group, period, "all"), Sums())
            above = one.above if one.above is not None or not something else 0
            if above is not None or whole.below is not None:
                cover = (1, 1, 0) if place in schools else covered.get((place, phase, group, period))
                yield (id, place, phase, group, period, reason), said(measure, above, whole.below, one.square, cover)


def together(
    own: dict[str, dict[Where, Sums]], places: dict[str, tuple[str, set[str]]], measure: Measure
) -> dict[tuple[str, str, str, str, str], Sums]:
    """The sums of every school, and of every place and phase that schools are part of."""
    found: dict[tuple[str, str, str, str, str], Sums] = {}
    for reason, of in own.items():
        for (school, group, period), one in of.items():
            for place, phase in counted_in(school, places, measure):
                to = found.setdefault((place, phase, group, period, reason), Sums())
                to.add(one.above, one.below, one.square)
    return found


def counted_in(school: str, places: dict[str, tuple[str, set[str]]], measure: Measure) -> Iterator[tuple[str, str]]:
    """Where a school's figures count: at the school itself, and in its places, under each phase that has figures."""
    yield school, "all"
    phase, parts = places.get(school, ("", set()))
    yield from ((place, figure) for place in parts for figure in measure.phases(phase))


def coverage(
    of_all: dict[Where, Sums],
    taught: dict[tuple[str, str], dict[str, int]],
    places: dict[str, tuple[str, set[str]]],
    measure: Measure,
) -> dict[tuple[str, str, str, str], tuple[int, int, int]]:
    """Of each place's figures how many schools reported, how many should have, and the pupils of those that did not.

    A school should report of a group where it taught such a pupil in January, and has where anything was added.
    """
    found: dict[tuple[str, str, str, str], tuple[int, int, int]] = {}
    periods = {period for _school, _group, period in of_all}
    for (school, group), by_year in taught.items():
        pupils = sum(by_year.get(one, 0) for one in measure.taught)
        for place, phase in counted_in(school, places, measure):
            for period in periods if pupils and place != school else ():
                there = (school, group, period) in of_all
                reported, expected, missing = found.get((place, phase, group, period), (0, 0, 0))
                found[place, phase, group, period] = (reported + there, expected + 1, missing + (not there) * pupils)
    return found


def said(
    measure: Measure,
    above: Number | None,
    below: Number | None,
    square: Number | None,
    cover: tuple[int, int, int] | None,
) -> Said:
    """A figure: a sum over a sum, and what it could be had all schools reported."""
    reported, expected, missing = cover or (None, None, 0)
    if measure.unit == "number":
        below = None
    value = above if measure.unit == "number" else over(above, below, measure)
    state = "value" if value is not None else measure.of_nobody if below == 0 else "x"
    at_least = at_most = None
    if measure.has_bounds and missing and above is not None and below is not None:
        at_least, at_most = (over(one, below + missing, measure) for one in (above, above + missing))
    return Said(above, below, square, nearest(value), state, nearest(at_least), nearest(at_most), reported, expected)


def over(above: Number | None, below: Number | None, measure: Measure) -> Fraction | None:
    """A sum over a sum, in the measure's unit; None where there is nothing to divide, or nothing to divide by."""
    return None if above is None or not below else Fraction(above) * measure.per / Fraction(below)


def nearest(exact: Fraction | Number | None) -> float | None:
    """The double that is nearest to a number."""
    return None if exact is None else float(exact)
