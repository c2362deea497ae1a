"""Files that are nearly right, drawn by grammars: tables in any dialect, workbooks by their parts, JSON and XML.

A grammar of honest files knows what must come of each; one of spoilt files only that nothing may be lost unsaid.
"""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Literal

from hypothesis import strategies as st

from corrupt.bases import Base, attendance, exclusions, ks2, weekly
from fuzz.seeds import short
from hostile_workbooks import cell, row, sheet_of

LETTERS = st.text("ab\u00e9\u0141 ;,|'\"&<>/\\-=019.", max_size=6)
STRANGE = st.one_of(
    LETTERS,
    st.sampled_from([
        "", " ", "-", "#N/A", "NULL", "=1+1", "TRUE", "1e400", "9" * 40, "-0", "1,000", "00", "\u00a0", "\u2028x",
        "\ufeffa", "2026-02-30", "30/02/2026", "1/2/26", "46034", "2026-01-12T25:00", "0000-00-00", "//", "/\\",
        "L5", "?", "i", "\u0130", "A999200115001", "a999200115001", "900001", "9992001", "\U0001f600", "UN1",
        "x" * 300, "a\nb", "a\tb",
    ]),
)  # fmt: skip
MARKS = st.sampled_from(
    ["/", "\\", "I", "N", "", "", "B", "b", "//", "/\\", "Z", "?", "-", " I ", "L 5", "H", "Y1", "\u0130"]
)
NAMED: tuple[Callable[[], Base], ...] = (attendance, exclusions, ks2, weekly)
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")


@dataclass(frozen=True)
class Table:
    """A table as it is sent, and how many of its records hold anything."""

    rows: Sequence[Sequence[str]]
    content: bytes

    @property
    def records(self) -> int:
        """How many of its records hold a text."""
        return sum(any(text.strip() for text in cells) for cells in self.rows[1:])


@st.composite
def as_sent(draw: st.DrawFn, rows: Sequence[Sequence[str]]) -> Table:
    """Rows as CSV, in any dialect and encoding; what an encoding has no sign for is a question mark."""
    delimiter, end = draw(st.sampled_from(",,;\t|")), draw(st.sampled_from(["\r\n", "\n", "\r"]))
    quoting: Literal[0, 1] = csv.QUOTE_ALL if draw(st.booleans()) else csv.QUOTE_MINIMAL
    encoding, out = draw(st.sampled_from(ENCODINGS)), io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    text = out.getvalue().encode(encoding, "replace").decode(encoding)
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return Table(read, text.encode(encoding))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table that some source knows, with strange texts in some cells and lines that stand twice, elsewhere or not."""
    head, *lines = short(draw(st.sampled_from(NAMED))()).rows
    lines = [list(line) for line in draw(st.lists(st.sampled_from(lines), min_size=1, max_size=8))]
    for _ in range(draw(st.integers(0, 4))):
        line = draw(st.sampled_from(lines))
        line[draw(st.integers(0, len(head) - 1))] = draw(STRANGE)
    return draw(as_sent([head, *lines]))


@st.composite
def spoilt_tables(draw: st.DrawFn) -> bytes:
    """The same with its columns renamed, exchanged, left out or doubled, and with signs put in and taken out."""
    head, *lines = short(draw(st.sampled_from(NAMED))()).rows
    order = draw(st.lists(st.integers(0, len(head) - 1), min_size=1, max_size=len(head) + 1))
    kept = order if draw(st.booleans()) else [*range(len(head))]
    rows = [[cells[place] for place in kept] for cells in (head, *lines)]
    if draw(st.booleans()):
        rows[0][draw(st.integers(0, len(kept) - 1))] = draw(STRANGE)
    signs = st.sampled_from(
        ["", '"', "\n", "\r", ",", ";", "\x00", "\x1a", "\ufeff", "\u0085", "\ufffd", '""', "\r\r\n", " "]
    )
    return spoilt(draw, draw(as_sent(rows)).content, signs.map(lambda sign: sign.encode("utf-8")))


def spoilt(draw: st.DrawFn, content: bytes, signs: st.SearchStrategy[bytes]) -> bytes:
    """Bytes with a few of them taken out, and signs put in their place."""
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(content)))
        content = content[:place] + draw(signs) + content[place + draw(st.integers(0, 3)) :]
    return content


@st.composite
def weeks(draw: st.DrawFn) -> Table:
    """A provider's weeks, whose marks are codes, words, several codes, or none."""
    head, *lines = short(weekly()).rows
    first = next(place for place, name in enumerate(head) if name.endswith(" AM"))
    lines = [[*line[:first], *draw(st.lists(MARKS, min_size=10, max_size=10))] for line in lines]
    return draw(as_sent([head, *lines]))


