"""Runs every case beside its peer, prints the medians against their budgets, and keeps them in `results/`."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from attendance import corrections
from attendance import write as write_attendance
from census import write
from measure import in_turn, median

HERE = Path(__file__).parent
EVENLODE = str(Path(sys.executable).parent / "evenlode")
SHIPPED = HERE.parent / "src" / "evenlode" / "published"
BUDGETS = {
    "help": (0.3, None),
    "figures": (1.5, None),
    "publish": (15, 1000),
    "load": (4.5, 900),
    "census": (10, 1000),
    "everything": (60, 2000),
    "again": (3, None),
    "attendance": (60, 1000),
    "corrected": (2, 1000),
    "apart": (2, 1000),
    "county": (180, 4000),
}
FOLDERS = (
    "lait", "ees", "attendance-dashboard", "children-in-care", "neet", "performance-tables", "schools", "geography",
    "codes",
)  # fmt: skip


def sources() -> tuple[Path, Path]:
    """The folder that is loaded, and the one file that the peers read."""
    originals = os.environ.get("EVENLODE_PUBLISHED_FILES")
    if originals:
        folder = Path(originals) / "lait" / "2026-04"
        return folder, folder / "bds_long_0.parquet"
    return SHIPPED / "lait-2026-04.parquet", SHIPPED / "lait-2026-04.parquet"


def cases(folder: Path, file: Path, scratch: Path) -> dict[str, dict[str, list[str]]]:
    """Each case's commands: ours first, then its peer's."""
    asked = [
        "--place",
        "E10000025",
        "--measure",
        "ks4_attainment8",
        "--group",
        "disadvantaged",
        "--year",
        "2024/25",
        "--json",
    ]
    kept, new, shown = str(scratch / "kept"), str(scratch / "new"), str(scratch / "shown")
    return {
        "help": {"evenlode": [EVENLODE, "--help"], "python, doing nothing": [sys.executable, "-c", ""]},
        "figures": {
            "evenlode": [EVENLODE, "--home", kept, "figures", *asked],
            "pandas": [sys.executable, str(HERE / "peers" / "ask_with_pandas.py"), str(file)],
        },
        "publish": {
            "evenlode": [EVENLODE, "--home", shown, "publish", "county", "E10000025", "--out", str(scratch / "report")],
            "weasyprint, the same page": [
                sys.executable,
                str(HERE / "peers" / "print_with_weasyprint.py"),
                str(scratch / "report" / "index.html"),
                str(scratch / "out.pdf"),
            ],
        },
        "load": {
            "evenlode": [EVENLODE, "--home", new, "load", str(folder)],
            "pandas": [
                sys.executable,
                str(HERE / "peers" / "load_with_pandas.py"),
                str(file),
                str(scratch / "out.parquet"),
            ],
        },
    }


def census_case(scratch: Path) -> dict[str, dict[str, list[str]]]:
    """A school census of 100,000 pupils, which is made anew; the peer walks through it and keeps nothing."""
    file = str(write(scratch / "census.xml"))
    walk = f"from lxml import etree\nfor _, one in etree.iterparse({file!r}): one.clear()"
    ours = [EVENLODE, "--home", str(scratch / "new"), "load", file]
    return {"census": {"evenlode": ours, "lxml, keeping nothing": [sys.executable, "-c", walk]}}


def attendance_case(scratch: Path) -> dict[str, dict[str, list[str]]]:
    """A year of a county's attendance, 19 million pupil-days in 1,770 files, into an empty home."""
    year = write_attendance(scratch / "attendance")
    peer = [sys.executable, str(HERE / "peers" / "read_attendance_with_pandas.py"), str(scratch / "out"), str(year)]
    return {"attendance": {"evenlode": [EVENLODE, "--home", str(scratch / "new"), "load", str(year)], "pandas": peer}}


def correction_cases(scratch: Path) -> dict[str, dict[str, list[str]]]:
    """A day's corrections to that year, in one file and in a file for each school; the peer lists the loads there."""
    together, apart = corrections(scratch / "corrections")
    ours = [EVENLODE, "--home", str(scratch / "corrected")]
    listed = {"evenlode loads": [*ours, "loads"]}
    return {
        "corrected": {"evenlode": [*ours, "load", str(together)]} | listed,
        "apart": {"evenlode": [*ours, "load", str(apart)]} | listed,
    }


