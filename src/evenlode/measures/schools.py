"""Schools as the loaded files describe them: their names, and every code under which figures of one may stand.

A school's figures stand under its URN or, where a file gives no URN, under its LAESTAB (the number of its authority and
its own in it). A school that becomes an academy takes a new URN and most often keeps its LAESTAB.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ibis import _

from evenlode.errors import NotFound
from evenlode.lake.reading import Reading

SCHOOL_CODE = re.compile(r"\d{6}|laestab-\d{7}", re.ASCII)
LAESTAB = "laestab-"
MANY = 8
FEW = 3


@dataclass(frozen=True)
class School:
    """One school: its name and numbers, empty where no loaded file says them."""

    urn: str
    laestab: str
    name: str
    authority: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its figures."""
        return (self.urn, *([LAESTAB + self.laestab] if self.laestab else []))


def is_school(code: str) -> bool:
    """Whether a place's code is a school's."""
    return SCHOOL_CODE.fullmatch(code) is not None


def schools(reading: Reading, codes: Iterable[str]) -> dict[str, School]:
    """The schools with some codes, by each of the codes."""
    wanted = [code for code in codes if is_school(code)]
    if not wanted:
        return {}
    numbers = [code.removeprefix(LAESTAB) for code in wanted]
    rows = reading.words("school").filter(_.urn.isin(numbers) | _.laestab.isin(numbers))
    found = merged(reading.engine.arrow(rows.select(*COLUMNS).order_by(["source_time", "source"])).to_pylist())
    return {code: school for school in found for code in school.codes if code in wanted}


COLUMNS = ("source", "source_time", "urn", "laestab", "name", "authority")


def merged(rows: list[dict[str, str]]) -> list[School]:
    """Schools from what every source says of them: of each column the newest text that is not empty."""
    told: dict[str, dict[str, str]] = {}
    for row in rows:
        told.setdefault(row["urn"], {}).update({name: text for name, text in row.items() if text})
    return [
        School(urn, one.get("laestab", ""), one.get("name", ""), one.get("authority", "")) for urn, one in told.items()
    ]


def schools_like(reading: Reading, word: str) -> list[School]:
    """A few schools whose names hold what a person typed."""
    rows = reading.words("school").filter(_.name.lower().contains(word.strip().lower()))
    return merged(reading.engine.arrow(rows.select(*COLUMNS).order_by(["source_time", "source"])).to_pylist())[:FEW]


def school_codes(reading: Reading, word: str) -> tuple[str, ...]:
    """Every code of the school that a person means by a URN, a LAESTAB or a name; none where there is no such school.

    Raises `NotFound` where several schools bear the name.
    """
    number = word.strip().replace("/", "").removeprefix(LAESTAB)
    rows = reading.words("school")
    if number.isdigit():
        rows = rows.filter((_.urn == number) | (_.laestab == number))
    else:
        rows = rows.filter(_.name.lower() == word.strip().lower())
    found = merged(reading.engine.arrow(rows.select(*COLUMNS).order_by(["source_time", "source"])).to_pylist())
    if len({one.laestab or one.urn for one in found}) > 1:
        told = ", ".join(f"{one.urn} ({one.laestab})" for one in found[:MANY])
        raise NotFound(f"{len(found)} schools are called '{word}'.", remedy=f"give the URN of one of them: {told}")
    return tuple(dict.fromkeys(code for one in found for code in one.codes))
