"""The ids of figures: read, written, and refused with help."""

import pytest

from evenlode.errors import WrongUsage
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.years import Year, academic, calendar

KEY = FigureKey("lait", "ks4_attainment8", "E10000025", "all", "disadvantaged", academic(2024))


@pytest.mark.parametrize(
    ("key", "id"),
    [
        (KEY, "lait.ks4_attainment8.E10000025.all.disadvantaged.202425"),
        (
            FigureKey("ees", "absence_overall", "E10000025", "primary", "all", academic(2024), "autumn"),
            "ees.absence_overall.E10000025.primary.all.202425.autumn",
        ),
        (
            FigureKey("ees", "absence_overall", "E10000025", "all", "all", academic(2024), reason="absence_i"),
            "ees.absence_overall.E10000025.all.all.202425.year.absence_i",
        ),
        (
            FigureKey("lait", "neet", "neighbours_2025:E10000025", "all", "disadvantaged+sen", calendar(2024)),
            "lait.neet.neighbours_2025:E10000025.all.disadvantaged+sen.cy2024",
        ),
        (
            FigureKey("lait", "m", "E10000025", "all", "all", Year.parse("2014/15..2016/17")),
            "lait.m.E10000025.all.all.201415-201617",
        ),
    ],
)
def test_ids_are_written_and_read(key: FigureKey, id: str) -> None:
    assert key.id == str(key) == id
    assert FigureKey.parse(id) == (key, None)
    assert FigureKey.parse(f"{id}@17") == (key, 17)


def test_a_period_of_a_whole_year_may_be_written_out() -> None:
    assert FigureKey.parse(KEY.id + ".year")[0] == KEY
    assert FigureKey.parse(KEY.id + ".year.all")[0] == KEY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lait",
        "lait.m.E10000025.all.all",
        KEY.id + "@",
        KEY.id + "@x",
        KEY.id + "@-1",
        KEY.id + "@1@2",
        KEY.id + "~change",
        KEY.id + ".year.all.more",
        "lait.m..all.all.202425",
        "lait.m.E1.all.all.nonsense",
        "lait.m.E1.all.all.202425.",
        "lait.m m.E1.all.all.202425",
    ],
)
def test_what_is_no_figure_id_is_refused_with_help(text: str) -> None:
    with pytest.raises(WrongUsage) as refusal:
        FigureKey.parse(text)
    assert refusal.value.remedy


@pytest.mark.parametrize("part", ["", "a.b", "a b", "a@1", "a~b", "a\n"])
def test_no_part_may_hold_what_divides_an_id(part: str) -> None:
    with pytest.raises(WrongUsage, match="cannot be part"):
        FigureKey("lait", part, "E10000025", "all", "all", academic(2024))


def test_keys_sort_by_their_parts() -> None:
    later = FigureKey("lait", "ks4_attainment8", "E10000025", "all", "disadvantaged", academic(2025))
    assert sorted([later, KEY]) == [KEY, later]
