"""GeoJSON files: a collection of features read into a text table, one record a feature, its geometry as text.

A file is read whole, so it may have no more bytes than a workbook's part that is read whole. Numbers of a geometry are
written again as the shortest text of the same double.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from evenlode.errors import Problem, Refused, Severity
from evenlode.formats.cells import cell_text
from evenlode.formats.json_values import Wrong, compact, is_writable, parsed
from evenlode.formats.kinds import PEEK_CELL, PEEK_ROWS, FileKind, Lines, Peek, SheetPeek, TextTable
from evenlode.formats.limits import MB, Deadline, Limits
from evenlode.formats.text_tables import TableMaker, checked_header, refuse_length

GEOMETRY = "geometry"
_DEGREES = ("CRS84", "4326")  # what stands in the name of a system of coordinates that is longitude and latitude
_AGAIN = "Download the file again from the publisher, and compare its size with the publisher's."


def peek_geojson(path: Path, limits: Limits) -> Peek:
    """The names of the features' properties and the first features; see `reading.peek`."""
    found = _features(path, limits)
    header = _header(found, path, limits)
    rows = [header, *(cells for _, cells, _ in islice(_records(found, header), PEEK_ROWS - 1))]
    shown = tuple(tuple(cell[:PEEK_CELL] for cell in row) for row in rows)
    return Peek(FileKind.GEOJSON, path.name, (SheetPeek("", shown),), "utf-8")


def read_geojson(path: Path, limits: Limits, only: int | None) -> TextTable:
    """Every feature as a record, its geometry in the column `geometry`; see `reading.read_table`."""
    deadline = Deadline(path.name, limits.max_seconds)
    found = _features(path, limits)
    refuse_length(len(found), path.name, limits)
    header = _header(found, path, limits)
    maker = TableMaker(header, path, limits)
    for record, cells, wrong in _records(found, header):
        deadline.check()
        if only in (None, record):
            _take(maker, record, cells, wrong or _too_long(cells, limits))
    return maker.text_table(FileKind.GEOJSON, "", Lines(), encoding="utf-8")


def _take(maker: TableMaker, record: int, cells: tuple[str, ...], wrong: str) -> None:
    if wrong:
        remedy = "Ask the publisher for a file in which it is right; of several degrees of detail take a coarser one."
        maker.leave(Problem(record, None, "geojson.feature", wrong, remedy, Severity.ERROR))
    else:
        maker.take(record, cells, sum(map(len, cells)))


def _too_long(cells: tuple[str, ...], limits: Limits) -> str:
    longest = max(map(len, cells))
    if longest <= limits.max_cell:
        return ""
    return (
        f"A text or boundary of this feature has {longest:,} characters; the most that is read is {limits.max_cell:,}."
    )


def _records(features: list[Any], header: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Every feature's number from 1, its cells under the header, and what is wrong with it, if anything is."""
    names = _names(features)
    for number, feature in enumerate(features, start=1):
        properties = _properties(feature)
        if properties is None:
            yield number, ("",) * len(header), "This is not a feature with properties."
            continue
        values = [feature.get(GEOMETRY), *(properties.get(name) for name in names)]
        cells = tuple(map(_text, values))
        wrong = "" if is_writable(cells) else "A text of this feature holds letters that no encoding has."
        yield number, cells, wrong


def _header(features: list[Any], path: Path, limits: Limits) -> tuple[str, ...]:
    return checked_header([GEOMETRY, *_names(features)], f"{path.name}, the features' properties", limits)


def _names(features: list[Any]) -> tuple[str, ...]:
    """The names of all properties, in the order in which they first stand in the file."""
    return tuple(dict.fromkeys(name for feature in features for name in _properties(feature) or ()))


def _properties(feature: Any) -> dict[str, Any] | None:
    """A feature's properties; None where it is no feature."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return None
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else None


def _text(value: Any) -> str:
    return compact(value) if isinstance(value, (dict, list)) else cell_text(value)


# The file as a whole


def _features(path: Path, limits: Limits) -> list[Any]:
    """The features of a collection, once it was found to be whole, harmless and in degrees."""
    try:
        found = parsed(_bytes(path, limits), "a GeoJSON file", "boundaries")
        return _collected(found)
    except Wrong as wrong:
        raise Refused(f"{path.name} {wrong.what}.", where=path.name, remedy=_AGAIN) from wrong


def _bytes(path: Path, limits: Limits) -> bytes:
    size = path.stat().st_size
    if size > limits.max_part:
        raise Refused(
            f"{path.name} is a GeoJSON file of {size / MB:,.0f} MB; the most is {limits.max_part / MB:,.0f} MB.",
            where=path.name,
            remedy="Take the publisher's file with generalised boundaries, which has less detail, and send that.",
        )
    return path.read_bytes()


def _collected(found: Any) -> list[Any]:
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise Wrong("is a JSON file, and no collection of features, which is not read here")
    features = found.get("features")
    if not isinstance(features, list) or not any(_properties(feature) for feature in features):
        raise Wrong("is a GeoJSON file without a feature that has properties")
    named = compact(found.get("crs") or "CRS84")
    if not any(system in named for system in _DEGREES):
        raise Wrong("is a GeoJSON file whose coordinates are not degrees of longitude and latitude")
    return features
