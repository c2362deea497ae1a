"""Numbers change, are joined, parted and taken back: no mark moves, and who is one child is what brute force says."""

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from evenlode.lake.acts import confirm, revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState
from evenlode.lake.pseudonyms import IdentifierKind, pseudonymiser
from evenlode.lake.reading import open_reading
from evenlode.measures.children import Children, children, children_of
from evenlode.measures.registers import register_totals
from evenlode.measures.year_rows import YearRows
from evenlode.sources.load import load
from evenlode.vocabulary.years import Year
from identity_model import Says, children_by_number, groups, name
from ledger_model import bench, state_hash, workshop
from look_alikes_ident import CENSUS, census, decisions, installed, register, upn

NUMBERS = range(1, 6)
TEMPORARY = 9001
DAYS = ("2026-01-10", "2026-02-10", "2026-03-10")

statements = st.builds(
    Says, st.integers(1, 7), st.integers(8, 9) | st.integers(1, 7), st.sampled_from(["same", "apart"]), st.booleans(),
    st.sampled_from(DAYS), st.sampled_from(DAYS), st.sampled_from(["a", "b"]), st.integers(1, 99),
).filter(lambda one: one.one != one.other and (one.decided or one.says == "same"))  # fmt: skip


@given(st.lists(statements, max_size=14), st.randoms(use_true_random=False))
def test_it_is_what_brute_force_says_in_any_order(said: list[Says], chance: object) -> None:
    names = {number: name(number) for number in range(1, 10)}
    found = children_of([one.statement() for one in said])
    chance.shuffle(said)  # type: ignore[attr-defined] - a random generator that Hypothesis can replay
    again = children_of([one.statement() for one in said])
    assert dict(found.by_pupil) == children_by_number(said, names)
    assert (found.by_pupil, found.contradictions) == (again.by_pupil, again.contradictions)
    spoken = {number for one in found.contradictions for number in one.pupils}
    assert spoken <= found.by_pupil.keys()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans()), max_size=20))
def test_true_statements_never_join_two_children(pairs: list[tuple[int, int, bool]]) -> None:
    def child(number: int) -> int:
        return number % 3

    said = [
        Says(
            one,
            other,
            "same" if child(one) == child(other) else "apart",
            decided or child(one) != child(other),
            DAYS[0],
        )
        for one, other, decided in pairs
        if one != other
    ]
    found = children_of([one.statement() for one in said])
    assert found.contradictions == ()
    assert all(len({child(number) for number in group}) == 1 for group in groups(said).values())
    assert all(child(int(pupil[1:])) == child(int(one[1:])) for pupil, one in found.by_pupil.items())


@cache
def pool() -> list[tuple[Path, Sequence[Says], frozenset[int]]]:
    """Files, each with what it says of whom, and the pupils of whom it has a mark."""
    folder = workshop() / "children"
    made = []
    for place, (day, rows) in enumerate(DECIDED):
        path = decisions(folder / f"decided-{place}.csv", *((says, one, other, day) for says, one, other in rows))
        said = [Says(one, other, says, True, day, day) for says, one, other in rows]
        made.append((path, said, frozenset[int]()))
    for place, (day, pupils, former) in enumerate(LISTED):
        path = census(folder / f"listed-{place}.csv", f"90000{place + 1}", day, pupils, former=former)
        said = [Says(one, other, "same", False, day) for one, other in former.items()]
        made.append((path, said, frozenset(pupils)))
    for place, (day, pupils) in enumerate(MARKED):
        path = register(folder / f"marked-{place}.csv", {MARKS_AT: pupils}, day)
        made.append((path, (), frozenset(pupils)))
    return made


DECIDED = (
    (DAYS[0], [("same", 1, 2)]),
    (DAYS[1], [("apart", 2, 1), ("same", 3, 4)]),
    (DAYS[1], [("same", 2, 1)]),
    (DAYS[2], [("same", 4, 5), ("apart", 3, 5)]),
    (DAYS[2], [("same", 1, TEMPORARY), ("apart", 2, TEMPORARY)]),
)
LISTED: tuple[tuple[str, Sequence[int], dict[int, int]], ...] = (
    (DAYS[0], (1, 3, TEMPORARY), {}),
    (DAYS[1], (2, 4), {2: TEMPORARY, 4: 3}),
    (DAYS[2], (1, 2, 5), {2: 1, 5: 4}),
)


