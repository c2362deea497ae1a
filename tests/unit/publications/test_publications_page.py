"""A report's page: whole, the same each time, without a number where there is none, and about authorities alone."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from evenlode.errors import NotFound, WrongUsage
from evenlode.lake.home import Home
from evenlode.lake.reading import Reading, open_reading
from evenlode.measures.figures import Figure
from evenlode.publications.evidence import gather
from evenlode.publications.gate import OPEN_LICENCE
from evenlode.publications.page import page as page_of
from evenlode.publications.provenance import origins
from evenlode.publications.publish import publish
from evenlode.publications.registry import REPORTS
from evenlode.sources.load import load
from evenlode.vocabulary.places import find
from evenlode.vocabulary.states import State
from look_alikes import lait
from unit.publications.small_county import OXFORDSHIRE, values

COUNTY = REPORTS.find("county")
OF_DFE = ("ees_absence", "ees_attendance", "ees_children_in_care", "ees_exclusions", "ees_neet", "lait")
SYMBOLS = {str(state) for state in State if state.is_missing}


def parsed(page: Path) -> BeautifulSoup:
    """A page, parsed."""
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def shown(cell: Tag) -> str:
    """What a cell shows to the eye."""
    return "".join(text for text in cell.find_all(string=True) if "vh" not in (text.parent or cell).get("class", []))


def cells(row: Tag) -> list[str]:
    """The cells of a row, as they are shown."""
    return [" ".join(shown(cell).split()) for cell in row.find_all("td")]


def row(page: BeautifulSoup, caption: str, heading: str) -> list[str]:
    """The cells of the one row with that heading in the table with that caption."""
    tables = [table for table in page.find_all("table") if table.caption and caption in table.caption.get_text()]
    rows = [one for table in tables for one in table.find_all("tr") if one.th and one.th.get_text().startswith(heading)]
    assert len(rows) == 1, [one.get_text() for one in rows]
    return cells(rows[0])


def gap_row(page: BeautifulSoup, chapter: str, measure: str, group: str) -> list[str]:
    """The cells of a group's row in the block of a measure, in a chapter's table of gaps."""
    blocks = page.select(f"section[aria-labelledby={chapter}] .gaps tbody")
    block = next(one for one in blocks if one.select(".measure")[0].get_text().strip().startswith(measure))
    return cells(next(one for one in block.select(".numbers") if one.th and one.th.get_text().startswith(group)))


def without_pdf(reading: Reading, place: str) -> BeautifulSoup:
    """An authority's page, parsed."""
    return BeautifulSoup(page_of(reading, gather(reading, COUNTY, find(place))), "html.parser")


def test_twice_gives_the_same_bytes(reading: Reading, written: Path, tmp_path: Path) -> None:
    again = publish(reading, COUNTY, "E10000025", tmp_path / "again").paths
    assert [path.name for path in again] == ["index.html", "figures.csv", "county.pdf"]
    assert [path.read_bytes() for path in again] == [(written / path.name).read_bytes() for path in again]


def test_a_row_says_group_others_gap_its_change_england_neighbours_and_rank(page: Path) -> None:
    found = gap_row(parsed(page), "disadvantaged", "Good level of development", "Pupils eligible for free school meals")
    assert found == [
        "44.0", "75.0", "31.0", "+2.0 wider", "\N{MINUS SIGN}1.0", "+1.0", "+6.0 since 2021/22", "46.0", "31.0", "43.5",
        "5= of 11",
    ]  # fmt: skip


def test_a_row_of_everyone_says_here_change_england_neighbours_and_rank(page: Path) -> None:
    found = row(parsed(page), "Key stage 2", "Expected standard in reading, writing")
    assert found == ["2024/25", "61", "+1", "63", "61", "5= of 11"]


def test_what_is_suppressed_or_not_available_is_a_symbol_with_its_meaning(page: Path) -> None:
    soup = parsed(page)
    found = gap_row(soup, "care", "Expected standard in reading, writing", "Children looked after")
    assert found == ["c", "61", "c", "c", "c", "c", "x", "36", "27", "34", "c"]
    hidden = {span.get_text(strip=True) for span in soup.select("td .vh")}
    assert {f"({State.SUPPRESSED.meaning})", f"({State.NOT_AVAILABLE.meaning})"} <= hidden


def test_no_cell_is_empty_and_none_without_a_value_shows_a_number(page: Path) -> None:
    cells = parsed(page).select("td")
    assert [cell for cell in cells if not cell.get_text(strip=True)] == []
    without = [shown(cell).split()[0] for cell in parsed(page).select(".none")]
    assert without
    assert set(without) <= SYMBOLS


def test_nought_is_shown_where_nought_was_published(page: Path) -> None:
    found = row(parsed(page), "Exclusions: All children", "Permanent exclusion rate")
    assert found == ["2024/25", "0.00", "0.00", "2.00", "1.00", "1= of 11"]


def test_the_newest_year_with_a_value_is_shown_and_an_older_one_is_said(page: Path) -> None:
    soup = parsed(page)
    assert row(soup, "Health and wellbeing", "Overweight in Year 6")[0] == "2022/23"
    assert (
        "Overweight in Year 6 (2022/23; England 2024/25)" in lacking(soup)["The newest figure of Oxfordshire is older"]
    )


def lacking(page: BeautifulSoup) -> dict[str, str]:
    """What is missing, by the first words of its reason."""
    found = {one.dt.get_text(): one.dd.get_text() for one in page.select(".lacking div") if one.dt and one.dd}
    return {reason.partition(" than ")[0].partition(":")[0]: what for reason, what in found.items()}


