"""How much of a file Evenlode will take: sizes, counts and seconds, checked before and while a file is read."""

from dataclasses import dataclass
from time import monotonic

from evenlode.errors import Refused

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The most that one file may be; what is beyond them is refused before it is held in memory.

    Sizes are in bytes, cells in characters, time in seconds. `max_ratio` is unpacked over packed size of a zip or a
    workbook; `max_pages_ratio` the same for the pages of a Parquet file, whose columns pack more tightly.
    `max_part` holds for the parts of a workbook that are read whole, such as its shared texts, and `max_whole` for XML
    files, which are read whole too.
    """

    max_bytes: int = 512 * MB
    max_unpacked: int = 2048 * MB
    max_ratio: int = 100
    max_entries: int = 1000
    max_columns: int = 2000
    max_rows: int = 50_000_000
    max_cell: int = 1_000_000
    max_seconds: float = 60
    max_problems: int = 100_000
    max_pages_ratio: int = 1000
    max_part: int = 64 * MB
    max_whole: int = 256 * MB

    @property
    def max_record(self) -> int:
        """The most characters in one record of a text file: room for cells that are too long to be told one by one."""
        return 16 * self.max_cell


class Deadline:
    """A stopwatch for one file: `check` is called while reading, and refuses the file once its time is up."""

    def __init__(self, name: str, seconds: float) -> None:
        self._name, self._seconds = name, seconds
        self._until = monotonic() + seconds

    def check(self) -> None:
        """Raise `Refused` if the file has taken longer than its seconds."""
        if monotonic() > self._until:
            raise Refused(
                f"Reading {self._name} took longer than {self._seconds:g} seconds, so it was stopped.",
                where=self._name,
                remedy="Split the file into smaller ones, one for each year or each school, and load them in turn.",
            )
