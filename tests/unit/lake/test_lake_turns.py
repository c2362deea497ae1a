"""Writers take turns in the order in which they came, and those who were stopped while they waited are passed over."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from evenlode.errors import HomeLocked
from evenlode.lake.doctor import examine
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
from evenlode.lake.turns import TICKET, in_turn

# Waits in line until it is killed.
WAITER = """
import sys, time
from pathlib import Path
from evenlode.lake.home import Home
from evenlode.lake.turns import in_turn
with in_turn(Home(Path(sys.argv[1])), 0):
    print("first", flush=True)
    time.sleep(600)
"""


def write(home: Home, name: str, done: list[str]) -> None:
    """Take the ledger as soon as it is one's turn, and say so."""
    with open_ledger(home) as ledger, ledger.writing(name, wait_seconds=60):
        done.append(name)
        time.sleep(0.05)


def tickets(home: Home) -> list[Path]:
    """Those who wait."""
    return [path for path in home.waiting.iterdir() if path.suffix == TICKET]


def test_writers_take_turns_in_the_order_in_which_they_came(home: Home) -> None:
    home.create()
    done: list[str] = []
    names = [str(number) for number in range(8)]
    with open_ledger(home) as ledger, ledger.writing("first", wait_seconds=1):
        writers = [threading.Thread(target=write, args=(home, name, done)) for name in names]
        for number, writer in enumerate(writers):
            writer.start()
            while len(tickets(home)) <= number:
                time.sleep(0.01)
    for writer in writers:
        writer.join()
    assert done == names
    assert list(home.waiting.iterdir()) == []


def test_whoever_waits_too_long_behind_others_is_told_so(home: Home) -> None:
    home.create()
    with in_turn(home, 1), pytest.raises(HomeLocked), in_turn(home, 0.1):
        pass
    assert list(home.waiting.iterdir()) == []
    with in_turn(home, 0) as left:
        assert left == 0


def test_a_writer_that_was_killed_while_it_waited_is_passed_over(home: Home) -> None:
    home.create()
    process = subprocess.Popen([sys.executable, "-c", WAITER, str(home.root)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "first\n"
    with pytest.raises(HomeLocked), in_turn(home, 0.1):
        pass
    assert len(tickets(home)) == 1
    process.kill()
    process.communicate()
    assert len(tickets(home)) == 1, "a killed writer cannot take its ticket away"
    done: list[str] = []
    write(home, "next", done)
    assert (done, tickets(home)) == (["next"], [])
    assert all(one.well for one in examine(home))
