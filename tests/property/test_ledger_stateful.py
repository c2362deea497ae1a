"""Any sequence of acts: after each, the ledger's state is the one that a brute-force model works out from its loads."""

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import look_alikes
from evenlode.errors import Expired, Refused
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.commit import commit
from evenlode.lake.expiry import expire
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, LoadState, Prepared
from evenlode.lake.ledger import open_ledger
from evenlode.sources.rebuild import rebuild
from ledger_model import Model, State, bench, dated, held, known, prepared, state_hash, workshop

TIMES = ("2024-11", "2025-04", "2025-11")
# Who says what: indicators (the last is claimed by no measure), years, places by DfE number.
FILES: tuple[tuple[str, ...], ...] = (
    ("KS1P_all 2014 931", "KS1P_all 2014 970", "Invented_Short 2014 931"),
    ("KS1P_all 2014 931", "KS1P_FSM 2014 931", "Invented_Short 2014 931", "Invented_Short 2015 931"),
    ("KS1P_all 2014 970", "KS1P_all 2015 931"),
    ("Invented_Short 2014 931",),
    ("KS1P_all 2014 931", "KS1P_all 2014 970"),
)

picks = st.lists(
    st.tuples(st.integers(0, len(FILES) + 1), st.sampled_from(TIMES)),
    min_size=1,
    max_size=3,
    unique_by=lambda pick: pick[0],
)
number = st.integers(0, 99)


@cache
def pool() -> list[Prepared]:
    """The files that can be loaded: those above, the same figures in another form, and a set of neighbours."""
    folder = workshop() / "files"
    paths = [
        look_alikes.lait(folder / f"lait-{place}.parquet", {tuple(key.split()): str(place) for key in keys})
        for place, keys in enumerate(FILES)
    ]
    tidy = {("phonics_y1", "E10000025", "all", "201314"): "60", ("phonics_y1", "E10000025", "fsm", "201314"): "c"}
    paths.append(look_alikes.tidy_figures(folder / "tidy.csv", tidy))
    paths.append(look_alikes.neighbours(folder / "sn_may_2025.xlsx", {931: range(301, 311), 933: range(302, 312)}))
    return prepared(paths, folder)


