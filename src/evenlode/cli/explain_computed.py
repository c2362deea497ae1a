"""How `evenlode explain` tells a computed figure: what was counted, from which files and rows, and that it agrees."""

from typing import Any

from evenlode.cli.meanings import definition, definition_lines, flag_lines, interval_lines
from evenlode.comparisons.explain import FigureStands
from evenlode.measures.figures import Figure
from evenlode.measures.workings import Rested, Workings

FEW = 12  # so many files, and ranges of records, are told to a person; `--json` gives all


def as_dict(found: Workings | FigureStands) -> dict[str, Any]:
    """An explanation as plain values."""
    told = {"figure": found.figure.as_dict(), "definition": definition(found.figure)}
    if isinstance(found, FigureStands):
        return {**told, "recomputed": False, "reason": found.why}
    return {
        **told,
        "schools": list(found.schools),
        "counted": dict(found.things),
        "queries": dict(found.queries),
        "rests_on": [
            {"table": one.table, "load": one.load, "file": one.file, "rows": one.rows, "records": one.numbers}
            for one in found.rested
        ],
        "recomputed": True,
    }


def lines(found: Workings | FigureStands) -> list[str]:
    """An explanation for a person."""
    figure = found.figure
    value = figure.state.meaning if figure.value is None else f"{figure.value:.10g} {figure.unit}"
    return [
        figure.id,
        "",
        f"{figure.measure.title}, {figure.key.group}, {figure.place_name}, {figure.key.year}: {value}",
        f"  {sums(figure)}",
        *interval_lines(figure),
        *coverage(figure),
        *flag_lines(figure),
        "",
        *definition_lines(figure),
        "",
        *(how(found) if isinstance(found, Workings) else stands(found)),
    ]


def stands(found: FigureStands) -> list[str]:
    """Why a figure can no longer be worked out, and that it stands all the same."""
    said = f"It stands as it was kept for snapshot {found.figure.snapshot}, and cannot be worked out again."
    return [said, found.why]


def how(found: Workings) -> list[str]:
    """What was counted for a figure, and in which rows."""
    return [
        "Counted (`--json` gives the queries):",
        *(f"  {number:,} of {name}, at {schools(found)}" for name, number in found.things.items()),
        "",
        "It rests on these rows:",
        *(f"  {line}" for one in found.rested[:FEW] for line in rested(one)),
        *([f"  and {len(found.rested) - FEW} more files; `--json` gives them all"] if len(found.rested) > FEW else []),
        "",
        f"Worked out again just now: the same. Snapshot {found.figure.snapshot}.",
    ]


def sums(figure: Figure) -> str:
    """What was added up above the line and below it."""
    above = "nothing" if figure.numerator is None else f"{figure.numerator:.10g}"
    return above if figure.denominator is None else f"{above} of {figure.denominator:.10g}"


def coverage(figure: Figure) -> list[str]:
    """How many schools reported of those expected, and what the missing ones could change."""
    if figure.reported is None or figure.expected is None:
        return []
    bounds = (
        f": with the missing pupils it would be {figure.at_least:.4g} to {figure.at_most:.4g}"
        if figure.at_least is not None and figure.at_most is not None
        else ""
    )
    return [f"  {figure.reported} of {figure.expected} schools have reported{bounds}"]


def schools(found: Workings) -> str:
    """The school that was counted, or how many were asked."""
    return found.schools[0] if len(found.schools) == 1 else f"{len(found.schools)} schools"


def rested(one: Rested) -> list[str]:
    """One file and the numbers of its records that count."""
    shown = one.numbers if len(one.records) <= FEW else ", ".join(one.numbers.split(", ")[:FEW]) + " and others"
    return [f"{one.rows:,} rows of table {one.table} from {one.file} (load {one.load})", f"  records {shown}"]
