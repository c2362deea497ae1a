"""What chance leaves of a gap, of its change and of its trend, by worked rows.

Sources: Newcombe 1998, Statistics in Medicine 17:873-890 (intervals of a gap); Garwood 1936, Biometrika 28:437-442
(intervals of a count); Ho and Reardon 2012, Estimating achievement gaps from test scores reported in ordinal categories
(the scale without ends). A gap is positive where the group is behind, whichever way is better.
"""

from dataclasses import replace
from datetime import date

import pytest

from evenlode.comparisons.gap import gap
from evenlode.comparisons.kinds import ClosedBy, Comparator, Gap, Mean, Verdict
from evenlode.comparisons.means import Neighbourhood
from evenlode.comparisons.neighbours import NeighbourSet
from evenlode.comparisons.numbers import numbers_of
from evenlode.comparisons.trend import trend
from evenlode.judgements.sentences import gap_sentence
from evenlode.judgements.trend_sentences import trend_said, trend_sentence
from evenlode.measures.figures import Figure
from evenlode.measures.registry import MEASURES
from evenlode.statistics.changes import chance_of
from evenlode.statistics.intervals import difference, proportion, scaled
from evenlode.vocabulary.rounding import round_half_away
from evenlode.vocabulary.states import State
from invented import ENGLAND, OXFORDSHIRE, figure, known

OWN, NATIONAL, SAME = Comparator.OWN_OTHERS, Comparator.NATIONAL_OTHERS, Comparator.NATIONAL_SAME
KS2, SCORE, ABSENCE, PERMANENT = (
    "ks2_rwm_expected", "ks4_attainment8", "absence_persistent", "exclusions_permanent_rate",
)  # fmt: skip

# the four published numbers of Attainment 8 in 2015/16, and what is made of them
FOUR = """
| gap                   | group | beside | gap  |
|-----------------------|-------|--------|------|
| in the authority      | 38.5  | 52.9   | 14.4 |
| in England            | 41.2  | 53.5   | 12.3 |
| to others in England  | 38.5  | 53.5   | 15.0 |
| to the same in England| 38.5  | 41.2   | 2.7  |
"""
# measure; how many of how many in the group and in the others; the gap, its interval
INTERVALS = """
| measure                   | group   | others    | gap  | low   | high |
|---------------------------|---------|-----------|------|-------|------|
| ks2_rwm_expected          | 9/20    | 42/60     | 25.0 | 0.7   | 46.7 |
| ks2_rwm_expected          | 3/4     | 21/25     | 9.0  | -18.7 | 54.9 |
| absence_persistent        | 42/60   | 9/20      | 25.0 | 0.7   | 46.7 |
| absence_persistent        | 9/20    | 42/60     | -25.0| -46.7 | -0.7 |
| exclusions_permanent_rate | 0/1000  | 0/4000    | 0.0  | -0.1  | 0.4  |
"""
# the group and the others, this year and the year before; the gap, its change, and what it amounts to
VERDICTS = """
| group   | others    | before  | others before | gap  | change | verdict                  | why                              |
|---------|-----------|---------|---------------|------|--------|--------------------------|----------------------------------|
| 205/500 | 1300/2000 | 170/500 | 1260/2000     | 24   | -5     | narrowed_not_significant | p is 0.14                        |
| 170/500 | 1260/2000 | 205/500 | 1300/2000     | 29   | 5      | widened_not_significant  | the same, turned round           |
| 250/500 | 1300/2000 | 170/500 | 1260/2000     | 15   | -14    | closing                  | p is under 0.05                  |
| 170/500 | 1260/2000 | 250/500 | 1300/2000     | 29   | 14     | widening                 | the same, turned round           |
| 175/500 | 1280/2000 | 170/500 | 1260/2000     | 29   | 0      | no_clear_change          | under one point                  |
| 320/500 | 1300/2000 | 250/500 | 1300/2000     | 1    | -14    | closed                   | under two points, holds nought   |
| 330/500 | 1300/2000 | 330/500 | 1300/2000     | -1   | 0      | closed                   | on the other side, too           |
| 320/500 | 1300/2000 | 400/500 | 1300/2000     | 1    | 16     | widening                 | a lead that was lost             |
| 64000/100000 | 65000/100000 | 50000/100000 | 65000/100000 | 1 | -14 | closing              | under two points, but not nought |
| 50600/100000 | 65000/100000 | 50000/100000 | 65000/100000 | 14.4 | -0.6 | no_clear_change   | too small, however many pupils   |
| 350/500 | 1300/2000 | 375/500 | 1300/2000     | -5   | 5      | widened_not_significant  | a lead that shrank               |
| 5/5     | 5/5       | 0/5     | 5/5           | 0    | -100   | closed                   | nothing varies, so nothing told  |
"""
# percentages of the group and of the others, and the gap on a scale without ends
PROBITS = """
| measure                 | group | others | probit |
|-------------------------|-------|--------|--------|
| ks2_rwm_expected        | 29    | 58     | 0.755  |
| ks2_rwm_expected        | 58    | 29     | -0.755 |
| absence_persistent      | 58    | 29     | 0.755  |
| ks2_rwm_expected        | 0     | 58     |        |
| ks2_rwm_expected        | 29    | 100    |        |
| absence_overall         | 10    | 5      |        |
| ks4_attainment8         | 38.5  | 52.9   |        |
"""
# the percentages of the group and of the others by year, and what the trend says of them
YEARS = ("2016/17", "2017/18", "2018/19", "2021/22", "2022/23", "2023/24")
TREND = """
| others | 60 | 62 | 64 | 58 | 59 | 60 |
| group  | 40 | 41 | 44 | 36 | 40 | 43 |
| gap    | 20 | 21 | 20 | 22 | 19 | 17 |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table drawn in text, without its heading."""
    lines = [line for line in table.strip().splitlines() if not line.startswith("|--")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[1:]]


