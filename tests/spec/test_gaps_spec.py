"""What a gap means, by worked rows.

Sources: DfE, Local authority interactive tool (LAIT), Attainment 8 of disadvantaged and other pupils in 2015/16; DfE,
Secondary accountability measures, on the points of Attainment 8 until and since 2016/17; DfE, Pupil absence statistics,
on the years of the pandemic. A gap is positive where the group is behind, whichever way is better.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from evenlode.comparisons.gap import gap, gaps, has_gap
from evenlode.comparisons.kinds import ClosedBy, Comparator, Gap, Mean, Verdict
from evenlode.comparisons.means import Neighbourhood
from evenlode.comparisons.neighbours import NeighbourSet
from evenlode.comparisons.numbers import numbers_of
from evenlode.lake.reading import Reading, open_reading
from evenlode.measures.figures import Figure, figures
from evenlode.measures.stored import Query
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year
from homes import shipped
from invented import ENGLAND, OXFORDSHIRE, figure, known

PLACES = (OXFORDSHIRE, ENGLAND, "E10000003", "E10000015", "E06000060", "E08000025", "E09000007")
OWN, NATIONAL, SAME = Comparator.OWN_OTHERS, Comparator.NATIONAL_OTHERS, Comparator.NATIONAL_SAME
SCORE, ABSENCE = "ks4_attainment8", "absence_persistent"

# where it is, of which place, set beside what; the two published numbers; the gap
WORKED = """
| place     | comparator      | group | beside | gap  |
|-----------|-----------------|-------|--------|------|
| E10000025 | own_others      | 38.5  | 52.9   | 14.4 |
| E92000001 | own_others      | 41.2  | 53.5   | 12.3 |
| E10000025 | national_others | 38.5  | 53.5   | 15.0 |
| E10000025 | national_same   | 38.5  | 41.2   | 2.7  |
"""
# this year's and last year's figures of the group and of what it is set beside; which way is good
CHANGES = """
| good | group  | beside | before | beside before | gap  | change | group change | beside change | closed by       | verdict                 |
|------|--------|--------|--------|---------------|------|--------|--------------|---------------|-----------------|-------------------------|
| high | 40     | 50     | 38     | 52            | 10   | -4     | 2            | -2            | both            | narrower_untested       |
| high | 42     | 52     | 38     | 52            | 10   | -4     | 4            | 0             | group_rose      | narrower_untested       |
| high | 43     | 53     | 38     | 52            | 10   | -4     | 5            | 1             | group_rose      | narrower_untested       |
| high | 38     | 48     | 38     | 52            | 10   | -4     | 0            | -4            | comparator_fell | narrower_untested       |
| high | 36     | 46     | 38     | 52            | 10   | -4     | -2           | -6            | comparator_fell | narrower_untested       |
| high | 36     | 52     | 38     | 52            | 16   | 2      | -2           | 0             |                 | wider_untested          |
| high | 38     | 52.9   | 38     | 52            | 14.9 | 0.9    | 0            | 0.9           |                 | little_changed_untested |
| high | 38     | 53     | 38     | 52            | 15   | 1      | 0            | 1             |                 | wider_untested          |
| high | 39     | 52     | 38     | 52            | 13   | -1     | 1            | 0             | group_rose      | narrower_untested       |
| high | 38     | 52     | 38     | 52            | 14   | 0      | 0            | 0             |                 | little_changed_untested |
| high | 55     | 52     | 38     | 52            | -3   | -17    | 17           | 0             | group_rose      | narrower_untested       |
| low  | 30     | 20     | 32     | 18            | 10   | -4     | -2           | 2             | both            | narrower_untested       |
| low  | 28     | 18     | 32     | 18            | 10   | -4     | -4           | 0             | group_rose      | narrower_untested       |
| low  | 32     | 22     | 32     | 18            | 10   | -4     | 0            | 4             | comparator_fell | narrower_untested       |
| low  | 34     | 18     | 32     | 18            | 16   | 2      | 2            | 0             |                 | wider_untested          |
| low  | 15     | 18     | 14     | 18            | -3   | 1      | 1            | 0             |                 | wider_untested          |
"""
# under one point is little; where there are no points, under a tenth of the gap of the year before
LITTLE = """
| measure                    | group | others | before | others before | verdict                 |
|----------------------------|-------|--------|--------|---------------|-------------------------|
| ks2_rwm_expected           | 40    | 60.9   | 40     | 60            | little_changed_untested |
| ks2_rwm_expected           | 40    | 61     | 40     | 60            | wider_untested          |
| ks4_progress8              | 0     | 0.5    | 0      | 0.54          | little_changed_untested |
| ks4_progress8              | 0     | 0.5    | 0      | 0.5           | little_changed_untested |
| ks4_progress8              | 0     | 0.45   | 0      | 0.5           | narrower_untested       |
| ks4_progress8              | 0     | 0.56   | 0      | 0.5           | wider_untested          |
| ks4_progress8              | 0     | 0.01   | 0      | 0             | wider_untested          |
| ks4_progress8              | 0     | 0      | 0      | 0             | little_changed_untested |
| suspensions_rate           | 20    | 5      | 21     | 5             | little_changed_untested |
| suspensions_rate           | 20    | 5      | 25     | 5             | narrower_untested       |
"""
# the two sides, and what is left of their gap
STATES = """
| group | beside | state |
|-------|--------|-------|
| c     | 50     | c     |
| 40    | c      | c     |
| z     | 50     | z     |
| 40    | z      | z     |
| x     | 50     | x     |
| 40    | x      | x     |
| c     | x      | c     |
| x     | c      | x     |
| low   | 50     | low   |
| 40    | u      | u     |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table drawn in text, without its heading."""
    lines = [line for line in table.strip().splitlines() if not line.startswith("|--")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[1:]]


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """The state of a home that holds the shipped figures."""
    with open_reading(shipped(tmp_path_factory)) as found:
        yield found


def published(reading: Reading, measure: str, group: str, year: str, place: str = OXFORDSHIRE) -> dict[str, Gap]:
    """The gaps of one shipped figure by comparator."""
    query = Query(
        measures=[measure],
        groups=[group],
        phases=["all"],
        places=[place],
        years=[Year.parse(year).id],
        sources=["lait"],
    )
    return {one.comparator: one for one in gaps(reading, query)}


def number(cell: str) -> float | str:
    """A cell as a number, or as the state it names."""
    return float(cell) if cell.replace(".", "").isdigit() else cell


# The four published numbers of 2015/16


@pytest.mark.parametrize(("place", "comparator", "group", "beside", "size"), rows(WORKED))
def test_a_gap_is_the_comparator_minus_the_group(
    reading: Reading, place: str, comparator: str, group: str, beside: str, size: str
) -> None:
    found = published(reading, SCORE, "disadvantaged", "2015/16", place)[comparator]
    assert found.other is not None
    assert (found.figure.value, found.other.value, found.gap) == (float(group), float(beside), float(size))
    assert found.state is State.VALUE
    assert found.id == f"lait.{SCORE}.{place}.all.disadvantaged.201516~gap_{comparator}"


def test_where_low_is_good_a_gap_is_the_group_minus_the_comparator() -> None:
    group, others = figure(ABSENCE, "fsm", "2023/24", 36.5), figure(ABSENCE, "not_fsm", "2023/24", 14.25)
    assert gap(group, OWN, known(group, others)).gap == 22.25
    assert gap(others, OWN, known(group, others)).gap == -22.25


@pytest.mark.parametrize("measure", [SCORE, "ks2_rwm_expected", "exclusions_permanent_rate", "absence_overall"])
def test_a_positive_gap_always_means_that_the_group_is_behind(reading: Reading, measure: str) -> None:
    found = [
        one for one in gaps(reading, Query(measures=[measure], places=PLACES, years=["201819", "202324"])) if one.gap
    ]
    assert found or measure == "exclusions_permanent_rate"
    for one in found:
        assert one.other is not None
        assert one.figure.value is not None
        assert one.other.value is not None
        lower = one.figure.value < one.other.value
        assert (one.gap is not None and one.gap > 0) == (
            lower == (one.figure.measure.direction is Direction.HIGHER_IS_BETTER)
        )


def test_a_gap_is_exact_in_the_published_numbers() -> None:
    group, others = figure(SCORE, "disadvantaged", "2018/19", 33.6), figure(SCORE, "not_disadvantaged", "2018/19", 50.3)
    found = gap(group, OWN, known(group, others))
    assert found.gap == 16.7
    assert 50.3 - 33.6 != 16.7


# What is set beside what


def test_england_is_not_set_beside_itself(reading: Reading) -> None:
    assert set(published(reading, SCORE, "disadvantaged", "2015/16", ENGLAND)) == {OWN}
    assert set(published(reading, SCORE, "disadvantaged", "2015/16")) == {
        OWN,
        NATIONAL,
        SAME,
        Comparator.NEIGHBOURS_SAME,
    }


@pytest.mark.parametrize("group", ["all", "not_disadvantaged", "no_sen", "white"])
def test_all_pupils_others_and_groups_without_others_have_no_gap(reading: Reading, group: str) -> None:
    query = Query(measures=[SCORE], groups=[group], places=[OXFORDSHIRE])
    assert figures(reading, query)
    assert gaps(reading, query) == []


@pytest.mark.parametrize(("group", "others"), [("sen_support", "no_sen"), ("ehcp", "no_sen"), ("cin", "all")])
def test_each_group_is_set_beside_its_own_others(reading: Reading, group: str, others: str) -> None:
    found = published(reading, SCORE, group, "2021/22")
    assert {name: one.other.key.group for name, one in found.items() if one.other} == {
        OWN: others, NATIONAL: others, SAME: group, Comparator.NEIGHBOURS_SAME: group,
    }  # fmt: skip


def test_a_measure_of_which_neither_end_is_good_has_no_gap() -> None:
    assert not has_gap(figure("pupils_with_sen_support", "cla", "2023/24", 27.0))
    assert has_gap(figure(SCORE, "cla", "2023/24", 20.0))


def test_a_figure_without_its_others_has_a_gap_that_is_not_available() -> None:
    alone = figure(SCORE, "disadvantaged", "2018/19", 33.6)
    found = gap(alone, OWN, known(alone))
    assert (found.gap, found.other, found.state, found.verdict) == (None, None, State.NOT_AVAILABLE, Verdict.FIRST_YEAR)


def test_two_editions_are_never_set_beside_each_other() -> None:
    group = figure(SCORE, "disadvantaged", "2018/19", 33.6)
    others = figure(SCORE, "not_disadvantaged", "2018/19", 50.3, edition="2024-11")
    found = gap(group, OWN, known(group, others))
    assert (found.gap, found.state) == (None, State.NOT_AVAILABLE)


@pytest.mark.parametrize(("group", "beside", "state"), rows(STATES))
def test_a_gap_with_a_side_that_has_no_number_has_no_number_either(group: str, beside: str, state: str) -> None:
    one = figure(SCORE, "disadvantaged", "2018/19", number(group))
    other = figure(SCORE, "not_disadvantaged", "2018/19", number(beside))
    earlier = figure(SCORE, "disadvantaged", "2017/18", 33.3), figure(SCORE, "not_disadvantaged", "2017/18", 49.6)
    found = gap(one, OWN, known(one, other, *earlier))
    assert str(found.state) == state
    assert (found.gap, found.change, found.before, found.closed_by) == (None, None, None, None)
    assert found.verdict is Verdict.NOT_COMPARABLE


# Beside statistical neighbours

NEAR = ("E10000003", "E10000015", "E06000060")
LATER = ("E10000003", "E10000015", "E10000014")
NEIGHBOURS = Comparator.NEIGHBOURS_SAME


def neighbourhood_of(*figures: Figure) -> Neighbourhood:
    """Oxfordshire's neighbours in two sets of three, with the numbers of these figures."""
    sets = [
        NeighbourSet("2021", date(2021, 4, 1), {OXFORDSHIRE: NEAR}),
        NeighbourSet("2025", date(2025, 5, 1), {OXFORDSHIRE: LATER}),
    ]
    return Neighbourhood(sets, numbers_of(figures))


