"""Who is one child by brute force: what is said, in a square table, joined until nothing changes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from evenlode.measures.children import Statement


@dataclass(frozen=True)
class Says:
    """One statement on two numbers: a decision, or that the one number was the other's before."""

    one: int
    other: int
    says: str
    decided: bool
    time: str
    on: str = "2026-01-01"
    load: str = "load"
    record: int = 1

    @property
    def pair(self) -> frozenset[int]:
        """The two numbers, whichever stands first."""
        return frozenset((self.one, self.other))

    def statement(self) -> Statement:
        """The same as the measure takes it."""
        first, last = sorted((name(self.one), name(self.other)))
        time = (self.time, date.fromisoformat(self.on))
        return Statement((first, last), self.says, self.decided, time, (self.load, self.record))


def name(number: int) -> str:
    """What stands for a number."""
    return f"p{number:02d}"


def reached(links: Collection[frozenset[int]], numbers: Iterable[int]) -> dict[int, frozenset[int]]:
    """Of every number those that can be reached from it."""
    every = sorted(numbers)
    reach = {(one, other): one == other or frozenset((one, other)) in links for one in every for other in every}
    for through in every:
        for one in every:
            for other in every:
                reach[one, other] = reach[one, other] or (reach[one, through] and reach[through, other])
    return {one: frozenset(other for other in every if reach[one, other]) for one in every}


def groups(said: Collection[Says]) -> dict[int, frozenset[int]]:
    """Of every number that is spoken of, all numbers of its child."""
    numbers = {number for one in said for number in one.pair}
    last = {
        one.pair: max((two.time, two.on) for two in said if two.decided and two.pair == one.pair)
        for one in said
        if one.decided
    }
    apart = {one.pair for one in said if one.decided and one.says == "apart" and (one.time, one.on) == last[one.pair]}
    same = {one.pair for one in said if one.decided and one.says == "same" and (one.time, one.on) == last[one.pair]}
    former = {one.pair for one in said if not one.decided} - apart
    same = without_contested(same, set(), apart, numbers)
    former = without_contested(former, same, apart, numbers)
    return reached(same | former, numbers)


def without_contested(
    links: set[frozenset[int]], settled: set[frozenset[int]], apart: set[frozenset[int]], numbers: set[int]
) -> set[frozenset[int]]:
    """The links none of whose numbers reaches two that are apart."""
    reach = reached(links | settled, numbers)
    return {link for link in links if not any(pair <= reach[number] for number in link for pair in apart)}


def children_by_number(said: Collection[Says], names: Mapping[int, str]) -> dict[str, str]:
    """The child of every pseudonym that is spoken of."""
    return {names[number]: min(names[other] for other in found) for number, found in groups(said).items()}
