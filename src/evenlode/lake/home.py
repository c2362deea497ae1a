"""Where an installation keeps everything: one folder that nobody else may read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evenlode.errors import NotFound, Refused
from evenlode.lake.durable import make

# What the lake's library cannot write in a folder's address, or reads there as something else.
ODD_CHARACTERS = frozenset("[]^|\\%") | {chr(code) for code in range(32)}

NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "glusterfs", "ceph"})

FIRST_LOAD = "load published files with `evenlode load FOLDER`, or try `evenlode demo`"


@dataclass(frozen=True)
class Home:
    """The folder of one installation: ledger, bytes, rows and lake."""

    root: Path
    engine: str = "duckdb"

    def __post_init__(self) -> None:
        object.__setattr__(self, "root", self.root.resolve())

    @property
    def ledger(self) -> Path:
        """The SQLite file that is the record."""
        return self.root / "ledger.db"

    @property
    def bytes(self) -> Path:
        """Every file that was ever loaded, named by its sha256."""
        return self.root / "bytes"

    @property
    def rows(self) -> Path:
        """What each load read, one folder a load."""
        return self.root / "rows"

    @property
    def lake(self) -> Path:
        """The current state and its past versions, derived from `rows`."""
        return self.root / "lake"

    @property
    def figures(self) -> Path:
        """Figures that were worked out from pupils' rows: they can be worked out again."""
        return self.root / "figures"

    @property
    def tallies(self) -> Path:
        """What was worked out of pupils on the way to figures: it can be deleted, and is worked out again."""
        return self.root / "tallies"

    @property
    def incoming(self) -> Path:
        """Files that are being read and are not yet kept."""
        return self.root / "incoming"

    @property
    def waiting(self) -> Path:
        """The tickets of writers who wait for their turn."""
        return self.root / "waiting"

    @property
    def names(self) -> Path:
        """Names, addresses and contacts of pupils, encrypted, one folder a load; there are none in most homes."""
        return self.root / "names"

    @property
    def key(self) -> Path:
        """The key to all that is kept encrypted; there is none where nothing was kept of pupils."""
        return self.root / "key"

    def exists(self) -> bool:
        """Whether anything was ever kept here."""
        return self.ledger.exists()

    def require(self) -> "Home":
        """Itself, if it holds a ledger; otherwise `NotFound`."""
        if not self.exists():
            raise NotFound("There is nothing loaded yet.", where=f"home {self.root}", remedy=FIRST_LOAD)
        return self

    def create(self) -> "Home":
        """Make the folders, readable by their owner only; refuses a network share, on which SQLite is not safe."""
        refuse_odd_path(self.root)
        for folder in (self.root, self.bytes, self.rows, self.lake, self.incoming):
            make(folder)
        refuse_network_share(self.root)
        return self


@contextmanager
def private() -> Iterator[None]:
    """While this lasts, new files can be read by their owner only."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def refuse_odd_path(folder: Path) -> None:
    """Raise `Refused` where the lake cannot be kept below `folder` because of what it is called."""
    odd = sorted(ODD_CHARACTERS & set(str(folder)))
    if odd:
        raise Refused(
            f"The home cannot stand in a folder whose path holds {' or '.join(repr(character) for character in odd)}.",
            where=f"home {folder}",
            remedy="choose a folder with a plainer name with --home or EVENLODE_HOME",
        )


def file_system_of(folder: Path) -> str:
    """The kind of file system that `folder` stands on, as the kernel names it; empty where it cannot be known."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    whole = str(folder.resolve())
    inside = [
        (mount[1], mount[2]) for mount in mounts if whole == mount[1] or whole.startswith(mount[1].rstrip("/") + "/")
    ]
    return max(inside, key=lambda mount: len(mount[0]))[1] if inside else ""


def refuse_network_share(folder: Path) -> None:
    """Raise `Refused` where `folder` stands on a network share."""
    system = file_system_of(folder)
    if system in NETWORK_SYSTEMS:
        raise Refused(
            "The home stands on a network share, where the ledger's locks cannot be trusted.",
            where=f"home {folder} ({system})",
            remedy="choose a folder on this machine's own disk with --home or EVENLODE_HOME",
        )
