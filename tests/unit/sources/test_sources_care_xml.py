"""A whole return of children looked after in one XML file, and the children in need census."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import look_alikes_care as care
from evenlode.engines.kinds import Engine
from evenlode.errors import Refused
from evenlode.sources.reading import ReadFile
from told import by_upn, in_care, read_told, rows, verdicts

ONE, TWO, THREE = care.children(3)
EPISODE = care.episode_element(care.episode(ONE))
Reader = Callable[..., ReadFile]


@pytest.fixture
def whole(engine: Engine, tmp_path: Path) -> Reader:
    """Read a return in one file: one child's element, and two with which nothing is wrong."""

    def whole(element: str) -> ReadFile:
        others = [care.child_element(child, care.episode_element(care.episode(child))) for child in (TWO, THREE)]
        found = read_told(engine, care.return_in_one(tmp_path / "903.xml", element, *others), **care.SAID)
        assert found.counts.rows_in == 3 == found.counts.accepted + found.counts.quarantined
        return found

    return whole


@pytest.fixture
def census(engine: Engine, tmp_path: Path) -> Reader:
    """Read a children in need census: one child's element, and two with which nothing is wrong."""

    def census(element: str) -> ReadFile:
        others = [care.in_need(child, care.need_element(care.plan_element())) for child in (TWO, THREE)]
        found = read_told(engine, care.cin_census(tmp_path / "cin.xml", element, *others))
        assert found.counts.rows_in == 3 == found.counts.accepted + found.counts.quarantined
        return found

    return census


def test_a_return_in_one_file_becomes_what_its_files_would(whole: Reader) -> None:
    found = whole(care.child_element(ONE, EPISODE))
    assert (found.source.id, found.problems, found.read.synthetic) == ("ssda903", (), True)
    assert rows(found, "pupil")[0]["pupil"] == in_care(ONE.number)
    assert rows(found, "identity")[0]["other"] == by_upn(ONE.upn)
    assert (rows(found, "care_episode")[0]["pupil"], rows(found, "care_episode")[0]["placement"]) == (
        in_care(ONE.number),
        "U6",
    )
    mine = [row for row in rows(found, "care_event") if row["pupil"] == in_care(ONE.number)]
    assert {(row["item"], row["since"], row["value"]) for row in mine} == {
        ("review", date(2024, 9, 2), "PN1"),
        ("missing", date(2024, 7, 1), "M"),
        ("date_placed", date(2024, 6, 3), ""),
        ("date_int", date(2024, 6, 3), ""),
        ("prev_perm", care.AS_AT, "Z1"),
        ("health_check", care.AS_AT, "1"),
        ("in_touch", care.AS_AT, "YES"),
        ("activ", care.AS_AT, "neet"),
    }
    said = {(row["characteristic"], row["until"]) for row in rows(found, "characteristic")}
    assert said == {("VL06_UASC", date(2029, 6, 5)), ("VL05B_CARE_LEAVER", None)}


def test_the_postcodes_of_its_episodes_are_for_the_names_store(whole: Reader) -> None:
    names = whole(care.child_element(ONE, EPISODE)).read.names
    assert names is not None
    told = names.filter([name == in_care(ONE.number) for name in names["pseudonym"].to_pylist()]).to_pylist()
    assert {row["home_postcode"] for row in told} == {None, ONE.postcode}
    assert {row["child"] for row in told} == {None, ONE.number}


def test_a_fault_in_one_part_holds_the_child_whole(whole: Reader) -> None:
    ends = care.episode_element(care.episode(ONE, DEC="01/06/2024", REC="E8"))
    found = whole(care.child_element(ONE, ends, EPISODE.replace("03/06/2024", "04/06/2024")))
    assert ("episode.dates", "DEC", "error") in verdicts(found)
    assert found.counts.quarantined == 1
    assert {row["record"] for table in found.read.tables for row in rows(found, table)} == {2, 3}


def test_an_unknown_element_is_told_of_and_the_rest_is_read(whole: Reader) -> None:
    found = whole(care.child_element(ONE, EPISODE, more="<SHOESIZE>4</SHOESIZE>"))
    assert verdicts(found) == {("xml.unknown", None, "warning")}
    assert found.counts.accepted == 3


