"""Few files are laid one over the other, many are sorted at once: both ways give the same rows."""

from collections.abc import Mapping, Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

import look_alikes
from evenlode.lake import resolve
from evenlode.lake.acts import confirm
from evenlode.lake.commit import commit
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState
from evenlode.lake.reading import open_reading
from evenlode.lake.resolve import newest_of_each_key, one_over_the_other, rows_of, within
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import lake_schema
from ledger_model import bench, dated, held, prepared

TABLE = TABLES.find("published_figure")
KEYS = [(name, year, "931") for name in ("KS1P_all", "Invented_Short") for year in ("2014", "2015", "2016")]
editions = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["76", "74", "c"]), min_size=1, max_size=6)
times = st.sampled_from(["2024-11", "2026-04"])


@settings(max_examples=max(settings.default.max_examples // 4, 5))
@given(files=st.lists(st.tuples(editions, times), min_size=2, max_size=4))
@example(files=[({KEYS[0]: "76"}, "2024-11"), ({KEYS[0]: "74"}, "2026-04")])
@example(files=[({KEYS[0]: "76"}, "2026-04"), ({KEYS[0]: "74"}, "2024-11")])
@example(files=[({KEYS[0]: "76"}, "2026-04"), ({KEYS[0]: "74"}, "2026-04"), ({KEYS[0]: "c"}, "2026-04")])
def test_one_file_over_the_other_is_the_newest_of_each_key(
    files: Sequence[tuple[Mapping[tuple[str, str, str], str], str]],
) -> None:
    with bench() as folder:
        home = Home(folder / "home").create()
        paths = [look_alikes.lait(folder / f"{number}.parquet", values) for number, (values, _) in enumerate(files)]
        read = [dated(one, time) for one, (_values, time) in zip(prepared(paths, folder), files, strict=True)]
        for one in read:
            if (receipt := commit(home, [one])[0]).state is LoadState.HELD:
                confirm(home, receipt.load)
        state = held(home)
        found = 0
        with open_reading(home) as reading:
            folders, loads = reading.ledger.folders_at(1), {load.id: load for load in reading.loads}
            names = lake_schema(TABLE).names
            for (table, partition), ids in reading.ledger.touched_at(1).items():
                assert table == TABLE.id
                touching = [loads[id] for id in ids]
                laid = one_over_the_other(reading.engine, home, TABLE, [partition], touching, folders)
                rows = within(rows_of(reading.engine, home, TABLE, touching, folders), [partition])
                newest = newest_of_each_key(rows, TABLE).select(names)
                one, other = (reading.engine.arrow(way.order_by(list(TABLE.key))).to_pylist() for way in (laid, newest))
                assert one == other
                found += len(one)
        assert found == len(state)


def test_as_few_as_there_are_here_are_laid_one_over_the_other() -> None:
    assert resolve.FEW >= 4
    assert not TABLE.scope
