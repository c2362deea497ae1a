"""The school census: what is recognised, every field and rule, and that nothing of a child's is told in the clear."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evenlode.engines.kinds import Engine
from evenlode.errors import Refused, Severity
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState
from evenlode.lake.pseudonyms import Pseudonymiser
from evenlode.sources.load import load
from evenlode.sources.reading import ReadFile, read_file
from evenlode.vocabulary.identifiers import upn_check_letter
from homes import in_the_lake
from look_alikes_census import LAYOUTS, TODAY, Layout, census, changed, child, exclusion, of_term, pupil, totals, upn
from pupils import in_the_clear

Census = Callable[..., ReadFile]
IDENTIFIERS, CHARACTERISTICS, STATUS = "PupilIdentifiers", "PupilCharacteristics", "PupilStatus"
SPELLS = f"{CHARACTERISTICS}/FSMeligibility/FSMperiods/FSMperiod"
NEEDS = "SpecialEducationalNeeds/SENneeds/SENneed"
TERMLY, SUMMER = "Attendance/TermlyAttendance", "Attendance/SummerHalfTerm2Attendance"
EXCLUSION = "Exclusions/TermlyExclusion"
OF_EXCLUSION, OF_TERM = "TermlyExclusion", "TermlyAttendance"
HELD, WARNED = Severity.ERROR, Severity.WARNING


@pytest.fixture
def read(engine: Engine, tmp_path: Path) -> Census:
    """Read a census of some pupils; nothing is kept."""

    def read(*on_roll: Mapping[str, Any], layout: Layout = TODAY, **said: Any) -> ReadFile:
        path = census(tmp_path / "census.xml", on_roll, layout=layout, **said)
        return read_file(path, engine, pseudonyms=lambda: Pseudonymiser(b"k" * 32, 1))

    return read


def rows(found: ReadFile, table: str, *columns: str) -> list[Any]:
    """The rows of a table; of each some columns, where they are named."""
    all_of_it = found.read.tables[table].to_pylist()
    return [tuple(row[name] for name in columns) for row in all_of_it] if columns else all_of_it


def problems(found: ReadFile) -> list[tuple[int | None, str, str | None, Severity]]:
    """What is said of each record: its number, the rule, the field, and how grave it is."""
    return [(one.row, one.rule, one.column, one.severity) for one in found.problems]


def adds_up(found: ReadFile) -> bool:
    """Whether every record has a verdict."""
    counts = found.counts
    return counts.rows_in == counts.accepted + counts.quarantined + counts.duplicates


def others() -> list[dict[str, Any]]:
    """Pupils with nothing wrong, so that one fault does not refuse the file."""
    return [pupil(number) for number in (7, 8)]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)
def test_every_year_s_layout_is_read_without_a_word(read: Census, layout: Layout) -> None:
    gone = changed(pupil(2, layout), f"{STATUS}/LeavingDate", f"{layout.on[:4]}-01-09")
    found = read(pupil(1, layout), left=[gone], layout=layout)
    assert found.source.id == "school_census"
    assert found.problems == ()
    assert rows(found, "enrolment", "on_roll", "status", "year_group", "part_time") == [
        ("yes", "C", "year_4", "no"),
        ("no", "C", "year_4", "no"),
    ]
    assert len(rows(found, "fsm_spell")) == 4
    assert {one for (one,) in rows(found, "pupil", "sex")} == {"girls"}
    assert [one for (one,) in rows(found, "exclusion", "reasons")] == ["exclusion_pp"] * 2
    assert len(rows(found, "attendance_total")) == 12


def test_a_pupil_is_described(read: Census) -> None:
    (one,) = rows(read(pupil(1)), "pupil")
    said = ("birth_month", "sex", "ethnicity", "language", "temporary", "area", "year", "place")
    assert tuple(one[name] for name in said) == ("2016-11", "girls", "WBRI", "ENG", "", "", "202526", "900001")
    assert one["as_at"] == date(2026, 1, 15)


def test_an_enrolment_is_dated(read: Census) -> None:
    one = changed(pupil(1), f"{STATUS}/LeavingDate", "2026-01-09")
    (row,) = rows(read(pupil(2), left=[one]), "enrolment", "entered", "left", "boarder", "urn")[1:]
    assert row == (date(2021, 9, 5), date(2026, 1, 9), "N", "900001")


def test_each_flag_is_a_row(read: Census) -> None:
    found = rows(read(pupil(1)), "characteristic", "characteristic", "value", "sensitivity", "since")
    day = date(2026, 1, 15)
    assert found == [
        ("sen_support", "K", "special", day),
        ("young_carer", "P", "restricted", day),
        ("previously_looked_after", "A", "restricted", day),
        ("sen_need_1", "SLCN", "special", day),
        ("sen_need_2", "ASD", "special", day),
    ]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (f"{CHARACTERISTICS}/ServiceChild", "Y", ("service", "Y")),
        (f"{CHARACTERISTICS}/InCare", "true", ("cla_now", "")),
        ("SpecialEducationalNeeds/SENprovision", "N", ("no_sen", "N")),
        ("SpecialEducationalNeeds/SENprovision", "E", ("ehcp", "E")),
    ],
)
def test_what_a_flag_says(read: Census, path: str, value: str, expected: tuple[str, str]) -> None:
    assert expected in rows(read(changed(pupil(1), path, value)), "characteristic", "characteristic", "value")


@pytest.mark.parametrize("path", [f"{CHARACTERISTICS}/YoungCarer", f"{CHARACTERISTICS}/PostLookedAfterArrangements"])
def test_not_declared_is_no_row(read: Census, path: str) -> None:
    assert len(rows(read(changed(pupil(1), path, "N")), "characteristic")) == 4


def test_needs_without_ranks_are_ranked_as_they_stand(read: Census) -> None:
    found = read(changed(pupil(1), NEEDS, [{"SENtype": "VI"}, {"SENtype": "HI"}]))
    assert rows(found, "characteristic", "characteristic", "value")[-2:] == [("sen_need_1", "VI"), ("sen_need_2", "HI")]


def test_an_exclusion_has_its_reasons_in_order(read: Census) -> None:
    one = changed(pupil(1), EXCLUSION, [exclusion(TODAY, "2025-10-06", "DB", "PA", "VP", sessions="3")])
    (row,) = rows(read(one), "exclusion", "category", "reasons", "sessions", "start", "year")
    assert (row[0], row[1], str(row[2])) == ("suspension", "exclusion_db+exclusion_pa+exclusion_vp", "3.0000")
    assert row[3:] == (date(2025, 10, 6), "202526")


def test_an_exclusion_of_last_year_belongs_to_last_year(read: Census) -> None:
    one = changed(pupil(1), EXCLUSION, [exclusion(TODAY, "2025-06-06", "DB", category="PERM", sessions="")])
    assert rows(read(one), "exclusion", "category", "year", "sessions") == [("permanent", "202425", None)]


def test_a_total_has_a_row_for_all_for_each_kind_and_for_each_reason(read: Census) -> None:
    found = rows(read(pupil(1)), "attendance_total", "period", "year", "reason", "possible", "missed")
    assert {row[:2] for row in found} == {("autumn", "202526")}
    assert [row[2:] for row in found] == [
        ("all", 140, 8), ("authorised", 140, 6), ("unauthorised", 140, 2),
        ("absence_i", 140, 5), ("absence_m", 140, 1), ("absence_o", 140, 2),
    ]  # fmt: skip


def test_a_former_number_is_the_same_child(read: Census) -> None:
    found = read(changed(pupil(1), f"{IDENTIFIERS}/FormerUPN", upn(77)))
    (one,) = rows(found, "identity", "pupil", "says", "basis", "on")
    assert one == (rows(found, "pupil")[0]["pupil"], "same", "former_number", date(2026, 1, 15))


def test_a_former_number_that_is_the_number_itself_says_nothing(read: Census) -> None:
    assert rows(read(changed(pupil(1), f"{IDENTIFIERS}/FormerUPN", upn(1))), "identity") == []


def test_a_temporary_number_is_marked(read: Census) -> None:
    found = read(changed(pupil(1), f"{IDENTIFIERS}/UPN", upn_check_letter("99940521600A") + "99940521600A"))
    assert [one for (one,) in rows(found, "pupil", "temporary")] == ["yes"]


def test_a_school_without_a_urn_is_known_by_authority_and_number(read: Census) -> None:
    assert {one for (one,) in rows(read(pupil(1), URN=""), "enrolment", "urn")} == {"9992001"}


FAULTS = [
    (f"{IDENTIFIERS}/UPN", "", "pupil.unknown", HELD, f"{IDENTIFIERS}/UPN"),
    (f"{IDENTIFIERS}/UPN", "A999200100001", "upn.wrong", HELD, f"{IDENTIFIERS}/UPN"),
    (f"{IDENTIFIERS}/UPN", upn(1, "299"), "upn.authority", WARNED, f"{IDENTIFIERS}/UPN"),
    (f"{IDENTIFIERS}/FormerUPN", "A999200100001", "upn.wrong", WARNED, f"{IDENTIFIERS}/FormerUPN"),
    (f"{IDENTIFIERS}/UniqueLearnerNumber", "1234567891", "uln.wrong", WARNED, f"{IDENTIFIERS}/UniqueLearnerNumber"),
    (f"{IDENTIFIERS}/DOB", "", "born.empty", HELD, f"{IDENTIFIERS}/DOB"),
    (f"{IDENTIFIERS}/DOB", "2016-02-30", "date.unreadable", HELD, f"{IDENTIFIERS}/DOB"),
    (f"{IDENTIFIERS}/DOB", "2009-05-05", "pupil.age", WARNED, f"{IDENTIFIERS}/DOB"),
    (f"{IDENTIFIERS}/Sex", "Z", "letter.code_unknown", WARNED, f"{IDENTIFIERS}/Sex"),
    (f"{CHARACTERISTICS}/Ethnicity", "ZZZZ", "ethnicity.code_unknown", WARNED, f"{CHARACTERISTICS}/Ethnicity"),
    (f"{CHARACTERISTICS}/Language", "E1", "language.form", WARNED, f"{CHARACTERISTICS}/Language"),
    (f"{CHARACTERISTICS}/ServiceChild", "Q", "service.code_unknown", WARNED, f"{CHARACTERISTICS}/ServiceChild"),
    (f"{CHARACTERISTICS}/YoungCarer", "Q", "carer.code_unknown", WARNED, f"{CHARACTERISTICS}/YoungCarer"),
    (
        f"{CHARACTERISTICS}/PostLookedAfterArrangements", "Q", "left_care.code_unknown", WARNED,
        f"{CHARACTERISTICS}/PostLookedAfterArrangements",
    ),
    (f"{CHARACTERISTICS}/InCare", "perhaps", "in_care.unknown", WARNED, f"{CHARACTERISTICS}/InCare"),
    (f"{STATUS}/EnrolStatus", "Q", "status.code_unknown", HELD, f"{STATUS}/EnrolStatus"),
    (f"{STATUS}/EntryDate", "05/13/2011", "date.month_first", HELD, f"{STATUS}/EntryDate"),
    (f"{STATUS}/LeavingDate", "2011-01-01", "enrolment.dates", HELD, f"{STATUS}/LeavingDate"),
    (f"{STATUS}/PartTime", "perhaps", "part_time.unknown", WARNED, f"{STATUS}/PartTime"),
    (f"{STATUS}/NCyearActual", "99", "taught_in.code_unknown", WARNED, f"{STATUS}/NCyearActual"),
    (
        "SpecialEducationalNeeds/SENprovision", "A", "provision.code_retired", WARNED,
        "SpecialEducationalNeeds/SENprovision",
    ),
    (NEEDS, [{"SENtypeRank": "1", "SENtype": "BESD"}], "kind.code_retired", WARNED, "SENneed/SENtype"),
    (NEEDS, [{"SENtypeRank": "first", "SENtype": "HI"}], "number.unreadable", WARNED, "SENneed/SENtypeRank"),
    (SPELLS, [{"FSMstartDate": ""}], "since.empty", HELD, "FSMperiod/FSMstartDate"),
    (SPELLS, [{"FSMstartDate": "2020-09-01", "FSMendDate": "2019-09-01"}], "fsm.dates", HELD, "FSMperiod/FSMendDate"),
    (
        SPELLS,
        [{"FSMstartDate": "2019-09-01", "FSMendDate": "2021-09-01"}, {"FSMstartDate": "2021-09-01"}],
        "fsm.overlap", WARNED, "FSMperiod/FSMstartDate",
    ),
    (EXCLUSION, [exclusion(TODAY, "2025-10-06", "ZZ")], "code.code_unknown", HELD, "Reason"),
    (EXCLUSION, [exclusion(TODAY, "2025-10-06", "OT")], "code.code_retired", HELD, "Reason"),
    (
        EXCLUSION, [exclusion(TODAY, "2025-10-06", "PP", category="HOME")], "category.code_unknown", HELD,
        f"{OF_EXCLUSION}/Category",
    ),
    (EXCLUSION, [exclusion(TODAY, "", "PP")], "start.empty", HELD, f"{OF_EXCLUSION}/StartDate"),
    (EXCLUSION, [exclusion(TODAY, "2026-02-06", "PP")], "exclusion.later", HELD, f"{OF_EXCLUSION}/StartDate"),
    (
        EXCLUSION, [exclusion(TODAY, "2025-10-06", "PP", sessions="-1")], "exclusion.sessions", HELD,
        f"{OF_EXCLUSION}/SessionsLost",
    ),
    (TERMLY, totals(TODAY, "100", "60", "41"), "attendance.more_than_possible", HELD, f"{OF_TERM}/SessionsPossible"),
    (TERMLY, totals(TODAY, "many", "6", "4"), "number.unreadable", HELD, f"{OF_TERM}/SessionsPossible"),
    (TERMLY, totals(TODAY, "100", "6", "4", Q9="4"), "code.code_unknown", HELD, "Reason/AttendanceReason"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "rule", "severity", "column"), FAULTS, ids=lambda one: str(one)[:30])
def test_each_fault_has_its_verdict(
    read: Census, path: str, value: Any, rule: str, severity: Severity, column: str
) -> None:
    found = read(changed(pupil(1), path, value), *others())
    assert set(problems(found)) == {(1, rule, column, severity)}
    assert found.counts.quarantined == (severity is HELD)
    assert adds_up(found)
    assert all(one.message.strip() and one.remedy.strip() for one in found.problems)
    for table in ("pupil", "fsm_spell", "attendance_total", "characteristic", "exclusion"):
        assert (1 in {row["record"] for row in rows(found, table)}) <= (severity is WARNED), table


def test_four_reasons_are_too_many(read: Census) -> None:
    one = changed(pupil(1), EXCLUSION, [exclusion(TODAY, "2025-10-06", "PP", "DB", "PA", "VP")])
    assert set(problems(read(one, *others()))) == {(1, "exclusion.reasons", "Reason", HELD)}


def test_before_2020_one_reason_was_the_most(read: Census) -> None:
    old = LAYOUTS[4]
    one = changed(pupil(1, old), EXCLUSION, [exclusion(old, "2015-10-06", "PP", "DB")])
    found = read(one, pupil(7, old), pupil(8, old), layout=old)
    assert set(problems(found)) == {(1, "exclusion.reasons", "Reason", HELD)}


def test_two_children_with_one_number_are_both_held(read: Census) -> None:
    twin = changed(pupil(2), f"{IDENTIFIERS}/UPN", upn(1))
    found = read(pupil(1), twin, *others(), pupil(9))
    assert {(row, rule) for row, rule, _, _ in problems(found)} == {(1, "pupil.twice"), (2, "pupil.twice")}
    assert (found.counts.quarantined, adds_up(found)) == (2, True)


def test_the_same_record_again_is_a_duplicate(read: Census) -> None:
    found = read(pupil(1), pupil(1), pupil(2))
    assert (found.counts.duplicates, found.counts.accepted, found.problems) == (1, 2, ())
    assert len(rows(found, "fsm_spell")) == 4


def test_a_spell_given_twice_is_one_row(read: Census) -> None:
    twice = [{"FSMstartDate": "2020-09-01"}, {"FSMstartDate": "2020-09-01"}]
    found = read(changed(pupil(1), SPELLS, twice))
    assert (found.counts.accepted, len(rows(found, "fsm_spell"))) == (1, 1)


def test_a_pupil_who_left_and_came_back_is_described_once(read: Census) -> None:
    gone = changed(changed(pupil(1), f"{STATUS}/EntryDate", "2020-09-01"), f"{STATUS}/LeavingDate", "2021-07-20")
    found = read(pupil(1), left=[gone])
    assert (len(rows(found, "pupil")), len(rows(found, "enrolment")), found.counts.accepted) == (1, 2, 2)
    assert len(rows(found, "exclusion")) == 1


def test_a_field_with_two_different_texts_holds_the_record(read: Census) -> None:
    found = read(changed(pupil(1), f"{IDENTIFIERS}/Surname", ["Canaryone", "Canarytwo"]), *others())
    assert problems(found) == [(1, "xml.repeated", f"{IDENTIFIERS}/Surname", HELD)]
    assert (found.counts.quarantined, adds_up(found)) == (1, True)


def test_an_element_that_nobody_named_is_told_of(read: Census) -> None:
    found = read(changed(pupil(1), f"{STATUS}/Shoe", "9"))
    assert [one.rule for one in found.problems] == ["xml.unknown"]
    assert "PupilStatus/Shoe" in found.problems[0].message


@pytest.mark.parametrize("name", ["LearnerSupport", "Attendance/AnnualAttendance", "PupilStatus/ClassType"])
def test_other_modules_are_passed_over(read: Census, name: str) -> None:
    assert read(changed(pupil(1), name, "x")).problems == ()


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"ReferenceDate": ""}, "has no ReferenceDate"),
        ({"ReferenceDate": "January"}, "ReferenceDate cannot be read"),
        ({"Term": "Lent"}, "Term cannot be read"),
        ({"Term": "SUM"}, "do not fit together"),
        ({"URN": "", "Estab": ""}, "does not say which school"),
        ({"Collection": "CIN"}, "not a file that Evenlode knows"),
    ],
)
def test_a_header_that_leaves_a_question_is_refused(read: Census, said: dict[str, str], message: str) -> None:
    with pytest.raises(Refused) as refused:
        read(pupil(1), **said)
    assert message in refused.value.what
    assert refused.value.remedy


def test_a_roll_without_pupils_is_refused(read: Census) -> None:
    with pytest.raises(Refused, match="names no pupil"):
        read()


@pytest.mark.parametrize(("said", "rule"), [({"Year": "2025"}, "census.year"), ({"LEA": "998"}, "census.authority")])
def test_a_header_may_be_doubted(read: Census, said: dict[str, str], rule: str) -> None:
    found = read(pupil(1), **said)
    assert [(one.row, one.rule, one.severity) for one in found.problems] == [(None, rule, WARNED)]


def test_invented_pupils_are_known_by_their_school(read: Census) -> None:
    assert read(pupil(1)).read.synthetic is True
    assert read(pupil(1), URN="100001").read.synthetic is False


# --- in a home


def test_names_go_to_the_names_store_alone(home: Home, tmp_path: Path) -> None:
    path = census(tmp_path / "census.xml", [pupil(1), changed(pupil(2), f"{IDENTIFIERS}/UPN", "x")], [pupil(3)])
    (receipt,), _ = load(home, [path])
    assert receipt.state is LoadState.PARTLY
    children = [child(number) for number in (1, 2, 3)]
    assert in_the_clear(home.root, children) == []
    more = [
        replace(one, forename=f"Canarymid{number}", surname=f"Canarypref{number}", postcode=f"Canarystreet{number}")
        for number, one in enumerate(children, 1)
    ]
    assert in_the_clear(home.root, more) == []
    assert all(one.forename not in str(receipt) and one.upn not in str(receipt) for one in children)


def test_it_is_loaded_once_and_taken_back(home: Home, tmp_path: Path) -> None:
    path = census(tmp_path / "census.xml", [pupil(1)])
    (receipt,), _ = load(home, [path])
    assert receipt.state is LoadState.ACCEPTED
    assert [one.state for one in load(home, [path])[0]] == [LoadState.ALREADY_LOADED]
    revert(home, receipt.load, "a trial")
    assert in_the_lake(home, "enrolment") == []


def test_an_autumn_census_brings_both_halves_of_the_summer(read: Census) -> None:
    autumn = of_term(TODAY, "AUT", "2025-10-02")
    one = changed(pupil(1, autumn), SUMMER, totals(autumn, "60", "2", "1", I="2", O="1"))
    one = changed(one, EXCLUSION, [])
    found = rows(read(one, layout=autumn), "attendance_total", "period", "year", "collected", "reason", "missed")
    assert {row[:3] for row in found} == {("half_term_5", "202425", "202526"), ("half_term_6", "202425", "202526")}
    assert [row[3:] for row in found if row[0] == "half_term_6"] == [
        ("all", 3), ("authorised", 2), ("unauthorised", 1), ("absence_i", 2), ("absence_o", 1),
    ]  # fmt: skip
