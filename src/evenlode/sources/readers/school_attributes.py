"""What a file of figures says of the schools in it besides: their names, numbers, kinds and places."""

import numpy
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute

from evenlode.sources.kinds import PlaceOf, WideFigures
from evenlode.sources.readers.distinct import constant, dictionary
from evenlode.sources.readers.wide_places import authority
from evenlode.sources.readers.wide_records import Records
from evenlode.tables.conform import conform
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.identifiers import is_urn

SCHOOL = TABLES.find("school")


def schools_of(
    source: WideFigures, records: Records, texts: pyarrow.Table, accepted: NDArray[numpy.bool_]
) -> pyarrow.Table | None:
    """One row of table `school` for every school with a URN that the file describes; None where it describes none."""
    if not records.roles.described:
        return None
    urns = numpy.array([is_urn(text) for text in records.places.texts], dtype=bool)[records.places.codes]
    at = numpy.flatnonzero(accepted & records.places.are(PlaceOf.SCHOOL) & urns)
    here = texts.take(pyarrow.array(at))
    told = {name: described(name, ours_of(records, name), here) for name in columns_told(records)}
    rows = {
        column.name: told.get(column.name, constant("", len(at)))
        for column in SCHOOL.columns
        if column.name != "record"
    }
    named = {
        "source": constant(source.id, len(at)),
        "urn": dictionary(records.places.texts, records.places.codes[at]),
        "record": records.numbers.take(pyarrow.array(at)),
    }
    return conform(SCHOOL, once_each(pyarrow.table(rows | numbered(source, here) | named)))


def columns_told(records: Records) -> set[str]:
    """The columns of table `school` that the file's columns fill."""
    return set(records.roles.described.values())


def ours_of(records: Records, ours: str) -> list[str]:
    """The file's columns that fill one of ours."""
    return [name for name, one in records.roles.described.items() if one == ours]


def described(ours: str, names: list[str], texts: pyarrow.Table) -> pyarrow.Array:
    """The text of one column of ours: the file's own, or the texts of several with their names."""
    columns = [compute.utf8_trim_whitespace(texts[name].cast("string")) for name in names]
    if ours != "detail":
        return joined(columns, ", ")
    told = [
        compute.if_else(compute.equal(column, ""), "", compute.binary_join_element_wise(name, column, ": "))
        for name, column in zip(names, columns, strict=True)
    ]
    return joined(told, "; ")


def joined(columns: list[pyarrow.Array], mark: str) -> pyarrow.Array:
    """The texts of several columns as one, with a mark between those that are not empty."""
    whole = columns[0]
    for column in columns[1:]:
        both = compute.and_(compute.not_equal(whole, ""), compute.not_equal(column, ""))
        whole = compute.binary_join_element_wise(whole, column, compute.if_else(both, mark, ""))
    return whole


def numbered(source: WideFigures, texts: pyarrow.Table) -> dict[str, pyarrow.Array]:
    """A school's LAESTAB and its authority, where the file gives the two numbers that they are made of."""
    pair = source.places.laestab
    if not pair or not set(pair) <= set(texts.column_names):
        return {}
    numbers, own = (texts[column].to_pylist() for column in pair)
    told = [one.strip() + other.strip().zfill(4) for one, other in zip(numbers, own, strict=True)]
    return {
        "laestab": pyarrow.array([text if len(text) == 7 else "" for text in told], pyarrow.string()),
        "authority": pyarrow.array([authority(text.strip()) or "" for text in numbers], pyarrow.string()),
    }


def once_each(rows: pyarrow.Table) -> pyarrow.Table:
    """The first row of each school: a file of several years has one a year."""
    urns = rows["urn"].cast("string").to_pylist()
    first = {urn: place for place, urn in reversed(list(enumerate(urns)))}
    return rows.take(pyarrow.array(sorted(first.values()), pyarrow.int64()))
