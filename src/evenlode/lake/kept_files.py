"""What files of the home hold, as the ledger knows it: rows and the lake's files are not what they were if they differ.

The bytes of loaded files are known by their names, and what is kept encrypted vouches for itself.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from evenlode.formats.hashing import sha256_of
from evenlode.lake.ledger import Ledger
from evenlode.lake.working import changed

BELOW = ("/", "0")  # the stroke, and the sign that follows it


def digests(files: Iterable[Path]) -> dict[Path, str]:
    """What files hold, by their SHA-256."""
    return {path: sha256_of(path) for path in files}


def keep_files(ledger: Ledger, files: Mapping[Path, str]) -> None:
    """Write down what files of the home hold; the caller holds the ledger's lock."""
    query = "INSERT INTO kept VALUES (?, ?) ON CONFLICT DO UPDATE SET sha256 = excluded.sha256"
    ledger.db.executemany(query, [(name_of(ledger, path), digest) for path, digest in files.items()])


def kept_files(ledger: Ledger, folder: Path) -> dict[Path, str]:
    """What the files below a folder of the home hold, of those of which it is known."""
    first, last = (f"{name_of(ledger, folder)}{sign}" for sign in BELOW)
    rows = ledger.db.execute("SELECT path, sha256 FROM kept WHERE path >= ? AND path < ? ORDER BY path", (first, last))
    return {ledger.home.root / row["path"]: row["sha256"] for row in rows}


def unlike(ledger: Ledger, folder: Path) -> list[Path]:
    """The files below a folder that are there and do not hold what they did."""
    known = kept_files(ledger, folder)
    return [path for path, digest in known.items() if path.is_file() and sha256_of(path) != digest]


def must_be_as_kept(ledger: Ledger, files: Iterable[Path], well: set[Path]) -> None:
    """Raise `LedgerDamaged` where a file that is there does not hold what it did; `well` are those asked before."""
    for path in files:
        if path in well or not path.exists():
            continue
        row = ledger.db.execute("SELECT sha256 FROM kept WHERE path = ?", (name_of(ledger, path),)).fetchone()
        if row and sha256_of(path) != row["sha256"]:
            raise changed(f"A file that was kept has changed: {name_of(ledger, path)}.", ledger.home)
        well.add(path)


def name_of(ledger: Ledger, path: Path) -> str:
    """A path of the home as the ledger writes it."""
    return str(path.relative_to(ledger.home.root))
