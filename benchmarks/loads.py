"""Loads of one, two, four and eight times as many rows, into empty homes: `python benchmarks/loads.py`.

Attendance marks, a school census and results of key stage 2, each in one look-alike file with invented values, the same
every time. Twice the rows are to take at most 2.2 times the CPU, and no load more than 1,000 MB. What was measured is
kept in `results/loads.json`, the median of three runs each.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import rmtree

import attendance
import census
from measure import Run, in_turn, median

from evenlode.vocabulary.identifiers import FIRST_INVENTED_URN, INVENTED_AUTHORITY, upn_check_letter

HERE = Path(__file__).parent
EVENLODE = str(Path(sys.executable).parent / "evenlode")
TIMES = (1, 2, 4, 8)
MOST_TIMES, MOST_MEGABYTES, RUNS = 2.2, 1000, 3
SCHOOLS, PUPILS, RESULTS = 24, 12_500, 25_000
DAYS = [day for term, day in attendance.school_days() if term == 1]
HEAD = (
    "UPN,URN,ACADYR,READOUTCOME,READSCORE,READMRK,MATOUTCOME,MATSCORE,MATMRK,GPSOUTCOME,GPSSCORE,GPSMRK,WRITTAOUTCOME,"
    "SCITAOUTCOME\n"
)


def marks(path: Path, times: int) -> int:
    """Write the registers of half a term of so many times 24 schools; the answer is how many pupil-days they are."""
    schools = range(1, SCHOOLS * times + 1)
    lines = (line for one in schools for line in attendance.lines(one, attendance.pupils_of(one), DAYS))
    attendance.written(path, lines)
    return len(schools) * attendance.PUPILS * len(DAYS)


def pupils(path: Path, times: int) -> int:
    """Write a census of so many times 12,500 pupils."""
    census.write(path, PUPILS * times)
    return PUPILS * times


def results(path: Path, times: int) -> int:
    """Write the results of so many times 25,000 pupils."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD)
        out.writelines(map(result, range(RESULTS * times)))
    return RESULTS * times


def result(number: int) -> str:
    """A pupil's results at the end of key stage 2."""
    school, place = divmod(number, 300)
    rest = f"{INVENTED_AUTHORITY}{school + 1:04d}15{place:03d}"
    scores = [80 + (number * step) % 41 for step in (7, 11, 13)]
    tests = ",".join(f"{'AS' if score >= 100 else 'NS'},{score},{score // 3}" for score in scores)
    written = ("EXS", "WTS", "GDS")[number % 3]
    return f"{upn_check_letter(rest)}{rest},{FIRST_INVENTED_URN + school + 1},2018/2019,{tests},{written},EXS\n"


CASES: Mapping[str, tuple[str, Callable[[Path, int], int]]] = {
    "attendance": ("marks.csv", marks),
    "census": ("census.xml", pupils),
    "results": ("ks2-2019-09-01.csv", results),
}
"""Of each case the name of its file, and what writes it."""


def measured(scratch: Path, name: str, write: Callable[[Path, int], int]) -> dict[int, Run]:
    """A case at every size: by how many rows a load has, the median of its runs."""
    found, home, path = {}, scratch / "home", scratch / name
    for times in TIMES:
        rows = write(path, times)
        commands = {"load": [EVENLODE, "--home", str(home), "load", str(path)]}
        found[rows] = median(in_turn(commands, lambda: rmtree(home, ignore_errors=True), RUNS)["load"])
    return found


def show(case: str, found: Mapping[int, Run]) -> bool:
    """Print a case, and say whether it is within its bounds."""
    within, before = True, None
    for rows, run in found.items():
        growth = run.cpu / before.cpu if before else 0.0
        within = within and growth <= MOST_TIMES and run.megabytes <= MOST_MEGABYTES
        told = f"{growth:4.2f} times as much" if before else ""
        print(
            f"{case:10} {rows:9,} rows {run.cpu:6.2f} CPU s {run.megabytes:5.0f} MB "
            f"{1e6 * run.cpu / rows:7.2f} CPU s a million rows {told}",
            flush=True,
        )
        before = run
    print(f"{case:10} {'within' if within else 'NOT WITHIN'} {MOST_TIMES} times and {MOST_MEGABYTES:,} MB")
    return within


def main() -> int:
    """Measure, print, keep; 1 where a case is not within its bounds."""
    kept, within = {}, True
    for case, (name, write) in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            found = measured(Path(folder), name, write)
        within = show(case, found) and within
        kept[case] = {
            f"{rows} rows": {"cpu": float(f"{run.cpu:.3f}"), "megabytes": float(f"{run.megabytes:.3f}")}
            for rows, run in found.items()
        }
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "loads.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
