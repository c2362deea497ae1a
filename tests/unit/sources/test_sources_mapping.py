"""Mapping files by themselves: what they say, each thing that can be wrong with its line and remedy, and days."""

import tomllib
from pathlib import Path

import pytest

from evenlode.errors import WrongUsage
from evenlode.formats.toml_lines import line_of, lines_of
from evenlode.sources.date_patterns import is_pattern, iso_day
from evenlode.sources.mapping import kept_map, read_map
from evenlode.sources.settling import mapping_of, told_by
from look_alikes_mapped import EXCLUSIONS, HOME_EDUCATION

GOOD = """source = "exclusions_return"

[columns]
upn = "Number"
urn = "School"
"start date" = "Begins"

[constants]
type = "PERM"
"""


def written(folder: Path, text: str) -> Path:
    """A mapping file."""
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_says_what_columns_are_by_any_of_their_names(tmp_path: Path) -> None:
    map = read_map(written(tmp_path, GOOD))
    assert map.source.id == "exclusions_return"
    assert map.columns == {"upn": "Number", "urn": "School", "start": "Begins"}
    assert map.constants == {"type": "PERM"}
    assert [map.where("columns", one) for one in ("upn", "start")] == ["map.toml, line 4", "map.toml, line 6"]


def test_what_is_kept_is_what_it_says_and_not_how_it_is_written(tmp_path: Path) -> None:
    map = read_map(written(tmp_path, GOOD))
    other = GOOD.replace('"start date"', "start").replace("[columns]", "# of theirs\n[columns]   # ours = theirs")
    again = read_map(written(tmp_path, other))
    assert mapping_of({}, map) == mapping_of({}, again)
    assert mapping_of({}, map) != mapping_of({}, read_map(written(tmp_path, GOOD.replace("Begins", "Start"))))
    kept = kept_map(mapping_of({"authority": ["E99000001"]}, map))
    assert kept is not None
    assert (kept.kept, kept.source) == (map.kept, map.source)
    assert told_by(mapping_of({"authority": ["E99000001"]}, map)) == {"authority": ["E99000001"]}
    assert kept_map(mapping_of({"authority": ["E99000001"]})) is kept_map("") is None


def test_a_name_that_is_a_column_of_one_register_and_a_title_in_another_is_the_column(tmp_path: Path) -> None:
    text = """source = "register_entry"
    [columns]
    upn = "UPN"
    place = "School"
    from = "From"
    review = "Next review"
    "date it ends" = "Ends"
    [constants]
    register = "part_time_timetable"
    """
    map = read_map(written(tmp_path, text))
    assert map.columns["review"] == "Next review"
    assert map.columns["ends"] == "Ends"


def test_a_mapping_without_columns_leaves_the_sources_names(tmp_path: Path) -> None:
    map = read_map(written(tmp_path, 'source = "register_entry"\nsheet = "CME"\n[constants]\nregister = "cme"\n'))
    assert (map.columns, map.kept) == (
        {}, {"source": "register_entry", "sheet": "CME", "constants": {"register": "cme"}},
    )  # fmt: skip
    assert {"register"} <= map.given_otherwise


def test_what_a_source_asks_may_be_a_constant(tmp_path: Path) -> None:
    text = """source = "characteristics"
    [columns]
    group_code = "Flag"
    from = "From"
    to = "To"
    source = "Team"
    as_at = "On"
    sensitivity = "Level"
    upn = "UPN"
    [constants]
    authority = 999
    mode = "full"
    """
    map = read_map(written(tmp_path, text))
    assert map.answers == {"authority": "999", "mode": "full"}


NOBODYS = """source = "register_entry"
[columns]
place = "School"
from = "Begins"
[constants]
register = "plan"
"""
FAULTS = [
    ('sourced = "x"\n' + GOOD, 1, "A mapping does not say 'sourced'. Did you mean source?"),
    (GOOD.replace("exclusions_return", "exclusion_return"), 1, "Did you mean exclusions_return or"),
    (GOOD.replace("exclusions_return", "lait_school_census_xml"), 1, "There is no source called"),
    (GOOD.replace('source = "exclusions_return"', ""), 1, "It does not say which source the file becomes."),
    (GOOD.replace("exclusions_return", "school_census"), 1, "Files of school_census are not read through a mapping."),
    (GOOD.replace('"exclusions_return"', "7"), 1, "'source' is not a text."),
    (GOOD.replace("upn =", "upm ="), 4, "exclusions_return has no column 'upm'. Did you mean upn?"),
    (GOOD.replace("upn =", "upm ="), 3, "Nothing gives 'upn'. Write upn = "),
    (GOOD.replace('"Number"', '" "'), 4, "This is not the name of a column."),
    (GOOD.replace('"Number"', "[1]"), 4, "This is not the name of a column."),
    (GOOD.replace("type =", "kind ="), 9, "exclusions_return has no column 'kind'."),
    (GOOD + 'urn = "A"\n', 10, "'urn' stands under [columns] too. Take one of the two out."),
    (GOOD + '[codes.sen]\n"a" = "K"\n', 10, "No column gives 'sen'. Name it under [columns]"),
    (GOOD + '[codes.senn]\n"a" = "K"\n', 10, "exclusions_return has no column 'senn'. Did you mean sen?"),
    (GOOD + '[codes]\nupn = "K"\n', 11, "This does not say what codes mean. Write [codes.upn]"),
    (GOOD + '[codes.type]\n"" = "PERM"\n', 10, "This gives an empty cell a meaning. Take "),
    (GOOD + "[codes.upn]\na = 1\n", 10, "This does not say what codes mean."),
    (GOOD.replace('upn = "Number"\n', "") + 'upn = "A"\n', 9, "'upn' is every child's own. Take it out"),
    (GOOD + '[codes.upn]\n"a" = "K"\n', 10, "'upn' is every child's own."),
    (NOBODYS, 2, "Nothing says whose a record is."),
    (GOOD.replace('"PERM"', '["PERM"]'), 9, "This is not one text."),
    ("skip_rows = -1\n" + GOOD, 1, "'skip_rows' is not a number of rows."),
    ('skip_last_rows = "1"\n' + GOOD, 1, "'skip_last_rows' is not a number of rows."),
    ("sheet = 1\n" + GOOD, 1, "'sheet' is not a text."),
    ('dates = "DD/YY"\n' + GOOD, 1, "This does not say how days are written. Write it with D, M and Y"),
    ('columns = "x"\nsource = "lait"', 1, "'columns' is not a table. Write [columns] on a line of its own."),
    ('source = "statistical_neighbours"\ndates = "D/M/YY"\n', 2, "are read in one way alone. Take this line out."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "said"), FAULTS, ids=[said[:50] for _text, _line, said in FAULTS])
