"""Every number of the county page, in its tables, its sentences and beside its charts, worked out again by its id."""

import os
import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from evenlode.lake.reading import Reading
from unit.publications.recomputing import shown_again

EVERY = os.environ.get("EVENLODE_TEST_PROFILE", "quick") != "quick"
# Parts that are words, not numbers; each number within them is marked for itself.
WORDS = ("sentence",)
NAMES = (
    r"\d{4}[/-]\d{2,4}|key stages? [12 and]*\d|stage \d|Year \d+|level \d|grade \d|Attainment 8|Progress 8|"
    r"age of \d+|by \d+|1 is best|95 times in 100"
)
DIGITS = re.compile(r"\d[\d.,]*")


def numbers(page: Path) -> dict[tuple[str, str, str], set[str]]:
    """What the page shows under each id and part."""
    soup, found = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser"), {}
    for one in soup.select("[data-id]"):
        if one["data-part"] not in WORDS:
            asked = (str(one["data-id"]), str(one["data-part"]), str(one.get("data-before", "")))
            found.setdefault(asked, set()).add(seen(one))
    return found


def seen(one: Tag) -> str:
    """What an element shows to the eye."""
    texts = [text for text in one.find_all(string=True) if "vh" not in ((text.parent or one).get("class") or [])]
    return " ".join("".join(texts).split())


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
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    charts = soup.select(".chart")
    assert len(charts) >= 6
    for chart in charts:
        table = {seen(cell) for cell in chart.select("table [data-id]")}
        drawn = {
            seen(text)
            for text in chart.select("svg text:not([fill='#595959'])")
            if DIGITS.fullmatch(seen(text).lstrip("\N{MINUS SIGN}+"))
        }
        assert drawn <= table, chart.get("id")
