"""Which source and year of a measure a report shows, where several are published."""

from dataclasses import dataclass
from typing import Any

import pytest

from evenlode.measures.registry import MEASURES
from evenlode.publications.choosing import Chosen, choice
from evenlode.vocabulary.years import Year


@dataclass(frozen=True)
class Key:
    """As much of a figure's key as is asked for."""

    source: str
    year: Year
    group: str = "all"


@dataclass(frozen=True)
class Published:
    """As much of a figure as is asked for."""

    key: Key
    flags: tuple[str, ...] = ()


def published(text: str) -> Any:
    """A figure, from its source, its year, and a flag where it has one."""
    source, year, *flags = text.split()
    return Published(Key(source, Year.parse(year)), tuple(flags))


@pytest.mark.parametrize(
    ("measure", "figures", "wanted"),
    [
        ("absence_persistent", ["lait 202324", "lait 202425"], "lait 202425"),
        ("absence_persistent", ["lait 202425", "ees_attendance 202526 partial_year"], "lait 202425"),
        ("absence_persistent", ["ees_attendance 202526 partial_year"], "ees_attendance 202526"),
        ("exclusions_permanent", ["strategy_2015 201415", "ees_exclusions 201617"], "ees_exclusions 201617"),
        ("absence_overall", ["ees_absence 201617", "lait 201617"], "lait 201617"),
        ("neet", ["ees_neet cy2025", "lait fy202425"], "lait fy202425"),
        ("neet", ["ees_neet cy2026", "lait fy202425"], "ees_neet cy2026"),
    ],
)
def test_the_newest_whole_year_is_shown_and_of_equally_new_ones_the_preferred_source(
    measure: str, figures: list[str], wanted: str
) -> None:
    found = choice(MEASURES.find(measure), [published(text) for text in figures])
    source, year = wanted.split()
    assert found == Chosen(source, Year.parse(year))
