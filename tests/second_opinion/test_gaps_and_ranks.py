"""Every gap and every rank of a few authorities, worked out a second time in plain Python.

The second opinion starts from plain dictionaries of published numbers and shares no code with the comparisons: what a
group is set beside, which way is good, which definitions break and which neighbours are in force are written out anew.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep

from evenlode.comparisons.gap import gap, gaps
from evenlode.comparisons.kinds import Comparator, Gap, Mean, Rank
from evenlode.comparisons.rank import ranks
from evenlode.comparisons.trend import trend
from evenlode.lake.reading import Reading, open_reading
from evenlode.measures.figures import figures
from evenlode.measures.stored import Query
from homes import shipped
from invented import figure, known

ENGLAND = "E92000001"
# Oxfordshire, Cambridgeshire (set beside each other), Buckinghamshire (another code before 2020), Camden
AUTHORITIES = ("E10000025", "E10000003", "E06000060", "E09000007")
OTHERS = {
    "disadvantaged": "not_disadvantaged", "fsm": "not_fsm", "sen": "no_sen", "sen_support": "no_sen", "ehcp": "no_sen",
    "cla": "all", "cin": "all", "cpp": "all",
}  # fmt: skip
LOW_IS_GOOD = {
    "absence_persistent": True, "ks4_attainment8": False, "ks2_rwm_expected": False, "eyfs_gld": False,
    "level3_by_19": False, "suspended_once_or_more_rate": True, "ks4_progress8": False,
}  # fmt: skip
BREAKS = {"ks4_attainment8": 2016, "eyfs_gld": 2021}
SETS = {
    "2021": ["E10000003", "E10000015", "E06000022", "E10000014", "E06000037", "E06000054", "E10000013", "E06000060",
             "E06000036", "E10000032"],
    "2025": ["E10000003", "E10000015", "E06000060", "E10000031", "E10000013", "E10000014", "E06000036", "E10000032",
             "E06000037", "E06000025"],
}  # fmt: skip

# measure, place, phase, group, year
Key = tuple[str, str, str, str, str]
Printed = tuple[str, str, str]


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """The state of a home that holds the shipped figures."""
    with open_reading(shipped(tmp_path_factory)) as found:
        yield found


@pytest.fixture(scope="module")
def printed(reading: Reading) -> dict[Key, Printed]:
    """What is printed of every figure of the measures: text, state and edition, as plain values."""
    rows = reading.table("published_figure", "source=lait/claimed=yes")
    found = reading.engine.arrow(rows.filter(rows.measure.isin(list(LOW_IS_GOOD)))).to_pylist()
    return {
        tuple(row[part] for part in ("measure", "place", "phase", "group", "year")): (
            row["printed"], row["state"], row["source_time"],
        )
        for row in found
    }  # fmt: skip


def key_of(one: Gap | Rank) -> Key:
    """The key of a comparison's figure."""
    key = one.figure.key
    return key.measure, key.place, key.phase, key.group, key.year.id


def year_before(year: str) -> str:
    """The academic year before one written 201516."""
    start = int(year[:4]) - 1
    return f"{start}{(start + 1) % 100:02d}"


def value(printed: dict[Key, Printed], key: Key) -> Fraction | None:
    """A printed number, exactly as the double that it stands for would be written."""
    text, state, _edition = printed.get(key, ("", "x", ""))
    return Fraction(repr(float(text))) if state == "value" else None


def beside(key: Key, comparator: str) -> Key:
    """What a figure is set beside."""
    measure, place, phase, group, year = key
    other = group if comparator == "national_same" else OTHERS[group]
    return measure, (place if comparator == "own_others" else ENGLAND), phase, other, year


def expected_gap(printed: dict[Key, Printed], key: Key, comparator: str) -> dict[str, Any]:
    """A gap worked out anew: its size and state, the size of the year before, and how each side moved."""
    other, before = beside(key, comparator), (*key[:4], year_before(key[4]))
    other_before = beside(before, comparator)
    size = behind(printed, key, other)
    broken = BREAKS.get(key[0]) == int(key[4][:4])
    earlier = None if broken else behind(printed, before, other_before)
    change = size - earlier if size is not None and earlier is not None else None
    moved = [None, None]
    if change is not None:
        moved = [difference(printed, key, before), difference(printed, other, other_before)]
    return {"gap": size, "before": earlier if change is not None else None, "change": change, "moved": moved}


def behind(printed: dict[Key, Printed], key: Key, other: Key) -> Fraction | None:
    """How far the one is behind the other; None without two numbers of one edition."""
    if printed.get(key, ("", "", "one"))[2] != printed.get(other, ("", "", "other"))[2]:
        return None
    ahead = difference(printed, other, key)
    return ahead if ahead is None else (-ahead if LOW_IS_GOOD[key[0]] else ahead)


def difference(printed: dict[Key, Printed], one: Key, other: Key) -> Fraction | None:
    """The one less the other."""
    first, second = value(printed, one), value(printed, other)
    return None if first is None or second is None else first - second


