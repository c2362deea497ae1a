"""Every number of the county page, in its tables, its sentences and beside its charts, worked out again by its id."""

import os
import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from evenlode.lake.home import Home
from evenlode.lake.reading import Reading, open_reading
from evenlode.publications.evidence import gather
from evenlode.publications.page import page as page_of
from evenlode.publications.registry import REPORTS
from evenlode.sources.load import load
from evenlode.vocabulary.places import find
from look_alikes import tidy_figures
from unit.publications.recomputing import numbers, seen, shown_again

EVERY = os.environ.get("EVENLODE_TEST_PROFILE", "quick") != "quick"
NAMES = (
    r"\d{4}[/-]\d{2,4}|key stages? [12 and]*\d|stage \d|Year \d+|level \d|grade \d|Attainment 8|Progress 8|"
    r"age of \d+|by \d+|1 is best|95 times in 100"
)
DIGITS = re.compile(r"\d[\d.,]*")


def test_every_number_is_what_its_id_gives_when_it_is_worked_out_again(page: Path, reading: Reading) -> None:
    found = numbers(page)
    of_each_kind = {(asked[0].partition("~")[2], asked[1]): asked for asked in found}
    chosen = list(found) if EVERY else [*of_each_kind.values(), *list(found)[::40]]
    wrong = {asked: shown for asked in chosen if not (shown := found[asked]) <= shown_again(reading, *asked)}
    assert len(found) > 400
    assert wrong == {}


def test_every_kind_of_comparison_is_on_the_page(page: Path) -> None:
    kinds = {asked[0].partition("~")[2] for asked in numbers(page)}
    assert {"", "gap_own_others", "gap_neighbours_same", "trend_gap_own_others", "rank_2025"} <= kinds


def test_no_number_of_a_sentence_stands_without_an_id(page: Path) -> None:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    sentences = soup.select(".finding dd, .first-said, .words .stick")
    assert len(sentences) > 15
    for one in sentences:
        loose = "".join(
            str(text) for text in one.find_all(string=True) if "said" not in ((text.parent or one).get("class") or [])
        )
        loose = re.sub(NAMES, "", loose)
        assert DIGITS.findall(loose) == [], loose


def test_a_chart_shows_only_numbers_of_its_table(page: Path) -> None:
    charts = charts_of(page.read_text(encoding="utf-8"))
    assert len(charts) >= 6
    for chart in charts:
        assert drawn_numbers(chart) <= numbers_of_table(chart), chart.get("id")


def charts_of(page: str) -> list[Tag]:
    """The charts of a page, each with its table."""
    return list(BeautifulSoup(page, "html.parser").select(".chart"))


def drawn_numbers(chart: Tag) -> set[str]:
    """The numbers that a chart's drawings print, those of its axes apart."""
    texts = {seen(text) for text in chart.select("svg text:not([fill='#595959'])")}
    return {text for text in texts if DIGITS.fullmatch(text.lstrip("\N{MINUS SIGN}+"))}


def numbers_of_table(chart: Tag) -> set[str]:
    """The numbers of a chart's table that have an id."""
    return {seen(cell) for cell in chart.select("table [data-id]")}


def test_counts_that_two_publications_print_otherwise_stand_in_the_chart_and_in_its_table(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    load(home, [*counted(tmp_path, "ees_exclusions", "20", "40"), *counted(tmp_path, "strategy_2015", "30", "53")])
    with open_reading(home) as view:
        page = page_of(view, gather(view, REPORTS.find("county"), find("Oxfordshire")))
    chart = next(one for one in charts_of(page) if one.get("id") == "exclusions-counts")
    assert numbers_of_table(chart) == {"20", "40", "30", "53"}
    assert {"20", "30"} <= drawn_numbers(chart) <= numbers_of_table(chart)


def counted(folder: Path, source: str, *values: str) -> list[Path]:
    """A file of permanent exclusions of two years, as a source has them."""
    years = (("exclusions_permanent", "E10000025", "all", year) for year in ("201314", "201415"))
    return [tidy_figures(folder / f"{source}.csv", dict(zip(years, values, strict=True)), source=source)]
