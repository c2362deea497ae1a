"""How much slower this machine is than an ordinary one, now: limits in seconds of CPU are those of an ordinary machine.

The same work takes twice as long on a machine that is half as fast, or whose core is shared: a limit on its time says
nothing unless it says of which machine.
"""

import time

WORK = 900_000
ORDINARY = 0.1
"""Seconds of CPU that the work takes on an ordinary machine: one on which `evenlode --help` takes 0.2."""


def slowness() -> float:
    """How many times as long as an ordinary machine this one takes; at least one."""
    began = time.process_time()
    sum(len(str(number)) for number in range(WORK))
    return max(1.0, (time.process_time() - began) / ORDINARY)
