"""The steps that an act passes on its way: a test has a writer killed at each of them, as a power cut would kill it."""

import os

# In the order in which they are passed.
STEPS = (
    "bytes_kept", "rows_kept", "locked", "mended", "partition_written", "before_commit", "committed", "keys_destroyed",
    "destroyed",
)  # fmt: skip


def passing(step: str) -> None:
    """Say that a step is passed; a test sets EVENLODE_KILL_AT to be killed there."""
    if os.environ.get("EVENLODE_KILL_AT") == step:
        os.kill(os.getpid(), 9)
