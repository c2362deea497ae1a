"""The report of the invented county: from computed figures, beside England alone, and said to be invented."""

import csv
import io
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from evenlode.comparisons.gap import gaps
from evenlode.comparisons.kinds import Comparator
from evenlode.comparisons.rank import ranks
from evenlode.errors import Refused, WrongUsage
from evenlode.lake.home import Home
from evenlode.lake.reading import Reading, open_reading
from evenlode.measures.figures import Figure
from evenlode.measures.refresh import refresh
from evenlode.measures.stored import Query
from evenlode.publications.choosing import that_england_has
from evenlode.publications.evidence import Evidence, gather
from evenlode.publications.gate import release
from evenlode.publications.kinds import Audience, Line
from evenlode.publications.page import page as page_of
from evenlode.publications.publish import publish, the_authority
from evenlode.publications.registry import REPORTS
from evenlode.vocabulary.places import ENGLAND, EVENSHIRE, authorities, find
from evenlode.vocabulary.years import Year
from homes import report
from invented import figure
from unit.publications.invented_county import WITH_PUPILS, WITHOUT_PUPILS, invented_home
from unit.publications.recomputing import numbers, shown_again, shown_as_kept

COUNTY, OPEN_DATA = REPORTS.find("county"), REPORTS.find("open_data")
EVERY = os.environ.get("EVENLODE_TEST_PROFILE", "quick") != "quick"
NTH = 80
EVERY_NUMBER = "every number of the invented county's report: EVENLODE_TEST_PROFILE=ci make test"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the invented county's figures and published ones."""
    return invented_home(tmp_path_factory)


@pytest.fixture
def reading(home: Home) -> Iterator[Reading]:
    """A view of that home."""
    with open_reading(home) as view:
        yield view


@pytest.fixture
def evidence(reading: Reading) -> Evidence:
    """What the report may say of the invented county."""
    return gather(reading, COUNTY, EVENSHIRE)