def counted(measure: str, group: str, year: str, counts: str, place: str = OXFORDSHIRE) -> Figure:
    """A figure with its counts, drawn as `9/20`, printed to four decimals."""
    above, below = (float(part) for part in counts.split("/"))
    per = MEASURES.find(measure).unit.per or 1
    value = float(round_half_away(per * above / below, 4))
    return replace(figure(measure, group, year, value, place), numerator=above, denominator=below, decimals=4)


def counted_gap(measure: str, group: str, others: str, before: str = "", others_before: str = "") -> Gap:
    """The gap of free school meals in 2018/19, and the year before where it is given."""
    sides = [counted(measure, "fsm", "2018/19", group), counted(measure, "not_fsm", "2018/19", others)]
    if before:
        sides += [counted(measure, "fsm", "2017/18", before), counted(measure, "not_fsm", "2017/18", others_before)]
    return gap(sides[0], OWN, known(*sides))


# What a gap is, and what chance leaves of it


def test_the_four_gaps_of_an_authority_are_read_together() -> None:
    sides = [
        figure(SCORE, "disadvantaged", "2015/16", 38.5), figure(SCORE, "not_disadvantaged", "2015/16", 52.9),
        figure(SCORE, "disadvantaged", "2015/16", 41.2, ENGLAND),
        figure(SCORE, "not_disadvantaged", "2015/16", 53.5, ENGLAND),
    ]  # fmt: skip
    every = known(*sides)
    own, england = gap(sides[0], OWN, every), gap(sides[2], OWN, every)
    found = [own, england, gap(sides[0], NATIONAL, every), gap(sides[0], SAME, every)]
    assert [one.gap for one in found] == [float(row[3]) for row in rows(FOUR)]
    assert own.gap is not None
    assert england.gap is not None
    assert own.gap - england.gap == pytest.approx(2.1)
    assert {(one.low, one.high, one.probit) for one in found} == {(None, None, None)}


def test_where_low_is_good_the_group_that_is_absent_more_is_behind() -> None:
    sides = [
        figure("absence_persistent_15", "disadvantaged", "2013/14", 20.9),
        figure("absence_persistent_15", "not_disadvantaged", "2013/14", 5.0),
    ]
    assert gap(sides[0], OWN, known(*sides)).gap == 15.9


@pytest.mark.parametrize(("measure", "group", "others", "size", "low", "high"), rows(INTERVALS))
def test_a_gap_with_counts_has_an_interval(
    measure: str, group: str, others: str, size: str, low: str, high: str
) -> None:
    found = counted_gap(measure, group, others)
    assert found.gap is not None
    assert (found.gap, found.low, found.high) == pytest.approx((float(size), float(low), float(high)), abs=0.05)


