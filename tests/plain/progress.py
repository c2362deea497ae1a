"""How far pupils at eleven came beyond what was expected of them by what they had attained at seven.

Prior attainment is the mean of English (reading and writing) and mathematics in points: as DfE says it, or as teachers
assessed it four years before, where all three are known. A result is worth its scaled score; without one, and a
teacher's assessment, it is worth the points that the year's table gives its outcome.

Source: DfE, Primary school accountability, technical guide.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from plain.assessments import Results, awarded, counts_now
from plain.days import january_census
from plain.national import FOUR_PLACES, against, national, of_band
from plain.rows import Rows, newest
from plain.things import Added, Number, Thing, every

SUBJECTS = ("reading", "writing", "maths")
YEARS_BEFORE, SAID_BY_DFE = 4, "ks1_average"
ONCE = Decimal(1)
Points = Mapping[str, Decimal]


def things(rows: Rows) -> Iterator[Thing]:
    """Every pupil at the end of key stage 2."""
    values = {subject: national(rows, f"ks2_{subject}_progress") for subject in SUBJECTS}
    prior = {subject: prior_attainment(rows, told.get("prior", {})) for subject, told in values.items()}
    for (child, school), results in awarded(rows, "ks2").items():
        if counts_now(results):
            adds: dict[str, Added] = {}
            for subject, told in values.items():
                expected, least = (of_band(told.get(of, {}), prior[subject].get(child)) for of in ("expected", "least"))
                score = worth(results, subject, told.get("points", {}))
                adds[f"ks2_{subject}_progress"] = against(score, expected, least, ONCE)
            yield Thing(child, school, "year", january_census(rows.year), every(adds))


def worth(results: Results, subject: str, points: Points) -> Number | None:
    """What a result is worth: the scaled score of the test, or points of its outcome, or of the teacher's."""
    told = [results.get((subject, how)) for how in ("test", "teacher_assessment")]
    test, teacher = told if subject != "writing" else (None, told[1])
    if test and test["score"] is not None:
        score: Number = test["score"]
        return score
    worths = [points[row["outcome"]] for row in (test, teacher) if row and row["outcome"] in points]
    return worths[0] if worths else None


def prior_attainment(rows: Rows, points: Points) -> dict[str, Decimal]:
    """The points of each child at seven."""
    then: dict[str, dict[str, Decimal]] = {}
    for (child, _school), results in awarded(rows, "ks1", YEARS_BEFORE, left_out=False).items():
        for subject in SUBJECTS:
            row = results.get((subject, ""))
            if row and row["outcome"] in points:
                own = then.setdefault(child, {})
                own[subject] = max(points[row["outcome"]], own.get(subject, points[row["outcome"]]))
    found = {
        child: (((own["reading"] + own["writing"]) / 2 + own["maths"]) / 2).quantize(FOUR_PLACES)
        for child, own in then.items()
        if len(own) == len(SUBJECTS)
    }
    told = [row for row in rows.of_year("result") if row["stage"] == "ks2" and row["subject"] == SAID_BY_DFE]
    said = newest([row for row in told if row["score"] is not None], lambda row: row["child"])
    return found | {child: row["score"] for child, row in said.items()}
