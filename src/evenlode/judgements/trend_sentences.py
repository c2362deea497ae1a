"""The plain sentence about a trend: how a gap moved over its run of years, why, how steadily, and what is left out."""

from collections.abc import Sequence

from evenlode.comparisons.kinds import Comparator, GapTrend, Verdict
from evenlode.judgements.sentences import Said, of_chance, plain, points, why
from evenlode.vocabulary.years import Year

# What a gap has done when its number fell or rose and chance would seldom bring as much, and what a lead has.
DONE = {"gap": ("narrowed", "widened"), "lead": ("grown", "shrunk")}
# What either is where that much may be chance, or nobody can tell.
IS = {"gap": ("narrower", "wider"), "lead": ("larger", "smaller")}
TOLD = (Verdict.CLOSING, Verdict.WIDENING)
LITTLE = (Verdict.NO_CLEAR_CHANGE, Verdict.LITTLE_CHANGED)


def trend_sentence(trend: GapTrend) -> str:
    """One sentence about a trend."""
    return plain(trend_said(trend))


def trend_said(trend: GapTrend) -> tuple[Said, ...]:
    """The sentence about a trend in pieces: since when, how far, why, in how many years, and what is left out."""
    england = "" if trend.comparator is Comparator.OWN_OTHERS else f" to {trend.comparator.meaning}"
    chance = of_chance(trend)
    return (
        Said(f"Since {trend.since} "),
        *moved(trend, england),
        Said(chance),
        *steadiness(trend),
        *left_out(trend),
        Said("."),
    )


def moved(trend: GapTrend, whom: str) -> tuple[Said, ...]:
    """Which way a gap or a lead moved and how far; where the one became the other, both ends."""
    first, last = trend.gaps[0].gap or 0.0, trend.gaps[-1].gap or 0.0
    if first * last < 0:
        return turned(trend, first, last, whom)
    if not trend.change:
        return (Said(f"the {thing(trend)}{whom} is unchanged"),)
    size = Said(points(trend.figure, trend.change), trend.id, "change")
    reason = why(trend.gaps[-1], trend.closed_by) if thing(trend) == "gap" else ""
    return (*by(trend, f"the {thing(trend)}{whom}", size), Said(f", {reason}" if reason else ""))


def by(trend: GapTrend, what: str, size: Said) -> tuple[Said, ...]:
    """How far a gap or a lead moved, in words no stronger than the verdict."""
    if trend.verdict in TOLD:
        return (Said(f"{what} has {DONE[thing(trend)][trend.change > 0]} by "), size)
    little = "little changed, " if trend.verdict in LITTLE else ""
    return (Said(f"{what} is {little}"), size, Said(f" {comparative(trend)}"))


def turned(trend: GapTrend, first: float, last: float, whom: str) -> tuple[Said, ...]:
    """A gap that became a lead, or a lead that became a gap."""
    was, is_now = ("behind", "ahead") if first > 0 else ("ahead", "behind")
    then, now = (Said(points(trend.figure, one), trend.id, part) for one, part in ((first, "first"), (last, "last")))
    compared = f" compared{whom}" if whom else ""
    return (Said(f"the group{compared} has gone from {was} by "), then, Said(f" to {is_now} by "), now)


def thing(trend: GapTrend) -> str:
    """A gap, or a lead where the group is ahead at both ends."""
    return "lead" if all((one.gap or 0.0) <= 0 for one in (trend.gaps[0], trend.gaps[-1])) else "gap"


def comparative(trend: GapTrend) -> str:
    """What the gap or the lead is beside what it was."""
    return IS[thing(trend)][trend.change > 0]


def steadiness(trend: GapTrend) -> tuple[Said, ...]:
    """In how many years of the run the gap moved the way that it moved on the whole."""
    if not trend.change or trend.steps < 2:
        return ()
    count, part = (trend.wider, "wider") if trend.change > 0 else (trend.narrower, "narrower")
    before = "the last one known" if trend.missing else "the year before"
    return (
        Said("; in "),
        Said(str(count), trend.id, part),
        Said(" of "),
        Said(str(trend.steps), trend.id, "steps"),
        Said(f" years it was {comparative(trend)} than in {before}"),
    )


def left_out(trend: GapTrend) -> tuple[Said, ...]:
    """Which years of the run have no gap, and which the pandemic affected."""
    without = f"; no gap is known for {listed(trend.missing)}" if trend.missing else ""
    affected = f"; the pandemic affected {listed(trend.covid)}" if trend.covid else ""
    return (Said(without + affected),) if without or affected else ()


def listed(years: Sequence[Year]) -> str:
    """Years in a sentence."""
    texts = [str(year) for year in years]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
