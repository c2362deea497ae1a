"""The county page in a browser: no sideways scroll, headings in order, every id known, nothing that bars a reader."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from evenlode.comparisons.explain import explain
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from homes import report
from unit.publications.invented_county import invented_home
from unit.publications.small_county import small_home

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
PHONE, DESK = 320, 1280


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with invented figures of a small county."""
    return small_home(tmp_path_factory)


@pytest.fixture(scope="module")
def written(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its page."""
    return report(tmp_path_factory, home, "Oxfordshire") / "index.html"


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the invented county."""
    return report(tmp_path_factory, invented_home(tmp_path_factory), "Evenshire") / "index.html"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser in which each test has a window of its own, that knows nothing of the others."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, written: Path) -> Iterator[Page]:
    """The page in a browser."""
    with opened(browser, written) as tab:
        yield tab


@contextmanager
def opened(browser: Browser, written: Path) -> Iterator[Page]:
    """A page in a window that may ask nothing of a network."""
    context = browser.new_context(offline=True, viewport={"width": DESK, "height": 900})
    tab = context.new_page()
    tab.goto(written.as_uri())
    yield tab
    context.close()


def width_of(page: Page, window: int) -> int:
    """How wide a page is where the window has some width: where it is wider, it scrolls sideways."""
    page.set_viewport_size({"width": window, "height": 900})
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.story
def test_a_reader_skips_to_the_finding_by_key_and_nothing_bars_them_on_a_telephone(page: Page, home: Home) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the finding"
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#main'")  # the browser follows a link in its own time
    assert page.url.endswith("#main")
    assert width_of(page, PHONE) <= PHONE
    assert violations(page) == []
    assert unknown(ids_of(page)[::100], home) == []


@pytest.mark.parametrize("width", [PHONE, 360, 768, DESK])
def test_the_page_never_scrolls_sideways(page: Page, width: int) -> None:
    assert width_of(page, width) <= width


def test_tables_scroll_in_regions_that_the_keyboard_reaches(page: Page) -> None:
    page.set_viewport_size({"width": PHONE, "height": 900})
    regions = page.locator("[role=region][tabindex='0'][aria-labelledby]")
    assert regions.count() == page.locator("table:not(.level)").count()
    first = regions.nth(1)
    first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("region => region.scrollLeft > 0", arg=first.element_handle())


def test_headings_are_in_order(page: Page) -> None:
    levels = [
        int(tag[1]) for tag in page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.map(one => one.tagName)")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def ids_of(page: Page) -> list[str]:
    """Every id of the page, each once."""
    return list(dict.fromkeys(page.eval_on_selector_all("[data-id]", "all => all.map(one => one.dataset.id)")))


def unknown(ids: list[str], home: Home) -> list[str]:
    """The ids that `explain` does not know."""
    with open_reading(home) as reading:
        return [id for id in ids if not explain(reading, id)]


def test_ids_are_known_to_explain(page: Page, home: Home) -> None:
    ids = ids_of(page)
    of_each_kind = {id.partition("~")[2]: id for id in ids}
    assert set(of_each_kind) == {"", "gap_own_others", "gap_neighbours_same", "trend_gap_own_others", "rank_2025"}
    assert unknown([*of_each_kind.values(), *ids[::12]], home) == []


@pytest.mark.deep
def test_every_id_is_known_to_explain(page: Page, home: Home) -> None:
    assert unknown(ids_of(page), home) == []


def test_nothing_is_asked_of_a_network_and_nothing_is_said_to_the_console(browser: Browser, written: Path) -> None:
    asked: list[str] = []
    said: list[str] = []
    tab = browser.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.goto(written.as_uri())
    tab.close()
    assert asked == [written.as_uri()]
    assert said == []


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds that is serious or critical: rule and places."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        {"rule": one["id"], "impact": one["impact"], "where": [node["target"] for node in one["nodes"]][:3]}
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_serious(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert violations(page) == []


def test_print_shows_whole_tables(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.eval_on_selector(".scroll", "one => getComputedStyle(one).overflowX") == "visible"
    assert page.locator(".contents").is_visible()
    assert not page.locator(".skip").is_visible()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_page_of_the_invented_county_bars_nobody_and_says_what_it_is_wherever_one_reads(
    browser: Browser, invented: Path, width: int
) -> None:
    with opened(browser, invented) as tab:
        assert width_of(tab, width) <= width
        assert violations(tab) == []
        tab.locator("#provenance").scroll_into_view_if_needed()
        assert tab.locator(".synthetic").bounding_box()["y"] == 0  # type: ignore[index] - it is seen