MARKS_AT, SESSIONS = "900009", 2
MARKED: tuple[tuple[str, Sequence[int]], ...] = (
    ("2026-01-12", (1, 2, 3, 4, 5, TEMPORARY)),  # a day on which a school has a child under two numbers
    ("2026-01-13", (1, 3, TEMPORARY)),
    ("2026-01-14", (2, 4, 5)),
)


class ChildrenMachine(RuleBasedStateMachine):
    """Loads, and takes back, files that say who is who; after each the home answers as the model does."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = self.stack.enter_context(bench())
        self.stack.enter_context(installed(CENSUS))
        self.home = Home(self.folder / "home").create()
        self.ids: dict[int, str] = {}
        self.live: set[int] = set()
        self.hashes: dict[frozenset[int], str] = {}

    @rule(
        picks=st.lists(
            st.integers(0, len(DECIDED) + len(LISTED) + len(MARKED) - 1), min_size=1, max_size=3, unique=True
        )
    )
    def load(self, picks: list[int]) -> None:
        """Load some files in one act; those that wait are let through."""
        receipts, _passed_over = load(self.home, [pool()[pick][0] for pick in picks])
        for pick, receipt in zip(picks, receipts, strict=True):
            self.ids[pick] = receipt.load
            if receipt.state is LoadState.HELD:
                confirm(self.home, receipt.load)
        self.live |= set(picks)

    @precondition(lambda self: self.live)
    @rule(number=st.integers(0, 99))
    def take_back(self, number: int) -> None:
        """Take a file back."""
        pick = sorted(self.live)[number % len(self.live)]
        revert(self.home, self.ids[pick])
        self.live.discard(pick)

    @precondition(lambda self: self.ids)
    @invariant()
    def who_is_who(self) -> None:
        """Every mark stands under its number; who is one child is what the model says; one state, one hash."""
        names = self.names(self.home)
        with open_reading(self.home) as reading:
            marks = reading.engine.arrow(reading.table("pupil").select("place", "pupil")).to_pylist()
            found = children(reading)
            joined = reading.engine.arrow(found.joined(reading.engine, reading.table("pupil"))).to_pylist()
        wanted = {
            (f"90000{pick - len(DECIDED) + 1}", names[number])
            for pick in self.live
            for number in pool()[pick][2]
            if pick < len(DECIDED) + len(LISTED)
        }
        assert {(row["place"], row["pupil"]) for row in marks} == wanted
        assert len(joined) == len(marks) == len(wanted)
        assert all(row["child"] == found.child(row["pupil"]) for row in joined)
        said = [one for pick in self.live for one in pool()[pick][1]]
        assert dict(found.by_pupil) == children_by_number(said, names)
        self.no_mark_moves(names, found)
        assert self.hashes.setdefault(frozenset(self.live), state_hash(self.home)) == state_hash(self.home)

    def no_mark_moves(self, names: dict[int, str], known: Children) -> None:
        """Every mark is under the number that its file gives, and every day of a child counts once, as its own."""
        first = len(DECIDED) + len(LISTED)
        files = {MARKED[pick - first] for pick in self.live if pick >= first}
        wanted = {(names[number], date.fromisoformat(day)) for day, pupils in files for number in pupils}
        with open_reading(self.home) as reading:
            rows = reading.engine.arrow(reading.table("attendance_day").select("pupil", "on")).to_pylist()
            year = YearRows(reading.engine, reading.table, known, Year.parse("2025/26"))
            sums = reading.engine.arrow(register_totals(year)).to_pylist()
        assert len(rows) == len(wanted)
        assert {(row["pupil"], row["on"]) for row in rows} == wanted
        days = Counter(child for child, _day in {(known.child(pupil), day) for pupil, day in wanted})
        assert {row["child"]: row["possible"] for row in sums} == {child: days[child] * SESSIONS for child in days}

    def names(self, home: Home) -> dict[int, str]:
        """The pseudonyms of all numbers in a home."""
        numbers = (*NUMBERS, TEMPORARY)
        made = pseudonymiser(home)(IdentifierKind.UPN, pyarrow.array([upn(number) for number in numbers]))
        return dict(zip(numbers, made.to_pylist(), strict=True))

    def teardown(self) -> None:
        """Let go of what was opened."""
        self.stack.close()


TestChildren = ChildrenMachine.TestCase
TestChildren.settings = settings(
    max_examples=settings.default.max_examples * 2 // 5,  # each opens a home of its own
    stateful_step_count=5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
