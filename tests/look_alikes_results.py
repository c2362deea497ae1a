"""Look-alike files of results, with invented values: in the columns that DfE's files have, and in those of others.

Each maker of a record gives one by the names of its columns; what a test does not name is filled in.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evenlode.sources.record_kinds import RecordFile
from evenlode.vocabulary.codes.goals import FIRST_GOALS, SECOND_GOALS
from evenlode.vocabulary.codes.kinds import CodeSet
from evenlode.vocabulary.codes.results import Outcome
from evenlode.vocabulary.years import academic
from look_alikes_ident import upn, written
from record_sources import reading_of, verdicts

SCHOOL, OTHER_SCHOOL = "900001", "900002"
Record = Mapping[str, str]


def file_of(path: Path, records: Sequence[Record]) -> Path:
    """A CSV file of some records: each names the columns that it fills."""
    columns = list(dict.fromkeys(name for record in records for name in record))
    return written(path, columns, [[record.get(name, "") for name in columns] for record in records])


def entry(pupil: int = 1, grade: str = "5", **cells: str) -> dict[str, str]:
    """An entry for a qualification at key stage 4."""
    return {
        "UPN": upn(pupil), "URN": SCHOOL, "ACADYR": "2023/2024", "subject": "Mathematics", "QAN": "60146087",
        "qualification type": "GCSE (9-1) Full Course", "grade": grade, **cells,
    }  # fmt: skip


def held(source: RecordFile, record: Record, column: str, codes: Iterable[str]) -> dict[str, str]:
    """The rule by which each of some codes in a column is held; of those that are not held, nothing."""
    texts = list(codes)
    found = reading_of(*({**record, "UPN": upn(number), column: code} for number, code in enumerate(texts)),
                       source=source)  # fmt: skip
    return {texts[row - 1]: rule for row, _column, rule, severity in verdicts(found) if row and severity == "error"}


def said_of(source: RecordFile, record: Mapping[str, str]) -> list[tuple[str, str]]:
    """The rules that a record breaks, each with how grave that is."""
    return [(rule, severity) for _row, _column, rule, severity in verdicts(reading_of(record, source=source))]


def not_in_force(codes: CodeSet[Outcome], start: int) -> dict[str, str]:
    """The codes of a set that were not awarded in the school year that began in `start`, each with why."""
    day = academic(start).last_day
    found = {one.code: codes.refusal(one.code, day) for one in codes.codes}
    return {code: refusal.rule for code, refusal in found.items() if refusal}


def line(pupil: int = 1, year: str = "2018/2019", urn: str = SCHOOL, **cells: str) -> dict[str, str]:
    """A pupil's line in a file with a column for each subject."""
    return {"UPN": upn(pupil), "URN": urn, "ACADYR": year, "SURNAME": f"Canarysur{pupil:04d}", **cells}


def ks2_scores(pupil: int = 1, year: str = "2018/2019", urn: str = SCHOOL, **cells: str) -> dict[str, str]:
    """A pupil's line in DfE's file of key stage 2 since 2016."""
    return {
        **line(pupil, year, urn), "READOUTCOME": "AS", "READSCORE": "105", "READMRK": "31", "MATOUTCOME": "NS",
        "MATSCORE": "97", "MATMRK": "50", "GPSOUTCOME": "AS", "GPSSCORE": "112", "GPSMRK": "55", "READTAOUTCOME": "",
        "WRITTAOUTCOME": "EXS", "MATTAOUTCOME": "", "SCITAOUTCOME": "EXS", **cells,
    }  # fmt: skip


def ks2_levels(pupil: int = 1, year: str = "2013/2014", urn: str = SCHOOL, **cells: str) -> dict[str, str]:
    """A pupil's line in DfE's file of key stage 2 to 2015."""
    return {
        **line(pupil, year, urn), "READLEV": "4", "READMRK": "30", "READPS": "27", "MATLEV": "5", "MATTOTMRK": "80",
        "GPSLEV": "4B", "READLEVTA": "4", "WRITLEVTA": "3", "MATLEVTA": "5", "SCILEVTA": "4", "ENGLEVTA": "4", **cells,
    }  # fmt: skip


def ks1(pupil: int = 1, year: str = "2016/2017", urn: str = SCHOOL, **cells: str) -> dict[str, str]:
    """A pupil's line in DfE's file of key stage 1 since 2016."""
    outcomes = {"READ_OUTCOME": "EXS", "WRIT_OUTCOME": "WTS", "MATH_OUTCOME": "GDS", "SCI_OUTCOME": "HNM"}
    return {**line(pupil, year, urn), **outcomes, **cells}


def phonics(pupil: int = 1, year: str = "2018/2019", urn: str = SCHOOL, **cells: str) -> dict[str, str]:
    """A pupil's line in DfE's file of the phonics check."""
    check = {"NCYEARACTUAL": "1", "PHONICS_MARK": "35", "PHONICS_OUTCOME": "Wa"}
    return {**line(pupil, year, urn), **check, **cells}


def profile(pupil: int = 1, year: str = "2018/2019", urn: str = SCHOOL, **cells: str) -> dict[str, str]:
    """A child's line in DfE's file of the early years profile, in which every goal of its framework is expected."""
    goals = FIRST_GOALS if year < "2021" else SECOND_GOALS
    return {**line(pupil, year, urn), **{goal.id.upper(): "2" for goal in goals}, **cells}


def assessment(pupil: int = 1, on: str = "2025-12-12", **cells: str) -> dict[str, str]:
    """What a teacher says of a pupil in the year."""
    return {"upn": upn(pupil), "urn": SCHOOL, "subject": "Mathematics", "year_group": "4", "checked_on": on, **cells}


def ks4_numbers(pupil: int = 1, year: str = "2022/2023", urn: str = SCHOOL, **cells: str) -> dict[str, str]:
    """A pupil's line in DfE's file of key stage 4 since 2017."""
    return {
        **line(pupil, year, urn), "ENDKS": "1", "APENG_91": "5", "APMAT_91": "4", "APCOMBSCI_91": "5-4", "APHIS_91": "",
        "ATT8": "46.5", "ATT8_PRED": "44.21", "P8SCORE": "0.229", "EBACC_E_PTQ_EE": "0", "L2BASICS_94": "1",
        "L2BASICS_95": "0", **cells,
    }  # fmt: skip


def ks4_letters(pupil: int = 1, year: str = "2013/2014", urn: str = SCHOOL, **cells: str) -> dict[str, str]:
    """A pupil's line in DfE's file of key stage 4 before grades were numbers."""
    return {
        **line(pupil, year, urn), "APENG_PTQ_EE": "C", "APMAT_PTQ_EE": "A*", "APFRE_PTQ_EE": "U",
        "LEVEL2_EM_PTQ_EE": "1", "KS2EMFG": "4.67", **cells,
    }  # fmt: skip
