"""Children whose numbers change, are joined wrongly, parted and taken back: no mark is ever another child's.

A history is drawn with what is true of it: who bears which number, and every mark with its child. Files say true things
(a former number, a decision) and untrue ones (two children joined, by mistake); untrue ones are taken back or decided
anew. What is counted then is set beside what was drawn: the sessions of every child, no other's among them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counted_rows import year_rows
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.measures.children import Children, children_of
from evenlode.measures.registers import register_totals
from evenlode.vocabulary.periods import week_of
from identity_model import Says, groups, name
from ledger_model import workshop
from registers_model import Total, total

CHILDREN, SCHOOLS = range(4), ("900001", "900002")
DAYS = [f"2026-01-{number}" for number in range(12, 17)]
DAY = {text: date.fromisoformat(text) for text in DAYS}
CODES = "/LINOD"

child, place, on, code = (
    st.sampled_from(CHILDREN),
    st.sampled_from(SCHOOLS),
    st.sampled_from(DAYS),
    st.sampled_from(CODES),
)
events = st.one_of(
    st.tuples(st.just("number"), child, st.booleans()),
    st.tuples(st.just("mark"), child, place, on, code, code),
    st.tuples(st.just("mark"), child, place, on, code, code),
    st.tuples(st.just("both"), child, place, on, code, code),
    st.tuples(st.just("same"), child),
    st.tuples(st.just("apart"), child, child),
    st.tuples(st.just("wrong"), child, child),
    st.tuples(st.just("revert"), st.integers(0, 30)),
)


@dataclass
class History:
    """What is true, and what files say of it: numbers of children, marks under a number, statements with their time."""

    numbers: dict[int, list[int]] = field(default_factory=lambda: {one: [one * 10] for one in CHILDREN})
    marks: dict[tuple[str, int, str], tuple[str, str, int]] = field(default_factory=dict)
    said: list[Says] = field(default_factory=list)
    untrue: list[Says] = field(default_factory=list)
    clock: int = 0

    def child_of(self, number: int) -> int:
        """The child who bears, or bore, a number."""
        return number // 10

    def time(self) -> str:
        """A moment later than all before."""
        self.clock += 1
        return f"2026-02-{1 + self.clock // 24:02d}T{self.clock % 24:02d}"

    def happen(self, event: tuple[object, ...]) -> None:
        """Let one thing happen."""
        kind, *what = event
        getattr(self, f"do_{kind}")(*what)

    def do_number(self, one: int, told: bool) -> None:
        """A child is given a new number; a file may tell which it had before."""
        mine = self.numbers[one]
        if len(mine) < 4:
            mine.append(one * 10 + len(mine))
            if told:
                self.say(Says(mine[-2], mine[-1], "same", False, self.time()))

    def do_mark(self, one: int, urn: str, on: str, am: str, pm: str) -> None:
        """A school marks a day of a child, under the number of the day."""
        self.marks[urn, self.numbers[one][-1], on] = (am, pm, self.clock)
        self.time()

    def do_both(self, one: int, urn: str, on: str, am: str, pm: str) -> None:
        """A school marks a day twice: under the number of before, and corrected under the new one."""
        for number in self.numbers[one][-2:]:
            self.marks[urn, number, on] = (am, pm, self.clock)
            self.time()
            am, pm = pm, am

    def do_same(self, one: int) -> None:
        """It is decided that two numbers are one child's, which is so."""
        mine = self.numbers[one]
        if len(mine) > 1:
            self.say(Says(mine[0], mine[-1], "same", True, self.time()))

    def do_apart(self, one: int, other: int) -> None:
        """It is decided that two children are two, which is so."""
        if one != other:
            self.say(Says(self.numbers[one][-1], self.numbers[other][-1], "apart", True, self.time()))

    def do_wrong(self, one: int, other: int) -> None:
        """It is decided that two children are one, by mistake."""
        if one != other:
            said = Says(self.numbers[one][-1], self.numbers[other][0], "same", True, self.time())
            self.say(said)
            self.untrue.append(said)

    def do_revert(self, place: int) -> None:
        """A statement is taken back."""
        if self.said:
            self.said.pop(place % len(self.said))

    def say(self, one: Says) -> None:
        """Add a statement."""
        self.said.append(one)

    def mend(self) -> None:
        """Every mistake is found: the older half is taken back, the others are decided anew."""
        live = [one for one in self.untrue if one in self.said]
        for place, one in enumerate(live):
            if place % 2:
                self.say(Says(one.one, one.other, "apart", True, self.time()))
            else:
                self.said.remove(one)

    def of(self, numbers: frozenset[int]) -> Total:
        """The sessions of some numbers, each once: of a day that two of them have, the newer marks."""
        newest: dict[tuple[str, str], tuple[str, str, int]] = {}
        for (urn, number, on), marks in self.marks.items():
            if number in numbers and marks[2] >= newest.get((urn, on), ("", "", -1))[2]:
                newest[urn, on] = marks
        told = {(urn, 0, on, half): marks[place] for (urn, on), marks in newest.items()
                for place, half in enumerate(("am", "pm"))}  # fmt: skip
        return total(told)

    def rows(self) -> Iterator[dict[str, object]]:
        """The marks as the lake has them."""
        for (urn, number, on), (am, pm, at) in self.marks.items():
            yield {
                "urn": urn, "pupil": name(number), "on": DAY[on], "session": "day", "am": am, "pm": pm,
                "week": week_of(DAY[on]), "source_time": f"2026-02-01T{at:04d}", "record": at,
            }  # fmt: skip


def sums(engine: Engine, known: Children, history: History) -> dict[str, Total]:
    """What is counted of every child, all schools together."""
    rows = year_rows(engine, "2025/26", known, attendance_day=history.rows())
    found: dict[str, Total] = {}
    for row in engine.arrow(register_totals(rows)).to_pylist():
        here = Total(row["possible"], row["authorised"] + row["unauthorised"])
        found[row["child"]] = found.get(row["child"], Total()) + here
    return found


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(events, min_size=3, max_size=30))
def test_no_mark_is_ever_another_childs(drawn: list[tuple[object, ...]]) -> None:
    history, engine = History(), DuckDBEngine([workshop()])
    for event in drawn:
        history.happen(event)
    for settled in (False, True):
        if settled:
            history.mend()
        known = children_of([one.statement() for one in history.said])
        told = groups(history.said)
        sets = {told.get(number, frozenset({number})) for _urn, number, _on in history.marks}
        wanted = {name(min(numbers)): history.of(numbers) for numbers in sets}
        assert sums(engine, known, history) == wanted
        if settled:
            for numbers in told.values():
                assert len({history.child_of(number) for number in numbers}) == 1, "no two children are one"
