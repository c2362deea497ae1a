"""Loads folders into a home, each in an act of its own, and says how long it waited for the ledger each time.

`python writing.py BEGIN HOME FOLDER...` begins at a moment, so that several writers begin at once.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evenlode.lake.acts import compact
from evenlode.lake.home import Home
from evenlode.lake.ledger import Ledger
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild

WRITING = Ledger.writing
OTHERWISE = {"compact": compact, "rebuild": rebuild}


@contextmanager
def timed(ledger: Ledger, what: str, wait_seconds: float) -> Iterator[None]:
    """The one writer's lock, and a line that says how long it was waited for."""
    begun = time.monotonic()
    with WRITING(ledger, what, wait_seconds):
        print(f"{time.monotonic() - begun:.3f}")
        yield


if __name__ == "__main__":
    Ledger.writing = timed  # type: ignore[method-assign, assignment] - it is the same, and says how long it took
    time.sleep(max(0.0, float(sys.argv[1]) - time.time()))
    home = Home(Path(sys.argv[2]))
    for what in sys.argv[3:]:
        if what in OTHERWISE:
            OTHERWISE[what](home)
        else:
            receipts, _passed_over = load(home, [Path(what)])
            assert {str(one.state) for one in receipts} == {"accepted"}, receipts
