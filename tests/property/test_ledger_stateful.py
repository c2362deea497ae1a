"""Any sequence of acts: after each, the ledger's state is the one that a brute-force model works out from its loads.

Files of every kind are loaded: published figures, which add; pupils' registers, whole for the days that they name, or
corrections of them; a census, which is whole for its school and day. Each under any date, by itself or with others,
again, under another name, held and let go, dated anew, taken back, destroyed; and between, the lake is made anew or
lost, or another engine names the state.
"""

import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import look_alikes
from evenlode.errors import Expired, Refused
from evenlode.formats.hashing import sha256_of
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.commit import commit
from evenlode.lake.doctor import examine
from evenlode.lake.expiry import expire
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, LoadState, Prepared
from evenlode.lake.ledger import open_ledger
from evenlode.lake.names import read_names
from evenlode.lake.reading import open_reading
from evenlode.lake.store import open_bytes
from evenlode.sources.rebuild import rebuild
from evenlode.vocabulary import clock
from ledger_model import (
    Known,
    Model,
    State,
    bench,
    dated,
    engine_for,
    held,
    key_of,
    known,
    prepared,
    state_hash,
    workshop,
)
from look_alikes_attendance import OTHER, SCHOOL, day, lined
from look_alikes_ident import CENSUS, census, installed

HISTORIES, STEPS = {"ci": (50, 7), "deep": (1000, 12)}.get(os.environ.get("EVENLODE_TEST_PROFILE", ""), (10, 5))
TIMES = ("2024-11", "2025-04", "2025-11")
# Who says what: indicators (the last is claimed by no measure), years, places by DfE number.
FILES: tuple[tuple[str, ...], ...] = (
    ("KS1P_all 2014 931", "KS1P_all 2014 970", "Invented_Short 2014 931"),
    ("KS1P_all 2014 931", "KS1P_FSM 2014 931", "Invented_Short 2014 931", "Invented_Short 2015 931"),
    ("KS1P_all 2014 970", "KS1P_all 2015 931"),
    ("Invented_Short 2014 931",),
    ("KS1P_all 2014 931", "KS1P_all 2014 970"),
)
# What registers and corrections say: of which school and days, whether whole, the mark, and of whom.
REGISTERS: tuple[tuple[str, tuple[str, ...], bool, str, tuple[int, ...]], ...] = (
    (SCHOOL, ("2026-01-12",), True, "/", (1, 2, 3)),
    (SCHOOL, ("2026-01-12",), True, "L", (1, 2)),
    (SCHOOL, ("2026-01-12", "2026-01-19"), True, "N", (1, 4)),
    (SCHOOL, ("2026-01-12", "2026-01-13"), False, "I", (1,)),
    (OTHER, ("2026-01-12",), True, "/", (3, 4)),
    (OTHER, ("2026-01-12",), False, "M", (3,)),
)
WITHIN_SIX_YEARS, AFTER_SIX_YEARS = (datetime(year, 12, 1, 12, tzinfo=UTC) for year in (2026, 2032))
CENSUSES = (("2026-01-15", (1, 2, 3)), ("2026-01-15", (1, 2)), ("2025-10-02", (1,)))
MANY = len(FILES) + 2 + len(REGISTERS) + len(CENSUSES)

picks = st.lists(
    st.tuples(st.integers(0, MANY - 1), st.sampled_from(TIMES)), min_size=1, max_size=3, unique_by=lambda pick: pick[0]
)
number = st.integers(0, 99)


@cache
def pool() -> list[Prepared]:
    """The files that can be loaded: those above, the same figures in another form, a set of neighbours, and pupils'."""
    folder = workshop() / "files"
    paths = [
        look_alikes.lait(folder / f"lait-{place}.parquet", {tuple(key.split()): str(place) for key in keys})
        for place, keys in enumerate(FILES)
    ]
    tidy = {("phonics_y1", "E10000025", "all", "201314"): "60", ("phonics_y1", "E10000025", "fsm", "201314"): "c"}
    paths.append(look_alikes.tidy_figures(folder / "tidy.csv", tidy))
    paths.append(look_alikes.neighbours(folder / "sn_may_2025.xlsx", {931: range(301, 311), 933: range(302, 312)}))
    paths += [register(folder / f"register-{place}.csv", *said) for place, said in enumerate(REGISTERS)]
    paths += [census(folder / f"census-{place}.csv", SCHOOL, *said) for place, said in enumerate(CENSUSES)]
    with installed(CENSUS):
        found = prepared(paths, folder)
    assert len(found) == MANY
    assert {one.whole for one in found if one.secret} == {False, True}
    return found