def test_a_gap_without_counts_on_one_side_has_no_interval_and_no_test() -> None:
    sides = [
        counted(KS2, "fsm", "2018/19", "205/500"), counted(KS2, "not_fsm", "2018/19", "1300/2000"),
        counted(KS2, "fsm", "2017/18", "170/500"), counted(KS2, "not_fsm", "2017/18", "1260/2000"),
    ]  # fmt: skip
    for missing in range(4):
        some = [replace(one, denominator=None) if at == missing else one for at, one in enumerate(sides)]
        found = gap(some[0], OWN, known(*some))
        assert (found.low is None) == (found.high is None) == (missing < 2)
        assert found.verdict is Verdict.NARROWER


@pytest.mark.parametrize("measure", ["suspensions_rate", "absence_overall", "cin_rate"])
def test_what_clusters_within_pupils_or_families_has_no_interval(measure: str) -> None:
    found = counted_gap(measure, "30/100", "10/100", "40/100", "10/100")
    assert (found.low, found.high) == (None, None)
    assert found.verdict is Verdict.NARROWER
    assert "not tested, as its counts do not tell how much is chance" in gap_sentence(found)


def test_a_group_that_is_part_of_what_it_is_set_beside_has_no_interval() -> None:
    sides = [counted(ABSENCE, "cin", "2018/19", "300/1000"), counted(ABSENCE, "all", "2018/19", "900/9000")]
    found = gap(sides[0], OWN, known(*sides))
    assert (found.gap, found.low, found.high) == (20.0, None, None)
    assert found.probit is not None


def test_england_holds_the_authority_and_the_interval_stands() -> None:
    sides = [counted(KS2, "fsm", "2018/19", "205/500"), counted(KS2, "fsm", "2018/19", "45000/100000", ENGLAND)]
    found = gap(sides[0], SAME, known(*sides))
    assert (found.low, found.high) == pytest.approx((-0.37, 8.27), abs=0.05)


def test_counts_that_do_not_give_the_printed_number_give_no_interval() -> None:
    one, other = counted(KS2, "fsm", "2018/19", "205/500"), counted(KS2, "not_fsm", "2018/19", "1300/2000")
    wrong = replace(one, value=45.0, decimals=0)
    assert gap(wrong, OWN, known(wrong, other)).low is None
    rounded = replace(one, value=41.4, decimals=1)
    assert gap(rounded, OWN, known(rounded, other)).low is not None


# What a change amounts to


@pytest.mark.parametrize(
    ("group", "others", "before", "others_before", "size", "change", "verdict", "_why"), rows(VERDICTS)
)
def test_a_change_with_counts_is_tested(
    group: str, others: str, before: str, others_before: str, size: str, change: str, verdict: str, _why: str
) -> None:
    found = counted_gap(KS2, group, others, before, others_before)
    assert (found.gap, found.change) == (float(size), float(change))
    assert str(found.verdict) == verdict


def test_the_worked_change_has_its_standard_error_and_chance() -> None:
    now = difference(proportion(1300, 2000), proportion(205, 500))
    before = difference(proportion(1260, 2000), proportion(170, 500))
    found = chance_of(scaled(difference(now, before), 100))
    assert (found.change, found.error, found.z, found.p) == pytest.approx((-5.0, 3.41, -1.47, 0.14), abs=5e-3)


def test_where_low_is_good_verdicts_follow_the_gap_all_the_same() -> None:
    found = counted_gap(ABSENCE, "170/500", "400/2000", "250/500", "400/2000")
    assert (found.change, found.verdict, found.closed_by) == (-16.0, Verdict.CLOSING, ClosedBy.GROUP_ROSE)


def test_a_rate_of_rare_events_is_tested_but_never_called_closed() -> None:
    found = counted_gap(PERMANENT, "60/10000", "20/40000", "20/10000", "20/40000")
    assert found.verdict is Verdict.WIDENING
    same = counted_gap(PERMANENT, "5/10000", "20/40000", "6/10000", "20/40000")
    assert same.verdict is Verdict.NARROWED


