"""Makers of look-alikes of the files that Evenlode reads: the publishers' shapes, filled with invented values only.

Each maker writes one file, making its folder where need be, and gives its path. The same arguments give the same bytes,
workbooks apart: their library writes the time into them.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from evenlode.sources.catalogue.evenlode_figures import SOURCE as TIDY_FIGURES
from evenlode.vocabulary.places import by_dfe_number

# An indicator, the label of a year as LAIT prints it, and a place's DfE number; and the text of the figure.
LaitKey = tuple[str, str, str]
# A measure, a place's code, a group and a year's id; and the text of the figure.
TidyKey = tuple[str, str, str, str]

CLOSENESS = ("Extremely Close", "Very Close", *["Close"] * 3, *["Somewhat close"] * 2, *["Not Close"] * 3)
DICTIONARY = (
    "Measure_code",
    "Topic",
    "Measure",
    "Chart_title",
    "Measure_short",
    "Polarity",
    "y_axis_name",
    "state_funded_flag",
    "Table_status",
    "Description",
    "Last Update",
    "Next Update",
    "Data Owner (DO) /Supplier and Contact Details",
    "Methodology",
    "Hyperlink(s)",
    "dps",
    "Year_Type",
    "No_Quartile",
)


def lait(path: Path, values: Mapping[LaitKey, str], extra: Iterable[tuple[LaitKey, str]] = ()) -> Path:
    """A table of all figures of the Local Authority Interactive Tool; `extra` records come after them."""
    records = [*values.items(), *extra]
    first: dict[str, str] = {}
    for (indicator, year, _number), _value in records:
        first.setdefault(indicator, year)
    titles = [f"Invented title of {name}" if year == first[name] else None for (name, year, _), _ in records]
    columns = {
        "Short Desc": pa.array([name for (name, _, _), _ in records], pa.string()),
        "Data item": pa.array(titles, pa.string()),
        "Years": pa.array([year for (_, year, _), _ in records], pa.string()),
        "LA and Regions": pa.array([place_name(number) for (_, _, number), _ in records], pa.string()),
        "Values": pa.array([value for _, value in records], pa.string()),
        "LA Number": pa.array([float(number) for (_, _, number), _ in records], pa.float64()),
        "Region": pa.array(["Invented Region"] * len(records), pa.string()),
    }
    made(path)
    pq.write_table(pa.table(columns), path)
    return path


def place_name(number: str) -> str:
    """What stands beside a DfE number; a number that is nobody's has a name all the same."""
    place = by_dfe_number(number)
    return place.name if place else "Nowhere"


def lait_dictionary(path: Path, names: Sequence[str] = ("KS1P_all", "Invented_Short")) -> Path:
    """The data dictionary of that tool: one row an indicator, with a line break inside a cell as the real one has."""
    rows = [
        [
            str(code),
            "Invented Topic",
            f"Title of {name}",
            f"Chart of {name}",
            name,
            "High",
            "Per cent",
            "NA",
            "Invented",
            "An invented description.\n\nIn two paragraphs.",
            "45809",
            "46174",
            "Nobody",
            "- an invented method",
            "https://example.org",
            "1",
            "Academic Year",
            "NA",
        ]
        for code, name in enumerate(names, start=1)
    ]
    return written_csv(path, [list(DICTIONARY), *rows], quoting=csv.QUOTE_ALL)


def neighbours(path: Path, sets: Mapping[int, Sequence[int]], closeness: Sequence[str] = CLOSENESS) -> Path:
    """A workbook of statistical neighbours: an authority's DfE number to those of its ten, closest first."""
    pairs = [name for number in range(1, 11) for name in (f"SN{number}", "SNP")]
    letters = [*"ABCDE", *range(3, 23)]
    book = sheet_of(
        "LA SN Groups",
        [
            letters,
            list(range(1, len(letters) + 1)),
            ["LA num", "LA Name", "LA number", "GOInd", "GOReg", *pairs],
            *(
                [
                    number,
                    place_name(str(number)),
                    number,
                    3,
                    "Invented Region",
                    *(cell for pair in zip(chosen, closeness, strict=True) for cell in pair),
                ]
                for number, chosen in sets.items()
            ),
        ],
    )
    return saved(book, path)


def authority_numbers(path: Path, numbers: Sequence[int] = (931, 933, 935)) -> Path:
    """A workbook of DfE's numbers of authorities."""
    rows = [[number, place_name(str(number)), "Invented Region", "UA"] for number in numbers]
    return saved(sheet_of("Sheet1", [["LA Number", "LA Name", "Region", "Type"], *rows]), path)


def tidy_figures(
    path: Path,
    values: Mapping[TidyKey, str],
    *,
    published: str = "2026-04",
    source: str = "lait",
    extra: Iterable[Mapping[str, str]] = (),
) -> Path:
    """Figures in Evenlode's own tidy form; a text that is no number is a state. `extra` has any columns."""
    records = [tidy_record(key, value) for key, value in values.items()] + [dict(one) for one in extra]
    common = {"published": published, "licence": "Invented", "source": source, "origin": "An invented publication"}
    rows = [[(common | record).get(column, "") for column in TIDY_FIGURES.columns] for record in records]
    return written_csv(path, [list(TIDY_FIGURES.columns), *rows])


def tidy_record(key: TidyKey, value: str) -> dict[str, str]:
    """One figure in tidy form, its publication apart."""
    measure, place, group, year = key
    number = value.replace(".", "", 1).replace("-", "", 1).isdecimal()
    return {
        "measure": measure,
        "place": place,
        "phase": "all",
        "group": group,
        "year": year,
        "period": "year",
        "reason": "all",
        "state": "value" if number else value,
        "printed": value,
        "origin_record": "1",
        "origin_cell": "Invented",
    }


def sheet_of(title: str, rows: Iterable[Sequence[object]]) -> openpyxl.Workbook:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    return book


def saved(book: openpyxl.Workbook, path: Path) -> Path:
    """A workbook as a file."""
    book.save(made(path))
    return path


def written_csv(path: Path, rows: Iterable[Sequence[str]], quoting: int = csv.QUOTE_MINIMAL) -> Path:
    """Rows as a CSV file."""
    with made(path).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=quoting).writerows(rows)  # type: ignore[arg-type] - one of csv's own constants
    return path


def made(path: Path) -> Path:
    """A path whose folder is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
