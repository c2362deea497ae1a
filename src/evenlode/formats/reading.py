"""The two ways to read a file: a first look, and one table of it as text. What it is, is told from its content.

XML files, which hold several tables within each other, are read by their shape instead: `xml_files.read_xml`.
"""

from pathlib import Path

from evenlode.errors import Refused, WrongUsage
from evenlode.formats.archives import checked_zip
from evenlode.formats.csv_files import peek_csv, read_csv
from evenlode.formats.geojson_files import peek_geojson, read_geojson
from evenlode.formats.json_files import peek_json, read_json
from evenlode.formats.kinds import FileKind, Peek, TextTable
from evenlode.formats.limits import Limits
from evenlode.formats.parquet_files import peek_parquet, read_parquet
from evenlode.formats.recognition import recognise
from evenlode.formats.workbooks import peek_workbook, read_workbook
from evenlode.formats.xml_peeks import peek_xml

_LIMITS = Limits()


def peek(path: Path, limits: Limits = _LIMITS) -> Peek:
    """A first look: the file's kind, and the first 30 rows of each sheet as text.

    Raises `Refused` for a file that cannot be read at all: absent, empty, too large, cut short, noise, text in no
    known encoding, a zip or workbook that would unpack to too much, a workbook that defines XML entities.
    """
    kind = recognise(path, limits)
    if kind is FileKind.PARQUET:
        return peek_parquet(path, limits)
    if kind is FileKind.XLSX:
        return peek_workbook(path, limits)
    if kind is FileKind.GEOJSON:
        return peek_geojson(path, limits)
    if kind is FileKind.JSON:
        return peek_json(path, limits)
    if kind is FileKind.XML:
        return peek_xml(path, limits)
    return _peek_zip(path, limits) if kind is FileKind.ZIP else peek_csv(path, limits)


def read_table(
    path: Path,
    sheet: str = "",
    header_row: int = 1,
    limits: Limits = _LIMITS,
    *,
    only: int | None = None,
    fill_short: bool = False,
) -> TextTable:
    """One table of the file, every cell as text: see `TextTable` for its shape and its problems.

    `sheet` names a workbook's sheet ("": the first that is not hidden; `NotFound` if there is none of that name).
    `header_row` is the row of the column names, counted as `peek` shows them, from 1; Parquet and JSON have none.
    `only` reads the record of that number alone; where there is no such record, the table has no rows. `fill_short`
    takes a CSV record with fewer cells than the header as one whose last cells are blank, with a warning. Raises
    `Refused` as `peek` does, and for column names that are blank, for a quotation mark that is never closed, for a zip
    and for XML; `WrongUsage` for a row or record below 1.
    """
    if header_row < 1 or (only is not None and only < 1):
        raise WrongUsage("Rows and records are counted from 1.", where=path.name)
    kind = recognise(path, limits)
    if kind is FileKind.PARQUET:
        return read_parquet(path, limits, only)
    if kind is FileKind.XLSX:
        return read_workbook(path, sheet, header_row, limits, only)
    if kind is FileKind.GEOJSON:
        return read_geojson(path, limits, only)
    if kind is FileKind.JSON:
        return read_json(path, limits, only)
    if kind is FileKind.ZIP:
        raise Refused(
            f"{path.name} is a zip, not a table.", where=path.name, remedy="Unpack it and send the files inside."
        )
    if kind is FileKind.XML:
        raise Refused(
            f"{path.name} is an XML file, which is not read as one table.",
            where=path.name,
            remedy="Export it from its own system as CSV UTF-8 or as an Excel workbook (.xlsx), and send that.",
        )
    return read_csv(path, header_row, limits, only, fill_short=fill_short)


def _peek_zip(path: Path, limits: Limits) -> Peek:
    with checked_zip(path, limits) as archive:
        inside = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    files = "1 file" if len(inside) == 1 else f"{len(inside)} files"
    names = ", ".join([*inside[:10], "..."] if len(inside) > 10 else inside)
    return Peek(FileKind.ZIP, path.name, (), notes=(f"It holds {files}: {names}.",))
