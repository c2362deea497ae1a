"""`evenlode load`: files into the ledger, with a receipt for each."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from evenlode.cli import asking
from evenlode.cli.output import console, note
from evenlode.errors import Exit, Problem, Severity, WrongUsage
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.sources.load import ask_for_one_meaning, load
from evenlode.sources.mapping import read_map
from evenlode.sources.scales import read_scale

LISTED = 5
HELD = (
    "if that is wrong, put it right and send the whole file again; if it is as it should be, `evenlode confirm {load}` "
    "lets it in"
)


def command(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or zip archives.")],
    mapping: Annotated[
        Path | None, typer.Option("--map", help="A mapping file: what the columns and codes of these files are.")
    ] = None,
    asked: Annotated[str | None, typer.Option("--as", help="The files' format, instead of recognising it.")] = None,
    published: Annotated[str | None, typer.Option(help="The date of publication: 2026-04 or 2026-04-30.")] = None,
    said: Annotated[
        list[str] | None, typer.Option("--say", help="What no record says, as authority=931 or year=2023-24.")
    ] = None,
    scale: Annotated[
        str | None, typer.Option(metavar="FILE", help="A table of what the values of a school's own scale mean.")
    ] = None,
    as_json: asking.JsonOption = False,
) -> None:
    """Load files, or every file of a folder, with a receipt for each.

    All files that are fit go live together. A file that is refused leaves nothing behind.
    """
    if not all(names):
        raise WrongUsage("An empty text is no path.", remedy="name a file or a folder; `.` is the current one")
    paths = [Path(name) for name in names]
    map = read_map(mapping) if mapping else None
    ask_for_one_meaning(asked, paths, map)
    receipts, passed_over = load(
        asking.home_of(context),
        paths,
        asked=asked,
        published=published,
        answers=answers(said or []) | ({"scale": read_scale(Path(scale))} if scale else {}),
        map=map,
        progress=lambda name: note(f"reading {name}") if sys.stderr.isatty() else None,
    )
    for name in passed_over:
        note(f"passed over: {name}")
    if as_json:
        print(json.dumps([as_dict(receipt) for receipt in receipts], ensure_ascii=False, indent=2))
    else:
        for receipt in receipts:
            write_receipt(receipt)
    raise typer.Exit(exit_code(receipts))


def answers(said: Sequence[str]) -> dict[str, str]:
    """What is said of the files with `--say`, by what is asked; raises `WrongUsage` for what is no such answer."""
    pairs = [text.partition("=") for text in said]
    if not all(name and sign and text for name, sign, text in pairs):
        raise WrongUsage("--say takes a name and what is said of it.", remedy="write --say authority=931")
    return {name: text for name, _sign, text in pairs}


def as_dict(receipt: Receipt) -> dict[str, object]:
    """A receipt as plain values."""
    counts = receipt.counts
    return {
        "load": receipt.load,
        "file": receipt.file,
        "sha256": receipt.sha256,
        "format": receipt.format,
        "state": str(receipt.state),
        "source_time": receipt.source_time,
        "source_time_from": receipt.source_time_from,
        "rows_in": counts.rows_in,
        "accepted": counts.accepted,
        "quarantined": counts.quarantined,
        "duplicates": counts.duplicates,
        "problems": [problem.as_dict() for problem in told(receipt)],
    }


def told(receipt: Receipt) -> tuple[Problem, ...]:
    """All that is wrong in a file, and before it what its receipt notes: why it is held, that its date is another."""
    if not receipt.note:
        return receipt.problems
    held = receipt.state is LoadState.HELD
    remedy = HELD.format(load=receipt.load) if held else "nothing needs doing"
    note = Problem(None, None, f"load.{receipt.state}", receipt.note, remedy, Severity.WARNING)
    return (note, *receipt.problems)


def write_receipt(receipt: Receipt) -> None:
    """A receipt for a person: what was read, what was set aside, and what to do."""
    out = console()
    counts = receipt.counts
    out.print(f"{receipt.file}: {str(receipt.state).replace('_', ' ')}", markup=False)
    if receipt.load:
        out.print(f"  load {receipt.load}, read as {receipt.format}", markup=False)
        out.print(f"  published {shown_date(receipt.source_time)} (from {receipt.source_time_from})", markup=False)
        out.print(
            f"  {counts.rows_in:,} records: {counts.accepted:,} accepted, {counts.quarantined:,} quarantined, "
            f"{counts.duplicates:,} exact duplicates",
            markup=False,
        )
    if receipt.source_time_from.startswith("a guess"):
        out.print("  warning: the date is a guess; say it with --published 2026-04", markup=False)
    if receipt.note:
        out.print(f"  {receipt.note}", markup=False)
    kinds = by_kind(receipt.problems)
    for problems in kinds[:LISTED]:
        out.print(f"  {problem_line(problems)}", markup=False)
    if len(kinds) > LISTED:
        out.print(f"  kinds of problem that are not shown here: {len(kinds) - LISTED:,}", markup=False)
    if receipt.load and receipt.problems:
        out.print(f"  each record: `evenlode problems {receipt.load}`", markup=False)
    if receipt.state is LoadState.HELD:
        out.print(f"  {sentence(HELD.format(load=receipt.load))}", markup=False)


def shown_date(source_time: str) -> str:
    """How new a file is, for a person: of a guess the day alone, without what tells two files of that day apart."""
    day, _plus, _fullness = source_time.partition("+")
    return "at a time not known" if day.startswith("0000") else day


def by_kind(problems: Sequence[Problem]) -> list[list[Problem]]:
    """Problems of one rule and column together: what holds records first, and in the order of the file."""
    kinds: dict[tuple[str, str | None], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.rule, problem.column), []).append(problem)
    return sorted(kinds.values(), key=lambda alike: alike[0].severity is Severity.WARNING)


def problem_line(problems: Sequence[Problem]) -> str:
    """Problems of one kind in a line: how grave, how many and where first, what is wrong, what to do."""
    first = problems[0]
    many = f"{len(problems):,} records, first" if len(problems) > 1 else ""
    where = ", ".join(
        part
        for part in (
            f"{many} {first.place}".strip() if first.row else "",
            f"column {first.column}" if first.column else "",
        )
        if part
    )
    return f"{first.severity}{f' at {where}' if where else ''}: {first.message} {sentence(first.remedy)}"


def sentence(remedy: str) -> str:
    """A remedy as a sentence."""
    return f"{remedy[:1].upper()}{remedy[1:].rstrip(chr(46))}." if remedy else ""


def exit_code(receipts: list[Receipt]) -> Exit:
    """The gravest of what happened: refused, then held, then quarantined."""
    states = {receipt.state for receipt in receipts}
    if LoadState.REFUSED in states:
        return Exit.REFUSED
    if LoadState.HELD in states:
        return Exit.HELD
    return Exit.QUARANTINED if LoadState.PARTLY in states else Exit.DONE
