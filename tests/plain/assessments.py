"""What children reached at the ages of five, six, seven and eleven.

Where several files have a result, the one that goes before is read, and of one kind of file the newest. Unless it is
said otherwise, who was absent or worked below a standard has not reached it; who has left, or whose result is missing
or of another year, is not counted.

Sources: DfE, Early years foundation stage profile results: methodology; DfE, Phonics screening check attainment:
methodology; STA, assessment and reporting arrangements; DfE, Key stage 2 attainment: methodology; DfE, Primary school
accountability, technical guide.
"""

from collections.abc import Iterator

from drawn import words
from plain.days import january_census
from plain.rows import NEWEST, Row, Rows, newest
from plain.things import Added, Thing, every, mean, so

Pupil = tuple[str, str]
"""A child and a school."""
Results = dict[tuple[str, str], Row]
"""The results of a pupil by subject and component."""

GOALS_2012 = words(
    "com_g01 com_g02 com_g03 phy_g04 phy_g05 pse_g06 pse_g07 pse_g08 lit_g09 lit_g10 mat_g11 mat_g12 "
    "utw_g13 utw_g14 utw_g15 exp_g16 exp_g17"
)
GOALS_2021 = words(
    "com_e01 com_e02 pse_e03 pse_e04 pse_e05 phy_e06 phy_e07 lit_e08 lit_e09 lit_e10 mat_e11 mat_e12 "
    "utw_e13 utw_e14 utw_e15 exp_e16 exp_e17"
)
GOOD_LEVEL = 12  # the first twelve goals of each list: the three prime areas, literacy and mathematics
LEFT_OR_LOST = {"phonics": ("L", "M"), "ks1": ("L", "F", "P", ""), "ks2": ("L", "F", "P", "M"), "eyfsp": ("",)}
FILES_BEFORE_OTHERS = {
    "eyfsp": ("eyfs_profile",), "phonics": (), "ks1": ("ks1_teacher",),
    "ks2": ("ks2_results", "ks2_tests", "ks2_teacher"),
}  # fmt: skip
LEVEL_2, LEVEL_4 = words("2 2C 2B 2A 3 4"), words("4 4C 4B 4A 5 5C 5B 5A 6")
EXPECTED, DEEPER = ("EXS", "GDS"), ("GDS",)
NO_CHECK = (2019, 2020)  # the years in which the check was not held
PASS_OF_PHONICS, LAST_KNOWN_PASS = 32, 2024
STANDARD, HIGHER = 100, 110


def things(rows: Rows) -> Iterator[Thing]:
    """Every pupil of each stage."""
    on = january_census(rows.year)
    stages = {"eyfsp": of_profile, "phonics": of_phonics, "ks1": of_seven, "ks2": of_eleven}
    for stage, adds in stages.items():
        for (child, school), results in awarded(rows, stage).items():
            yield Thing(child, school, "year", on, every(adds(results, rows.year)))


def awarded(rows: Rows, stage: str, before: int = 0, *, left_out: bool = True) -> dict[Pupil, Results]:
    """The results of every pupil of a stage, of so many years before: but for those left out, which do not count."""
    found: dict[Pupil, Results] = {}
    for (child, school, subject, component), row in read(rows, stage, before).items():
        if not left_out or row["outcome"] not in LEFT_OR_LOST[stage]:
            found.setdefault((child, school), {})[subject, component] = row
    return found


def read(rows: Rows, stage: str, before: int = 0) -> dict[tuple[str, str, str, str], Row]:
    """The results of a stage, by child, school, subject and component: those of so many years before."""
    told = [row for row in rows.of_year("result", before) if row["stage"] == stage]
    if stage in ("eyfsp", "ks1"):
        told = [{**row, "component": ""} for row in told if row["component"] in ("", "teacher_assessment")]
    files = (*FILES_BEFORE_OTHERS[stage], *sorted({row["source"] for row in told}))
    ranked = [{**row, "rank": -min(files.index(row["source"]), len(FILES_BEFORE_OTHERS[stage]))} for row in told]
    return newest(ranked, lambda row: (row["child"], row["urn"], row["subject"], row["component"]), ("rank", *NEWEST))


