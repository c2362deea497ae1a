"""An invented source with pupils, as the catalogue might have one: a school's register, with names, by UPN.

`install` puts source, table and reader where those of the catalogue are; every value is made up here.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import compute, parquet

from evenlode.engines.kinds import Engine
from evenlode.errors import Problem, Severity
from evenlode.lake.pseudonyms import IdentifierKind, Pseudonymiser
from evenlode.sources import reading
from evenlode.sources.kinds import Source
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.registry import SOURCES
from evenlode.tables.conform import conform
from evenlode.tables.kinds import Column, ColumnType, Table
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.identifiers import is_upn, upn_check_letter

ID = "invented_pupils"
PERSONAL = ("forename", "surname", "postcode")
COLUMNS = ("invented_upn", *PERSONAL, "school", "mark", "invented_synthetic", "invented_published")


@dataclass(frozen=True, eq=False)
class InventedPupils(Source):
    """A source of the kind that this module reads."""

    def needed(self) -> tuple[str, ...]:
        """Every column."""
        return COLUMNS


SOURCE = InventedPupils(ID, "Invented register", "nobody", "none", "made up", "nothing", pupils=True)
TABLE = Table(
    id="invented_mark",
    one_row_is="invented mark of one pupil",
    columns=(
        *(Column(name, ColumnType.TEXT, name) for name in ("school", "pupil", "mark")),
        Column("record", ColumnType.INTEGER, "record"),
    ),
    key=("pupil",),
    partition=("school",),
    trust="invented",
)


@dataclass(frozen=True)
class Pupil:
    """An invented child."""

    upn: str
    forename: str
    surname: str
    postcode: str

    def values(self) -> tuple[str, ...]:
        """Everything of theirs that may stand nowhere in the clear."""
        return (self.upn, self.forename, self.surname, self.postcode)


def pupils(count: int) -> list[Pupil]:
    """Some invented children, each with texts that occur nowhere else."""
    return [
        Pupil(
            upn_check_letter(f"93141200{number:04d}") + f"93141200{number:04d}",
            f"Canaryfore{number:04d}",
            f"Canarysur{number:04d}",
            f"OX{number:04d}CANARY",
        )
        for number in range(count)
    ]


def file_of(
    path: Path,
    children: Iterable[Pupil],
    mark: str = "/",
    synthetic: str = "yes",
    published: str = "2026-03-02",
    bad: Sequence[str] = (),
) -> Path:
    """A register of some children; `bad` are numbers that are no UPN, each in a record of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows([*child.values(), "123456", mark, synthetic, published] for child in children)
        writer.writerows([upn, "Nobody", "Nowhere", "", "123456", mark, synthetic, published] for upn in bad)
    return path


def read(source: Source, texts: pa.Table, engine: Engine, told: Told, named_by: Pseudonymiser) -> Read:
    """Every record with a UPN as a row, and its pupil's name; the others are quarantined, and nothing is quoted."""
    del source, engine, told
    good = pa.array([is_upn(upn) for upn in texts["invented_upn"].to_pylist()])
    fit = texts.filter(good)
    if "fault" in fit["mark"].to_pylist():
        fit["surname"].cast(pa.int64())  # as a reader might that is wrong
    named = named_by(IdentifierKind.UPN, fit["invented_upn"])
    rows = {"school": fit["school"], "pupil": named, "mark": fit["mark"], "record": fit["__record"]}
    wrong = compute.filter(texts["__record"], compute.invert(good)).to_pylist()
    return Read(
        tables={TABLE.id: conform(TABLE, pa.table(rows))},
        problems=tuple(
            Problem(row, "invented_upn", "pupil.upn", "This is no UPN.", "look it up", Severity.ERROR) for row in wrong
        ),
        quarantined=len(wrong),
        published=texts["invented_published"][0].as_py(),
        names=pa.table({"pseudonym": named, **{name: fit[name] for name in PERSONAL}}),
        synthetic=texts["invented_synthetic"][0].as_py() == "yes",
    )


def install() -> None:
    """Put the invented source and its table into the catalogues of this process; twice does no harm."""
    for catalogue, id, thing in ((SOURCES, ID, SOURCE), (TABLES, TABLE.id, TABLE)):
        catalogue.found[id] = thing  # type: ignore[index, assignment] - two catalogues of two kinds of thing
        catalogue.__dict__["names"] = tuple(sorted({*catalogue.names, id}))
    reading.READERS[InventedPupils] = ID
    sys.modules[f"evenlode.sources.readers.{ID}"] = sys.modules[__name__]


def uninstall() -> None:
    """Take them out again."""
    for catalogue, id in ((SOURCES, ID), (TABLES, TABLE.id)):
        catalogue.found.pop(id, None)
        catalogue.__dict__["names"] = tuple(name for name in catalogue.names if name != id)
    reading.READERS.pop(InventedPupils, None)
    sys.modules.pop(f"evenlode.sources.readers.{ID}", None)


def in_the_clear(home: Path, children: Iterable[Pupil]) -> list[str]:
    """The files below a folder that hold, or are called by, anything of some children's, in whatever form.

    Parquet files are looked into, for their texts are compressed.
    """
    told = [value for child in children for value in child.values()]
    wanted = [form for value in told for form in (value.encode(), value.lower().encode(), value.encode("utf-16-le"))]
    files = [path for path in home.rglob("*") if path.is_file()]
    return [
        str(path.relative_to(home))
        for path in files
        if (content := content_of(path) + str(path).encode()) and any(form in content for form in wanted)
    ]


def content_of(path: Path) -> bytes:
    """The bytes of a file, and of a Parquet file every row as text as well."""
    rows = repr(parquet.read_table(path, partitioning=None).to_pylist()) if path.suffix == ".parquet" else ""
    return path.read_bytes() + rows.encode()
