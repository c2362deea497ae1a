"""What was found of one thing that was checked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that was checked: whether it is well, what was found, and how to mend it."""

    what: str
    well: bool
    detail: str
    remedy: str = ""
