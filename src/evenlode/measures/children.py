"""Which pseudonyms are one child: by the numbers that files say a pupil had before, and by reviewed decisions.

A decision wins over a former number, and of two decisions on the same two numbers the newer wins. Where what is said
cannot all be true, nobody is joined by it: a child's marks never move to another child by chance, and what contradicts
itself is told. No row of any table is changed; whoever counts children joins `Children.table`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

import ibis
import pyarrow

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.lake.reading import Reading
from evenlode.measures.reads import Reads

Pair: TypeAlias = tuple[str, str]
"""Two pseudonyms, the smaller first: which of them a file names first says nothing."""
COLUMNS = ("pupil", "other", "says", "basis", "on", "source_time", "load", "record")
READS = (Reads("identity"),)
SCHEMA = pyarrow.schema([("pupil", pyarrow.string()), ("child", pyarrow.string())])


@dataclass(frozen=True)
class Statement:
    """What one record says of two pseudonyms, and where it stands."""

    pair: Pair
    says: str
    decided: bool
    time: tuple[str, date]
    stands: tuple[str, int]


@dataclass(frozen=True)
class Contradiction:
    """Statements that cannot all be true, as loads and records: none of them joins anybody until one is taken back."""

    stands: tuple[tuple[str, int], ...]
    pupils: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What a person is told."""
        where = ", ".join(f"record {record} of load {load}" for load, record in self.stands)
        return (
            f"{len(self.pupils)} numbers are said to be one child's and to be different children's ({where}): none of "
            "these is followed until a newer decision says which is right, or one of these loads is taken back."
        )


@dataclass(frozen=True, eq=False)
class Children:
    """Of every pseudonym that was ever spoken of, its child: the smallest pseudonym of those that are one child."""

    by_pupil: Mapping[str, str]
    contradictions: tuple[Contradiction, ...]

    @cached_property
    def table(self) -> pyarrow.Table:
        """Two columns, `pupil` and `child`; a pupil who is not in it is a child of one pseudonym."""
        rows = sorted(self.by_pupil.items())
        return pyarrow.table([[pupil for pupil, _ in rows], [child for _, child in rows]], schema=SCHEMA)

    def child(self, pupil: str) -> str:
        """The child of a pseudonym."""
        return self.by_pupil.get(pupil, pupil)

    def joined(self, engine: Engine, rows: Expression) -> Expression:
        """Rows that have a `pupil`, with their `child`."""
        known = engine.table(self.table).rename(known_pupil="pupil")
        met = rows.left_join(known, rows.pupil == known.known_pupil)
        return met.mutate(child=ibis.coalesce(met.child, met.pupil)).drop("known_pupil")


def children(reading: Reading) -> Children:
    """Which pseudonyms are one child, as a reading of the lake knows it."""
    rows = reading.engine.arrow(reading.table("identity").select(*COLUMNS)).to_pylist()
    return children_of(map(statement, rows))


def statement(row: Mapping[str, Any]) -> Statement:
    """What a row of table `identity` says."""
    first, last = sorted((row["pupil"], row["other"]))
    time = (row["source_time"], row["on"] or date.min)
    return Statement((first, last), row["says"], row["basis"] == "decision", time, (row["load"], row["record"]))


def children_of(statements: Iterable[Statement]) -> Children:
    """Which pseudonyms are one child by some statements, in whatever order they come."""
    said = sorted(statements, key=lambda one: (one.pair, one.time, one.stands, one.says))
    decided = newest([one for one in said if one.decided])
    apart = [one for one in decided if one.says == "apart"]
    parted = {one.pair for one in apart}
    former = [one for one in said if not one.decided and one.pair not in parted]
    sames, first = consistent([one for one in decided if one.says == "same"], [], apart)
    formers, second = consistent(former, sames, apart)
    groups = components({one.pair for one in (*sames, *formers)})
    alone = {pupil: pupil for one in said for pupil in one.pair}
    return Children(alone | {pupil: min(group) for group in groups for pupil in group}, (*first, *second))


def newest(decisions: Sequence[Statement]) -> list[Statement]:
    """Of the decisions on each pair those of the newest time: several, where one time says several things."""
    last: dict[Pair, tuple[str, date]] = {}
    for one in decisions:
        last[one.pair] = max(one.time, last.get(one.pair, one.time))
    return [one for one in decisions if one.time == last[one.pair]]


def consistent(
    joining: Sequence[Statement], settled: Sequence[Statement], apart: Sequence[Statement]
) -> tuple[list[Statement], list[Contradiction]]:
    """The statements that, with those settled before, join no two who are apart; and what contradicts itself."""
    wrong, found = set[str](), []
    for group, parted in torn(list(components({one.pair for one in (*settled, *joining)})), apart):
        together = [one for one in joining if group.issuperset(one.pair)]
        if together:
            wrong |= group
            stands = sorted({one.stands for one in (*parted, *together)})
            found.append(Contradiction(tuple(stands), tuple(sorted(group))))
    return [one for one in joining if wrong.isdisjoint(one.pair)], found


def torn(groups: Sequence[set[str]], apart: Iterable[Statement]) -> Iterator[tuple[set[str], list[Statement]]]:
    """The sets of pseudonyms of which two are said to be apart, with the statements that say so."""
    group_of = {pupil: place for place, group in enumerate(groups) for pupil in group}
    said: dict[int, list[Statement]] = {}
    for one in apart:
        first, second = (group_of.get(pupil, -1) for pupil in one.pair)
        if first == second >= 0:
            said.setdefault(first, []).append(one)
    return ((groups[place], said[place]) for place in sorted(said))


def components(pairs: Iterable[Pair]) -> Iterator[set[str]]:
    """The sets of pseudonyms that pairs join."""
    group_of: dict[str, set[str]] = {}
    for pair in sorted(pairs):
        small, large = sorted((group_of.get(one, {one}) for one in pair), key=len)
        large |= small
        group_of |= dict.fromkeys(small | set(pair), large)
    return iter({id(group): group for group in group_of.values()}.values())
