"""What changed between two states of the ledger: the figures that are new, gone, or no longer say the same."""

from dataclasses import dataclass

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.lake.reading import Reading
from evenlode.measures.stored import Query, chosen
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.years import Year

KEY = tuple(column for column in TABLES.find("published_figure").key if column != "unclaimed")


@dataclass(frozen=True)
class Said:
    """What one state says of a figure."""

    value: float | None
    state: str
    edition: str


@dataclass(frozen=True)
class Change:
    """One figure that two states tell differently; None where a state does not have it."""

    key: FigureKey
    before: Said | None
    now: Said | None


def changes(before: Reading, now: Reading, query: Query) -> list[Change]:
    """The figures of a query of which the later state says something else than the earlier: value or symbol.

    A figure that a newer edition repeats unchanged is no change.
    """
    engine = now.engine
    then = engine.table(engine_rows(before, query)).rename(
        {f"{name}_then": name for name in ("value", "state", "source_time")}
    )
    today = engine.table(engine_rows(now, query))
    met = today.outer_join(then, list(KEY))
    keys = {name: ibis.coalesce(_[name], _[f"{name}_right"]) for name in KEY}
    told = met.mutate(**keys).filter((_.state.isnull() | _.state_then.isnull()) | differs())
    columns = [*KEY, "value", "state", "source_time", "value_then", "state_then", "source_time_then"]
    rows = engine.arrow(told.select(columns).order_by(list(KEY))).to_pylist()
    return [change(row) for row in rows]


def engine_rows(reading: Reading, query: Query) -> object:
    """What a state says of the figures of a query."""
    return reading.engine.arrow(chosen(reading, query).select(*KEY, "value", "state", "source_time"))


def differs() -> Expression:
    """Whether two states that both have a figure give another value or another symbol."""
    return (_.state != _.state_then) | (_.value != _.value_then).fill_null(False)


def change(row: dict[str, object]) -> Change:
    """A change from its row."""
    named = {name: str(row[name]) for name in KEY if name != "year"}
    return Change(FigureKey(year=Year.parse(str(row["year"])), **named), said(row, "_then"), said(row, ""))


def said(row: dict[str, object], which: str) -> Said | None:
    """What one of the two states says; None where it does not have the figure."""
    value, state, time = (row[f"{name}{which}"] for name in ("value", "state", "source_time"))
    if state is None:
        return None
    return Said(value if isinstance(value, float) else None, str(state), str(time)[:7])
