"""Lists of children in registers: every register's entries, what is said of each thing that is wrong, what is kept."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from evenlode.engines.kinds import Engine
from evenlode.errors import Refused
from evenlode.lake.home import Home
from evenlode.sources.load import load
from evenlode.sources.reading import ReadFile
from evenlode.sources.record_kinds import alike
from evenlode.sources.registry import SOURCES
from evenlode.vocabulary.codes.register_kinds import Register
from evenlode.vocabulary.codes.registers import REGISTERS
from homes import in_the_lake
from look_alikes import saved, sheet_of
from look_alikes_ident import upn
from look_alikes_registers import AUTHORITY, BEGINS, ENDS, FREELY, SCHOOL, entry, kept, listed
from pupils import content_of
from told import by_upn, in_care, read_told, rows, verdicts

Listed = Callable[..., ReadFile]
each_register = pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda one: one.id)


@pytest.fixture
def read_list(engine: Engine, tmp_path: Path) -> Listed:
    """Read a list of some entries."""

    def read_list(*entries: Mapping[str, str], names: Mapping[str, str] | None = None) -> ReadFile:
        return read_told(engine, listed(tmp_path / "list.csv", entries, names))

    return read_list


@pytest.fixture
def among_good(read_list: Listed) -> Callable[..., ReadFile]:
    """Read one entry among three with which nothing is wrong."""

    def among_good(register: str, /, **more: str) -> ReadFile:
        found = read_list(entry(register, 1, **more), *(entry(register, child) for child in (2, 3, 4)))
        counts = found.counts
        assert counts.rows_in == 4 == counts.accepted + counts.quarantined + counts.duplicates
        return found

    return among_good


@each_register
def test_an_entry_of_each_register_is_read_whole(register: Register, read_list: Listed) -> None:
    found = read_list(entry(register.id))
    assert (found.source.id, found.counts.accepted, found.problems) == ("register_entry", 1, ())
    assert found.read.synthetic
    (row,) = rows(found, "register_entry")
    assert json.loads(row.pop("detail")) == kept(register)
    assert row == {
        "source": "register_entry", "as_at": None, "register": register.id, "pupil": by_upn(upn(1)), "place": SCHOOL,
        "since": date.fromisoformat(BEGINS), "until": date.fromisoformat(ENDS),
        "kind": register.kinds[0].code if register.kinds else "", "owner": "", "due": None, "done": None,
        "withdrawn": None, "year": "202526", "record": 1,
    }  # fmt: skip


@each_register
def test_its_columns_may_have_their_titles(register: Register, read_list: Listed) -> None:
    names = {one.id: one.title.upper() for one in register.fields}
    found = read_list(entry(register.id), names={**names, "upn": "Unique Pupil Number", "from": "Start date"})
    assert found.problems == ()
    assert json.loads(rows(found, "register_entry")[0]["detail"]) == kept(register)


@each_register
def test_it_may_have_any_of_its_names(register: Register, read_list: Listed) -> None:
    names = (register.id, register.title.upper(), *register.known_as)
    found = read_list(*(entry(register.id, child, register=name) for child, name in enumerate(names, 1)))
    assert {row["register"] for row in rows(found, "register_entry")} == {register.id}
    assert (found.counts.accepted, found.problems) == (len(names), ())


@each_register
def test_no_column_of_it_is_two_fields(register: Register) -> None:
    records = next(one for one in SOURCES.find("register_entry").records if one.id == register.id)  # type: ignore[attr-defined] - a file of records
    names = [name for one in records.fields for name in {alike(column) for column in one.columns}]
    assert len(set(names)) == len(names)


def test_one_list_may_be_of_all_registers(read_list: Listed) -> None:
    found = read_list(*(entry(id) for id in REGISTERS))
    assert (found.counts.accepted, found.problems) == (len(REGISTERS), ())
    assert {row["record"]: row["register"] for row in rows(found, "register_entry")} == dict(enumerate(REGISTERS, 1))


FAULTS = [
    ("missing_education", {"register": "nowhere"}, ("register.unknown", "register", "error")),
    ("missing_education", {"register": ""}, ("register.empty", "register", "error")),
    ("missing_education", {"upn": "A999120000001"}, ("upn.wrong", "upn", "error")),
    ("missing_education", {"upn": ""}, ("pupil.unknown", "upn", "error")),
    ("missing_education", {"place": ""}, ("place.empty", "place", "error")),
    ("missing_education", {"place": "Canary School"}, ("place.unknown", "place", "error")),
    ("missing_education", {"from": ""}, ("since.empty", "from", "error")),
    ("missing_education", {"from": "31/02/2026"}, ("date.unreadable", "from", "error")),
    ("missing_education", {"to": "2026-01-11"}, ("register.dates", "to", "error")),
    ("missing_education", {"due": "2026-01-11"}, ("register.due", "due", "warning")),
    ("missing_education", {"done": "2026-01-11"}, ("register.done", "done", "warning")),
    ("missing_education", {"withdrawn": "soon"}, ("date.unreadable", "withdrawn", "error")),
    ("missing_education", {"as_at": "2026-01-11"}, ("register.later", "from", "warning")),
    ("missing_education", {"as_at": "soon"}, ("date.unreadable", "as_at", "warning")),
    ("missing_education", {"kind": "lost"}, ("kind.code_unknown", "kind", "error")),
    ("missing_education", {"state": "lost"}, ("state.code_unknown", "state", "error")),
    ("missing_education", {"last_school": "nowhere to go"}, ("establishment.unknown", "last_school", "warning")),
    ("missing_education", {"seen": "1/2/26"}, ("date.short_year", "seen", "error")),
    ("missing_education", {"last_school": "Canary School"}, ("establishment.unknown", "last_school", "warning")),
    ("missing_education", {"local_id": "77"}, ("register.local", "local_id", "warning")),
    ("missing_education", {"authority": "Nowhere"}, ("authority.unknown", "authority", "error")),
    ("missing_education", {"reported": ""}, ("register.incomplete", "reported", "warning")),
    ("home_education", {"suspended_before": "perhaps"}, ("suspended_before.unknown", "suspended_before", "error")),
    ("home_education", {"attendance_before": "most"}, ("number.unreadable", "attendance_before", "error")),
    ("fair_access", {"from": "2021-08-31", "accepted": "2021-08-31"}, ("kind.code_not_yet_in_force", "kind", "error")),
]  # fmt: skip


@pytest.mark.parametrize(("register", "more", "verdict"), FAULTS, ids=lambda one: str(one)[:40])
def test_each_fault_is_told(
    register: str, more: Mapping[str, str], verdict: tuple[str, str, str], among_good: Callable[..., ReadFile]
) -> None:
    found = among_good(register, **more)
    assert verdicts(found) == {verdict}
    assert found.counts.quarantined == (verdict[2] == "error")
    assert all(text not in f"{one.message}{one.remedy}" for one in found.problems for text in more.values() if text)


@pytest.mark.parametrize(
    ("begins", "ends", "asked"),
    [("2024-08-18", "2024-10-01", False), ("2024-08-19", "2024-10-01", True), ("2026-01-12", "", True)],
)
def test_what_a_regulation_asks_is_asked_from_its_first_day(
    begins: str, ends: str, asked: bool, among_good: Callable[..., ReadFile]
) -> None:
    found = among_good("part_time_timetable", **{"from": begins, "to": ends}, exceptional="")
    assert verdicts(found) == ({("register.incomplete", "exceptional", "warning")} if asked else set())


@pytest.mark.parametrize(
    ("ended", "asked"), [({"to": ""}, False), ({"to": "", "done": "2026-02-02"}, True), ({}, True)]
)
def test_what_is_known_at_the_end_is_asked_then(
    ended: Mapping[str, str], asked: bool, among_good: Callable[..., ReadFile]
) -> None:
    found = among_good("plan_request", **ended, decided="")
    assert verdicts(found) == ({("register.incomplete", "decided", "warning")} if asked else set())


def test_a_child_without_a_upn_is_known_by_the_authoritys_number(read_list: Listed) -> None:
    found = read_list(entry("missing_education", upn="", authority=AUTHORITY, local_id=" e77 ", place=AUTHORITY))
    (row,) = rows(found, "register_entry")
    assert (row["pupil"], row["place"]) == (in_care("E77", "EDUCATION"), "E99000001")


def test_the_same_line_again_is_a_duplicate_and_another_of_its_key_contradicts_it(read_list: Listed) -> None:
    good = [entry("plan", child) for child in range(3, 8)]
    again = read_list(entry("plan"), entry("plan"), *good)
    assert (again.counts.duplicates, again.problems) == (1, ())
    clashing = read_list(entry("plan"), entry("plan", to=""), *good)
    assert (clashing.counts.quarantined, verdicts(clashing)) == (2, {("register_entry.twice", "upn", "error")})


def test_two_registers_may_hold_one_child_from_one_day(read_list: Listed) -> None:
    found = read_list(entry("exclusion_steps"), entry("day_six"), entry("day_six", kind="permanent"))
    assert (found.counts.accepted, found.problems) == (3, ())


def test_a_workbook_is_read_like_a_list(read_list: Listed, engine: Engine, tmp_path: Path) -> None:
    entries = [entry(id, child) for child, id in enumerate(REGISTERS, 1)]
    columns = list(dict.fromkeys(column for one in entries for column in one))
    lines = [["Registers of the authority"], [], columns, *([one.get(name) for name in columns] for one in entries)]
    book = read_told(engine, saved(sheet_of("Registers", lines), tmp_path / "list.xlsx"))
    assert (book.counts.accepted, book.problems) == (len(REGISTERS), ())
    assert rows(book, "register_entry") == rows(read_list(*entries), "register_entry")


def test_a_list_without_a_line_says_nothing(read_list: Listed, engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "2026-04" / "list.csv"
    path.parent.mkdir()
    path.write_text("register,upn,place,from,to\n")
    found = read_told(engine, path)
    assert (found.counts.rows_in, rows(found, "register_entry")) == (0, [])


def test_a_list_in_which_most_is_wrong_is_refused(read_list: Listed) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        read_list(*(entry("plan", child, place="") for child in (1, 2, 3)))


def test_a_later_list_corrects_and_leaves_the_rest(home: Home, tmp_path: Path) -> None:
    early = [entry("missing_education", child, to="", as_at="2026-02-01") for child in (1, 2)]
    late = [entry("missing_education", 1, as_at="2026-03-28", state="located", withdrawn="2026-03-27")]
    files = [listed(tmp_path / name, entries) for name, entries in (("late.csv", late), ("early.csv", early))]
    for file in files:
        load(home, [file])
    found = in_the_lake(home, "register_entry", "until", "withdrawn")
    assert sorted(found, key=str) == [(None, None), (date(2026, 3, 27), date(2026, 3, 27))]


def test_nothing_that_was_written_freely_is_in_the_clear(home: Home, tmp_path: Path) -> None:
    file = listed(tmp_path / "list.csv", [entry(id, local_id="CANARY77", authority=AUTHORITY) for id in REGISTERS])
    (receipt,), _ = load(home, [file])
    assert receipt.counts.accepted == len(REGISTERS)
    secrets = [FREELY, "Canaryofficer", "CANARY77", upn(1)]
    written = [path for path in home.root.rglob("*") if path.is_file()]
    assert [str(path) for path in written if any(one.encode() in content_of(path) for one in secrets)] == []
