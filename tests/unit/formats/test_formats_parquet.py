"""Parquet files: every type as text, records by number, and files that lie about their size."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

import hostile
from evenlode.errors import Refused
from evenlode.formats.kinds import FileKind
from evenlode.formats.limits import Limits
from evenlode.formats.reading import peek, read_table


def moment(text: str) -> datetime:
    """A moment without a time zone, as files hold them."""
    return datetime.fromisoformat(text)


def written(folder: Path, table: pa.Table | bytes, **options: object) -> Path:
    path = folder / "figures.parquet"
    path.write_bytes(table if isinstance(table, bytes) else hostile.parquet_bytes(table, **options))
    return path


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        (pa.array(["a", None, "é"]), ["a", "", "é"]),
        (pa.array(["a", None, ""], pa.large_string()), ["a", "", ""]),
        (pa.array(["a", None, "a text longer than twelve"], pa.string_view()), ["a", "", "a text longer than twelve"]),
        (pa.array(["a", None, "a"]).dictionary_encode(), ["a", "", "a"]),
        (pa.array([b"a", None, b"b"]), ["a", "", "b"]),
        (pa.array([931.0, 36.799999999999997, None]), ["931", "36.8", ""]),
        (pa.array([36.8, 1e12, None], pa.float32()), ["36.8", "1000000000000", ""]),
        (pa.array([0.1 + 0.2, -0.5, float("nan")]), ["0.30000000000000004", "-0.5", "nan"]),
        (pa.array([1, None, -3]), ["1", "", "-3"]),
        (pa.array([True, None, False]), ["TRUE", "", "FALSE"]),
        (pa.array([Decimal("1.50"), None, Decimal("3.00")]), ["1.50", "", "3.00"]),
        (pa.array([date(2026, 9, 1), None, date(1999, 1, 2)]), ["2026-09-01", "", "1999-01-02"]),
        (
            pa.array([moment("2026-09-01 00:00"), None, moment("2026-09-01 08:45")], pa.timestamp("ns")),
            ["2026-09-01", "", "2026-09-01 08:45:00"],
        ),
        (pa.array([time(8, 45), None, time(9)]), ["08:45:00", "", "09:00:00"]),
        (pa.array([timedelta(hours=30), None, timedelta(0)]), ["30:00:00", "", "0:00:00"]),
        (pa.nulls(3), ["", "", ""]),
        (pa.array([None, None, None], pa.string()), ["", "", ""]),
    ],
)
def test_every_type_is_shown_as_text(tmp_path: Path, column: pa.Array, texts: list[str]) -> None:
    path = written(tmp_path, pa.table({"a": column}))
    found = read_table(path)
    assert found.table.column("a").to_pylist() == texts
    assert str(found.table.schema.field("a").type).startswith("dictionary<values=string")
    assert peek(path).sheets[0].rows == (("a",), *((text,) for text in texts))


def test_records_are_numbered_over_groups_of_rows(tmp_path: Path) -> None:
    table = pa.table({"a": [str(number) for number in range(1000)], "b": [float(number) for number in range(1000)]})
    path = written(tmp_path, table, row_group_size=300)
    found = read_table(path)
    assert (found.kind, found.records, found.unreadable, found.problems) == (FileKind.PARQUET, 1000, 0, [])
    assert found.table.column("__record").to_pylist() == list(range(1, 1001))
    assert found.table.column("b").to_pylist() == [str(number) for number in range(1000)]
    assert found.line_of(700) == 700


@pytest.mark.parametrize("record", [1, 300, 301, 1000])
def test_one_record_may_be_read_alone(tmp_path: Path, record: int) -> None:
    path = written(tmp_path, pa.table({"a": [str(number) for number in range(1, 1001)]}), row_group_size=300)
    assert read_table(path, only=record).table.to_pylist() == [{"a": str(record), "__record": record}]
    assert read_table(path, only=1001).records == 0


def test_a_file_without_rows_is_a_table_without_rows(tmp_path: Path) -> None:
    path = written(tmp_path, pa.table({"a": pa.array([], pa.string())}))
    assert read_table(path).table.schema.names == ["a", "__record"]
    assert peek(path).sheets[0].rows == (("a",),)


def test_a_name_that_stands_twice_is_numbered(tmp_path: Path) -> None:
    path = written(tmp_path, pa.table([["1"], [2.0], ["3"]], names=["a", "a", "b"]))
    assert read_table(path).table.to_pylist() == [{"a": "1", "a (2)": "2", "b": "3", "__record": 1}]


def test_a_long_cell_is_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, pa.table({"a": ["x", "y" * 50, "z"], "b": ["1", "2", "3"]}))
    found = read_table(path, limits=Limits(max_cell=20))
    assert [(problem.row, problem.column, problem.rule) for problem in found.problems] == [
        (2, "a", "parquet.long_cell")
    ]
    assert found.table.to_pylist() == [{"a": "x", "b": "1", "__record": 1}, {"a": "z", "b": "3", "__record": 3}]
    assert (found.records, found.unreadable) == (3, 1)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (pa.table({"a": [[1]]}), "which cannot be shown as text"),
        (pa.table({"a": [{"b": 1}]}), "which cannot be shown as text"),
        (pa.table({"__record": ["1"]}), "keeps for itself"),
        (pa.table({"a": pa.array([b"\xff\xfe"])}), "damaged or cut short"),
        (hostile.vast_parquet(), "more than 50,000,000 records"),
        (hostile.vast_parquet(40_000_000), "says that it has 40,000,000 rows, but it holds 123,457"),
        (hostile.repeated_text_parquet(), "MB of text"),
    ],
)
def test_what_cannot_be_shown_or_lies_is_refused(tmp_path: Path, table: pa.Table | bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_table(written(tmp_path, table))
    assert said in refused.value.what
    assert "figures.parquet" in refused.value.where


def test_limits_hold_before_anything_is_unpacked(tmp_path: Path) -> None:
    path = written(
        tmp_path, pa.table({"a": ["x" * 2 * hostile.MB], "b": ["1"]}), compression="zstd", use_dictionary=False
    )
    for limits in (Limits(max_columns=1), Limits(max_rows=0), Limits(max_unpacked=1000), Limits(max_pages_ratio=10)):
        with pytest.raises(Refused):
            peek(path, limits=limits)
