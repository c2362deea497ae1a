"""Plain sentences about gaps and ranks, each made from the numbers of one comparison and from nothing else."""

from evenlode.comparisons.kinds import ClosedBy, Comparator, Gap, Rank, Verdict
from evenlode.measures.figures import Figure
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.rounding import shown
from evenlode.vocabulary.states import State
from evenlode.vocabulary.units import Unit

CHANGES = {
    Verdict.NARROWER: "{by} narrower than the year before",
    Verdict.WIDER: "{by} wider than the year before",
    Verdict.LITTLE_CHANGED: "little changed from the year before",
}
WHY = {
    ClosedBy.GROUP_ROSE: "because {group} did better",
    ClosedBy.COMPARATOR_FELL: "only because {others} did worse",
    ClosedBy.BOTH: "because {group} did better and {others} did worse",
}


def number(figure: Figure, value: float | None = None) -> str:
    """A figure's value, or another value of its measure, as a reader is shown it: `31.3`, `45%`."""
    given = figure.value if value is None else value
    if given is None:
        return figure.state.meaning
    return f"{shown(given, figure.measure.decimals)}{'%' if figure.measure.unit is Unit.PERCENT else ''}"


def points(figure: Figure, value: float) -> str:
    """The size of a difference with its unit: `18.7 points`, `25 percentage points`."""
    size = shown(abs(value), figure.measure.decimals)
    unit = figure.measure.unit.difference_label
    return f"{size} {unit.removesuffix('s') if size in ('1', '1.0') else unit}"


def group_title(figure: Figure) -> str:
    """A figure's group in words."""
    group = ALL_GROUPS.get(figure.key.group)
    return group.title if group else figure.key.group


def others_title(gap: Gap) -> str:
    """What a group is set beside, in words."""
    others = group_title(gap.other) if gap.other else "the others"
    return others if gap.comparator is Comparator.OWN_OTHERS else f"{others} in England"


def gap_sentence(gap: Gap) -> str:
    """One honest sentence about a gap: where both sides stand, how far behind the group is, and what changed."""
    figure = gap.figure
    subject = f"In {figure.key.year} {figure.measure.noun} {among(figure)} in {figure.place_name}"
    if gap.state is not State.VALUE or gap.gap is None or gap.other is None:
        return f"{subject} cannot be set beside {gap.comparator.meaning}: {missing(gap)}."
    stands = f"{subject} was {number(figure)}, and {number(gap.other)} {among(gap.other)}"
    where = "" if gap.comparator is Comparator.OWN_OTHERS else " in England"
    return f"{stands}{where}: {distance(gap)}{change(gap)}."


def among(figure: Figure) -> str:
    """How a group joins a sentence: scores are of pupils, percentages are among them."""
    joint = "among" if figure.measure.unit is Unit.PERCENT else "of"
    return f"{joint} {group_title(figure)}"


def distance(gap: Gap) -> str:
    """How far behind or ahead a group is."""
    if not gap.gap:
        return "no gap"
    behind = "a gap of" if gap.gap > 0 else "the group is ahead by"
    return f"{behind} {points(gap.figure, gap.gap)}"


def change(gap: Gap) -> str:
    """What changed since the year before, where the two years can be compared; chance is never ruled out without counts."""
    if gap.verdict is Verdict.NOT_COMPARABLE:
        return ", which cannot be set beside the year before"
    if gap.change is None or gap.verdict not in CHANGES:
        return ""
    said = CHANGES[gap.verdict].format(by=points(gap.figure, gap.change))
    why = WHY[gap.closed_by].format(group=group_title(gap.figure), others=others_title(gap)) if gap.closed_by else ""
    if gap.verdict is not Verdict.NARROWER:
        why = ""
    return f", {said}{' ' if why else ''}{why} (published without counts, so chance is not ruled out)"


def missing(gap: Gap) -> str:
    """Why there is no gap to speak of."""
    if gap.other is None:
        return "no such figure is published"
    if gap.other.edition != gap.figure.edition:
        return "the two figures come from different publications"
    without = gap.figure if gap.figure.state is not State.VALUE else gap.other
    return f"the figure for {group_title(without)} in {without.place_name} is {without.state.meaning}"


def rank_sentence(rank: Rank) -> str:
    """One sentence about a rank: the place, of how many, in which list, and which end is good."""
    figure = rank.figure
    if rank.rank is None:
        return f"{figure.place_name} has no rank for {figure.measure.title} in {figure.key.year}."
    where = "authorities of England" if rank.set == "england" else "itself and its statistical neighbours"
    best = "highest" if figure.measure.direction is Direction.HIGHER_IS_BETTER else "lowest"
    restated = f" (neighbours of {rank.set}, restated)" if rank.restated else ""
    return (
        f"{figure.place_name} ranks {rank.rank}{'=' if rank.tied else ''} of {rank.of} {where}{restated}, "
        f"where 1 is the {best}."
    )
