"""The candidates: one set for finding, lists and chapters, without what is too few, too old or at an end."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from evenlode.comparisons.kinds import Verdict
from evenlode.measures.figures import Figure
from evenlode.publications.candidates import (
    candidates,
    children,
    may_lead,
    most_beside_england,
    moved,
    usual_move,
    weighed,
)
from evenlode.publications.chapters import chapters
from evenlode.publications.choosing import Chosen
from evenlode.publications.evidence import Evidence
from evenlode.publications.exceptions import exceptions
from evenlode.publications.finding import HEADS, finding
from evenlode.vocabulary.years import Year

COUNTED = "ees_children_in_care"


def every(evidence: Evidence) -> list[Figure]:
    """The candidates of the whole report."""
    return candidates(evidence, evidence.report.chapters)


def of(evidence: Evidence, measure: str, group: str, **parts: Any) -> Figure:
    """The figure shown of a measure and group, with parts changed."""
    chosen = evidence.chosen[measure, "all"]
    found = (one for one in evidence.own() if (one.key.measure, one.key.group) == (measure, group))
    return replace(next(one for one in found if one.key.year == chosen.year), **parts)


def counted(evidence: Evidence, one: Figure, measure: str, of: float) -> Evidence:
    """The evidence with a measure of the same group as another source counted it."""
    other = replace(one, key=replace(one.key, source=COUNTED, measure=measure), denominator=of)
    return replace(evidence, known={**evidence.known, other.key: other})


def test_what_leads_a_chapter_is_what_the_finding_chose_from(evidence: Evidence) -> None:
    leads = [one.said_id for one in chapters(evidence) if one.said_id]
    assert len(leads) > 1
    assert finding(evidence)[0].id in leads
    ids = {one.id for one in every(evidence)}
    assert {id.partition("~")[0] for id in leads} <= ids
    assert {one.id.partition("~")[0] for one in finding(evidence) if one.id} <= ids
    listed = {row.here.id for one in exceptions(evidence) for row in one.rows}
    assert listed
    assert listed <= ids


def test_the_finding_is_never_narrower_than_what_a_chapter_leads_with(evidence: Evidence) -> None:
    whole = most_beside_england(evidence, every(evidence))
    assert whole
    for chapter in evidence.report.chapters:
        first = most_beside_england(evidence, candidates(evidence, [chapter]))
        if first:
            assert excess(evidence, *first) <= excess(evidence, *whole)


def excess(evidence: Evidence, gap: Any, england: Any) -> Decimal:
    """By how much a gap exceeds England's, as it weighs."""
    found = weighed(evidence, gap.figure, Decimal(repr(gap.gap)) - Decimal(repr(england.gap)))
    assert found is not None
    return found


@pytest.mark.parametrize(("count", "may"), [(29.0, False), (30.0, True)])
def test_a_small_group_leads_only_where_enough_children_are_counted(
    evidence: Evidence, count: float, may: bool
) -> None:
    one = of(evidence, "absence_overall", "cin")
    assert not may_lead(evidence, one)
    told = counted(evidence, one, "absence_persistent", count)
    assert children(told, one) == count
    assert may_lead(told, one) is may


def test_sessions_are_no_children(evidence: Evidence) -> None:
    one = of(evidence, "absence_overall", "cin", denominator=95_617.0)
    assert children(counted(evidence, one, "absence_overall", 95_617.0), one) is None


def test_children_who_sat_one_examination_are_not_counted_by_another(evidence: Evidence) -> None:
    one = of(evidence, "ks4_attainment8", "fsm")
    assert children(counted(evidence, one, "absence_persistent", 400.0), one) is None


@pytest.mark.parametrize(("young", "may"), [(499.0, False), (500.0, True)])
def test_where_few_young_people_live_no_group_is_large(evidence: Evidence, young: float, may: bool) -> None:
    one = of(evidence, "ks2_rwm_expected", "fsm")
    everyone = replace(one, key=replace(one.key, group="all"))
    assert may_lead(counted(evidence, everyone, "neet_or_not_known", young), one) is may


def test_a_large_group_does_not_lead_where_few_children_are_counted(evidence: Evidence) -> None:
    one = of(evidence, "ks2_rwm_expected", "fsm")
    assert may_lead(evidence, one)
    assert not may_lead(evidence, replace(one, denominator=12.0))


