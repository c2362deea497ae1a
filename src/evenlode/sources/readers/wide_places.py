"""Of which place each record of a wide file is, by the codes that it bears."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy
import pyarrow
from numpy.typing import NDArray

from evenlode.sources.kinds import PlaceColumns, PlaceOf
from evenlode.sources.readers.distinct import Coded, Codes
from evenlode.vocabulary.identifiers import is_laestab, is_urn
from evenlode.vocabulary.places import ENGLAND, PlaceKind, by_code, by_dfe_number

NOWHERE = 0  # the number of the place that cannot be read


@dataclass(frozen=True, eq=False)
class Places:
    """The distinct places of a file, the number of each record's, and which records are of a kind that we know.

    Number 0 is no place: its records bear no code that we know. `kinds` numbers each record's kind as `PlaceOf` does.
    """

    texts: tuple[str, ...]
    codes: Codes
    kinds: NDArray[numpy.int64]

    def are(self, *kinds: PlaceOf) -> NDArray[numpy.bool_]:
        """For every record, whether its place is of one of some kinds."""
        return numpy.isin(self.kinds, [list(PlaceOf).index(kind) for kind in kinds])


class Numbering:
    """Numbers for texts, in the order in which they are first met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": NOWHERE}

    def of(self, text: str | None) -> int:
        """The number of a text; 0 for none."""
        return self.numbers.setdefault(text or "", len(self.numbers))


def places_of(columns: PlaceColumns, texts: pyarrow.Table) -> Places:
    """The place of every record."""
    numbering, count = Numbering(), len(texts)
    found = numpy.full(count, NOWHERE, numpy.int64)
    kinds = kinds_of(columns, texts)
    for kind in PlaceOf:
        mine = kinds == list(PlaceOf).index(kind)
        if mine.any():
            found = numpy.where(mine, placed(kind, columns, texts, numbering), found)
    return Places(tuple(numbering.numbers), found, kinds)


def kinds_of(columns: PlaceColumns, texts: pyarrow.Table) -> NDArray[numpy.int64]:
    """For every record the number of its kind of place."""
    order = list(PlaceOf)
    if not columns.level:
        return numpy.full(len(texts), order.index(columns.always), numpy.int64)
    level = Coded.of(texts[columns.level])
    meant = level.read(lambda text: order.index(columns.levels.get(text.strip().lower(), columns.always)))
    return numpy.array(meant, numpy.int64)[level.codes] if meant else numpy.zeros(len(texts), numpy.int64)


def placed(kind: PlaceOf, columns: PlaceColumns, texts: pyarrow.Table, numbering: Numbering) -> Codes:
    """For every record the number of its place, were it of this kind; the first column that names one counts."""
    if kind is PlaceOf.ENGLAND:
        return numpy.full(len(texts), numbering.of(ENGLAND.code), numpy.int64)
    found = numpy.full(len(texts), NOWHERE, numpy.int64)
    for column in columns.codes.get(kind, ()):
        if column in texts.column_names:
            coded = Coded.of(texts[column])
            numbers = numpy.array([numbering.of(MEANINGS[kind](text.strip())) for text in coded.texts], numpy.int64)
            found = numpy.where(found == NOWHERE, numbers[coded.codes], found) if len(numbers) else found
    if kind is PlaceOf.SCHOOL and columns.laestab and set(columns.laestab) <= set(texts.column_names):
        found = numpy.where(found == NOWHERE, by_pair(columns.laestab, texts, numbering), found)
    if kind is PlaceOf.OTHER and columns.level:
        found = numpy.where(found == NOWHERE, by_level(columns, texts, numbering), found)
    return found


def by_pair(pair: tuple[str, str], texts: pyarrow.Table, numbering: Numbering) -> Codes:
    """Schools by the number of their authority and their own number in it."""
    authority, own = (texts[column].to_pylist() for column in pair)
    told = [one.strip() + other.strip().zfill(4) for one, other in zip(authority, own, strict=True)]
    return numpy.array([numbering.of(school(text)) for text in told], numpy.int64)


def by_level(columns: PlaceColumns, texts: pyarrow.Table, numbering: Numbering) -> Codes:
    """What is of no kind of ours is known by the column that says of which kind it is."""
    level = Coded.of(texts[columns.level])
    numbers = level.read(lambda text: numbering.of(f"{columns.level}={text.strip()}"))
    return numpy.array(numbers, numpy.int64)[level.codes]


def region(text: str) -> str | None:
    """A region's ONS code; None for anything else."""
    place = by_code(text) or by_dfe_number(text)
    return place.code if place and place.kind is PlaceKind.REGION else None


def authority(text: str) -> str | None:
    """An authority's ONS code, by its code of any date or its DfE number; None for anything else."""
    place = by_code(text) or by_dfe_number(text)
    return place.code if place and place.kind is PlaceKind.AUTHORITY else None


def school(text: str) -> str | None:
    """A school by its URN or, where that is not known, by its LAESTAB; None for anything else."""
    plain = text.replace("/", "").removesuffix(".0")
    if is_urn(plain):
        return plain
    return f"laestab-{plain}" if is_laestab(plain) else None


MEANINGS: dict[PlaceOf, Callable[[str], str | None]] = {
    PlaceOf.REGION: region,
    PlaceOf.AUTHORITY: authority,
    PlaceOf.SCHOOL: school,
    PlaceOf.OTHER: lambda text: text or None,
}
