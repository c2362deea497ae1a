"""What the invented county's answer key states as planted: plain, whole, and found again in what the county tells."""

import json

import numpy
import pytest

from evenlode.synthetic.truths import STAGES, planted, planted_in, split
from evenshire import SMALL, WHOLE, invented, years


@pytest.mark.parametrize("count", [SMALL, WHOLE])
def test_everything_planted_is_told_in_plain_numbers(count: int) -> None:
    county = invented(count)
    told = planted(county, tuple(planted_in(county, one) for one in years(count).values()))
    again = json.loads(json.dumps(told.plain()))
    assert len(again["schools"]) == len(county.schools)
    assert {one["effect"] for one in again["changes"]} == {"absence", "exclusion", "gap", "attainment"}
    assert [one["year"] for one in again["years"]] == ["2012/13", "2013/14", "2014/15", *("2022/23", "2023/24"),
                                                       *("2024/25", "2025/26")]  # fmt: skip
    assert again["identification"]["boys"] > 0
    for one, year in zip(again["years"], years(count).values(), strict=True):
        assert [gap["group"] for gap in one["gaps"]] == list(STAGES)
        assert len(one["collapses"]) == len(year.attendance.collapses) >= 1
        urns = set(year.schools.urn.astype(str).tolist())
        assert {fall["urn"] for fall in one["collapses"]} <= urns


def test_true_gaps_are_wide_and_mostly_within_schools() -> None:
    for gap in planted_in(invented(WHOLE), years(WHOLE)[2023]).gaps:
        assert 0.2 < gap.gap < 1.2
        assert gap.within > 0.6 * gap.gap
        assert gap.within + gap.between == pytest.approx(gap.gap, abs=0.0002)


def test_a_gap_is_split_as_it_is_defined() -> None:
    score = numpy.array([1.0, 3.0, 0.0, 4.0, 2.0])
    poor = numpy.array([True, False, True, False, False])
    school = numpy.array([0, 0, 1, 1, 2])
    # In school 0 the gap is 2 and in school 1 it is 4, one disadvantaged child each; the county's is 3 - 0.5.
    assert split(score, poor, school) == (2.5, 3.0, -0.5)
    alone = split(numpy.array([1.0, 3.0]), numpy.array([True, False]), numpy.array([0, 1]))
    assert alone == (2.0, 2.0, 0.0)


def test_more_need_is_seen_in_boys_and_in_the_youngest_and_less_in_learners_of_english() -> None:
    one, children = years(WHOLE)[2013], invented(WHOLE).children
    here = numpy.flatnonzero((one.roll.school >= 0) & (one.roll.group >= 1))
    found = one.needs.sen[here] != "N"
    boys, learners = children.sex[here] == "boys", children.language[here] != "ENG"
    autumn = numpy.isin(children.born[here].astype("datetime64[M]").astype(int) % 12, (8, 9, 10))
    summer = numpy.isin(children.born[here].astype("datetime64[M]").astype(int) % 12, (5, 6, 7))
    assert found[boys].mean() > 1.4 * found[~boys].mean()
    assert found[summer].mean() > 1.1 * found[autumn].mean()
    assert found[learners].mean() < 0.95 * found[~learners].mean()


def test_schools_see_needs_as_is_planted() -> None:
    one = years(WHOLE)[2013]
    here = numpy.flatnonzero((one.roll.school >= 0) & (one.roll.group >= 1) & (one.roll.group <= 6))
    size = len(one.schools)
    found = numpy.bincount(one.roll.school[here], one.needs.sen[here] != "N", size)
    among = numpy.bincount(one.roll.school[here], minlength=size)
    held = among >= 60
    assert numpy.corrcoef(found[held] / among[held], one.schools.identification[held])[0, 1] > 0.4
