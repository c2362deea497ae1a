"""Makers of workbooks by their parts, for what no program would write; by code and with invented values only."""

from collections.abc import Sequence

from hostile import part, with_part, workbook_bytes

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, TEXTS, KINDS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def sheet_of(rows: str | bytes, texts: Sequence[str] = (), before: str = "", after: str = "") -> bytes:
    """A workbook of one sheet whose rows are this XML, with these shared texts, and XML around its data."""
    inside = rows if isinstance(rows, bytes) else rows.encode()
    head, foot = f"<worksheet {SPACE}>{before}<sheetData>", f"</sheetData>{after}</worksheet>"
    whole = with_part(workbook_bytes({"Pupils": [["Pupil"]]}), SHEET, head.encode() + inside + foot.encode())
    kinds = part(whole, KINDS).decode()
    if TEXTS not in kinds:
        override = f'<Override PartName="/{TEXTS}" ContentType="{_KIND}"/>'
        whole = with_part(whole, KINDS, kinds.replace("</Types>", override + "</Types>").encode())
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return with_part(whole, TEXTS, f"<sst {SPACE}>{items}</sst>".encode())


def row(number: int | str, *cells: str) -> str:
    """A row with its number ("": without one) and cells."""
    said = f' r="{number}"' if number != "" else ""
    return f"<row{said}>{''.join(cells)}</row>"


def cell(place: str, text: str, kind: str = "str") -> str:
    """A cell with its place ("": without one) and text."""
    said = f' r="{place}"' if place else ""
    inside = f"<is><t>{text}</t></is>" if kind == "inlineStr" else f"<v>{text}</v>"
    return f'<c{said} t="{kind}">{inside}</c>'
