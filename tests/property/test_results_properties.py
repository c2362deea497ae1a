"""Whatever stands in a file of results: one verdict a record, no result but what the file says, and nothing quoted."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evenlode.errors import Severity
from evenlode.sources.catalogue import (
    eyfs_profile,
    ks1_teacher,
    ks2_results,
    ks2_teacher,
    ks2_tests,
    ks4_pupils,
    ks4_results,
    phonics,
)
from evenlode.sources.readers.kinds import Read
from evenlode.sources.record_kinds import Field, Kind, RecordFile
from look_alikes_ident import upn
from look_alikes_results import SCHOOL
from record_sources import reading_of

CANARY = "canary"
SOURCES = tuple(
    one.SOURCE
    for one in (eyfs_profile, ks1_teacher, ks2_results, ks2_teacher, ks2_tests, ks4_pupils, ks4_results, phonics)
)
YEARS = ("2012/13", "2014/15", "2015/16", "2018/19", "2019/20", "2020/21", "2021/22", "2024/25", "2024", "")
NUMBERS = ("", "0", "1", "27", "32", "40", "41", "80", "99", "100", "120", "121", "99.5", "-1")
PERSONAL = ("surname", "forenames", "birth")


def cells_of(one: Field) -> st.SearchStrategy[str]:
    """What may stand in a column: what belongs there, something else, or nothing."""
    codes = sorted({code.code for code in one.codes.codes}) if one.codes else []
    by_kind = {
        Kind.CODE: st.sampled_from([*codes, *map(str.lower, codes)] or [""]),
        Kind.DECIMAL: st.sampled_from(NUMBERS),
        Kind.YEAR: st.sampled_from(YEARS),
        Kind.UPN: st.integers(1, 4).map(upn),
        Kind.URN: st.sampled_from([SCHOOL, "900002"]),
    }
    said = by_kind.get(one.kind, st.just("Some text"))
    junk = st.text(max_size=5).map(lambda text: f"{CANARY}{text}")
    return said | st.just("") | junk if one.id not in PERSONAL else st.just(f"{CANARY}name")


def files_of(source: RecordFile) -> st.SearchStrategy[list[dict[str, str]]]:
    """Some lines of a file of a source, which all have the same columns."""
    fields = [one for one in source.main.fields if one.id not in ("framework", "urn")]
    few = st.lists(st.sampled_from(fields), min_size=1, max_size=6, unique_by=lambda one: one.columns[0])
    always = [one for one in fields if one.required or one.tells or one.id in ("upn", "year")]
    whole = few.map(lambda some: {one.id: one for one in (*always, *some)}.values())
    return whole.flatmap(
        lambda some: st.lists(
            st.fixed_dictionaries({one.columns[0]: cells_of(one) for one in some} | {"URN": st.just(SCHOOL)}),
            min_size=1,
            max_size=8,
        )
    )


def written(line: Mapping[str, str]) -> set[str]:
    """The texts of a line as results would have them."""
    return {text.strip().casefold() for text in line.values()}


def numbers(line: Mapping[str, str]) -> set[Decimal]:
    """The numbers that a line gives."""
    return {Decimal(text) for text in line.values() if text in NUMBERS and text}


def accounted(found: Read, lines: list[dict[str, str]]) -> None:
    """Every record has one verdict, and only those that are accepted have rows."""
    rows = found.tables["result"]["record"].to_pylist()
    held = {one.row for one in found.problems if one.severity is Severity.ERROR}
    assert len(held) == found.quarantined
    assert not set(rows) & held
    assert len(set(rows)) <= len(lines) - found.quarantined - found.duplicates


@given(source=st.sampled_from(SOURCES), data=st.data())
def test_results_are_what_the_file_says_and_nothing_else(source: RecordFile, data: st.DataObject) -> None:
    lines = data.draw(files_of(source))
    found = reading_of(*lines, source=source)
    accounted(found, lines)
    for row in found.tables["result"].to_pylist():
        line = lines[row["record"] - 1]
        assert not row["outcome"] or row["outcome"].casefold() in written(line)
        assert all(row[name] is None or row[name] in numbers(line) for name in ("mark", "score"))
        assert row["outcome"] or row["mark"] is not None or row["score"] is not None
    told = " ".join(f"{one.message} {one.remedy} {one.rule} {one.column}" for one in found.problems).casefold()
    assert CANARY not in told
    assert not [number for number in range(1, 5) if upn(number).casefold() in told]
    assert CANARY not in repr(found.tables["result"].to_pylist()).casefold()