def exact(number: float | None) -> Fraction | None:
    """A number as we answer it, exactly as it is written."""
    return None if number is None else Fraction(repr(number))


@pytest.mark.parametrize("measure", LOW_IS_GOOD)
def test_every_gap_is_what_plain_arithmetic_makes_it(
    reading: Reading, printed: dict[Key, Printed], measure: str
) -> None:
    published = [one for one in Comparator if one is not Comparator.NEIGHBOURS_SAME]
    found = gaps(reading, Query(measures=[measure], places=[*AUTHORITIES, ENGLAND], sources=["lait"]), published)
    wanted = {
        (key, comparator)
        for key in printed
        if key[0] == measure and key[3] in OTHERS and key[1] in (*AUTHORITIES, ENGLAND)
        for comparator in ("own_others", "national_others", "national_same")
        if comparator == "own_others" or key[1] != ENGLAND
    }
    assert {(key_of(one), str(one.comparator)) for one in found} == wanted
    assert len(found) == len(wanted) > 100
    for one in found:
        expected = expected_gap(printed, key_of(one), str(one.comparator))
        assert exact(one.gap) == expected["gap"], one.id
        assert exact(one.before) == expected["before"], one.id
        assert exact(one.change) == expected["change"], one.id
        assert [exact(one.group_change), exact(one.comparator_change)] == expected["moved"], one.id
        assert (str(one.state) == "value") == (one.gap is not None), one.id


@pytest.mark.parametrize("measure", LOW_IS_GOOD)
def test_every_mean_of_neighbours_is_what_plain_arithmetic_makes_it(
    reading: Reading, printed: dict[Key, Printed], measure: str
) -> None:
    query = Query(measures=[measure], places=AUTHORITIES[:1], sources=["lait"])
    found = gaps(reading, query, [Comparator.NEIGHBOURS_SAME])
    assert len(found) > 5
    for one in found:
        key = key_of(one)
        near = SETS["2025" if int(key[4][:4]) >= 2024 else "2021"]
        sizes = []
        for own in (key, (*key[:4], year_before(key[4]))):
            edition = printed.get(own, ("", "", "none"))[2]
            keys = [(own[0], place, *own[2:]) for place in near]
            numbers = [number for other in keys if (number := value(printed, other)) is not None
                       and printed[other][2] == edition]  # fmt: skip
            mine, mean = value(printed, own), sum(numbers) / Fraction(len(numbers)) if numbers else None
            ahead = mean - mine if mine is not None and mean is not None else None
            sizes.append(-ahead if ahead is not None and LOW_IS_GOOD[measure] else ahead)
            if own == key:
                assert isinstance(one.other, Mean)
                assert (one.other.counted, one.other.value) == (len(numbers), None if mean is None else float(mean))
        size, before = sizes
        broken = BREAKS.get(measure) == int(key[4][:4])
        change = None if None in sizes or broken else size - before  # type: ignore[operator] - neither is None here
        assert one.gap == (None if size is None else float(size)), one.id
        assert one.change == (None if change is None else float(change)), one.id


@pytest.mark.parametrize("measure", ["absence_persistent", "ks2_rwm_expected", "ks4_progress8"])
def test_every_rank_is_what_counting_makes_it(reading: Reading, printed: dict[Key, Printed], measure: str) -> None:
    found = ranks(reading, Query(measures=[measure], places=AUTHORITIES[:1], sources=["lait"]))
    assert found
    authorities = {key[1] for key in printed if key[1].startswith(("E06", "E08", "E09", "E10"))}
    for one in found:
        key = key_of(one)
        # A year that ends in August belongs to the set published by then; before the first set, that one stands.
        in_force = "2025" if int(key[4][:4]) >= 2024 else "2021"
        assert one.set in (in_force, "england")
        assert one.restated == (one.set == "2021" and int(key[4][:4]) < 2020)
        places = authorities if one.set == "england" else {key[1], *SETS[one.set]}
        keys = [(key[0], place, *key[2:]) for place in places]
        mine, edition = value(printed, key), printed[key][2]
        values = [
            number for other in keys
            if (number := value(printed, other)) is not None and printed[other][2] == edition
        ]  # fmt: skip
        assert one.of == len(values), one.id
        if mine is None:
            assert (one.rank, one.tied) == (None, False), one.id
            continue
        better = [number for number in values if (number < mine if LOW_IS_GOOD[measure] else number > mine)]
        assert (one.rank, one.tied) == (len(better) + 1, values.count(mine) > 1), one.id


def test_the_printed_texts_are_the_figures_answered(reading: Reading, printed: dict[Key, Printed]) -> None:
    found = figures(reading, Query(measures=list(LOW_IS_GOOD), places=AUTHORITIES, sources=["lait"]))
    assert len(found) == sum(key[1] in AUTHORITIES for key in printed)
    for one in found:
        key = (one.key.measure, one.key.place, one.key.phase, one.key.group, one.key.year.id)
        assert exact(one.value) == value(printed, key)
        assert (str(one.state), one.edition) == (printed[key][1], printed[key][2][:7])


