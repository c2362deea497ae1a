"""Common transfer files: every field and rule, that they only add, and that nothing is told in the clear."""

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
from homes import in_the_lake
from look_alikes_census import changed, child, upn
from look_alikes_transfers import leaver, result, transfer
from pupils import in_the_clear

Transfer = Callable[..., ReadFile]
HELD, WARNED = Severity.ERROR, Severity.WARNING


@pytest.fixture
def read(engine: Engine, tmp_path: Path) -> Transfer:
    """Read a transfer file of some pupils; nothing is kept."""

    def read(*pupils: Mapping[str, Any], **said: str) -> ReadFile:
        path = transfer(tmp_path / "9992001_CTF_9994001_001.xml", pupils, **said)
        return read_file(path, engine, pseudonyms=lambda: Pseudonymiser(b"k" * 32, 1))

    return read


def rows(found: ReadFile, table: str, *columns: str) -> list[Any]:
    """Some columns of the rows of a table."""
    return [tuple(row[name] for name in columns) for row in found.read.tables[table].to_pylist()]


def results(*given: Mapping[str, Any], stage: str = "KS2") -> dict[str, Any]:
    """A pupil with these results."""
    return leaver(StageAssessments={"KeyStage": [{"Stage": stage, "StageAssessment": list(given)}]})


def test_it_is_read_without_a_word(read: Transfer) -> None:
    found = read(leaver(1), leaver(2))
    assert (found.source.id, found.problems, found.counts.accepted) == ("common_transfer", (), 2)
    assert found.read.synthetic is True
    assert found.read.published == "2026-07-20T12:00:00"


def test_a_pupil_is_described(read: Transfer) -> None:
    said = ("birth_month", "sex", "ethnicity", "language", "place", "as_at", "year")
    day = date(2026, 7, 20)
    assert rows(read(leaver(1)), "pupil", *said) == [("2014-11", "boys", "WBRI", "URD", "900001", day, "202526")]


def test_a_provision_lasts_until_the_next_begins(read: Transfer) -> None:
    found = rows(read(leaver(1)), "characteristic", "characteristic", "value", "since", "until")
    day = date(2026, 7, 20)
    assert found == [
        ("service", "Y", day, None),
        ("cla_now", "", day, None),
        ("ehcp", "E", date(2021, 9, 1), None),
        ("sen_support", "K", date(2019, 9, 1), date(2021, 8, 31)),
        ("sen_need_1", "SLCN", day, None),
    ]


def test_the_history_of_schools_is_registrations(read: Transfer) -> None:
    assert rows(read(leaver(1)), "enrolment", "urn", "entered", "left", "on_roll") == [
        ("9992002", date(2019, 9, 3), date(2023, 7, 20), "no"),
        ("900001", date(2023, 9, 5), None, "yes"),
    ]


def test_results_are_as_awarded(read: Transfer) -> None:
    found = rows(read(leaver(1)), "result", "stage", "subject", "component", "outcome", "mark", "score", "year")
    plain = [tuple(one if isinstance(one, str) else one and int(one) for one in row) for row in found]
    assert sorted(plain, key=str) == [
        ("ks2", "maths", "teacher_assessment", "WTS", None, None, "202425"),
        ("ks2", "reading", "test_mark", "", 34, None, "202425"),
        ("ks2", "reading", "test_score", "", None, 108, "202425"),
        ("ks2", "writing", "teacher_assessment", "EXS", None, None, "202425"),
        ("phonics", "phonics", "test_mark", "", 36, None, "202021"),
    ]


def test_a_subject_that_nobody_listed_keeps_its_codes(read: Transfer) -> None:
    found = read(results(result("COM/E01", "2", Method="FA", ResultQualifier="FD"), stage="EYF"))
    assert rows(found, "result", "stage", "subject", "outcome") == [("eyfsp", "com_e01", "2")]


def test_contacts_are_with_the_names_alone(read: Transfer) -> None:
    (one,) = read(leaver(1)).read.names.to_pylist()  # type: ignore[union-attr] - the file has pupils
    assert one["contacts"] == "Ms Canaryfirst Canaryparent1 PAM Canaryone, Canarytwo | Mr Canarysecond Canaryother1"
    assert (one["phones"], one["addresses"]) == ("Canaryphone1", "7 Canarystreet1 ZZ1 9CY")


