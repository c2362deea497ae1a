"""Reads a register of schools: one row an establishment, and where the register has it, a link to another."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pyarrow

from evenlode.engines.kinds import Engine
from evenlode.errors import Problem, Severity
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.school_kinds import SchoolRegister
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import own_schema
from evenlode.vocabulary import clock
from evenlode.vocabulary.places import EVENSHIRE, ons_code_of

SCHOOL, LINK = TABLES.find("school"), TABLES.find("school_link")
DAYS = ("opened", "closed")
Row = dict[str, Any]


def read(source: SchoolRegister, texts: pyarrow.Table, engine: Engine, told: Told) -> Read:
    """Every establishment as a row of `school`, and every link as a row of `school_link`."""
    del engine, told
    wanted = {*source.needed(), *source.optional, "__record"}
    reading = Reading(source)
    for record in texts.select([name for name in texts.column_names if name in wanted]).to_pylist():
        reading.take({name: plain(source, text) for name, text in record.items()})
    tables = {
        SCHOOL.id: pyarrow.Table.from_pylist(reading.schools(), schema=own_schema(SCHOOL)),
        LINK.id: pyarrow.Table.from_pylist(reading.links(), schema=own_schema(LINK)),
    }
    return Read(
        tables if source.link else {SCHOOL.id: tables[SCHOOL.id]},
        tuple(sorted(reading.problems, key=lambda problem: problem.row or 0)),
        quarantined=len(reading.aside),
        duplicates=reading.duplicates,
        last_day=newest_day(reading.schools()),
        numbers=len(reading.rows),
        series=source.id,
    )


def newest_day(schools: list[Row]) -> date | None:
    """The last day on which a school opened or closed: the register is no older; days to come are only planned."""
    days = (row[name] for row in schools for name in DAYS if row[name])
    return max((day for day in map(date.fromisoformat, days) if day <= clock.today()), default=None)


def plain(source: SchoolRegister, text: Any) -> Any:
    """A text without space around it, and nothing for one that the source writes where it knows nothing."""
    if not isinstance(text, str):
        return text
    bare = text.strip()
    return "" if bare.casefold() in source.missing else bare


class Reading:
    """A register while it is read: the establishments so far, what was set aside, and the problems."""

    def __init__(self, source: SchoolRegister) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.rows: dict[str, Row] = {}
        self.said: dict[str, Row] = {}
        self.others: dict[str, str] = {}
        self.clashing: set[str] = set()
        self.aside: set[int] = set()
        self.duplicates = 0

    def take(self, record: Row) -> None:
        """Give one record its verdict, and take up its establishment if it is accepted."""
        number, urn = record.pop("__record"), whole_number(record[self.column_of("urn")])
        if not is_urn(urn):
            message = "What stands here is not the unique reference number of a school."
            self.set_aside(number, "urn", "urn.unreadable", message, "check the column: it has six digits")
        elif urn not in self.said:
            self.said[urn] = record
            self.rows[urn] = self.row(urn, number, record)
            self.link(urn, number, record)
        elif self.said[urn] == record:
            self.duplicates += 1
        else:
            self.clash(urn, number)

    def schools(self) -> list[Row]:
        """The rows of the accepted establishments."""
        return [row for urn, row in self.rows.items() if urn not in self.clashing]

    def links(self) -> list[Row]:
        """The links of the accepted establishments, with what the other is to each."""
        known = {row["urn"]: row for row in self.schools()}
        return [
            {"urn": urn, "other": other, "kind": kind_of(known[urn], known.get(other)), "record": known[urn]["record"]}
            for urn, other in self.others.items()
            if urn in known
        ]

    def row(self, urn: str, number: int, record: Row) -> Row:
        """One establishment, as a row of the table."""
        source, told = self.source, self.told(record)
        row: Row = {name: told.get(name, "") for name in SCHOOL.names()}
        authority = whole_number(record[source.authority])
        row |= {"source": source.id, "urn": urn, "record": number, "authority": ons_code(authority)}
        row |= {"laestab": laestab(authority, record.get(source.estab, "")), "phase": self.phase(record)}
        row |= {"status": source.statuses.get(row["status"].casefold(), "")}
        row |= {name: self.day(name, number, row[name]) for name in DAYS}
        if not row["authority"]:
            message = "The number in this column is not the number of an authority."
            self.warn(number, source.authority, "place.unknown", message, "the school is kept, without an authority")
        return row

    def told(self, record: Row) -> Mapping[str, str]:
        """What a record says, by the table's columns."""
        told: dict[str, list[str]] = {}
        for theirs, ours in {**self.source.columns, **self.source.optional}.items():
            if record.get(theirs):
                told.setdefault(ours, []).append(f"{theirs}: {record[theirs]}" if ours == "detail" else record[theirs])
        return {ours: ("; " if ours == "detail" else ", ").join(parts) for ours, parts in told.items()}

    def phase(self, record: Row) -> str:
        """The phase that a record tells; empty where it tells none, or several."""
        source = self.source
        named = (source.phases.get(record[column].casefold(), "") for column in source.phase_columns)
        flagged = [phase for column, phase in source.phase_flags.items() if record[column] == "1"]
        return next(filter(None, named), flagged[0] if len(flagged) == 1 else "")

    def day(self, ours: str, number: int, text: str) -> str:
        """A day in the way of ISO 8601; empty, with a warning, where it cannot be read."""
        if not text:
            return ""
        try:
            read = datetime.strptime(whole_number(text), self.source.dates)  # noqa: DTZ007 - a day has no time zone
            return read.date().isoformat()
        except ValueError:
            message = "What stands here is not a day: it is kept as not known."
            self.warn(number, self.column_of(ours), "day.unreadable", message, "check the column")
            return ""

    def link(self, urn: str, number: int, record: Row) -> None:
        """Take up the link that a record gives, if it gives one."""
        other = whole_number(record.get(self.source.link, ""))
        if is_urn(other) and other != urn:
            self.others[urn] = other
        elif other:
            message = "What stands here is not the unique reference number of another school."
            self.warn(number, self.source.link, "urn.unreadable", message, "the school is kept, without the link")

    def clash(self, urn: str, number: int) -> None:
        """Set aside a record that describes a school otherwise than an earlier one, and the earlier one too."""
        numbers = (number,) if urn in self.clashing else (self.rows[urn]["record"], number)
        self.clashing.add(urn)
        for each in numbers:
            message = "This school has two different rows."
            self.set_aside(each, "urn", "school.twice", message, "ask the publisher which is right; none is taken")

    def set_aside(self, number: int, ours: str, rule: str, message: str, remedy: str) -> None:
        """Quarantine a record."""
        self.aside.add(number)
        self.problems.append(Problem(number, self.column_of(ours), rule, message, remedy, Severity.ERROR))

    def warn(self, number: int, column: str, rule: str, message: str, remedy: str) -> None:
        """Warn of a record, which is accepted all the same."""
        self.problems.append(Problem(number, column, rule, message, remedy, Severity.WARNING))

    def column_of(self, ours: str) -> str:
        """The source's column that fills one of the table's."""
        columns = {**self.source.columns, **self.source.optional}
        return next(theirs for theirs, each in columns.items() if each == ours)


def is_urn(text: str) -> bool:
    """Whether a text is a unique reference number."""
    return len(text) == 6 and text.isascii() and text.isdigit()


def whole_number(text: str) -> str:
    """A number out of a spreadsheet without the nought that was put behind it: `145210.0` is 145210."""
    return text.removesuffix(".0")


def ons_code(number: str) -> str:
    """The ONS code of the authority with a DfE number, the invented county's too; empty where there is none."""
    return EVENSHIRE.code if number == EVENSHIRE.dfe_number else ons_code_of.get(number, "")


def laestab(authority: str, estab: str) -> str:
    """The seven digits of authority and establishment; empty where either is missing."""
    digits = f"{authority}{whole_number(estab).zfill(4)}" if authority and estab else ""
    return digits if len(digits) == 7 and digits.isascii() and digits.isdigit() else ""


def kind_of(one: Row, other: Row | None) -> str:
    """What the other establishment is to the one: the first is whichever had closed by the day the other opened."""
    if other is None or before(one, other) == before(other, one):
        return "unknown"
    return "successor" if before(one, other) else "predecessor"


def before(one: Row, other: Row) -> bool:
    """Whether the one had closed by the day on which the other opened."""
    return bool(one["closed"]) and one["closed"] <= other["opened"]
