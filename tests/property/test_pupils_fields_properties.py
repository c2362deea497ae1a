"""Fields and checks of pupils that are worked out for all records at once agree with the same said one by one."""

from datetime import date, timedelta

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from evenlode.sources.readers.checking_of_pupils import out_of_year, overlapping, too_many_reasons
from evenlode.sources.readers.making_of_pupils import description, ranked
from evenlode.sources.readers.making_of_transfers import until_the_next
from evenlode.vocabulary.codes.enrolment import YEAR_GROUPS, age_fits
from evenlode.vocabulary.codes.exclusions import reasons_allowed

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 30).map(lambda days: FIRST + timedelta(days=days))
SPELL = st.tuples(st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS))
SPELLS = st.lists(st.lists(SPELL, max_size=5), max_size=5)


def columns(children: list[list[tuple[date | None, date | None]]]) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Whose each spell is, and its first and last days."""
    rows = [(number, *spell) for number, spells in enumerate(children) for spell in spells]
    types = (pa.int64(), pa.date32(), pa.date32())
    whose, since, until = (pa.array([row[at] for row in rows], type) for at, type in enumerate(types))
    return whose, since, until


@given(SPELLS)
def test_a_spell_overlaps_if_one_that_began_before_has_not_ended(
    children: list[list[tuple[date | None, date | None]]],
) -> None:
    found = overlapping(*columns(children)).to_pylist()
    expected = []
    for spells in children:
        order = sorted(range(len(spells)), key=lambda at: (spells[at][0] or date.min, at))
        for at, (since, _until) in enumerate(spells):
            earlier = [spells[other] for other in order[: order.index(at)]]
            expected.append(since is not None and any((until or date.max) >= since for _since, until in earlier))
    assert found == expected


@given(SPELLS)
def test_a_spell_ends_by_itself_or_where_the_next_begins(children: list[list[tuple[date | None, date | None]]]) -> None:
    found = until_the_next(*columns(children)).to_pylist()
    expected = []
    for spells in children:
        for since, until in spells:
            later = [other for other, _ in spells if since and other and other > since]
            expected.append(until or (min(later) - timedelta(days=1) if later else None))
    assert found == expected


@given(st.lists(st.integers(0, 6), max_size=6), DAYS)
def test_the_first_reason_too_many_is_found(counts: list[int], start: date) -> None:
    within = [number for number, count in enumerate(counts) for _ in range(count)]
    found = too_many_reasons(pa.array(within, pa.int64()), pa.array([start] * len(within), pa.date32())).to_pylist()
    most = reasons_allowed(start)
    assert found == [place == most for count in counts for place in range(count)]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), min_size=1, max_size=8))
def test_a_pupil_is_described_by_the_roll_or_else_by_the_first(records: list[tuple[str, bool]]) -> None:
    pupils = pa.array([pupil for pupil, _ in records])
    found = description(pupils, pa.array(["yes" if there else "no" for _, there in records])).to_pylist()
    on_roll = {pupil for pupil, there in records if there}
    expected, met = [], set()
    for pupil, there in records:
        expected.append(there or (pupil not in on_roll and pupil not in met))
        met.add(pupil)
    assert found == expected


@given(st.lists(st.one_of(st.none(), st.integers(1, 9)), max_size=6))
def test_a_rank_is_the_one_given_or_the_place(ranks: list[int | None]) -> None:
    found = ranked("need")(pa.array(ranks, pa.int64()), pa.array([0] * len(ranks), pa.int64())).to_pylist()
    assert found == [f"need_{rank or place}" for place, rank in enumerate(ranks, start=1)]


@given(
    st.lists(
        st.tuples(
            st.dates(date(2000, 1, 1), date(2025, 12, 31)), st.sampled_from([one.code for one in YEAR_GROUPS.codes])
        ),
        min_size=1,
        max_size=10,
    ),
    st.dates(date(2012, 9, 1), date(2026, 7, 31)),
)
def test_ages_are_questioned_as_one_by_one(pupils: list[tuple[date, str]], on: date) -> None:
    born, groups = (pa.array([one[at] for one in pupils]) for at in (0, 1))
    found = out_of_year(born, groups, pa.array([on] * len(pupils))).to_pylist()
    assert found == [not age_fits(group, day, on) for day, group in pupils]
