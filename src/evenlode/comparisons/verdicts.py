"""What a change of a gap amounts to: tested against chance where counts are known on all four sides, or else untested.

In this order: no year before; not comparable; a significant widening of more than a little; closed; little change;
a significant narrowing; and narrowed or widened by what chance alone may bring. A change under a point is never more
than "no clear change", however many pupils there are: it may be real, but it is too small to act on. A gap is closed by
its size and interval, in percentage points only: other units have no such size.
"""

from decimal import Decimal

from evenlode.comparisons.kinds import Verdict
from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Chance
from evenlode.statistics.changes import chance_of
from evenlode.statistics.intervals import Estimate, difference
from evenlode.statistics.probit import probit_gap
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.units import Unit

# A change under one point is little. Other units have no points: there a change under a tenth of the gap is little.
POINTS = (Unit.PERCENT, Unit.POINTS)
LITTLE = Decimal(1)
LITTLE_SHARE = Decimal("0.1")
CLOSED_UNDER = Decimal(2)
WHOLE = "all"


def behind(figure: Figure, other: Figure | None) -> Estimate | None:
    """How far a figure is behind another, with its interval; None where either has none.

    None too where the other is of all pupils: the group is part of it, so the two are not independent.
    """
    if other is None or other.edition != figure.edition or other.key.group == WHOLE:
        return None
    mine, theirs = figure.estimate, other.estimate
    if mine is None or theirs is None:
        return None
    return difference(theirs, mine) if is_better_high(figure) else difference(mine, theirs)


def is_better_high(figure: Figure) -> bool:
    """Whether a figure's higher numbers are the better ones."""
    return figure.measure.direction is Direction.HIGHER_IS_BETTER


def on_probit_scale(figure: Figure, other: Figure | None) -> float | None:
    """How far a figure is behind another on a scale without ends; None unless both are percentages of pupils."""
    measure = figure.measure
    if measure.unit is not Unit.PERCENT or measure.chance is not Chance.PROPORTION:
        return None
    if other is None or figure.value is None or other.value is None:
        return None
    known = figure.denominator and other.denominator
    sizes = (figure.denominator or 0.0, other.denominator or 0.0) if known else None
    gap = probit_gap(other.value / 100, figure.value / 100, sizes)
    return gap if gap is None or is_better_high(figure) else -gap


def judged(
    figure: Figure,
    earlier: Figure | None,
    now: Decimal | None,
    before: Decimal | None,
    estimates: tuple[Estimate | None, Estimate | None] = (None, None),
) -> Verdict:
    """What the change of a gap from `before` to `now` amounts to; `estimates` are the two gaps with their intervals."""
    if earlier is None:
        return Verdict.FIRST_YEAR
    if earlier.definition != figure.definition or now is None or before is None:
        return Verdict.NOT_COMPARABLE
    little = is_little(figure, now - before, before)
    new, old = estimates
    apart = earlier.key.year.last < figure.key.year.start
    if new is not None and old is not None and apart:
        return against_chance(figure, now, before, little, new, old)
    if little:
        return Verdict.LITTLE_CHANGED
    return Verdict.NARROWER if now < before else Verdict.WIDER


def against_chance(
    figure: Figure, now: Decimal, before: Decimal, little: bool, new: Estimate, old: Estimate
) -> Verdict:
    """The verdict where both gaps have an interval."""
    told, wider = chance_of(difference(new, old)).told, now > before
    if told and wider and not little:
        return Verdict.WIDENING
    if figure.measure.unit is Unit.PERCENT and abs(now) < CLOSED_UNDER and new.low <= 0 <= new.high:
        return Verdict.CLOSED
    if little:
        return Verdict.NO_CLEAR_CHANGE
    if told:
        return Verdict.CLOSING
    return Verdict.WIDENED if wider else Verdict.NARROWED


def is_little(figure: Figure, change: Decimal, before: Decimal) -> bool:
    """Whether a change of a gap is too small to speak of, in the unit of its measure."""
    return abs(change) < (LITTLE if figure.measure.unit in POINTS else abs(before) * LITTLE_SHARE) or not change
