"""The kinds of measure that are counted from pupils' rows, and what each row adds to a figure.

Every figure is a sum over a sum: what a row adds above the line and below it are expressions over the columns of one of
the tables in `counts/`. Place, phase, group and year are values that the aggregator brings; no measure names one.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, TypeAlias

import ibis
from ibis import _

from evenlode.measures.kinds import Measure
from evenlode.measures.slotted import total
from evenlode.vocabulary.ks4_slots import Slots
from evenlode.vocabulary.phases import Phase
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

Expression: TypeAlias = Any  # Ibis has no type stubs: a deferred expression is anything to the type checker

STATE_FUNDED = (Phase.PRIMARY, Phase.SECONDARY, Phase.SPECIAL)
"""The phases that DfE's totals of absence and exclusions are made of; alternative provision is published apart."""
APART = (Phase.ALTERNATIVE,)
OF_COMPULSORY_AGE = tuple(f"year_{year}" for year in range(1, 12))
ONE = ibis.literal(1)


@dataclass(frozen=True, eq=False)
class Contribution:
    """What each row of one table in `counts/` adds to a measure's figures.

    A part that is None is added by another contribution, or the measure has none. `reasons` are numerators of their
    own, by reason; `square` the square of a score.
    """

    counts: str
    numerator: Expression = None
    denominator: Expression = None
    square: Expression = None
    reasons: Mapping[str, Expression] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class Counted(Measure, ABC):
    """A measure that can be counted from pupils' rows, whether or not it is published too.

    `counts` names the file of `counts/` whose rows are counted, `population` says which of them (None: all). Its total
    is of schools of the phases `total_of` (none named: of all schools), and a figure of one phase alone is worked out
    for those and for `apart`; a measure of a key stage has no figure by phase. `taught` are the year groups whose
    pupils it should count: by them it is known which schools are missing.

    A kind says whether its figures are what stands above the line alone (`is_a_count`), whether nothing above it is
    nought once any school has said something (`may_be_nought`), whether what missing pupils could do to it has bounds
    (`has_bounds`), and why there is no figure where there is nobody below the line (`of_nobody`).
    """

    is_a_count: ClassVar[bool] = False
    may_be_nought: ClassVar[bool] = False
    has_bounds: ClassVar[bool] = False
    of_nobody: ClassVar[State] = State.NOT_APPLICABLE

    counts: str
    population: Expression = None
    total_of: tuple[Phase, ...] = ()
    apart: tuple[Phase, ...] = ()
    taught: tuple[str, ...] = ()

    def counts_in(self, year: Year) -> bool:
        """Whether it had a meaning in a year: a definition that had begun, and had not been given up."""
        since = self.definition_for(year)
        return since is not None and (not since.last or year.start <= Year.parse(since.last).start)

    @abstractmethod
    def contributions(self) -> tuple[Contribution, ...]:
        """What rows add to it."""

    @cached_property
    def counted_from(self) -> frozenset[str]:
        """The names of the tables in `counts/` whose rows add to it."""
        return frozenset(one.counts for one in self.contributions())

    def of_population(self, what: Expression) -> Expression:
        """What a row of the population adds; any other adds nothing."""
        return what if self.population is None else ibis.ifelse(self.population, what, None)

    def averaged(self, score: Expression) -> Contribution:
        """What a row adds to a mean: its score, and one where it has a score."""
        above = self.of_population(score.cast("decimal(18, 4)"))
        have = self.of_population(ibis.ifelse(score.isnull(), None, 1))
        return Contribution(self.counts, above, have, square=above * above)


@dataclass(frozen=True, eq=False, kw_only=True)
class Rate(Counted):
    """Those of a population of whom `event` is true, as a percentage; where it is unknown the row is of neither."""

    has_bounds: ClassVar[bool] = True
    event: Expression

    def contributions(self) -> tuple[Contribution, ...]:
        """One for each whose event is known, below the line; above it where it is so."""
        happened, known = (ibis.ifelse(self.event.isnull(), None, one) for one in (ibis.ifelse(self.event, 1, 0), 1))
        return (Contribution(self.counts, self.of_population(happened), self.of_population(known)),)


