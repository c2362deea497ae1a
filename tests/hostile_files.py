"""Writers of files made to do harm by their size or shape, small on the disk where that can be; by code alone.

Each writes one file into a folder and gives its path, holding little in memory.
"""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import hostile
from hostile import MB, noise
from hostile_workbooks import SHEET, SPACE, TEXTS, cell, row, sheet_of
from look_alikes_attendance import SCHOOL
from look_alikes_ident import upn

Writer = Callable[[Path], Path]
HEAD = b"URN,UPN,Date,AM,PM\r\n"
LINE = f"{SCHOOL},{upn(1)},2026-01-12,/,\\\r\n".encode()
PAD = 3 * MB  # of noise beside a bomb, so that the whole does not look like one


def streamed(path: Path, pieces: Iterator[bytes]) -> Path:
    """A file of some pieces."""
    with path.open("wb") as out:
        out.writelines(pieces)
    return path


def times(piece: bytes, many: int, before: bytes = b"", after: bytes = b"") -> Iterator[bytes]:
    """A piece so many times, and what stands around it; in blocks, for speed."""
    block = max(1, MB // len(piece))
    yield before
    for left in range(many, 0, -block):
        yield piece * min(block, left)
    yield after


def csv(pieces: Callable[[], Iterator[bytes]]) -> Writer:
    """Writes CSV of some pieces."""
    return lambda folder: streamed(folder / "file.csv", pieces())


def json(pieces: Callable[[], Iterator[bytes]]) -> Writer:
    """Writes JSON of some pieces."""
    return lambda folder: streamed(folder / "file.json", pieces())


def xml(pieces: Callable[[], Iterator[bytes]]) -> Writer:
    """Writes XML of some pieces."""
    return lambda folder: streamed(folder / "file.xml", pieces())


def whole(name: str, content: Callable[[], bytes]) -> Writer:
    """Writes what one of the makers gives."""
    return lambda folder: streamed(folder / name, iter([content()]))


def hole(size: int, before: bytes = HEAD, mark: bytes = b"") -> Writer:
    """Writes a file that the disk holds as a hole: empty bytes behind its beginning."""

    def write(folder: Path) -> Path:
        path = streamed(folder / "file.csv", iter([mark + before]))
        with path.open("r+b") as out:
            out.truncate(size)
        return path

    return write


def part_of(part: str, pieces: Callable[[], Iterator[bytes]]) -> Writer:
    """Writes a workbook one of whose parts is of some pieces, with noise beside it."""

    def write(folder: Path) -> Path:
        path = folder / "file.xlsx"
        honest = sheet_of(row(1, cell("A1", "Pupil")) + row(2, cell("A2", "1")), ["one"])
        with (
            zipfile.ZipFile(io.BytesIO(honest)) as known,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        ):
            for name in known.namelist():
                if name != part:
                    packed.writestr(name, known.read(name))
            packed.writestr("xl/media/image1.bin", noise(PAD))
            with packed.open(part, "w", force_zip64=True) as out:
                for piece in pieces():
                    out.write(piece)
        return path

    return write


def sheet(piece: bytes, many: int, before: bytes = b"", after: bytes = b"") -> Writer:
    """Writes a workbook whose sheet holds a piece so many times."""
    head = f"<worksheet {SPACE}>".encode() + before
    return part_of(SHEET, lambda: times(piece, many, head, after + b"</worksheet>"))


def overlapping(many: int = 900) -> bytes:
    """A zip whose list of contents names one and the same member under very many names."""
    content = noise(MB)
    honest = hostile.zip_bytes([("000.csv", content)], zipfile.ZIP_STORED)
    end = honest.rindex(b"PK\x05\x06")
    start = honest.rindex(b"PK\x01\x02")
    entry = honest[start:end]
    entries = b"".join(entry.replace(b"000.csv", b"%03d.csv" % number) for number in range(many))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, many, many, len(entries), start, 0)
    return honest[:start] + entries + tail


