"""A county's figures worked out: a whole year, and what a day's registers touch: `python benchmarks/refresh.py FOLDER`.

The county is an invented one of 300 schools with a year of daily registers. All but its last day is loaded and its
figures are worked out; then the last day is loaded, and they are worked out again. The peer, a pandas script over the
same Parquet files, adds up the sessions of each pupil and no more. FOLDER keeps the county and its home, 3 GB.
"""

import json
import shutil
import sys
from pathlib import Path

from measure import Run, in_turn, median, run
from queries import EVENLODE, HERE, kept, marks, verdict

SCHOOLS, YEAR, RUNS = 300, "2025/26", 3
BUDGETS = {"whole": (30.0, 2000.0), "after a day": (5.0, 2000.0)}
"""CPU seconds and megabytes."""


def county(folder: Path) -> tuple[Path, Path]:
    """The county's files without the registers of its last day, and these; they are made once."""
    files, last = folder / "county", folder / "last-day"
    if not last.exists():
        run([EVENLODE, "synthesise", "--out", str(files), "--schools", str(SCHOOLS), "--year", YEAR])
        shutil.move(max((files / "attendance").glob("*/day-*"), key=lambda day: day.name), last)
    return files, last


def homes(folder: Path) -> tuple[Path, Path]:
    """A home with all but the last day, of which nothing is worked out; and one with all, whose last day is wanting."""
    files, last = county(folder)
    before, after = folder / "before", folder / "after"
    if not after.exists():
        run([EVENLODE, "--home", str(before), "load", str(files)])
        shutil.copytree(before, after)
        run([EVENLODE, "--home", str(after), "refresh"])
        run([EVENLODE, "--home", str(after), "load", str(last)])
    return before, after


def measured(home: Path, folder: Path) -> dict[str, Run]:
    """The medians of a refresh of a home, which is put back before each, and of the peer."""
    scratch = folder / "scratch"

    def put_back() -> None:
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(home, scratch)

    out = str(folder / "totals.parquet")
    peer = [str(HERE / "peers" / "attendance_with_pandas.py"), "totals", str(marks(home)), out, out]
    commands = {"evenlode": [EVENLODE, "--home", str(scratch), "refresh"], "pandas": [sys.executable, *peer]}
    found = {name: median(runs) for name, runs in in_turn(commands, put_back, runs=RUNS).items()}
    shutil.rmtree(scratch)
    return found


def main(folder: Path) -> None:
    """Measure, print, keep."""
    folder.mkdir(parents=True, exist_ok=True)
    results = {}
    for case, home in zip(BUDGETS, homes(folder), strict=True):
        found = measured(home, folder)
        results[case] = kept(found)
        ours, (seconds, megabytes) = found["evenlode"], BUDGETS[case]
        met = verdict(ours.cpu <= seconds and ours.megabytes <= megabytes)
        print(f"{case}: {ours.cpu:.2f} CPU s, {ours.megabytes:.0f} MB; at most {seconds} and {megabytes}: {met}")
        print(f"  {ours.cpu / found['pandas'].cpu:.2f} times what pandas takes to add up the sessions of each pupil")
    (HERE / "results" / "refresh.json").write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