def county_case(scratch: Path) -> dict[str, dict[str, list[str]]]:
    """A year of an invented county of 300 schools, written; the peer writes as many lines of attendance and no more."""
    asked = ["--out", str(scratch / "new"), "--schools", "300", "--year", "2025/26"]
    peer = [sys.executable, str(HERE / "peers" / "write_a_county_with_pandas.py"), str(scratch / "new")]
    return {"county": {"evenlode": [EVENLODE, "synthesise", *asked], "pandas, attendance alone": peer}}


def put_back(scratch: Path) -> None:
    """The home as it was before the corrections."""
    shutil.rmtree(scratch / "corrected", ignore_errors=True)
    shutil.copytree(scratch / "year", scratch / "corrected")


def whole_cases(originals: Path, scratch: Path) -> dict[str, dict[str, list[str]]]:
    """The cases of every published file: loaded into an empty home, and once more into one that has them."""
    folders = [str(originals / name) for name in FOLDERS]
    peer = [sys.executable, str(HERE / "peers" / "read_everything_with_pandas.py"), str(scratch / "out"), *folders]
    return {
        "everything": {"evenlode": [EVENLODE, "--home", str(scratch / "new"), "load", *folders], "pandas": peer},
        "again": {"evenlode": [EVENLODE, "--home", str(scratch / "whole"), "load", *folders], "pandas": peer},
    }


def main() -> None:
    """Measure, print, keep."""
    folder, file = sources()
    results = {}
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        in_turn({"load": [EVENLODE, "--home", str(scratch / "kept"), "load", str(folder)]}, lambda: None, runs=0)
        in_turn({"load": [EVENLODE, "--home", str(scratch / "shown"), "load", str(SHIPPED)]}, lambda: None, runs=0)
        for case, commands in {**cases(folder, file, scratch), **census_case(scratch)}.items():
            found = in_turn(commands, lambda: shutil.rmtree(scratch / "new", ignore_errors=True))
            results[case] = {name: vars(median(runs)) for name, runs in found.items()}
            show(case, results[case])
        for case, commands in {**attendance_case(scratch), **county_case(scratch)}.items():
            found = in_turn(commands, lambda: shutil.rmtree(scratch / "new", ignore_errors=True), runs=1)
            results[case] = {name: vars(median(runs)) for name, runs in found.items()}
            show(case, results[case])
        in_turn(
            {"year": [EVENLODE, "--home", str(scratch / "year"), "load", str(scratch / "attendance")]},
            lambda: None,
            runs=0,
        )
        for case, commands in correction_cases(scratch).items():
            found = in_turn(commands, lambda: put_back(scratch), runs=3)
            results[case] = {name: vars(median(runs)) for name, runs in found.items()}
            show(case, results[case])
        if originals := os.environ.get("EVENLODE_PUBLISHED_FILES"):
            whole = whole_cases(Path(originals), scratch)
            again = ["--home", str(scratch / "whole")]
            in_turn({"all": [EVENLODE, *again, *whole["again"]["evenlode"][3:]]}, lambda: None, runs=0)
            for case, commands in whole.items():
                found = in_turn(commands, lambda: shutil.rmtree(scratch / "new", ignore_errors=True), runs=2)
                results[case] = {name: vars(median(runs)) for name, runs in found.items()}
                show(case, results[case])
    loaded = "originals" if "EVENLODE_PUBLISHED_FILES" in os.environ else "shipped"
    (HERE / "results").mkdir(exist_ok=True)
    rounded = {
        case: {name: {k: round(v, 3) for k, v in one.items()} for name, one in both.items()}
        for case, both in results.items()
    }
    (HERE / "results" / f"{loaded}.json").write_text(json.dumps(rounded, indent=2) + "\n")


def show(case: str, results: dict[str, dict[str, float]]) -> None:
    """Print a case: ours, its peer's, the ratio and the budget."""
    for name, one in results.items():
        print(f"{case:8} {name:22} {one['cpu']:6.2f} CPU s  {one['wall']:6.2f} s  {one['megabytes']:6.0f} MB")
    ours, peer = list(results.values())
    seconds, megabytes = BUDGETS[case]
    within = ours["cpu"] <= seconds and (megabytes is None or ours["megabytes"] <= megabytes)
    limit = f"{seconds} CPU s" + (f", {megabytes} MB" if megabytes else "")
    print(
        f"{case:8} {ours['cpu'] / peer['cpu']:.1f} times its peer's CPU; "
        f"budget {limit}: {'met' if within else 'NOT MET'}"
    )


if __name__ == "__main__":
    main()