PERCENTAGES = ("absence_persistent", "ks2_rwm_expected", "eyfs_gld", "level3_by_19", "suspended_once_or_more_rate")


@pytest.mark.parametrize("measure", LOW_IS_GOOD)
def test_without_counts_no_gap_has_an_interval_and_percentages_have_a_scale_without_ends(
    reading: Reading, printed: dict[Key, Printed], measure: str
) -> None:
    found = gaps(reading, Query(measures=[measure], places=AUTHORITIES, sources=["lait"]), [Comparator.OWN_OTHERS])
    for one in found:
        assert (one.low, one.high) == (None, None)
        key = key_of(one)
        mine, theirs = value(printed, key), value(printed, beside(key, "own_others"))
        inside = None not in (mine, theirs) and all(0 < share < 100 for share in (mine, theirs))
        if one.gap is None or not inside or measure not in PERCENTAGES:
            assert one.probit is None, one.id
            continue
        apart = norm.ppf(float(theirs) / 100) - norm.ppf(float(mine) / 100)
        assert one.probit == pytest.approx(-apart if LOW_IS_GOOD[measure] else apart, abs=1e-9), one.id


@pytest.mark.parametrize("measure", LOW_IS_GOOD)
def test_every_trend_is_what_plain_arithmetic_makes_it(
    reading: Reading, printed: dict[Key, Printed], measure: str
) -> None:
    every = known(*figures(reading, Query(measures=[measure], places=[*AUTHORITIES, ENGLAND], sources=["lait"])))
    newest = max(key.year.id for key in every)
    ends = [one for one in every.values() if one.key.year.id == newest and one.key.group in OTHERS]
    assert ends
    for one in ends:
        key: Key = (measure, one.key.place, one.key.phase, one.key.group, newest)
        begins = max(year for year in (BREAKS.get(measure, 0), 2012 if measure == "absence_persistent" else 0))
        years = sorted(other[4] for other in printed if other[:4] == key[:4] and int(other[4][:4]) >= begins)
        sizes_by_year = {
            year: behind(printed, (*key[:4], year), beside((*key[:4], year), "own_others")) for year in years
        }
        run = [(year, size) for year, size in sizes_by_year.items() if size is not None]
        found = trend(one, Comparator.OWN_OTHERS, every)
        if len(run) < 2 or run[-1][0] != newest:
            assert found is None, one.id
            continue
        assert found is not None, one.id
        sizes = [size for _year, size in run]
        assert [(gap.figure.key.year.id, exact(gap.gap)) for gap in found.gaps] == run, one.id
        assert exact(found.change) == sizes[-1] - sizes[0], one.id
        steps = [later - earlier for earlier, later in pairwise(sizes)]
        assert (found.narrower, found.wider) == (sum(step < 0 for step in steps), sum(step > 0 for step in steps))
        sign = -1 if LOW_IS_GOOD[measure] else 1
        assert exact(found.change) == sign * (exact(found.comparator_change) - exact(found.group_change))  # type: ignore[operator] - both are numbers


COUNTS = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(st.lists(COUNTS, min_size=4, max_size=4))
def test_every_interval_and_verdict_is_what_statsmodels_and_plain_arithmetic_make_it(
    counts: list[tuple[int, int]],
) -> None:
    names = [(group, year) for year in ("2018/19", "2017/18") for group in ("fsm", "not_fsm")]
    sides = [
        replace(figure("ks2_rwm_expected", *name, 100 * above / below), numerator=above, denominator=below, decimals=9)
        for name, (above, below) in zip(names, counts, strict=True)
    ]
    found = gap(sides[0], Comparator.OWN_OTHERS, known(*sides))
    low, high = confint_proportions_2indep(*counts[1], *counts[0], method="newcomb", compare="diff")
    assert (found.low, found.high) == pytest.approx((100 * low, 100 * high), abs=1e-7)
    shares = [above / below for above, below in counts]
    error = sqrt(sum(share * (1 - share) / below for share, (_above, below) in zip(shares, counts, strict=True)))
    size, change = shares[1] - shares[0], (shares[1] - shares[0]) - (shares[3] - shares[2])
    # Everywhere but at the very thresholds, where the last digit of a double would decide.
    if min(abs(abs(change) - 0.01), abs(abs(size) - 0.02), abs(low), abs(high), error) < 1e-9:
        return
    p = 2 * norm.sf(abs(change) / error)
    little, closed = abs(change) < 0.01, abs(size) < 0.02 and low <= 0 <= high
    if closed:
        lost = p < 0.05 and not little and change > 0
        assert str(found.verdict) in ({"closed", "widening"} if lost else {"closed"})
    elif little:
        assert str(found.verdict) == "no_clear_change"
    elif p >= 0.05:
        assert str(found.verdict) == ("narrowed_not_significant" if change < 0 else "widened_not_significant")
    else:
        told = ("closing", "narrowed_not_significant") if change < 0 else ("widening", "widened_not_significant")
        assert str(found.verdict) in told