@pytest.fixture(scope="module")
def written(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented county's report: its folder."""
    return report(tmp_path_factory, home, "Evenshire")


@pytest.fixture
def soup(written: Path) -> BeautifulSoup:
    """Its page, parsed."""
    return BeautifulSoup((written / "index.html").read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize("word", ["Evenshire", "E99000001", "999", "evenshire"])
def test_every_word_for_it_names_it(word: str) -> None:
    assert the_authority(word, COUNTY) == EVENSHIRE


def test_its_figures_are_computed_and_beside_them_stand_englands_as_published(evidence: Evidence) -> None:
    assert {one.key.source for one in evidence.own()} == {"computed"}
    one = evidence.find(Line("", "ks2_rwm_expected", "disadvantaged"))
    assert one is not None
    england = evidence.in_england(one)
    assert england is not None
    assert (england.key.source, england.key.place, england.key.year) == ("lait", ENGLAND.code, one.key.year)
    gap, there = evidence.gap(one), evidence.england_gap(one)
    assert gap.gap is not None
    assert there is not None
    assert there.gap == 26


def test_what_is_shown_is_of_the_newest_year_that_england_has_too(evidence: Evidence) -> None:
    line = Line("", "ks4_attainment8", "disadvantaged")
    assert evidence.chosen["ks4_attainment8", "all"].year == Year.parse("2024/25")
    assert max(evidence.through_years(line)) == Year.parse("2025/26")
    assert max(evidence.through_years(line, ENGLAND.code)) == Year.parse("2024/25")


def of_year(year: str, place: str, source: str) -> Figure:
    """A figure of everyone for a year, from a source."""
    one = figure("ks4_attainment8", "all", year, 40, place=place)
    return replace(one, key=replace(one.key, source=source))


@pytest.mark.parametrize(
    ("theirs", "left"),
    [("2024/25", ["2024/25"]), ("2023/24", ["2023/24"]), ("2022/23", ["2022/23", "2023/24", "2024/25", "2025/26"])],
)
def test_an_older_year_is_shown_only_where_england_has_one_of_the_last_two(theirs: str, left: list[str]) -> None:
    ours = [of_year(year, EVENSHIRE.code, "computed") for year in ("2022/23", "2023/24", "2024/25", "2025/26")]
    england = of_year(theirs, ENGLAND.code, "lait")
    found = that_england_has([*ours, england], EVENSHIRE.code)
    assert [str(one.key.year) for one in found if one.key.place == EVENSHIRE.code] == left
    assert england in found


def test_where_neighbours_are_needed_there_are_none_and_nothing_fails(evidence: Evidence) -> None:
    for one in evidence.own():
        assert evidence.rank(one) is None
        assert evidence.mean(one) is None
    assert evidence.near.sets


def test_it_is_ranked_nowhere_and_its_gap_to_neighbours_is_not_available(reading: Reading) -> None:
    query = Query(measures=["absence_overall"], places=[EVENSHIRE.code], groups=["fsm"], years=["202425"])
    assert ranks(reading, query) == []
    beside = gaps(reading, query, [Comparator.NEIGHBOURS_SAME])
    assert beside
    assert {(str(one.state), one.gap) for one in beside} == {("x", None)}


def test_a_number_of_each_kind_is_what_its_id_gives_when_it_is_worked_out_again(
    written: Path, reading: Reading
) -> None:
    found = numbers(written / "index.html")
    of_each_kind = {(asked[0].partition("~")[2], asked[1]): asked for asked in found}
    chosen = [*of_each_kind.values(), *list(found)[::NTH]]
    wrong = {asked: found[asked] for asked in chosen if not found[asked] <= shown_again(reading, *asked)}
    assert len(found) > 400
    assert wrong == {}


@pytest.mark.skipif(not EVERY, reason=EVERY_NUMBER)
def test_every_number_is_what_its_id_gives_once_all_that_is_kept_is_worked_out_again(
    written: Path, reading: Reading
) -> None:
    assert all(one.kept for one in refresh(reading, again=True))
    found = numbers(written / "index.html")
    wrong = {asked: found[asked] for asked in found if not found[asked] <= shown_as_kept(reading, *asked)}
    assert wrong == {}


def test_every_id_of_the_page_stands_in_its_csv_and_says_that_it_is_invented(written: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((written / "figures.csv").read_text(encoding="utf-8"))))
    shown = {id for asked in numbers(written / "index.html") for id in (asked[0], asked[2]) if id}
    assert shown <= {one["id"] for one in rows}
    ours = [one for one in rows if one["place"] == EVENSHIRE.code]
    assert {"figure", "gap", "trend"} == {one["kind"] for one in ours}
    assert all("synthetic" in one["flags"].split() for one in ours)
    assert all("synthetic" not in one["flags"].split() for one in rows if one["place"] == ENGLAND.code)
    assert {one["place"] for one in rows} == {EVENSHIRE.code, ENGLAND.code}


def test_no_real_authority_is_named_but_as_one_of_england(soup: BeautifulSoup) -> None:
    text = soup.get_text(" ")
    assert [one.name for one in authorities() if re.search(rf"\b{re.escape(one.name)}\b", text)] == []
    assert soup.select("table.league, table.level, .map, #health, #league, #country") == []


def test_page_and_paper_say_throughout_that_it_is_invented(soup: BeautifulSoup, written: Path) -> None:
    assert "an invented county" in soup.h1.get_text() if soup.h1 else False
    bar = soup.select_one(".synthetic")
    assert bar is not None
    assert bar.get_text().startswith("Synthetic: Evenshire is invented")
    pages = [one.extract_text() for one in PdfReader(written / "county.pdf").pages]
    assert [number for number, text in enumerate(pages, start=1) if "Synthetic: Evenshire" not in text] == []


def test_a_chapter_of_which_its_files_tell_nothing_says_so_in_one_line(soup: BeautifulSoup) -> None:
    chapter = soup.select_one("section[aria-labelledby=post_16]")
    assert chapter is not None
    assert chapter.select("table, svg") == []
    assert [one.get_text() for one in chapter.select("p:not(.lede)")] == [
        "The files of Evenshire tell nothing of this: what is missing stands with the definitions."
    ]


def test_lists_and_section_say_why_there_is_nothing_of_neighbours_map_and_health(soup: BeautifulSoup) -> None:
    lists = {id: soup.select_one(f"#exceptions-{id}") for id in ("worst", "best")}
    said = {id: one.find_next("p").get_text() for id, one in lists.items() if one}  # type: ignore[union-attr] - a page
    assert set(said.values()) == {"Not available: an invented county has no statistical neighbours."}
    why = soup.select_one("section[aria-labelledby=without]")
    assert why is not None
    assert [one.get_text() for one in why.select("dt")] == ["Statistical neighbours", "A place on the map", "Health"]


def test_links_within_the_page_lead_somewhere(soup: BeautifulSoup) -> None:
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {str(link["href"])[1:] for link in soup.select("a[href^='#']")} <= set(ids)


def test_a_real_authority_of_the_same_home_is_told_as_without_computed_figures(home: Home) -> None:
    pages = []
    for moment in (WITHOUT_PUPILS, WITH_PUPILS):
        with open_reading(home, moment) as view:
            page = page_of(view, gather(view, COUNTY, find("Oxfordshire")))
        pages.append(re.sub(r"(snapshot |Snapshot</dt><dd>)\d+", r"\1", page))
    assert pages[0] == pages[1]
    assert "computed" not in pages[1]


def test_before_it_is_loaded_and_before_it_is_worked_out_the_report_is_refused(home: Home, tmp_path: Path) -> None:
    with open_reading(home, WITHOUT_PUPILS) as view, pytest.raises(Refused, match="this home has none"):
        publish(view, COUNTY, "Evenshire", tmp_path / "out")
    bare = Home(Path(shutil.copytree(home.root, tmp_path / "home")))
    shutil.rmtree(bare.figures)
    with open_reading(bare) as view, pytest.raises(Refused, match="not all are worked out") as refused:
        publish(view, COUNTY, "Evenshire", tmp_path / "out")
    assert "evenlode refresh" in refused.value.remedy
    assert not (tmp_path / "out").exists()


def test_there_is_no_open_data_of_it(reading: Reading, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="invented"):
        publish(reading, OPEN_DATA, "Evenshire", tmp_path)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_gate_lets_computed_figures_through_only_where_they_are_of_nobody(audience: Audience) -> None:
    real = of_year("2024/25", EVENSHIRE.code, "computed")
    nobodys = replace(real, flags=("synthetic",))
    assert release([nobodys], audience) == [nobodys]
    with pytest.raises(Refused, match="computed"):
        release([nobodys, real], audience)
    of_casework = replace(nobodys, key=replace(nobodys.key, source="casework"))
    with pytest.raises(Refused, match="casework"):
        release([of_casework], audience)
