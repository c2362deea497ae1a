"""Two children under one number: the same pupil, as two schools describe them, with another birth month or sex."""

from collections.abc import Mapping
from pathlib import Path

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.lake.kinds import Prepared
from evenlode.lake.writer import Writer
from evenlode.tables.registry import TABLES

PUPIL = TABLES.find("pupil")
SAID = ("place", "year", "pupil", "birth_month", "sex")
LISTED = 5


def two_children(writer: Writer, files: Mapping[str, tuple[Prepared, Path]]) -> dict[str, str]:
    """Why files must wait that describe a pupil as another child than another place does, by load.

    `files` are the new ones, by load, each with the folder of what was read of it. Both descriptions are of one
    academic year, and of what a place said before its newest word counts; one that says again what it said before, and
    that was let through, is not asked again.
    """
    paths = {str(folder / f"{PUPIL.id}.parquet"): load for load, (_one, folder) in files.items()}
    here = [path for path in paths if Path(path).exists()]
    if not here:
        return {}
    touched = {partition for one, _folder in files.values() for name, partition in one.touched if name == PUPIL.id}
    rows = writer.engine.parquet(here, filename=True).select(*SAID, "record", "filename")
    known = [newest(writer.written(PUPIL, [part])) for part in sorted(touched & set(writer.parts.get(PUPIL.id, {})))]
    found: dict[str, set[int]] = {}
    for row in writer.engine.arrow(others(rows, known)).to_pylist():
        found.setdefault(paths[row["filename"]], set()).add(row["record"])
    return {load: sentence(sorted(records)) for load, records in found.items()}


def newest(rows: Expression) -> Expression:
    """The newest word of every place on every pupil."""
    last = ibis.window(group_by=["place", "pupil"], order_by=[_.as_at.desc(), _.source_time.desc(), _.load])
    return rows.mutate(place_in_key=ibis.row_number().over(last)).filter(_.place_in_key == 0).select(*SAID)


def others(here: Expression, known: list[Expression]) -> Expression:
    """The records of files whose pupil another place describes as another child, in these files or before."""
    new = here
    for rows in known:
        new = new.anti_join(rows, list(SAID))
    told = ibis.union(here.select(*SAID), *known, distinct=True) if known else here.select(*SAID).distinct()
    there = told.rename({f"known_{name}": name for name in SAID})
    met = new.inner_join(there, [new.pupil == there.known_pupil, new.year == there.known_year])
    elsewhere = met.filter(_.place != _.known_place)
    return elsewhere.filter(differs("birth_month") | differs("sex")).select("filename", "record").distinct()


def differs(column: str) -> ibis.Deferred:
    """Whether both say something of a column, and not the same."""
    here, there = _[column], _[f"known_{column}"]
    return (here != "") & (there != "") & (here != there)


def sentence(records: list[int]) -> str:
    """What is asked of a person, by the numbers of records alone."""
    named = ", ".join(map(str, records[:LISTED])) + (" and more" if len(records) > LISTED else "")
    if len(records) == 1:
        who = f"the pupil of record {named} has the number of a child whom"
    else:
        who = f"{len(records):,} pupils (records {named}) have numbers of children whom"
    return (
        f"{who} another school describes with another month of birth or sex: "
        "is one of them mistyped, or are they two children with one number?"
    )
