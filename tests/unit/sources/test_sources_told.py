"""Circumstances that services tell, and what young people do after 16."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

import look_alikes_care as care
from evenlode.engines.kinds import Engine
from evenlode.errors import Refused
from evenlode.sources.reading import ReadFile
from told import by_upn, in_care, read_told, rows, verdicts

ONE, TWO, THREE, FOUR = care.children(4, born=date(2007, 10, 2))
Reader = Callable[..., ReadFile]


@pytest.fixture
def services(engine: Engine, tmp_path: Path) -> Reader:
    """Read lines about one child, among three lines with which nothing is wrong."""

    def services(*lines: Mapping[str, str], mode: str = "delta") -> ReadFile:
        listed = [*({**care.told(ONE), **line} for line in lines), *(care.told(one) for one in (TWO, THREE, FOUR))]
        path = care.table(tmp_path / "told.csv", "told", listed)
        found = read_told(engine, path, authority="999", mode=mode)
        counts = found.counts
        assert counts.rows_in == len(listed) == counts.accepted + counts.quarantined + counts.duplicates
        return found

    return services


def mine(found: ReadFile) -> list[dict[str, object]]:
    """The circumstances of the first child."""
    return [row for row in rows(found, "characteristic") if row["pupil"] == by_upn(ONE.upn)]


def test_a_circumstance_is_kept_with_who_told_it(services: Reader) -> None:
    assert mine(services({})) == [
        {
            "source": "characteristics:housing", "as_at": date(2025, 3, 31), "place": "E99000001",
            "pupil": by_upn(ONE.upn), "characteristic": "VL10_HOUSING", "value": "", "since": date(2025, 1, 6),
            "until": None, "sensitivity": "restricted", "confidence": "confirmed", "extent": "", "year": "202425",
            "record": 1,
        }
    ]  # fmt: skip


def test_a_child_without_a_pupil_number_is_known_by_social_care_s(services: Reader) -> None:
    found = services({"upn": "", "local_id": ONE.number})
    assert in_care(ONE.number) in {row["pupil"] for row in rows(found, "characteristic")}


def test_a_full_file_covers_what_its_source_knows_on_its_day_and_a_delta_covers_nothing(services: Reader) -> None:
    scope = {"source": "characteristics:housing", "place": "E99000001", "as_at": date(2025, 3, 31), "year": "202425"}
    full, delta = services({}, mode="full"), services({}, mode="delta")
    assert full.read.scopes["characteristic"].to_pylist() == [scope]
    assert delta.read.scopes["characteristic"].to_pylist() == []
    assert [{row["extent"] for row in rows(one, "characteristic")} for one in (full, delta)] == [{"whole"}, {""}]


@pytest.mark.parametrize("mode", ["", "some"])
def test_whether_a_file_is_whole_is_asked(mode: str, services: Reader) -> None:
    with pytest.raises(Refused, match="mode"):
        services({}, mode=mode)


def test_what_is_need_to_know_is_counted_and_is_in_no_table(services: Reader) -> None:
    found = services({"group_code": "VL11_DOMESTIC_ABUSE", "sensitivity": "normal"}, {"sensitivity": "need_to_know"})
    assert found.counts.accepted == 5
    assert mine(found) == []
    (said,) = found.problems
    assert (said.rule, said.row, str(said.severity)) == ("characteristic.need_to_know", None, "warning")
    assert "Records: 2." in said.message


def test_a_file_may_close_a_circumstance_more_than_its_code_does_and_never_less(services: Reader) -> None:
    found = services({"sensitivity": "special"}, {"group_code": "VL16B_YJ", "sensitivity": "normal"})
    assert {row["characteristic"]: row["sensitivity"] for row in mine(found)} == {
        "VL10_HOUSING": "special",
        "VL16B_YJ": "special",
    }


def test_the_same_line_again_is_a_duplicate(services: Reader) -> None:
    found = services({}, {})
    assert (found.counts.duplicates, found.counts.quarantined, len(mine(found))) == (1, 0, 1)


FAULTS: list[tuple[Mapping[str, str], set[tuple[str, str, str]]]] = [
    ({"to": "2025-01-05"}, {("characteristic.dates", "to", "error")}),
    ({"to": "2025-01-06"}, set()),
    ({"group_code": "VL99"}, {("code.code_unknown", "group_code", "error")}),
    ({"from": ""}, {("since.empty", "from", "error")}),
    ({"source": ""}, {("feed.empty", "source", "error")}),
    ({"as_at": ""}, {("as_at.empty", "as_at", "error")}),
    ({"sensitivity": "secret"}, {("sensitivity.unknown", "sensitivity", "error")}),
    ({"confidence": "rumour"}, {("confidence.unknown", "confidence", "warning")}),
    ({"from": "2025-04-01"}, {("characteristic.later", "from", "warning")}),
    ({"upn": "A999412000001"}, {("upn.wrong", "upn", "error")}),
    ({"upn": ""}, {("pupil.unknown", "upn", "error")}),
]


@pytest.mark.parametrize(("fault", "said"), FAULTS)
def test_each_fault_has_its_own_verdict(
    fault: Mapping[str, str], said: set[tuple[str, str, str]], services: Reader
) -> None:
    found = services(fault)
    assert verdicts(found) == said
    assert found.counts.quarantined == any(severity == "error" for _, _, severity in said)


def test_two_dates_of_birth_under_one_number_hold_both_lines(services: Reader) -> None:
    found = services({}, {"date_of_birth": "2009-01-01", "group_code": "VL04_YOUNG_CARER"})
    assert verdicts(found) == {("characteristic.births", "date_of_birth", "error")}
    assert (found.counts.quarantined, mine(found)) == (2, [])


@pytest.fixture
def after_16(engine: Engine, tmp_path: Path) -> Reader:
    """Read a list of young people of a month, one of them as it is given."""

    def after_16(month: str = "2025-01", **more: str) -> ReadFile:
        listed = [care.young_person(ONE, **more), *(care.young_person(one) for one in (TWO, THREE, FOUR))]
        found = read_told(engine, care.table(tmp_path / "p.csv", "post16", listed), authority="999", month=month)
        assert found.counts.rows_in == 4 == found.counts.accepted + found.counts.quarantined
        return found

    return after_16


def test_a_young_person_s_activity(after_16: Reader) -> None:
    found = after_16()
    assert (found.source.id, found.source.unconfirmed, found.problems) == ("post16_list", True, ())
    assert rows(found, "post16_activity")[0] == {
        "source": "post16_list", "authority": "E99000001", "pupil": by_upn(ONE.upn), "as_at": date(2025, 1, 31),
        "activity": "210", "standing": "eet", "since": date(2024, 9, 4), "age_group": "year_12",
        "guarantee": "offered", "year": "202425", "record": 1,
    }  # fmt: skip
    assert rows(found, "pupil")[0]["birth_month"] == f"{ONE.birth:%Y-%m}"


@pytest.mark.parametrize("code", ["630", "640", "650"])
def test_why_somebody_is_not_available_is_not_told(code: str, after_16: Reader) -> None:
    row = rows(after_16(activity_code=code), "post16_activity")[0]
    assert (row["activity"], row["standing"]) == ("neet_not_available", "neet")


def test_without_a_pupil_number_a_young_person_is_known_by_the_register_s(after_16: Reader) -> None:
    row = rows(after_16(upn=""), "post16_activity")[0]
    assert row["pupil"] == in_care(f"{ONE.number}P16", "CCIS")
    assert row["pupil"] != in_care(f"{ONE.number}P16"), "a number of social care is another register's"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"activity_code": ""}, {("code.empty", "activity_code", "error")}),
        ({"activity_code": "999"}, {("code.code_unknown", "activity_code", "error")}),
        ({"date_of_birth": ""}, {("birth.empty", "date_of_birth", "error")}),
        ({"date_of_birth": "2025-02-01"}, {("birth.later", "date_of_birth", "error")}),
        ({"activity_start": "2025-02-01"}, {("activity.later", "activity_start", "warning")}),
        ({"september_guarantee": "perhaps"}, {("guarantee.unknown", "september_guarantee", "warning")}),
        ({"sex": "7"}, {("sex.unknown", "sex", "warning")}),
        ({"uln": "1234567890"}, {("uln.wrong", "uln", "warning")}),
        ({"upn": "A999412000001"}, {("upn.wrong", "upn", "warning")}),
        ({"upn": "", "young_person_id": ""}, {("pupil.unknown", "upn", "error")}),
    ],
)
def test_each_fault_after_16_has_its_own_verdict(
    fault: dict[str, str], said: set[tuple[str, str, str]], after_16: Reader
) -> None:
    found = after_16(**fault)
    assert verdicts(found) == said
    assert found.counts.quarantined == any(severity == "error" for _, _, severity in said)


def test_the_monthly_return_in_xml_is_the_same(engine: Engine, tmp_path: Path) -> None:
    path = care.post16_return(tmp_path / "2025-01" / "nccis.xml", [ONE, TWO])
    found = read_told(engine, path, authority="999", month="2025-01")
    assert (found.source.id, found.problems) == ("post16_return", ())
    assert {(row["pupil"], row["activity"]) for row in rows(found, "post16_activity")} == {
        (by_upn(one.upn), "neet_not_available") for one in (ONE, TWO)
    }