class LedgerMachine(RuleBasedStateMachine):
    """Acts on a home and on the model of it; whatever is asked, both answer alike."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = self.stack.enter_context(bench())
        self.home = Home(self.folder / "home").create()
        self.model = Model()
        self.hashes: dict[frozenset[object], str] = {}

    def some_load(self, number: int) -> str:
        """One of the loads there are."""
        return sorted(self.model.loads)[number % len(self.model.loads)]

    @rule(picks=picks, said=st.booleans())
    def load(self, picks: Sequence[tuple[int, str]], said: bool) -> None:
        """Load one file or several, each under some date."""
        files = [dated(pool()[place], time, said=said) for place, time in picks]
        before, entries = dict(self.model.loads), len(self.model.past)
        may_hold = {one.load: self.model.shrunk(one) for one in files}
        receipts = commit(self.home, files)
        gone = self.gone() & {one.load for one in files}
        assert {receipt.load for receipt in receipts if receipt.state is LoadState.REFUSED} == gone
        files, receipts = (
            [one for one in files if one.load not in gone],
            [one for one in receipts if one.load not in gone],
        )
        new = {one.load for one in files if one.load not in before or before[one.load].act is Act.REVERT}
        stuck = {receipt.load for receipt in receipts if receipt.state is LoadState.HELD}
        for one, receipt in zip(files, receipts, strict=True):
            counts = receipt.counts
            assert counts.rows_in == counts.accepted + counts.quarantined + counts.duplicates
            assert (receipt.state is LoadState.HELD) in (may_hold[one.load] if one.load in new else {one.load in stuck})
        for one in files:
            if one.load in new & stuck:
                self.model.loads[one.load] = known(one, Act.HOLD)
                self.model.enter()
        other_dates = {
            one.load: one.source_time.text
            for one in files
            if said and one.load not in new and before[one.load].time != one.source_time.text
        }  # fmt: skip - one condition to a line
        for load, time in other_dates.items():
            self.model.redate(load, time)
        if other_dates:
            self.model.past[-len(other_dates) :] = [self.model.state()]
        live = [one for one in files if one.load in new - stuck]
        self.model.loads |= {one.load: known(one, Act.LOAD) for one in live}
        if live:
            self.model.enter()
        changed = bool(new) or bool(other_dates)
        assert (len(self.model.past) > entries) == changed

    def gone(self) -> set[str]:
        """The loads that were destroyed."""
        return {load.id for load in self.model.loads.values() if load.act is Act.EXPIRE}

    @precondition(lambda self: self.model.loads)
    @rule(number=number)
    def expire(self, number: int) -> None:
        """Destroy a load; what is destroyed cannot be again."""
        load = self.some_load(number)
        if load in self.gone():
            with pytest.raises(Refused):
                expire(self.home, [load], "an invented rule")
        else:
            expire(self.home, [load], "an invented rule")
            self.model.enter({load: Act.EXPIRE})

    @precondition(lambda self: self.model.loads)
    @rule(number=number)
    def revert(self, number: int) -> None:
        """Take a load back."""
        load = self.some_load(number)
        if self.model.loads[load].act in (Act.REVERT, Act.EXPIRE):
            with pytest.raises(Refused):
                revert(self.home, load)
        else:
            revert(self.home, load)
            self.model.enter({load: Act.REVERT})

    @precondition(lambda self: self.model.loads)
    @rule(number=number)
    def confirm(self, number: int) -> None:
        """Let a held load go live; one that is not held cannot."""
        waiting = sorted(load.id for load in self.model.loads.values() if load.act is Act.HOLD)
        if waiting:
            load = waiting[number % len(waiting)]
            confirm(self.home, load)
            self.model.enter({load: Act.CONFIRM})
        else:
            with pytest.raises(Refused):
                confirm(self.home, self.some_load(number))

    @precondition(lambda self: self.model.past)
    @rule()
    def compact(self) -> None:
        """Write small files together."""
        compact(self.home)
        self.model.enter()

    @precondition(lambda self: self.model.past)
    @rule()
    def rebuild(self) -> None:
        """Make the lake anew from the bytes."""
        assert rebuild(self.home).differences == ()
        self.model.enter()

    @precondition(lambda self: self.model.past)
    @rule()
    def lose_the_lake(self) -> None:
        """Delete what can be made again."""
        shutil.rmtree(self.home.lake, ignore_errors=True)

    @precondition(lambda self: self.model.past)
    @rule(number=number)
    def ask_the_past(self, number: int) -> None:
        """Ask what the state was."""
        self.ask(number % len(self.model.past))

    def ask(self, place: int) -> None:
        """Ask what a state was: it is told, unless a row of it was of a load that was destroyed since."""
        state = self.model.past[place]
        if self.gone() & {str(dict(row)["load"]) for row in state.values()}:
            with pytest.raises(Expired):
                held(self.home, as_at=str(place + 1))
        else:
            assert held(self.home, as_at=str(place + 1)) == state

    @precondition(lambda self: self.model.past)
    @invariant()
    def the_state_is_the_models(self) -> None:
        """Rows, entries and hash agree with the model; two states have one hash only if they are one state."""
        state = self.model.state()
        assert held(self.home) == state
        with open_ledger(self.home) as ledger:
            assert len(ledger.entries()) == len(self.model.past)
        self.one_hash(state, state_hash(self.home))

    def one_hash(self, state: State, hash: str) -> None:
        """Ask that a state has always the same hash, and no other state has it."""
        assert self.hashes.setdefault(frozenset(state.items()), hash) == hash
        assert len(set(self.hashes.values())) == len(self.hashes)

    def teardown(self) -> None:
        """In the end the past is as it was, and what is live gives a new home, in another order, the same hash."""
        for place in {0, len(self.model.past) // 2, len(self.model.past) - 2} & set(range(len(self.model.past))):
            self.ask(place)
        live = [load for load in self.model.loads.values() if load.live]
        if live:
            files = {one.load: one for one in pool()}
            other = Home(self.folder / "other").create()
            commit(other, [dated(files[load.id], load.time) for load in reversed(live)])
            self.one_hash(self.model.state(), state_hash(other))
        self.stack.close()


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(
    stateful_step_count=5, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
