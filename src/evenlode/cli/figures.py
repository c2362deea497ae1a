"""`evenlode figures`: figures, each with its source, edition and release."""

import typer

from evenlode.cli import asking
from evenlode.cli.output import write_rows
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import each_figure

COLUMNS = (
    "figure",
    "source",
    "measure",
    "definition",
    "place",
    "place_name",
    "place_kind",
    "phase",
    "group",
    "year",
    "period",
    "reason",
    "value",
    "state",
    "numerator",
    "denominator",
    "decimals",
    "at_least",
    "at_most",
    "low",
    "high",
    "unit",
    "flags",
    "reported",
    "expected",
    "edition",
    "release",
    "snapshot",
)
SHOWN = ("figure", "place_name", "group", "year", "value", "state", "unit", "edition", "release", "flags")


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
) -> None:
    """Show figures, with their source, edition and release.

    Without `--source` every source's figure is shown, in order of preference. An empty answer is `[]`.
    """
    words = asking.Words(measure, place, phase, group, year, period, reason, source, edition)
    with open_reading(asking.home_of(context), as_at) as reading:
        rows = (one.as_dict() for one in each_figure(reading, words.query(reading)))
        write_rows(rows, COLUMNS, as_json=as_json, as_csv=as_csv, shown=SHOWN)
