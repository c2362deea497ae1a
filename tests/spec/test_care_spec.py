"""What a return's year covers, which spells are one, how old a young person is, and who may see a circumstance."""

from datetime import date

import pyarrow as pa
import pytest

from drawn import rows, words
from evenlode.sources.readers.making import age_group, first_day_of_year, last_day_of_year, return_year, strictest
from evenlode.sources.readers.spells import leads, merged_since, merged_until, not_followed, overlaps
from evenlode.sources.readers.texts_read import ofsted, upn_or_reason

YEARS = rows("""
| said     | first day  | last day   | returned |
|----------|------------|------------|----------|
| 2017-18  | 2017-04-01 | 2018-03-31 | fy201718 |
| 2017/18  | 2017-04-01 | 2018-03-31 | fy201718 |
| fy201718 | 2017-04-01 | 2018-03-31 | fy201718 |
| 2019-20  | 2019-04-01 | 2020-03-31 | fy201920 |
""")

# The age on 31 August before the academic year that holds the day: 16 is Year 12, 17 is Year 13.
AGES = rows("""
| born       | on         | group   |
|------------|------------|---------|
| 2009-08-31 | 2026-01-31 | year_12 |
| 2009-09-01 | 2026-01-31 |         |
| 2008-09-01 | 2026-01-31 | year_12 |
| 2008-08-31 | 2026-01-31 | year_13 |
| 2007-09-01 | 2026-01-31 | year_13 |
| 2007-08-31 | 2026-01-31 |         |
| 2009-08-31 | 2025-08-31 |         |
| 2009-08-31 | 2025-09-30 | year_12 |
|            | 2026-01-31 |         |
""")

# Days are those of January 2026; `..` is an open end. A spell ends with its last day.
MERGED = rows("""
| spells      | become      |
|-------------|-------------|
| 1-5 4-9     | 1-9         |
| 1-5 5-9     | 1-9         |
| 1-5 6-9     | 1-5 6-9     |
| 1-9 2-3     | 1-9         |
| 1-3 2-9 8-12| 1-12        |
| 1-.. 4-6    | 1-..        |
| 4-6 1-..    | 1-..        |
| 1-2 3-..    | 1-2 3-..    |
| 1-5 1-5     | 1-5         |
""")

# An episode may begin on the day on which another ends; the same episode twice is a repeat and not an overlap.
OVERLAPS = rows("""
| episodes      | overlap |
|---------------|---------|
| 1-5 5-9       |         |
| 1-5 4-9       | 4-9     |
| 1-.. 5-9      | 5-9     |
| 1-9 2-3 9-..  | 2-3     |
| 1-5 1-5       |         |
| 1-9 2-3 4-5   | 2-3 4-5 |
""")

SEEN = rows("""
| code                | file says    | seen as      |
|---------------------|--------------|--------------|
| VL17_NEET           | normal       | normal       |
| VL17_NEET           | restricted   | restricted   |
| VL04_YOUNG_CARER    | normal       | restricted   |
| VL16B_YJ            | restricted   | special      |
| VL08_MENTAL_HEALTH  | normal       | need_to_know |
| VL11_DOMESTIC_ABUSE | special      | need_to_know |
| VL17_NEET           | need_to_know | need_to_know |
| VL21_EXPLOITATION   | normal       | need_to_know |
|                     | normal       | need_to_know |
| VL17_NEET           |              | need_to_know |
""")

NUMBERS = rows("""
| text          | read as       |
|---------------|---------------|
| UN1           |               |
| un5           |               |
| UN6           | no            |
| B801200005001 | B801200005001 |
| b801200005001 | B801200005001 |
| A801200005001 | no            |
""")


def day(text: str) -> date | None:
    """A day of January 2026, or a day written in full."""
    return date.fromisoformat(text) if "-" in text else date(2026, 1, int(text)) if text.isdigit() else None


def spells(cell: str) -> tuple[pa.Array, pa.Array, pa.Array]:
    """First days, last days and whose they are, of one child."""
    pairs = [word.split("-") for word in words(cell)]
    days = [pa.array([day(pair[end]) for pair in pairs], pa.date32()) for end in (0, 1)]
    return days[0], days[1], pa.array(["a"] * len(pairs))


def written(since: date, until: date | None) -> str:
    """A spell as it is drawn."""
    return f"{since.day}-{until.day if until else '..'}"


@pytest.mark.parametrize(("said", "first", "last", "returned"), YEARS)
def test_a_return_is_of_a_year_from_april_to_march(said: str, first: str, last: str, returned: str) -> None:
    text = pa.array([said])
    assert (first_day_of_year(text)[0].as_py(), last_day_of_year(text)[0].as_py()) == (day(first), day(last))
    assert return_year(text)[0].as_py() == returned


@pytest.mark.parametrize(("born", "on", "group"), AGES)
def test_the_age_group_goes_by_the_age_before_the_academic_year(born: str, on: str, group: str) -> None:
    found = age_group(pa.array([day(born)], pa.date32()), pa.array([day(on)], pa.date32()))
    assert found.to_pylist() == [group]


@pytest.mark.parametrize(("cell", "become"), MERGED)
def test_spells_that_overlap_are_one(cell: str, become: str) -> None:
    since, until, whose = spells(cell)
    columns = [make(since, until, whose).to_pylist() for make in (leads, merged_since, merged_until)]
    assert {written(first, last) for stands, first, last in zip(*columns, strict=True) if stands} == {*words(become)}


@pytest.mark.parametrize(("cell", "overlap"), OVERLAPS)
def test_which_episodes_overlap(cell: str, overlap: str) -> None:
    since, until, whose = spells(cell)
    found = overlaps(since, until, whose).to_pylist()
    assert [word for word, is_one in zip(words(cell), found, strict=True) if is_one] == [*words(overlap)]


def test_spells_of_two_children_have_nothing_to_do_with_one_another() -> None:
    since, until, _ = spells("1-9 2-5")
    assert overlaps(since, until, pa.array(["a", "b"])).to_pylist() == [False, False]
    assert leads(since, until, pa.array(["a", "b"])).to_pylist() == [True, True]


def test_an_episode_that_another_follows_has_one_that_begins_as_it_ends() -> None:
    since, until, whose = spells("1-5 5-9")
    assert not_followed(pa.array([True, None]), since, until, whose).to_pylist() == [False, False]
    assert not_followed(pa.array([True, True]), since, until, whose).to_pylist() == [False, True]
    assert not_followed(pa.array([True, None]), since, until, pa.array(["a", "b"])).to_pylist() == [True, False]


@pytest.mark.parametrize(("code", "said", "seen"), SEEN)
def test_nothing_that_a_file_says_opens_what_is_closed(code: str, said: str, seen: str) -> None:
    assert strictest(pa.array([code]), pa.array([said])).to_pylist() == [seen]


@pytest.mark.parametrize(("text", "read"), NUMBERS)
def test_a_reason_for_no_pupil_number_is_no_number_and_no_fault(text: str, read: str) -> None:
    assert upn_or_reason(text) == (None if read == "no" else read)


def test_a_placement_may_have_no_number_of_ofsted_s() -> None:
    assert [ofsted(text) for text in ("SC123456", "1234567", "XXXXXX", "12345")] == ["SC123456", "1234567", "", None]
