"""What fuzzing begins from: small honest files of every kind that is read, made by code with invented values only."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import hostile
import look_alikes_census as census
from corrupt.bases import Base, attendance, exclusions, ks2, school_census, text_of, transfer, weekly
from fuzz.parsers import PARTS, honest_workbook
from hostile_workbooks import cell, row, sheet_of
from look_alikes_xml import TEXT

MAPPINGS = Path(__file__).parents[2] / "docs" / "how-to" / "mappings"
FEATURE = {"type": "Feature", "properties": {"code": "E1"}, "geometry": {"type": "Point", "coordinates": [-1.25, 5e1]}}
LONG_TEXT = b"""source = "ks2_results"
[constants]
year = '''
"\\q" = [[[[1]]]]
[columns]
'''
"""
CELLS = (
    "2026-01-12", "12/01/2026", "12 Jan 26", "2026-01-12T08:45:00Z", "46034", "2023/24", "fy202526", "1,234.50", "-0.5",
    "A999200115001", "900001", "9992001", "EY123456", "the-forge", "Oxfordshire", "ENG", "RB1", "SC123456", "UN3",
)  # fmt: skip


def short(base: Base) -> Base:
    """A base with its first records alone."""
    return replace(base, rows=base.rows[:4])


def tables() -> list[bytes]:
    """CSV in its encodings and dialects."""
    plain = text_of(short(exclusions()))
    written = [
        plain.encode("utf-8-sig"),
        plain.replace(",", ";").encode(),
        plain.replace("no", "d\u00e9").encode("cp1252"),
    ]
    return [*written, plain.encode("utf-16"), *(hostile.csv_bytes(encoding=one) for one in ("utf-8", "utf-16"))]


def jsons() -> list[bytes]:
    """Records and boundaries, and letters written by their numbers."""
    found = {"school": {"urn": 1}, "data": [{"a": 1, "b": {"c": [1.5, None]}}, {"a": "\u00e9", "d": True}]}
    boundaries = {"type": "FeatureCollection", "features": [FEATURE]}
    return [
        *(json.dumps(one).encode() for one in (found, found["data"], boundaries)),
        b'[{"\\ud83d\\ude00":"\\u0041"}]',
    ]


def workbooks() -> list[bytes]:
    """Each part of a workbook, behind the number by which its parser knows it."""
    rows = row(1, cell("A1", "Pupil"), cell("", "0", "s")) + row("", cell("A2", "a", "inlineStr"), cell("B2", "1", "b"))
    books = (honest_workbook(), sheet_of(rows, ["Mark"]))
    return [bytes([number]) + hostile.part(book, part) for book in books for number, part in enumerate(PARTS)]


def archives() -> list[bytes]:
    """Zips, packed and not."""
    members = {"a.csv": hostile.csv_bytes(), "b/c.csv": b"a,b\r\n1,2\r\n"}
    return [hostile.zip_bytes(members), hostile.zip_bytes(members, 0), hostile.slip_zip(), hostile.zip_bytes({})]


def sources() -> list[bytes]:
    """Tables that sources know: registers, returns, results, weeks of marks."""
    return [text_of(short(one())).encode() for one in (attendance, exclusions, ks2, weekly)]


def source_documents() -> list[bytes]:
    """XML files that sources know: a census of one pupil, a common transfer file of one."""
    one = school_census(pupils=1)
    leavers = transfer()
    few = replace(leavers, lines=[*leavers.lines[: leavers.lines.index("<CTFpupilData>") + 2], *leavers.lines[-2:]])
    spring = school_census(census.of_term(census.TODAY, "AUT", "2025-10-02"), pupils=1)
    return [text_of(base).encode() for base in (one, few, spring)]


SEEDS: Mapping[str, Callable[[], list[bytes]]] = {
    "table": tables,
    "json": jsons,
    "parquet": lambda: [hostile.parquet_bytes()],
    "workbook": workbooks,
    "archive": archives,
    "xml": lambda: [TEXT.encode(), TEXT.replace("UTF-8", "UTF-16").encode("utf-16")],
    "source": sources,
    "source_xml": source_documents,
    "text": lambda: [text.encode() for text in CELLS],
    "mapping": lambda: [*(path.read_bytes() for path in sorted(MAPPINGS.glob("*.toml"))), LONG_TEXT],
}
"""The seeds of each parser, by its name."""