def test_the_mean_of_neighbours_counts_each_that_has_a_value_once() -> None:
    one = figure(SCORE, "fsm", "2023/24", 33.6)
    ten = [figure(SCORE, "fsm", "2023/24", value, place) for value, place in zip((40.1, "c", 37.2), NEAR, strict=True)]
    found = gap(one, NEIGHBOURS, known(one), neighbourhood_of(*ten))
    mean = found.other
    assert isinstance(mean, Mean)
    assert (mean.counted, mean.places, mean.set, mean.restated) == (2, NEAR, "2021", False)
    assert (mean.value, found.gap, mean.weighted) == (38.65, 5.05, None)
    assert mean.id == f"lait.{SCORE}.neighbours_2021:{OXFORDSHIRE}.all.fsm.202324"
    assert (mean.place_kind, found.id) == ("neighbours", f"{one.id}~gap_neighbours_same")


def test_a_mean_that_does_not_end_gives_the_nearest_double_to_the_exact_gap() -> None:
    one = figure(ABSENCE, "fsm", "2023/24", 36.5)
    three = [
        figure(ABSENCE, "fsm", "2023/24", value, place) for value, place in zip((20.0, 20.1, 20.3), NEAR, strict=True)
    ]
    found = gap(one, NEIGHBOURS, known(one), neighbourhood_of(*three))
    assert found.gap == float(Fraction("36.5") - Fraction("60.4") / 3)


