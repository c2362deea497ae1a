"""Files that describe schools: a register with one row an establishment, and the links between establishments."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evenlode.sources.kinds import Source


@dataclass(frozen=True, eq=False, kw_only=True)
class SchoolRegister(Source):
    """A file in which one row is one establishment: `columns` says which of its columns fill which of table `school`.

    Several columns may fill `address` or `detail`, whose parts keep their columns' names. `optional` columns are read
    where they are there. `authority` holds a DfE number and `estab`, where there is one, the establishment number that
    makes up the LAESTAB. `dates` is how days are written. `statuses` and `phases` say what their columns' texts mean,
    in lower case; `phases` is asked of each column of `phase_columns` in turn. Where none tells, `phase_flags` names
    columns that hold a `1` for each phase: only one of them set tells the phase. `link` is a column with the URN of the
    establishment that came before or after.
    """

    columns: Mapping[str, str]
    authority: str
    dates: str
    statuses: Mapping[str, str]
    optional: Mapping[str, str] = field(default_factory=dict)
    phase_columns: tuple[str, ...] = ()
    phases: Mapping[str, str] = field(default_factory=dict)
    phase_flags: Mapping[str, str] = field(default_factory=dict)
    estab: str = ""
    link: str = ""
    missing: tuple[str, ...] = ("nan",)

    def needed(self) -> tuple[str, ...]:
        """Every column that is read, the optional ones apart."""
        others = (self.authority, self.estab, self.link, *self.phase_columns, *self.phase_flags)
        return tuple(dict.fromkeys(column for column in (*self.columns, *others) if column))


@dataclass(frozen=True, eq=False, kw_only=True)
class SchoolLinks(Source):
    """A file in which one row is a link between two establishments: what `other` is to `urn`, in the words of `kind`.

    `kinds` says with which words, in lower case, the text of a predecessor and of a successor begins.
    """

    urn: str
    other: str
    kind: str
    kinds: Mapping[str, str]

    def needed(self) -> tuple[str, ...]:
        """Both establishments and the kind of link."""
        return (self.urn, self.other, self.kind)
