"""Which school is one school: a school that takes a new number keeps its history.

A school's line follows its successor as long as there is one and no doubt: its id is the newest number of it. Several
schools that become one share its line. A school that is split among several ends its line, for nobody can say whose its
history is; where dates say that but one of the several opened when it closed, the line goes on with that one. A school
that is still open has no successor. Moves between authorities, trusts and partnerships change no number and no line.
Every number has exactly one line, so that totals by lines are the totals by numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

import pyarrow

from evenlode.lake.reading import Reading

Link: TypeAlias = tuple[str, str]
"""A school's number and its successor's."""
SOON = timedelta(days=62)  # a successor opens within the summer in which the school before it closes
SCHEMA = pyarrow.schema([(name, pyarrow.string()) for name in ("urn", "lineage", "since", "until")])


class Unfollowed(StrEnum):
    """Why a line does not follow a link."""

    SPLIT = "split"
    STILL_OPEN = "still_open"
    DATES = "dates"
    CIRCLE = "circle"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Days:
    """When a school opened and closed, as far as it is known, and whether it is known to be open."""

    opened: date | None = None
    closed: date | None = None
    is_open: bool = False


@dataclass(frozen=True, eq=False)
class Lineages:
    """The line of every school's number, and the links that no line follows, each with why."""

    by_urn: Mapping[str, str]
    unfollowed: Mapping[Link, Unfollowed]
    days: Mapping[str, Days] = field(default_factory=dict)

    def lineage(self, urn: str) -> str:
        """The line of a number; one that no file links is a line of its own."""
        return self.by_urn.get(urn, urn)

    @property
    def table(self) -> pyarrow.Table:
        """Four columns: `urn`, its `lineage`, and the first and last day of the number, as texts, empty if unknown."""
        rows = [(urn, line, *days_told(self.days.get(urn, Days()))) for urn, line in sorted(self.by_urn.items())]
        return pyarrow.table([list(column) for column in zip(*rows, strict=True)] or [[]] * 4, schema=SCHEMA)


def days_told(days: Days) -> tuple[str, str]:
    """The first and the last day as texts."""
    return (days.opened.isoformat() if days.opened else "", days.closed.isoformat() if days.closed else "")


def lineages(reading: Reading) -> Lineages:
    """The lines of all schools that a reading of the lake knows."""
    rows = reading.table("school").select("urn", "opened", "closed", "status", "source_time", "source")
    told: dict[str, dict[str, str]] = {}
    for row in reading.engine.arrow(rows.order_by(["source_time", "source"])).to_pylist():
        told.setdefault(row["urn"], {}).update({name: text for name, text in row.items() if text})
    days = {urn: days_of(one) for urn, one in told.items() if urn}
    links = reading.engine.arrow(reading.table("school_link").select("urn", "other", "kind")).to_pylist()
    return lineages_of([(row["urn"], row["other"], row["kind"]) for row in links], days)


def days_of(told: Mapping[str, str]) -> Days:
    """A school's days, from what sources say of it."""
    closed = day(told.get("closed", ""))
    return Days(day(told.get("opened", "")), closed, told.get("status") == "open" and closed is None)


def day(text: str) -> date | None:
    """A day as table `school` writes it; None where it is unknown."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def lineages_of(links: Iterable[tuple[str, str, str]], days: Mapping[str, Days]) -> Lineages:
    """The lines that some links make, each a school, another, and what the other is to the one; in whatever order."""
    said = [(directed(urn, other, kind), kind == "unknown") for urn, other, kind in sorted(links) if urn != other]
    wanted = {link for link, unknown in said if not unknown}
    told = {link for link, _unknown in said if link in wanted or link[::-1] not in wanted}
    unfollowed = dict.fromkeys(sorted(told - wanted), Unfollowed.UNKNOWN)
    unfollowed |= {link: why for link in sorted(wanted) if (why := impossible(link, wanted, days))}
    after: dict[str, set[str]] = {}
    for one, other in sorted(wanted - unfollowed.keys()):
        after.setdefault(one, set()).add(other)
    chosen = {one: heirs(one, others, after, days) for one, others in after.items()}
    follows = {one: next(iter(found)) for one, found in chosen.items() if len(found) == 1}
    unfollowed |= {(one, other): Unfollowed.SPLIT for one, found in chosen.items() if len(found) > 1 for other in found}
    every = sorted({urn for link in told for urn in link} | days.keys())
    lines = {urn: end_of(urn, follows) for urn in every}
    unfollowed |= {(urn, follows[urn]): Unfollowed.CIRCLE for urn in every if urn in follows and not lines[urn]}
    return Lineages({urn: line or urn for urn, line in lines.items()}, unfollowed, days)


def directed(urn: str, other: str, kind: str) -> Link:
    """A link from the older school to the newer one."""
    return (other, urn) if kind == "predecessor" else (urn, other)


def impossible(link: Link, links: set[Link], days: Mapping[str, Days]) -> Unfollowed | None:
    """Why a school cannot be the successor of another; None where it can."""
    one, other = (days.get(urn, Days()) for urn in link)
    if other.closed and one.opened and other.closed <= one.opened:
        return Unfollowed.DATES
    back = link[::-1] in links
    if back and one.opened and other.opened and one.opened > other.opened:
        return Unfollowed.DATES
    if back and not (one.opened and other.opened and one.opened < other.opened):
        return Unfollowed.CIRCLE
    return Unfollowed.STILL_OPEN if one.is_open else None


def heirs(urn: str, others: set[str], after: Mapping[str, set[str]], days: Mapping[str, Days]) -> set[str]:
    """Of several successors those that a line may go on with: those that another leads to, or that came late, apart."""
    direct = {one for one in others if not any(leads(other, one, after, urn) for other in others - {one})} or others
    closed = days.get(urn, Days()).closed
    if closed is None:
        return direct
    return {
        one for one in direct if (opened := days.get(one, Days()).opened) is None or opened <= closed + SOON
    } or direct


def leads(one: str, other: str, after: Mapping[str, set[str]], but: str) -> bool:
    """Whether a school's successors, or theirs, are another school; `but` is not asked."""
    seen, todo = {but}, [one]
    while todo:
        here = todo.pop()
        todo += [found for found in after.get(here, ()) if found not in seen]
        seen |= {here, *after.get(here, ())}
    return other in seen - {but}


def end_of(urn: str, follows: Mapping[str, str]) -> str:
    """The last school of a line; empty where it goes in a circle."""
    seen = set[str]()
    while urn in follows and urn not in seen:
        seen.add(urn)
        urn = follows[urn]
    return "" if urn in seen else urn
