"""Look-alike exports of case systems, which no source describes: the mappings in the documents are of them."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from house.source import ROOT
from look_alikes import saved, sheet_of
from look_alikes_ident import upn

MAPPINGS = ROOT / "docs" / "how-to" / "mappings"
EXCLUSIONS, HOME_EDUCATION = MAPPINGS / "exclusions.toml", MAPPINGS / "home-education.toml"


def exclusion(child: int, **more: str) -> dict[str, str]:
    """A line of a list of exclusions."""
    line = {
        "Case": str(7000 + child), "Pupil": "Canarysur, Canaryfore", "Pupil UPN": upn(child), "Base URN": "900001",
        "Excl Type": "Fixed Period", "Excl Start": f"{child:02d}-Feb-26", "Excl End": f"{child + 1:02d}-Feb-26",
        "No. Sessions": "4", "Main Reason": "Persistent disruption", "Other Reason": "(none)",
        "SEN Stage": "SEN Support", "LAC?": "N", "LA Notified": f"{child:02d}-Feb-26",
    }  # fmt: skip
    return {**line, **more}


def exclusions(path: Path, lines: Sequence[Mapping[str, str]]) -> Path:
    """The list, with a title above it and a total below it."""
    with path.open("w", newline="", encoding="cp1252") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Exclusions report"])
        writer.writerow(["Run on 01-Mar-26"])
        writer.writerow(list(lines[0]))
        writer.writerows(list(line.values()) for line in lines)
        writer.writerow(["Total", str(len(lines))])
    return path


def at_home(child: int, **more: object) -> dict[str, object]:
    """A line of a list of children educated at home, as a workbook holds it."""
    line: dict[str, object] = {
        "Name": "Canaryfore Canarysur", "UPN": upn(child), "Date EHE began": date(2026, 1, 12), "Date closed": None,
        "Officer team": "EHE team", "Previous school URN": 900001, "EHCP": "No", "Open to CSC": "No",
        "Reason given by parent": "Canary's wish", "Suitability": "Enquiries ongoing",
        "Last visit or contact": date(2026, 2, 10), "Notes": "Canarynote",
    }  # fmt: skip
    return {**line, **more}


def home_education(path: Path, lines: Sequence[Mapping[str, object]], sheet: str = "EHE current") -> Path:
    """The workbook: a cover sheet, and the list under a title."""
    rows = [["Elective home education"], ["Confidential"], [], list(lines[0]), *(list(line.values()) for line in lines)]
    book = sheet_of(sheet, rows)
    book.create_sheet("Cover", 0).append(["See the next sheet"])
    return saved(book, path)
