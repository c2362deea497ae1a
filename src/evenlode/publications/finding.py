"""The finding: up to five comparisons, chosen by the same rule for every authority, each said in one sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evenlode.comparisons.kinds import Gap, Rank, Verdict
from evenlode.judgements.sentences import Said, gap_said, rank_said
from evenlode.measures.figures import Figure
from evenlode.publications.evidence import Evidence, england_gap
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.units import Unit


@dataclass(frozen=True)
class Finding:
    """One sentence: what it was chosen as, its pieces, and the id of the comparison that it says."""

    label: str
    said: tuple[Said, ...]
    id: str = ""


def finding(evidence: Evidence) -> list[Finding]:
    """What a reader should know first; nothing where the place has no gap and no rank to speak of."""
    gaps = [gap for gap in evidence.gaps() if is_candidate(evidence, gap.figure) and gap.gap is not None]
    in_percent = [gap for gap in gaps if gap.figure.measure.unit is Unit.PERCENT]
    ranks = [rank for key, rank in in_order(evidence) if rank.rank and rank.of >= evidence.report.least_ranked]
    return [
        *beside_england(evidence, in_percent),
        *changed("Narrowed most", Verdict.NARROWER, in_percent, lambda gap: exact(gap.change)),
        *changed("Widened most", Verdict.WIDER, in_percent, lambda gap: -exact(gap.change)),
        *extremes(ranks),
    ]


def is_candidate(evidence: Evidence, figure: Figure) -> bool:
    """Whether a figure's group is one of those from which the finding is chosen."""
    return figure.key.group in evidence.report.finding_groups


def in_order(evidence: Evidence) -> list[tuple[Figure, Rank]]:
    """The ranks of the groups from which the finding is chosen, in the order of the page."""
    figures = [gap.figure for gap in evidence.gaps() if is_candidate(evidence, gap.figure)]
    return [(one, evidence.ranks[one.key]) for one in figures if one.key in evidence.ranks]


def exact(number: float | None) -> Decimal:
    """A number of a comparison as the decimal that it stands for."""
    return Decimal(repr(number or 0.0))


def beside_england(evidence: Evidence, gaps: Sequence[Gap]) -> list[Finding]:
    """The gap that most exceeds England's; where none does, the one that comes nearest to it."""
    pairs = [(gap, england) for gap in gaps if (england := england_gap(evidence, gap.figure)) and england.gap is not None]
    if not pairs:
        return []
    gap, england = max(pairs, key=lambda pair: exact(pair[0].gap) - exact(pair[1].gap))
    wider = exact(gap.gap) > exact(england.gap)
    return [Finding("Widest beside England" if wider else "Nearest to England's gap", gap_said(gap, england), gap.id)]


def changed(label: str, verdict: Verdict, gaps: Sequence[Gap], size: Callable[[Gap], Decimal]) -> list[Finding]:
    """The gap that changed most in one direction, if one did by a point or more."""
    found = [gap for gap in gaps if gap.verdict is verdict]
    if not found:
        comparable = [gap for gap in gaps if gap.change is not None]
        word = label.split()[0].lower()
        none = f"None of these gaps {word} by a percentage point or more since the year before."
        return [Finding(label, (Said(none),))] if comparable else []
    gap = min(found, key=size)
    return [Finding(label, gap_said(gap), gap.id)]


def extremes(ranks: Sequence[Rank]) -> list[Finding]:
    """The best and the worst rank; one only where there is but one."""
    if not ranks:
        return []
    best = min(ranks, key=lambda rank: rank.rank or 0)
    worst = max(ranks, key=lambda rank: rank.rank or 0)
    said = [Finding("Best rank", rank_said(best), best.id)]
    return said if worst is best else [*said, Finding("Worst rank", rank_said(worst), worst.id)]


def rule(evidence: Evidence) -> str:
    """How the finding was chosen, for the reader."""
    groups = [ALL_GROUPS[id].title for id in evidence.report.finding_groups]
    return (
        f"Chosen by one rule for every authority, from the newest gaps of {', '.join(groups[:-1])} and {groups[-1]}: the gap "
        "in percentage points that most exceeds England's, the one that narrowed most and the one that widened most since "
        f"the year before, and the best and worst rank among at least {evidence.report.least_ranked} authorities; the first "
        "in the order of this page where several are equal. Groups of fewer children are in the tables below and left out "
        "here, because one year's figures of so few move by chance."
    )
