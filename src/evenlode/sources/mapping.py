"""Mapping files: what the columns and codes of a table that no source describes are, in TOML, written by its user.

A mapping names the source that a file becomes. The file is then read as if it were of that source: by the same rules,
with the same problems, told by the file's own names of columns. What a mapping says is kept with the load.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from evenlode.errors import WrongUsage
from evenlode.formats.toml_lines import fault_text, line_of, lines_of
from evenlode.sources.kinds import Source
from evenlode.sources.mapping_faults import Fault, faults_of
from evenlode.sources.record_kinds import RecordFile, alike
from evenlode.sources.registry import SOURCES
from evenlode.sources.source_columns import names_in


@dataclass(frozen=True, eq=False)
class FileMap:
    """What a mapping file says.

    `columns` gives for each column of the source that of the file, or a text with several of them in braces; where it
    gives none, the file has the source's own. `constants` are texts that hold for every record, `codes` says for a
    column what the file's texts are in the source's, `dates` how days are written. `skip_rows` stand above the row of
    column names, `skip_last_rows` below the last record. `name` and `lines` say where it was written.
    """

    source: Source
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dates: str = ""
    sheet: str = ""
    skip_rows: int = 0
    skip_last_rows: int = 0
    name: str = ""
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    @cached_property
    def kept(self) -> dict[str, Any]:
        """All that it says, and nothing of how it was written: two mappings that say the same keep the same."""
        said: dict[str, Any] = {
            "columns": dict(self.columns), "constants": dict(self.constants), "codes": dict(self.codes),
            "dates": self.dates, "sheet": self.sheet,
            "skip_rows": self.skip_rows, "skip_last_rows": self.skip_last_rows,
        }  # fmt: skip
        return {"source": self.source.id, **{key: value for key, value in said.items() if value}}

    @property
    def answers(self) -> dict[str, str]:
        """What it says of the things that its source asks of a sender."""
        asks = self.source.asks if isinstance(self.source, RecordFile) else ()
        return {ask: self.constants[ask] for ask in asks if ask in self.constants}

    @property
    def given_otherwise(self) -> frozenset[str]:
        """The names, written `alike`, of columns that it gives a text, so that none of the file's is read for them."""
        return frozenset(name for name, ours in names_in(self.source).items() if ours in self.constants)

    @property
    def header_row(self) -> int:
        """The row of the column names, from 1."""
        return self.skip_rows + 1

    def where(self, *path: str) -> str:
        """Where it says something: its name and line."""
        return f"{self.name}, line {line_of(self.lines, path)}" if self.lines else "the mapping kept with the load"


def read_map(path: Path) -> FileMap:
    """The mapping in a file; raises `WrongUsage` with every line that is wrong and what to write there."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        said = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as fault:
        remedy = "check the path; a mapping is plain text, saved as UTF-8"
        raise WrongUsage(f"The mapping {path.name} cannot be read.", where=str(path), remedy=remedy) from fault
    except RecursionError as fault:
        remedy = "a mapping has no more than tables of texts: see docs/how-to/read-other-tables.md"
        raise WrongUsage(f"The mapping {path.name} is nested far deeper than any is.", remedy=remedy) from fault
    except tomllib.TOMLDecodeError as fault:
        remedy = (
            'write each line as name = "text", and tables as [columns]; names with blanks stand in "quotation marks"'
        )
        raise WrongUsage(f"The mapping {path.name} is not TOML: {fault_text(fault)}.", remedy=remedy) from fault
    lines = lines_of(text)
    if faults := faults_of(said):
        raise wrong(path.name, faults, lines)
    return meant(said, path.name, lines)


def meant(said: Mapping[str, Any], name: str, lines: Mapping[tuple[str, ...], int]) -> FileMap:
    """A mapping that was found right, with the source's own names for its columns."""
    source = SOURCES.find(said["source"])
    names = names_in(source)
    parts = {
        key: {names.get(alike(ours), ours): value for ours, value in said.get(key, {}).items()}
        for key in ("columns", "constants", "codes")
    }
    own = {(key, *(names.get(alike(ours), ours) for ours in path)): line for (key, *path), line in lines.items()}
    return FileMap(
        source,
        parts["columns"],
        {ours: as_text(value) for ours, value in parts["constants"].items()},
        parts["codes"],
        dates=said.get("dates", ""),
        sheet=said.get("sheet", ""),
        skip_rows=said.get("skip_rows", 0),
        skip_last_rows=said.get("skip_last_rows", 0),
        name=name,
        lines={**lines, **own},
    )


def wrong(name: str, faults: Sequence[Fault], lines: dict[tuple[str, ...], int]) -> WrongUsage:
    """The error for a mapping that cannot be used: each fault with its line and remedy."""
    told = sorted((line_of(lines, one.path), f"{one.what} {one.remedy}") for one in faults)
    listed = "\n".join(f"  line {line}: {text}" for line, text in told)
    return WrongUsage(f"The mapping {name} cannot be used.\n{listed}", remedy="mend these lines, and load again")


def as_text(value: Any) -> str:
    """A constant as a file would write it."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def kept_map(kept: str) -> FileMap | None:
    """The mapping that was kept with a load; None where it had none."""
    said: dict[str, Any] | None = json.loads(kept).get(MAP) if kept else None
    return FileMap(**{**said, "source": SOURCES.find(said["source"])}) if said else None


MAP = "map"  # under which a load keeps its mapping file, beside what was settled of it
