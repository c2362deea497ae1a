"""The county report as a PDF: tagged, with bookmarks, in our own fonts, and nothing that runs out of its page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from evenlode.publications.pdf import for_print

# The margins of a page, in points, less a little for the overhang of letters; the foot holds the running title.
SIDE, TOP, FOOT = 14 / 25.4 * 72 - 2, 14 / 25.4 * 72 - 2, 16 / 25.4 * 72 - 2
SCALE = 1.0


@pytest.fixture
def report(written: Path) -> PdfReader:
    """The report, parsed."""
    return PdfReader(written / "county.pdf")


def root(report: PdfReader) -> Any:
    """What a reader of PDF finds first."""
    return report.trailer["/Root"]


def test_it_is_tagged_and_says_its_language_and_title(report: PdfReader) -> None:
    assert root(report)["/MarkInfo"]["/Marked"]
    assert root(report)["/Lang"] == "en-GB"
    assert report.metadata is not None
    assert report.metadata.title == "Gaps for vulnerable children in Oxfordshire"
    assert root(report)["/ViewerPreferences"]["/DisplayDocTitle"]


def tags(node: Any) -> Iterator[Any]:
    """Every element of a tree of tags."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from tags(one)
    elif hasattr(node, "get"):
        yield node
        yield from tags(node.get("/K", []))


def test_tables_have_headings_and_drawings_have_words(report: PdfReader) -> None:
    found = list(tags(root(report)["/StructTreeRoot"]))
    kinds = [str(one.get("/S")) for one in found]
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Figure"} <= set(kinds)
    drawings = [one for one in found if one.get("/S") == "/Figure"]
    assert [one for one in drawings if not str(one.get("/Alt", "")).strip()] == []


def test_a_drawing_is_said_in_print_as_on_the_screen(report: PdfReader, page: Path) -> None:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    words = [f"{one.title.get_text()}. {one.desc.get_text()}" for one in soup.select("svg") if one.title and one.desc]
    said = [str(one["/Alt"]) for one in tags(root(report)["/StructTreeRoot"]) if one.get("/S") == "/Figure"]
    assert words
    assert said == words


def titles(outline: list[Any]) -> Iterator[str]:
    """The bookmarks, in order."""
    for one in outline:
        if isinstance(one, list):
            yield from titles(one)
        else:
            yield str(one.title)


def test_every_heading_is_a_bookmark(report: PdfReader, page: Path) -> None:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    wanted = [" ".join(one.get_text().split()) for one in soup.select("h1, h2, h3")]
    assert [" ".join(one.split()) for one in titles(report.outline)] == wanted


def test_only_our_fonts_are_in_it(report: PdfReader) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in report.pages
        for font in page["/Resources"].get("/Font", {}).values()  # type: ignore[union-attr] - a dictionary, by the form
    }
    assert fonts
    assert [font for font in fonts if "Evenlode-Sans" not in font] == []


def test_no_ink_lies_in_a_margin(written: Path) -> None:
    document = pypdfium2.PdfDocument(written / "county.pdf")
    assert [number for number, one in enumerate(document, start=1) if inked(one)] == []


def inked(page: Any) -> bool:
    """Whether anything is drawn outside the margins of a page, its foot apart."""
    picture = page.render(scale=SCALE, grayscale=True).to_pil()
    width, height = picture.size
    side, top, foot = int(SIDE * SCALE), int(TOP * SCALE), int(FOOT * SCALE)
    edges = [(0, 0, width, top), (0, 0, side, height), (width - side, 0, width, height)]
    # The running title stands in the middle of the foot: nothing between it and the text, nor beneath it.
    foots = [(0, height - foot, width, height - foot * 3 // 4), (0, height - 12, width, height)]
    return any(picture.crop(edge).getextrema()[0] < 250 for edge in (*edges, *foots))


def test_every_word_of_the_page_is_in_it(written: Path, report: PdfReader) -> None:
    soup = BeautifulSoup(for_print((written / "index.html").read_text(encoding="utf-8")), "html.parser")
    for gone in soup.select("style, .skip, .data, svg, title"):
        gone.decompose()
    wanted = {word for word in soup.get_text(" ").split() if len(word) > 3}
    said = "".join(page.extract_text() for page in report.pages).replace(" ", "").replace("\n", "")
    assert [word for word in wanted if word not in said] == []