# --- workbooks


Cell = tuple[str, str]  # its XML without its place, and the text that it stands for


@st.composite
def cells(draw: st.DrawFn) -> tuple[str, str, str]:
    """A cell: its kind, the text in its XML, and what it is read as; the workbook has the shared texts `one`, `two`."""
    text = draw(st.text("ab\u00e9&<>'01", min_size=1, max_size=5))
    whole = draw(st.integers(-(10**12), 10**12))
    return draw(
        st.sampled_from([
            ("str", escape(text), text), ("inlineStr", escape(text), text), ("s", "0", "one"), ("s", "1", "two"),
            ("b", "1", "TRUE"), ("b", "0", "FALSE"), ("n", str(whole), str(whole)), ("n", "1.5E2", "150"),
            ("n", "0.25", "0.25"), ("e", "#N/A", "#N/A"), ("d", "2026-01-12T00:00:00", "2026-01-12"), ("n", "", ""),
        ])
    )  # fmt: skip


@st.composite
def workbooks(draw: st.DrawFn) -> tuple[bytes, dict[int, list[str]]]:
    """A workbook of three columns with gaps, and its records that hold anything, by their numbers."""
    number, rows, expected = 1, [row(1, *(cell(f"{name}1", name) for name in "ABC"))], dict[int, list[str]]()
    for _ in range(draw(st.integers(0, 5))):
        step = draw(st.sampled_from([1, 1, 1, 2, 5]))
        number += step
        drawn = {name: draw(cells()) for name in draw(st.sets(st.sampled_from("ABC")))}
        placed = sorted(drawn) == sorted("ABC"[: len(drawn)]) and draw(st.booleans())
        inside = [
            cell("" if placed else f"{name}{number}", text, kind) for name, (kind, text, _) in sorted(drawn.items())
        ]
        rows.append(row("" if step == 1 and draw(st.booleans()) else number, *inside))
        texts = [drawn[name][2] if name in drawn else "" for name in "ABC"]
        if any(texts):
            expected[number - 1] = texts
    return sheet_of("".join(rows), ["one", "two"]), expected


TOKENS = st.sampled_from([
    b"", b"<row>", b"</row>", b'<row r="1">', b'<row r="9">', b"<c>", b"</c>", b'<c r="A1" t="s"><v>0</v></c>',
    b'<c r="ZZ7">', b"<v>", b"</v>", b"<v>-1</v>", b' t="s"', b' t="d"', b' t="b"', b' s="9"', b' r="A2"', b' r="0"',
    b"<is/>", b"<f>A1</f>", b"&#0;", b"&amp;", b"<!---->", b"<![CDATA[<c/>]]>", b"1e999", b"nan", b"<sheetData>",
    b"</sheetData>", b"<dimension ref='x'/>", b"<mergeCells><mergeCell ref='A1:C3'/></mergeCells>",
    b"<cols><col min='0' max='x'/></cols>", b"\xff",
])  # fmt: skip


