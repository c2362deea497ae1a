"""`evenlode loads`: what was loaded, held and taken back, and when."""

import typer

from evenlode.cli import asking
from evenlode.cli.output import write_rows
from evenlode.lake.ledger import open_ledger

COLUMNS = (
    "load",
    "file",
    "format",
    "state",
    "live",
    "edition",
    "source_time",
    "source_time_from",
    "rows_in",
    "accepted",
    "quarantined",
    "duplicates",
    "snapshot",
    "recorded_at",
    "reason",
    "sha256",
)
SHOWN = ("load", "file", "format", "state", "edition", "accepted", "quarantined", "snapshot", "recorded_at", "reason")


def command(
    context: typer.Context,
    as_at: asking.AsAtOption = None,
    as_json: asking.JsonOption = False,
    as_csv: asking.CsvOption = False,
) -> None:
    """List what was loaded, held and taken back, and when.

    `state` is the last act done to a load; `snapshot` is the number of the state that the act led to.
    """
    home = asking.home_of(context).require()
    with open_ledger(home) as ledger:
        rows = [
            {
                "load": load.id,
                "file": load.name,
                "format": load.format,
                "state": str(load.act),
                "live": load.live,
                "edition": load.source_time.edition,
                "source_time": load.source_time.text,
                "source_time_from": load.source_time.found,
                "rows_in": load.counts.rows_in,
                "accepted": load.counts.accepted,
                "quarantined": load.counts.quarantined,
                "duplicates": load.counts.duplicates,
                "snapshot": load.snapshot,
                "recorded_at": load.recorded_at,
                "reason": load.reason,
                "sha256": load.sha256,
            }
            for load in ledger.loads_at(ledger.entry_at(as_at).snapshot)
        ]
    write_rows(rows, COLUMNS, as_json=as_json, as_csv=as_csv, shown=SHOWN)
