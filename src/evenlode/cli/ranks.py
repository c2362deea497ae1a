"""`evenlode ranks`: ranks among statistical neighbours and in England."""

from typing import Annotated, Any

import typer

from evenlode.cli import asking
from evenlode.cli.output import write_rows
from evenlode.comparisons.kinds import Rank
from evenlode.comparisons.rank import ranks
from evenlode.lake.reading import open_reading

KEY = (
    "figure",
    "source",
    "measure",
    "place",
    "place_name",
    "phase",
    "group",
    "year",
    "period",
    "reason",
    "value",
    "state",
)
COLUMNS = ("id", *KEY, "rank", "of", "tied", "polarity", "set", "restated", "edition", "snapshot")
SHOWN = ("id", "place_name", "value", "rank", "tied", "of", "set", "restated")


def command(
    context: typer.Context,
    measure: asking.MeasureOption = None,
    place: asking.PlaceOption = None,
    phase: asking.PhaseOption = None,
    group: asking.GroupOption = None,
    year: asking.YearOption = None,
    period: asking.PeriodOption = None,
    reason: asking.ReasonOption = None,
    source: asking.SourceOption = None,
    edition: asking.EditionOption = "",
    as_at: asking.AsAtOption = None,
    as_json: asking.JsonOption = False,
    as_csv: asking.CsvOption = False,
    chosen: Annotated[str, typer.Option("--set", help="One set: 2021, 2025, or england.")] = "",
) -> None:
    """Show ranks among statistical neighbours and in England.

    1 is best. Ties share the smallest rank. Places without a value have no rank and are not counted. The set of
    neighbours is the one in force at the end of the figure's year; before the first known set, that one, restated.
    """
    words = asking.Words(measure, place, phase, group, year, period, reason, source, edition)
    with open_reading(asking.home_of(context), as_at) as reading:
        rows = [as_dict(one) for one in ranks(reading, words.query(reading), chosen)]
    write_rows(rows, COLUMNS, as_json=as_json, as_csv=as_csv, shown=SHOWN)


def as_dict(one: Rank) -> dict[str, Any]:
    """A rank as plain values: its figure's key, and its own."""
    own = {
        "id": one.id,
        "rank": one.rank,
        "of": one.of,
        "tied": one.tied,
        "polarity": one.polarity,
        "set": one.set,
        "restated": one.restated,
    }
    every = {**one.figure.as_dict(), **own}
    return {name: every[name] for name in COLUMNS}
