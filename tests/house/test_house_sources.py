"""Every id that a source names exists, no two of its indicators claim one figure, and it says where it comes from."""

from collections import Counter

import pytest

from evenlode.measures.registry import MEASURES
from evenlode.sources.kinds import LongFigures, Source, TextRows, TidyRows
from evenlode.sources.registry import SOURCES
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.phases import ALL_PHASES

EVERY = list(SOURCES)
INTO_A_TABLE = [one for one in EVERY if isinstance(one, TextRows | TidyRows)]
CLAIMING = [one for one in EVERY if isinstance(one, LongFigures)]

each_source = pytest.mark.parametrize("source", EVERY, ids=lambda one: one.id)
each_claiming = pytest.mark.parametrize("source", CLAIMING, ids=lambda one: one.id)


@each_source
def test_it_says_where_it_comes_from(source: Source) -> None:
    said = (source.title, source.publisher, source.licence, source.citation, source.rests_on)
    assert all(text.strip() for text in said)
    assert source.needed(), "it is recognised by its columns"


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


@each_claiming
def test_it_says_whose_word_its_symbols_are(source: LongFigures) -> None:
    assert source.symbols
    assert source.symbols_citation.strip()


@pytest.mark.parametrize("source", INTO_A_TABLE, ids=lambda one: one.id)
def test_its_table_exists(source: TextRows | TidyRows) -> None:
    assert source.table in TABLES.ids()
