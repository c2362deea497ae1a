"""What a school's own scale of teachers' assessments means: of each of its values, below, at or above what is expected.

Schools make their own scales since levels ended, so a meaning is the school's to say. It is dated: a step means what
its school said on the day of the assessment. Where a step is of a year group, it means that for pupils of it alone.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

JUDGEMENTS: Mapping[str, str] = {word: word for word in ("below", "at", "above")}
"""The three things that an assessment in the year may say."""


class Step(NamedTuple):
    """One value of a scale and what it means, in which year group (empty: in all), from a day to a day, both included.

    Scale and value are in lower case; an empty end is open.
    """

    scale: str
    value: str
    year_group: str
    judgement: str
    since: str
    until: str

    def holds(self, on: str) -> bool:
        """Whether it holds on a day, written `2026-03-02`."""
        return self.since <= on and (not self.until or on <= self.until)


def step(
    scale: str, value: str, year_group: str, judgement: str, since: date | None = None, until: date | None = None
) -> Step:
    """A step, written as all are."""
    days = (one.isoformat() if one else "" for one in (since, until))
    return Step(scale.strip().casefold(), value.strip().casefold(), year_group, judgement, *days)


def contradictions(steps: Iterable[Step]) -> list[tuple[Step, Step]]:
    """The pairs of steps that say two things of one value on one day."""
    pairs = combinations(sorted(set(steps)), 2)
    return [(one, other) for one, other in pairs if one[:3] == other[:3] and one[3] != other[3] and meet(one, other)]


def meet(one: Step, other: Step) -> bool:
    """Whether two steps hold on one day."""
    return one.holds(max(one.since, other.since)) and other.holds(max(one.since, other.since))


def written(steps: Iterable[Step]) -> str:
    """A scale as one text, the same for the same steps in any order."""
    return json.dumps(sorted(set(steps)), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=64)
def steps_of(text: str) -> tuple[Step, ...]:
    """The steps of a scale that was written as one text; raises `ValueError` where it was not."""
    found = tuple(Step(*parts) for parts in json.loads(text) if len(parts) == len(Step._fields))
    if not found or len(found) != len(json.loads(text)):
        raise ValueError("this text is no scale")
    return found


def judgement_of(text: str, scale: str, value: str, year_group: str, on: str) -> str:
    """What a value of a scale means in a year group on a day; empty where the scale does not say.

    What is said of the year group goes before what is said of all. Where there is one scale it need not be named.
    """
    known = steps_of(text)
    names = {one.scale for one in known}
    name = scale.strip().casefold()
    wanted = (names.pop() if not name and len(names) == 1 else name, value.strip().casefold())
    steps = [one for one in known if one[:2] == wanted and one.holds(on)]
    of_group = [one for one in steps if one.year_group == year_group] if year_group else []
    found = of_group or [one for one in steps if not one.year_group]
    return found[0].judgement if found else ""
