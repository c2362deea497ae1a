"""What a reader hands back: accepted rows by table, a verdict on every record, and the file's own date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

import pyarrow

from evenlode.errors import Problem
from evenlode.lake.kinds import Roll

# What is known of a file that neither its records nor its source say: its year, what its unknown columns are.
Told: TypeAlias = Mapping[str, Sequence[str]]
SHEET = "sheet"  # under which a table of texts tells its reader the name of its sheet


@dataclass(frozen=True, eq=False)
class Read:
    """One file, read.

    `quarantined` and `duplicates` count records; `published` is the date that the file itself gives (empty: none);
    `last_day` and `numbers` say what period it covers last and how many numbers it holds for it; `series` names the
    files whose size it may be held against. `questions` are asked of whoever sent it.

    Of a file with pupils, `names` is a table of what is known of each that the lake must not hold (column `pseudonym`,
    and one for each thing: names, addresses, contacts), `synthetic` says whether they are invented, and
    `rolls` how many of them it names at each school on each day.
    """

    tables: Mapping[str, pyarrow.Table]
    problems: tuple[Problem, ...] = ()
    questions: tuple[Problem, ...] = ()
    quarantined: int = 0
    duplicates: int = 0
    published: str = ""
    last_day: date | None = None
    numbers: int = 0
    series: str = ""
    scopes: Mapping[str, pyarrow.Table] = field(default_factory=dict)
    names: pyarrow.Table | None = field(default=None, repr=False)
    synthetic: bool | None = None
    rolls: tuple[Roll, ...] = ()
