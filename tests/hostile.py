"""Makers of small honest files and of files made to do harm, by code and with invented values only.

Each maker gives bytes, so that a test may cut, join or rename them before it writes them to its own folder.
"""

import io
import random
import struct
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

MB = 1024 * 1024
ROWS: tuple[tuple[str, ...], ...] = (
    ("Pupil", "Surname", "School"),
    ("1", "O'Brien-Testname", "Invented Primary"),
    ("2", "Łukaszówna", "Made-up High"),
    ("3", "Ng", "Saint “Nobody”, Infants"),
)
_ENTITIES = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def csv_bytes(rows: Sequence[Sequence[str]] = ROWS, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """The rows as CSV with every cell in quotation marks."""
    lines = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "".join(line + end for line in lines).encode(encoding)


def workbook_bytes(sheets: Mapping[str, Sequence[Sequence[object]]] | None = None, hidden: str = "") -> bytes:
    """A workbook of these sheets, one of them perhaps hidden."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (sheets or {"Pupils": ROWS}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet_bytes(table: pa.Table | None = None, **options: object) -> bytes:
    """The table as Parquet; without one, the usual rows."""
    if table is None:
        columns = list(zip(*ROWS[1:], strict=True))
        table = pa.table({name: pa.array(column, pa.string()) for name, column in zip(ROWS[0], columns, strict=True)})
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    return out.getvalue()


def zip_bytes(members: Mapping[str, bytes] | Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def with_part(workbook: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return zip_bytes({**parts, name: content})


def part(workbook: bytes, name: str) -> bytes:
    """One part of the workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return archive.read(name)


def noise(size: int = 4096, seed: int = 1) -> bytes:
    """Bytes that mean nothing, the same for the same seed."""
    return random.Random(seed).randbytes(size)  # noqa: S311 - not a secret


def png() -> bytes:
    """The beginning of a picture."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + noise(200)


def flat_bomb(size: int = 200 * MB) -> bytes:
    """A zip of one member of so many zero bytes: about a thousandth of that size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("pupils.csv", "w") as member:
        for _ in range(size // MB):
            member.write(bytes(MB))
    return out.getvalue()


def nested_bomb(depth: int = 3, width: int = 10) -> bytes:
    """Zips within zips, each level holding the level below so many times."""
    inside = zip_bytes({"pupils.csv": bytes(MB)})
    for _ in range(depth):
        inside = zip_bytes({f"more{place}.zip": inside for place in range(width)}, zipfile.ZIP_STORED)
    return inside


def lying_zip() -> bytes:
    """A zip that declares 40 bytes and unpacks to 20 MB."""
    whole = bytearray(flat_bomb(20 * MB))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = whole.rindex(sign) + place
        whole[start : start + 4] = struct.pack("<L", 40)
    return bytes(whole)


def many_entries(count: int = 70_000) -> bytes:
    """A zip of very many empty members."""
    return zip_bytes([(f"{place}.csv", b"") for place in range(count)], zipfile.ZIP_STORED)


def slip_zip(name: str = "../../outside.csv") -> bytes:
    """A zip whose member's name leads out of the folder it is unpacked to."""
    return zip_bytes({"pupils.csv": csv_bytes(), name: b"a,b\r\n1,2\r\n"})


def link_zip() -> bytes:
    """A zip whose member is a link to a file elsewhere."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("pupils.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    return out.getvalue()


def locked_zip() -> bytes:
    """A zip whose members are marked as locked with a password."""
    whole = bytearray(zip_bytes({"pupils.csv": csv_bytes()}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(sign) + place] |= 1
    return bytes(whole)


def entity_bomb_workbook(encoding: str = "utf-8") -> bytes:
    """A workbook whose sheet defines entities that stand for one another."""
    honest = workbook_bytes()
    text = part(honest, "xl/worksheets/sheet1.xml").decode()
    body = text[text.index("<worksheet") :]
    bomb = f'<?xml version="1.0" encoding="{encoding}"?>{_ENTITIES}{body}'
    return with_part(honest, "xl/worksheets/sheet1.xml", bomb.encode(encoding))


def external_entity_workbook() -> bytes:
    """A workbook whose shared texts ask for a file of this machine."""
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><sst><si><t>&x;</t></si></sst>'
    return with_part(workbook_bytes(), "xl/sharedStrings.xml", bomb.encode())


def workbook_bomb(size: int = 200 * MB) -> bytes:
    """A workbook whose sheet unpacks to so many bytes of blanks."""
    return with_part(workbook_bytes(), "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * size + b"</worksheet>")


def far_cell_workbook(row: int = 900_000_000, column: str = "A") -> bytes:
    """A workbook whose second row says that it is far below."""
    honest = workbook_bytes({"Pupils": [["Pupil"], ["1"]]})
    sheet = part(honest, "xl/worksheets/sheet1.xml").decode()
    far = sheet.replace('<row r="2"', f'<row r="{row}"').replace('r="A2"', f'r="{column}{row}"')
    return with_part(honest, "xl/worksheets/sheet1.xml", far.encode())


def boundless_workbook() -> bytes:
    """A workbook whose sheet says that it fills every row and column there is."""
    honest = workbook_bytes()
    sheet = part(honest, "xl/worksheets/sheet1.xml").decode()
    start, end = sheet.index("<dimension"), sheet.index("/>", sheet.index("<dimension")) + 2
    vast = sheet[:start] + '<dimension ref="A1:XFD1048576"/>' + sheet[end:]
    return with_part(honest, "xl/worksheets/sheet1.xml", vast.encode())


def repeated_text_workbook(length: int = 900_000, rows: int = 5000) -> bytes:
    """A workbook in which one long shared text stands in every row: small, and vast once written out."""
    honest = workbook_bytes({"Pupils": [["Pupil"]]})
    text = b"".join(b"%08x" % (place * 2654435761 % 2**32) for place in range(length // 8))
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(2, rows + 2))
    header = '<row r="1"><c r="A1" t="str"><v>Pupil</v></c></row>'
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = f"<worksheet {space}><sheetData>{header}{cells}</sheetData></worksheet>"
    whole = with_part(honest, "xl/worksheets/sheet1.xml", sheet.encode())
    kinds = part(honest, "[Content_Types].xml").decode()
    if "/xl/sharedStrings.xml" not in kinds:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/>'
        whole = with_part(whole, "[Content_Types].xml", kinds.replace("</Types>", override + "</Types>").encode())
    return with_part(whole, "xl/sharedStrings.xml", f"<sst {space}><si><t>{text.decode()}</t></si></sst>".encode())


def vast_parquet(declared: int = 2**40) -> bytes:
    """A Parquet file of 123,457 rows that says it has very many more, in its total and in its part."""
    honest = parquet_bytes(pa.table({"Pupil": pa.array(["1"] * 123_457)}))
    length = struct.unpack("<L", honest[-8:-4])[0]
    body, footer = honest[: -8 - length], honest[-8 - length : -8]
    footer = footer.replace(_varint(123_457), _varint(declared))
    return body + footer + struct.pack("<L", len(footer)) + b"PAR1"


def repeated_text_parquet(length: int = 900_000, rows: int = 100_000) -> bytes:
    """A Parquet file in which one long text stands in every row: small, and vast once written out."""
    text = pa.array(["x" * length])
    column = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), text)
    return parquet_bytes(pa.table({"Pupil": column}))


def one_vast_text_parquet(length: int = 40 * MB, rows: int = 40) -> bytes:
    """A Parquet file of few rows that all hold one text of very many letters."""
    column = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array(["x" * length]))
    return parquet_bytes(pa.table({"Pupil": column}), compression="gzip")


def long_cell_csv(length: int = 10 * MB) -> bytes:
    """A CSV file of three records, the second with one very long cell."""
    return b"a,b\r\n1,2\r\n3," + b"x" * length + b"\r\n5,6\r\n"


def _varint(number: int) -> bytes:
    """A whole number as Parquet's footer writes it: zigzag, seven bits at a time."""
    number, out = number * 2, bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def entity_bomb_xml() -> bytes:
    """An XML file whose entities unfold a thousand million times."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?>\n<!DOCTYPE M [<!ENTITY e0 "ha">{steps}]>\n<M><P>&e9;</P></M>'.encode()


def deep_xml() -> bytes:
    """An XML file of elements within elements, half a million deep."""
    return b"<M>" + b"<d>" * 500_000 + b"</d>" * 500_000 + b"</M>"


def crowded_xml() -> bytes:
    """An XML file of far more elements than any real one has."""
    return b"<M>" + b"<d/>" * 45_000_000 + b"</M>"
