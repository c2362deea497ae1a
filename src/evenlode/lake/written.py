"""What was read of one file: written under no lock, and put in its place by the act that enters the load."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evenlode.lake.home import Home
from evenlode.lake.kept_files import digests, keep_files
from evenlode.lake.kinds import Prepared
from evenlode.lake.ledger import Ledger
from evenlode.lake.names import place_names, write_names
from evenlode.lake.store import place_rows, write_rows


@dataclass(frozen=True)
class Written:
    """Folders of rows and, of a file with pupils, of names, which are nobody's yet."""

    home: Home
    rows: Path
    names: Path | None
    digests: Mapping[Path, str]

    def place(self, folder: str, ledger: Ledger) -> None:
        """Make them those of a load; the caller holds the ledger's lock."""
        if self.names:
            place_names(self.home, self.names, folder)
        place_rows(self.home, self.rows, folder)
        keep_files(ledger, {self.home.rows / folder / path.name: digest for path, digest in self.digests.items()})

    def discard(self) -> None:
        """Take away what was not put in its place."""
        for folder in (self.rows, self.names):
            if folder:
                shutil.rmtree(folder, ignore_errors=True)


def write_down(home: Home, prepared: Prepared) -> Written:
    """Write what a load read: its tables, scopes and problems, and its pupils' names where it has pupils."""
    rows = write_rows(home, prepared)
    names = write_names(home, prepared.load, prepared.names) if prepared.secret else None
    return Written(home, rows, names, digests(rows.iterdir()))
