"""The ledger's questions about all loads: what they cost grows with the loads, and not with their square."""

from evenlode.lake.home import Home
from evenlode.lake.ledger import FOLDERS_AT, LOADS_AT, open_ledger


def test_all_loads_are_asked_for_without_asking_again_for_each(home: Home) -> None:
    with open_ledger(home.create()) as ledger:
        plan = [row["detail"] for row in ledger.db.execute(f"EXPLAIN QUERY PLAN {LOADS_AT}", {"at": 1})]
        assert not [step for step in plan if "CORRELATED" in step]
        looked_up = [row["detail"] for row in ledger.db.execute(f"EXPLAIN QUERY PLAN {FOLDERS_AT}", {"epoch": 1})]
        assert all("INDEX" in step for step in looked_up if step.startswith("SEARCH"))
