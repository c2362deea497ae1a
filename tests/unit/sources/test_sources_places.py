"""Files of placements, partnerships, settings, allocations, calendars and lines of schools, made of good lines."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from evenlode.engines.kinds import Engine
from evenlode.errors import Refused
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.lineages import lineages
from evenlode.sources.load import load
from evenlode.sources.mapping import read_map
from evenlode.sources.reading import ReadFile, read_file
from evenlode.sources.settling import Beside
from homes import in_the_lake
from look_alikes_ident import upn
from look_alikes_registers import listed
from told import NAMED_BY, by_upn, read_told, rows, verdicts

Line = Mapping[str, str]
ReadLines = Callable[..., ReadFile]

GOOD: Mapping[str, Line] = {
    "placements": {
        "upn": upn(1), "urn": "900001", "provider": "ukprn-10012345", "from": "2026-01-12", "to": "2026-03-27",
        "reason": "Off-site direction", "hours": "12.5", "commissioner": "LA",
    },
    "place_membership": {
        "urn": "900001", "kind": "partnership", "place": "", "name": "North Vale & District", "from": "01/09/2025",
        "to": "",
    },
    "early_years_settings": {
        "ofsted_number": "EY123456", "name": "Canary Nursery", "type": "Nursery", "authority": "999",
        "status": "Active", "opened": "2019-09-02", "closed": "", "postcode": "ZZ9 9ZZ",
    },
    "allocations": {
        "place": "900001", "year": "2025-26", "stream": "deprivation", "pupils": "10", "rate": "1515",
        "amount": "15,150", "published": "2025-06-30",
    },
    "dfe_allocations": {
        "URN": "900001", "Number of pupils eligible for the Deprivation Pupil Premium": "10",
        "Deprivation Pupil Premium allocation": "15150.00",
        "Number of pupils eligible for the Service Child Premium": "2", "Service Child Premium allocation": "700",
        "Post-LAC Premium allocation": "",
    },
    "school_calendar": {
        "place": "999", "from": "2025-10-20", "to": "2025-10-24", "day": "open", "half_term": "1",
        "published": "2025-03-01",
    },
    "school_lineage": {"urn": "900002", "other_urn": "900001", "other_is": "predecessor", "known_on": "2025-09-01"},
}  # fmt: skip
ROWS: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "placements": ("placement", {
        "source": "placements", "provider": "ukprn-10012345", "urn": "900001", "pupil": by_upn(upn(1)),
        "since": date(2026, 1, 12), "until": date(2026, 3, 27), "hours": Decimal("12.5"), "kind": "off_site_direction",
        "commissioner": "authority", "year": "202526", "record": 1,
    }),
    "place_membership": ("place_membership", {
        "source": "place_membership", "urn": "900001", "kind": "partnership", "place": "north-vale-and-district",
        "name": "North Vale & District", "since": date(2025, 9, 1), "until": None, "record": 1,
    }),
    "allocations": ("allocation", {
        "source": "allocations", "urn": "900001", "returned": "fy202526", "stream": "deprivation",
        "pupils": Decimal(10), "rate": Decimal(1515), "amount": Decimal(15150), "record": 1,
    }),
    "school_lineage": ("school_link", {"urn": "900002", "other": "900001", "kind": "predecessor", "record": 1}),
}  # fmt: skip
SAID = {"dfe_allocations": {"year": "2025-26"}}


@pytest.fixture
def read_lines(engine: Engine, tmp_path: Path) -> ReadLines:
    """Read a file of some lines, of which its year is said where it is asked."""

    def read_lines(source: str, *lines: Line) -> ReadFile:
        found = read_told(engine, listed(tmp_path / "file.csv", lines), **SAID.get(source, {}))
        assert found.source.id == source
        return found

    return read_lines


def others(source: str, count: int = 3) -> list[Line]:
    """Good lines of other pupils, schools and settings."""
    good = GOOD[source]
    named = {"upn": upn, "urn": lambda n: str(900100 + n), "URN": lambda n: str(900100 + n),
             "place": lambda n: str(900100 + n), "ofsted_number": lambda n: f"EY{n:06d}"}  # fmt: skip
    own = [name for name in named if good.get(name)]
    return [{**good, **{name: named[name](number) for name in own}} for number in range(2, 2 + count)]


@pytest.mark.parametrize("source", GOOD)
def test_each_file_is_known_by_its_columns_and_read_whole(source: str, read_lines: ReadLines) -> None:
    found = read_lines(source, GOOD[source], *others(source))
    assert (found.counts.accepted, found.problems) == (4, ())
    assert found.read.last_day or found.read.published
    assert not found.read.scopes, "it adds"


@pytest.mark.parametrize("source", ROWS)
def test_what_a_line_becomes(source: str, read_lines: ReadLines) -> None:
    table, row = ROWS[source]
    assert rows(read_lines(source, GOOD[source]), table) == [row]


@pytest.mark.parametrize("source", GOOD)
def test_a_table_read_through_a_mapping_is_read_alike(source: str, engine: Engine, tmp_path: Path) -> None:
    lines = [GOOD[source], *others(source)]
    theirs = {name: f"Column {number}" for number, name in enumerate(lines[0])}
    columns = "".join(f'"{ours}" = "{name}"\n' for ours, name in theirs.items())
    (tmp_path / "map.toml").write_text(f'source = "{source}"\n[columns]\n{columns}')
    said, map = SAID.get(source, {}), read_map(tmp_path / "map.toml")
    plain = read_told(engine, listed(tmp_path / "plain.csv", lines), **said)
    path = listed(tmp_path / "theirs.csv", lines, theirs)
    mapped = read_file(path, engine, None, Beside(said=said, map=map), lambda: NAMED_BY)
    assert (mapped.source, mapped.counts, mapped.problems) == (plain.source, plain.counts, plain.problems)
    assert all(rows(mapped, table) == rows(plain, table) for table in plain.read.tables)


def test_a_setting_is_an_establishment(read_lines: ReadLines) -> None:
    (row,) = rows(
        read_lines("early_years_settings", {**GOOD["early_years_settings"], "closed": "31/08/2025"}), "school"
    )
    told = {name: text for name, text in row.items() if text and name != "record"}
    assert told == {
        "source": "early_years_settings", "urn": "ofsted-EY123456", "name": "Canary Nursery", "type": "Nursery",
        "authority": "E99000001", "phase": "early_years", "status": "open", "opened": "2019-09-02",
        "closed": "2025-08-31", "postcode": "ZZ9 9ZZ",
    }  # fmt: skip


def test_ofsteds_names_of_columns_are_read_too(read_lines: ReadLines) -> None:
    line = {
        "Provider URN": "2512345", "Provider name": "Canary Pre-school", "Provider type": "Childcare on non-domestic",
        "Local authority": "Evenshire", "Provider status": "Active", "Registration date": "02/09/2019",
    }  # fmt: skip
    (row,) = rows(read_lines("early_years_settings", line), "school")
    assert (row["urn"], row["opened"], row["authority"]) == ("ofsted-2512345", "2019-09-02", "E99000001")


def test_a_school_of_the_departments_list_has_a_row_for_each_stream_that_it_is_given(read_lines: ReadLines) -> None:
    found = rows(read_lines("dfe_allocations", GOOD["dfe_allocations"]), "allocation")
    assert [(row["stream"], row["pupils"], row["amount"], row["returned"]) for row in found] == [
        ("deprivation", Decimal(10), Decimal(15150), "fy202526"), ("service", Decimal(2), Decimal(700), "fy202526"),
    ]  # fmt: skip


FAULTS: Sequence[tuple[str, Line, tuple[str, str, str]]] = [
    ("placements", {"upn": ""}, ("upn.empty", "upn", "error")),
    ("placements", {"upn": "A123"}, ("upn.length", "upn", "error")),
    ("placements", {"urn": "12"}, ("urn.wrong", "urn", "error")),
    ("placements", {"provider": "The Forge"}, ("establishment.unknown", "provider", "error")),
    ("placements", {"provider": "900001"}, ("placement.own_school", "provider", "warning")),
    ("placements", {"to": "2026-01-11"}, ("placement.dates", "to", "error")),
    ("placements", {"reason": "behaviour"}, ("kind.code_unknown", "reason", "error")),
    ("placements", {"hours": "-1"}, ("placement.hours", "hours", "error")),
    ("placements", {"hours": "half"}, ("number.unreadable", "hours", "error")),
    ("placements", {"commissioner": "nobody"}, ("commissioner.unknown", "commissioner", "error")),
    ("place_membership", {"kind": "county"}, ("kind.unknown", "kind", "error")),
    ("place_membership", {"kind": "authority"}, ("membership.place", "place", "error")),
    ("place_membership", {"kind": "district", "place": "E10000025"}, ("membership.place", "place", "error")),
    ("place_membership", {"name": ""}, ("membership.place", "place", "error")),
    ("place_membership", {"to": "2025-08-31"}, ("membership.dates", "to", "error")),
    ("early_years_settings", {"ofsted_number": "77"}, ("setting.wrong", "ofsted_number", "error")),
    ("early_years_settings", {"authority": "Nowhere"}, ("authority.unknown", "authority", "error")),
    ("early_years_settings", {"status": "asleep"}, ("status.unknown", "status", "warning")),
    ("early_years_settings", {"closed": "2019-09-01"}, ("setting.dates", "closed", "error")),
    ("allocations", {"year": "2025"}, ("year.unreadable", "year", "error")),
    ("allocations", {"stream": "early_years"}, ("stream.code_unknown", "stream", "error")),
    ("allocations", {"pupils": "", "amount": ""}, ("allocation.nothing", "amount", "error")),
    ("allocations", {"pupils": "", "amount": "-1"}, ("allocation.negative", "amount", "error")),
    ("allocations", {"pupils": "-1", "rate": ""}, ("allocation.negative", "pupils", "error")),
    ("allocations", {"amount": "15152"}, ("allocation.sum", "amount", "warning")),
    ("dfe_allocations", {"Deprivation Pupil Premium allocation": "", "Service Child Premium allocation": ""},
     ("allocation.nothing", "Deprivation Pupil Premium allocation", "error")),
    ("dfe_allocations", {"Deprivation Pupil Premium allocation": "-1"},
     ("allocation.negative", "Deprivation Pupil Premium allocation", "error")),
    ("school_calendar", {"day": "strike"}, ("kind.unknown", "day", "error")),
    ("school_calendar", {"half_term": ""}, ("calendar.half_term", "half_term", "error")),
    ("school_calendar", {"half_term": "7"}, ("half_term.unknown", "half_term", "error")),
    ("school_calendar", {"to": "2025-10-19"}, ("calendar.dates", "to", "error")),
    ("school_calendar", {"to": "2027-10-24"}, ("calendar.long", "to", "error")),
    ("school_lineage", {"other_is": "sister"}, ("kind.unknown", "other_is", "error")),
    ("school_lineage", {"other_urn": "900002"}, ("lineage.same", "other_urn", "error")),
    ("school_lineage", {"other_urn": "x"}, ("urn.wrong", "other_urn", "error")),
]  # fmt: skip


@pytest.mark.parametrize(("source", "more", "verdict"), FAULTS, ids=lambda one: str(one)[:50])
def test_each_fault_is_told(source: str, more: Line, verdict: tuple[str, str, str], read_lines: ReadLines) -> None:
    found = read_lines(source, {**GOOD[source], **more}, *others(source))
    assert verdict in {(one.rule, one.column, str(one.severity)) for one in found.problems}
    assert {one.row for one in found.problems} == {1}
    assert found.counts.quarantined == (verdict[2] == "error")


def test_two_memberships_of_one_kind_at_a_time_are_told(read_lines: ReadLines) -> None:
    line = GOOD["place_membership"]
    found = read_lines(
        "place_membership", line, {**line, "place": "south-vale", "from": "2026-01-01"}, *others("place_membership")
    )
    assert verdicts(found) == {("membership.overlap", "from", "warning")}
    moved = read_lines(
        "place_membership", {**line, "to": "2025-12-31"}, {**line, "place": "south-vale", "from": "2026-01-01"}
    )
    assert moved.problems == ()


@pytest.mark.parametrize(
    ("kind", "text", "id"),
    [
        ("authority", "931", "E10000025"), ("authority", "Evenshire", "E99000001"), ("trust", "2044", "trust-2044"),
        ("district", "E07000177", "E07000177"), ("locality", "St Mary's", "st-marys"), ("partnership", "vale", "vale"),
    ],
)  # fmt: skip
def test_a_place_has_one_id(kind: str, text: str, id: str, read_lines: ReadLines) -> None:
    found = read_lines("place_membership", {**GOOD["place_membership"], "kind": kind, "place": text})
    assert [row["place"] for row in rows(found, "place_membership")] == [id]


def week(found: ReadFile) -> dict[str, tuple[str, str, int]]:
    """Of each day of a calendar its kind, its half-term, and the record that says it."""
    return {row["on"].isoformat(): (row["kind"], row["half_term"], row["record"]) for row in rows(found, "school_day")}


def test_a_span_is_its_weekdays_and_what_interrupts_it_counts_first(read_lines: ReadLines) -> None:
    term = {**GOOD["school_calendar"], "to": "2025-10-28"}
    single = {**term, "to": "", "half_term": ""}
    found = read_lines(
        "school_calendar", term, {**single, "from": "2025-10-21", "day": "INSET"},
        {**single, "from": "2025-10-21", "day": "closed"}, {**single, "from": "2025-10-28", "day": "bank holiday"},
    )  # fmt: skip
    assert (found.counts.accepted, found.problems) == (4, ())
    opened = ("open", "half_term_1", 1)
    assert week(found) == {
        "2025-10-20": opened, "2025-10-21": ("closed", "", 3), "2025-10-22": opened, "2025-10-23": opened,
        "2025-10-24": opened, "2025-10-27": opened, "2025-10-28": ("holiday", "", 4),
    }  # fmt: skip
    assert {row["term"] for row in rows(found, "school_day") if row["kind"] == "open"} == {"autumn"}


def test_a_bank_holiday_that_no_line_names_is_told(read_lines: ReadLines) -> None:
    term = {**GOOD["school_calendar"], "from": "2026-04-13", "to": "2026-05-22", "half_term": "5"}
    holiday = {**term, "from": "2026-05-04", "to": "", "day": "bank holiday", "half_term": ""}
    told = ("calendar.bank_holiday", "from", "warning")
    assert verdicts(read_lines("school_calendar", term)) == {told}
    assert verdicts(read_lines("school_calendar", term, holiday)) == set()
    assert verdicts(read_lines("school_calendar", term, {**holiday, "place": "900001"})) == {told}
    assert verdicts(read_lines("school_calendar", {**term, "from": "2026-05-05"})) == set()


def test_each_day_of_a_span_is_of_its_own_year(read_lines: ReadLines) -> None:
    summer = {**GOOD["school_calendar"], "from": "2025-08-28", "to": "2025-09-02", "day": "holiday", "half_term": ""}
    years = {row["on"].day: row["year"] for row in rows(read_lines("school_calendar", summer), "school_day")}
    assert years == {28: "202425", 29: "202425", 1: "202526", 2: "202526"}


def test_half_terms_that_overlap_are_told_and_the_same_line_again_is_a_duplicate(read_lines: ReadLines) -> None:
    term = GOOD["school_calendar"]
    second = {**term, "from": "2025-10-22", "to": "2025-10-27", "half_term": "2"}
    found = read_lines("school_calendar", term, term, second, *others("school_calendar"))
    assert (found.counts.duplicates, found.counts.quarantined) == (1, 1)
    assert verdicts(found) == {("calendar.overlap", "from", "error")}


def test_a_later_calendar_corrects_its_days_alone(home: Home, tmp_path: Path) -> None:
    term = GOOD["school_calendar"]
    closure = {**term, "from": "2025-10-22", "to": "", "day": "closed", "half_term": "", "published": "2025-10-21"}
    load(home, [listed(tmp_path / "closure.csv", [closure])])
    load(home, [listed(tmp_path / "term.csv", [term])])
    kinds = [kind for _on, kind in in_the_lake(home, "school_day", "on", "kind")]
    assert kinds == ["open", "open", "closed", "open", "open"]


def test_a_line_of_schools_follows_what_an_authority_says(home: Home, tmp_path: Path) -> None:
    load(home, [listed(tmp_path / "lineage.csv", [GOOD["school_lineage"]])])
    with open_reading(home) as reading:
        assert lineages(reading).lineage("900001") == "900002"


def test_the_departments_list_is_refused_where_nobody_says_its_year(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_told(engine, listed(tmp_path / "list.csv", [GOOD["dfe_allocations"]]))
    assert "--say year=" in refused.value.remedy