def test_nothing_is_tested_across_a_break() -> None:
    sides = [
        counted("eyfs_gld", group, year, counts)
        for year in ("2021/22", "2020/21")
        for group, counts in (("fsm", "205/500"), ("not_fsm", "1300/2000"))
    ]
    found = gap(sides[0], OWN, known(*sides))
    assert found.low is not None
    assert (found.verdict, found.change) == (Verdict.NOT_COMPARABLE, None)


def test_the_mean_of_neighbours_has_an_interval_where_each_of_them_has_counts() -> None:
    near = ("E10000003", "E10000015", "E06000060")
    years = ("2018/19", "2017/18")
    mine = [counted(KS2, "fsm", year, counts) for year, counts in zip(years, ("205/500", "170/500"), strict=True)]
    theirs = [counted(KS2, "fsm", year, "450/1000", place) for year in years for place in near]
    sets = [NeighbourSet("2021", date(2021, 4, 1), {OXFORDSHIRE: near})]
    found = gap(mine[0], Comparator.NEIGHBOURS_SAME, known(*mine), Neighbourhood(sets, numbers_of(theirs)))
    assert isinstance(found.other, Mean)
    assert found.other.estimate is not None
    assert found.other.estimate.variance == pytest.approx(0.45 * 0.55 / 1000 / 3 * 10_000)
    assert (found.gap, found.verdict) == (4.0, Verdict.CLOSING)
    without = [replace(theirs[0], numerator=None), *theirs[1:]]
    again = gap(mine[0], Comparator.NEIGHBOURS_SAME, known(*mine), Neighbourhood(sets, numbers_of(without)))
    assert (again.low, again.verdict) == (None, Verdict.NARROWER)


# On a scale without ends


@pytest.mark.parametrize(("measure", "group", "others", "probit"), rows(PROBITS))
def test_percentages_of_pupils_have_a_gap_without_ends(measure: str, group: str, others: str, probit: str) -> None:
    sides = [figure(measure, "fsm", "2018/19", float(group)), figure(measure, "not_fsm", "2018/19", float(others))]
    found = gap(sides[0], OWN, known(*sides)).probit
    assert found == (pytest.approx(float(probit), abs=5e-4) if probit else None)


def test_with_counts_a_percentage_at_an_end_is_moved_in() -> None:
    assert counted_gap(KS2, "0/4", "15/25").probit == pytest.approx(0.2533 + 2.5758, abs=1e-3)


def test_near_an_end_the_sentence_says_so() -> None:
    near, far = counted_gap(KS2, "20/500", "200/2000"), counted_gap(KS2, "205/500", "1300/2000")
    assert (
        "close to 0 or 100 per cent a gap in points looks smaller than it is: in standard deviations it is 0.47"
        in gap_sentence(near)
    )
    assert "scale" not in gap_sentence(far)


# What is said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (("9/20", "42/60"), "a gap of 25 percentage points (among like children between 1 and 47, 95 times in 100)."),
        (("3/4", "21/25"), "(among like children between 19 ahead and 55 behind, 95 times in 100)"),
        (("205/500", "1300/2000", "170/500", "1260/2000"), "(no more than chance alone may bring)."),
        (("250/500", "1300/2000", "170/500", "1260/2000"), "(more than chance alone would often bring)."),
        (("320/500", "1300/2000", "250/500", "1300/2000"), "which cannot be told from none)."),
        (("175/500", "1280/2000", "170/500", "1260/2000"), ", little changed from the year before."),
        (
            ("350/500", "1300/2000", "375/500", "1300/2000"),
            "a lead 5 percentage points smaller than the year before (no more than chance alone may bring).",
        ),
    ],
)  # fmt: skip - a case to a line
def test_a_tested_gap_says_its_interval_and_what_chance_would_bring(counts: tuple[str, ...], said: str) -> None:
    assert said in gap_sentence(counted_gap(KS2, *counts))


# Trends


def series() -> list[Figure]:
    """The figures of the table: the group and the others by year; no tests were held in between."""
    others, group, _gaps = (row for row in rows("| head |\n" + TREND.strip()))
    return [
        figure(KS2, name, year, float(value))
        for name, cells in (("fsm", group), ("not_fsm", others))
        for year, value in zip(YEARS, cells[1:], strict=True)
    ]


