"""The figures of some counties at once, worked out as `evenlode refresh` does: `python counties_refresh.py HOME SCRATCH
COUNTY...`

HOME is the home of one county, by whose ledger it is known which partitions there are. Each COUNTY is a folder with
files like those of its lake, with pupils and schools of its own; figures and tallies go to SCRATCH.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from evenlode.engines.kinds import Table as Expression
from evenlode.engines.registry import open_engine
from evenlode.lake.home import Home
from evenlode.lake.reading import MEMORY, Reading, open_reading
from evenlode.measures.refresh import refresh
from evenlode.tables.kinds import Table


@dataclass(frozen=True, eq=False)
class Counties(Reading):
    """A reading of one county's home whose rows are those of several counties."""

    lake: Path = Path()
    folders: tuple[Path, ...] = ()

    def kept(self, table: Table) -> bool:
        """Whether the rows are there: always."""
        return True

    def in_files(self, table: Table, files: Sequence[str]) -> Expression:
        """The rows of the files that each county has in place of some of the one county's."""
        every = [str(folder / Path(file).relative_to(self.lake)) for folder in self.folders for file in files]
        return super().in_files(table, every)


@dataclass(frozen=True)
class Beside(Home):
    """A home that keeps figures and tallies in another folder."""

    other: Path = Path()

    @property
    def figures(self) -> Path:
        """Where figures are kept."""
        return Home(self.other).figures

    @property
    def tallies(self) -> Path:
        """Where tallies are kept."""
        return Home(self.other).tallies


def main(home: Path, scratch: Path, folders: Sequence[Path]) -> None:
    """Work everything out once."""
    there = Beside(home, other=Home(scratch).create().root)
    with open_reading(Home(home)) as one:
        said = {field.name: getattr(one, field.name) for field in fields(Reading)}
        lake = one.home.lake / str(one.entry.epoch)
        engine = open_engine("duckdb", [there.other, lake, *folders], memory=MEMORY)
        several = Counties(**{**said, "engine": engine, "home": there}, lake=lake, folders=tuple(folders))
        for year in refresh(several):
            print(f"{year.figures:,} figures of {year.year.printed}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(one) for one in sys.argv[3:]])
