"""Files that are read through a mapping: the two worked ones of the documents, and what becomes of such loads."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import look_alikes_mapped as their
from commands import evenlode
from evenlode.engines.kinds import Engine
from evenlode.errors import Exit, Refused, WrongUsage
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import open_reading
from evenlode.sources.explain import must_agree, origin
from evenlode.sources.load import ask_for_one_meaning, load
from evenlode.sources.mapping import FileMap, read_map
from evenlode.sources.reading import ReadFile, read_file
from evenlode.sources.rebuild import rebuild
from evenlode.sources.settling import Beside
from evenlode.tables.registry import TABLES
from homes import in_the_lake
from ledger_model import held
from look_alikes_ident import upn
from look_alikes_registers import entry, listed
from told import NAMED_BY, by_upn, rows

EXCLUSIONS, AT_HOME = read_map(their.EXCLUSIONS), read_map(their.HOME_EDUCATION)


def read(engine: Engine, path: Path, map: FileMap) -> ReadFile:
    """A file, read through a mapping."""
    return read_file(path, engine, None, Beside(map=map), lambda: NAMED_BY)


def receipt(home: Home, path: Path, map: FileMap | None = None) -> Receipt:
    """The receipt of a load."""
    (found,), _ = load(home, [path], map=map)
    return found


def exclusions(folder: Path, lines: Sequence[dict[str, str]] = ()) -> Path:
    """A list of exclusions."""
    return their.exclusions(folder / "list.csv", lines or [their.exclusion(child) for child in (1, 2, 3)])


def test_a_list_of_exclusions_becomes_what_a_return_becomes(engine: Engine, tmp_path: Path) -> None:
    found = read(engine, exclusions(tmp_path), EXCLUSIONS)
    assert (found.source.id, found.counts.rows_in, found.counts.accepted, found.problems) == (
        "exclusions_return",
        3,
        3,
        (),
    )
    first = rows(found, "exclusion")[0]
    assert {name: first[name] for name in ("urn", "pupil", "start", "until", "category", "reasons", "sessions", "sen",
            "looked_after", "authority_told", "home_authority", "record")} == {
        "urn": "900001", "pupil": by_upn(upn(1)), "start": date(2026, 2, 1), "until": date(2026, 2, 2),
        "category": "suspension", "reasons": "exclusion_db", "sessions": Decimal(4), "sen": "K", "looked_after": "no",
        "authority_told": date(2026, 2, 1), "home_authority": "E99000001", "record": 1,
    }  # fmt: skip


def test_a_workbook_becomes_entries_in_a_register(engine: Engine, tmp_path: Path) -> None:
    lines = [their.at_home(1), their.at_home(2, Suitability="Suitable"), their.at_home(3)]
    found = read(engine, their.home_education(tmp_path / "list.xlsx", lines), AT_HOME)
    assert (found.counts.accepted, found.problems) == (3, ())
    assert [(row["register"], row["place"], row["since"]) for row in rows(found, "register_entry")] == [
        ("home_education", "E99000001", date(2026, 1, 12))
    ] * 3
    assert '"suitability": "suitable"' in rows(found, "register_entry")[1]["detail"]
    assert "Canary" not in str(found.read.tables["register_entry"].to_pylist())


def test_problems_name_the_files_own_columns(engine: Engine, tmp_path: Path) -> None:
    wrong = {"Excl Type": "Sent home", "Pupil UPN": upn(1), "Excl End": "30-Feb-26", "SEN Stage": "Unsure"}
    found = read(engine, exclusions(tmp_path, [their.exclusion(1, **wrong), *map(their.exclusion, (2, 3))]), EXCLUSIONS)
    assert {(one.row, one.column, one.rule) for one in found.problems} == {
        (1, "Excl Type", "category.code_unknown"), (1, "Excl End", "date.unreadable"),
        (1, "SEN Stage", "sen.code_unknown"),
    }  # fmt: skip
    assert (found.counts.quarantined, found.counts.accepted) == (1, 2)


def test_last_rows_are_left_out_whether_they_can_be_read_or_not(engine: Engine, tmp_path: Path) -> None:
    path = exclusions(tmp_path)
    all_of_them = read(engine, path, replace(EXCLUSIONS, skip_last_rows=0))
    assert (all_of_them.counts.rows_in, all_of_them.counts.quarantined) == (4, 1)
    fewer = read(engine, path, replace(EXCLUSIONS, skip_last_rows=2))
    assert (fewer.counts.rows_in, fewer.counts.accepted) == (2, 2)
    none = read(engine, path, replace(EXCLUSIONS, skip_last_rows=9))
    assert none.counts.rows_in == 0


@pytest.mark.parametrize(
    ("columns", "said", "remedy"),
    [
        ({"start": "Excl Strat"}, "no column 'Excl Strat', of which the mapping makes 'start'", "mean 'Excl Start'"),
        ({"start": "Zzzzzz"}, "The file has no column 'Zzzzzz'", "if they stand in another row, say it with skip_rows"),
    ],
)  # fmt: skip
def test_a_column_that_the_file_has_not_is_told_with_the_mappings_line(
    columns: dict[str, str], said: str, remedy: str, engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        read(engine, exclusions(tmp_path), replace(EXCLUSIONS, columns={**EXCLUSIONS.columns, **columns}))
    assert said in refused.value.what
    assert (refused.value.where, remedy in refused.value.remedy) == ("exclusions.toml, line 10", True)


@pytest.mark.parametrize(
    ("text", "category"),
    [("p", "permanent"), ("P", "suspension"), (" p ", "permanent"), ("x", "lunchtime"), ("X", "lunchtime")],
)
def test_codes_are_known_as_they_are_written_and_else_without_case(
    text: str, category: str, engine: Engine, tmp_path: Path
) -> None:
    codes = {**EXCLUSIONS.codes, "type": {"p": "PERM", "P": "SUSP", "x": "LNCH"}}
    lines = [their.exclusion(child, **{"Excl Type": text}) for child in (1, 2)]
    found = read(engine, exclusions(tmp_path, lines), replace(EXCLUSIONS, codes=codes))
    assert {row["category"] for row in rows(found, "exclusion")} == {category}


def test_names_of_columns_are_known_without_case_and_blanks(engine: Engine, tmp_path: Path) -> None:
    loose = {ours: theirs.upper().replace(" ", "_") for ours, theirs in EXCLUSIONS.columns.items() if theirs != "LAC?"}
    assert read(engine, exclusions(tmp_path), replace(EXCLUSIONS, columns=loose)).counts.accepted == 3


@pytest.mark.parametrize(
    ("urn", "number", "read_as"),
    [
        ("999{Number}", "4120", "9994120"), ("{Base URN}", "4120", "900001"), ("{LA}{Number}", "4120", "9994120"),
        ("{LA}{Number}", "", ""), ("999{Number}", "", ""),
    ],
)  # fmt: skip
def test_a_column_may_be_made_of_several(urn: str, number: str, read_as: str, engine: Engine, tmp_path: Path) -> None:
    more = {"LA": "999" if number else "", "Number": number}
    path = exclusions(
        tmp_path, [their.exclusion(1, **more), *(their.exclusion(n, LA="999", Number="4121") for n in (2, 3))]
    )
    found = read(engine, path, replace(EXCLUSIONS, columns={**EXCLUSIONS.columns, "urn": urn}))
    first = {problem.rule for problem in found.problems if problem.row == 1}
    assert first == (set() if read_as else {"urn.empty"})
    assert [row["urn"] for row in rows(found, "exclusion") if row["record"] == 1] == ([read_as] if read_as else [])
    assert {problem.column for problem in found.problems} <= {urn}


def test_a_column_within_others_that_the_file_has_not_is_told(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no column 'Estab', of which the mapping makes 'urn'"):
        read(engine, exclusions(tmp_path), replace(EXCLUSIONS, columns={**EXCLUSIONS.columns, "urn": "999{Estab}"}))


def test_a_sheet_that_the_workbook_has_not_is_told_with_the_mappings_line(engine: Engine, tmp_path: Path) -> None:
    path = their.home_education(tmp_path / "list.xlsx", [their.at_home(1)], sheet="EHE 2026")
    with pytest.raises(Refused, match="no sheet 'EHE current'") as refused:
        read(engine, path, AT_HOME)
    assert (refused.value.where, "'EHE 2026'" in refused.value.remedy) == ("home-education.toml, line 3", True)


def test_a_load_is_its_bytes_and_its_mapping(home: Home, tmp_path: Path) -> None:
    path = exclusions(tmp_path)
    first = receipt(home, path, EXCLUSIONS)
    assert (first.state, receipt(home, path, EXCLUSIONS).state) == (LoadState.ACCEPTED, LoadState.ALREADY_LOADED)
    assert receipt(home, path).state is LoadState.ALREADY_LOADED
    other = replace(EXCLUSIONS, constants={})
    refused = receipt(home, path, other)
    assert refused.state is LoadState.REFUSED
    assert f"`evenlode revert {first.load}`" in refused.problems[0].remedy
    revert(home, first.load)
    second = receipt(home, path, other)
    assert second.state is LoadState.ACCEPTED
    assert second.load != first.load
    assert in_the_lake(home, "exclusion", "home_authority") == [("",)] * 3


def test_a_load_taken_back_may_be_read_by_its_first_mapping_again(home: Home, tmp_path: Path) -> None:
    path, other = exclusions(tmp_path), replace(EXCLUSIONS, constants={})
    first = receipt(home, path, EXCLUSIONS)
    state = held(home)
    revert(home, first.load)
    revert(home, receipt(home, path, other).load)
    again = receipt(home, path, EXCLUSIONS)
    assert (again.load, again.state) == (first.load, LoadState.ACCEPTED)
    assert held(home) == state


def test_a_load_taken_back_is_not_read_again_beside_one_that_reads_the_same_otherwise(
    home: Home, tmp_path: Path
) -> None:
    path, other = exclusions(tmp_path), replace(EXCLUSIONS, constants={})
    revert(home, receipt(home, path, EXCLUSIONS).load)
    receipt(home, path, other)
    assert receipt(home, path, EXCLUSIONS).state is LoadState.REFUSED


def two_sheets(path: Path) -> tuple[Path, FileMap, FileMap]:
    """A workbook with two sheets of one register, which have a child in common, and the mapping of each."""
    now, closed = ([their.at_home(1), their.at_home(2)], [their.at_home(2, EHCP="Yes"), their.at_home(3)])
    their.home_education(path, now)
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["EHE current"]).title = "EHE closed"
    for number, line in enumerate(closed, start=5):
        for place, value in enumerate(line.values(), start=1):
            book["EHE closed"].cell(number, place, value)
    book.save(path)
    return path, AT_HOME, replace(AT_HOME, sheet="EHE closed")


def test_each_sheet_of_a_workbook_is_a_load_and_their_order_plays_no_part(tmp_path: Path) -> None:
    path, now, closed = two_sheets(tmp_path / "list.xlsx")
    homes = Home(tmp_path / "one"), Home(tmp_path / "other")
    for home, order in zip(homes, ((now, closed), (closed, now)), strict=True):
        assert [receipt(home, path, map).state for map in order] == [LoadState.ACCEPTED] * 2
        assert [receipt(home, path, map).state for map in order] == [LoadState.ALREADY_LOADED] * 2
    rows = [in_the_lake(home, "register_entry", "since", "record", "load") for home in homes]
    assert rows[0] == rows[1]
    assert len(rows[0]) == 3, "the child in common has one entry"
    assert not rebuild(homes[0]).differences


def test_a_workbook_of_several_such_sheets_is_refused_and_each_can_be_read_by_its_name(
    home: Home, tmp_path: Path
) -> None:
    book, names = openpyxl.Workbook(), ("EHE", "CME")
    for name, register in zip(names, ("home_education", "missing_education"), strict=True):
        lines = [entry(register, child) for child in (1, 2)]
        sheet = book.create_sheet(name)
        sheet.append([f"{name} in March"])
        sheet.append(list(lines[0]))
        for line in lines:
            sheet.append(list(line.values()))
    book.remove(book["Sheet"])
    book.save(tmp_path / "registers.xlsx")
    whole = receipt(home, tmp_path / "registers.xlsx")
    assert whole.state is LoadState.REFUSED
    assert "registers.xlsx has 2 sheets with the same kind of table" in whole.problems[0].message
    assert "Where: sheets 1 and 2." in whole.problems[0].message
    assert 'source = "register_entry" and sheet = its name' in whole.problems[0].remedy
    for name in names:
        (tmp_path / "map.toml").write_text(f'source = "register_entry"\nsheet = "{name}"\nskip_rows = 1\n')
        one = receipt(home, tmp_path / "registers.xlsx", read_map(tmp_path / "map.toml"))
        assert (one.state, one.problems) == (LoadState.ACCEPTED, ())
    found = in_the_lake(home, "register_entry", "register")
    assert found == [("home_education",)] * 2 + [("missing_education",)] * 2
    assert not rebuild(home).differences


def test_a_constant_counts_before_a_column_of_the_source(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(
        'source = "register_entry"\n[constants]\nplace = "900002"\n[codes.state]\nF = "located"\n'
    )
    path = listed(tmp_path / "list.csv", [entry("missing_education", child, state="f") for child in (1, 2)])
    found = read(engine, path, read_map(tmp_path / "map.toml"))
    assert (found.counts.accepted, found.problems) == (2, ())
    assert {row["place"] for row in rows(found, "register_entry")} == {"900002"}


def test_a_rebuild_reads_by_the_mapping_that_was_kept(home: Home, tmp_path: Path) -> None:
    receipt(home, exclusions(tmp_path), EXCLUSIONS)
    receipt(home, their.home_education(tmp_path / "list.xlsx", list(map(their.at_home, (1, 2)))), AT_HOME)
    rebuilt = rebuild(home)
    assert (rebuilt.differences, rebuilt.entry.state_hash) == ((), rebuilt.before)


@pytest.mark.parametrize("table", ["exclusion", "register_entry"])
def test_a_row_is_traced_to_its_record_by_the_mapping(table: str, home: Home, tmp_path: Path) -> None:
    receipt(home, exclusions(tmp_path), EXCLUSIONS)
    receipt(home, their.home_education(tmp_path / "list.xlsx", list(map(their.at_home, (1, 2)))), AT_HOME)
    with open_reading(home) as reading:
        stored = reading.engine.arrow(reading.table(table)).to_pylist()
    with open_ledger(home) as ledger:
        loads = {one.id: one for one in ledger.loads_at(ledger.entry_at(None).snapshot)}
    for row in stored:
        found = origin(home, loads[row["load"]], TABLES.find(table), row["record"])
        must_agree(row, found, TABLES.find(table), loads[row["load"]])


def test_a_mapping_is_of_files_and_says_their_format(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="--map names the format of files"):
        ask_for_one_meaning(None, [tmp_path], EXCLUSIONS)
    with pytest.raises(WrongUsage, match="--as says lait, and the mapping says exclusions_return"):
        ask_for_one_meaning("lait", [tmp_path / "file.csv"], EXCLUSIONS)
    ask_for_one_meaning("exclusions_return", [tmp_path / "file.csv"], EXCLUSIONS)


def test_other_sources_are_read_through_a_mapping_too(engine: Engine, tmp_path: Path) -> None:
    text = """source = "authority_numbers"
    [columns]
    "LA Number" = "No"
    "LA Name" = "Council"
    [constants]
    "Region" = "Nowhere"
    "Type" = "County"
    """
    (tmp_path / "map.toml").write_text(text)
    (tmp_path / "list.csv").write_text("Council,No\nEvenshire,999\n")
    found = read(engine, tmp_path / "list.csv", read_map(tmp_path / "map.toml"))
    assert [(row["name"], row["number"]) for row in rows(found, "authority_number")] == [("Evenshire", "999")]


def test_the_command_line_takes_a_mapping_and_tells_its_faults(home: Home, tmp_path: Path) -> None:
    path = exclusions(tmp_path, [their.exclusion(1, **{"Excl Type": "?"}), *map(their.exclusion, (2, 3, 4))])
    taken = evenlode(home, "load", str(path), "--map", str(their.EXCLUSIONS))
    assert (taken.exit_code, "read as exclusions_return" in taken.out) == (Exit.QUARANTINED, True)
    assert "column Excl Type" in taken.out
    listed = evenlode(home, "problems", "list.csv", "--csv")
    assert "\n1,Excl Type,category.code_unknown," in listed.out
    (tmp_path / "map.toml").write_text('source = "exclusions_return"\n[columns]\nupm = "UPN"\n')
    wrong = evenlode(home, "load", str(path), "--map", str(tmp_path / "map.toml"))
    assert wrong.exit_code == Exit.USAGE
    assert "line 3: exclusions_return has no column 'upm'. Did you mean upn?" in wrong.error
