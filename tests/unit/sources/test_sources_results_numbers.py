"""The numbers of results, and what outcomes say of a standard: their bounds, their years, and what denies what."""

from decimal import Decimal

import pytest

from evenlode.sources.catalogue import ks2_results
from evenlode.sources.catalogue import phonics as phonics_check
from evenlode.sources.record_kinds import RecordFile
from evenlode.vocabulary.codes import results
from evenlode.vocabulary.years import academic
from look_alikes_results import Record, ks2_levels, ks2_scores, phonics, said_of
from record_sources import reading_of

KS2, PHONICS = ks2_results.SOURCE, phonics_check.SOURCE

NUMBERS = [
    (KS2, ks2_scores(), "READSCORE", ("100", "120"), ("79", "121", "100.5", "0", "B", "-")),
    (KS2, ks2_scores(), "MATSCORE", ("80", "99"), ("79.9", "121")),
    (KS2, ks2_scores(), "READMRK", ("0", "50"), ("51", "-1")),
    (KS2, ks2_scores(), "MATMRK", ("0", "110"), ("111",)),
    (KS2, ks2_scores(), "GPSMRK", ("70",), ("71",)),
    (PHONICS, phonics(), "PHONICS_MARK", ("32", "40"), ("41", "-1", "33.5")),
]


@pytest.mark.parametrize(("source", "record", "column", "good", "bad"), NUMBERS,
                         ids=[column for _s, _r, column, *_rest in NUMBERS])  # fmt: skip
def test_a_number_outside_its_bounds_holds_the_record(
    source: RecordFile, record: Record, column: str, good: tuple[str, ...], bad: tuple[str, ...]
) -> None:
    assert [text for text in good if said_of(source, {**record, column: text})] == []
    for text in bad:
        assert "error" in {severity for _rule, severity in said_of(source, {**record, column: text})}, text


def test_every_mark_of_the_phonics_check_is_taken() -> None:
    lines = [phonics(number, PHONICS_MARK=str(number), PHONICS_OUTCOME="") for number in range(41)]
    found = reading_of(*lines, source=PHONICS)
    assert found.problems == ()
    assert found.tables["result"]["mark"].to_pylist() == [Decimal(number) for number in range(41)]


def test_a_mark_that_is_no_number_is_left_out_and_the_result_taken() -> None:
    assert said_of(KS2, ks2_scores(READMRK="A")) == [("number.unreadable", "warning")]


def test_a_scaled_score_before_there_were_any_holds_the_record() -> None:
    assert said_of(KS2, ks2_levels(READSCORE="105")) == [("result.too_early", "error")]


STANDARDS = [
    (KS2, ks2_scores(READOUTCOME="AS", READSCORE="99"), True),
    (KS2, ks2_scores(READOUTCOME="NS", READSCORE="100"), True),
    (KS2, ks2_scores(READOUTCOME="AS", READSCORE="100"), False),
    (KS2, ks2_scores(READOUTCOME="NS", READSCORE="99"), False),
    (KS2, ks2_scores(READOUTCOME="N", READSCORE=""), False),
    (PHONICS, phonics(PHONICS_OUTCOME="Wa", PHONICS_MARK="31"), True),
    (PHONICS, phonics(PHONICS_OUTCOME="Wt", PHONICS_MARK="32"), True),
    (PHONICS, phonics(PHONICS_OUTCOME="Wt", PHONICS_MARK="31"), False),
    (PHONICS, phonics(PHONICS_OUTCOME="Wa", PHONICS_MARK="32"), False),
    (PHONICS, phonics(PHONICS_OUTCOME="A", PHONICS_MARK=""), False),
    (PHONICS, phonics(year="2034/35", PHONICS_OUTCOME="Wa", PHONICS_MARK="31"), False),
]


@pytest.mark.parametrize(("source", "record", "warned"), STANDARDS)
def test_an_outcome_that_its_number_denies_is_warned_of_and_kept(
    source: RecordFile, record: Record, warned: bool
) -> None:
    assert said_of(source, record) == ([("result.standard", "warning")] if warned else [])
    assert reading_of(record, source=source).quarantined == 0


def test_the_threshold_of_the_phonics_check_is_known_by_year() -> None:
    assert [results.phonics_threshold(academic(start).id) for start in (2010, 2011, 2018, 2019, 2020, 2021, 2024)] == [
        None, 32, 32, None, None, 32, 32,
    ]  # fmt: skip
    assert [results.expected_score(academic(start).id) for start in (2014, 2015)] == [None, 100]
