"""The finding: up to five comparisons, chosen by the same rule for every authority, each said in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenlode.comparisons.kinds import Rank, Verdict
from evenlode.judgements.sentences import Said, gap_said, rank_said
from evenlode.measures.figures import Figure
from evenlode.publications.candidates import candidates, gaps_of, is_behind, most_beside_england, moved
from evenlode.publications.evidence import Evidence
from evenlode.vocabulary.groups import ALL_GROUPS

# How a change that leads is headed: in words no stronger than its verdict.
HEADS = {
    Verdict.CLOSING: "Narrowed most",
    Verdict.CLOSED: "Closed",
    Verdict.NARROWED: "Narrower, perhaps by chance",
    Verdict.NARROWER: "Narrower, untested",
    Verdict.WIDENING: "Widened most",
    Verdict.WIDENED: "Wider, perhaps by chance",
    Verdict.WIDER: "Wider, untested",
}


@dataclass(frozen=True)
class Finding:
    """One sentence: what it was chosen as, its pieces, and the id of the comparison that it says."""

    label: str
    said: tuple[Said, ...]
    id: str = ""


def finding(evidence: Evidence) -> list[Finding]:
    """What a reader should know first; nothing where the place has too few gaps to choose from."""
    figures = candidates(evidence, evidence.report.chapters)
    if len(gaps_of(evidence, figures)) < evidence.report.least_gaps:
        return []
    ranks = [rank for one in figures if (rank := evidence.rank(one))]
    return [
        *beside_england(evidence, figures),
        *changed(evidence, figures, Verdict.NARROWER, "narrower"),
        *changed(evidence, figures, Verdict.WIDER, "wider"),
        *extremes([rank for rank in ranks if rank.rank and rank.of >= evidence.report.least_ranked]),
    ]


def beside_england(evidence: Evidence, figures: Sequence[Figure]) -> list[Finding]:
    """The gap that most exceeds England's, or comes nearest to it where none does."""
    most = most_beside_england(evidence, figures)
    return [Finding("Widest beside England", gap_said(*most), most[0].id)] if most else []


def changed(evidence: Evidence, figures: Sequence[Figure], way: Verdict, word: str) -> list[Finding]:
    """The gap that changed most in one direction, if one did by more than a little."""
    found = moved(evidence, figures, way)
    if found:
        return [Finding(HEADS[found[0].verdict], gap_said(found[0]), found[0].id)]
    if not any(is_behind(gap) for gap in gaps_of(evidence, figures)):
        return []
    none = f"None of these gaps is {word} than the year before by more than a little."
    return [Finding(word.capitalize(), (Said(none),))]


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
    report = evidence.report
    groups = [ALL_GROUPS[id].title for id in report.larger_groups]
    older = "" if evidence.place.closed else "older than England's newest or by over a year than the newest here, "
    return (
        "Chosen by one rule for every authority, as are the lists below and the first sentence of each chapter, from "
        "the newest figures of vulnerable groups: the gap that most exceeds England's, or comes nearest where none "
        "does, of groups that do no better than in England; the gaps that are narrower and wider than the year before "
        f"by most{of_neighbours(evidence)} Of several that are equal it is the first on this page. Left out are "
        f"figures {older}of exactly 0 or 100 "
        f"per cent, and of fewer than {report.least_counted} children where they are counted; where nobody counted "
        f"them, of all groups but {', '.join(groups[:-1])} and {groups[-1]}, and of those too where fewer than "
        f"{report.least_of_ages} young people of 16 and 17 live. What may not lead stands in the tables."
    )


def of_neighbours(evidence: Evidence) -> str:
    """What neighbours have to do with how the finding was chosen: how differences are weighed, and who is ranked."""
    if evidence.is_invented:
        return (
            ". An invented county has no neighbours to be ranked among or to weigh differences by: those in points are "
            "looked at alone, as they stand, where they are more than the figure itself moves from year to year."
        )
    return (
        f"; the best and the worst rank among at least {evidence.report.least_ranked} authorities. Differences are "
        "weighed by how far the neighbours lie from each other, or by how far the figure itself moves from year to "
        "year where that is more: percentages, scores and rates have no common size, and few children move a figure "
        "far."
    )
