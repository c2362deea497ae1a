"""Every id that a source names exists, no two of its indicators claim one figure, and it says where it comes from."""

from collections import Counter

import pytest

from evenlode.measures.registry import MEASURES
from evenlode.sources.kinds import LongFigures, Source, TextRows, TidyRows, WideFigures
from evenlode.sources.registry import SOURCES
from evenlode.sources.school_kinds import SchoolRegister
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.periods import is_period
from evenlode.vocabulary.phases import ALL_PHASES
from evenlode.vocabulary.reasons import is_reason
from evenlode.vocabulary.releases import Release
from evenlode.vocabulary.units import Unit

EVERY = list(SOURCES)
INTO_A_TABLE = [one for one in EVERY if isinstance(one, TextRows | TidyRows)]
CLAIMING = [one for one in EVERY if isinstance(one, LongFigures)]
WIDE = [one for one in EVERY if isinstance(one, WideFigures)]
REGISTERS = [one for one in EVERY if isinstance(one, SchoolRegister)]
EXISTS = {
    "group": lambda id: id in ALL_GROUPS,
    "phase": lambda id: id in ALL_PHASES,
    "period": is_period,
    "reason": is_reason,
    "release": lambda id: id in set(Release),
}

each_source = pytest.mark.parametrize("source", EVERY, ids=lambda one: one.id)
each_wide = pytest.mark.parametrize("source", WIDE, ids=lambda one: one.id)
each_claiming = pytest.mark.parametrize("source", CLAIMING, ids=lambda one: one.id)


@each_source
def test_it_says_where_it_comes_from(source: Source) -> None:
    said = (source.title, source.publisher, source.licence, source.citation, source.rests_on)
    assert all(text.strip() for text in said)
    assert source.exactness(), "it is recognised by its columns, or by its elements"


@each_claiming
def test_its_claims_name_what_exists(source: LongFigures) -> None:
    measures = set(MEASURES.ids())
    unknown = [
        claim
        for claim in source.claims
        if claim.measure not in measures or claim.group not in ALL_GROUPS or claim.phase not in ALL_PHASES
    ]
    assert not unknown


@each_claiming
def test_no_two_indicators_claim_one_figure(source: LongFigures) -> None:
    claimed = Counter((claim.measure, claim.group, claim.phase) for claim in source.claims)
    assert [key for key, times in claimed.items() if times > 1] == []


@each_claiming
def test_its_years_are_those_of_the_measures_it_claims(source: LongFigures) -> None:
    other = [claim for claim in source.claims if claim.years is not MEASURES.find(claim.measure).years]
    assert not other


@each_claiming
def test_the_measures_it_claims_name_it(source: LongFigures) -> None:
    claimed = {claim.measure for claim in source.claims}
    assert [id for id in sorted(claimed) if source.figures_of not in MEASURES.find(id).published_in] == []


@pytest.mark.parametrize("source", [*CLAIMING, *WIDE], ids=lambda one: one.id)
def test_it_says_whose_word_its_symbols_are(source: LongFigures | WideFigures) -> None:
    assert source.symbols
    assert source.symbols_citation.strip()


@each_wide
def test_its_indicators_name_what_exists(source: WideFigures) -> None:
    measures = set(MEASURES.ids())
    assert [one for one in source.indicators if one.measure not in measures] == []
    parts = [
        (part, id)
        for one in source.indicators
        for part, id in (("group", one.group), ("phase", one.phase), ("period", one.period), ("reason", one.reason))
        if id
    ]
    assert [pair for pair in parts if not EXISTS[pair[0]](pair[1])] == []


@each_wide
def test_its_filters_set_parts_to_what_exists(source: WideFigures) -> None:
    meanings = [(one.part, id) for one in source.filters for id in one.values.values()]
    assert [pair for pair in meanings if not EXISTS[pair[0]](pair[1])] == []
    assert [flag for flag in source.flags if flag not in set(Flag)] == []
    assert source.release in set(Release)


@each_wide
def test_its_texts_are_written_as_they_are_looked_up(source: WideFigures) -> None:
    texts = [*source.symbols, *source.places.levels, *(text for one in source.filters for text in one.values)]
    assert [text for text in texts if text != text.strip().lower()] == []


@each_wide
def test_no_two_columns_claim_one_figure(source: WideFigures) -> None:
    claimed = Counter((one.measure, one.group, one.phase, one.period, one.reason) for one in source.indicators)
    assert [key for key, times in claimed.items() if times > 1] == []


@each_wide
def test_no_column_is_two_things(source: WideFigures) -> None:
    filters = [one.column for one in source.filters]
    used = Counter([*(one.column for one in source.indicators), *filters, *source.attributes, *source.passed_over])
    assert [column for column, times in used.items() if times > 1] == []


@each_wide
def test_the_measures_that_its_columns_claim_name_it(source: WideFigures) -> None:
    claimed = {one.measure for one in source.indicators}
    assert [id for id in sorted(claimed) if source.figures_of not in MEASURES.find(id).published_in] == []


@each_wide
def test_its_bounds_are_of_counts(source: WideFigures) -> None:
    bounded = [one for one in source.indicators if one.at_least is not None or one.at_most is not None]
    assert [one for one in bounded if MEASURES.find(one.measure).unit is not Unit.COUNT] == []


def test_no_two_wide_files_are_recognised_by_the_same_columns() -> None:
    assert len({frozenset(one.needed()) for one in WIDE}) == len(WIDE)


@pytest.mark.parametrize("source", INTO_A_TABLE, ids=lambda one: one.id)
def test_its_table_exists(source: TextRows | TidyRows) -> None:
    assert source.table in TABLES.ids()


@each_wide
def test_no_two_of_its_columns_claim_one_figure(source: WideFigures) -> None:
    figures = [(one.measure, one.group, one.phase, one.period, one.reason) for one in source.indicators]
    columns = [one.column for one in source.indicators]
    assert [each for listed in (figures, columns) for each, times in Counter(listed).items() if times > 1] == []


@each_wide
def test_a_column_has_one_use(source: WideFigures) -> None:
    claimed = {one.column for one in source.indicators}
    filtered = {one.column for one in source.filters}
    assert not claimed & {*source.attributes, *source.passed_over, *filtered}
    assert not set(source.attributes) & set(source.passed_over)


@each_wide
def test_the_measures_of_its_columns_name_it(source: WideFigures) -> None:
    claimed = {one.measure for one in source.indicators}
    assert [id for id in sorted(claimed) if source.figures_of not in MEASURES.find(id).published_in] == []


@each_wide
def test_its_symbols_are_written_small_and_cited(source: WideFigures) -> None:
    assert all(symbol == symbol.lower().strip() for symbol in source.symbols)
    assert source.symbols_citation.strip()


@each_wide
def test_its_filters_say_what_exists(source: WideFigures) -> None:
    known = {"phase": ALL_PHASES, "group": ALL_GROUPS}
    strange = [
        meaning
        for one in source.filters
        for meaning in one.values.values()
        if one.part in known and meaning not in known[one.part]
    ]
    assert not strange


@each_wide
def test_it_describes_schools_in_the_columns_of_their_table(source: WideFigures) -> None:
    assert set(source.attributes.values()) <= set(TABLES.find("school").names())


@pytest.mark.parametrize("source", REGISTERS, ids=lambda one: one.id)
def test_a_register_fills_columns_of_its_table(source: SchoolRegister) -> None:
    assert {*source.columns.values(), *source.optional.values()} <= set(TABLES.find("school").names())
    assert {*source.phases.values(), *source.phase_flags.values()} <= set(ALL_PHASES)
