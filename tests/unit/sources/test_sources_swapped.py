"""Two columns whose contents were exchanged, in every pair and kind of file: never in silence where they differ."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from conftest import PROFILE
from corrupt.bases import BASES, Base, text_of, written
from corrupt.faults import Spoilt, swap
from evenlode.engines.kinds import Engine
from evenlode.errors import Refused
from evenlode.sources.record_kinds import Field, Kind, RecordFile, alike
from evenlode.sources.registry import SOURCES
from told import read_told

SOURCE_OF = {
    "attendance": "attendance_days", "census": "school_census", "transfer": "common_transfer",
    "exclusions": "exclusions_return", "weekly": "attendance_providers_weekly", "ks2": "ks2_results",
}  # fmt: skip
ELEMENTS = {
    "census": (
        "UPN", "Surname", "Forename", "DOB", "Sex", "Ethnicity", "Language", "ServiceChild", "YoungCarer",
        "EnrolStatus",
        "EntryDate", "PartTime", "Boarder", "NCyearActual", "SENprovision", "SENtypeRank", "SENtype", "FSMstartDate",
        "Category", "StartDate", "SessionsLost", "SessionsPossible", "SessionsAuthorised", "PostCode",
    ),
    "transfer": (
        "UPN", "Surname", "Forename", "DOB", "Sex", "NCyearActual", "Ethnicity", "Language", "ServiceChild",
        "FSMstartDate", "InCare", "StartDate", "SENprovision", "SENtype", "PostCode", "Email", "Stage", "Subject",
        "Result", "EntryDate",
    ),
}  # fmt: skip
"""The elements of a pupil that are exchanged, in the files that are no tables."""


ALIKE = {Kind.MOMENT: Kind.DATE, Kind.DECIMAL: Kind.WHOLE, Kind.LANGUAGE: Kind.SHORT_CODE}
"""Kinds of which every text is one of the other too, as a day is a moment, and a whole number a number."""

NUMBERS = {("NCyearActual", "SessionsLost"), ("NCyearActual", "SessionsAuthorised")}
"""A small number is a year group too."""


def columns_of(kind: str, base: Base) -> list[str]:
    """The columns, or elements, of a kind of file."""
    return [*ELEMENTS[kind]] if kind in ELEMENTS else base.rows[0]


def field_of(source: RecordFile, name: str) -> Field | None:
    """The field that a column, or the last part of an element's path, fills; None where nothing reads it."""
    fields = (one for kind in source.records for one in kind.fields)
    return next(
        (one for one in fields if alike(name) in {alike(text.rpartition("/")[2]) for text in one.columns}), None
    )


def domain_of(source: RecordFile, name: str) -> object:
    """What may stand in a column: two with the same domain cannot be told apart by what stands in them."""
    field = field_of(source, name)
    if field is None or field.kind is Kind.TEXT:
        return Kind.TEXT
    kind = ALIKE.get(field.kind, field.kind)
    return (kind, field.codes.id if field.codes else "", tuple(sorted(field.meanings)))


def pairs() -> Iterator[tuple[str, str, str]]:
    """Every pair of columns of every kind of file that differ in what may stand in them."""
    for kind, make in BASES.items():
        source = SOURCES.find(SOURCE_OF[kind])
        assert isinstance(source, RecordFile)
        for one, other in combinations(columns_of(kind, make()), 2):
            if domain_of(source, one) != domain_of(source, other) and (one, other) not in NUMBERS:
                yield kind, one, other


PAIRS = list(pairs())
EACH = 5 if PROFILE == "quick" else 1


@pytest.mark.parametrize("kind", BASES)
def test_no_two_columns_that_differ_are_exchanged_in_silence(engine: Engine, tmp_path: Path, kind: str) -> None:
    chosen = [(one, other) for at, one, other in PAIRS if at == kind][::EACH]
    silent = [pair for pair in chosen if is_silent(engine, tmp_path, kind, *pair)]
    assert silent == []


def is_silent(engine: Engine, folder: Path, kind: str, one: str, other: str) -> bool:
    """Whether a file in which two columns were exchanged is read without a word."""
    file = Spoilt(BASES[kind](), 1)
    swap(file, one, other)
    if text_of(file.base) == text_of(BASES[kind]()):
        return False  # both said the same
    try:
        found = read_told(engine, written(file.base, folder))
    except Refused:
        return False
    return not found.problems and not found.read.questions


def test_there_are_hundreds_of_pairs_in_all_six() -> None:
    assert {kind for kind, _one, _other in PAIRS} == set(BASES)
    assert len(PAIRS) > 500