def test_each_fault_is_told_with_its_line_and_remedy(text: str, line: int, said: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage) as wrong:
        read_map(written(tmp_path, text))
    told = [one for one in wrong.value.what.splitlines() if said in one]
    assert len(told) == 1, wrong.value.what
    assert told[0].startswith(f"  line {line}: ")
    assert wrong.value.what.startswith("The mapping map.toml cannot be used.")


def test_faults_of_several_lines_are_told_together_in_their_order(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage) as wrong:
        read_map(written(tmp_path, GOOD.replace("exclusions_return", "exclusion") + "[code]\n"))
    lines = [line[:9] for line in wrong.value.what.splitlines()[1:]]
    assert lines == ["  line 1:", "  line 10"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('source = "lait"\ncolumns = {\n', "is not TOML: line 2: "),
        ("source = lait", "is not TOML: line 1: invalid value"),
        ("Date of birth = x", "is not TOML: line 1: "),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage) as wrong:
        read_map(written(tmp_path, text))
    assert said in wrong.value.what
    assert "quotation marks" in wrong.value.remedy


@pytest.mark.parametrize("text", ["a = " + "[" * 3000, "a = " + "{a = " * 3000])
def test_a_mapping_nested_beyond_all_reason_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="nested far deeper"):
        read_map(written(tmp_path, text))


def test_a_line_of_a_long_text_that_looks_like_a_key_and_is_none_is_passed_over() -> None:
    assert lines_of("a = '''\n\"\\q\" = 1\n'''\nb = 2\n") == {("a",): 1, ("b",): 4}


def test_a_mapping_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="cannot be read"):
        read_map(tmp_path / "nowhere.toml")
    (tmp_path / "utf16.toml").write_bytes('source = "é"'.encode("utf-16"))
    with pytest.raises(WrongUsage, match="cannot be read"):
        read_map(tmp_path / "utf16.toml")


@pytest.mark.parametrize("path", [EXCLUSIONS, HOME_EDUCATION], ids=lambda path: path.stem)
def test_every_key_of_a_toml_text_has_its_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines, found = lines_of(text), tomllib.loads(text)
    keys = [
        (key, *inner)
        for key, value in found.items()
        for inner in ([(one,) for one in value] if isinstance(value, dict) else [()])
    ]
    rows = text.splitlines()
    assert all(key[-1] in rows[lines[key] - 1] for key in keys)
    assert line_of(lines, ("columns", "nothing")) == lines["columns",]
    assert line_of(lines, ("nothing",)) == 1


@pytest.mark.parametrize(
    ("pattern", "text", "day"),
    [
        ("DD-MMM-YY", "12-Jan-26", "2026-01-12"), ("DD-MMM-YY", "2-SEPT-26", "2026-09-02"),
        ("D MMMM YYYY", "2 March 2026", "2026-03-02"), ("DD/MM/YY", "02/03/49", "2049-03-02"),
        ("DD/MM/YY", "02/03/50", "1950-03-02"), ("MM/DD/YYYY", "03/02/2026", "2026-03-02"),
        ("YYYYMMDD", "20260302", "2026-03-02"), ("DD.MM.YYYY", "02.03.2026 08:45", "2026-03-02"),
        ("DD/MM/YYYY", " 02/03/2026 ", "2026-03-02"), ("DD/MM/YYYY", "31/02/2026", "31/02/2026"),
        ("DD-MMM-YY", "12-Foo-26", "12-Foo-26"), ("DD/MM/YYYY", "2026-03-02", "2026-03-02"), ("DD/MM/YY", "", ""),
    ],
)  # fmt: skip
def test_days_are_read_by_their_pattern_and_others_left_to_be_judged(pattern: str, text: str, day: str) -> None:
    assert iso_day(text, pattern) == day


@pytest.mark.parametrize("pattern", ["", "DD/MM", "DD/DD/YYYY", "MM/MMM/YYYY/DD", "day"])
def test_what_is_no_pattern_of_a_day(pattern: str) -> None:
    assert not is_pattern(pattern)