def test_a_mean_of_no_neighbours_is_not_available() -> None:
    one = figure(SCORE, "fsm", "2023/24", 33.6)
    other = figure(SCORE, "fsm", "2023/24", 40.0, NEAR[0], edition="2024-11")
    found = gap(one, NEIGHBOURS, known(one), neighbourhood_of(other))
    assert isinstance(found.other, Mean)
    assert (found.gap, found.state, found.other.counted, found.other.state) == (
        None, State.NOT_AVAILABLE, 0, State.NOT_AVAILABLE,
    )  # fmt: skip
    region = figure(SCORE, "fsm", "2023/24", 33.6, "E12000008")
    beside = gap(region, NEIGHBOURS, known(region), neighbourhood_of(other))
    assert (beside.other, beside.gap, beside.state) == (None, None, State.NOT_AVAILABLE)


def test_one_set_of_neighbours_counts_for_both_years_of_a_change() -> None:
    values = {"2024/25": (40.0, 41.0, 45.0, 39.0), "2023/24": (38.0, 39.0, 90.0, 37.0)}
    places = ("E10000003", "E10000015", "E06000060", "E10000014")
    beside = [
        figure(SCORE, "fsm", year, value, place)
        for year, four in values.items()
        for value, place in zip(four, places, strict=True)
    ]
    now, before = figure(SCORE, "fsm", "2024/25", 30.0), figure(SCORE, "fsm", "2023/24", 30.0)
    found = gap(now, NEIGHBOURS, known(now, before), neighbourhood_of(*beside))
    assert (found.gap, found.before, found.change, found.comparator_change) == (10.0, 8.0, 2.0, 2.0)


