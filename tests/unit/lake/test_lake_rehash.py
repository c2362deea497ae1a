"""Another engine's hash: the next act first names the state by it, and no row or past answer changes."""

from collections.abc import Callable, Sequence

import pytest

from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.lake.acts import revert
from evenlode.lake.doctor import examine
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.sources.rebuild import rebuild
from ledger_model import engine_for, everywhere, held, state_hash

Give = Callable[..., Receipt]

FIGURES = {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74", "Invented_Short 2014 931": "1"}


class OtherEngine(DuckDBEngine):
    """An engine that hashes rows otherwise."""

    def __init__(self, like: DuckDBEngine) -> None:
        self.__dict__ |= vars(like)
        self.hash_name = "another-hash"

    def row_hashes(self, expression: object, by: Sequence[str]) -> dict[tuple[str, ...], int]:
        """The other's hashes and one more, unless there is no row."""
        return {values: found and found + 1 for values, found in super().row_hashes(expression, by).items()}


@pytest.fixture
def upgrade(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on, everything is run by another engine."""
    other = OtherEngine(engine_for(tmp_path_factory.getbasetemp()))
    return lambda: everywhere(monkeypatch, "open_engine", lambda _name, _folders, **_said: other)


def test_the_next_act_names_the_state_by_the_new_hash(home: Home, give: Give, upgrade: Callable[[], None]) -> None:
    first = give("2024-11", FIGURES)
    before, states = state_hash(home), [held(home)]
    upgrade()
    assert all(finding.well for finding in examine(home)), "an engine of another hash is no damage"
    assert held(home) == states[0]
    second = give("2025-11", {"KS1P_all 2014 931": "78", "KS1P_all 2014 970": "75"})
    states.append(held(home))
    with open_ledger(home) as ledger:
        entries = ledger.entries()
    assert [str(entry.act) for entry in entries] == ["load", "rehash", "load"]
    assert [entry.hash_name == "another-hash" for entry in entries] == [False, True, True]
    assert entries[1].state_hash not in (before, entries[2].state_hash)
    assert entries[1].versions == entries[0].versions
    assert [held(home, as_at=number) for number in "123"] == [states[0], states[0], states[1]]
    assert revert(home, second.load).state_hash == entries[1].state_hash
    assert revert(home, first.load).state_hash not in {entry.state_hash for entry in entries}
    assert all(finding.well for finding in examine(home))


def test_a_rebuild_names_the_state_by_the_new_hash_at_once(home: Home, give: Give, upgrade: Callable[[], None]) -> None:
    give("2024-11", FIGURES)
    state = held(home)
    upgrade()
    rebuilt = rebuild(home)
    assert (rebuilt.entry.act, rebuilt.entry.hash_name, rebuilt.differences) == (Act.REBUILD, "another-hash", ())
    assert held(home) == held(home, as_at="1") == state
