"""Attendance after 30 daily loads, beside the same after `evenlode compact`: `python benchmarks/daily.py FOLDER`.

A county's first five half terms are loaded at once; then, day by day, a file with the marks of all schools and another
with 300 late corrections of that day. FOLDER keeps both homes for another run.
"""

import json
import shutil
import sys
from datetime import date
from pathlib import Path

from attendance import HALF_TERMS, PUPILS, SCHOOLS, lines, pupils_of, school_days, write, written
from measure import in_turn, median
from queries import EVENLODE, HERE, asking, kept, verdict

from evenlode.vocabulary.identifiers import FIRST_INVENTED_URN

DAYS, CORRECTIONS = 30, 300
AT_MOST = 1.2
"""How many times the CPU seconds after compaction a question may take before it."""
QUESTIONS = ("totals", "weekdays", "runs", "ten_weeks")
RUNS = 5


def home(folder: Path) -> Path:
    """The home with 30 daily loads on top of five half terms; it is made once."""
    there = folder / "daily"
    if not there.exists():
        last = len(HALF_TERMS)
        write(folder / "year")
        for path in (folder / "year").glob(f"*-half-term-{last}.csv"):
            path.unlink()
        load(there, folder / "year")
        for on in [day for number, day in school_days() if number == last][:DAYS]:
            load(there, day_of_all(folder / "days" / f"{on}.csv", on))
            load(there, corrected(folder / "days" / f"{on}-late.csv", on))
    return there


def load(home: Path, what: Path) -> None:
    """Load a file or a folder."""
    in_turn({"load": [EVENLODE, "--home", str(home), "load", str(what)]}, lambda: None, runs=0)


def day_of_all(path: Path, on: date) -> Path:
    """The marks of one day of all schools, as one file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written(path, (line for school in range(1, SCHOOLS + 1) for line in lines(school, pupils_of(school), [on])))
    return path


def corrected(path: Path, on: date) -> Path:
    """Late corrections of one day: what was not known was illness."""
    written(path, (
        f"{FIRST_INVENTED_URN + school},{pupils_of(school)[on.toordinal() % PUPILS]},{on},I,I,,{on}T19:00:00\n"
        for school in (1 + number % SCHOOLS for number in range(CORRECTIONS))
    ))  # fmt: skip
    return path


def compacted(home: Path) -> Path:
    """A copy of a home, compacted."""
    there = home.with_name("compacted")
    if not there.exists():
        shutil.copytree(home, there)
        in_turn({"compact": [EVENLODE, "--home", str(there), "compact"]}, lambda: None, runs=0)
    return there


def main(folder: Path) -> None:
    """Measure every question before and after, print the ratios, keep the medians."""
    before, results = home(folder), {}
    homes = {"after 30 daily loads": before, "compacted": compacted(before)}
    for question in QUESTIONS:
        asked = {
            name: asking(question, there, folder, folder / f"{question}-{there.name}.parquet")
            for name, there in homes.items()
        }
        medians = {name: median(runs) for name, runs in in_turn(asked, lambda: None, runs=RUNS).items()}
        results[question] = kept(medians)
        loaded, after = (one.cpu for one in medians.values())
        ratio = loaded / after
        print(
            f"{question:10} {loaded:.2f} CPU s, compacted {after:.2f}: {ratio:.2f} times, at most {AT_MOST}: ", end=""
        )
        print(verdict(ratio <= AT_MOST))
    (HERE / "results" / "daily.json").write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
