"""Charts in words, and the small parts that place things: round numbers, labels kept apart, names beside marks."""

import pytest

from evenlode.publications.appearance.layout import spread, tick_texts, ticks, wrapped
from evenlode.publications.appearance.placement import Box, Name, placed
from evenlode.publications.appearance.series import Dot, Series, description, description_of_categories

HERE = Series(
    "Oxfordshire", "here", (Dot("2021/22", 20.0, "20.0"), Dot("2022/23", None, "z"), Dot("2023/24", 18.7, "18.7"))
)
ENGLAND = Series("England", "england", (Dot("2021/22", 19.0, "19.0"), Dot("2023/24", 16.5, "16.5")))


def test_years_in_words_say_first_and_last_and_where_it_is_furthest() -> None:
    assert description([HERE, ENGLAND]) == (
        "Oxfordshire: 20.0 in 2021/22, 18.7 in 2023/24. England: 19.0 in 2021/22, 16.5 in 2023/24. "
        "Furthest from England in 2023/24, 18.7 and 16.5."
    )
    assert description([Series("None", "here", (Dot("2021/22", None, "z"),))]) == ""


def test_categories_in_words_say_every_number() -> None:
    assert description_of_categories([HERE, ENGLAND]).startswith(
        "2021/22: Oxfordshire 20.0, England 19.0. 2022/23: no number. 2023/24: Oxfordshire 18.7, England 16.5."
    )


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (0.0, 38.0, ["0", "10", "20", "30", "40"]),
        (-1.9, 0.5, ["−2.0", "−1.5", "−1.0", "−0.5", "0", "0.5"]),  # noqa: RUF001 - a real minus
        (0.0, 6172.0, ["0", "2,000", "4,000", "6,000", "8,000"]),
        (0.0, 0.0, ["0", "1"]),
        (45.2, 54.2, ["44", "46", "48", "50", "52", "54", "56"]),
    ],
)
def test_axes_have_round_numbers(low: float, high: float, wanted: list[str]) -> None:
    assert tick_texts(ticks(low, high)) == wanted


def test_labels_that_collide_are_moved_apart_about_their_middle_and_stay_within() -> None:
    assert spread([50, 50, 10], [10, 10, 10], 0, 100) == [45, 55, 10]
    assert spread([98, 99], [10, 20], 0, 100) == [75, 90]
    assert spread([5, 6, 7], [10, 10, 10], 0, 20) == [5, 15, 25]


def test_a_text_is_broken_between_words() -> None:
    assert wrapped("Statistical neighbours", 75) == ["Statistical", "neighbours"]
    assert wrapped("Statistical neighbours", 200) == ["Statistical neighbours"]


def test_names_of_near_marks_do_not_cover_each_other_or_the_marks() -> None:
    names = [Name(50.0 + 9 * index, 50.0, 60.0, 12.0) for index in range(4)]
    marks = [Box(one.x - 4, one.y - 4, one.x + 4, one.y + 4) for one in names]
    boxes = placed(names, marks, [], [], Box(0, 0, 200, 100))
    assert sum(one.overlap(other) for one in boxes for other in [*boxes, *marks] if other is not one) == 0
    assert boxes == placed(names, marks, [], [], Box(0, 0, 200, 100))
