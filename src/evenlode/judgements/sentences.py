"""Plain sentences about gaps and ranks, each made from the numbers of one comparison and from nothing else."""

from dataclasses import dataclass

from evenlode.comparisons.kinds import Change, ClosedBy, Comparator, Gap, GapTrend, Mean, Rank, Verdict
from evenlode.comparisons.verdicts import LITTLE
from evenlode.measures.figures import Figure
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.rounding import written
from evenlode.vocabulary.states import State
from evenlode.vocabulary.units import Unit

CHANGES = {Verdict.NARROWER: "narrower than the year before", Verdict.WIDER: "wider than the year before"}
WHY = {
    ClosedBy.GROUP_ROSE: "because {group} did better",
    ClosedBy.COMPARATOR_FELL: "only because {others} did worse",
    ClosedBy.BOTH: "because {group} did better and {others} did worse",
}
UNTESTED = " (published without counts, so chance is not ruled out)"
UNTESTABLE = " (not tested, as its counts do not tell how much is chance)"
# What is said of chance where counts are known: never that a change is proved, only what chance would bring.
CHANCE = {
    Verdict.CLOSING: " (more than chance alone would often bring)",
    Verdict.WIDENING: " (more than chance alone would often bring)",
    Verdict.NARROWED: " (no more than chance alone may bring)",
    Verdict.WIDENED: " (no more than chance alone may bring)",
    Verdict.NO_CLEAR_CHANGE: "",
    Verdict.CLOSED: " (a gap under 2 percentage points, which cannot be told from none)",
}
DIRECTIONS = {
    Verdict.CLOSING: Verdict.NARROWER,
    Verdict.NARROWED: Verdict.NARROWER,
    Verdict.WIDENED: Verdict.WIDER,
    Verdict.WIDENING: Verdict.WIDER,
    Verdict.NO_CLEAR_CHANGE: Verdict.LITTLE_CHANGED,
}
# Below and above these percentages a gap in points shrinks by itself.
ENDS = (15, 85)
OFTEN = ", 95 times in 100)"
RANKED_AMONG = {"england": "authorities of England"}


@dataclass(frozen=True)
class Said:
    """A piece of a sentence; of a number, the id that `explain` takes and which number of what it names stands here."""

    text: str
    id: str = ""
    part: str = ""


def plain(pieces: tuple[Said, ...]) -> str:
    """A sentence as text."""
    return "".join(piece.text for piece in pieces)


def number(figure: Figure, value: float | None = None) -> str:
    """A figure's value, or another value of its measure, as a reader is shown it: `31.3`, `45%`."""
    given = figure.value if value is None else value
    if given is None:
        return figure.state.meaning
    text = written(given, figure.decimals_shown)
    return f"{text}{'%' if figure.measure.unit is Unit.PERCENT else ''}"


def points(figure: Figure, value: float) -> str:
    """The size of a difference with its unit: `18.7 points`, `25 percentage points`, `0.30` of a score."""
    measure = figure.measure
    size = written(abs(value), figure.decimals_shown)
    if measure.unit in (Unit.SCORE, Unit.COUNT):
        return size
    unit = measure.unit.difference_label
    return f"{size} {unit.removesuffix('s') if size == written(1, figure.decimals_shown) else unit}"


def group_title(figure: Figure) -> str:
    """A figure's group in words."""
    group = ALL_GROUPS.get(figure.key.group)
    return group.title if group else figure.key.group


def others_title(gap: Gap) -> str:
    """What a group is set beside, in words."""
    if gap.comparator is Comparator.NEIGHBOURS_SAME:
        return "its statistical neighbours"
    others = group_title(gap.other) if gap.other else "the others"
    return others if gap.comparator is Comparator.OWN_OTHERS else f"{others} in England"


def gap_sentence(gap: Gap) -> str:
    """One honest sentence about a gap: where both sides stand, how far behind the group is, and what changed."""
    return plain(gap_said(gap))


def gap_said(gap: Gap, england: Gap | None = None) -> tuple[Said, ...]:
    """The sentence about a gap in pieces; with England's gap it ends with that instead of with the change."""
    figure = gap.figure
    subject = f"In {figure.key.year} {figure.measure.noun} {among(figure)} in {figure.place_name}"
    if gap.state is not State.VALUE or gap.gap is None or gap.other is None:
        return (Said(f"{subject} cannot be set beside {gap.comparator.meaning}: {missing(gap)}."),)
    return (
        Said(f"{subject} was "),
        Said(number(figure), figure.id, "value"),
        *beside(gap, gap.other),
        *distance(gap),
        *interval(gap),
        *(in_england(england) if england else change(gap)),
        *without_ends(gap, gap.other),
        *(by_pupils(gap, gap.other) if isinstance(gap.other, Mean) else ()),
        Said("."),
    )


