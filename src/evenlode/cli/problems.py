"""`evenlode problems`: what was wrong in a loaded file, record by record."""

from typing import Annotated

import typer

from evenlode.cli import asking
from evenlode.cli.output import write_rows
from evenlode.lake.acts import find_load
from evenlode.lake.expired import expired_loads, no_longer
from evenlode.lake.ledger import open_ledger
from evenlode.lake.store import read_problems

COLUMNS = ("row", "column", "rule", "message", "remedy", "severity", "line")
SHOWN = ("row", "line", *COLUMNS[1:-1])


def command(
    context: typer.Context,
    load: Annotated[str, typer.Argument(help="A load's id, its beginning, or its file's name.")],
    as_json: asking.JsonOption = False,
    as_csv: asking.CsvOption = False,
) -> None:
    """List what was wrong in a loaded file, record by record.

    Values are never shown: the record's number, its line and its column say where to look in the file itself.
    """
    home = asking.home_of(context).require()
    with open_ledger(home) as ledger:
        entry = ledger.entry_at(None)
        found = find_load({one.id: one for one in ledger.loads_at(entry.snapshot)}, load)
        if found.id in (gone := expired_loads(ledger)):
            raise no_longer(
                "What was wrong in this file is not available: it was destroyed by a rule of retention.",
                [gone[found.id]],
                "`evenlode loads` still says how many of its records were accepted and quarantined",
            )
        problems = read_problems(home, ledger.folders_at(entry.epoch)[found.id])
    write_rows([one.as_dict() for one in problems], COLUMNS, as_json=as_json, as_csv=as_csv, shown=SHOWN)
