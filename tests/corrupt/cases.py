"""Two hundred corrupt files and what must be said of each: read from tables that a person can read, made from a seed.

Each kind of file has a table in `cases/`. A case says what was done to an honest file, what must become of it, and
every line that its sender is told, as `evenlode load` prints it. `python tests/corrupt/cases.py` writes what is said
now into the tables: read the difference before you keep it.
"""

import inspect
import json
import re
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corrupt import damage, faults
from corrupt.bases import BASES, before, written
from corrupt.faults import Spoilt
from evenlode.cli.load import by_kind, problem_line, told
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.sources.load import load

TABLES = Path(__file__).parent / "cases"
KINDS = ("attendance", "census", "transfer", "exclusions", "weekly", "ks2")
PARTS = ("changed", "all_records", "texts_of")  # what steps are made of
STEPS: Mapping[str, Callable[..., None]] = {
    name: step
    for module in (faults, damage)
    for name, step in inspect.getmembers(module, inspect.isfunction)
    if step.__module__ == module.__name__ and name not in PARTS and "file" in inspect.signature(step).parameters
}
"""What may be done to a file, by name."""

LOAD = re.compile(r"\b[0-9a-f]{12}\b")  # a load's id, which says nothing to a reader


@dataclass(frozen=True)
class Case:
    """A corrupt file: its number, what went wrong in words and in steps, and what must come of it.

    `verdict` is what becomes of it, `records` how many it has and how many of them are accepted, set aside and there
    already, `rules` the rules that it breaks, and `says` what is said, a line for each kind of problem.
    """

    number: int
    kind: str
    what: str
    done: Sequence[Sequence[Any]]
    verdict: str = ""
    records: Sequence[int] = ()
    rules: Sequence[str] = ()
    says: Sequence[str] = ()


def cases() -> list[Case]:
    """Every case, in the order of their numbers."""
    read = ((kind, tomllib.loads((TABLES / f"{kind}.toml").read_text(encoding="utf-8"))) for kind in KINDS)
    return [Case(kind=kind, **case) for kind, table in read for case in table["case"]]


CASES = cases()
"""Every case."""


def file_of(case: Case, folder: Path) -> Path:
    """The case's file, in a folder."""
    spoilt = Spoilt(BASES[case.kind](), case.number)
    for name, *arguments in case.done:
        STEPS[name](spoilt, *arguments)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / spoilt.base.name
    path.write_bytes(spoilt.as_bytes())
    return path


def home_of(home: Home) -> None:
    """Fill a home with what the school sent before."""
    with tempfile.TemporaryDirectory() as folder:
        load(home, [written(base, Path(folder, str(number))) for number, base in enumerate(before())])


def verdict_of(receipt: Receipt) -> str:
    """What became of a file, in a word or three."""
    warned = receipt.state is LoadState.ACCEPTED and receipt.problems
    return "accepted with warning" if warned else str(receipt.state)


def judged(case: Case, receipt: Receipt) -> Case:
    """A case with what became of its file."""
    counts = receipt.counts
    kinds = by_kind(told(receipt))
    return replace(
        case,
        verdict=verdict_of(receipt),
        records=[counts.rows_in, counts.accepted, counts.quarantined, counts.duplicates],
        rules=[kind[0].rule for kind in kinds],
        says=[LOAD.sub("LOAD", problem_line(kind)) for kind in kinds],
    )


def state_of(home: Home) -> str:
    """The hash of a home's state."""
    with open_ledger(home) as ledger:
        head = ledger.head()
    return head.state_hash if head else ""


def as_toml(case: Case) -> Iterator[str]:
    """A case as it stands in its table."""
    yield from ("[[case]]", f"number = {case.number}", f"what = {quoted(case.what)}")
    yield f"done = [{', '.join(json.dumps(step, ensure_ascii=False) for step in case.done)}]"
    yield from (f"verdict = {quoted(case.verdict)}", f"records = {json.dumps(case.records)}")
    yield f"rules = {json.dumps(case.rules)}"
    yield from (
        ("says = [", *(f"    {quoted(line)}," for line in case.says), "]", "") if case.says else ("says = []", "")
    )


def quoted(text: str) -> str:
    """A text as TOML writes it, as it is wherever it can be."""
    plain = "'" not in text and text.isprintable()
    return f"'{text}'" if plain and ('"' in text or "\\" in text) else json.dumps(text, ensure_ascii=False)


def main() -> None:
    """Write what is said now into the tables."""
    folder = Path(tempfile.mkdtemp(prefix="corrupt-"))
    home = Home(folder / "home")
    home_of(home)
    for kind in KINDS:
        lines = [
            f"# What may happen to a file of {kind.replace('ks2', 'key stage 2 results')}, and what is said of it.",
            "",
        ]
        for case in (one for one in CASES if one.kind == kind):
            shutil.copytree(home.root, folder / "now", dirs_exist_ok=False)
            receipts, _ = load(Home(folder / "now"), [file_of(case, folder / str(case.number))])
            shutil.rmtree(folder / "now")
            lines += as_toml(judged(case, receipts[0]))
        (TABLES / f"{kind}.toml").write_text("\n".join(lines), encoding="utf-8")
    shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
