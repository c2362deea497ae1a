"""Measures whole processes: CPU seconds, wall seconds and peak memory, as the operating system counts them."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """One finished process: seconds of CPU (user and system), seconds of wall clock, megabytes at the peak."""

    cpu: float
    wall: float
    megabytes: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end with its output thrown away; raises `RuntimeError` where it could not be run."""
    begun = time.perf_counter()
    # Compiled modules are kept between runs, as they are for anybody who installed the program.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, env=kept, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 3):  # 3: loaded, with some records quarantined
        raise RuntimeError(f"{command[0]} ended with {code}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def in_turn(commands: dict[str, Sequence[str]], prepare: Callable[[], None], runs: int = 5) -> dict[str, list[Run]]:
    """Run several commands in turn, `runs` times each after one that is not counted; `prepare` comes before each."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            prepare()
            done = run(command)
            if number:
                found[name].append(done)
    return found


def median(runs: list[Run]) -> Run:
    """The median of each figure."""
    return Run(*(statistics.median(getattr(one, name) for one in runs) for name in ("cpu", "wall", "megabytes")))
