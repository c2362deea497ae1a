"""Wherever in a file of pupils a name is typed, no table of the lake holds it, and no message does."""

from collections.abc import Iterator, Mapping
from datetime import date

import pyarrow
import pytest

from evenlode.errors import Refused
from evenlode.formats.kinds import RECORD
from evenlode.formats.xml_kinds import PARENT, PLACE
from evenlode.sources.readers.kinds import Read
from evenlode.sources.readers.records import read_records
from evenlode.sources.record_kinds import Field, Kind, RecordFile, Records
from evenlode.sources.registry import SOURCES
from evenlode.vocabulary.codes.scales import step, written
from look_alikes_ident import upn
from record_sources import NAMED_BY

CANARY, DAY = "Canaryfore Canarysur", date(2025, 6, 2)
PUPILS = [one for one in SOURCES if isinstance(one, RecordFile) and one.pupils]
RECORDS = 4
SCALE = written([step("", "4s", "", "at")])
TOLD = {"authority": "E99000001", "year": "2024-25", "month": "2025-05", "mode": "full", "scale": SCALE}
TEXTS = {
    Kind.DATE: DAY.isoformat(), Kind.MOMENT: f"{DAY}T09:00:00", Kind.YEAR: "2024/25", Kind.FINANCIAL_YEAR: "2024-25",
    Kind.WHOLE: "4", Kind.DECIMAL: "4", Kind.URN: "900001", Kind.SCHOOL_OR_AUTHORITY: "900001", Kind.AUTHORITY: "999",
    Kind.ESTABLISHMENT: "900001", Kind.SETTING: "EY999999", Kind.LAESTAB: "9992001", Kind.OFSTED: "SC999999",
    Kind.OWN_NUMBER: "N1", Kind.WORDS: "Team 1", Kind.LANGUAGE: "ENG", Kind.DISCOUNT: "RB1", Kind.SHORT_CODE: "ENG",
    Kind.ULN: "",
}  # fmt: skip
"""What stands in a field of each kind; `Team 1` where words do, and nothing where anything may."""


BY_ID = {
    "possible": "200", "born": "2008-06-02", "birth": "2008-06-02", "until": "", "left": "", "entered": "2020-09-01",
    "reviewed_by": "5S", "stage": "KS2",
}  # fmt: skip
"""What stands in some fields, so that they fit what is said beside them."""


def text_of(one: Field, number: int) -> str:
    """A text that a field may have in a record."""
    if one.id in BY_ID or one.id.endswith("_scaled"):
        return BY_ID.get(one.id, "105")
    if one.id == "ended":  # a provision, or the year of a result
        return "2025" if one.kind is Kind.WHOLE else ""
    if one.kind is Kind.OWN_NUMBER:
        return f"N{number}"
    if one.kind is Kind.TEXT and one.required:
        return "4S"
    if one.kind in (Kind.UPN, Kind.UPN_OR_REASON):
        return "" if "former" in one.id else upn(number + 10 * ("other" in one.id))
    if one.kind is Kind.CODE and one.codes:
        return next((code.code for code in one.codes.in_force(DAY)), "")
    if one.kind is Kind.MEANING:
        return next(iter(one.meanings), "")
    return TEXTS.get(one.kind, "")


def table_of(kind: Records, spoilt: Field | None, *, inner: bool) -> pyarrow.Table:
    """Some records of a kind, with a name in one field of the second."""
    rows = [{one.columns[0]: text_of(one, number) for one in kind.fields} for number in range(1, RECORDS + 1)]
    if spoilt:
        rows[1][spoilt.columns[0]] = CANARY
    columns = {name: pyarrow.array([row[name] for row in rows], pyarrow.string()) for name in rows[0]}
    columns[RECORD] = pyarrow.array(range(1, RECORDS + 1), pyarrow.int64())
    if inner:
        columns[PARENT] = pyarrow.array(range(RECORDS), pyarrow.int64())
    if kind.by_place:
        columns[PLACE] = pyarrow.array([kind.paths[0]] * RECORDS, pyarrow.string())
    return pyarrow.table(columns)


def reading(source: RecordFile, spoilt: Field | None = None, of: Records | None = None) -> Read:
    """What is read of a file of a source, with a name in one field."""
    kinds = [kind for kind in source.records if not source.kind_in or kind is (of or source.main)]
    tables = {kind.id: table_of(kind, spoilt if kind is of else None, inner=bool(kind.inside)) for kind in kinds}
    header = {one.id: header_of(one) for one in source.header}
    told = {ask: [TOLD[ask]] for ask in source.asks}
    if source.kind_in:
        tables = {source.main.id: next(iter(tables.values()))}
    return read_records(source, tables, header, told, NAMED_BY)


def header_of(one: Field) -> object:
    """A value of the header."""
    return HEADER.get(one.id, pyarrow.scalar("", pyarrow.string()))


HEADER: Mapping[str, object] = {
    "term": "summer", "as_at": pyarrow.scalar(DAY), "named_year": pyarrow.scalar(2025, pyarrow.int64()), "lea": "999",
    "estab": "2001", "given_urn": "900001", "made_at": f"{DAY}T09:00:00", "qualifier": "full",
    "authority": "E99000001", "written": f"{DAY}T09:00:00",
}  # fmt: skip


def cases() -> Iterator[tuple[RecordFile, Records, Field]]:
    """Every field of every kind of record of every source of pupils."""
    for source in PUPILS:
        for kind in source.records:
            yield from ((source, kind, one) for one in kind.fields)


def holds_it(read: Read) -> list[str]:
    """The tables that hold the name, or a part of it."""
    return [name for name, rows in read.tables.items() if "canary" in repr(rows.to_pylist()).casefold()]


@pytest.mark.parametrize("source", PUPILS, ids=lambda one: one.id)
def test_a_file_with_what_belongs_there_becomes_rows(source: RecordFile) -> None:
    found = reading(source)
    assert (found.quarantined, any(map(len, found.tables.values()))) == (0, True)


@pytest.mark.parametrize("source", PUPILS, ids=lambda one: one.id)
def test_a_name_typed_into_any_field_reaches_no_table(source: RecordFile) -> None:
    found: dict[str, list[str]] = {}
    for _source, kind, field in (case for case in cases() if case[0] is source):
        try:
            read = reading(source, field, kind)
        except Refused as refused:
            assert "canary" not in str(refused).casefold()  # noqa: PT017 - a refusal is as good as a reading, if it is silent
            continue
        assert "canary" not in repr((read.problems, read.questions, read.rolls)).casefold()
        if tables := holds_it(read):
            found[f"{kind.id}.{field.id}"] = tables
    assert found == {}
