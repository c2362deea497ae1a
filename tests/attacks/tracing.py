"""Watching what a process asks of the kernel, and having the kernel refuse some of it, with `strace`.

`strace` stands in for a disk that fails: it answers a call with an error without making it. Only it can do so to every
part of a process alike, whether Python, SQLite, Arrow or Delta asks.
"""

import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from attacks.scene import Call, environment

NO_STRACE = "there is no strace here, which records what is written: apt-get install strace"
CALLED = re.compile(r"^(\d+) +(\w+)\((.*)")
INJECTED = "(INJECTED)"
PATIENCE = 60  # seconds; an act that is traced takes a few


def strace() -> str:
    """Where strace stands; the test is skipped where there is none."""
    found = shutil.which("strace")
    if found is None:
        pytest.skip(NO_STRACE)
    return found


def calls_of(command: Sequence[str], names: str, log: Path, below: Path) -> list[Call]:
    """A process's calls of some names that concern files below a folder, in their order."""
    spoilt(command, names, "", log)
    made: Counter[tuple[str, str]] = Counter()
    calls = []
    for line in log.read_text().splitlines():
        if found := CALLED.match(line):
            thread, name, what = found.groups()
            made[thread, name] += 1
            if str(below) in what:
                calls.append(Call(name, made[thread, name]))
    return calls


def spoilt(command: Sequence[str], names: str, how: str, log: Path) -> subprocess.CompletedProcess[str]:
    """Run a process and record its calls of some names, of which some fail.

    `how` is `fsync:error=EIO:when=3` for the third of them that a thread makes, `when=3+` from it on; empty for none.

    Raises:
        subprocess.TimeoutExpired: it did not end, and was killed with all that it had begun.
    """
    inject = ["-e", f"inject={how}"] if how else []
    watched = [strace(), "-f", "--seccomp-bpf", "-qq", "-y", "-o", str(log), "-e", f"trace={names}", *inject, *command]
    to_be_read = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "errors": "replace"}
    with subprocess.Popen(watched, env=environment(), start_new_session=True, **to_be_read) as process:
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return subprocess.CompletedProcess(watched, process.returncode, out, err)


def refused(log: Path, below: Path) -> list[str]:
    """The calls that were refused, as they were recorded: those that concern files below a folder."""
    return [line for line in injected(log) if str(below) in line]


def astray(log: Path, below: Path) -> list[str]:
    """The calls that were refused and concern no file below a folder: those by which threads wake each other."""
    return [line for line in injected(log) if str(below) not in line]


def injected(log: Path) -> list[str]:
    """The calls that were refused, as they were recorded."""
    return [line for line in log.read_text().splitlines() if INJECTED in line]
