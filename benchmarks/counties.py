"""The figures of one county, of ten, and of sizes between, worked out: `python benchmarks/counties.py FOLDER`.

One county of 300 schools is invented, written as files and loaded: a year of registers by the day, its censuses and all
else. The others are made of its Parquet files, with other pupils, schools and places, since to write and load the CSV
of 180 million pupil-days would take hours; a quarter and a half are some of its pupils. Of each size every figure of
the year is worked out by a whole process: see `counties_refresh.py`. FOLDER keeps the files for another run, 5 GB.
"""

import json
import shutil
import sys
from pathlib import Path

import duckdb
from measure import Run, in_turn, run
from queries import EVENLODE, HERE, OURS, kept, verdict

from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.lake.snapshots import Snapshots

SIZES = {"a quarter": 0.25, "a half": 0.5, "one": 1, "two": 2, "five": 5, "ten": 10}
ASKED = (
    "attendance_day", "attendance_total", "care_episode", "characteristic", "enrolment", "exclusion", "fsm_spell",
    "identity", "place_membership", "pupil", "reference", "result", "school",
)  # fmt: skip
"""The tables that figures are counted from."""
AT_MOST, MEGABYTES = 13, 4096
"""How many times one county's CPU seconds ten may take, and how much memory."""
DIGITS = "0123456789abcdef"
"""What a pseudonym begins with."""
NAMES = ("pupil", "other", "urn", "place", "authority")
"""The columns with what is a county's own."""


def home_of_one(folder: Path) -> Path:
    """The home of one county, invented and loaded once."""
    there = folder / "home"
    if not there.exists():
        files = folder / "files"
        made = ["synthesise", "--out", str(files), "--schools", "300", "--year", "2025/26"]
        for command in (made, ["--home", str(there), "load", str(files)]):
            in_turn({"made": [EVENLODE, *command]}, lambda: None, runs=0)
    return there


def counties(folder: Path) -> dict[str, list[Path]]:
    """Of each size the folders of its counties; each is written once."""
    many = max(map(int, SIZES.values()))
    with open_reading(Home(home_of_one(folder))) as reading:
        lake = reading.home.lake / str(reading.entry.epoch)
        snapshots = Snapshots(reading.home, reading.entry.epoch)
        versions = {table: reading.entry.versions[table] for table in ASKED if table in reading.entry.versions}
        files = [Path(file) for table, version in versions.items() for file in snapshots.files(table, version)]
    whole = [county(lake, files, folder / f"county-{number}", chr(ord("g") + number)) for number in range(many)]
    parts = {name: DIGITS[: int(len(DIGITS) * size)] for name, size in SIZES.items() if size < 1}
    some = {name: [county(lake, files, folder / name.replace(" ", "-"), "g", one)] for name, one in parts.items()}
    return some | {name: whole[: int(size)] for name, size in SIZES.items() if size >= 1}


def county(lake: Path, files: list[Path], folder: Path, letter: str, among: str = DIGITS) -> Path:
    """A county's files with names of its own, that begin with a letter; or those of some of its pupils."""
    for file in files:
        out = folder / file.relative_to(lake)
        if not out.exists():
            out.parent.mkdir(parents=True, exist_ok=True)
            rows = duckdb.read_parquet(str(file), hive_partitioning=False)
            if "pupil" in rows.columns:
                rows = rows.filter(f"pupil[1] <= '{among[-1]}'")
            named = ", ".join(f"'{letter}' || {name}[2:] AS {name}" for name in NAMES if name in rows.columns)
            (rows.project(f"* REPLACE ({named})") if named else rows).write_parquet(str(out), compression="zstd")
    return folder


def main(folder: Path) -> None:
    """Measure every size, print, keep."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, Run] = {}
    for name, folders in counties(folder).items():
        scratch = folder / "scratch"
        script = [sys.executable, "-c", OURS, str(HERE / "counties_refresh.py")]
        found[name] = run([*script, str(folder / "home"), str(scratch), *map(str, folders)])
        shutil.rmtree(scratch)
        show(name, found)
        (HERE / "results" / "counties.json").write_text(json.dumps(kept(found), indent=2) + "\n")


def show(name: str, found: dict[str, Run]) -> None:
    """Print what a size took, and how it stands to one county and to the budget."""
    one = found[name]
    said = f"{name:10} {one.cpu:7.1f} CPU s  {one.wall:7.1f} s  {one.megabytes:6.0f} MB"
    if "one" in found:
        said += f"  {one.cpu / found['one'].cpu:.1f} times one county"
    if name == "ten":
        met = one.cpu <= AT_MOST * found["one"].cpu and one.megabytes <= MEGABYTES
        said += f", at most {AT_MOST} and {MEGABYTES} MB: {verdict(met)}"
    print(said, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
