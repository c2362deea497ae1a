"""Five questions of a year's attendance as an expert of pandas asks them: categories, few columns, grouped at once.

`python attendance_with_pandas.py QUESTION FOLDER MEMBERSHIPS OUT`: FOLDER holds the Parquet files of the marks, and
OUT becomes one Parquet file. Codes become small numbers once for each code, not once for each row.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy
import pandas
from pyarrow import parquet

WITH_LEAVE, WITHOUT = {*"CEIMRST", "C1", "C2", "J1"}, {*"GNOU"}
ABSENT = WITH_LEAVE | WITHOUT
NOT_POSSIBLE = {*"DQXZ#", *(f"Y{number}" for number in range(1, 8))}
OF_A_PUPIL = ["urn", "pupil"]
WEEKS = 10


def read(folder: Path, *columns: str) -> pandas.DataFrame:
    """The columns of every week's file, texts as categories, in the order of the weeks."""
    files = sorted(folder.rglob("*.parquet"))
    texts = [name for name in columns if name != "on"]
    table = parquet.ParquetDataset(files, partitioning=None, read_dictionary=texts).read(columns=list(columns))
    return table.unify_dictionaries().to_pandas(date_as_object=False)


def among(codes: pandas.Series, wanted: Iterable[str]) -> numpy.ndarray:
    """Whether each code is one of some, as 0 or 1."""
    return numpy.isin(codes.cat.categories, list(wanted)).astype("int8")[codes.cat.codes]


def sessions(days: pandas.DataFrame, wanted: Iterable[str]) -> numpy.ndarray:
    """How many of each day's two codes are among some."""
    return among(days["am"], wanted) + among(days["pm"], wanted)


def totals(folder: Path, _memberships: Path) -> pandas.DataFrame:
    """Of each pupil at a school the sessions possible and missed, and whether the pupil is persistently absent."""
    days = read(folder, *OF_A_PUPIL, "am", "pm")
    days["possible"] = 2 - sessions(days, NOT_POSSIBLE)
    days["missed"], days["unauthorised"] = sessions(days, ABSENT), sessions(days, WITHOUT)
    named = days.groupby(OF_A_PUPIL, observed=True, sort=False)[["possible", "missed", "unauthorised"]].sum()
    found = named[named["possible"] > 0].reset_index()
    found["persistent"] = 10 * found["missed"].astype("int64") >= found["possible"]
    found["severe"] = 2 * found["missed"].astype("int64") >= found["possible"]
    return found


def rollups(folder: Path, memberships: Path) -> pandas.DataFrame:
    """Of each school and group the pupils, the sessions, and the persistently and severely absent."""
    members = pandas.read_parquet(memberships, columns=["child", "groups"]).explode("groups")
    groups = members.rename(columns={"child": "pupil", "groups": "group"}).astype({"group": "category"})
    pupils = totals(folder, memberships).astype({"pupil": "str"})
    everybody = pupils.assign(group="all")
    told = pandas.concat([pupils.merge(groups, on="pupil").astype({"group": "str"}), everybody])
    sums = {name: (name, "sum") for name in ("possible", "missed", "persistent", "severe")}
    return told.groupby(["urn", "group"], observed=True, sort=False).agg(pupils=("pupil", "size"), **sums).reset_index()


def weekdays(folder: Path, _memberships: Path) -> pandas.DataFrame:
    """Of each school and day of the week the sessions possible and missed."""
    days = read(folder, "urn", "on", "am", "pm")
    days["weekday"] = days["on"].dt.day_of_week.astype("int8")
    days["possible"], days["missed"] = 2 - sessions(days, NOT_POSSIBLE), sessions(days, ABSENT)
    keys = ["urn", "weekday"]
    return days.groupby(keys, observed=True, sort=False)[["possible", "missed"]].sum().reset_index()


def runs(folder: Path, _memberships: Path) -> pandas.DataFrame:
    """Of each pupil at a school the most school days in succession missed, and missed without leave."""
    days = read(folder, *OF_A_PUPIL, "on", "am", "pm").sort_values("on", kind="stable")
    days = days[(sessions(days, NOT_POSSIBLE) < 2)]
    missed = longest(days, ABSENT).rename("missed")
    found = pandas.concat([missed, longest(days, WITHOUT).rename("without_leave")], axis=1)
    return found[found["missed"].notna()].fillna({"without_leave": 0}).reset_index()


def longest(days: pandas.DataFrame, wanted: Iterable[str]) -> pandas.Series:
    """Of each pupil the most days in succession all of whose possible sessions are among some codes."""
    whole = sessions(days, {*wanted, *NOT_POSSIBLE}) == 2
    broken = pandas.Series(~whole, index=days.index).groupby([days[name] for name in OF_A_PUPIL], observed=True)
    number = broken.cumsum()[whole].rename("run")
    lengths = days[whole].groupby([*OF_A_PUPIL, number], observed=True, sort=False).size()
    return lengths.groupby(OF_A_PUPIL, observed=True, sort=False).max()


def ten_weeks(folder: Path, _memberships: Path) -> pandas.DataFrame:
    """Of each pupil at a school the most sessions without leave in ten school weeks in succession."""
    days = read(folder, *OF_A_PUPIL, "on", "am", "pm")
    met = days.loc[sessions(days, NOT_POSSIBLE) < 2, ["urn", "on"]].drop_duplicates()
    weeks = pandas.DataFrame({"urn": met["urn"], "week": monday(met["on"])}).drop_duplicates()
    weeks["number"] = weeks.groupby("urn", observed=True)["week"].rank("dense").astype("int16")
    days["sessions"] = sessions(days, WITHOUT)
    missed = days.loc[days["sessions"] > 0, [*OF_A_PUPIL, "on", "sessions"]]
    missed["week"] = monday(missed["on"])
    weekly = missed.groupby([*OF_A_PUPIL, "week"], observed=True)["sessions"].sum().reset_index()
    wide = weekly.merge(weeks, on=["urn", "week"]).pivot(index=OF_A_PUPIL, columns="number", values="sessions")
    every = wide.reindex(columns=range(1, int(weeks["number"].max()) + 1)).fillna(0)
    so_far = every.to_numpy("int64").cumsum(axis=1)
    rolling = so_far.copy()
    rolling[:, WEEKS:] -= so_far[:, :-WEEKS]
    return pandas.DataFrame({"most": rolling.max(axis=1)}, index=every.index).reset_index()


def monday(days: pandas.Series) -> pandas.Series:
    """The Monday of each day's week."""
    return days - pandas.to_timedelta(days.dt.day_of_week, unit="D")


QUESTIONS: dict[str, Callable[[Path, Path], pandas.DataFrame]] = {
    "totals": totals, "rollups": rollups, "weekdays": weekdays, "runs": runs, "ten_weeks": ten_weeks,
}  # fmt: skip

if __name__ == "__main__":
    question, lake, groups, out = sys.argv[1:]
    QUESTIONS[question](Path(lake), Path(groups)).to_parquet(out, index=False)
