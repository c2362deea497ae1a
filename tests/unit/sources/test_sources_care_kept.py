"""Children of social care in a home: nothing of theirs in the clear, loaded twice, taken back, and corrected."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import look_alikes_care as care
from evenlode.formats.hashing import sha256_of
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.names import read_names
from evenlode.lake.reading import open_reading
from evenlode.sources.load import load
from ledger_model import state_hash
from pupils import content_of, in_the_clear

CHILDREN = care.children(6)
FEW, LATER = CHILDREN[:5], care.children(3, 7)
ANSWERS = {**care.SAID, "month": "2025-01", "mode": "full"}
Take = Callable[..., list[Receipt]]


@pytest.fixture
def take(home: Home) -> Take:
    """Load files of which everything is said that is asked."""

    def take(*paths: Path, published: str | None = None) -> list[Receipt]:
        return load(home, list(paths), answers=ANSWERS, published=published)[0]

    return take


def every_file(folder: Path) -> Iterator[Path]:
    """A file of every format, with everything that must not be told."""
    yield from care.whole_return(folder, FEW)
    episodes = (care.episode_element(care.episode(child)) for child in FEW)
    yield care.return_in_one(folder / "903.xml", *map(care.child_element, FEW, episodes))
    needs = [care.in_need(child, care.need_element(care.plan_element())) for child in FEW]
    yield care.cin_census(folder / "cin.xml", *needs)
    yield care.table(folder / "post16.csv", "post16", [care.young_person(child) for child in FEW])
    yield care.post16_return(folder / "post16.xml", FEW)
    closed = [care.told(child, group_code="VL11_DOMESTIC_ABUSE", sensitivity="need_to_know") for child in FEW]
    yield care.table(folder / "told.csv", "told", [*(care.told(child) for child in FEW), *closed])


def table(home: Home, name: str) -> list[dict[str, object]]:
    """The rows of a table as the home has them now."""
    with open_reading(home) as reading:
        rows: list[dict[str, object]] = reading.engine.arrow(reading.table(name)).to_pylist()
    return rows


def test_nothing_of_a_child_stands_in_the_clear(take: Take, home: Home, tmp_path: Path) -> None:
    receipts = take(*every_file(tmp_path / "files"))
    assert {(one.state, one.counts.quarantined) for one in receipts} == {(LoadState.ACCEPTED, 0)}
    assert in_the_clear(home.root, FEW) == []  # type: ignore[arg-type] - a child here is as one there


def test_a_held_record_stands_nowhere_in_the_clear_either(take: Take, home: Home, tmp_path: Path) -> None:
    bad = [care.episode(child, DECOM="") for child in FEW[:2]]
    good = [care.episode(child) for child in FEW[2:]]
    (receipt,) = take(care.table(tmp_path / "episodes.csv", "episodes", [*bad, *good]))
    assert (receipt.state, receipt.counts.quarantined) == (LoadState.PARTLY, 2)
    assert in_the_clear(home.root, FEW) == []  # type: ignore[arg-type] - a child here is as one there


def test_the_names_store_knows_who_they_are(take: Take, home: Home, tmp_path: Path) -> None:
    take(care.table(tmp_path / "header.csv", "header", [care.header(child) for child in FEW]))
    with open_reading(home) as reading:
        names = read_names(home, reading.loads).to_pylist()
    assert {(row["child"], row["upn"], row["birth"]) for row in names} == {
        (child.number, child.upn, child.birth) for child in FEW
    }
    assert {row["pseudonym"] for row in names} == {row["pupil"] for row in table(home, "pupil")}


def test_the_same_files_again_change_nothing_and_all_can_be_taken_back(take: Take, home: Home, tmp_path: Path) -> None:
    files = list(every_file(tmp_path / "files"))
    take(files[0])
    before = state_hash(home)
    receipts = take(*files[1:])
    after = state_hash(home)
    assert {one.state for one in take(*files)} == {LoadState.ALREADY_LOADED}
    assert state_hash(home) == after != before
    for one in receipts:
        revert(home, str(one.load))
    assert state_hash(home) == before


def test_a_corrected_return_takes_the_place_of_the_first_whole(take: Take, home: Home, tmp_path: Path) -> None:
    first = care.table(tmp_path / "a.csv", "episodes", [care.episode(child) for child in CHILDREN])
    again = care.table(tmp_path / "b.csv", "episodes", [care.episode(child, LS="E1") for child in FEW])
    take(first, published="2025-05")
    (receipt,) = take(again, published="2025-07")
    assert [row["legal_status"] for row in table(home, "care_episode")] == ["E1"] * 5
    revert(home, str(receipt.load))
    assert len(table(home, "care_episode")) == 6


def test_files_of_one_return_leave_one_another_s_events_alone(take: Take, home: Home, tmp_path: Path) -> None:
    take(*care.whole_return(tmp_path / "files", FEW))
    kinds = {row["kind"] for row in table(home, "care_event")}
    assert kinds == {"review", "missing", "health", "leaving", "adoption", "permanence"}


def test_of_two_full_files_of_one_day_the_newer_counts_whole_and_other_sources_stand(
    take: Take, home: Home, tmp_path: Path
) -> None:
    first = care.table(tmp_path / "a.csv", "told", [care.told(child) for child in CHILDREN])
    moved = [care.told(child, **{"from": "2025-02-03"}) for child in FEW]
    again = care.table(tmp_path / "b.csv", "told", moved)
    other = care.table(tmp_path / "c.csv", "told", [care.told(child, source="Early help") for child in LATER])
    take(first, other, again)
    newer = max((first, again), key=sha256_of)
    told = [row["source"] for row in table(home, "characteristic")]
    assert told.count("characteristics:housing") == (6 if newer == first else 5)
    assert told.count("characteristics:early_help") == 3


def test_what_a_delta_leaves_out_stands(home: Home, tmp_path: Path) -> None:
    first = care.table(tmp_path / "a.csv", "told", [care.told(child) for child in FEW])
    more = care.table(tmp_path / "b.csv", "told", [care.told(child) for child in LATER])
    for path, mode in ((first, "full"), (more, "delta")):
        load(home, [path], answers={**ANSWERS, "mode": mode})
    assert len(table(home, "characteristic")) == 8


def test_a_text_of_a_record_that_is_left_out_does_not_go_along_with_the_others(
    take: Take, home: Home, tmp_path: Path
) -> None:
    odd = care.episode(FEW[0], URN="SC123457", DECOM="")
    (receipt,) = take(care.table(tmp_path / "e.csv", "episodes", [odd, *(care.episode(child) for child in FEW[1:])]))
    assert receipt.counts.quarantined == 1
    files = [path for path in home.root.rglob("*") if path.is_file() and "names" not in path.parts]
    assert [path for path in files if b"SC123457" in content_of(path)] == []
