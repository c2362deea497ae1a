"""The folder of tallies: what was worked out of pupils on the way from rows to figures, and is derived from the rows.

It holds pupils' pseudonyms, and no names. While nobody refreshes whatever is in it can be deleted without loss: it is
worked out again when it is next needed, and so is whatever has changed by itself. Where rows are destroyed it is
emptied.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evenlode.lake.durable import digest_of
from evenlode.lake.home import Home


@contextmanager
def alone(home: Home) -> Iterator[None]:
    """Wait until nobody else works on the tallies of a home; whoever comes later waits. A killed process frees it."""
    handle = os.open(home.root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def make_room(home: Home) -> None:
    """Make the folder, readable by its owner only."""
    home.tallies.mkdir(mode=0o700, exist_ok=True)


def forget_others(path: Path, name: str) -> None:
    """Delete the tallies of a name save the one at `path`, and what a killed process left of them."""
    for other in path.parent.glob(f"{name}.*"):
        if other not in (path, digest_of(path)):
            other.unlink(missing_ok=True)


def empty_tallies(home: Home) -> None:
    """Delete all tallies of a home; the caller works on them alone."""
    shutil.rmtree(home.tallies, ignore_errors=True)
