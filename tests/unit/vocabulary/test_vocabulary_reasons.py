"""Reasons: ids that never change, each with the code it stands for and the years in which it was used."""

import pytest

from evenlode.errors import NotFound
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.reasons import REASONS, CodeSet, find, is_reason
from evenlode.vocabulary.years import Year, academic


def codes(code_set: CodeSet) -> list[str]:
    return [reason.code for reason in REASONS.values() if reason.code_set is code_set]


def test_the_codes_are_those_of_registers_and_returns() -> None:
    assert " ".join(codes(CodeSet.ABSENCE)) == "I M R S T H F E C C1 C2 J1 G U O N"
    assert " ".join(codes(CodeSet.EXCLUSION)) == "PP PA VP VA BU RA SM DA DM TH DB OT MT OW LG DS PH"


@pytest.mark.parametrize("id", REASONS)
def test_an_id_is_its_code_set_and_its_code(id: str) -> None:
    reason = find(id)
    assert reason.id == id == f"{reason.code_set}_{reason.code.lower()}"
    assert reason.title.strip()
    assert reason.code_set.citation.strip()


@pytest.mark.parametrize("id", REASONS)
def test_a_code_is_used_from_a_year_to_a_later_one(id: str) -> None:
    reason = find(id)
    assert Year.parse(reason.first) <= Year.parse(reason.last or "2025/26")


@pytest.mark.parametrize("id", ["all", *REASONS])
def test_a_reason_can_stand_in_a_figures_key(id: str) -> None:
    assert is_reason(id)
    key = FigureKey("ees_absence", "absence_sessions", "E92000001", "all", "all", academic(2016), "year", id)
    assert FigureKey.parse(key.id) == (key, None)


@pytest.mark.parametrize(("asked", "near"), [("absence_ii", "absence_i"), ("exclusion_pq", "exclusion_p")])
def test_a_reason_that_is_not_there_is_answered_with_the_nearest(asked: str, near: str) -> None:
    assert not is_reason(asked)
    with pytest.raises(NotFound, match=asked) as raised:
        find(asked)
    assert near in (raised.value.remedy or "")
