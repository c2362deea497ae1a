"""The command line in a process of its own, its seconds of CPU, and the most memory that it took, as Linux counts it.

What the operating system says of a child's peak includes that of the process which started it, so the child asks for
itself: `python tests/spawned.py WORDS...` runs `evenlode WORDS...` and writes both below whatever it says. The seconds
are those of an ordinary machine (see `yardstick`).
"""

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
SAYS = "peak in kB and seconds of CPU: "


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, what it wrote, what it wrote beside that, its peak in megabytes, its CPU."""

    exit_code: int
    out: str
    beside: str
    megabytes: float
    seconds: float


def spawned(words: Sequence[str], seconds: float) -> Ended:
    """Run `evenlode` with some words; raises `TimeoutExpired` where it takes longer than its seconds."""
    command = [sys.executable, __file__, *words]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    beside, _, spent = ended.stderr.rpartition(SAYS)
    peak, cpu = spent.split()
    return Ended(ended.returncode, ended.stdout, beside, int(peak) / 1024, float(cpu))


if __name__ == "__main__":
    from evenlode.cli.main import run
    from yardstick import slowness

    try:
        run()
    finally:
        found = PEAK.search(Path("/proc/self/status").read_text(encoding="ascii"))
        spent = time.process_time()
        print(f"{SAYS}{found[1] if found else 0} {spent / slowness()}", file=sys.stderr)
