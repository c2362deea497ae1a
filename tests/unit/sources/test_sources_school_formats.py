"""DfE's files about schools are told from one another by their columns."""

from pathlib import Path

import pytest

from evenlode.formats.reading import peek
from evenlode.sources.kinds import WideFigures
from evenlode.sources.recognition import recognise
from evenlode.sources.registry import SOURCES
from look_alikes_schools import absence, census, gias, gias_links, ks2, ks4, register, write

MAKERS = {
    "performance_ks2": lambda path: ks2(path, 18, {"RECTYPE": "5", "PTRWM_EXP": "61%"}),
    "performance_ks4": lambda path: ks4(path, 18, {"RECTYPE": "7", "ATT8SCR": "41.2"}),
    "performance_absence": lambda path: absence(path, {"LA": "NAT", "ESTAB": "PRI", "PERCTOT": "3.1"}),
    "performance_census": lambda path: census(path, {"URN": "NAT", "ESTAB": "SEC", "PSENELK": "9.3"}),
    "school_register_2018": lambda path: register(path, {"URN": "900001"}),
    "gias_schools": lambda path: gias(path, {"URN": "900001"}),
    "gias_links": lambda path: gias_links(path, {"URN": "900001", "LinkURN": "900002", "LinkType": "Successor"}),
}
WIDE = [one for one in SOURCES if isinstance(one, WideFigures)]


@pytest.mark.parametrize("format", MAKERS)
def test_a_look_alike_is_recognised(tmp_path: Path, format: str) -> None:
    assert recognise(peek(MAKERS[format](tmp_path / "any.csv"))).source.id == format


@pytest.mark.parametrize("source", WIDE, ids=lambda one: one.id)
def test_a_file_with_every_claimed_column_is_recognised(tmp_path: Path, source: WideFigures) -> None:
    claimed = [column for one in source.indicators for column in (one.column, one.numerator, one.denominator) if column]
    columns = dict.fromkeys([*source.recognised_by, *source.attributes, *source.passed_over, *claimed])
    assert recognise(peek(write(tmp_path / "any.csv", list(columns), [{}]))).source.id == source.id
