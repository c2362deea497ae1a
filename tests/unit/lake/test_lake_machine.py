"""What the machine would not do: whoever says it, and in whatever words, a person is told what to do."""

import errno
import os
import sqlite3

import pytest
from deltalake.exceptions import DeltaError

from evenlode.engines.kinds import FileUnreadable
from evenlode.errors import EvenlodeError, LedgerDamaged, NotFound, Refused
from evenlode.lake.home import Home
from evenlode.lake.machine import SAID, refusal_of
from evenlode.lake.working import at_work


def coded(code: int) -> sqlite3.OperationalError:
    """An error of SQLite's."""
    error = sqlite3.OperationalError("something")
    error.sqlite_errorcode = code
    return error


def told(home: Home, error: Exception) -> EvenlodeError:
    """What comes out of work in which an error was raised."""
    with pytest.raises(EvenlodeError) as caught, at_work(home):
        raise error
    return caught.value


FULL = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError("[Errno 28] Error writing bytes to file. Detail: [errno 28] No space left on device"),
    DeltaError("Generic LocalFileSystem error: Unable to copy data to file: No space left on device (os error 28)"),
    coded(sqlite3.SQLITE_FULL),
    FileUnreadable("IO Error: Could not write to file: No space left on device"),
    RuntimeError("failed to offload data block: this limit was set by the 'max_temp_directory_size' setting"),
]


@pytest.mark.parametrize("error", FULL, ids=lambda error: type(error).__name__)
def test_a_full_disk_is_told_alike_whoever_finds_it(home: Home, error: Exception) -> None:
    home.create()
    found = told(home, error)
    assert (type(found), found.what) == (Refused, "The disk is full.")
    assert found.where.startswith(f"home {home.root}, where ")
    assert found.remedy.startswith("make room on that disk")


@pytest.mark.parametrize("number", SAID)
def test_every_error_that_is_known_says_what_to_do(home: Home, number: int) -> None:
    found = told(home, OSError(number, os.strerror(number), "/elsewhere/file"))
    assert (found.what, found.where, found.remedy) == (f"{SAID[number][0]}.", "/elsewhere/file", SAID[number][1])


def test_of_two_files_the_one_to_be_written_is_named(home: Home) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "/elsewhere/read", None, "/elsewhere/written")
    assert told(home, error).where == "/elsewhere/written"
    inside = OSError(errno.ENOSPC, "No space left on device", "/elsewhere/read", None, str(home.bytes / "x"))
    assert told(home, inside).where == f"home {home.root}"


def test_an_error_of_the_machines_that_is_not_known_is_said_in_its_words(home: Home) -> None:
    assert told(home, OSError(errno.ELOOP, "...")).what == f"The machine would not do it: {os.strerror(errno.ELOOP)}."
    assert refusal_of(OSError("odd")).what == "The machine would not do it: odd."


@pytest.mark.parametrize("error", [coded(sqlite3.SQLITE_CORRUPT), coded(sqlite3.SQLITE_NOTADB), FileUnreadable("odd")])
def test_bytes_that_have_changed_are_damage(home: Home, error: Exception) -> None:
    assert isinstance(told(home, error), LedgerDamaged)


@pytest.mark.parametrize("error", [ValueError("odd"), coded(sqlite3.SQLITE_CONSTRAINT), OSError("odd"), NotFound("no")])
def test_faults_of_ours_and_answers_are_left_as_they_are(home: Home, error: Exception) -> None:
    with pytest.raises(type(error)) as caught, at_work(home):
        raise error
    assert caught.value is error