@dataclass(frozen=True, eq=False, kw_only=True)
class Mean(Counted):
    """The mean of `score` over those of a population who have one."""

    score: Expression

    def contributions(self) -> tuple[Contribution, ...]:
        """The score above the line, one below it where there is a score."""
        return (self.averaged(self.score),)


@dataclass(frozen=True, eq=False, kw_only=True)
class SlottedScore(Counted):
    """The mean over a population of what grades come to in `slots`; an empty slot, and no grades at all, are nothing.

    The table that it counts has a pupil's `grades` (see `slotted`) and the `year`.
    """

    slots: Slots

    def contributions(self) -> tuple[Contribution, ...]:
        """The points above the line, one below it for everybody."""
        return (self.averaged(total(self.slots)),)


@dataclass(frozen=True, eq=False, kw_only=True)
class AgainstExpected(Counted):
    """The mean of how far `score` is from what was `expected` of pupils with the same prior attainment, times `scale`.

    What is expected are national values that somebody else published; where there are none of a year, or none for a
    pupil, nothing is known of them, and nothing is ever worked out in their place from the pupils at hand. A difference
    below the `least` that counts, where there is such, counts as that.
    """

    of_nobody: ClassVar[State] = State.NOT_AVAILABLE
    score: Expression
    expected: Expression
    least: Expression = None
    scale: Decimal = Decimal(1)

    def contributions(self) -> tuple[Contribution, ...]:
        """The difference above the line, one below it for each of whom something was expected."""
        apart = ((self.score - self.expected) * ibis.literal(self.scale, "decimal(4, 3)")).round(4)
        if self.least is not None:
            apart = ibis.ifelse(apart < self.least, self.least, apart)
        have = ibis.ifelse(self.expected.isnull() | self.score.isnull(), 0, 1)
        difference, known = self.of_population(apart), self.of_population(have)
        return (Contribution(self.counts, difference, known, square=difference * difference),)


@dataclass(frozen=True, eq=False, kw_only=True)
class Count(Counted):
    """How many of a population there are, and of each of `reasons`: columns that say whether it is one of them.

    There are none, rather than none known, where `known_of` has rows: a school that said who is on its roll.
    """

    is_a_count: ClassVar[bool] = True
    may_be_nought: ClassVar[bool] = True
    known_of: str
    reasons: tuple[str, ...] = ()

    def contributions(self) -> tuple[Contribution, ...]:
        """One for each above the line; below it those of whom it is known."""
        by_reason = {reason: self.so(_[reason]) for reason in self.reasons}
        events = Contribution(self.counts, self.so(ibis.literal(True)), reasons=by_reason)
        return (events, Contribution(self.known_of, denominator=ONE))

    def so(self, what: Expression) -> Expression:
        """One for what is of the population, nought for what is not: events of another kind say that there was none."""
        return ibis.ifelse(what if self.population is None else self.population & what, 1, 0)


@dataclass(frozen=True, eq=False, kw_only=True)
class EventRate(Count):
    """How many of a population there are for every so many of `known_of`, each on a day of its own."""

    is_a_count: ClassVar[bool] = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Share(Counted):
    """A part of what rows have amounts of, as a percentage; `reasons` are columns with other parts of it."""

    part: Expression
    of: Expression
    reasons: tuple[str, ...] = ()

    def contributions(self) -> tuple[Contribution, ...]:
        """The part above the line, the whole below it."""
        by_reason = {reason: self.of_population(_[reason]) for reason in self.reasons}
        above, below = self.of_population(self.part), self.of_population(self.of)
        return (Contribution(self.counts, above, below, reasons=by_reason),)
