"""What lies between rows and figures, worked out once and kept for as long as the rows that it came from are the same.

Registers added up by the week, the groups of each child, and what schools come to. Much of it is of pupils, under their
pseudonyms: it lies in a folder of its own, which can be deleted without loss (see `lake.tallies`), and of each thing
only its last state is kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import pyarrow
from pyarrow import parquet

from evenlode.lake.durable import is_as_put, put_with_digest, unfinished
from evenlode.lake.tallies import forget_others, make_room
from evenlode.measures.code import code_hash
from evenlode.measures.reads import Lake, Rows

Made: TypeAlias = Iterable[tuple[str, pyarrow.Table]]


@dataclass(frozen=True, eq=False)
class Tallies:
    """The tallies of a reading; with `again` each is worked out anew once, whatever is kept."""

    lake: Lake
    again: bool = False
    made: dict[str, Path] = field(default_factory=dict)

    def one(self, name: str, rows: Rows, make: Callable[[], pyarrow.Table]) -> Path:
        """The file of a tally by its name, which is worked out from some rows."""
        return self.each({name: rows}, lambda _names: [(name, make())])[0]

    def each(self, wanted: Mapping[str, Rows], make: Callable[[list[str]], Made]) -> list[Path]:
        """The files of several tallies, in the order of their names; those that are not kept are made together."""
        paths = {name: self.path(name, rows) for name, rows in sorted(wanted.items())}
        missing = [name for name, path in paths.items() if not self.is_there(name, path)]
        for name, table in make(missing) if missing else ():
            self.keep(name, paths[name], table)
        return list(paths.values())

    def path(self, name: str, rows: Rows) -> Path:
        """Where a tally is kept: under its name, and the state of the rows and the code that it is worked out from."""
        digest = sha256(f"{code_hash()} {self.lake.reading.entry.hash_name}\n".encode())
        for state in rows.states:
            digest.update(state.encode())
        return self.lake.reading.home.tallies / f"{name}.{digest.hexdigest()[:32]}.parquet"

    def is_there(self, name: str, path: Path) -> bool:
        """Whether a tally need not be made: one that has changed by itself is made again."""
        return self.made.get(name) == path or (not self.again and is_as_put(path))

    def keep(self, name: str, path: Path, table: pyarrow.Table) -> None:
        """Put a tally in its place, and take away what it was before."""
        make_room(self.lake.reading.home)
        with unfinished(path) as file:
            parquet.write_table(table, file, compression="zstd")
            put_with_digest(file, path)
        forget_others(path, name)
        self.made[name] = path