def test_the_mean_by_pupils_stands_beside_where_every_count_is_known() -> None:
    one = figure("ks2_rwm_expected", "fsm", "2023/24", 40.0)
    counts = ((50.0, 20, 40), (45.0, 90, 200), (46.0, 23, 50))
    three = [
        replace(figure("ks2_rwm_expected", "fsm", "2023/24", value, place), numerator=above, denominator=below)
        for (value, above, below), place in zip(counts, NEAR, strict=True)
    ]
    found = gap(one, NEIGHBOURS, known(one), neighbourhood_of(*three))
    assert isinstance(found.other, Mean)
    assert (found.other.value, found.other.weighted) == (47.0, float(Fraction(133 * 100, 290)))
    without = [three[0], three[1], replace(three[2], denominator=None)]
    again = gap(one, NEIGHBOURS, known(one), neighbourhood_of(*without)).other
    assert isinstance(again, Mean)
    assert (again.value, again.weighted) == (47.0, None)


def test_the_shipped_neighbours_are_those_of_the_year(reading: Reading) -> None:
    found = published(reading, SCORE, "disadvantaged", "2023/24")[NEIGHBOURS].other
    assert isinstance(found, Mean)
    query = Query(
        measures=[SCORE], groups=["disadvantaged"], phases=["all"], places=found.places, years=["202324"],
    )  # fmt: skip
    values = [Fraction(repr(one.value)) for one in figures(reading, query)]
    assert (found.set, found.counted, len(values)) == ("2021", 10, 10)
    assert found.value == float(sum(values) / 10)