def of_profile(results: Results, year: int) -> dict[str, Added]:
    """A child with every goal assessed; `A`, not assessed or exempt, is a goal that is not reached (unconfirmed)."""
    goals = GOALS_2021 if year >= 2021 else GOALS_2012 if year >= 2012 else []
    outcomes = [results[goal, ""]["outcome"] for goal in goals if (goal, "") in results]
    if not goals or len(outcomes) < len(goals):
        return {}
    reached = [outcome in ("2", "3") for outcome in outcomes]
    return {
        "eyfs_gld": so(all(reached[:GOOD_LEVEL])),
        "eyfs_all_goals": so(all(reached)),
        "eyfs_average_goals": mean(sum(reached)),
    }


def of_phonics(results: Results, year: int) -> dict[str, Added]:
    """The check of Year 1: a mark speaks where there is a pass mark; else the outcome, if there is one."""
    row = results.get(("phonics", "year_1"))
    if row is None:
        return {}
    passes = row["mark"] is not None and PASS_OF_PHONICS if year <= LAST_KNOWN_PASS and year not in NO_CHECK else None
    if passes:
        return {"phonics_y1": so(row["mark"] >= passes)}
    return {"phonics_y1": so(row["outcome"] == "Wa" if row["outcome"] else None)}


def of_seven(results: Results, year: int) -> dict[str, Added]:
    """Teachers' assessments of key stage 1, to 2014/15 in levels and then by standards."""
    found = {}
    for subject in ("reading", "writing", "maths", "science"):
        row = results.get((subject, ""))
        outcome = row["outcome"] if row else ""
        for name, codes in (("level2", LEVEL_2), ("expected", EXPECTED), ("greater_depth", DEEPER)):
            found[f"ks1_{subject}_{name}"] = so(outcome in codes if outcome else None)
    return {name: adds for name, adds in found.items() if name != "ks1_science_greater_depth"}


def of_eleven(results: Results, year: int) -> dict[str, Added]:
    """Tests of reading, mathematics and grammar, and teachers' assessments of writing and science, at key stage 2."""
    if not counts_now(results):
        return {}
    tests = {name: of_test(results.get((name, "test"))) for name in ("reading", "maths", "gps")}
    said = {name: of_teacher(results.get((name, "teacher_assessment"))) for name in ("writing", "science")}
    found = {f"ks2_{name}_{what}": so(test[what]) for name, test in tests.items() for what in ("expected", "higher")}
    found |= {f"ks2_{name}_scaled_score": mean(score(results.get((name, "test")))) for name in tests}
    found |= {"ks2_science_expected": so(said["science"]["expected"])}
    found |= {f"ks2_writing_{what}": so(said["writing"][what]) for what in ("expected", "greater_depth")}
    three = (tests["reading"], tests["maths"], said["writing"])
    return found | {
        "ks2_rwm_level4": so(together(*(one["level4"] for one in three))),
        "ks2_rwm_expected": so(together(*(one["expected"] for one in three))),
        "ks2_rwm_higher": so(together(*(one["higher"] for one in three))),
    }


def counts_now(results: Results) -> bool:
    """Whether the key stage ends this year, as far as anybody says."""
    ends = results.get(("end_of_key_stage", "summary"))
    return not (ends and ends["score"] == 0)


def score(row: Row | None):
    """The scaled score of a test."""
    return row["score"] if row else None


def of_test(row: Row | None) -> dict[str, bool | None]:
    """What a test reached. `AS`, the standard achieved, tells nothing of the higher one; a mark alone tells nothing."""
    points, outcome = score(row), row["outcome"] if row else ""
    if points is not None:
        expected, higher = points >= STANDARD, points >= HIGHER
    else:
        expected = outcome == "AS" if outcome else None
        higher = False if outcome and outcome != "AS" else None
    return {"level4": outcome in LEVEL_4 if outcome else None, "expected": expected, "higher": higher}


def of_teacher(row: Row | None) -> dict[str, bool | None]:
    """What a teacher's assessment says; of greater depth, which stands beside the higher score of a test, too."""
    outcome = row["outcome"] if row else ""
    if not outcome:
        return dict.fromkeys(("level4", "expected", "higher", "greater_depth"))
    deeper = outcome in DEEPER
    return {
        "level4": outcome in LEVEL_4, "expected": outcome in EXPECTED, "higher": deeper, "greater_depth": deeper,
    }  # fmt: skip


def together(*known: bool | None) -> bool | None:
    """Whether all of several are so; not known where one of them is not."""
    return None if None in known else all(known)
