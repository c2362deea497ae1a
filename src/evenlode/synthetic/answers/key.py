"""The answer key as it grows: a year's figures once its censuses have been taken; all are written at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy

from evenlode.synthetic.answers.attendance import absence
from evenlode.synthetic.answers.care import LookedAfter, looked_after
from evenlode.synthetic.answers.exclusions import exclusions, headcount
from evenlode.synthetic.answers.groups import Described, described, of_the_year
from evenlode.synthetic.answers.places import Places, by_phase, of_all_schools
from evenlode.synthetic.answers.progress import FIRST_PROGRESS, progress
from evenlode.synthetic.answers.results import attainment
from evenlode.synthetic.answers.results_ks4 import at_sixteen
from evenlode.synthetic.answers.sums import Answers, Counted, answers
from evenlode.synthetic.censuses import Census, Named
from evenlode.synthetic.county import County
from evenlode.synthetic.events import Results, SchoolYear
from evenlode.synthetic.kinds import Column
from evenlode.synthetic.prior import Before, of_children
from evenlode.synthetic.telling import Told
from evenlode.synthetic.writers import tables
from evenlode.vocabulary.periods import Term
from evenlode.vocabulary.years import academic

FIGURES, PLACES = "figures.csv", 4


@dataclass(eq=False)
class Key:
    """What the county's figures must come to, whole years and all reasons."""

    county: County
    found: list[tuple[str, Answers]] = field(default_factory=list)
    before: list[Described] = field(default_factory=list)
    censuses: list[Described] = field(default_factory=list)
    january: tuple[numpy.datetime64, Named] | None = None

    def begin(self, year: int) -> None:
        """Begin a year: what the censuses of the year before it said stands until its own first."""
        told = self.censuses and self.censuses[0].day >= numpy.datetime64(f"{year - 1}-09")
        self.before = [of_the_year(one, self.care, year) for one in self.censuses if told]
        self.censuses = []

    def take(self, taken: Census, named: Named, year: SchoolYear) -> None:
        """Take note of a census."""
        one = described(taken, named, year, self.county.children, self.care)
        self.censuses.append(one)
        if taken.term is Term.SPRING:
            self.january = one.day, named

    def end(self, told: Told, results: Results, before: Before) -> None:
        """Count a year whose censuses have all been taken; `before` is what its children had attained before it."""
        known = [*self.before, *self.censuses]
        printed = str(academic(told.year))
        for measure, things in self.phased_things(told):
            self.found.append((printed, answers(measure, things, known, self.phased)))
        for measure, thing in self.awarded(told.year, results, before):
            self.found.append((printed, answers(measure, [thing], known, self.whole)))

    def phased_things(self, told: Told) -> Iterator[tuple[str, tuple[Counted, ...]]]:
        """What is counted in a year, for each measure that has phases."""
        for measure, thing in absence(told.year, told.sessions, told.year - self.county.children.reception):
            yield measure, (thing,)
        if self.january is not None:
            yield from exclusions(told.exclusions, headcount(*self.january))

    def awarded(self, year: int, results: Results, before: Before) -> Iterator[tuple[str, Counted]]:
        """What is counted in a year, for each measure of a stage."""
        if self.january is not None:
            day, named = self.january
            yield from attainment(year, results, day)
            if year >= FIRST_PROGRESS:
                yield from progress(year, results, self.known(before.at_seven), day)
            expected = of_children(year, self.known(before.at_eleven))
            yield from at_sixteen(year, results, named, day, expected)

    def known(self, attained: Column | None) -> Column:
        """What every child had attained before; NaN where nothing is known of anybody."""
        return numpy.full(len(self.county.children), numpy.nan) if attained is None else attained

    @cached_property
    def care(self) -> LookedAfter:
        """Who is looked after, as far as the returns tell."""
        return looked_after(self.county)

    @cached_property
    def whole(self) -> Places:
        """The places of measures that have no phases."""
        return of_all_schools(self.county.schools)

    @cached_property
    def phased(self) -> Places:
        """The places of measures that have phases."""
        return by_phase(self.county.schools)

    def write(self, folder: Path) -> int:
        """Write all figures; gives how many there are."""
        years = numpy.concatenate([numpy.full(len(one), year, object) for year, one in self.found])
        columns: dict[str, Column] = {
            name: numpy.concatenate([getattr(one, name) for _year, one in self.found])
            for name in Answers.__dataclass_fields__
        }
        numbers = {name: as_text(columns.pop(name)) for name in ("numerator", "denominator")}
        return tables.write(folder / FIGURES, {**columns, "year": years, **numbers})


def as_text(numbers: Column) -> Column:
    """Numbers as texts, to four places and whole ones without a fraction; empty where there is none."""
    rounded = numpy.round(numbers, PLACES) + 0.0  # nought is never below nought
    whole = numpy.nan_to_num(rounded).astype(numpy.int64)
    texts = whole.astype(str).astype(object)
    fractions = numpy.flatnonzero(numpy.nan_to_num(rounded) != whole)
    texts[fractions] = [f"{one:.{PLACES}f}".rstrip("0").rstrip(".") for one in rounded[fractions].tolist()]
    return numpy.where(numpy.isnan(numbers), "", texts)
