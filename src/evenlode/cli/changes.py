"""`evenlode changes`: which figures a load changed, or all that changed since a snapshot or a date."""

from typing import Annotated, Any

import typer

from evenlode.cli import asking
from evenlode.cli.output import note, write_rows
from evenlode.errors import WrongUsage
from evenlode.lake.acts import find_load
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import open_reading
from evenlode.measures.changes import Change, changes

COLUMNS = (
    "figure",
    "value_before",
    "state_before",
    "edition_before",
    "value",
    "state",
    "edition",
    "snapshot_before",
    "snapshot",
)


def command(
    context: typer.Context,
    load: Annotated[str, typer.Argument(help="A load's id, its beginning, or its file's name.")] = "",
    since: Annotated[str, typer.Option("--since", help="A snapshot, date or time, instead of a load.")] = "",
    measure: asking.MeasureOption = None,
    place: asking.PlaceOption = None,
    phase: asking.PhaseOption = None,
    group: asking.GroupOption = None,
    year: asking.YearOption = None,
    source: asking.SourceOption = None,
    as_json: asking.JsonOption = False,
    as_csv: asking.CsvOption = False,
) -> None:
    """Show which figures a load changed, or all that changed since a snapshot.

    A figure that a newer edition repeats unchanged is not listed. What the newest act changed is shown unless a load or
    `--since` is given.
    """
    home = asking.home_of(context).require()
    before, now = snapshots(home, load, since)
    words = asking.Words(measure, place, phase, group, year, source=source)
    if before == "0":
        note("there was nothing before the first load: `evenlode figures` lists all that it brought")
        write_rows([], COLUMNS, as_json=as_json, as_csv=as_csv, shown=COLUMNS[:-2])
        return
    with open_reading(home, before) as then, open_reading(home, now) as later:
        found = changes(then, later, words.query(later))
    rows = [as_dict(one, before, now) for one in found]
    write_rows(rows, COLUMNS, as_json=as_json, as_csv=as_csv, shown=COLUMNS[:-2])
    new, gone = sum(one.before is None for one in found), sum(one.now is None for one in found)
    note(f"snapshot {before} to {now}: {new:,} new, {len(found) - new - gone:,} changed, {gone:,} gone")


def snapshots(home: Home, load: str, since: str) -> tuple[str, str]:
    """The snapshots to set beside each other: before and after the load's last act, or since one and now."""
    if load and since:
        raise WrongUsage("A load and --since ask for two different things.", remedy="give one of them")
    with open_ledger(home) as ledger:
        head = ledger.entry_at(None).snapshot
        if since:
            return str(ledger.entry_at(since).snapshot), str(head)
        after = find_load({one.id: one for one in ledger.loads_at(head)}, load).snapshot if load else head
    return str(after - 1), str(after)


def as_dict(one: Change, before: str, now: str) -> dict[str, Any]:
    """A change as plain values."""
    then, later = one.before, one.now
    return {
        "figure": one.key.id,
        "value_before": then.value if then else None,
        "state_before": then.state if then else None,
        "edition_before": then.edition if then else None,
        "value": later.value if later else None,
        "state": later.state if later else None,
        "edition": later.edition if later else None,
        "snapshot_before": int(before),
        "snapshot": int(now),
    }
