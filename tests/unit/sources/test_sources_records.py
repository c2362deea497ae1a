"""The reader of records: every kind of field read and misread, whose pupil it is, checks, repeats, scopes, refusals."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from evenlode.errors import Problem, Refused, Severity
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Roll
from evenlode.lake.pseudonyms import IdentifierKind, together
from evenlode.sources.kinds import Extent
from evenlode.sources.load import load
from evenlode.sources.readers.making import academic_year, financial_year
from evenlode.sources.readers.record_values import read_values
from evenlode.sources.readers.records import read_records
from evenlode.sources.readers.verdicts import Verdicts
from evenlode.sources.record_kinds import Field, Identity, Kind, Made, Records, Rows, alike
from evenlode.sources.settling import Beside, settled
from look_alikes_ident import CENSUS, installed, upn, written
from record_sources import CODES, FIELDS, GOOD, NAMED_BY, RECORDS, SOURCE, inner, reading_of, texts, verdicts

OF = {one.id: one for one in FIELDS}


def value_of(field: Field, text: str, **others: str) -> tuple[Any, list[Problem]]:
    """What one field of one record is read as, and what is said of it."""
    found = Verdicts()
    kind = Records(fields=tuple({field.id: field, **({field.on: OF[field.on]} if field.on else {})}.values()))
    values = read_values(kind, texts([{field.columns[0]: text, **others}]), found, {})
    return values.of(field.id).to_pylist()[0], found.found


READ = [
    ("text", "  Some text ", "Some text"),
    ("day", "2026-03-02", date(2026, 3, 2)),
    ("day", "02/03/2026", date(2026, 3, 2)),
    ("day", "2/3/2026", date(2026, 3, 2)),
    ("day", "2026-03-02T08:45:00Z", date(2026, 3, 2)),
    ("day", "02/03/2026 00:00", date(2026, 3, 2)),
    ("day", "29/02/2024", date(2024, 2, 29)),
    ("made_at", "2026-03-02 08:45", "2026-03-02T08:45"),
    ("made_at", "2026-03-02", "2026-03-02"),
    ("of_year", "2015/16", "201516"),
    ("of_year", "2015/2016", "201516"),
    ("of_year", "2015-16", "201516"),
    ("of_year", "201516", "201516"),
    ("whole", "12", 12),
    ("whole", "-3", -3),
    ("share", "2.5", Decimal("2.5000")),
    ("share", "1,234.5", Decimal("1234.5000")),
    ("share", "2.500000", Decimal("2.5000")),
    ("share", ".5", Decimal("0.5000")),
    ("meant", "Y", "yes"),
    ("meant", "NO", "no"),
    ("upn", upn(1), upn(1)),
    ("upn", f" {upn(1).lower()} ", upn(1)),
    ("upn", upn(9001), upn(9001)),
    ("uln", "9276308686", "9276308686"),
    ("urn", "900001", "900001"),
    ("urn", "9994001", "9994001"),
    ("laestab", "9994001", "9994001"),
    ("authority", "931", "E10000025"),
    ("authority", "Oxfordshire", "E10000025"),
    ("authority", "E10000025", "E10000025"),
]
UNREAD = [
    ("day", "2026-02-30", "date.unreadable"),
    ("day", "2/3/26", "date.short_year"),
    ("day", "March", "date.unreadable"),
    ("day", "45000", "date.serial"),
    ("day", "1899-12-30", "date.century"),
    ("day", "31/12/2100", "date.century"),
    ("day", "03/25/2026", "date.month_first"),
    ("made_at", "2126-01-01T08:00", "date.unreadable"),
    ("made_at", "25:00", "date.unreadable"),
    ("made_at", "2026-13-01T08:00", "date.unreadable"),
    ("of_year", "2016", "year.unreadable"),
    ("of_year", "2015/17", "year.unreadable"),
    ("of_year", "summer", "year.unreadable"),
    ("whole", "1.5", "number.unreadable"),
    ("whole", "many", "number.unreadable"),
    ("share", "2.12345", "number.unreadable"),
    ("share", "2,5", "number.unreadable"),
    ("share", "nan", "number.unreadable"),
    ("share", "1e3", "number.unreadable"),
    ("share", "-", "number.unreadable"),
    ("meant", "maybe", "meant.unknown"),
    ("upn", "X" + upn(1)[1:], "upn.wrong"),
    ("upn", "123", "upn.length"),
    ("upn", "1.2E+12", "upn.spreadsheet"),
    ("upn", upn(1)[1:], "upn.no_letter"),
    ("upn", upn(1)[0] + "O" + upn(1)[2:], "upn.letter"),
    ("uln", "9276308687", "uln.wrong"),
    ("urn", "90001", "urn.wrong"),
    ("laestab", "900001", "laestab.wrong"),
    ("authority", "Atlantis", "authority.unknown"),
]


@pytest.mark.parametrize(("field", "text", "value"), READ)
def test_a_field_is_read(field: str, text: str, value: object) -> None:
    assert value_of(OF[field], text) == (value, [])


@pytest.mark.parametrize(("field", "text", "rule"), UNREAD)
def test_a_field_that_cannot_be_read_says_so_and_quotes_nothing(field: str, text: str, rule: str) -> None:
    value, (problem,) = value_of(OF[field], text)
    assert value in (None, "")
    assert (problem.row, problem.column, problem.rule) == (1, OF[field].columns[0], rule)
    assert problem.severity is OF[field].unreadable
    assert problem.message
    assert problem.remedy
    assert text not in f"{problem.message} {problem.remedy}"


@pytest.mark.parametrize("field", [one.id for one in FIELDS])
def test_an_empty_field_is_no_fault_unless_it_is_required(field: str) -> None:
    value, problems = value_of(OF[field], "  ", **({OF[OF[field].on].columns[0]: ""} if OF[field].on else {}))
    assert value in (None, "")
    rules = [one.rule for one in problems if one.column == OF[field].columns[0]]
    assert rules == ([f"{field}.empty"] if OF[field].required else [])


@pytest.mark.parametrize(
    ("code", "day", "rule"),
    [("A", "2026-01-12", ""), ("a", "2026-01-12", ""), ("B", "2025-08-31", ""), ("B", "2025-09-01", "code_retired"),
     ("C", "2025-08-31", "code_not_yet_in_force"), ("C", "2025-09-01", ""), ("Z", "2026-01-12", "code_unknown"),
     ("B", "", ""), ("C", "", ""), ("Z", "", "code_unknown")],
)  # fmt: skip
def test_a_code_holds_on_its_day_and_without_one_if_it_ever_held(code: str, day: str, rule: str) -> None:
    value, problems = value_of(replace(OF["code"], required=False), code, day=day)
    assert [one.rule for one in problems if one.column == "code"] == ([f"code.{rule}"] if rule else [])
    assert value == ("" if rule else code.upper())


@pytest.mark.parametrize(
    ("code", "year", "rule"),
    [("B", "2024/25", ""), ("B", "2025/26", "code_retired"), ("C", "2024/25", "code_not_yet_in_force"),
     ("C", "2025/26", ""), ("C", "", "")],
)  # fmt: skip
def test_a_code_of_a_year_holds_on_its_last_day(code: str, year: str, rule: str) -> None:
    found = reading_of({**GOOD, "of its year": code, "of year": year})
    assert [one.rule for one in found.problems] == ([f"of_its_year.{rule}"] if rule else [])


@pytest.mark.parametrize("text", ["Dd", "DD", "dd"])
def test_a_code_is_kept_as_its_set_writes_it(text: str) -> None:
    assert value_of(OF["code"], text, day="2026-01-12") == ("Dd", [])


def test_a_retired_code_says_what_took_over() -> None:
    _value, problems = value_of(OF["code"], "B", day="2026-01-12")
    assert [(one.message, one.remedy) for one in problems] == [
        ("This code ended on 31 August 2025.", "for this date use C")
    ]


@pytest.mark.parametrize("name", ["day", "Day", "DATE OF IT", "date_of_it", "Date-of-it", " date  of it "])
def test_a_column_is_known_by_any_of_its_names_however_it_is_written(name: str) -> None:
    record = {name if key == "day" else key: text for key, text in GOOD.items()}
    assert reading_of(record).tables["attendance_day"]["on"].to_pylist() == [date(2026, 1, 12)]


def test_the_first_name_that_is_filled_counts_and_a_slash_tells_names_apart() -> None:
    both = {**GOOD, "date of it": "2026-01-13"}
    second = {**both, "upn": upn(2), "day": " "}
    neither = {**second, "upn": upn(3), "date of it": ""}
    found = reading_of(both, second, neither)
    assert found.tables["attendance_day"]["on"].to_pylist() == [date(2026, 1, 12), date(2026, 1, 13)]
    assert verdicts(found) == [(3, "day", "day.empty", "error")]
    assert alike("School URN") == alike("school_urn") == "schoolurn"
    assert alike("Pupil/URN") != alike("PupilURN")


def test_a_record_is_accepted_or_held_whole() -> None:
    bad = {**GOOD, "upn": upn(2), "whole": "many", "former upn": upn(3), "surname": "Canary"}
    found = reading_of(GOOD, bad)
    assert (found.quarantined, found.duplicates) == (1, 0)
    assert verdicts(found) == [(2, "whole", "number.unreadable", "error")]
    assert [table.num_rows for table in found.tables.values()] == [1, 0]
    assert found.names is not None
    assert found.names.num_rows == 1


def test_two_faults_of_one_record_are_both_told_and_it_counts_once() -> None:
    found = reading_of(GOOD, {**GOOD, "urn": "", "day": "soon"})
    assert verdicts(found) == [(2, "day", "date.unreadable", "error"), (2, "urn", "urn.empty", "error")]
    assert found.quarantined == 1


def test_what_is_only_warned_of_is_left_out_and_its_record_accepted() -> None:
    found = reading_of({**GOOD, "loose code": "Z", "authority": "Atlantis", "whole": "-1"})
    assert verdicts(found) == [
        (1, "authority", "authority.unknown", "warning"),
        (1, "whole", "invented.negative", "warning"),
        (1, "loose code", "loose.code_unknown", "warning"),
    ]
    assert found.quarantined == 0
    assert found.tables["attendance_day"].num_rows == 1


def test_a_check_holds_the_record_and_what_is_unknown_breaks_none() -> None:
    found = reading_of(
        {**GOOD, "until": "2026-01-11"}, {**GOOD, "upn": upn(2), "until": ""}, {**GOOD, "upn": upn(3), "code": ""}
    )
    assert verdicts(found) == [(1, "until", "invented.order", "error"), (3, "code", "invented.nothing", "error")]


def pupil(kind: IdentifierKind, *parts: str) -> str:
    """A pseudonym."""
    columns = [pyarrow.array([part]) for part in parts]
    return str(NAMED_BY(kind, columns[0] if len(columns) == 1 else together(*columns))[0])


def test_a_pupil_is_known_by_the_first_way_for_which_a_record_has_every_part() -> None:
    bare = {name: text for name, text in GOOD.items() if name != "upn"}
    found = reading_of(
        {**GOOD, "uln": "9276308686", "local id": "7"},
        {**bare, "uln": "9276308686", "local id": "7"},
        {**bare, "local id": " ab 7 "},
        {**bare, "surname": "Canary"},
    )
    assert found.tables["attendance_day"]["pupil"].to_pylist() == [
        pupil(IdentifierKind.UPN, upn(1)),
        pupil(IdentifierKind.ULN, "9276308686"),
        pupil(IdentifierKind.LOCAL, "900001", "AB7"),
    ]
    assert verdicts(found) == [(4, "upn", "pupil.unknown", "error")]


def test_a_record_whose_number_is_wrong_is_told_of_that_alone() -> None:
    assert verdicts(reading_of(GOOD, {**GOOD, "upn": "X" + upn(2)[1:]})) == [(2, "upn", "upn.wrong", "error")]


def test_a_former_number_joins_two_pseudonyms() -> None:
    rows = reading_of({**GOOD, "former upn": upn(9001)}, {**GOOD, "upn": upn(2)}).tables["identity"].to_pylist()
    assert [(row["pupil"], row["other"], row["says"], row["basis"], row["on"]) for row in rows] == [
        (pupil(IdentifierKind.UPN, upn(1)), pupil(IdentifierKind.UPN, upn(9001)), "same", "former_number",
         date(2026, 1, 12))
    ]  # fmt: skip


def test_a_made_field_is_made_of_others() -> None:
    assert reading_of(GOOD).tables["attendance_day"]["week"].to_pylist() == ["week_2026_03"]
    days = pyarrow.array([date(2025, 8, 31), date(2025, 9, 1), date(2026, 3, 31), date(2026, 4, 1), None])
    assert academic_year(days).to_pylist() == ["202425", "202526", "202526", "202526", ""]
    assert financial_year(days).to_pylist() == ["fy202526", "fy202526", "fy202526", "fy202627", ""]


def test_the_same_record_again_is_a_duplicate_and_the_same_day_with_another_mark_is_held() -> None:
    other = {**GOOD, "upn": upn(2)}
    found = reading_of(GOOD, other, GOOD, {**other, "text": "another"}, {**GOOD, "upn": upn(3)}, GOOD)
    assert (found.quarantined, found.duplicates) == (2, 2)
    assert verdicts(found) == [(row, "upn", "attendance_day.twice", "error") for row in (2, 4)]
    assert found.tables["attendance_day"]["record"].to_pylist() == [1, 5]


def test_records_of_which_no_row_becomes_are_never_repeats() -> None:
    silent = {**GOOD, "code": "", "text": "nothing of it is kept"}
    found = reading_of(silent, silent, GOOD)
    assert (found.quarantined, found.duplicates, found.tables["attendance_day"].num_rows) == (0, 0, 1)


def test_personal_fields_and_numbers_go_to_the_names_alone() -> None:
    found = reading_of({**GOOD, "surname": "Canary", "local id": "L7", "uln": "9276308686"})
    assert found.names is not None
    (row,) = found.names.to_pylist()
    assert row == {
        "pseudonym": pupil(IdentifierKind.UPN, upn(1)), "upn": upn(1), "uln": "9276308686", "local": "L7",
        "former": "", "surname": "Canary",
    }  # fmt: skip
    kept = repr([table.to_pylist() for table in found.tables.values()])
    assert not [text for text in ("Canary", "L7", upn(1), "9276308686") if text in kept]
    assert "Canary" not in repr(found)


def test_a_file_is_dated_by_its_newest_moment_and_counts_its_records() -> None:
    found = reading_of({**GOOD, "made at": "2026-02-01T10:00"}, {**GOOD, "upn": upn(2), "made at": "2026-01-31"})
    assert (found.published, found.last_day, found.numbers) == ("2026-02-01T10:00", date(2026, 1, 12), 2)
    assert reading_of(GOOD).published == ""


def test_rolls_count_each_pupil_of_a_school_and_day_once() -> None:
    found = reading_of(
        GOOD, {**GOOD, "code": "", "text": "again"}, {**GOOD, "upn": upn(2)}, {**GOOD, "upn": "wrong"},
        {**GOOD, "urn": "900002"}, {**GOOD, "day": "2026-01-13"},
    )  # fmt: skip
    day, next_day = date(2026, 1, 12), date(2026, 1, 13)
    assert found.rolls == (Roll("900001", day, 2), Roll("900001", next_day, 1), Roll("900002", day, 1))


def test_a_whole_roll_that_names_no_pupil_is_refused_as_it_would_take_the_school_off() -> None:
    main = replace(CENSUS.main, fields=tuple(one for one in CENSUS.main.fields if one.id not in ("urn", "on")))
    told = tuple(one for one in CENSUS.main.fields if one.id in ("urn", "on"))
    source = replace(CENSUS, records=(main,), header=told)
    header = {"urn": pyarrow.scalar("900001"), "on": pyarrow.scalar(date(2026, 1, 15), pyarrow.date32())}
    empty = texts([{"upn": "", "on roll": ""}]).slice(0, 0)
    with pytest.raises(Refused, match="names no pupil"):
        read_records(source, {"record": empty}, header, {}, NAMED_BY)


def test_scopes_are_what_a_file_covers_even_where_its_records_are_held() -> None:
    record = {"urn": "900001", "upn": upn(1), "census date": "2026-01-15", "on roll": "Y", "sex": "F"}
    found = reading_of(record, {**record, "upn": upn(2), "urn": "900002"}, {**record, "upn": "wrong"}, source=CENSUS)
    assert sorted(found.scopes["pupil"]["place"].to_pylist()) == ["900001", "900002"]
    assert set(found.scopes["enrolment"].column_names) == {"source", "urn", "as_at", "year"}
    assert reading_of(GOOD).scopes == {}


EPISODE = Records(
    id="episode",
    inside="record",
    fields=(Field("on", ("on",), Kind.DATE, required=True), Field("am", ("am",), Kind.CODE, codes=CODES, on="on")),
    made=(Made("week", RECORDS.made[0].make, ("on",)),),
    rows=(Rows("attendance_day", {"urn": "^urn", "pupil": "^pupil", "session": "=day"}, ("am",)),),
)
NESTED = replace(SOURCE, records=(replace(RECORDS, rows=(), checks=()), EPISODE), roll=None)


def nested(*episodes: tuple[int, dict[str, str]]) -> Any:
    """Two pupils, with episodes within them."""
    parents = texts([GOOD, {**GOOD, "upn": upn(2)}])
    return read_records(NESTED, {"record": parents, "episode": inner(episodes)}, {}, {}, NAMED_BY)


def test_a_record_within_a_record_takes_its_parents_fields() -> None:
    found = nested((0, {"on": "2026-01-12", "am": "A"}), (1, {"on": "2026-01-12", "am": "C"}))
    rows = found.tables["attendance_day"].to_pylist()
    assert [(row["urn"], row["pupil"], row["am"], row["record"]) for row in rows] == [
        ("900001", pupil(IdentifierKind.UPN, upn(1)), "A", 1), ("900001", pupil(IdentifierKind.UPN, upn(2)), "C", 2),
    ]  # fmt: skip


def test_a_fault_within_a_record_holds_the_whole_of_it() -> None:
    found = nested(
        (0, {"on": "2026-01-12", "am": "A"}), (0, {"on": "2026-01-13", "am": "Z"}), (1, {"on": "2026-01-12", "am": "C"})
    )
    assert verdicts(found) == [(1, "am", "am.code_unknown", "error")]
    assert (found.quarantined, found.tables["attendance_day"]["record"].to_pylist()) == (1, [2])


def test_a_field_above_is_asked_of_a_record_within_another_alone() -> None:
    with pytest.raises(KeyError, match="stand in no other"):
        reading_of(
            GOOD, source=replace(SOURCE, records=(replace(RECORDS, rows=(Rows("identity", {"other": "^upn"}),)),))
        )


def test_a_missing_column_is_refused_with_its_name_and_what_to_do() -> None:
    with pytest.raises(Refused) as refused:
        reading_of({name: text for name, text in GOOD.items() if name != "day"})
    assert (refused.value.what, refused.value.where) == ("There is no column 'day'.", "the row of column names")
    assert refused.value.remedy.startswith("add the column, give the one that holds it this name, or say with --map")


def test_a_column_that_is_not_required_may_be_missing() -> None:
    assert reading_of({name: GOOD[name] for name in ("urn", "day", "upn", "code")}).quarantined == 0


@pytest.mark.parametrize(
    ("records", "invented"),
    [([GOOD], True), ([{**GOOD, "urn": "123456", "upn": "W931230426017"}], False),
     ([{**GOOD, "urn": "", "upn": ""}], False)],
)  # fmt: skip
def test_a_file_is_of_invented_pupils_if_all_its_codes_are(records: list[dict[str, str]], invented: bool) -> None:
    assert reading_of(*records).synthetic is invented


def test_invented_schools_beside_real_ones_are_refused() -> None:
    with pytest.raises(Refused, match="invented schools or pupils beside real ones") as refused:
        reading_of(GOOD, {**GOOD, "urn": "123456"})
    assert "123456" not in str(refused.value)


def test_no_record_at_all_is_read_as_none() -> None:
    empty = texts([GOOD]).slice(0, 0)
    found = read_records(SOURCE, {"record": empty}, {}, {}, NAMED_BY)
    assert (found.quarantined, found.duplicates, found.numbers, found.rolls) == (0, 0, 0, ())
    assert [table.num_rows for table in found.tables.values()] == [0, 0]
    assert found.published == ""


ASKING = replace(
    SOURCE,
    asks=("authority",),
    records=(replace(RECORDS, fields=tuple(one for one in FIELDS if one.id != "authority")),),
)


def test_what_no_record_says_is_asked_and_stands_in_every_record() -> None:
    with pytest.raises(Refused, match="Nothing in the file says which authority's it is") as refused:
        settled(ASKING, None, Beside())
    assert "--say authority=" in refused.value.remedy
    told, problems = settled(ASKING, None, Beside(said={"authority": "E99000001", "year": "2025-26"}))
    assert (told, problems) == ({"authority": ["E99000001"]}, ())
    main = replace(
        ASKING.main, rows=(replace(RECORDS.rows[0], columns={**RECORDS.rows[0].columns, "pm": "authority"}),)
    )
    found = reading_of(GOOD, {**GOOD, "upn": upn(2)}, source=replace(ASKING, records=(main,)), authority="E99000001")
    assert found.tables["attendance_day"]["pm"].to_pylist() == ["E99000001"] * 2


def test_what_a_file_has_a_column_for_is_not_asked() -> None:
    asking = replace(SOURCE, asks=("of_year",))
    has = texts([{**GOOD, "of year": "2024/25"}])
    assert settled(asking, has, Beside(said={"of_year": "2025/26"})) == ({}, ())
    with pytest.raises(Refused, match="Nothing in the file says"):
        settled(asking, texts([GOOD]), Beside())
    assert settled(asking, texts([GOOD]), Beside(said={"of_year": "2024/25"})) == ({"of_year": ["2024/25"]}, ())


@pytest.mark.parametrize(("said", "rules"), [("2024/25", []), ("2025/26", ["of_its_year.code_retired"])])
def test_what_was_said_is_read_like_a_column(said: str, rules: list[str]) -> None:
    found = reading_of({**GOOD, "of its year": "B"}, source=replace(SOURCE, asks=("of_year",)), of_year=said)
    assert [one.rule for one in found.problems] == rules


def test_a_second_pupil_of_a_record_must_be_known_too() -> None:
    identity = Identity(SOURCE.identity.ways if SOURCE.identity else (), other=((IdentifierKind.UPN, ("former",)),))
    found = reading_of(GOOD, {**GOOD, "former upn": upn(2)}, source=replace(SOURCE, identity=identity, records=(
        replace(RECORDS, rows=(Rows("identity", {"other": "other_pupil", "says": "=same", "basis": "=decision"}),)),
    )))  # fmt: skip
    assert verdicts(found) == [(1, "former upn", "pupil.unknown", "error")]
    assert found.tables["identity"]["other"].to_pylist() == [pupil(IdentifierKind.UPN, upn(2))]


def test_a_record_with_nothing_but_a_name_is_held_by_what_is_required(home: Home, tmp_path: Path) -> None:
    columns = ("urn", "day", "upn", "code", "surname")
    rows = [("900001", "2026-01-12", upn(1), "A", "Canary"), ("", "", "", "", "Canarytwo"),
            (" ", "", "", "", "Canarythree"), GOOD.values(),
            ("900001", "2026-01-13", upn(4), "A", ""), ("900001", "2026-01-14", upn(4), "A", "")]  # fmt: skip
    with installed(replace(SOURCE, dated_by="day")):
        receipt = load(
            home, [written(tmp_path / "records.csv", columns, [list(row) for row in rows])], asked=SOURCE.id
        )[0][0]
    counts = receipt.counts
    assert counts.rows_in == counts.accepted + counts.quarantined + counts.duplicates
    assert receipt.state in (LoadState.PARTLY, LoadState.REFUSED)
    assert {problem.rule for problem in receipt.problems if problem.severity is Severity.ERROR} >= {"urn.empty"}


def test_a_file_that_adds_and_one_that_is_whole_say_so(home: Home, tmp_path: Path) -> None:
    assert (SOURCE.extent, CENSUS.extent) == (Extent.ADDITION, Extent.WHOLE_OF_SCOPE)
    with installed(SOURCE):
        path = written(tmp_path / "records.csv", list(GOOD), [list(GOOD.values())])
        receipt = load(home, [path], published="2026-01")[0][0]
    assert (receipt.state, receipt.format) == (LoadState.ACCEPTED, SOURCE.id)