def registers() -> set[str]:
    """The loads of files that hold entries of registers, which are kept for six years from when they were made."""
    return {one.load for one in pool() if one.name.startswith("register-")}


def register(path: Path, school: str, days: Sequence[str], whole: bool, mark: str, pupils: Sequence[int]) -> Path:
    """Marks of some pupils on some days: a register, or corrections of one."""
    said = {"Mode": "full" if whole else "corrections", "Extracted": f"{days[-1]}T16:00:00"}
    return lined(path, [day(one, mark, mark, on=on, urn=school, **said) for one in pupils for on in days])


class LedgerMachine(RuleBasedStateMachine):
    """Acts on a home and on the model of it; whatever is asked, both answer alike."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = self.stack.enter_context(bench())
        self.stack.enter_context(installed(CENSUS))
        self.patch = self.stack.enter_context(pytest.MonkeyPatch.context())
        self.home = self.new_home("home")
        self.model = Model()
        self.hashes: dict[frozenset[object], str] = {}
        self.lost = False

    def new_home(self, name: str) -> Home:
        """An empty home with the key under which the files of pupils were read."""
        pool()
        home = Home(self.folder / name).create()
        shutil.copy(workshop() / "files" / "nowhere" / "key", home.key)
        return home

    def some_load(self, number: int) -> str:
        """One of the loads there are."""
        return sorted(self.model.loads)[number % len(self.model.loads)]

    def entered(self, acts: dict[str, Act] | None = None) -> None:
        """Write down an act in the model; by it the lake, if it was lost, has been made anew."""
        self.model.enter(acts)
        self.lost = False

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
            if not one.secret:  # what has a file of pupils wait is asked of its rolls, elsewhere
                is_held = receipt.state is LoadState.HELD
                assert is_held in (may_hold[one.load] if one.load in new else {one.load in stuck})
        for one in files:
            if one.load in new & stuck:
                self.model.loads[one.load] = known(one, Act.HOLD)
                self.entered()
        other_dates = {
            one.load: one.source_time.text
            for one in files
            if said and one.load not in new and before[one.load].time != one.source_time.text
        }  # fmt: skip - one condition to a line
        if other_dates:
            self.model.redate(other_dates)
            self.lost = False
        live = [one for one in files if one.load in new - stuck]
        self.model.loads |= {one.load: known(one, Act.LOAD) for one in live}
        if live:
            self.entered()
        changed = bool(new) or bool(other_dates)
        assert (len(self.model.past) > entries) == changed

    @precondition(lambda self: self.model.loads)
    @rule(number=number)
    def load_under_another_name(self, number: int) -> None:
        """Load bytes that are known, as if somebody had called their file otherwise: nothing changes."""
        load = self.model.loads[self.some_load(number)]
        if load.act not in (Act.REVERT, Act.EXPIRE):
            file = next(one for one in pool() if one.load == load.id)
            receipt = commit(self.home, [dated(replace(file, name=f"{number}.csv"), load.time)])[0]
            assert receipt.state is (LoadState.HELD if load.act is Act.HOLD else LoadState.ALREADY_LOADED)

    def gone(self) -> set[str]:
        """The loads that were destroyed."""
        return {load.id for load in self.model.loads.values() if load.act is Act.EXPIRE}

    @precondition(lambda self: self.model.loads)
    @rule(number=number, later=st.booleans())
    def expire(self, number: int, later: bool) -> None:
        """Destroy a load; what is destroyed cannot be again, and registers cannot be for as long as the law says."""
        load = self.some_load(number)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(clock, "now", lambda: AFTER_SIX_YEARS if later else WITHIN_SIX_YEARS)
            if load in self.gone() or (not later and load in registers()):
                with pytest.raises(Refused):
                    expire(self.home, [load], "an invented rule")
            else:
                expire(self.home, [load], "an invented rule")
                self.entered({load: Act.EXPIRE})

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
            self.entered({load: Act.REVERT})

    @precondition(lambda self: self.model.loads)
    @rule(number=number)
    def confirm(self, number: int) -> None:
        """Let a held load go live; one that is not held cannot."""
        waiting = sorted(load.id for load in self.model.loads.values() if load.act is Act.HOLD)
        if waiting:
            load = waiting[number % len(waiting)]
            confirm(self.home, load)
            self.entered({load: Act.CONFIRM})
        else:
            with pytest.raises(Refused):
                confirm(self.home, self.some_load(number))

    @precondition(lambda self: self.model.past)
    @rule()
    def compact(self) -> None:
        """Write small files together."""
        compact(self.home)
        self.entered()

    @precondition(lambda self: self.model.past)
    @rule()
    def rebuild(self) -> None:
        """Make the lake anew from the bytes."""
        assert rebuild(self.home).differences == ()
        self.entered()

    @precondition(lambda self: self.model.past and not self.lost)
    @rule(number=number)
    def another_engine(self, number: int) -> None:
        """Have the hash bear another name: the next act names the state by it first, in an act of its own."""
        before, name = self.hash_name(), f"another-{number}"
        self.patch.setattr(engine_for(workshop()), "hash_name", name)
        if before != name:
            self.entered()
        compact(self.home)
        self.entered()
        assert self.hash_name() == name

    def hash_name(self) -> str:
        """By whose hash the state is named."""
        with open_ledger(self.home) as ledger:
            head = ledger.head()
            return head.hash_name if head else ""

    @precondition(lambda self: self.model.past)
    @rule()
    def lose_the_lake(self) -> None:
        """Delete what can be made again."""
        shutil.rmtree(self.home.lake, ignore_errors=True)
        self.lost = True

    @precondition(lambda self: self.model.past)
    @rule(number=number)
    def ask_the_past(self, number: int) -> None:
        """Ask what the state was."""
        self.ask(number % len(self.model.past))

    def ask(self, place: int) -> None:
        """Ask what a state was: it is told as it was, or it is said that a load was destroyed that counted then.

        It is said wherever a row of the state was of such a load.
        """
        state, gone = self.model.past[place], self.gone()
        try:
            found = held(self.home, as_at=str(place + 1))
        except Expired:
            assert gone & self.model.alive[place]
        else:
            assert found == state
            assert not gone & {str(dict(row)["load"]) for row in state.values()}

    @precondition(lambda self: self.model.past)
    @rule(time=st.sampled_from(TIMES))
    def ask_for_an_edition(self, time: str) -> None:
        """Ask what one edition said, superseded or not."""
        with open_reading(self.home) as reading:
            rows = reading.engine.arrow(reading.edition("published_figure", time)).to_pylist()
        found = {key_of("published_figure", row): tuple(sorted(row.items())) for row in rows}
        assert len(found) == len(rows)
        assert found == self.model.edition("published_figure", time)

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
        """In the end the past is as it was, nothing is lost, and other orders give other homes the same hash."""
        for place in range(len(self.model.past)):
            self.ask(place)
        live = [load for load in self.model.loads.values() if load.live]
        if self.model.past:
            self.nothing_is_lost(live)
        if live:
            self.other_orders(live)
        self.stack.close()

    def nothing_is_lost(self, live: Sequence[Known]) -> None:
        """Ask that the bytes of every load can be fetched, and the names of every live one, and that all is well."""
        for load in self.model.loads.values():
            if load.act is not Act.EXPIRE:
                with open_bytes(self.home, load.sha256) as path:
                    assert sha256_of(path) == load.sha256
        with open_reading(self.home) as reading:
            assert read_names(self.home, reading.loads).num_rows == sum(load.names for load in live)
        if self.lost:
            compact(self.home)
        assert [one.detail for one in examine(self.home) if not one.well] == []

    def other_orders(self, live: Sequence[Known]) -> None:
        """Ask that what is live gives the same state in another order: all in one act, or each in its own."""
        files = {one.load: one for one in pool()}
        loads = [dated(files[load.id], load.time) for load in reversed(live)]
        at_once, one_by_one = self.new_home("at_once"), self.new_home("one_by_one")
        let_in(at_once, loads)
        for one in loads:
            let_in(one_by_one, [one])
        for home in (at_once, one_by_one):
            assert held(home) == self.model.state()
            self.one_hash(self.model.state(), state_hash(home))


def let_in(home: Home, loads: Sequence[Prepared]) -> None:
    """Load files, and confirm those that are held."""
    for receipt in commit(home, loads):
        if receipt.state is LoadState.HELD:
            confirm(home, receipt.load)


class MoreHistories(LedgerMachine):
    """The other half of the histories, which another process can go through meanwhile."""


TestLedger, TestMoreHistories = LedgerMachine.TestCase, MoreHistories.TestCase
TestLedger.settings = TestMoreHistories.settings = settings(
    max_examples=-(-min(settings.default.max_examples, HISTORIES) // 2),
    stateful_step_count=STEPS,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
