"""Any order of arrival: the same files, each under its date, lead to one state and one hash; and no record is lost."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

import look_alikes
from evenlode.lake.acts import confirm
from evenlode.lake.commit import commit
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, LoadState
from evenlode.lake.store import read_problems
from evenlode.sources.load import load
from ledger_model import Model, bench, dated, held, known, prepared, state_hash

KEYS = [
    (name, year, place)
    for name in ("KS1P_all", "Invented_Short")
    for year in ("2014", "2015")
    for place in ("931", "970")
]  # fmt: skip - what, then when and where
# Numbers, symbols, and what is neither.
texts = st.sampled_from(
    ["76", "76.0", " 76 ", "1,234", "36.799999999999997", "-0.5", "c", "-", "..", "", "n/a", "\u0661", "1e999"]
)
places = st.sampled_from(["931", "970", "301", "7"])
editions = st.dictionaries(st.sampled_from(KEYS), texts, min_size=1, max_size=5)
times = st.sampled_from(["2024-11", "2024-12", "2026-04"])


@settings(max_examples=settings.default.max_examples // 2)
@given(files=st.lists(st.tuples(editions, times), min_size=2, max_size=3), data=st.data())
def test_any_order_of_arrival_gives_one_state(
    files: Sequence[tuple[Mapping[tuple[str, str, str], str], str]], data: st.DataObject
) -> None:
    with bench() as folder:
        paths = [look_alikes.lait(folder / f"{place}.parquet", values) for place, (values, _time) in enumerate(files)]
        first_date: dict[str, str] = {}
        loads = [
            dated(one, first_date.setdefault(one.load, time))
            for one, (_values, time) in zip(prepared(paths, folder), files, strict=True)
        ]
        model = Model({one.load: known(one, Act.LOAD) for one in loads})
        in_order, in_other_order = Home(folder / "one").create(), Home(folder / "other").create()
        commit(in_order, loads)
        for one in data.draw(st.permutations(loads)):
            receipt = commit(in_other_order, [one])[0]
            if receipt.state is LoadState.HELD:
                confirm(in_other_order, receipt.load)
        assert held(in_order) == held(in_other_order) == model.state()
        assert state_hash(in_order) == state_hash(in_other_order)


@given(
    values=editions,
    extra=st.lists(st.tuples(st.tuples(st.just("KS1P_all"), st.just("2014"), places), texts), max_size=6),
)
def test_every_record_has_one_verdict_and_every_accepted_one_is_in_the_state(
    values: Mapping[tuple[str, str, str], str], extra: Sequence[tuple[tuple[str, str, str], str]]
) -> None:
    with bench() as folder:
        home = Home(folder / "home")
        path = look_alikes.lait(folder / "2024-11" / "lait.parquet", values, extra)
        receipt = load(home, [path])[0][0]
        if receipt.state is LoadState.REFUSED:
            assert (receipt.counts.rows_in, receipt.load, home.exists()) == (0, "", False)
        else:
            counts = receipt.counts
            assert (
                counts.rows_in == len(values) + len(extra) == counts.accepted + counts.quarantined + counts.duplicates
            )
            assert len(held(home)) == counts.accepted
            errors = {problem.row for problem in receipt.problems if problem.severity == "error"}
            assert len(errors) == counts.quarantined
            assert tuple(read_problems(home, receipt.load)) == receipt.problems
            again = load(home, [path])[0][0]
            assert again.state is LoadState.ALREADY_LOADED
            assert again.counts == counts
