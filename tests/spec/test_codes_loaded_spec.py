"""Every attendance code in every year, through a real load: known and counted as its day has it, or held; never present.

Until 18 August 2024 the codes are those of the guidance on the registration regulations of 2006, of which F ended with
2012/13 and D ceased to be a possible session with 2011/12; from 19 August 2024 those of the regulations of 2024.
Nothing laid down them anew for 2025/26 or 2026/27: whoever adds a change adds its line here.

Sources: The Education (Pupil Registration) (England) Regulations 2006, SI 2006/1751; DfE, Absence and attendance codes,
guidance for schools and local authorities, January 2009; The School Attendance (Pupil Registration) (England)
Regulations 2024, SI 2024/208, regulation 10; DfE, A guide to absence statistics.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from counted_rows import NOBODY
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.lake.reading import open_reading
from evenlode.measures.registers import register_totals
from evenlode.measures.year_rows import YearRows
from evenlode.sources.load import load
from evenlode.vocabulary.absence_windows import year_of
from evenlode.vocabulary.codes.attendance import REGISTER_CODES
from evenlode.vocabulary.years import Year
from homes import in_the_lake, shared
from look_alikes_attendance import SCHOOL, lined
from look_alikes_ident import upn

NEW, LAST = date(2024, 8, 19), date(2024, 8, 18)
# Codes by what they count as (P attending, A absent with leave, U without, N not a possible session), since and until when
TABLE = """
P  / \\ L B P V W                          -           -
P  J                                      -           2024-08-18
P  K                                      2024-08-19  -
P  D                                      -           2011-08-31
N  D                                      2011-09-01  -
A  C E I M R S T                          -           -
A  H                                      -           2024-08-18
A  F                                      -           2013-08-31
A  C1 C2 J1                               2024-08-19  -
U  G N O U                                -           -
N  X Z #                                  -           -
N  Y                                      -           2024-08-18
N  Q Y1 Y2 Y3 Y4 Y5 Y6 Y7                 2024-08-19  -
"""
NEVER = ("A", "1", "?", "!", "PP", "Y8", "C3", "J2", "present", "0", "/\\", "\u2713", "~", "AA", "DR", "Late")
YEARS = range(2006, 2027)
DAYS = [
    *(date(year, 9, 14) for year in YEARS),
    *(date(year, 6, 8) for year in YEARS if year > 2006),
    date(2011, 8, 31),
    date(2011, 9, 1),
    date(2013, 8, 31),
    date(2013, 9, 1),
    LAST,
    NEW,
]  # fmt: skip - two days of every year, and those on either side of a change
ADDS = {"P": (1, 0, 0), "A": (1, 1, 0), "U": (1, 0, 1), "N": (0, 0, 0)}


@dataclass(frozen=True)
class Case:
    """One code on one day, of a pupil of its own."""

    number: int
    code: str
    on: date

    @property
    def counts_as(self) -> str:
        """What it counts as; empty where it is no code of its day."""
        day = self.on.isoformat()
        for kind, codes, since, until in table():
            if self.code in codes and (since in ("-", day) or since < day) and (until in ("-", day) or day < until):
                return kind
        return ""


def table() -> Iterator[tuple[str, list[str], str, str]]:
    """The lines of the table."""
    for line in TABLE.strip().splitlines():
        kind, *codes, since, until = line.split()
        yield kind, codes, since, until


def cases() -> list[Case]:
    """Every code on every day, and what is none on a day of each year: a file of which most is wrong is refused."""
    codes = sorted({code for _kind, codes, _since, _until in table() for code in codes})
    pairs = [(code, on) for code in codes for on in DAYS]
    pairs += [(code, on) for code in NEVER for on in DAYS[: len(YEARS)]]
    return [Case(number, *pair) for number, pair in enumerate(pairs, start=1)]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home to which a file with every code on every day was sent; it is only read."""
    return shared(tmp_path_factory, "codes-home", sent)


def sent(home: Home) -> Receipt:
    """Load one mark of every case."""
    lines = [
        {"URN": SCHOOL, "UPN": upn(one.number), "Date": one.on.isoformat(), "Session": "AM", "Code": one.code}
        for one in cases()
    ]
    path = lined(home.root.parent / "codes-files" / "codes.csv", lines)
    return load(home, [path], published="2026-11-01")[0][0]


def test_the_table_has_every_code_and_every_year() -> None:
    assert {code for _kind, codes, _since, _until in table() for code in codes} == {
        one.code for one in REGISTER_CODES.codes
    }  # fmt: skip
    assert len({year_of(day) for day in DAYS}) == 21
    assert len({one.number for one in cases()}) == len(cases()) < 9000, "each is of a pupil with a permanent number"


def test_a_code_of_its_day_is_taken_as_it_stands_and_any_other_is_held(home: Home) -> None:
    known = [one for one in cases() if one.counts_as]
    stored = in_the_lake(home, "attendance_day", "on", "am", "record")
    assert sorted(stored, key=lambda row: row[2]) == [(one.on, one.code, one.number) for one in known]
    again = sent(home)
    assert (again.counts.accepted, again.counts.quarantined) == (len(known), len(cases()) - len(known))
    held = {problem.row: problem for problem in again.problems if str(problem.severity) == "error"}
    assert set(held) == {one.number for one in cases() if not one.counts_as}
    assert {problem.rule.partition(".")[2] for problem in held.values()} == {
        "code_unknown",
        "code_retired",
        "code_not_yet_in_force",
    }  # fmt: skip - what is said of a code that does not hold


@pytest.mark.parametrize("year", sorted({year_of(day) for day in DAYS}), ids=str)
def test_a_code_counts_as_it_did_in_every_year(home: Home, year: Year) -> None:
    with open_reading(home) as reading:
        rows = YearRows(reading.engine, reading.table, NOBODY, year)
        told = reading.engine.arrow(register_totals(rows)).to_pylist()
        pupils = reading.engine.arrow(reading.table("attendance_day").select("pupil", "record")).to_pylist()
    number_of = {row["pupil"]: row["record"] for row in pupils}
    found = {number_of[row["child"]]: (row["possible"], row["authorised"], row["unauthorised"]) for row in told}
    assert found == {
        one.number: ADDS[one.counts_as] for one in cases() if one.counts_as and year_of(one.on) == year
    }  # fmt: skip - one condition to a line


def test_nothing_that_is_held_is_present_or_anything_else(home: Home) -> None:
    records = {row[0] for row in in_the_lake(home, "attendance_day", "record")}
    assert not records & {one.number for one in cases() if one.code in NEVER}
