"""Makes the published figures that Evenlode ships, in its tidy form, from a folder of the publishers' own files.

`python -m evenlode.sources.shipping ORIGINALS OUT`: each publication becomes one file, in which every row says where
its publisher printed it: publication and file, the file's sha256, record and cell.
"""

import sys
import tempfile
from collections.abc import Iterator
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

# What is shipped: the table whose rows are taken, its tidy form, and what the files are called.
SHIPPED = {"published_figure": ("evenlode_figures", "lait"), "neighbour": ("evenlode_neighbours", "neighbours")}


def originals(folder: Path) -> Path:
    """The folder of originals that the shipped figures are made from; raises `NotFound` where it is not there."""
    found = folder / "lait"
    if not found.is_dir():
        raise NotFound(
            "The publishers' own files are not there.",
            where=str(folder),
            remedy="docs/how-to/get-the-published-files.md says which files to fetch, and from whom",
        )
    return found


def ship(folder: Path, out: Path) -> list[Path]:
    """Write the shipped files, made from a folder of originals, to `out`; gives their paths."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Home(Path(temporary) / "home")
        load(home, [originals(folder)])
        return [write(home, one, folder_name, table, out) for one, folder_name, table in shippable(home)]


def shippable(home: Home) -> Iterator[tuple[Load, str, str]]:
    """The live loads with rows in a table that is shipped: the load, its folder of rows, the table."""
    with open_ledger(home) as ledger:
        head = ledger.entry_at(None)
        folders = ledger.folders_at(head.epoch)
        for one in ledger.live_at(head.snapshot):
            for table in SHIPPED:
                if (home.rows / folders[one.id] / f"{table}.parquet").exists():
                    yield one, folders[one.id], table


def write(home: Home, one: Load, folder: str, table: str, out: Path) -> Path:
    """Write what one load says, in tidy form."""
    format, name = SHIPPED[table]
    path = out / f"{name}-{one.source_time.edition}.parquet"
    rows = tidy(parquet.read_table(home.rows / folder / f"{table}.parquet"), one, cast(TidyRows, SOURCES.find(format)))
    parquet.write_table(rows, path, compression="zstd", compression_level=19)
    return path


def tidy(rows: pyarrow.Table, one: Load, form: TidyRows) -> pyarrow.Table:
    """The claimed rows of a load in tidy form, all as text, in an order that does not depend on the file's."""
    if "claimed" in rows.column_names:
        rows = rows.filter(compute.equal(rows["claimed"], "yes"))
    source = SOURCES.find(one.format)
    said = {
        "published": one.source_time.text,
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
    ordered = [
        (column, "ascending")
        for column in form.columns
        if column in ("measure", "group", "phase", "place", "year", "position")
    ]
    return pyarrow.table(columns).sort_by(ordered)


if __name__ == "__main__":
    for path in ship(Path(sys.argv[1]), Path(sys.argv[2])):
        print(path.name)
