"""The files of the return of children looked after: what they become, and what is said of each thing that is wrong."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

import look_alikes_care as care
from evenlode.engines.kinds import Engine
from evenlode.errors import Refused
from evenlode.sources.reading import ReadFile
from told import by_upn, in_care, read_told, rows, verdicts

ONE, TWO, THREE, FOUR, FIVE = care.children(5)
ReadCare = Callable[..., ReadFile]


@pytest.fixture
def told(engine: Engine) -> ReadCare:
    """Read a file of which its authority and time are said."""

    def told(path: Path, **said: str) -> ReadFile:
        return read_told(engine, path, **{**care.SAID, **said})

    return told


@pytest.fixture
def among_good(told: ReadCare, tmp_path: Path) -> Callable[..., ReadFile]:
    """Read one record of a kind among three with which nothing is wrong."""

    def among_good(kind: str, **more: str) -> ReadFile:
        rows = [care.good(kind, child) for child in (TWO, THREE, FOUR)]
        found = told(care.table(tmp_path / "file.csv", kind, [care.good(kind, ONE, **more), *rows]))
        counts = found.counts
        assert counts.rows_in == 4 == counts.accepted + counts.quarantined + counts.duplicates
        return found

    return among_good


@pytest.mark.parametrize("kind", care.RETURN)
def test_each_file_is_known_by_its_columns_and_read_whole(kind: str, among_good: Callable[..., ReadFile]) -> None:
    found = among_good(kind)
    assert found.source.id == f"ssda903_{kind}"
    assert (found.counts.accepted, found.problems) == (4, ())
    assert found.read.synthetic
    assert found.read.last_day == care.AS_AT


def test_a_child_of_the_header_is_described_and_linked(among_good: Callable[..., ReadFile]) -> None:
    found = among_good("header")
    assert rows(found, "pupil")[0] == {
        "source": "ssda903_header", "as_at": care.AS_AT, "place": "E99000001", "pupil": in_care(ONE.number),
        "birth_month": f"{ONE.birth:%Y-%m}", "sex": "girls", "ethnicity": "WBRI", "language": "", "area": "",
        "temporary": "", "year": "202425", "record": 1,
    }  # fmt: skip
    link = rows(found, "identity")[0]
    assert (link["pupil"], link["other"], link["says"], link["basis"]) == (
        in_care(ONE.number),
        by_upn(ONE.upn),
        "same",
        "return",
    )


def test_an_episode_is_kept_as_given(among_good: Callable[..., ReadFile]) -> None:
    assert rows(among_good("episodes"), "care_episode")[0] == {
        "source": "ssda903_episodes", "authority": "E99000001", "pupil": in_care(ONE.number),
        "since": date(2024, 6, 3), "until": None, "legal_status": "C2", "need": "N1", "placement": "U6",
        "provider": "PR1", "reason_new": "S", "reason_end": "", "reason_change": "", "urn": "SC900001",
        "returned": "fy202425", "record": 1,
    }  # fmt: skip


EVENTS = {
    "reviews": {("review", "review", date(2024, 9, 2), None, "PN1")},
    "missing": {("missing", "missing", date(2024, 7, 1), date(2024, 7, 3), "M")},
    "oc2": {
        ("health", "health_check", care.AS_AT, None, "1"),
        ("health", "immunisations", care.AS_AT, None, "1"),
        ("health", "teeth_check", care.AS_AT, None, "0"),
        ("health", "health_assessment", care.AS_AT, None, "1"),
    },
    "oc3": {("leaving", "in_touch", care.AS_AT, None, "YES"), ("leaving", "activ", care.AS_AT, None, "neet")},
    "ad1": {
        ("adoption", "date_int", date(2024, 6, 3), None, ""),
        ("adoption", "date_match", date(2024, 9, 2), None, ""),
    },
    "placed_adoption": {("adoption", "date_placed", date(2024, 6, 3), None, "")},
    "prev_perm": {("permanence", "prev_perm", date(2018, 5, 4), None, "P1")},
}


@pytest.mark.parametrize("kind", EVENTS)
def test_its_events(kind: str, among_good: Callable[..., ReadFile]) -> None:
    found = [row for row in rows(among_good(kind), "care_event") if row["record"] == 1]
    assert {(row["kind"], row["item"], row["since"], row["until"], row["value"]) for row in found} == EVENTS[kind]
    assert {(row["pupil"], row["returned"]) for row in found} == {(in_care(ONE.number), "fy202425")}


@pytest.mark.parametrize(
    ("kind", "characteristic", "since", "until"),
    [("uasc", "VL06_UASC", date(2024, 4, 1), date(2029, 6, 5)), ("oc3", "VL05B_CARE_LEAVER", care.AS_AT, None)],
)
def test_its_circumstances(
    kind: str, characteristic: str, since: date, until: date | None, among_good: Callable[..., ReadFile]
) -> None:
    row = rows(among_good(kind), "characteristic")[0]
    assert (row["characteristic"], row["since"], row["until"]) == (characteristic, since, until)
    assert (row["place"], row["as_at"], row["sensitivity"]) == ("E99000001", care.AS_AT, "restricted")


FAULTS: list[tuple[str, Mapping[str, str], set[tuple[str, str, str]]]] = [
    ("header", {"CHILD": ""}, {("child.empty", "CHILD", "error")}),
    ("header", {"DOB": ""}, {("birth.empty", "DOB", "error")}),
    ("header", {"DOB": "31/02/2012"}, {("date.unreadable", "DOB", "error")}),
    ("header", {"DOB": "01/05/2025"}, {("birth.later", "DOB", "warning")}),
    ("header", {"SEX": "7"}, {("sex.unknown", "SEX", "warning")}),
    ("header", {"SEX": "F"}, set()),
    ("header", {"ETHNIC": "WXYZ"}, {("ethnicity.code_unknown", "ETHNIC", "warning")}),
    ("header", {"UPN": "A999412000001"}, {("upn.wrong", "UPN", "warning")}),
    ("header", {"UPN": "UN4"}, set()),
    ("header", {"UPN": ""}, set()),
    ("episodes", {"DECOM": ""}, {("since.empty", "DECOM", "error")}),
    ("episodes", {"LS": ""}, {("legal_status.empty", "LS", "error")}),
    ("episodes", {"LS": "Q9"}, {("legal_status.code_unknown", "LS", "error")}),
    ("episodes", {"RNE": "Q"}, {("reason_new.code_unknown", "RNE", "warning")}),
    ("episodes", {"CIN": "N12"}, {("need.code_unknown", "CIN", "warning")}),
    ("episodes", {"PLACE": "Q1"}, {("placement.code_unknown", "PLACE", "warning")}),
    ("episodes", {"PLACE": "K3", "DECOM": "03/06/2022"}, {("placement.code_not_yet_in_force", "PLACE", "warning")}),
    ("episodes", {"PLACE_PROVIDER": "PR9"}, {("provider.code_unknown", "PLACE_PROVIDER", "warning")}),
    ("episodes", {"REASON_PLACE_CHANGE": "Q"}, {("reason_change.code_unknown", "REASON_PLACE_CHANGE", "warning")}),
    ("episodes", {"URN": "12"}, {("ofsted.wrong", "URN", "warning")}),
    ("episodes", {"URN": "XXXXXX"}, set()),
    ("episodes", {"DEC": "01/06/2024", "REC": "E8"}, {("episode.dates", "DEC", "error")}),
    ("episodes", {"DECOM": "01/05/2025"}, {("day.after_return", "DECOM", "warning")}),
    ("episodes", {"DEC": "01/05/2025", "REC": "E8"}, {("day.after_return", "DEC", "warning")}),
    ("episodes", {"DEC": "01/08/2024"}, {("episode.no_reason", "REC", "warning")}),
    ("episodes", {"REC": "E8"}, {("episode.no_end", "DEC", "warning")}),
    ("episodes", {"DEC": "01/08/2024", "REC": "X1"}, {("episode.not_followed", "REC", "warning")}),
    ("episodes", {"DEC": "01/08/2024", "REC": "Q"}, {("reason_end.code_unknown", "REC", "warning")}),
    ("reviews", {"REVIEW": ""}, {("review.empty", "REVIEW", "error")}),
    ("reviews", {"REVIEW": "01/01/2010"}, {("day.before_birth", "REVIEW", "error")}),
    ("reviews", {"REVIEW": "01/04/2025"}, {("day.after_return", "REVIEW", "warning")}),
    ("reviews", {"REVIEW_CODE": "PN9"}, {("review_code.code_unknown", "REVIEW_CODE", "warning")}),
    ("uasc", {"DUC": "31/03/2024"}, {("asylum.ended", "DUC", "error")}),
    ("uasc", {"DUC": "01/04/2024"}, set()),
    ("oc2", {"TEETH_CHECK": "2"}, {("teeth_check.code_unknown", "TEETH_CHECK", "warning")}),
    ("oc3", {"IN_TOUCH": "MAYBE"}, {("in_touch.code_unknown", "IN_TOUCH", "warning")}),
    ("oc3", {"ACTIV": "Q1"}, {("activity.code_unknown", "ACTIV", "warning")}),
    ("ad1", {"DATE_MATCH": "01/06/2024"}, {("adoption.dates", "DATE_MATCH", "error")}),
    ("ad1", {"DATE_INT": "01/01/2010"}, {("day.before_birth", "DATE_INT", "error")}),
    ("placed_adoption", {"DATE_PLACED_CEASED": "01/06/2024"}, {("placed.dates", "DATE_PLACED_CEASED", "error")}),
    ("placed_adoption", {"DATE_PLACED_CEASED": "01/08/2024", "REASON_PLACED_CEASED": "RD9"},
     {("reversed.code_unknown", "REASON_PLACED_CEASED", "warning")}),
    ("prev_perm", {"PREV_PERM": "Q"}, {("prev_perm.code_unknown", "PREV_PERM", "error")}),
    ("prev_perm", {"DATE_PERM": "zz/05/2018"}, {("date.unreadable", "DATE_PERM", "warning")}),
    ("missing", {"MISSING": "Q"}, {("missing.code_unknown", "MISSING", "error")}),
    ("missing", {"MIS_START": ""}, {("since.empty", "MIS_START", "error")}),
    ("missing", {"MIS_END": "01/06/2024"}, {("missing.dates", "MIS_END", "error")}),
    ("missing", {"MIS_END": ""}, set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "fault", "said"),
    FAULTS,
    ids=[f"{kind}-{'-'.join(fault)}-{n}" for n, (kind, fault, _) in enumerate(FAULTS)],
)
def test_each_fault_has_its_own_verdict(
    kind: str, fault: Mapping[str, str], said: set[tuple[str, str, str]], among_good: Callable[..., ReadFile]
) -> None:
    found = among_good(kind, **fault)
    assert verdicts(found) == said
    assert {one.row for one in found.problems} <= {1}
    assert found.counts.quarantined == any(severity == "error" for _, _, severity in said)
    texts = [text for one in found.problems for text in (one.message, one.remedy)]
    assert not [text for text in texts for value in fault.values() if len(value) > 4 and value in text]


def test_a_child_with_a_wrong_pupil_number_is_kept_and_not_linked(among_good: Callable[..., ReadFile]) -> None:
    found = among_good("header", UPN="A999412000001")
    assert len(rows(found, "pupil")) == 4
    assert len(rows(found, "identity")) == 3


def test_two_children_with_one_pupil_number_are_neither_of_them_linked(among_good: Callable[..., ReadFile]) -> None:
    found = among_good("header", UPN=TWO.upn)
    assert [(one.rule, one.row, str(one.severity)) for one in found.problems] == [
        ("upn.shared", 1, "warning"),
        ("upn.shared", 2, "warning"),
    ]
    assert len(rows(found, "pupil")) == 4
    assert {row["pupil"] for row in rows(found, "identity")} == {in_care(THREE.number), in_care(FOUR.number)}


def test_episodes_that_follow_one_another_are_a_chain(told: ReadCare, tmp_path: Path) -> None:
    first = care.episode(ONE, DEC="01/08/2024", REC="X1")
    found = told(care.table(tmp_path / "e.csv", "episodes", [first, care.episode(ONE, DECOM="01/08/2024", RNE="P")]))
    assert (found.problems, found.counts.accepted) == ((), 2)


def test_episodes_that_overlap_are_warned_of_and_kept(told: ReadCare, tmp_path: Path) -> None:
    both = [care.episode(ONE), care.episode(ONE, DECOM="01/08/2024", RNE="P")]
    found = told(care.table(tmp_path / "e.csv", "episodes", both))
    assert [(one.rule, one.row) for one in found.problems] == [("episode.overlap", 2)]
    assert found.counts.accepted == 2


def test_the_same_again_is_a_duplicate_and_the_same_said_otherwise_is_held(told: ReadCare, tmp_path: Path) -> None:
    same, other = care.good("reviews", ONE), care.good("reviews", TWO)
    listed = [same, same, other, {**other, "REVIEW_CODE": "PN2"}, *(care.good("reviews", one) for one in (THREE, FOUR))]
    found = told(care.table(tmp_path / "r.csv", "reviews", listed))
    assert (found.counts.duplicates, found.counts.quarantined, found.counts.accepted) == (1, 2, 3)
    assert {(one.rule, one.column, one.row) for one in found.problems} == {
        ("care_event.twice", "REVIEW", 3),
        ("care_event.twice", "REVIEW", 4),
    }


def test_a_child_who_is_listed_twice_in_two_ways_is_held(told: ReadCare, tmp_path: Path) -> None:
    listed = [care.header(ONE), care.header(ONE, SEX="1"), *(care.header(one) for one in (TWO, THREE, FOUR))]
    found = told(care.table(tmp_path / "h.csv", "header", listed))
    assert verdicts(found) == {("pupil.twice", "CHILD", "error")}
    assert (found.counts.quarantined, len(rows(found, "pupil"))) == (2, 3)


def test_a_file_covers_its_return_whole(among_good: Callable[..., ReadFile]) -> None:
    assert among_good("episodes").read.scopes["care_episode"].to_pylist() == [
        {"source": "ssda903_episodes", "authority": "E99000001", "returned": "fy202425"}
    ]
    assert among_good("header").read.scopes["pupil"].to_pylist() == [
        {"source": "ssda903_header", "place": "E99000001", "as_at": care.AS_AT, "year": "202425"}
    ]


@pytest.mark.parametrize("said", [{"year": ""}, {"year": "2024"}, {"year": "last year"}, {"authority": "Nowhere"}])
def test_what_no_record_says_is_asked_and_never_guessed(said: dict[str, str], told: ReadCare, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="--say"):
        told(care.table(tmp_path / "h.csv", "header", [care.header(ONE)]), **said)


@pytest.mark.parametrize("year", ["2024-25", "2024/25", "202425", "fy202425"])
def test_a_year_may_be_written_in_several_ways(year: str, told: ReadCare, tmp_path: Path) -> None:
    found = told(care.table(tmp_path / "e.csv", "episodes", [care.episode(ONE)]), year=year)
    assert rows(found, "care_episode")[0]["returned"] == "fy202425"


def test_real_and_invented_numbers_do_not_stand_in_one_file(told: ReadCare, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="invented"):
        told(care.table(tmp_path / "h.csv", "header", [care.header(ONE)]), authority="931")