@pytest.mark.parametrize("value", [0.0, 100.0, None])
def test_what_has_no_value_or_lies_at_an_end_does_not_lead(evidence: Evidence, value: float | None) -> None:
    assert not may_lead(evidence, of(evidence, "ks2_rwm_expected", "fsm", value=value))


def test_what_is_older_than_england_does_not_lead(evidence: Evidence) -> None:
    one = of(evidence, "ks2_rwm_expected", "fsm")
    assert not may_lead(evidence, replace(one, key=replace(one.key, year=Year.parse("2023/24"))))


@pytest.mark.parametrize(("year", "may"), [("2023/24", True), ("2022/23", False)])
def test_what_is_over_a_year_older_than_the_newest_does_not_lead(evidence: Evidence, year: str, may: bool) -> None:
    one = of(evidence, "ks2_rwm_expected", "fsm")
    late = Chosen("lait", Year.parse(year))
    older = replace(evidence, england_chosen={**evidence.england_chosen, ("ks2_rwm_expected", "all"): late})
    assert may_lead(older, replace(one, key=replace(one.key, year=late.year))) is may


def test_a_group_that_does_better_than_in_england_is_not_led_with_for_its_others(evidence: Evidence) -> None:
    worse, better = of(evidence, "ks4_attainment8", "fsm"), of(evidence, "ks2_rwm_expected", "fsm", value=60.0)
    others = of(evidence, "ks2_rwm_expected", "not_fsm", value=99.0)
    known = {**evidence.known, better.key: better, others.key: others}
    found = most_beside_england(replace(evidence, known=known), [worse, better])
    alone = most_beside_england(replace(evidence, known=known), [better])
    assert found
    assert alone
    assert (found[0].figure.id, alone[0].figure.id) == (worse.id, better.id)


def test_a_difference_is_weighed_by_how_far_the_neighbours_lie_from_each_other(evidence: Evidence) -> None:
    # The neighbours lie from 5 below to 4 above a number: 2.5 from their mean, on average.
    assert weighed(evidence, of(evidence, "ks4_attainment8", "fsm"), Decimal(5)) == Decimal(2)


def test_a_difference_is_weighed_by_how_far_the_figure_itself_moves_where_that_is_more(evidence: Evidence) -> None:
    one, known = of(evidence, "ks4_attainment8", "fsm"), dict(evidence.known)
    for year, value in (("2021/22", 10.0), ("2022/23", 40.0), ("2023/24", 20.0)):
        key = replace(one.key, year=Year.parse(year))
        known[key] = replace(known[key], value=value)
    earlier = usual_move(replace(evidence, known=known), one)
    assert earlier > Decimal(5)
    assert weighed(replace(evidence, known=known), one, Decimal(5)) == Decimal(5) / earlier
    # The newest step is what is weighed: it does not weigh itself.
    last = replace(one, value=99.0)
    assert usual_move(replace(evidence, known={**known, last.key: last}), last) == earlier


def test_without_neighbours_points_are_weighed_as_they_are_and_rates_not_at_all(evidence: Evidence) -> None:
    alone = replace(evidence, near=replace(evidence.near, sets=()))
    assert weighed(alone, of(evidence, "ks4_attainment8", "fsm"), Decimal(5)) == Decimal(5)
    assert weighed(alone, of(evidence, "exclusions_permanent_rate", "all"), Decimal(5)) is None


def test_a_lead_that_was_lost_is_no_gap_that_is_wider(evidence: Evidence) -> None:
    now, before = of(evidence, "level3_by_19", "fsm"), Year.parse("2023/24")
    earlier = replace(now, key=replace(now.key, year=before), value=90.0)
    changed = replace(evidence, known={**evidence.known, earlier.key: earlier})
    assert now.id in [gap.figure.id for gap in moved(evidence, [now], Verdict.WIDER)]
    assert moved(changed, [now], Verdict.WIDER) == []


def test_no_head_is_stronger_than_its_verdict() -> None:
    strong = [verdict for verdict, head in HEADS.items() if head.split()[0] in ("Narrowed", "Widened", "Closed")]
    assert set(strong) == {Verdict.CLOSING, Verdict.WIDENING, Verdict.CLOSED}
