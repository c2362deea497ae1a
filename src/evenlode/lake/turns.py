"""Writers take turns in the order in which they came.

SQLite lets whoever asks first when a lock falls free have it, and has those who have waited for long ask less often
than newcomers: of eight that load file after file, one waited for minutes. So each writer draws a ticket, a file that
it locks as long as it lives, and asks SQLite once no ticket is older. One whose lock is free belonged to a process that
was stopped, and is taken away by whoever comes next.
"""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from evenlode.lake.home import Home
from evenlode.lake.ledger_errors import holder_of, locked
from evenlode.vocabulary import clock

TICKET, DRAWN = ".ticket", ".drawn"
MOMENT = 0.02  # seconds between two looks at the line


@contextmanager
def in_turn(home: Home, wait_seconds: float) -> Iterator[float]:
    """Wait until nobody who came before waits any more; gives how many of the seconds are left to wait.

    Whoever comes later waits as long as this lasts. Raises `HomeLocked` where the seconds are over before.
    """
    until = time.monotonic() + wait_seconds
    with ticket(home) as mine:
        while any(waits(one) for one in earlier(mine)):
            if time.monotonic() >= until:
                raise locked(holder_of(home))
            time.sleep(MOMENT)
        yield max(0.0, until - time.monotonic())


@contextmanager
def ticket(home: Home) -> Iterator[Path]:
    """A place in the line: a file that is locked before anybody can see it."""
    home.waiting.mkdir(mode=0o700, exist_ok=True)
    handle, drawn = tempfile.mkstemp(suffix=DRAWN, dir=home.waiting)
    path = Path(drawn)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        came = clock.now().timestamp()
        path = path.rename(path.with_name(f"{came:020.6f}-{path.stem}{TICKET}"))
        yield path
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def earlier(mine: Path) -> list[Path]:
    """The tickets of those who came before."""
    return sorted(path for path in mine.parent.iterdir() if path.suffix == TICKET and path.name < mine.name)


def waits(one: Path) -> bool:
    """Whether a ticket is of a process that still waits; where it is not, it is taken away."""
    with suppress(FileNotFoundError):
        handle = os.open(one, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            one.unlink(missing_ok=True)
        except BlockingIOError:
            return True
        finally:
            os.close(handle)
    return False
