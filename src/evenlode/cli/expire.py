"""`evenlode expire`: destroy loaded files under a rule of retention."""

from datetime import date
from typing import Annotated, Any

import typer

from evenlode.cli import asking
from evenlode.cli.output import note, write_rows
from evenlode.errors import WrongUsage
from evenlode.lake.expiry import Due, due, expire, named
from evenlode.lake.home import Home
from evenlode.sources.registry import SOURCES
from evenlode.vocabulary import clock

COLUMNS = ("load", "file", "format", "state", "newest", "kept_until", "law")
SHOWN = ("load", "file", "format", "state", "newest", "kept_until")


def command(
    context: typer.Context,
    loads: Annotated[
        list[str] | None, typer.Argument(metavar="LOAD...", help="Loads' ids, their beginnings, or their files' names.")
    ] = None,
    source: Annotated[str, typer.Option("--source", help="All loads of a source older than --before.")] = "",
    before: Annotated[str, typer.Option("--before", help="A day, as 2020-09-01: what is older goes.")] = "",
    rule: Annotated[str, typer.Option("--rule", help="By which rule; without it they are listed alone.")] = "",
    as_json: asking.JsonOption = False,
    as_csv: asking.CsvOption = False,
) -> None:
    """Destroy loaded files under a rule of retention, and all that was made of their rows.

    Without --rule nothing is destroyed: what would be is listed, with what the law has kept and until when. It cannot
    be undone. All loads of one file go together. What the law has kept is refused, and left out of a choice by age.
    """
    home = asking.home_of(context).require()
    found = chosen(home, loads or [], source, before)
    if not rule:
        write_rows([as_dict(one) for one in found], COLUMNS, as_json=as_json, as_csv=as_csv, shown=SHOWN)
        note(f"nothing was destroyed: say with --rule by which rule {told(found)}")
        return
    ready = [one.load.id for one in found if not one.is_kept] if source else [one.load.id for one in found]
    if not ready:
        write_rows([as_dict(one) for one in found], COLUMNS, as_json=as_json, as_csv=as_csv, shown=SHOWN)
        note("nothing was destroyed: there is nothing to be")
        return
    entry = expire(home, ready, rule)
    gone = [one for one in found if one.load.id in ready]
    write_rows([as_dict(one) for one in gone], COLUMNS, as_json=as_json, as_csv=as_csv, shown=SHOWN)
    say = note if as_json or as_csv else print
    say(f"destroyed {many(len(gone))}: snapshot {entry.snapshot}, state {entry.state_hash}")
    note("copies in backups of this home are not destroyed: see that they go too")


def chosen(home: Home, loads: list[str], source: str, before: str) -> list[Due]:
    """The loads that are meant, by their names or by their age."""
    if bool(loads) == bool(source or before) or bool(source) != bool(before):
        raise WrongUsage("Loads are named, or chosen by their age.", remedy="give loads, or both --source and --before")
    if loads:
        return named(home, loads)
    return due(home, SOURCES.find(source).id, day(before))


def day(text: str) -> date:
    """A day as it is typed; raises `WrongUsage` for what is none, and for one to come."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise WrongUsage(f"'{text}' is not a day.", remedy="write --before 2020-09-01") from None
    if found > clock.today():
        raise WrongUsage(f"{text} is still to come.", remedy="write a day that is past, or today's")
    return found


def told(found: list[Due]) -> str:
    """How many may be destroyed, and how many the law has kept."""
    kept = sum(one.is_kept for one in found)
    return f"{many(len(found) - kept)} {'is' if len(found) - kept == 1 else 'are'} to go" + (
        f"; the law has {many(kept)} kept" if kept else ""
    )


def many(count: int) -> str:
    """So many loads in words."""
    return "1 load" if count == 1 else f"{count:,} loads"


def as_dict(one: Due) -> dict[str, Any]:
    """A load that may be destroyed as plain values."""
    return {
        "load": one.load.id,
        "file": one.load.name,
        "format": one.load.format,
        "state": str(one.load.act),
        "newest": one.newest.isoformat() if one.newest else "",
        "kept_until": one.until.isoformat() if one.until else "",
        "law": one.law.citation if one.law and one.is_kept else "",
    }
