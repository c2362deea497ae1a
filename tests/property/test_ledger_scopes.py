"""Scopes: what counts in a partition, however files cover and repeat each other, is what a plain loop finds.

So it is too where a partition is not made from all files, but from what it held and the files that are added.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from evenlode.lake.additions import added_to, can_be_added_to
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, Counts, Load, SourceTime
from evenlode.lake.resolve import resolved
from evenlode.tables.kinds import Column, ColumnType, Table
from evenlode.tables.schemas import own_schema
from ledger_model import bench, engine_for, workshop

REGISTER = Table(
    id="register",
    one_row_is="invented mark of one pupil",
    columns=tuple(Column(name, ColumnType.TEXT, name) for name in ("school", "on", "pupil", "mark")),
    key=("on", "pupil"),
    partition=(),
    trust="invented",
    scope=("school", "on"),
)

BY_SCHOOL = replace(REGISTER, key=("school", "on", "pupil"))  # whoever covers a row covers all of its key

scopes = st.tuples(st.sampled_from(["hill", "dale"]), st.sampled_from(["02", "03"]))
pupils = st.sampled_from(["ann", "bob"])
# One file: how new it is, the marks it gives by (day, pupil) with the school, and the scopes it covers whole.
files = st.tuples(
    st.integers(1, 3),
    st.dictionaries(st.tuples(st.sampled_from(["02", "03"]), pupils), st.sampled_from(["hill", "dale"]), max_size=3),
    st.sets(scopes, max_size=2),
)
File = tuple[int, Mapping[tuple[str, str], str], set[tuple[str, str]]]


def by_loop(loads: Sequence[tuple[tuple[str, str], File]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Who is at which school by which file: oldest first, a file first clears what it covers, then says what it says.

    Rows below others are kept, as the one above may be cleared and the one below not.
    """
    rows: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for (_time, name), (_age, marks, covers) in sorted(loads, key=lambda load: load[0]):
        for (day, _pupil), said in rows.items():
            said[:] = [(school, file) for school, file in said if (school, day) not in covers]
        for key, school in marks.items():
            rows.setdefault(key, []).append((school, name))
    return {key: said[-1] for key, said in rows.items() if said}


def laid_down(home: Home, drawn: Sequence[File]) -> list[Load]:
    """Files as loads whose rows are kept."""
    loads = []
    for number, file in enumerate(drawn):
        name, time = f"file{number}", SourceTime(f"2026-0{file[0]}", "")
        written(home.rows / name, name, file)
        loads.append(Load(name, name, name, "", "", "", Counts(0, 0, 0, 0), time, Act.LOAD, 1, "", ""))
    return loads


@given(st.lists(files, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_what_counts_is_what_a_plain_loop_finds(drawn: Sequence[File], random: Random) -> None:
    with bench() as folder:
        home = Home(folder)
        loads = laid_down(home, drawn)
        said = [((load.source_time.text, load.id), file) for load, file in zip(loads, drawn, strict=True)]
        random.shuffle(loads)
        engine = engine_for(workshop())
        rows = engine.arrow(
            resolved(engine, home, REGISTER, [""], loads, {load.id: load.id for load in loads})
        ).to_pylist()
        found = {(row["on"], row["pupil"]): (row["school"], row["mark"]) for row in rows}
        assert len(found) == len(rows)
        assert found == by_loop(said)
        assert all(row["load"] == row["mark"] for row in rows)


@given(st.lists(files, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_what_is_added_to_gives_what_all_files_give(drawn: Sequence[File], random: Random) -> None:
    with bench() as folder:
        home = Home(folder)
        loads = laid_down(home, drawn)
        random.shuffle(loads)
        new, old = loads[: len(loads) // 2], loads[len(loads) // 2 :]
        engine, folders = engine_for(workshop()), {load.id: load.id for load in loads}
        before = engine.arrow(resolved(engine, home, BY_SCHOOL, [""], old, folders))
        added = added_to(engine, home, BY_SCHOOL, [""], engine.table(before), old, new, folders)
        whole = resolved(engine, home, BY_SCHOOL, [""], loads, folders)
        one, other = (engine.arrow(way.order_by(list(BY_SCHOOL.key))).to_pylist() for way in (added, whole))
        assert one == other


def test_a_table_is_added_to_only_where_its_key_names_its_scope() -> None:
    assert can_be_added_to(BY_SCHOOL)
    assert not can_be_added_to(REGISTER)


def written(folder: Path, name: str, file: File) -> None:
    """Write what a file said as the lake keeps it; every mark is the file's name."""
    _age, marks, covers = file
    folder.mkdir(parents=True)
    rows = [{"school": school, "on": day, "pupil": pupil, "mark": name} for (day, pupil), school in marks.items()]
    parquet.write_table(pa.Table.from_pylist(rows, own_schema(REGISTER)), folder / "register.parquet")
    if covers:
        table = pa.table({"school": [school for school, _ in covers], "on": [day for _, day in covers]})
        parquet.write_table(table, folder / "register.scopes.parquet")
