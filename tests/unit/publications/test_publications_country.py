"""The report's map and its lists: every authority of today once, in classes of equal number, each with its own gap."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from evenlode.publications.appearance import maps
from evenlode.publications.appearance.maps import CLASSES
from evenlode.publications.appearance.outlines import NOTICES, outlines
from evenlode.publications.country import country, level, upper_bounds
from evenlode.publications.evidence import Evidence

STYLE = Path(maps.__file__).with_name("page.css")
NEIGHBOURS_WITH_FIGURES = 10


@pytest.fixture(scope="module")
def section(written: Path) -> Tag:
    """The part of the page with the map."""
    page = BeautifulSoup((written / "index.html").read_text(encoding="utf-8"), "html.parser")
    found = page.select_one("section[aria-labelledby=country]")
    assert found
    return found


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([1.0, 2.0, 3.0, 4.0, 5.0], [1.0, 2.0, 3.0, 4.0, 5.0]),
        ([float(one) for one in range(1, 11)], [2.0, 4.0, 6.0, 8.0, 10.0]),
        ([7.0], [7.0]),
        ([1.0, 1.0, 1.0, 1.0, 9.0], [1.0, 9.0]),
        ([], []),
    ],
)
def test_a_class_holds_a_fifth_and_equal_values_share_one(values: list[float], bounds: list[float]) -> None:
    assert upper_bounds(values) == bounds
    assert all(level(one, bounds) < len(bounds) for one in values)


def test_every_authority_of_today_stands_once_in_the_lists(section: Tag) -> None:
    rows = section.select(".level tbody tr")
    assert len(rows) == len(outlines())
    assert len({row.get_text() for row in rows}) == len(rows)


def test_the_lists_go_from_the_narrowest_gap_to_the_widest_and_end_with_those_without_one(section: Tag) -> None:
    lists = section.select(".level")
    known = [cell.get_text() for one in lists[:-1] for cell in one.select("td")]
    values = [float(text.replace("\N{MINUS SIGN}", "-")) for text in known]
    assert values == sorted(values)
    assert len(values) == NEIGHBOURS_WITH_FIGURES + 1
    assert lists[-1].caption
    assert lists[-1].caption.get_text() == "No figure"
    assert all(cell.get_text().startswith("x") for cell in lists[-1].select("td"))


def test_the_place_is_marked_and_its_neighbours_have_their_numbers(section: Tag) -> None:
    here = section.select(".level .here th")
    assert [one.get_text() for one in here] == ["Oxfordshire"]
    numbers = [re.sub(r"\D", "", one.get_text()) for one in section.select(".level .which")]
    assert sorted(map(int, numbers)) == list(range(1, NEIGHBOURS_WITH_FIGURES + 1))


def test_whose_outlines_they_are_stands_beside_them(section: Tag) -> None:
    caption = section.select_one("figcaption")
    assert caption
    assert all(notice in caption.get_text() for notice in NOTICES)


def test_the_lists_have_the_colours_of_the_map() -> None:
    style = STYLE.read_text(encoding="utf-8")
    assert re.findall(r"\.level-\d \{ background: (#\w+); \}", style) == list(CLASSES)


def test_there_is_no_map_for_a_place_without_a_gap(evidence: Evidence) -> None:
    assert country(evidence) is not None
    assert country(replace(evidence, chosen={})) is None