def quilt(many: int = 900, inside: int = 2000) -> bytes:
    """A zip of very many members, each of which is another zip."""
    inner = hostile.zip_bytes({"file.csv": bytes(inside)})
    return hostile.zip_bytes([(f"{number}.zip", inner) for number in range(many)])


QUADRATIC = b'<!DOCTYPE a [<!ENTITY x "' + b"x" * 100_000 + b'">]><a>' + b"&x;" * 100_000 + b"</a>"
BIG = b"x" * MB
BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
A_SHEET = b'<sheet name="a" sheetId="1" r:id="rId1"/>'
SHEETS = (
    f'<workbook {SPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'.encode()
)
FORMATS = f"<styleSheet {SPACE}><cellXfs>".encode()

FILES: Mapping[str, Writer] = {
    "one line of sixty million letters": csv(lambda: times(BIG, 60, HEAD)),
    "one quoted cell that never ends": csv(lambda: times(b"x" * 99 + b"\n", 400_000, HEAD + b'"')),
    "a hole of one gigabyte": hole(1024 * MB),
    "a hole of half a gigabyte": hole(500 * MB),
    "a hole marked as UTF-16": hole(500 * MB, HEAD.decode().encode("utf-16-le"), b"\xff\xfe"),
    "UTF-16 of halves of letters": csv(lambda: times(b"\x00\xd8", 20 * MB, b"\xff\xfea\x00,\x00b\x00\n\x00")),
    "UTF-16 without an end": csv(lambda: iter([b"\xff\xfe" + "a,b\n1,2".encode("utf-16-le") + b"3"])),
    "empty bytes among letters": csv(lambda: times(b"1,2\n\x003,4\n", 100_000, HEAD)),
    "a million columns": csv(lambda: times(b"a,", 1_000_000, b"", b"b\n1,2\n")),
    "a million columns in every record": csv(lambda: times(b"," * 1_000_000 + b"\n", 40, HEAD)),
    "five hundred thousand lines that are one": csv(lambda: times(LINE, 500_000, HEAD)),
    "five hundred thousand empty lines": csv(lambda: times(b"\r\n", 500_000, HEAD + LINE)),
    "five hundred thousand lines of delimiters": csv(lambda: times(b",,,,\r\n", 500_000, HEAD + LINE)),
    "a hundred thousand ragged lines": csv(lambda: times(b"1,2,3\r\n", 100_000, HEAD + LINE)),
    "names of columns of a million letters": csv(lambda: times(BIG + b",", 12, HEAD.rstrip() + b",", b"z\r\n" + LINE)),
    "a thousand long names of columns": csv(
        lambda: times(b"x" * 9000 + b",", 1500, HEAD.rstrip() + b",", b"z\r\n" + LINE.rstrip() + b"," * 1501 + b"\r\n")
    ),
    "JSON of lists in lists": json(lambda: times(b"[", 9000, b'[{"a":', b"]" * 9000 + b"}]")),
    "JSON of millions of lists in lists": json(lambda: times(b"[", 30 * MB)),
    "JSON of objects in objects": json(lambda: times(b'{"a":', 5_000_000)),
    "JSON of small objects": json(lambda: times(b'{"a":1},', 7_000_000, b"[", b'{"a":1}]')),
    "JSON of small texts": json(lambda: times(b'"ab",', 12_000_000, b'[{"a":[', b"1]}]")),
    "JSON of small numbers": json(lambda: times(b"1.5,", 15_000_000, b'[{"a":[', b"1]}]")),
    "JSON with a number of millions of digits": json(lambda: times(b"9", 60_000_000, b'[{"a":', b"}]")),
    "JSON with a fraction of millions of digits": json(lambda: times(b"9", 60_000_000, b'[{"a":0.', b"}]")),
    "JSON of a hundred thousand names": json(
        lambda: (b'%s{"n%d":1}' % (b"," if number else b"[", number) for number in range(100_000))
    ),
    "JSON with names of a million letters": json(lambda: times(b'{"' + BIG + b'":1},', 1, b"[", b'{"a":1}]')),
    "XML of entities that are used very often": xml(lambda: iter([QUADRATIC])),
    "XML of elements in elements": xml(lambda: iter([hostile.deep_xml()])),
    "XML with very many attributes": xml(
        lambda: iter([b"<M ", *(b'a%d="1" ' % number for number in range(100_000)), b"/>"])
    ),
    "XML of very many names": xml(
        lambda: iter([b"<M>", *(b"<a%d/>" % number for number in range(1_000_000)), b"</M>"])
    ),
    "XML of one vast comment": xml(lambda: times(BIG, 100, b"<M><!--", b"--></M>")),
    "a zip of zips": whole("file.zip", quilt),
    "zips in zips": whole("file.zip", hostile.nested_bomb),
    "a zip whose members are one": whole("file.zip", overlapping),
    "a workbook of a million empty rows": sheet(b"<row/>", 1_000_000, b"<sheetData>", b"</sheetData>"),
    "a workbook of more rows than there are": sheet(b"<row/>", 20_000_000, b"<sheetData>", b"</sheetData>"),
    "a workbook of a million cells in a row": sheet(b"<c/>", 1_000_000, b"<sheetData><row>", b"</row></sheetData>"),
    "a workbook of millions of cells in a row": sheet(b"<c/>", 40_000_000, b"<sheetData><row>", b"</row></sheetData>"),
    "a workbook of millions of elements": sheet(b"<x/>", 40_000_000),
    "a workbook of elements in elements": sheet(b"<d>", 10_000_000, b"<sheetData>"),
    "a workbook of columns": sheet(b'<col min="1" max="1"/>', 2_000_000, b"<cols>", b"</cols><sheetData/>"),
    "a workbook of joined cells": sheet(
        b'<mergeCell ref="A1:XFD1048576"/>', 2_000_000, b"<sheetData/><mergeCells>", b"</mergeCells>"
    ),
    "a workbook of shared texts": part_of(
        TEXTS, lambda: times(b"<si><t/></si>", 4_500_000, f"<sst {SPACE}>".encode(), b"</sst>")
    ),
    "a workbook of empty shared texts": part_of(
        TEXTS, lambda: times(b"<x/>", 15_000_000, f"<sst {SPACE}>".encode(), b"</sst>")
    ),
    "a workbook of shared texts in each other": part_of(
        TEXTS, lambda: times(b"<si>", 1_000_000, f"<sst {SPACE}>".encode())
    ),
    "a workbook of shared texts that says it is a sheet": part_of(
        TEXTS, lambda: times(b"<row><c/></row>", 1_000_000, f"<worksheet {SPACE}>".encode(), b"</worksheet>")
    ),
    "a workbook of very many sheets": part_of(BOOK, lambda: times(A_SHEET, 1_000_000, SHEETS, b"</sheets></workbook>")),
    "a workbook of as many sheets as may be": part_of(
        BOOK, lambda: times(A_SHEET, 1000, SHEETS, b"</sheets></workbook>")
    ),
    "a workbook of styles": part_of(STYLES, lambda: times(b"<xf/>", 10_000_000, FORMATS, b"</cellXfs></styleSheet>")),
    "a workbook of as many styles as may be": part_of(
        STYLES, lambda: times(b"<xf/>", 190_000, FORMATS, b"</cellXfs></styleSheet>")
    ),
    "a workbook of as many shared texts as may be": part_of(
        TEXTS, lambda: times(b"<si><t>a</t></si>", 990_000, f"<sst {SPACE}>".encode(), b"</sst>")
    ),
    "a workbook of as many cells in a row as may be": sheet(
        b"<row>" + b"<c/>" * 190_000 + b"</row>", 10, b"<sheetData>", b"</sheetData>"
    ),
    "a workbook whose rows end in comments": sheet(
        b"<!--</row>-->" + b"<c/>" * 1000, 4000, b"<sheetData><row>", b"</row></sheetData>"
    ),
    "a workbook in letters of another kind": part_of(
        SHEET, lambda: iter([b"<?xml version='1.0' encoding='cp037'?>", ("<a>" + "<b/>" * 10_000_000).encode("cp037")])
    ),
}
"""Every such file, by what it is."""
