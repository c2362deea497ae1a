"""Every measure says who vouches for it and until when, what it means since when, and who publishes it."""

import re
from datetime import date

import pytest

from evenlode.measures.kinds import Chance, Difference, Measure
from evenlode.measures.registry import MEASURES
from evenlode.sources.kinds import LongFigures, WideFigures
from evenlode.sources.registry import SOURCES
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import Year

# Figures that reach us in Evenlode's tidy form, from a publication that has no reader of its own.
QUOTED = {"strategy_2015"}

each_measure = pytest.mark.parametrize("measure", list(MEASURES), ids=lambda one: one.id)


def publishers() -> set[str]:
    """Every source that a figure's key can name."""
    return QUOTED | {one.figures_of for one in SOURCES if isinstance(one, LongFigures | WideFigures)}


@each_measure
def test_somebody_vouches_for_it_until_a_date(measure: Measure) -> None:
    said = (measure.title, measure.noun, measure.citation, measure.author, measure.reviewer)
    assert all(text.strip() for text in said)
    assert date.fromisoformat(measure.reviewed) < date.fromisoformat(measure.review_next)


@each_measure
def test_its_page_says_more_than_its_title(measure: Measure) -> None:
    sentences = re.findall(r"[.!?](?=\s|$)", MEASURES.documentation(measure.id))
    assert len(sentences) >= 2


@each_measure
def test_its_definitions_stand_newest_first(measure: Measure) -> None:
    years = [Year.parse(since.year) for since in measure.definitions]
    assert years, "it has a definition"
    assert years == sorted(set(years), reverse=True)
    assert all(since.text.strip() for since in measure.definitions)
    ended = [since for since in measure.definitions if since.last]
    assert all(Year.parse(since.year) <= Year.parse(since.last) for since in ended)


@each_measure
def test_its_years_are_all_of_its_kind(measure: Measure) -> None:
    definitions = [year for since in measure.definitions for year in (since.year, since.last) if year]
    labels = [*definitions, *measure.covid, *(marker.year for marker in measure.markers)]
    other = [label for label in labels if Year.parse(label).kind is not measure.years]
    assert not other


@each_measure
def test_it_is_published_by_somebody_we_know(measure: Measure) -> None:
    assert measure.published_in, "a published measure names its sources, in order of preference"
    assert len(set(measure.published_in)) == len(measure.published_in)
    assert set(measure.published_in) <= publishers()


@each_measure
def test_what_it_says_of_differing_sources_is_whole(measure: Measure) -> None:
    for said in measure.differs:
        assert said.sources
        assert set(said.sources) <= publishers()
        assert all(Year.parse(year).kind is measure.years for year in said.years)
        assert said.text.strip()
        assert said.citation.strip()
        assert said.kind not in (Difference.SAME, Difference.ROUNDING, Difference.UNKNOWN)


@each_measure
def test_its_decimals_are_those_that_people_read(measure: Measure) -> None:
    assert 0 <= measure.decimals <= 3


# Percentages that are not of pupils who do or do not: of sessions, of estimated populations, of decisions.
CLUSTERED = {
    "absence_authorised", "absence_overall", "absence_unauthorised", "early_education_take_up",
    "early_education_take_up_two", "sen_tribunal_appeal_rate",
}  # fmt: skip


@each_measure
def test_its_interval_suits_its_unit(measure: Measure) -> None:
    if measure.unit is Unit.PERCENT:
        assert (measure.chance is Chance.PROPORTION) == (measure.id not in CLUSTERED)
    elif measure.unit in (Unit.SCORE, Unit.POINTS):
        assert measure.chance is Chance.NONE
    else:
        assert measure.chance is not Chance.PROPORTION