def beside(gap: Gap, other: Figure) -> tuple[Said, ...]:
    """Where that stands which a group is set beside; of a mean, how many of the neighbours have a figure."""
    if isinstance(other, Mean):
        mean = Said(number(other), gap.id, "other")
        return (Said(f", and {gap.comparator.meaning}{of_how_many(other)} "), mean, Said(": "))
    where = "" if gap.comparator is Comparator.OWN_OTHERS else " in England"
    return (Said(", and "), Said(number(other), other.id, "value"), Said(f" {among(other)}{where}: "))


def mean_sentence(mean: Mean) -> str:
    """One sentence about the mean of an authority's neighbours: what it is, and of how many."""
    what = f"{mean.measure.noun} {among(mean)} in the {mean.place_name}{of_how_many(mean)}"
    return f"In {mean.key.year} the mean of {what} was {number(mean)}, each counting once."


def of_how_many(mean: Mean) -> str:
    """How many neighbours a mean is of, and whose set it restates; nothing where it is all, of the set of the year."""
    all_have = mean.counted == len(mean.places)
    said = [] if all_have else [f"{mean.counted} of {len(mean.places)} have a figure"]
    said += [f"neighbours of {mean.set}, restated"] if mean.restated else []
    return f" ({'; '.join(said)})" if said else ""


def by_pupils(gap: Gap, mean: Mean) -> tuple[Said, ...]:
    """What the mean is when larger neighbours count for more, where the counts are known, and what that tells."""
    if mean.weighted is None or mean.value is None:
        return ()
    size = Said(number(mean, mean.weighted), gap.id, "weighted")
    if size.text == number(mean):
        return (Said("; weighted by pupils the mean is "), size, Said(" as well"))
    higher = mean.weighted > mean.value
    better = higher == (mean.measure.direction is Direction.HIGHER_IS_BETTER)
    return (
        Said("; weighted by pupils it is "),
        size,
        Said(f": larger neighbours do {'better' if better else 'worse'}"),
    )


def among(figure: Figure) -> str:
    """How a group joins a sentence: scores are of pupils, percentages are among them."""
    joint = "among" if figure.measure.unit is Unit.PERCENT else "of"
    return f"{joint} {group_title(figure)}"


def distance(gap: Gap) -> tuple[Said, ...]:
    """How far behind or ahead a group is."""
    if not gap.gap:
        return (Said("no gap", gap.id, "gap"),)
    behind = "a gap of " if gap.gap > 0 else "the group is ahead by "
    return (Said(behind), Said(points(gap.figure, gap.gap), gap.id, "gap"))


def interval(gap: Gap) -> tuple[Said, ...]:
    """The interval of a gap: how it would come out among like children; nothing where it has none."""
    if gap.low is None or gap.high is None or gap.gap is None:
        return ()
    one_way = gap.low * gap.high >= 0
    ends = sorted((gap.low, gap.high), key=abs) if one_way else [gap.low, gap.high]
    sides = ("", "") if one_way else (" ahead", " behind")
    low, high = (
        Said(written(abs(end), gap.figure.decimals_shown), gap.id, "gap_low" if end == gap.low else "gap_high")
        for end in ends
    )
    return (Said(" (among like children between "), low, Said(f"{sides[0]} and "), high, Said(f"{sides[1]}{OFTEN}"))


def without_ends(gap: Gap, other: Figure) -> tuple[Said, ...]:
    """What the gap is on a scale without ends, where a percentage is near an end; nothing elsewhere."""
    if gap.probit is None or not is_near_an_end(gap.figure, other):
        return ()
    ahead = "lead" if gap.probit < 0 else "gap"
    near = f"; close to 0 or 100 per cent a {ahead} in points looks smaller than it is: in standard deviations it is "
    return (Said(near), Said(written(abs(gap.probit), 2), gap.id, "probit"))


def is_near_an_end(figure: Figure, other: Figure) -> bool:
    """Whether either of two percentages lies so near an end of its scale that a gap in points is small of itself."""
    return any(one.value is not None and not ENDS[0] <= one.value <= ENDS[1] for one in (figure, other))


def in_england(gap: Gap) -> tuple[Said, ...]:
    """What the same gap is in England."""
    if gap.gap is None:
        return (Said("; in England the gap is not known"),)
    if gap.gap < 0:
        return (Said("; in England the group is ahead by "), Said(points(gap.figure, gap.gap), gap.id, "gap"))
    return (Said("; in England the gap was "), Said(points(gap.figure, gap.gap), gap.id, "gap"))


