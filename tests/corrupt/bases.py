"""The honest files that corrupt ones are made of: six kinds of file from one invented school, always the same.

A table is a list of rows of text, the names of its columns first; an XML file is a list of lines, in which each pupil
has one. Beside them stand the files that the school sent before, which are loaded first.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl

import look_alikes_census as census
from hostile import zip_bytes
from look_alikes_attendance import SCHOOL, week_at_provider
from look_alikes_ident import upn
from look_alikes_results import ks2_scores
from look_alikes_transfers import leaver

PUPILS, FEW = 60, 24
NAMES = (
    "O\u2019Brien",
    "Zo\u00eb",
    "\u0141ukasz\u00f3wna",
    "Ng",
    "\u0110\u1eb7ng",
    "Y",
    "Smith-Jones",
    "N\u00ed Bhriain",
)
"""Surnames as they are: an apostrophe, accents, one letter, letters that only some encodings have."""

TUESDAY, MONDAY = "2026-01-13", "2026-01-12"
CORE = "docProps/core.xml"
NO_DATES = b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
Rows = list[list[str]]


@dataclass(frozen=True)
class Base:
    """A file that is as it should be: its name, and its rows (of a table) or its lines (of XML)."""

    name: str
    rows: Rows
    lines: list[str]
    sheet: str = "Week"

    @property
    def is_workbook(self) -> bool:
        """Whether it is sent as an Excel workbook."""
        return self.name.endswith(".xlsx")


def surname(number: int) -> str:
    """The surname of a pupil."""
    return NAMES[number % len(NAMES)]


def table(name: str, records: Sequence[dict[str, str]]) -> Base:
    """A table of some records, which all name the same columns."""
    return Base(name, [list(records[0]), *([*record.values()] for record in records)], [])


def xml(name: str, before: Sequence[str], pupil: str, pupils: Sequence[str], after: Sequence[str]) -> Base:
    """An XML file: what comes before the pupils, each pupil on a line of its own, and what comes after."""
    lines = [f"<{pupil}>{''.join(one.split(chr(10)))}</{pupil}>" for one in pupils]
    return Base(name, [], ['<?xml version="1.0" encoding="UTF-8"?>', *before, *lines, *after])


def attendance(on: str = TUESDAY, pupils: int = PUPILS) -> Base:
    """A school's whole register of a day, as its system exports it: names too, which nobody reads."""
    return table(f"register {on}.csv", [
        {
            "URN": SCHOOL, "UPN": upn(number), "Surname": surname(number), "Date": on,
            "AM": "I" if number % 20 == 7 else "/", "PM": "I" if number % 20 == 7 else "\\",
            "AM minutes late": "", "Mode": "full", "Extracted": f"{on}T16:30:00",
        }
        for number in range(1, pupils + 1)
    ])  # fmt: skip


def exclusions() -> Base:
    """A school's return of suspensions, a line for each."""
    return table("exclusions-2026-02-13.csv", [
        {
            "UPN": upn(number), "URN": SCHOOL, "Start date": f"2026-01-{12 + number % 5}", "Type": "SUSP",
            "End date": f"2026-01-{19 + number % 5}", "Sessions lost": "4", "Reason": "PP" if number % 2 else "DB",
            "SEN": "K" if number % 3 else "N", "CLA": "no", "Home LA": "999",
            "Outcome": "upheld" if number == 5 else "",
        }
        for number in range(1, FEW + 1)
    ])  # fmt: skip


def weekly() -> Base:
    """A provider's week: a line a pupil, two marks a day."""
    whole = {f"{day} {half}": "/" if half == "AM" else "\\" for day in ("Mon", "Tue", "Wed") for half in ("AM", "PM")}
    return table("the forge 2026-01-16.xlsx", [week_at_provider(number, whole) for number in range(1, FEW + 1)])


def ks2() -> Base:
    """A school's key stage 2 results as DfE gives them."""
    return table("ks2-2019-09.csv", [
        ks2_scores(number) | {"SURNAME": surname(number)} for number in range(1, PUPILS + 1)
    ])  # fmt: skip


def school_census(layout: census.Layout = census.TODAY, pupils: int = PUPILS) -> Base:
    """A school's census."""
    head = census.xml({"Header": census.header(layout)})
    inside = [
        census.xml(themselves(census.pupil(number, layout), "PupilIdentifiers", number, born=2016))
        for number in range(1, pupils + 1)
    ]
    return xml(
        "census 900001.xml", ["<Message>", *head.splitlines(), "<Pupils><PupilsOnRoll>"], "PupilOnRoll", inside,
        ["</PupilsOnRoll><PupilsNoLongerOnRoll></PupilsNoLongerOnRoll></Pupils>", "</Message>"],
    )  # fmt: skip


def transfer() -> Base:
    """A common transfer file of the pupils who leave."""
    inside = [census.xml(themselves(leaver(number), "", number, born=2014)) for number in range(1, FEW + 1)]
    head = census.xml({
        "Header": {
            "DocumentName": "Common Transfer File", "CTFversion": "25.0", "DateTime": "2026-07-20T12:00:00",
            "DocumentQualifier": "full", "SupplierID": "Invented",
            "SourceSchool": {**census.SCHOOL, "AcademicYear": "2026"},
            "DestSchool": {"LEA": "999", "Estab": "4001"},
        }
    })  # fmt: skip
    return xml(
        "9992001_CTF_9994001_001.xml", ["<CTfile>", *head.splitlines(), "<CTFpupilData>"], "Pupil", inside,
        ["</CTFpupilData>", "</CTfile>"],
    )  # fmt: skip


def themselves(pupil: dict[str, Any], path: str, number: int, born: int) -> dict[str, Any]:
    """A pupil under one of the surnames, born on a day of their own in the school year that began in `born`."""
    day = date(born, 9, 3) + timedelta(days=5 * number)
    named = census.changed(pupil, f"{path}/Surname".lstrip("/"), surname(number))
    return census.changed(named, f"{path}/DOB".lstrip("/"), day.isoformat())


BASES: dict[str, Callable[[], Base]] = {
    "attendance": attendance,
    "census": school_census,
    "transfer": transfer,
    "exclusions": exclusions,
    "weekly": weekly,
    "ks2": ks2,
}
"""The six kinds of file, by what they are called here."""


def before() -> list[Base]:
    """What was loaded before: the register of the day before, the census of the term before, results still wanting."""
    early = ks2()
    head, *lines = early.rows
    at = head.index("MATSCORE")
    provisional = [head, *([*line[:at], "", *line[at + 1 :]] for line in lines)]
    autumn = school_census(census.of_term(census.TODAY, "AUT", "2025-10-02"))
    return [attendance(MONDAY), autumn, replace(early, name="ks2-2019-07.csv", rows=provisional)]


def text_of(base: Base) -> str:
    """A base as text: of a table comma-separated, as Excel writes it."""
    if base.lines:
        return "\n".join(base.lines) + "\n"
    out = io.StringIO(newline="")
    csv.writer(out).writerows(base.rows)
    return out.getvalue()


def workbook_of(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of some sheets, the same every time: unpacked, and of no date."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist() if name != CORE]
    return zip_bytes([*parts, (CORE, NO_DATES)], zipfile.ZIP_STORED)


def bytes_of(base: Base) -> bytes:
    """A base as it is sent."""
    return workbook_of((base.sheet, base.rows)) if base.is_workbook else text_of(base).encode()


def written(base: Base, folder: Path) -> Path:
    """A base in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / base.name
    path.write_bytes(bytes_of(base))
    return path