# What a change amounts to


def of_two_years(good: str, group: str, beside: str, before: str, beside_before: str) -> Gap:
    """A gap with the year before."""
    measure, one, other = (
        (SCORE, "disadvantaged", "not_disadvantaged") if good == "high" else (ABSENCE, "fsm", "not_fsm")
    )
    now, then = "2018/19", "2017/18"
    sides = [
        figure(measure, one, now, number(group)), figure(measure, other, now, number(beside)),
        figure(measure, one, then, number(before)), figure(measure, other, then, number(beside_before)),
    ]  # fmt: skip
    return gap(sides[0], OWN, known(*sides))


@pytest.mark.parametrize(
    (
        "good",
        "group",
        "beside",
        "before",
        "beside_before",
        "size",
        "change",
        "moved",
        "beside_moved",
        "closed_by",
        "verdict",
    ),
    rows(CHANGES),
)
def test_a_change_is_told_with_what_it_was_made_of(
    good: str, group: str, beside: str, before: str, beside_before: str,
    size: str, change: str, moved: str, beside_moved: str, closed_by: str, verdict: str,
) -> None:  # fmt: skip
    found = of_two_years(good, group, beside, before, beside_before)
    assert (found.gap, found.change) == (float(size), float(change))
    assert (found.group_change, found.comparator_change) == (float(moved), float(beside_moved))
    assert (str(found.closed_by or ""), str(found.verdict)) == (closed_by, verdict)
    assert found.before == found.gap - found.change  # type: ignore[operator] - both are numbers, as asserted above


@pytest.mark.parametrize(("measure", "group", "others", "before", "others_before", "verdict"), rows(LITTLE))
def test_what_is_little_depends_on_the_unit(
    measure: str, group: str, others: str, before: str, others_before: str, verdict: str
) -> None:
    sides = [
        figure(measure, name, year, number(value))
        for name, year, value in (
            ("fsm", "2018/19", group),
            ("not_fsm", "2018/19", others),
            ("fsm", "2017/18", before),
            ("not_fsm", "2017/18", others_before),
        )
    ]
    assert str(gap(sides[0], OWN, known(*sides)).verdict) == verdict


def test_what_a_change_was_made_of_adds_up_to_it_exactly(reading: Reading) -> None:
    query = Query(measures=[SCORE, "ks2_rwm_expected", "suspended_once_or_more_rate"], places=[OXFORDSHIRE, ENGLAND])
    found = [one for one in gaps(reading, query, (OWN, NATIONAL, SAME)) if one.change is not None]
    assert len(found) > 100
    for one in found:
        sign = 1 if one.figure.measure.direction is Direction.HIGHER_IS_BETTER else -1
        whole, group, beside = (Decimal(repr(part)) for part in (one.change, one.group_change, one.comparator_change))
        assert whole == sign * (beside - group)
        assert Decimal(repr(one.gap)) - Decimal(repr(one.before)) == whole


def test_a_gap_that_closes_because_others_fell_says_so(reading: Reading) -> None:
    fell = [
        one
        for one in gaps(reading, Query(measures=[SCORE], places=PLACES))
        if one.closed_by is ClosedBy.COMPARATOR_FELL
    ]
    assert fell
    for one in fell:
        assert one.comparator_change is not None
        assert one.group_change is not None
        assert one.comparator_change < 0
        assert one.group_change <= 0


def test_no_change_is_worked_out_across_a_break_in_the_definition(reading: Reading) -> None:
    across = published(reading, SCORE, "disadvantaged", "2016/17")[OWN]
    within = published(reading, SCORE, "disadvantaged", "2017/18")[OWN]
    assert across.figure.definition == f"{SCORE}@201617"
    assert across.gap is not None
    assert (across.before, across.change, across.group_change, across.comparator_change) == (None, None, None, None)
    assert (across.closed_by, across.verdict) == (None, Verdict.NOT_COMPARABLE)
    assert within.change is not None
    assert within.verdict not in (Verdict.NOT_COMPARABLE, Verdict.FIRST_YEAR)


