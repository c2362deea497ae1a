"""What can go wrong, in three kinds never mixed: a problem in the data, a request that cannot be met, a fault of ours.

A problem in the data is a `Problem` row: collected, never raised, never quoting a pupil's value. A request that cannot
be met raises an `EvenlodeError`, whose class fixes the exit code and whose message says what happened, where, and what
to do. Anything else that is raised is a fault of ours and shows a traceback (exit code 1).
"""

from dataclasses import asdict, dataclass
from enum import IntEnum, StrEnum


class Exit(IntEnum):
    """The exit codes of the command line."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    QUARANTINED = 3
    HELD = 4
    NOT_FOUND = 10
    REFUSED = 11
    LOCKED = 12
    MISSING_COMPONENT = 13
    DAMAGED = 14


class Severity(StrEnum):
    """How grave a problem is: a warning is accepted, an error is quarantined, a refusal stops the whole file."""

    WARNING = "warning"
    ERROR = "error"
    REFUSAL = "refusal"


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file: where, by which rule, in words for whoever made the file, and how to mend it.

    `row` is the record's number in its file, from 1 (None: the whole file); `column` its column, sheet or cell; `line`
    the line of the file, or the row of its sheet, on which the record begins, as a program shows it (None: not known).
    The message never holds a pupil's value.
    """

    row: int | None
    column: str | None
    rule: str
    message: str
    remedy: str
    severity: Severity
    line: int | None = None

    @property
    def place(self) -> str:
        """Its record, and the line of the file that it begins on; empty where the whole file is meant."""
        on = f" (line {self.line:,})" if self.line else ""
        return f"record {self.row:,}{on}" if self.row else ""

    def as_dict(self) -> dict[str, object]:
        """The problem as plain values, with the severity's name: for receipts, JSON and CSV."""
        return {**asdict(self), "severity": str(self.severity)}


class EvenlodeError(Exception):
    """A request that cannot be met; each subclass is one exit code."""

    exit_code: Exit = Exit.FAULT

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what)

    def __str__(self) -> str:
        lines = [self.what]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.remedy:
            lines.append(f"  what to do: {self.remedy}")
        return "\n".join(lines)


class WrongUsage(EvenlodeError):
    """The command was asked in a way that has no meaning."""

    exit_code = Exit.USAGE


class NotFound(EvenlodeError):
    """No such figure, place, measure or load; the message offers the nearest names."""

    exit_code = Exit.NOT_FOUND


class Expired(NotFound):
    """What is asked for rested on files that were destroyed by a rule of retention: it can no longer be told."""


class Refused(EvenlodeError):
    """A file or an act that Evenlode will not take; nothing was changed."""

    exit_code = Exit.REFUSED


class HomeLocked(EvenlodeError):
    """Another writer holds the ledger."""

    exit_code = Exit.LOCKED


class MissingComponent(EvenlodeError):
    """Something this machine lacks; the message says how to install it."""

    exit_code = Exit.MISSING_COMPONENT


class LedgerDamaged(EvenlodeError):
    """What is stored is not what was stored: the ledger, a file's bytes or its rows have changed."""

    exit_code = Exit.DAMAGED