def change(gap: Gap) -> tuple[Said, ...]:
    """What changed since the year before, where the two can be compared; without counts, chance is not ruled out."""
    if gap.verdict is Verdict.NOT_COMPARABLE:
        return (Said(", which cannot be set beside the year before"),)
    if gap.gap is None or gap.before is None or gap.change is None:
        return ()
    verdict, chance = direction_of_change(gap), of_chance(gap)
    if verdict is Verdict.LITTLE_CHANGED:
        return (Said(", little changed from the year before" + chance),)
    if gap.gap < 0 or gap.before < 0:
        return change_of_lead(gap, gap.gap, gap.before)
    reason = f" {why(gap, gap.closed_by)}" if verdict is Verdict.NARROWER and gap.closed_by else ""
    size = Said(points(gap.figure, gap.change), gap.id, "change")
    return (Said(", "), size, Said(f" {CHANGES[verdict]}{reason}{chance}"))


def change_of_lead(gap: Gap, now: float, before: float) -> tuple[Said, ...]:
    """What changed where the group is ahead, or was: a lead grows or shrinks, it is no gap that narrows."""
    chance = of_chance(gap)
    if now < 0 and before < 0:
        size = Said(points(gap.figure, now - before), gap.id, "change")
        grown = "larger" if now < before else "smaller"
        return (Said(", a lead "), size, Said(f" {grown} than the year before{chance}"))
    was = "behind" if before > 0 else "ahead"
    then = Said(points(gap.figure, before), gap.id, "before")
    return (Said(f", where the year before it was {was} by "), then, Said(chance)) if before else (Said(chance),)


def of_chance(gap: Gap | GapTrend) -> str:
    """What is said of chance after a change: tested, or why not."""
    if gap.verdict in CHANCE:
        return CHANCE[gap.verdict]
    sides = (gap.figure, gap.other if isinstance(gap, Gap) else gap.gaps[-1].other)
    return UNTESTABLE if all(one and one.denominator for one in sides) else UNTESTED


def direction_of_change(gap: Gap) -> Verdict:
    """Narrower, wider or little changed, as the verdict has it; a closed gap may have done any of the three."""
    verdict = DIRECTIONS.get(gap.verdict, gap.verdict)
    if verdict is not Verdict.CLOSED:
        return verdict
    if gap.change is None or abs(gap.change) < LITTLE:
        return Verdict.LITTLE_CHANGED
    return Verdict.NARROWER if gap.change < 0 else Verdict.WIDER


def why(gap: Gap, closed_by: ClosedBy | None) -> str:
    """Why a gap narrowed, since the year before or another; nothing where it did not."""
    said = WHY[closed_by] if closed_by else ""
    return said.format(group=group_title(gap.figure), others=others_title(gap))


def missing(gap: Gap) -> str:
    """Why there is no gap to speak of."""
    if gap.other is None and gap.comparator is Comparator.NEIGHBOURS_SAME:
        return "no set of statistical neighbours has the place"
    if gap.other is None:
        return "no such figure is published"
    if gap.other.edition != gap.figure.edition:
        return "the two figures come from different publications"
    if isinstance(gap.other, Mean) and gap.figure.state is State.VALUE:
        return "none of them has a figure in the same publication"
    without = gap.figure if gap.figure.state is not State.VALUE else gap.other
    return f"the figure for {group_title(without)} in {without.place_name} is {without.state.meaning}"


def rank_sentence(rank: Rank) -> str:
    """One sentence about a rank: the figure, its place, of how many, in which list, and which end is good."""
    return plain(rank_said(rank))


def rank_said(rank: Rank) -> tuple[Said, ...]:
    """The sentence about a rank in pieces."""
    figure, measure = rank.figure, rank.figure.measure
    subject = f"In {figure.key.year} {measure.noun} {among(figure)} in {figure.place_name}"
    if rank.rank is None:
        because = measure.direction.label if measure.direction is Direction.NEITHER else figure.state.meaning
        return (Said(f"{subject} has no rank: {because}."),)
    where = RANKED_AMONG.get(rank.set, "among itself and its statistical neighbours")
    restated = f" (neighbours of {rank.set}, restated)" if rank.restated else ""
    return (
        Said(f"{subject} was "),
        Said(number(figure), figure.id, "value"),
        Said(", which ranks "),
        Said(f"{rank.rank}{'=' if rank.tied else ''} of {rank.of}", rank.id, "rank"),
        Said(f" {where}{restated}, where 1 is best."),
    )


def change_sentence(one: Change) -> str:
    """One sentence about what changed in a figure since the year before, or why nothing can be said of it."""
    figure, before = one.figure, one.before
    subject = f"In {figure.key.year} {figure.measure.noun} {among(figure)} in {figure.place_name} was {number(figure)}"
    if before is None:
        return f"{subject}; there is no figure for the year before."
    if one.change is None:
        same = before.definition == figure.definition
        reason = "one of the two years has no value" if same else "the definition changed between them"
        return f"{subject}, which cannot be set beside {before.key.year}: {reason}."
    if not one.change:
        return f"{subject}, as in {before.key.year}."
    way = "more" if one.change > 0 else "less"
    return f"{subject}, {points(figure, one.change)} {way} than in {before.key.year} ({number(before)})."
