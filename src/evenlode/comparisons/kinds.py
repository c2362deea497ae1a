"""What kinds of comparison there are, and what each carries."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from evenlode.measures.figures import Figure
from evenlode.statistics.intervals import Estimate
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year


class Comparator(StrEnum):
    """What a group is set beside."""

    OWN_OTHERS = "own_others"
    NATIONAL_OTHERS = "national_others"
    NATIONAL_SAME = "national_same"
    NEIGHBOURS_SAME = "neighbours_same"

    @property
    def meaning(self) -> str:
        """The comparator in words."""
        return MEANINGS[self]


MEANINGS = {
    Comparator.OWN_OTHERS: "the others in the same place",
    Comparator.NATIONAL_OTHERS: "the others in England",
    Comparator.NATIONAL_SAME: "the same group in England",
    Comparator.NEIGHBOURS_SAME: "the mean of its ten statistical neighbours",
}


class Verdict(StrEnum):
    """What a change of a gap since the year before amounts to.

    The first six are tested, where counts are known on all four sides: `closed` says that the gap is under two
    percentage points and its interval holds nought, `closing` and `widening` that chance alone would seldom bring the
    change, the two in `_not_significant` that it often would. Those in `untested` are of figures without counts. The
    words follow the number: where the group is ahead, a lead that shrinks is a gap that widens, from -4 to -3.
    """

    CLOSED = "closed"
    CLOSING = "closing"
    NARROWED = "narrowed_not_significant"
    NO_CLEAR_CHANGE = "no_clear_change"
    WIDENED = "widened_not_significant"
    WIDENING = "widening"
    NARROWER = "narrower_untested"
    WIDER = "wider_untested"
    LITTLE_CHANGED = "little_changed_untested"
    NOT_COMPARABLE = "not_comparable"
    FIRST_YEAR = "first_year"


class ClosedBy(StrEnum):
    """Why a gap narrowed."""

    GROUP_ROSE = "group_rose"
    COMPARATOR_FELL = "comparator_fell"
    BOTH = "both"


@dataclass(frozen=True)
class Mean(Figure):
    """The mean of the figures of an authority's statistical neighbours, each counting once: nobody publishes it.

    `exact` is the mean before it is a double; `places` are the neighbours, of whom `having` have a value; `set` is
    their dated set; `weighted` is the mean by pupils, where all that count have both counts; `whole` is the mean with
    its interval, where all that count have one.
    """

    set: str
    restated: bool
    places: tuple[str, ...]
    having: tuple[str, ...]
    exact: Decimal | None
    weighted: float | None
    whole: Estimate | None = None

    @property
    def counted(self) -> int:
        """How many neighbours have a value."""
        return len(self.having)

    @property
    def estimate(self) -> Estimate | None:
        """The mean with its interval and variance, made from those of the neighbours."""
        return self.whole


@dataclass(frozen=True)
class Gap:
    """How far a group is behind what it is set beside: positive means behind, whichever way is better.

    `gap`, `before` and `change` are exact decimals of the published numbers, None unless `state` is `value`; `before`
    is the year before's under the same definition, and `group_change` and `comparator_change` split the change. Of the
    mean of neighbours, `other` is a `Mean`, and one set of neighbours counts for both years.

    `low` and `high` hold the gap 95 times in 100 as cohorts come and go; None where a side has no interval, or where
    the group is part of what it is set beside. England holds the authority too, but as so small a part that the
    interval hardly moves. `probit` is the gap of two percentages of pupils on a scale without ends, with its sign.
    """

    figure: Figure
    comparator: Comparator
    other: Figure | None
    gap: float | None
    state: State
    before: float | None
    change: float | None
    group_change: float | None
    comparator_change: float | None
    closed_by: ClosedBy | None
    verdict: Verdict
    low: float | None = None
    high: float | None = None
    probit: float | None = None

    @property
    def lead(self) -> float | None:
        """How far the group is ahead: the gap seen from the other side."""
        return None if self.gap is None else -self.gap

    @property
    def id(self) -> str:
        """The comparison's id."""
        return f"{self.figure.id}~gap_{self.comparator}"


@dataclass(frozen=True)
class GapTrend:
    """The unbroken run of a gap's years, under one definition, that ends with a figure's year.

    `gaps` are those of the run, oldest first, at least two; `missing` the years between that have none, `covid` those
    of the run that the pandemic affected. `change` is the last gap less the first, exact in the published numbers, and
    `group_change` and `comparator_change` split it. `narrower` and `wider` count the steps from one gap of the run to
    the next. `verdict` judges the last year against the first as a gap's does against the year before.
    """

    figure: Figure
    comparator: Comparator
    gaps: tuple[Gap, ...]
    missing: tuple[Year, ...]
    covid: tuple[Year, ...]
    change: float
    group_change: float
    comparator_change: float
    narrower: int
    wider: int
    closed_by: ClosedBy | None
    verdict: Verdict

    @property
    def since(self) -> Year:
        """The first year of the run."""
        return self.gaps[0].figure.key.year

    @property
    def steps(self) -> int:
        """How many times one gap of the run follows another."""
        return len(self.gaps) - 1

    @property
    def id(self) -> str:
        """The comparison's id."""
        return f"{self.figure.id}~trend_gap_{self.comparator}"


@dataclass(frozen=True)
class Change:
    """What changed in a figure since the year before: `before` is that year's figure, where there is one.

    `change` is exact in the published numbers; None across a break of definition, or where a year has no value.
    """

    figure: Figure
    before: Figure | None
    change: float | None

    @property
    def id(self) -> str:
        """The comparison's id."""
        return f"{self.figure.id}~change"


@dataclass(frozen=True)
class Rank:
    """A place's rank among its statistical neighbours and itself, or among all authorities (`set` is `england`).

    1 is best; ties share the smallest rank; `of` counts the places that have a value; `rank` is None where the place
    has none, or where neither way is better. `restated` says that the set is later than the figure's year.
    """

    figure: Figure
    set: str
    rank: int | None
    of: int
    tied: bool
    polarity: str
    restated: bool
    places: tuple[str, ...]

    @property
    def id(self) -> str:
        """The comparison's id."""
        return f"{self.figure.id}~rank_{self.set}"
