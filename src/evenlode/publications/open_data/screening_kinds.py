"""What a check of open data is, and a data file with its meta file as checks see them."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

FILTER, INDICATOR = "Filter", "Indicator"
REQUIRED = ("time_period", "time_identifier", "geographic_level", "country_code", "country_name")
REQUIRED_META = (
    "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint",
    "filter_grouping_column",
)  # fmt: skip
OPTIONAL_META = ("filter_default",)
REGION = ("region_code", "region_name")
AUTHORITY = ("old_la_code", "new_la_code", "la_name")
PLACE_COLUMNS = ("country_code", "country_name", *REGION, *AUTHORITY)
UNITS = ("time_period", "time_identifier", "geographic_level", *PLACE_COLUMNS)
"""The columns of time and place: observational units, which no meta file describes."""

Said = tuple[str, str]
"""Where something is wrong, and what."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One file as a table: its bytes, its first record as `names`, and the others as `rows`."""

    file: str
    bytes: bytes

    @cached_property
    def records(self) -> list[list[str]]:
        """Every record, the names included; a byte that is not UTF-8 is replaced."""
        return list(csv.reader(io.StringIO(self.bytes.decode("utf-8-sig", errors="replace"), newline="")))

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return self.records[0] if self.records else []

    @property
    def rows(self) -> list[list[str]]:
        """The records below the names."""
        return self.records[1:]

    @cached_property
    def columns(self) -> dict[str, list[str]]:
        """The texts of each column."""
        return {name: [row[at] for row in self.rows] for at, name in enumerate(self.names)}

    @cached_property
    def distinct(self) -> dict[str, dict[str, int]]:
        """The distinct texts of each column, each with the first record that has it, counted from 1 below the names."""
        found: dict[str, dict[str, int]] = {name: {} for name in self.names}
        for name, texts in self.columns.items():
            for number, text in enumerate(texts, start=1):
                found[name].setdefault(text, number)
        return found

    def where(self, column: str = "", record: int | None = None) -> str:
        """A place in this file in words."""
        parts = [self.file, *([f"column {column}"] if column else []), *([f"record {record}"] if record else [])]
        return ", ".join(parts)


@dataclass(frozen=True, eq=False)
class Pair:
    """A data file and the meta file that describes its columns."""

    data: Sheet
    meta: Sheet

    @cached_property
    def described(self) -> list[dict[str, str]]:
        """What the meta file says of each column; what it leaves out is empty."""
        empty = dict.fromkeys((*REQUIRED_META, *OPTIONAL_META), "")
        return [empty | dict(zip(self.meta.names, row, strict=False)) for row in self.meta.rows]

    def of_type(self, type: str) -> list[dict[str, str]]:
        """What the meta file says of the columns of one type."""
        return [row for row in self.described if row["col_type"] == type]

    @property
    def filters(self) -> list[str]:
        """The columns of filters that the data file has."""
        return [row["col_name"] for row in self.of_type(FILTER) if row["col_name"] in self.data.names]

    @property
    def groups(self) -> list[str]:
        """The columns that group filters, each once, whether or not the data file has them."""
        return list(dict.fromkeys(name for row in self.described if (name := row["filter_grouping_column"])))

    @property
    def filters_and_groups(self) -> list[str]:
        """The columns of filters and of their groups that the data file has."""
        return [*self.filters, *(name for name in self.groups if name in self.data.names)]

    @property
    def indicators(self) -> list[str]:
        """The columns of indicators that the data file has."""
        return [row["col_name"] for row in self.of_type(INDICATOR) if row["col_name"] in self.data.names]


@dataclass(frozen=True, eq=False)
class Check:
    """One rule: `sentence` says what holds of sound files, `find` where it does not, `remedy` what to do then."""

    id: str
    sentence: str
    remedy: str
    find: Callable[[Pair], Iterator[Said]]


@dataclass(frozen=True)
class Fault:
    """A rule that two files break: where, what is wrong, and what to do."""

    check: str
    where: str
    what: str
    remedy: str


def check(find: Callable[[Pair], Iterator[Said]], remedy: str) -> Check:
    """A check named after the function that finds what is wrong, whose docstring is its sentence."""
    return Check(find.__name__, (find.__doc__ or "").strip(), remedy, find)