def test_a_trend_is_the_run_of_years_of_one_definition() -> None:
    sides = series()
    last = next(one for one in sides if str(one.key.year) == "2023/24")
    found = trend(last, OWN, known(*sides))
    assert found is not None
    sizes = rows("| head |\n" + TREND.strip())[2][1:]
    assert [one.gap for one in found.gaps] == [float(size) for size in sizes]
    assert (str(found.since), [str(year) for year in found.missing]) == ("2016/17", ["2019/20", "2020/21"])
    assert (found.change, found.group_change, found.comparator_change) == (-3.0, 3.0, 0.0)
    assert (found.narrower, found.wider, found.steps) == (3, 2, 5)
    assert (found.closed_by, found.verdict) == (ClosedBy.GROUP_ROSE, Verdict.NARROWER)
    assert found.id == f"{last.id}~trend_gap_own_others"
    assert trend_sentence(found) == (
        "Since 2016/17 the gap is 3 percentage points narrower, because pupils eligible for free school meals did "
        "better (published without counts, so chance is not ruled out); in 3 of 5 years it was narrower than in the "
        "last one known; no gap is known for 2019/20 and 2020/21."
    )
    assert {piece.part for piece in trend_said(found) if piece.id} == {"change", "narrower", "steps"}


def test_a_trend_begins_with_the_definition() -> None:
    sides = [
        figure(SCORE, group, year, value)
        for year, values in {"2015/16": (38.0, 53.0), "2016/17": (33.0, 49.0), "2017/18": (32.0, 50.0)}.items()
        for group, value in zip(("fsm", "not_fsm"), values, strict=True)
    ]
    found = trend(sides[4], OWN, known(*sides))
    assert found is not None
    assert (str(found.since), found.change, found.steps) == ("2016/17", 2.0, 1)
    assert trend(sides[2], OWN, known(*sides)) is None
    assert trend(replace(sides[4], value=None, state=State.SUPPRESSED), OWN, known(*sides)) is None


def test_years_of_the_pandemic_are_named() -> None:
    sides = [
        figure(SCORE, group, year, value)
        for year, values in {"2018/19": (33.0, 50.0), "2019/20": (36.0, 53.0), "2020/21": (36.0, 52.0)}.items()
        for group, value in zip(("fsm", "not_fsm"), values, strict=True)
    ]
    found = trend(sides[4], OWN, known(*sides))
    assert found is not None
    assert [str(year) for year in found.covid] == ["2019/20", "2020/21"]
    assert "the pandemic affected 2019/20 and 2020/21" in trend_sentence(found)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((40, 60), (44, 60), "the gap is 4 percentage points narrower, because pupils eligible"),
        ((40, 60), (36, 60), "the gap is 4 percentage points wider (published"),
        ((62, 60), (66, 60), "the lead is 4 percentage points larger (published"),
        ((66, 60), (62, 60), "the lead is 4 percentage points smaller (published"),
        ((40, 60), (62, 60), "the group has gone from behind by 20 percentage points to ahead by 2 percentage points"),
        ((40, 60), (40, 60), "the gap is unchanged"),
    ],
)  # fmt: skip - a case to a line
def test_a_trend_says_which_way_a_gap_or_a_lead_moved(
    first: tuple[float, float], last: tuple[float, float], said: str
) -> None:
    sides = [
        figure(KS2, group, year, value)
        for year, values in (("2017/18", first), ("2018/19", last))
        for group, value in zip(("fsm", "not_fsm"), values, strict=True)
    ]
    found = trend(sides[2], OWN, known(*sides))
    assert found is not None
    assert said in trend_sentence(found)


def test_a_trend_with_counts_is_tested_from_end_to_end() -> None:
    sides = [
        counted(KS2, group, year, counts)
        for year, pair in {
            "2016/17": ("170/500", "1260/2000"), "2017/18": ("200/500", "1260/2000"), "2018/19": ("230/500", "1260/2000"),
        }.items()
        for group, counts in zip(("fsm", "not_fsm"), pair, strict=True)
    ]  # fmt: skip
    found = trend(sides[4], OWN, known(*sides))
    assert found is not None
    assert (found.gaps[1].verdict, found.gaps[2].verdict, found.verdict) == (
        Verdict.NARROWED, Verdict.NARROWED, Verdict.CLOSING,
    )  # fmt: skip
