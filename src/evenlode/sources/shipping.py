"""Makes the published figures that Evenlode ships, in its tidy form, from a folder of the publishers' own files.

`python -m evenlode.sources.shipping ORIGINALS OUT`: each source's each edition becomes one file, in which every row
says where its publisher printed it: publication and file, the file's sha256, record and cell. Shipped are the figures
that a measure claims, of whole years, for England, its regions and its authorities; never a school's.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyarrow
from pyarrow import compute, parquet

from evenlode.errors import NotFound
from evenlode.lake.home import Home
from evenlode.lake.kinds import Load
from evenlode.lake.ledger import open_ledger
from evenlode.sources.kinds import TidyRows
from evenlode.sources.load import load
from evenlode.sources.registry import SOURCES
from evenlode.vocabulary.places import by_code

# What is shipped: the table whose rows are taken, and its tidy form.
FORMS = {"published_figure": "evenlode_figures", "neighbour": "evenlode_neighbours"}

# The files and folders of originals that it is made of. Those with a row for every school, or for every reason, take
# long to read: where time matters their publication is read from the shipped file instead.
QUICK = (
    "lait", "ees/absence_by_term.zip", "attendance-dashboard/EES_ytd_data.csv", "children-in-care", "neet",
)  # fmt: skip
SLOW = {
    "ees/exclusions_by_geographic_level.zip": "ees_exclusions-2017-08.parquet",
    "ees/exclusions_by_characteristic.zip": "ees_exclusions-2017-08.parquet",
    "ees/exclusions_by_reason.zip": "ees_exclusions-2017-08.parquet",
}

# Of exclusions by reason there are so many that only those of all types of school together are shipped.
BY_REASON = "ees_exclusions_by_reason"

# What makes a row one figure, or one neighbour.
KEY = ("source", "measure", "group", "phase", "place", "year", "period", "reason", "position")


@dataclass(frozen=True)
class Rows:
    """The rows of one live load in one table that is shipped."""

    load: Load
    table: str
    rows: pyarrow.Table


def originals(folder: Path) -> tuple[Path, ...]:
    """The originals that the shipped figures are made of; raises `NotFound` where one is not there."""
    return found(folder, (*QUICK, *SLOW))


def quick_originals(folder: Path, shipped: Path) -> tuple[Path, ...]:
    """Files with the same figures as `shipped`: originals, save where those take long to read."""
    printed = sorted({*SLOW.values(), *(path.name for path in shipped.glob("*.csv"))})
    return (*found(folder, QUICK), *(shipped / name for name in printed))


def found(folder: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """Files and folders of originals; raises `NotFound` where one is not there."""
    paths = tuple(folder / name for name in names)
    missing = [name for name, path in zip(names, paths, strict=True) if not path.exists()]
    if missing:
        raise NotFound(
            f"The publishers' own files are not there: {', '.join(missing)}.",
            where=str(folder),
            remedy="docs/how-to/get-the-published-files.md says which files to fetch, and from whom",
        )
    return paths


def ship(folder: Path, out: Path) -> list[Path]:
    """Write the shipped files, made from a folder of originals, to `out`; gives their paths."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Home(Path(temporary) / "home")
        load(home, originals(folder))
        files: dict[tuple[str, str], list[Rows]] = {}
        for one in shippable(home):
            name = one.table if one.table == "neighbour" else one.rows["source"][0].as_py()
            files.setdefault((name, one.load.source_time.edition), []).append(one)
        return [write(parts, out / file_name(*name)) for name, parts in files.items()]


def file_name(name: str, edition: str) -> str:
    """What the file of a source's edition is called; that of a set of neighbours, after the table."""
    return f"{'neighbours' if name == 'neighbour' else name}-{edition}.parquet"


def shippable(home: Home) -> Iterator[Rows]:
    """The rows that are shipped of every live load in every table that is shipped, the newest load first."""
    with open_ledger(home) as ledger:
        head = ledger.entry_at(None)
        folders = ledger.folders_at(head.epoch)
        live = ledger.live_at(head.snapshot)
    for one in sorted(live, key=lambda one: (one.source_time.text, one.sha256), reverse=True):
        for table in FORMS:
            path = home.rows / folders[one.id] / f"{table}.parquet"
            rows = kept(one, parquet.read_table(path)) if path.exists() else ()
            if len(rows):
                yield Rows(one, table, rows)


def kept(one: Load, rows: pyarrow.Table) -> pyarrow.Table:
    """The rows of a load that are shipped: of figures, those claimed, of whole years, of authorities and above."""
    rows = as_text(rows)
    if "claimed" not in rows.column_names:
        return rows
    rows = rows.filter(compute.equal(rows["claimed"], "yes")).filter(compute.field("period") == "year")
    if one.format == BY_REASON:
        rows = rows.filter(compute.equal(rows["phase"], "all"))
    known = [place for place in compute.unique(rows["place"]).to_pylist() if by_code(place)]
    return rows.filter(compute.is_in(rows["place"], pyarrow.array(known, pyarrow.string())))


def as_text(rows: pyarrow.Table) -> pyarrow.Table:
    """Rows with their coded columns written out."""
    columns = {
        name: rows[name].cast(pyarrow.string()) if pyarrow.types.is_dictionary(rows[name].type) else rows[name]
        for name in rows.column_names
    }
    return pyarrow.table(columns)


def write(parts: Sequence[Rows], path: Path) -> Path:
    """Write what the loads of one edition say, the newest first, in tidy form."""
    form = cast(TidyRows, SOURCES.find(FORMS[parts[0].table]))
    rows = once(pyarrow.concat_tables([tidy(part.rows, part.load, form) for part in parts]))
    ordered = [(column, "ascending") for column in form.columns if column in KEY]
    parquet.write_table(rows.sort_by(ordered), path, compression="zstd", compression_level=19)
    return path


def once(rows: pyarrow.Table) -> pyarrow.Table:
    """Each figure once: of several rows for one, the first."""
    key = [column for column in KEY if column in rows.column_names]
    numbered = rows.append_column("number", pyarrow.array(range(len(rows)), pyarrow.int64()))
    first = numbered.group_by(key).aggregate([("number", "min")])["number_min"]
    return rows.take(first)


def tidy(rows: pyarrow.Table, one: Load, form: TidyRows) -> pyarrow.Table:
    """The rows of a load in tidy form, all as text."""
    source = SOURCES.find(one.format)
    said = {
        "published": one.source_time.edition if one.source_time.guessed else one.source_time.text,
        "licence": source.licence,
        "origin": f"{source.citation}: {one.name}",
        "origin_sha256": one.sha256,
    }
    columns = {}
    for column in form.columns:
        if column in said:
            columns[column] = pyarrow.array([said[column]] * len(rows), pyarrow.string())
        else:
            ours = column.removeprefix("origin_")
            given = rows[ours] if ours in rows.column_names else pyarrow.nulls(len(rows), pyarrow.string())
            columns[column] = compute.fill_null(given.cast(pyarrow.string()), "")
    return pyarrow.table(columns)


if __name__ == "__main__":
    for path in ship(Path(sys.argv[1]), Path(sys.argv[2])):
        print(path.name)