def test_what_is_missing_stands_once_under_its_reason(page: Path) -> None:
    soup = parsed(page)
    reasons = [one.get_text() for one in soup.select(".lacking dt")]
    assert len(reasons) == len(set(reasons))
    assert (
        "Higher standard in reading, writing and maths; Progress in reading"
        in lacking(soup)["No year has a value of Oxfordshire"]
    )
    assert (
        "2024/25: children looked after"
        in lacking(soup)["The newest figure of a group is suppressed so that nobody can be identified"]
    )


def test_years_of_two_kinds_stand_under_their_kinds(page: Path) -> None:
    tables = [one for one in parsed(page).select("table.plain, table.league") if one.select(".kind")]
    assert tables
    for body in (one for table in tables for one in table.select("tbody")):
        shown = " ".join(one.get_text(" ") for one in body.select(".year, th .facts"))
        marks = {re.sub(r"\d", "", year) for year in re.findall(r"\b20\d\d(?:[-/]\d\d)?\b", shown)}
        assert len(marks) == 1, shown
        assert body.select_one(".kind")


def test_academic_years_alone_need_no_heading(page: Path) -> None:
    tables = [one for one in parsed(page).select("table.plain") if not one.select(".kind")]
    assert tables
    assert {year.get_text()[4] for table in tables for year in table.select(".year")} == {"/"}


def test_a_rank_before_the_first_known_list_is_marked_restated(page: Path) -> None:
    assert row(parsed(page), "Health and wellbeing", "Overweight in Year 6")[-1] == "6= of 11 restated"


def test_what_has_no_better_way_has_no_rank(page: Path) -> None:
    assert row(parsed(page), "Children in care and in need: All", "Children in need")[-1] == "z"


def test_the_finding_is_five_sentences_of_comparisons(page: Path) -> None:
    sentences = parsed(page).select(".finding dd")
    assert len(sentences) == 5
    assert all("~" in str(one.get("data-id")) for one in sentences if one.get("data-id"))
    assert "pupils eligible for free school meals" in sentences[2].get_text()


def test_every_id_of_the_page_stands_in_its_csv(page: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((page.parent / "figures.csv").read_text(encoding="utf-8"))))
    known = {one["id"] for one in rows}
    marked = parsed(page).select("[data-id]")
    assert {str(one["data-id"]) for one in marked} <= known
    assert {str(one["data-before"]) for one in marked if one.get("data-before")} <= known
    assert len(known) == len(rows)
    assert [one["id"] for one in rows if one["state"] != "value" and one["value"]] == []


def test_the_page_asks_nothing_of_a_network_and_runs_nothing(page: Path) -> None:
    soup = parsed(page)
    assert soup.find_all(["script", "link", "img", "iframe", "object", "embed", "form"]) == []
    assert [
        tag for tag in soup.find_all(True) if tag.get("src") or any(name.startswith("on") for name in tag.attrs)
    ] == []
    links = {str(link["href"]) for link in soup.select("a[href]") if not str(link["href"]).startswith("#")}
    assert links == {
        "figures.csv", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    }  # fmt: skip
    assert re.findall(r"url\((?!\"data:font)", str(soup.style)) == []


def test_links_within_the_page_lead_somewhere(page: Path) -> None:
    soup = parsed(page)
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    named = [str(tag[name]) for name in ("aria-labelledby",) for tag in soup.select(f"[{name}]")]
    wanted = {str(link["href"])[1:] for link in soup.select("a[href^='#']")} | {
        one for text in named for one in text.split()
    }
    assert wanted <= set(ids)


@pytest.mark.parametrize("place", ["England", "South East", "Inner London"])
def test_what_is_no_authority_has_no_such_page(reading: Reading, tmp_path: Path, place: str) -> None:
    with pytest.raises(WrongUsage, match="local authority"):
        publish(reading, COUNTY, place, tmp_path)


def test_a_place_that_is_none_is_not_found(reading: Reading, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        publish(reading, COUNTY, "Barsetshire", tmp_path)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("835", "Dorset (to March 2019) closed on 31 March 2019. Its area passed to Dorset"),
        ("Cumberland", "Cumberland began on 1 April 2023. Earlier figures of its area stand under Cumbria."),
        ("City of London", "Too little is published about City of London"),
    ],
)
def test_a_place_without_figures_has_a_page_that_says_so(reading: Reading, place: str, said: str) -> None:
    soup = without_pdf(reading, place)
    assert said in soup.get_text()
    assert soup.select("td") == []
    assert "nothing that is loaded has a figure" in soup.get_text()


def test_without_a_list_of_neighbours_nothing_is_ranked(tmp_path: Path) -> None:
    few = {key: value for key, value in values().items() if key[2] in (OXFORDSHIRE, "970")}
    home = Home(tmp_path / "home")
    load(home, [lait(tmp_path / "2026-04" / "figures.parquet", few)])
    with open_reading(home) as reading:
        soup = without_pdf(reading, "Oxfordshire")
    assert "No list of statistical neighbours that is loaded has Oxfordshire" in soup.get_text()
    assert {shown(cell) for cell in soup.select("td.rank")} <= SYMBOLS


def test_shipped_figures_are_said_to_be_of_their_publishers_and_under_their_licences(reading: Reading) -> None:
    shipped = [replace(figure, key=replace(figure.key, source=source)) for figure, source in one_of_each(reading)]
    found = {one.source: (one.publisher, one.licence) for one in origins(reading, shipped)}
    assert found == dict.fromkeys(OF_DFE, ("Department for Education", OPEN_LICENCE))


def one_of_each(reading: Reading) -> list[tuple[Figure, str]]:
    """A figure for the name of each source whose figures ship, as a file in tidy form gives them."""
    figure = next(iter(gather(reading, COUNTY, find("Oxfordshire")).known.values()))
    return [(figure, source) for source in OF_DFE]
