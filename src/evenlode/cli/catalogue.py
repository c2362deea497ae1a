"""`evenlode catalogue`: what measures, sources, tables, groups, phases and places there are."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from evenlode.cli import asking
from evenlode.cli.output import write_rows
from evenlode.errors import NotFound
from evenlode.lake.reading import open_reading
from evenlode.measures.registry import MEASURES
from evenlode.measures.unclaimed import unclaimed
from evenlode.sources.registry import SOURCES
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.phases import ALL_PHASES
from evenlode.vocabulary.places import all_places

Rows = list[dict[str, Any]]


def measures() -> Rows:
    """Every measure."""
    return [
        {
            "measure": one.id,
            "title": one.title,
            "theme": str(one.theme),
            "unit": str(one.unit),
            "direction": str(one.direction),
            "years": str(one.years),
            "since": one.definitions[0].year,
            "published_in": list(one.published_in),
            "citation": one.citation,
        }
        for one in sorted(MEASURES, key=lambda one: (one.theme.order, one.id))
    ]


def sources() -> Rows:
    """Every source."""
    return [
        {
            "source": one.id,
            "title": one.title,
            "publisher": one.publisher,
            "licence": one.licence,
            "unconfirmed": one.unconfirmed,
            "rests_on": one.rests_on,
        }
        for one in SOURCES
    ]


def tables() -> Rows:
    """Every canonical table."""
    return [{"table": one.id, "one_row_is": one.one_row_is, "key": list(one.key), "trust": one.trust} for one in TABLES]


def groups() -> Rows:
    """Every pupil group."""
    return [
        {"group": one.id, "title": one.title, "axis": one.axis, "other": one.other or "", "note": one.note}
        for one in ALL_GROUPS.values()
    ]


def phases() -> Rows:
    """Every phase."""
    return [{"phase": str(phase), "title": phase.label} for phase in ALL_PHASES.values()]


def places() -> Rows:
    """England, its regions and every authority."""
    return [
        {
            "place": one.code,
            "name": one.name,
            "kind": str(one.kind),
            "dfe_number": one.dfe_number,
            "other_codes": list(one.old_codes),
            "closed": str(one.closed or ""),
            "successors": list(one.successors),
        }
        for one in all_places()
    ]


LISTS: Mapping[str, Callable[[], Rows]] = {
    "measures": measures,
    "sources": sources,
    "tables": tables,
    "groups": groups,
    "phases": phases,
    "places": places,
}


UNCLAIMED = "unclaimed"
OF_UNCLAIMED = ("source", "indicator", "figures", "with_number", "first", "last")


def kept_unclaimed(context: typer.Context) -> Rows:
    """Every indicator that a home keeps under its publisher's own name."""
    with open_reading(asking.home_of(context)) as reading:
        return unclaimed(reading)


def command(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(help="measures, sources, tables, groups, phases, places, or unclaimed: what a home keeps.")
    ] = "measures",
    as_json: asking.JsonOption = False,
    as_csv: asking.CsvOption = False,
) -> None:
    """List measures, sources, tables, groups, phases or places; or what is loaded that no measure claims."""
    if what not in (*LISTS, UNCLAIMED):
        raise NotFound(f"There is no catalogue of '{what}'.", remedy=f"choose one of {', '.join([*LISTS, UNCLAIMED])}")
    rows = kept_unclaimed(context) if what == UNCLAIMED else LISTS[what]()
    columns = list(rows[0]) if rows else list(OF_UNCLAIMED)
    shown = [column for column in columns if column not in ("citation", "note", "trust", "rests_on")]
    write_rows(rows, columns, as_json=as_json, as_csv=as_csv, shown=shown)