FAULTS = [
    ("UPN", "", "pupil.unknown", HELD, "UPN"),
    ("UPN", "A999200100001", "upn.wrong", HELD, "UPN"),
    ("UPN", upn(1, "299"), "upn.authority", WARNED, "UPN"),
    ("DOB", "", "born.empty", HELD, "DOB"),
    ("DOB", "2008-01-01", "pupil.age", WARNED, "DOB"),
    ("Sex", "Z", "letter.code_unknown", WARNED, "Sex"),
    ("BasicDetails/Ethnicity", "ZZZZ", "ethnicity.code_unknown", WARNED, "BasicDetails/Ethnicity"),
    ("BasicDetails/ServiceChild", "Q", "service.code_unknown", WARNED, "BasicDetails/ServiceChild"),
    ("BasicDetails/NCyearActual", "99", "taught_in.code_unknown", WARNED, "BasicDetails/NCyearActual"),
    (
        "BasicDetails/Languages/Type", [{"LanguageType": "F", "Language": "E1"}], "language.form", WARNED,
        "Type/Language",
    ),
    ("LookedAfter/InCare", "perhaps", "in_care.unknown", WARNED, "LookedAfter/InCare"),
    ("FSMhistory/FSMinstance", [{"FSMendDate": "2020-01-01"}], "since.empty", HELD, "FSMinstance/FSMstartDate"),
    (
        "FSMhistory/FSMinstance", [{"FSMstartDate": "2020-01-02", "FSMendDate": "2020-01-01"}], "fsm.dates", HELD,
        "FSMinstance/FSMendDate",
    ),
    (
        "FSMhistory/FSMinstance", [{"FSMstartDate": "2020-01-02"}, {"FSMstartDate": "2021-01-02"}], "fsm.overlap",
        WARNED, "FSMinstance/FSMstartDate",
    ),
    ("SENhistory/SEN", [{"StartDate": "2020-09-01", "SENprovision": "A"}], "provision.code_retired", WARNED,
     "SEN/SENprovision"),
    (
        "SENhistory/SEN", [{"StartDate": "2020-09-01", "EndDate": "2020-08-01", "SENprovision": "K"}], "sen.dates",
        HELD, "SEN/EndDate",
    ),
    (
        "SchoolHistory/School",
        [{"LEA": "999", "Estab": "2002", "EntryDate": "2020-09-01", "LeavingDate": "2019-09-01"}],
        "history.dates", HELD, "School/LeavingDate",
    ),
    (
        "SchoolHistory/School", [{"LEA": "XXX", "Estab": "XXXX", "EntryDate": "2020-09-01"}], "history.school", WARNED,
        "School/Estab",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "rule", "severity", "column"), FAULTS, ids=lambda one: str(one)[:30])
def test_each_fault_has_its_verdict(
    read: Transfer, path: str, value: Any, rule: str, severity: Severity, column: str
) -> None:
    found = read(changed(leaver(1), path, value), leaver(7), leaver(8))
    assert {(one.row, one.rule, one.column, one.severity) for one in found.problems} == {(1, rule, column, severity)}
    counts = found.counts
    assert (counts.rows_in, counts.accepted, counts.quarantined) == (3, 3 - (severity is HELD), severity is HELD)


@pytest.mark.parametrize(
    ("given", "stage", "rule"),
    [
        (result("ENG/WRI", "5"), "KS3", "result.stage"),
        (result("ENG/WRI", "EXS", Year=""), "KS2", "result.year"),
        (result("ENG/WRI", "many", ResultQualifier="NM"), "KS2", "result.number"),
    ],
)
def test_a_result_that_cannot_be_kept_is_told_of(
    read: Transfer, given: Mapping[str, str], stage: str, rule: str
) -> None:
    found = read(results(given, stage=stage))
    assert [(one.rule, one.severity) for one in found.problems] == [(rule, WARNED)]
    assert rows(found, "result", "subject") == []


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"Estab": "LLLL", "URN": ""}, "names no school as the sender"),
        ({"DateTime": ""}, "has no DateTime"),
        ({"DocumentQualifier": "half"}, "DocumentQualifier cannot be read"),
    ],
)
def test_a_header_that_leaves_a_question_is_refused(read: Transfer, said: dict[str, str], message: str) -> None:
    with pytest.raises(Refused) as refused:
        read(leaver(1), **said)
    assert message in refused.value.what
    assert refused.value.remedy


# --- in a home


def test_names_go_to_the_names_store_alone(home: Home, tmp_path: Path) -> None:
    (receipt,), _ = load(home, [transfer(tmp_path / "ctf.xml", [leaver(1), leaver(2)])])
    assert receipt.state is LoadState.ACCEPTED
    for number in (1, 2):
        one = child(number)
        other = replace(one, forename=f"Canaryparent{number}", surname="Canarytwo", postcode=f"Canarystreet{number}")
        more = replace(one, forename=f"Canarymid{number}", surname=f"Canarymail{number}", postcode="Canaryphone")
        assert in_the_clear(home.root, [one, other, more]) == []


def test_it_adds_and_never_takes_off(home: Home, tmp_path: Path) -> None:
    first = transfer(tmp_path / "first.xml", [leaver(1), leaver(2)])
    later = transfer(tmp_path / "later.xml", [leaver(1)], written="2026-07-21T12:00:00")
    load(home, [first])
    (receipt,), _ = load(home, [later])
    assert len({row["pupil"] for row in in_the_lake(home, "pupil")}) == 2
    assert [one.state for one in load(home, [first])[0]] == [LoadState.ALREADY_LOADED]
    revert(home, receipt.load, "a trial")
    assert {row["as_at"] for row in in_the_lake(home, "pupil")} == {date(2026, 7, 20)}