def test_the_first_year_has_no_change() -> None:
    group, others = figure(SCORE, "disadvantaged", "2018/19", 33.6), figure(SCORE, "not_disadvantaged", "2018/19", 50.3)
    found = gap(group, OWN, known(group, others))
    assert (found.verdict, found.change, found.before, found.group_change) == (Verdict.FIRST_YEAR, None, None, None)


@pytest.mark.parametrize("symbol", ["c", "x", "z"])
def test_a_year_before_without_a_number_gives_no_change(symbol: str) -> None:
    found = of_two_years("high", "40", "50", symbol, "52")
    assert found.gap == 10
    assert (found.change, found.before, found.closed_by, found.verdict) == (None, None, None, Verdict.NOT_COMPARABLE)


def test_a_change_is_never_told_from_chance_without_counts(reading: Reading) -> None:
    verdicts = {str(one.verdict) for one in gaps(reading, Query(measures=[SCORE], places=PLACES))}
    assert verdicts == {
        "narrower_untested", "wider_untested", "little_changed_untested", "not_comparable", "first_year",
    }  # fmt: skip


# The years of the pandemic


@pytest.mark.parametrize(
    ("measure", "group", "flagged"),
    [(SCORE, "disadvantaged", ("2019/20", "2020/21", "2021/22")), (ABSENCE, "all", ("2020/21",))],
)
def test_figures_of_the_pandemic_carry_its_flag(
    reading: Reading, measure: str, group: str, flagged: tuple[str, ...]
) -> None:
    query = Query(measures=[measure], groups=[group], phases=["all"], places=[OXFORDSHIRE])
    found: dict[str, Figure] = {str(one.key.year): one for one in figures(reading, query)}
    assert {year for year, one in found.items() if "covid" in one.flags} >= set(flagged)
    assert {"2018/19", "2023/24"} <= {year for year, one in found.items() if "covid" not in one.flags}


def test_children_in_care_are_set_beside_all_pupils_where_nobody_publishes_their_others() -> None:
    care, everyone = figure(SCORE, "cla", "2023/24", 15.0), figure(SCORE, "all", "2023/24", 46.0)
    found = gap(care, OWN, known(care, everyone))
    assert (found.gap, found.other) == (31.0, everyone)
    others = figure(SCORE, "not_cla", "2023/24", 47.0)
    assert gap(care, OWN, known(care, everyone, others)).other is others
    assert gap(care, SAME, known(care, everyone)).other is None


def test_no_change_is_worked_out_between_years_that_are_set_beside_different_groups() -> None:
    care, before = figure(SCORE, "cla", "2023/24", 15.0), figure(SCORE, "cla", "2022/23", 14.0)
    beside = [figure(SCORE, "not_cla", "2023/24", 47.0), figure(SCORE, "all", "2022/23", 46.0)]
    found = gap(care, OWN, known(care, before, *beside))
    assert (found.gap, found.change, found.verdict) == (32.0, None, Verdict.NOT_COMPARABLE)


@pytest.mark.parametrize("group", ["fsm", "sen_support", "disadvantaged"])
def test_no_other_group_is_set_beside_all_pupils(group: str) -> None:
    one, everyone = figure(SCORE, group, "2023/24", 30.0), figure(SCORE, "all", "2023/24", 46.0)
    assert gap(one, OWN, known(one, everyone)).gap is None


def test_a_computed_figure_is_set_beside_englands_as_published() -> None:
    ours = figure(SCORE, "disadvantaged", "2015/16", 38.5)
    ours = replace(ours, key=replace(ours.key, source="computed"), edition="2016-11")
    others = replace(ours, key=replace(ours.key, group="not_disadvantaged"), value=52.9)
    england = figure(SCORE, "not_disadvantaged", "2015/16", 53.5, ENGLAND)
    same = figure(SCORE, "disadvantaged", "2015/16", 41.2, ENGLAND)
    beside = known(ours, others, england, same)
    assert gap(ours, OWN, beside).gap == pytest.approx(14.4)
    assert gap(ours, NATIONAL, beside).gap == pytest.approx(15.0)
    assert gap(ours, SAME, beside).gap == pytest.approx(2.7)
