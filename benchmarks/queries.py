"""Five questions of a county's attendance, 19 million pupil-days, beside peers: `python benchmarks/queries.py FOLDER`.

Ours, a pandas script, a Polars script and a bare scan by DuckDB run in turn, each a whole process, over the same
Parquet files, those of a home into which a look-alike year was loaded; FOLDER keeps the home for another run. What a
refresh keeps of each enrolment answers two of the questions without these files: that is measured beside them. What
ours and the two scripts answer is compared row by row: where they differ, nothing is measured.
"""

import json
import sys
from datetime import date
from pathlib import Path

import duckdb
import pyarrow
from attendance import write
from measure import Run, in_turn, median
from pyarrow import parquet

HERE = Path(__file__).parent
EVENLODE = str(Path(sys.executable).parent / "evenlode")
QUESTIONS = ("totals", "rollups", "weekdays", "runs", "ten_weeks")
OF_ENROLMENTS = ("totals", "rollups")
REFRESHED = "refreshed"
PEERS = {"pandas": "attendance_with_pandas", "polars": "attendance_with_polars", "bare scan": "scan_with_duckdb"}
# As the command line begins.
OURS = """
import runpy, sys, pyarrow
from evenlode.cli.start import collect_seldom, keep_pandas_out
collect_seldom(); keep_pandas_out()
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
AT_MOST = {"pandas": 0.5, "polars": 0.6, "bare scan": 4.0}
"""How many times a peer's CPU seconds ours may take."""
AXES = (("boys", "girls"), ("fsm", "not_fsm", "not_fsm"), ("no_sen", "no_sen", "no_sen", "sen_support", "ehcp"))
SPAN = (date(2025, 8, 1), date(2026, 7, 31))
RUNS = 3


def home(folder: Path) -> Path:
    """The home into which the look-alike year is loaded, once."""
    there = folder / "home"
    if not there.exists():
        for does in (["load", str(write(folder / "year"))], ["refresh"]):
            in_turn({"done": [EVENLODE, "--home", str(there), *does]}, lambda: None, runs=0)
    return there


def marks(home: Path) -> Path:
    """The folder with the Parquet files of the marks, which is all that peers are given of a home."""
    return home / "lake" / "1" / "attendance_day"


def memberships(home: Path, out: Path) -> Path:
    """Groups of every pupil, one of each axis, invented by the pupil's pseudonym: as a year's descriptions are held."""
    rows = duckdb.read_parquet([str(one) for one in marks(home).rglob("*.parquet")])
    pupils = sorted(pupil for (pupil,) in rows.project("pupil").distinct().fetchall())
    groups = [[axis[int(pupil[:8], 16) // 7**place % len(axis)] for place, axis in enumerate(AXES)] for pupil in pupils]
    since, until = (pyarrow.array([day] * len(pupils)) for day in SPAN)
    parquet.write_table(pyarrow.table({"child": pupils, "since": since, "until": until, "groups": groups}), out)
    return out


def asking(question: str, home: Path, groups: Path, out: Path, *more: str) -> list[str]:
    """Our command for one question."""
    words = (question, *map(str, (home, groups, out)), *more)
    return [sys.executable, "-c", OURS, str(HERE / "attendance_questions.py"), *words]


def commands(question: str, home: Path, groups: Path, out: Path) -> dict[str, list[str]]:
    """Everybody's command for one question."""
    scripts = {name: [str(HERE / "peers" / f"{peer}.py"), question, str(marks(home))] for name, peer in PEERS.items()}
    again = {REFRESHED: asking(question, home, groups, answer(out, question, REFRESHED), "kept")}
    return {
        "evenlode": asking(question, home, groups, answer(out, question, "evenlode")),
        **(again if question in OF_ENROLMENTS else {}),
        **{
            name: [sys.executable, *script, str(groups), str(answer(out, question, name))]
            for name, script in scripts.items()
        },
    }


def answer(out: Path, question: str, name: str) -> Path:
    """The file with somebody's answer."""
    return out / f"{question}-{name}.parquet"


def must_agree(out: Path, question: str) -> int:
    """How many rows the answer has; raises `RuntimeError` where ours and the two scripts do not say the same."""
    names = ("evenlode", "pandas", "polars", *((REFRESHED,) if question in OF_ENROLMENTS else ()))
    ours, *others = (duckdb.read_parquet(str(answer(out, question, name))) for name in names)
    columns = sorted(ours.columns)
    for other in others:
        if sorted(other.columns) != columns or set(plain(ours, columns)) ^ set(plain(other, columns)):
            raise RuntimeError(f"not everybody answers alike: {question}")
    return len(set(plain(ours, columns)))


def plain(rows: duckdb.DuckDBPyRelation, columns: list[str]) -> list[tuple[object, ...]]:
    """Rows of texts and whole numbers, whatever kind of number somebody wrote."""
    as_text = [f'"{name}"' if name in ("urn", "pupil", "group") else f'"{name}"::BIGINT' for name in columns]
    return rows.project(", ".join(as_text)).fetchall()


def main(folder: Path) -> None:
    """Measure every question, print the ratios, keep the medians."""
    folder.mkdir(parents=True, exist_ok=True)
    there = home(folder)
    groups = memberships(there, folder / "memberships.parquet")
    results = {}
    for question in QUESTIONS:
        asked = commands(question, there, groups, folder)
        found = in_turn(asked, lambda: None, runs=RUNS)
        answered = must_agree(folder, question)
        medians = {name: median(runs) for name, runs in found.items()}
        show(question, answered, medians)
        results[question] = kept(medians)
    (HERE / "results" / "queries.json").write_text(json.dumps(results, indent=2) + "\n")


def show(question: str, answered: int, medians: dict[str, Run]) -> None:
    """Print what a question took, and ours as a multiple of everybody's."""
    print(f"{question}: {answered} rows, everybody's alike")
    ours = [medians[name].cpu for name in ("evenlode", REFRESHED) if name in medians]
    for name, one in medians.items():
        line = f"  {name:10} {one.cpu:6.2f} CPU s  {one.wall:6.2f} s  {one.megabytes:6.0f} MB"
        for ratio in (cpu / one.cpu for cpu in ours if name in AT_MOST):
            line += f"  ours {ratio:.2f} times, at most {AT_MOST[name]}: {verdict(ratio <= AT_MOST[name])}"
        print(line)


def kept(medians: dict[str, Run]) -> dict[str, dict[str, float]]:
    """Medians as they are kept."""
    return {name: {k: round(v, 3) for k, v in vars(one).items()} for name, one in medians.items()}


def verdict(met: bool) -> str:
    """Met or not, as it is printed."""
    return "met" if met else "NOT MET"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
