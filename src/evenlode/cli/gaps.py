"""`evenlode gaps`: how far groups are behind, and what changed."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from evenlode.cli import asking
from evenlode.cli.figures import COLUMNS as FIGURE_COLUMNS
from evenlode.cli.output import write_rows
from evenlode.comparisons.gap import gaps
from evenlode.comparisons.kinds import Comparator, Gap, Mean
from evenlode.judgements.sentences import gap_sentence
from evenlode.lake.reading import open_reading

COLUMNS = (
    "id",
    *FIGURE_COLUMNS,
    "comparator",
    "comparator_place",
    "comparator_value",
    "comparator_source",
    "comparator_weighted",
    "comparator_counted",
    "comparator_of",
    "gap",
    "gap_low",
    "gap_high",
    "probit",
    "gap_before",
    "change",
    "group_change",
    "comparator_change",
    "closed_by",
    "verdict",
    "sentence",
)
SHOWN = ("id", "value", "comparator_value", "gap", "gap_low", "gap_high", "change", "closed_by", "verdict")


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
    comparator: Annotated[
        list[Comparator] | None, typer.Option("--comparator", help="What groups are set beside; all unless said.")
    ] = None,
) -> None:
    """Show how far groups are behind, and how that changed.

    A gap is positive where the group is behind, whichever way is better. Where counts are published it has an interval
    (95%) and its change is tested against chance; where they are not, its verdict says `untested`. The mean of
    neighbours counts each neighbour that has a value once.
    """
    words = asking.Words(measure, place, phase, group, year, period, reason, source, edition)
    with open_reading(asking.home_of(context), as_at) as reading:
        found = gaps(reading, words.query(reading), comparator or list(Comparator))
    rows = [as_dict(one) for one in found]
    write_rows(rows, COLUMNS, as_json=as_json, as_csv=as_csv, shown=SHOWN)


def as_dict(one: Gap) -> dict[str, Any]:
    """A gap as plain values: its figure's, and its own."""
    other = one.other
    mean = other if isinstance(other, Mean) else None
    own: dict[str, Any] = {
        "id": one.id,
        "comparator": one.comparator,
        "comparator_place": other.key.place if other else None,
        "comparator_value": other.value if other else None,
        "comparator_source": other.key.source if other else None,
        "comparator_weighted": mean.weighted if mean else None,
        "comparator_counted": mean.counted if mean else None,
        "comparator_of": len(mean.places) if mean else None,
        "gap": one.gap,
        "gap_low": one.low,
        "gap_high": one.high,
        "probit": one.probit,
        "gap_before": one.before,
        "change": one.change,
        "group_change": one.group_change,
        "comparator_change": one.comparator_change,
        "closed_by": one.closed_by,
        "verdict": one.verdict,
        "sentence": gap_sentence(one),
    }
    every = {**one.figure.as_dict(), "state": one.state, **own}
    return {name: str(every[name]) if isinstance(every[name], StrEnum) else every[name] for name in COLUMNS}
