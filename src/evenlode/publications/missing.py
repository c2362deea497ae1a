"""What a reader might look for in a report and does not find, by the reason why it is not there."""

from collections.abc import Iterator
from dataclasses import dataclass

from evenlode.publications.evidence import Evidence, newest_state
from evenlode.publications.gap_tables import capital
from evenlode.publications.kinds import Line
from evenlode.publications.provenance import chosen_of
from evenlode.vocabulary.groups import ALL_GROUPS, VULNERABLE
from evenlode.vocabulary.states import State


@dataclass(frozen=True)
class Missing:
    """One reason, and what is missing for it."""

    reason: str
    what: tuple[str, ...]


def missing(evidence: Evidence) -> list[Missing]:
    """Everything that is missing, by its reason: measures first, then what is old, then single groups."""
    found: dict[str, list[str]] = {}
    every = (*groups(evidence), *measures(evidence), *older(evidence), *newer(evidence), *values(evidence))
    for reason, what in every:
        found.setdefault(reason, []).append(capital(what))
    return [Missing(reason, tuple(what)) for reason, what in found.items()]


def groups(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """The vulnerable groups of which no measure of the report has a figure of the place."""
    met = {one.key.group for one in evidence.own() if one.value is not None}
    for id in VULNERABLE:
        if id not in met:
            yield (
                f"No measure of this report has a figure of these groups in {evidence.place.name}",
                ALL_GROUPS[id].title,
            )


def measures(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """The measures of which the place has no value in any year."""
    for id, one in evidence.measures.items():
        if not chosen_of(evidence, id):
            yield f"No year has a value of {evidence.place.name}: {why(evidence, id)}", one.title


def why(evidence: Evidence, measure: str) -> str:
    """Why a place has no value of a measure."""
    state = newest_state(evidence, measure)
    return "nothing that is loaded has a figure" if state in (None, State.VALUE) else f"its figures are {state.meaning}"


def older(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """The measures of which England has a newer value than the place; a place that closed has none to miss."""
    if evidence.place.closed:
        return
    for id, measure in evidence.measures.items():
        ours, theirs = evidence.chosen.get((id, "all")), evidence.england_chosen.get((id, "all"))
        if ours and theirs and theirs.year.last_day > ours.year.last_day:
            yield (
                f"The newest figure of {evidence.place.name} is older than England's",
                f"{measure.title} ({ours.year}; England {theirs.year})",
            )


def newer(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """The measures of which the invented county has a newer value than is shown, as England has none of that year."""
    ours = evidence.newest_years if evidence.is_invented else {}
    for id, measure in evidence.measures.items():
        chosen, newest = evidence.chosen.get((id, "all")), ours.get(id)
        if chosen and newest and newest > chosen.year:
            yield (
                "A newer year is in the charts alone, as England's is not published",
                f"{measure.title} ({chosen.year}; {evidence.place.name} {newest})",
            )


def values(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """The groups whose figure of the year that is shown has no value."""
    for id, phase in evidence.chosen:
        by_state: dict[State, list[str]] = {}
        for one in evidence.groups_of(Line("", id, phase=phase), VULNERABLE) if phase == "all" else ():
            if one.value is None:
                by_state.setdefault(one.state, []).append(ALL_GROUPS[one.key.group].title)
        for state, titles in by_state.items():
            year = evidence.chosen[id, phase].year
            yield (
                f"The newest figure of a group is {state.meaning}",
                f"{evidence.measures[id].title}, {year}: {', '.join(titles)}",
            )
