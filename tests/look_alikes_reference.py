"""Makers of look-alikes of lists of reference: codes, descriptions of columns, small areas and boundaries.

The shapes are the publishers', the values invented. Each maker writes one file and gives its path.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from look_alikes import made, saved, sheet_of, written_csv

Row = Sequence[str]
EES_META = (
    "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "filter_hint", "filter_grouping_column",
)  # fmt: skip
METAFILE = (
    "Column", "Metafile heading", "Metafile description", "Methodology changes", "Null field for special schools",
)  # fmt: skip

# The column names of each list of codes, and records as it may hold them, with the signs that are codes too.
CODES: Mapping[str, tuple[Row, tuple[Row, ...]]] = {
    "codes_amendment": (
        ("AmendCode", "AmendCodeDescription"),
        (("-", ""), ("Q", "Invented change"), ("R", "")),
    ),
    "codes_answers": (
        ("Id", "QuestionId", "AnswerValue", "IsRejected"),
        (("1", "InventedQuestion", "Nowhere", "1"), ("2", "InventedQuestion", "Elsewhere, invented", "0")),
    ),
    "codes_ethnicity": (
        ("EthnicityCode", "EthnicityDescription", "ParentEthnicityCode"),
        (("?", "Invented: not said", "900"), ("XINV", "Invented background", "901")),
    ),
    "codes_inclusion": (
        ("P_INCL", "P_INCLDescription", "DisplayFlag"),
        (("901", "Invented: counted", "1"), ("902", "Invented, not counted", " ")),
    ),
    "codes_inclusion_pairs": (("P_INCL", "IncAdjReasonID"), (("901", "7"), ("901", "8"), ("902", "7"))),
    "codes_inclusion_reason": (
        ("IncAdjReasonID", "IncAdjReasonDescription", "CanCancel", "ListOrder"),
        (("7", "Invented reason", "1", "0"), ("8", "Another invented reason", "0", "")),
    ),
    "codes_language": (("LanguageCode", "LanguageDescription"), (("?", "Invented"), ("XXX", "Inventish"))),
    "codes_sen": (("SENStatusCode", "SENStatusDescription"), (("?", "Invented"), ("X", "Help, invented"))),
    "codes_year_group": (
        ("YearGroupCode", "YearGroupDescription"),
        (("? ", "Invented"), ("0 ", "Year nought"), ("21", "Year twenty-one")),
    ),
}  # fmt: skip


def codes(path: Path, source: str, more: Sequence[Row] = ()) -> Path:
    """A list of codes, with `more` records at its end."""
    header, rows = CODES[source]
    return written_csv(path, [header, *rows, *more])


def guidance(path: Path) -> Path:
    """The guidance on absence and its reasons: two columns and nothing else."""
    rows = [("Invented absence rate", "Words, invented.\n\nIn two paragraphs. "), ("Invented reason", "More words.")]
    return written_csv(path, [("Indicator", "Description"), *rows])


def ees_meta(path: Path, rows: Sequence[Row] = (), header: Row = EES_META) -> Path:
    """The description of an open-data table's columns; a record may be shorter than the header."""
    first = [
        ("invented_count", "Indicator", "Number of invented things", "Invented fields", "", "", ""),
        ("invented_rate", "Indicator", "Invented rate", "", "%", "", ""),
        ("invented_type", "Filter", "Invented type", "", "", "Filter by invented type", "invented_group"),
    ]
    every = rows or first
    return written_csv(path, [header, *([*row, *[""] * (len(header) - len(row))] for row in every)])


def performance_meta(path: Path, words: str = "Invented words") -> Path:
    """The description of the columns of a performance table, in the form of key stage 2."""
    rows = [("1", "RECTYPE", words), ("2", "INVENTED", "Invented 'description'")]
    return written_csv(path, [("Column", "Field Name", "Label/Description"), *rows])


def performance_metafile(path: Path, nameless: int = 18, words: str = "Other invented words") -> Path:
    """The same in the form of key stage 4, with nameless empty columns at its edge."""
    rows = [("1", "RECTYPE", words, "", "Yes"), ("2", "INVENTED", "Invented", "New method, invented", "")]
    return written_csv(path, [[*row, *[""] * nameless] for row in (METAFILE, *rows)])


def indices(
    path: Path, areas_year: str = "2011", districts_year: str = "2019", sheet: str = "IoD2019 invented"
) -> Path:
    """A workbook of ranks in the indices of deprivation, its table on the second sheet."""
    index = ("Index of Multiple Deprivation (IMD)", "Income Deprivation Affecting Children Index (IDACI)",
             "Income Deprivation Affecting Older People (IDAOPI)")  # fmt: skip
    header = [f"LSOA {what} ({areas_year})" for what in ("code", "name")]
    header += [f"Local Authority District {what} ({districts_year})" for what in ("code", "name")]
    for name in index:
        header += [f"{name} Rank (where 1 is most deprived)", f"{name} Decile (where 1 is most deprived 10% of LSOAs)"]
    book = sheet_of("Notes", [["Invented notes"]])
    rows = [[f"E0199900{at}", f"Nowhere 00{at}A", "E07999999", "Nowhere", at, 1, at + 1, 2, at + 2, 3] for at in (1, 2)]
    book.create_sheet(sheet)
    for row in (header, *rows):
        book[sheet].append(row)
    return saved(book, path)


def feature(letters: str, code: str, **more: Any) -> dict[str, Any]:
    """One invented place: a triangle."""
    named = {f"{letters}CD": code, f"{letters}NM": f"Place {code}", f"{letters}NMW": " ", "BNG_E": 447161}
    ring = [[-1.5, 51.25], [-1.25, 51.5], [-1.0, 51.25], [-1.5, 51.25]]
    where = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": named | {"LONG": -1.27, "LAT": 51.3} | more, "geometry": where}


def boundaries(path: Path, letters: str = "LAD24", more: Sequence[Any] = (), crs: str = "CRS84") -> Path:
    """A collection of boundaries: two places, and `more` features after them."""
    places = [feature(letters, code) for code in ("E07999991", "S12999992")]
    named = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:OGC:1.3:{crs}"}}
    whole = {"type": "FeatureCollection", "name": "Invented", "crs": named, "features": [*places, *more]}
    made(path).write_text(json.dumps(whole, indent=1), encoding="utf-8")
    return path
