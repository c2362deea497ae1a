"""The finding: up to five comparisons, chosen by the same rule for every authority, each said in one sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evenlode.comparisons.gap import has_gap
from evenlode.comparisons.kinds import Gap, Rank, Verdict
from evenlode.judgements.sentences import Said, direction_of_change, gap_said, rank_said
from evenlode.measures.figures import Figure
from evenlode.publications.evidence import Evidence
from evenlode.publications.exceptions import candidates as every_candidate
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.units import Unit


@dataclass(frozen=True)
class Finding:
    """One sentence: what it was chosen as, its pieces, and the id of the comparison that it says."""

    label: str
    said: tuple[Said, ...]
    id: str = ""


def finding(evidence: Evidence) -> list[Finding]:
    """What a reader should know first; nothing where the place has too few gaps to choose from."""
    chosen = candidates(evidence)
    if len(chosen) < evidence.report.least_gaps:
        return []
    gaps = [gap for gap in chosen if gap.gap is not None and gap.figure.measure.unit is Unit.PERCENT]
    behind = [gap for gap in gaps if exact(gap.gap) > 0 and exact(gap.before) > 0]
    ranks = [rank for gap in chosen if (rank := evidence.rank(gap.figure))]
    return [
        *beside_england(evidence, gaps),
        *changed("Narrowed most", Verdict.NARROWER, behind, lambda gap: exact(gap.change)),
        *changed("Widened most", Verdict.WIDER, behind, lambda gap: -exact(gap.change)),
        *extremes([rank for rank in ranks if rank.rank and rank.of >= evidence.report.least_ranked]),
    ]


def candidates(evidence: Evidence) -> list[Gap]:
    """The gaps from which the finding is chosen, in the order of the page."""
    figures = (one for one in every_candidate(evidence) if is_candidate(evidence, one))
    return [evidence.gap(one) for one in figures if has_gap(one)]


def is_candidate(evidence: Evidence, one: Figure) -> bool:
    """Whether a figure is of a larger group, and not so round that it must be of very few."""
    round_number = one.measure.unit is Unit.PERCENT and one.value in (0.0, 100.0)
    return one.key.group in evidence.report.finding_groups and not round_number


def exact(number: float | None) -> Decimal:
    """A number of a comparison as the decimal that it stands for."""
    return Decimal(repr(number or 0.0))


def beside_england(evidence: Evidence, gaps: Sequence[Gap]) -> list[Finding]:
    """The gap that most exceeds England's, or comes nearest to it where none does."""
    most = most_beside_england(evidence, gaps)
    return [Finding("Widest beside England", gap_said(*most), most[0].id)] if most else []


def most_beside_england(evidence: Evidence, gaps: Iterable[Gap]) -> tuple[Gap, Gap] | None:
    """Of some gaps the one that most exceeds England's, or comes nearest to it, with England's; None where none has."""
    pairs = [
        (gap, england)
        for gap in gaps
        if gap.gap is not None and (england := evidence.england_gap(gap.figure)) and england.gap is not None
    ]
    return max(pairs, key=lambda pair: exact(pair[0].gap) - exact(pair[1].gap), default=None)


def changed(label: str, verdict: Verdict, gaps: Sequence[Gap], size: Callable[[Gap], Decimal]) -> list[Finding]:
    """The gap that changed most in one direction, if one did by a point or more."""
    found = [gap for gap in gaps if direction_of_change(gap) is verdict]
    if not found:
        comparable = [gap for gap in gaps if gap.change is not None]
        word = label.split(maxsplit=1)[0].lower()
        none = f"None of these gaps {word} by a percentage point or more since the year before."
        return [Finding(label, (Said(none),))] if comparable else []
    gap = min(found, key=size)
    return [Finding(label, gap_said(gap), gap.id)]


def extremes(ranks: Sequence[Rank]) -> list[Finding]:
    """The best and the worst rank; one only where all are alike."""
    if not ranks:
        return []
    best = min(ranks, key=lambda rank: rank.rank or 0)
    worst = max(ranks, key=lambda rank: rank.rank or 0)
    if best.rank == worst.rank:
        return [Finding("Rank", rank_said(best), best.id)]
    return [Finding("Best rank", rank_said(best), best.id), Finding("Worst rank", rank_said(worst), worst.id)]


def rule(evidence: Evidence) -> str:
    """How the finding was chosen, for the reader."""
    groups = [ALL_GROUPS[id].title for id in evidence.report.finding_groups]
    older = "" if evidence.place.closed else "figures older than England's newest, "
    return (
        f"Chosen by one rule for every authority, from the newest gaps of {', '.join(groups[:-1])} and {groups[-1]}: "
        "the gap in percentage points that most exceeds England's, or comes nearest to it where none does; the one "
        "that narrowed most and the one that widened most since the year before; and the best and the worst rank among "
        f"at least {evidence.report.least_ranked} authorities. Of several that are equal it is the first on this page. "
        f"Left out are {older}figures of exactly 0 or 100 per cent, and groups of fewer "
        "children, because one year's figures of so few move by chance; all of them stand in the tables below."
    )