@pytest.mark.parametrize("sex", ["GenderCurrent", "Sex"])
def test_a_child_in_need_is_so_between_days(sex: str, census: Reader) -> None:
    need = care.need_element(care.plan_element("2024-07-01", "2025-01-31"), until="2025-03-03")
    found = census(care.in_need(ONE, need, sex=sex))
    assert (found.source.id, found.problems) == ("cin_census", ())
    assert (found.read.published, found.read.synthetic) == ("2025-05-06T09:00:00", True)
    mine = [row for row in rows(found, "characteristic") if row["pupil"] == in_care(ONE.number)]
    assert {(row["characteristic"], row["since"], row["until"], row["value"]) for row in mine} == {
        ("cin", date(2024, 6, 3), date(2025, 3, 3), ""),
        ("cpp", date(2024, 7, 1), date(2025, 1, 31), ""),
    }
    assert {(row["place"], row["as_at"], row["year"]) for row in mine} == {("E99000001", care.AS_AT, "202425")}
    assert rows(found, "pupil")[0]["sex"] == "girls"
    assert rows(found, "identity")[0]["other"] == by_upn(ONE.upn)


def test_a_child_in_care_and_in_need_is_one_child(whole: Reader, census: Reader) -> None:
    looked_after = rows(whole(care.child_element(ONE, EPISODE)), "pupil")[0]["pupil"]
    assert rows(census(care.in_need(ONE, care.need_element())), "pupil")[0]["pupil"] == looked_after


@pytest.mark.parametrize(("stopped", "count"), [("0", 1), ("false", 1), ("", 1), ("1", 0), ("true", 0)])
def test_a_referral_that_came_to_nothing_makes_nobody_a_child_in_need(stopped: str, count: int, census: Reader) -> None:
    found = census(care.in_need(ONE, care.need_element(stopped=stopped)))
    mine = [row for row in rows(found, "characteristic") if row["pupil"] == in_care(ONE.number)]
    assert len(mine) == count


def test_a_child_without_a_case_has_no_row_and_is_nowhere_said_not_to_be_in_need(census: Reader) -> None:
    found = census(care.in_need(ONE))
    assert found.counts.accepted == 3
    assert in_care(ONE.number) not in {row["pupil"] for row in rows(found, "characteristic")}


@pytest.mark.parametrize(
    ("element", "said"),
    [
        (care.in_need(ONE, care.need_element(until="2024-06-02")), {("need.dates", "CINclosureDate", "error")}),
        (care.in_need(ONE, care.need_element(since="")), {("since.empty", "CINreferralDate", "error")}),
        (care.in_need(ONE, care.need_element(since="2025-04-01")), {("need.later", "CINreferralDate", "warning")}),
        (
            care.in_need(ONE, care.need_element(), care.need_element(since="2024-09-02")),
            {("need.overlap", "CINreferralDate", "warning")},
        ),
        (
            care.in_need(ONE, care.need_element(care.plan_element(until="2024-06-30"))),
            {("plan.dates", "CPPendDate", "error")},
        ),
        (
            care.in_need(ONE, care.need_element(care.plan_element("2024-06-01"))),
            {("plan.before_referral", "CPPstartDate", "warning")},
        ),
        (
            care.in_need(ONE, care.need_element(care.plan_element(), care.plan_element("2024-09-02"))),
            {("plan.overlap", "CPPstartDate", "warning")},
        ),
        (care.in_need(ONE, LAchildID=""), {("child.empty", "LAchildID", "error")}),
        (care.in_need(ONE, UPN="A999412000001"), {("upn.wrong", "UPN", "warning")}),
        (care.in_need(ONE, UPN=TWO.upn), {("upn.shared", "UPN", "warning")}),
        (
            care.in_need(ONE, PersonBirthDate="2025-04-01"),
            {("birth.later", "PersonBirthDate", "warning")},
        ),
        (care.in_need(ONE, GenderCurrent="7"), {("sex.unknown", "Sex", "warning")}),
        (care.in_need(ONE, PersonBirthDate="", ExpectedPersonBirthDate="2025-06-01"), set()),
    ],
)  # fmt: skip
def test_each_fault_of_a_census_has_its_own_verdict(
    element: str, said: set[tuple[str, str, str]], census: Reader
) -> None:
    found = census(element)
    assert verdicts(found) == said
    assert found.counts.quarantined == any(severity == "error" for _, _, severity in said)


def test_a_census_without_its_authority_is_refused(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="LEA"):
        read_told(engine, care.cin_census(tmp_path / "cin.xml", care.in_need(ONE), authority=""))
