"""What kinds of thing the lake keeps: a prepared load, a load in the ledger, an entry, a receipt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

import pyarrow

from evenlode.errors import Problem


class Act(StrEnum):
    """What can be done to the ledger; each act is one entry."""

    LOAD = "load"
    HOLD = "hold"
    CONFIRM = "confirm"
    REVERT = "revert"
    REDATE = "redate"
    COMPACT = "compact"
    REBUILD = "rebuild"
    REHASH = "rehash"
    EXPIRE = "expire"


LIVE_AFTER = (Act.LOAD, Act.CONFIRM)


class LoadState(StrEnum):
    """What became of one file of a `load`."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    HELD = "held"
    REFUSED = "refused"
    ALREADY_LOADED = "already_loaded"


@dataclass(frozen=True)
class SourceTime:
    """How new a file is: a text that sorts by age, and how it was found."""

    text: str
    found: str
    guessed: bool = False

    @property
    def edition(self) -> str:
        """The publication it belongs to: year and month."""
        return self.text[:7]


@dataclass(frozen=True)
class Counts:
    """How many records a file had and what became of each; the first is always the sum of the others."""

    rows_in: int
    accepted: int
    quarantined: int
    duplicates: int


@dataclass(frozen=True)
class Roll:
    """How many pupils a file names at one school on one day."""

    urn: str
    day: date
    pupils: int


@dataclass(frozen=True, eq=False)
class Prepared:
    """A file that has been read but is not yet in the ledger.

    `tables` holds the accepted rows by canonical table, each in its own schema; `scopes` what the file covers whole,
    by table, one row a scope; `path` its bytes; `reader` the hash of the code that read it; `series` names the files
    whose size it may be held against. Once its rows are written, `touched` names the partitions they lie in, and the
    tables are let go.

    A file with pupils is `secret`: its bytes and its pupils' `names` are kept encrypted. It says whether they are
    `synthetic`, and `pseudonyms` is the number of the key under which its rows name them. `rolls` are what it says of
    the size of schools; a file that is `whole` takes off the pupils whom it does not name.
    """

    load: str
    sha256: str
    name: str
    size: int
    format: str
    series: str
    mapping: str
    reader: str
    path: Path
    source_time: SourceTime
    counts: Counts
    tables: Mapping[str, pyarrow.Table]
    problems: tuple[Problem, ...] = ()
    scopes: Mapping[str, pyarrow.Table] = field(default_factory=dict)
    touched: tuple[tuple[str, str], ...] = ()
    secret: bool = False
    synthetic: bool | None = None
    pseudonyms: int = 0
    names: pyarrow.Table | None = field(default=None, repr=False)
    rolls: tuple[Roll, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class Load:
    """A load as the ledger knows it at some snapshot: what it read, and the last act done to it."""

    id: str
    sha256: str
    name: str
    format: str
    series: str
    mapping: str
    counts: Counts
    source_time: SourceTime
    act: Act
    snapshot: int
    recorded_at: str
    reason: str

    @property
    def live(self) -> bool:
        """Whether its rows count."""
        return self.act in LIVE_AFTER


@dataclass(frozen=True)
class Entry:
    """One committed act: the state it led to, by Delta version and by hash of each partition."""

    snapshot: int
    recorded_at: str
    act: Act
    by: str
    reason: str
    epoch: int
    versions: Mapping[str, int]
    parts: Mapping[str, Mapping[str, str]]
    state_hash: str
    hash_name: str


@dataclass(frozen=True)
class Receipt:
    """What happened to one file: what its sender reads."""

    file: str
    state: LoadState
    load: str = ""
    sha256: str = ""
    format: str = ""
    source_time: str = ""
    source_time_from: str = ""
    counts: Counts = Counts(0, 0, 0, 0)
    problems: tuple[Problem, ...] = ()
    note: str = ""
