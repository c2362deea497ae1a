"""Folders for files that are being read and are not, or not so, kept: private, and gone as soon as they can be.

Each is locked by the process that reads in it; a killed one's lock is let go by the kernel, and whoever next needs a
folder takes away what it left, so that nothing of pupils lies there in the clear for long.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evenlode.engines.kinds import SPILL
from evenlode.lake.home import Home
from evenlode.vocabulary import clock

# A younger folder may belong to a process that has not locked it yet.
YOUNG_SECONDS = 5
# A file younger than this may belong to a command that is at work right now.
LEFT_OVER_AFTER_SECONDS = 3600


@contextmanager
def working_folder(home: Home) -> Iterator[Path]:
    """A folder inside the home for files that are being read, readable by its owner only; gone afterwards."""
    home.incoming.mkdir(exist_ok=True, mode=0o700)
    sweep(home)
    folder = Path(tempfile.mkdtemp(dir=home.incoming))
    handle = locked(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def sweep(home: Home) -> None:
    """Take away the folders of processes that were killed."""
    oldest = clock.now().timestamp() - YOUNG_SECONDS
    for folder in home.incoming.iterdir():
        try:
            if folder.is_dir() and folder.stat().st_mtime < oldest and (handle := locked(folder)) is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(handle)
        except OSError:  # its own process was quicker, or it is not ours to take away
            continue


def too_old(paths: Iterable[Path]) -> list[Path]:
    """Those of some files and folders that are too old to belong to a command that is at work right now."""
    oldest = clock.now().timestamp() - LEFT_OVER_AFTER_SECONDS
    return sorted(path for path in paths if path.stat().st_mtime < oldest)


def spilt(home: Home) -> list[Path]:
    """What killed commands left of rows that did not fit into memory."""
    folder = home.lake / SPILL
    return too_old(folder.iterdir()) if folder.is_dir() else []


def locked(folder: Path) -> int | None:
    """The lock of a folder, to be closed; None where another process holds it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle
