"""Files of pupils read without a home: what no record says is told, and a key that is no home's names the pupils."""

from pathlib import Path
from typing import Any

import pyarrow

from evenlode.engines.kinds import Engine
from evenlode.lake.pseudonyms import IdentifierKind, Pseudonymiser, together
from evenlode.sources.reading import ReadFile, read_file
from evenlode.sources.settling import Beside

NAMED_BY = Pseudonymiser(b"\x01" * 32, 1)


def read_told(engine: Engine, path: Path, **said: str) -> ReadFile:
    """A file, read; `said` is what its sender says of it."""
    return read_file(path, engine, None, Beside(said=said), lambda: NAMED_BY)


def rows(found: ReadFile, table: str) -> list[dict[str, Any]]:
    """The rows of one table that a file became."""
    listed: list[dict[str, Any]] = found.read.tables[table].to_pylist()
    return listed


def verdicts(found: ReadFile) -> set[tuple[str, str | None, str]]:
    """What is wrong in a file: rule, column (of XML the element's own name) and severity."""
    return {(one.rule, one.column and one.column.rpartition("/")[2], str(one.severity)) for one in found.problems}


def by_upn(upn: str) -> str:
    """How a pupil is known by pupil number."""
    return str(NAMED_BY(IdentifierKind.UPN, pyarrow.array([upn]))[0])


def in_care(number: str, *before: str, authority: str = "E99000001") -> str:
    """How a child is known by authority and its own number; `before` says of which of its registers it is."""
    parts = [pyarrow.array([part]) for part in (authority, *before, number)]
    return str(NAMED_BY(IdentifierKind.CARE, together(*parts))[0])
