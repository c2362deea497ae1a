"""Which pseudonyms are one child: by numbers that a pupil had before, and by decisions, where these agree.

Of the decisions on two numbers the newest counts. Two that a decision holds apart are not joined by a former number,
nor is anything joined by statements that together would join two who are apart.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

Pair = frozenset[str]


def child_of(statements: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The child of every pseudonym of which something is said: the first of its pseudonyms in the alphabet."""
    said = [row for row in statements if row["pupil"] != row["other"]]
    decided = newest_decisions([row for row in said if row["basis"] == "decision"])
    apart = {pair for pair, says in decided if says == "apart"}
    former = {pair_of(row) for row in said if row["basis"] != "decision"} - apart
    same = without_contested({pair for pair, says in decided if says == "same"}, set(), apart)
    former = without_contested(former, same, apart)
    return {pupil: min(group) for group in joined(same | former) for pupil in group}


def pair_of(row: Mapping[str, Any]) -> Pair:
    """The two pseudonyms, whichever is named first."""
    return frozenset((row["pupil"], row["other"]))


def newest_decisions(decisions: Collection[Mapping[str, Any]]) -> set[tuple[Pair, str]]:
    """What the newest decisions on each two pseudonyms say: two things, where they are equally new and differ."""
    last: dict[Pair, tuple[str, date]] = {}
    for row in decisions:
        last[pair_of(row)] = max(when(row), last.get(pair_of(row), when(row)))
    return {(pair_of(row), row["says"]) for row in decisions if when(row) == last[pair_of(row)]}


def when(row: Mapping[str, Any]) -> tuple[str, date]:
    """How new a statement is."""
    return row["source_time"], row["on"] or date.min


def without_contested(links: set[Pair], settled: set[Pair], apart: set[Pair]) -> set[Pair]:
    """The links that, with those settled, join no two who are apart."""
    contested = [group for group in joined(links | settled) if any(pair <= group for pair in apart)]
    return {link for link in links if not any(link <= group for group in contested)}


def joined(links: Iterable[Pair]) -> Iterator[set[str]]:
    """The sets of pseudonyms that links join."""
    beside: dict[str, set[str]] = {}
    for link in links:
        for one in link:
            beside.setdefault(one, set()).update(link)
    seen: set[str] = set()
    for start in beside:
        group, todo = set[str](), {start} - seen
        while todo:
            group |= todo
            todo = {other for one in todo for other in beside[one]} - group
        seen |= group
        if group:
            yield group
