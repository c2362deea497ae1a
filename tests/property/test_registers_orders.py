"""Daily files in any order, cut short anywhere, corrected late: one state, and the marks that brute force finds."""

import os
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from evenlode.lake.home import Home
from evenlode.lake.keys import open_or_make_key
from evenlode.lake.kinds import LoadState
from evenlode.lake.reading import open_reading
from evenlode.sources.load import load
from ledger_model import bench, state_hash
from look_alikes_attendance import OTHER, SCHOOL
from registers_model import File, drawn, given, seen, standing

PROFILE = os.environ.get("EVENLODE_TEST_PROFILE", "quick")
PUPILS, WEEK = range(1, 5), [f"2026-01-{day}" for day in range(12, 17)]
Written = list[tuple[File, Path]]


def so_many(quick: int, ci: int, deep: int) -> int:
    """How many are tried, by the profile."""
    return {"ci": ci, "deep": deep}.get(PROFILE, quick)


def written(files: Sequence[File], folder: Path) -> Written:
    """Files with their paths."""
    return [(one, one.written(folder / f"{number}.csv")) for number, one in enumerate(files)]


def with_key(folder: Path, name: str) -> Home:
    """An empty home whose pseudonyms are those of every other one in the folder."""
    home = Home(folder / name).create()
    if not (folder / "key").exists():
        open_or_make_key(home)
        shutil.copy(home.key, folder / "key")
    shutil.copy(folder / "key", home.key)
    return home


def five_days() -> list[File]:
    """A week's registers of a school, of which one corrects the mornings of the day before."""
    registers = [
        File(
            f"{on}T16:00:00",
            {(SCHOOL, pupil, on, half): "/" if half == "am" else "N" for pupil in PUPILS for half in ("am", "pm")},
            full=True,
        )
        for on in WEEK[:3]
    ]  # fmt: skip - a register beside its marks
    late = File(f"{WEEK[3]}T09:00:00", {(SCHOOL, 1, WEEK[0], "pm"): "I", (SCHOOL, 2, WEEK[1], "pm"): "M"}, halves=True)
    again = File(f"{WEEK[4]}T09:00:00", {(SCHOOL, pupil, WEEK[2], half): "L" for pupil in PUPILS
                                         for half in ("am", "pm")}, full=True)  # fmt: skip
    return [*registers, late, again]


@pytest.mark.parametrize("first", range(so_many(1, 5, 5)))
def test_five_files_in_every_order_lead_to_one_state(first: int) -> None:
    with bench() as folder:
        files = written(five_days(), folder)
        usual = with_key(folder, "usual")
        given(usual, files)
        home = with_key(folder, "home")
        given(home, [files[first]])
        hashes: list[str] = []
        leaves = so_many(3, 12, 24)
        walk(home, [*files[:first], *files[first + 1 :]], folder, hashes, leaves)
        assert (len(hashes), set(hashes)) == (leaves, {state_hash(usual)})


def walk(home: Home, left: Written, folder: Path, hashes: list[str], leaves: int) -> None:
    """Load what is left in every order, each beginning of an order once; at every end the marks are the model's."""
    if not left:
        with open_reading(home) as reading:
            assert seen(reading, "2025/26", PUPILS) == standing(five_days())
        hashes.append(state_hash(home))
        return
    for one in left:
        if len(hashes) >= leaves:
            return
        here = Home(folder / f"{home.root.name}-{one[1].stem}")
        shutil.copytree(home.root, here.root)
        given(here, [one])
        walk(here, [other for other in left if other is not one], folder, hashes, leaves)
        shutil.rmtree(here.root)


@pytest.mark.parametrize("seed", range(so_many(1, 2, 50)))
def test_many_files_in_random_orders_lead_to_one_state(seed: int) -> None:
    files = drawn(seed, so_many(8, 20, 20), [SCHOOL, OTHER], PUPILS, WEEK)
    wanted, chance, hashes = standing(files), random.Random(seed), set()  # noqa: S311 - draws orders, and no secret
    with bench() as folder:
        paths = written(files, folder)
        for number in range(so_many(2, 3, 20)):
            home = with_key(folder, f"home-{number}")
            order = chance.sample(paths, len(paths))
            given(home, order)
            with open_reading(home) as reading:
                assert seen(reading, "2025/26", PUPILS) == wanted
            hashes.add(state_hash(home))
    assert len(hashes) == 1


# A register that was cut short


@pytest.mark.parametrize("roll", [40, 100, 300][: so_many(1, 2, 3)])
def test_a_register_cut_short_anywhere_takes_nobody_off(roll: int) -> None:
    with bench() as folder:
        before = with_key(folder, "before")
        given(before, written([register(WEEK[0], range(roll))], folder))
        kept = sorted({roll * percent // 100 for percent in range(0, 101, so_many(12, 4, 1))} | {roll} - {0})
        for left in kept:
            cut_short(before, folder, roll, left)


def cut_short(before: Home, folder: Path, roll: int, left: int) -> None:
    """Load Tuesday's register of some of a school's pupils, and look at both days."""
    home = Home(Path(shutil.copytree(before.root, folder / f"home-{left}")))
    receipt = load(home, [register(WEEK[1], range(left)).written(folder / f"{left}.csv")])[0][0]
    held = roll - left > 1 and (roll - left) * 20 > roll
    assert (receipt.state is LoadState.HELD) is (held and left > 0)
    assert (receipt.state is LoadState.REFUSED) is (left == 0)
    with open_reading(home) as reading:
        marks = seen(reading, "2025/26", range(roll))
    on = {day: {session[1] for session in marks if session[2] == day} for day in WEEK[:2]}
    assert on[WEEK[0]] == set(range(roll)), "nobody is taken off the day before"
    assert on[WEEK[1]] == (set() if held or not left else set(range(left)))
    shutil.rmtree(home.root)


def register(on: str, pupils: Sequence[int]) -> File:
    """The whole register of a school's day."""
    marks = {(SCHOOL, pupil, on, half): code for pupil in pupils for half, code in (("am", "/"), ("pm", "\\"))}
    return File(f"{on}T16:00:00", marks, full=True)
