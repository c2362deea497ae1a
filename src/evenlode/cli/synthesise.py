"""`evenlode synthesise`: an invented county as files in the real formats, with its answer key."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evenlode.cli.output import console, note
from evenlode.errors import WrongUsage
from evenlode.synthetic.county import YEARS
from evenlode.synthetic.synthesise import Wish, synthesise
from evenlode.vocabulary.years import Year, YearKind

OutOption = Annotated[Path, typer.Option(help="The folder to write: a new or an empty one.")]
SchoolsOption = Annotated[int, typer.Option(help="How many schools and providers: 300 make a whole county.")]
SeedOption = Annotated[int, typer.Option(min=0, help="From the same seed come the same files, on every machine.")]


def command(
    out: OutOption,
    schools: SchoolsOption = 30,
    seed: SeedOption = 1,
    year: Annotated[list[str] | None, typer.Option(help="An academic year such as 2025/26; may be repeated.")] = None,
    daily_years: Annotated[int, typer.Option(help="Of how many years, the last ones, registers are daily.")] = 1,
    dirty: Annotated[float, typer.Option(help="In what share of the files a fault is planted: 0 to 1.")] = 0.0,
) -> None:
    """Write an invented county, Evenshire, as the files that its schools and services send.

    No child and no school in it is real, and a home that holds real pupils refuses it. `manifest.json` says from what
    it was made, and the folder `answer-key` what its figures must come to and which faults were planted.
    """
    wish = Wish(schools, seed, years_of(year or []), daily_years, dirty)
    with shown(wish.steps) as progress:
        told = synthesise(out, wish, progress)
    pupils = list(told["pupils_in_january"].values())
    console().print(
        f"{out}: Evenshire (synthetic), {told['schools']} schools, {pupils[-1]:,} pupils in the last January, "
        f"{sum(told['records'].values()):,} records",
        markup=False,
    )
    console().print(f"load it: evenlode --home evenshire-home load {out}", markup=False)


def years_of(words: list[str]) -> tuple[int, ...]:
    """The academic years that are asked for, in order; all that the county tells of where none is."""
    found = [Year.parse(word) for word in words]
    if any(one.kind is not YearKind.ACADEMIC or one.is_span for one in found):
        raise WrongUsage("A county's years are academic years.", remedy="write 2025/26")
    return tuple(sorted({one.start for one in found})) or YEARS


@contextmanager
def shown(steps: int) -> Iterator[Callable[[str], None]]:
    """Who is told of every step: a bar on a terminal, and a line each where there is none."""
    if not sys.stderr.isatty():
        yield note
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Evenshire", total=steps)
        yield lambda said: bar.update(task, advance=1, description=said)
