"""`evenlode doubts`: what the loaded files leave in doubt."""

from dataclasses import asdict

import typer

from evenlode.cli import asking
from evenlode.cli.output import write_rows
from evenlode.lake.reading import open_reading
from evenlode.measures.doubts import doubts
from evenlode.vocabulary.years import Year

COLUMNS = ("about", "year", "place", "sentence", "remedy")


def command(
    context: typer.Context,
    year: asking.YearOption = None,
    as_at: asking.AsAtOption = None,
    as_json: asking.JsonOption = False,
    as_csv: asking.CsvOption = False,
) -> None:
    """List what the loaded files leave in doubt, and whom to ask.

    Days without a register, sessions that count at two schools at once, statements on who is one child that cannot all
    be true, and links between schools that no history follows. No pupil is named.
    """
    with open_reading(asking.home_of(context), as_at) as reading:
        found = list(doubts(reading, [Year.parse(text) for text in year or ()]))
    rows = [{**asdict(one), "about": str(one.about)} for one in found]
    write_rows(rows, COLUMNS, as_json=as_json, as_csv=as_csv, shown=COLUMNS)