@st.composite
def spoilt_parts(draw: st.DrawFn, parts: Sequence[bytes]) -> bytes:
    """A part of a workbook with pieces of XML put in and taken out."""
    return spoilt(draw, draw(st.sampled_from(parts)), TOKENS)


# --- JSON and XML


LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False), LETTERS
)


def within(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Lists and objects of some values."""
    return st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "c.d"]), inside, max_size=3)


VALUES = st.one_of(LEAVES, within(LEAVES), within(LEAVES | within(LEAVES)))
RECORDS = st.lists(
    st.dictionaries(st.sampled_from(["id", "mark", "of"]), VALUES, min_size=1, max_size=3), min_size=1, max_size=6
)


@st.composite
def jsons(draw: st.DrawFn) -> tuple[bytes, list[dict[str, Any]]]:
    """Records as JSON, alone or within an object, and those records."""
    records = draw(RECORDS)
    around: Any = {"of": {"urn": 900001}, "data": records} if draw(st.booleans()) else records
    text = json.dumps(around, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 1])))
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig"]))), records


@st.composite
def features(draw: st.DrawFn) -> tuple[bytes, int]:
    """Boundaries as GeoJSON, some of which are none, and how many they are."""
    geometry = st.sampled_from(
        [None, {"type": "Point", "coordinates": [1.5, -2]}, {"type": "Polygon", "coordinates": [[]]}, 7]
    )
    one = st.fixed_dictionaries(
        {
            "type": st.sampled_from(["Feature", "Feature", "Thing"]),
            "properties": st.dictionaries(st.sampled_from("ab"), VALUES),
        },
        optional={"geometry": geometry, "id": VALUES},
    )  # fmt: skip
    drawn = draw(st.lists(one | VALUES, min_size=1, max_size=5))
    return json.dumps({"type": "FeatureCollection", "features": drawn}).encode(), len(drawn)


JSON_TOKENS = st.sampled_from([
    b"", b"[", b"]", b"{", b"}", b",", b":", b'"', b"null", b"NaN", b"-", b"1e999", b"9" * 400, b"\\ud800",
    b"\\u0000", b"\xff", b"\x00", b'"a":1,', b"[[[[[[[[", b"//",
])  # fmt: skip


@st.composite
def spoilt_json(draw: st.DrawFn) -> bytes:
    """JSON with tokens put in and taken out."""
    return spoilt(draw, draw(jsons().map(lambda one: one[0]) | features().map(lambda one: one[0])), JSON_TOKENS)


XML_TOKENS = st.sampled_from([
    b"", b"<", b">", b"</", b"/>", b"<Pupil>", b"</Pupil>", b"<x/>", b"<x y='1'>", b"&", b"&amp;", b"&#0;",
    b"&#55296;", b"&#1114112;", b"&lol;", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x?>", b"<!DOCTYPE a>", b"\x00",
    b"\xff", b"\xc3", b'" xmlns="urn:x', b"xml:lang='a'", b"<a:b/>",
])  # fmt: skip


@st.composite
def spoilt_documents(draw: st.DrawFn, documents: Sequence[bytes]) -> bytes:
    """An XML file with pieces put in and taken out."""
    return spoilt(draw, draw(st.sampled_from(documents)), XML_TOKENS)


@st.composite
def filled_documents(draw: st.DrawFn, base: Base, tag: str) -> tuple[bytes, int]:
    """An XML file whose pupils have strange texts in some elements, and how many pupils it has."""
    lines, many = list(base.lines), sum(f"<{tag}>" in line for line in base.lines)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.sampled_from([number for number, line in enumerate(lines) if f"<{tag}>" in line]))
        pieces = lines[place].split("</")
        at = draw(st.integers(0, len(pieces) - 2))
        begun = pieces[at].rpartition(">")[0]
        pieces[at] = f"{begun}>{escape(draw(STRANGE), quote=False)}"
        lines[place] = "</".join(pieces)
    return ("\n".join(replace(base, lines=lines).lines) + "\n").encode(), many
