"""What a number of a page must be: its id explained again, and the number of that part written as a reader sees it."""

from decimal import Decimal
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from evenlode.comparisons.explain import ComparisonExplained, FigureExplained, explain, the_figure
from evenlode.comparisons.kinds import Change, Gap, GapTrend, Mean, Rank
from evenlode.judgements.sentences import number, points
from evenlode.lake.reading import Reading
from evenlode.measures.computed import COMPUTED
from evenlode.measures.figures import Figure
from evenlode.measures.workings import Workings
from evenlode.publications.cells import printed
from evenlode.vocabulary.figure_ids import FigureKey

# Parts that are words, not numbers; each number within them is marked for itself.
WORDS = ("sentence",)
# The ends of a gap's range as a sentence says them, without a sign; and the parts that have one in a table.
ENDS = {"gap_low": "low", "gap_high": "high"}
SIGNED = ("change", "group_change", "comparator_change")


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


def shown_again(reading: Reading, id: str, part: str, before: str = "") -> set[str]:
    """The ways in which the number of a part may be written, worked out again from what is stored.

    In a table a change has its sign; in a sentence a size has its unit, and a percentage its sign.
    """
    found = explained(reading, id)
    if isinstance(found, ComparisonExplained):
        return of_comparison(found, part)
    return of_figure(found.figure, part, figure_of(explained(reading, before)) if before else None)


def shown_as_kept(reading: Reading, id: str, part: str, before: str = "") -> set[str]:
    """The same, of a computed figure as it is kept: for whoever has worked out again all that is kept."""
    if "~" in id or not id.startswith(COMPUTED):
        return shown_again(reading, id, part, before)
    one, earlier = (the_figure(reading, FigureKey.parse(text)[0]) if text else None for text in (id, before))
    assert one is not None
    return of_figure(one, part, earlier)


@cache
def explained(reading: Reading, id: str) -> FigureExplained | ComparisonExplained | Workings:
    """What stands behind an id, worked out again once, however many numbers of a page have it."""
    return explain(reading, id)


def figure_of(found: FigureExplained | ComparisonExplained | Workings) -> Figure:
    """The figure that was explained."""
    assert isinstance(found, FigureExplained | Workings)
    return found.figure


def of_figure(figure: Figure, part: str, before: Figure | None) -> set[str]:
    """Of a figure, and of what it was a year before."""
    if part == "change":
        assert before is not None
        change = Decimal(repr(figure.value)) - Decimal(repr(before.value))
        return {printed(change, figure.decimals_shown, sign=True)}
    value = getattr(figure, part)
    if value is None:
        return {str(figure.state)}
    if part == "denominator":
        return {printed(value, 0)}
    return {printed(value, figure.decimals_shown), number(figure)}


def of_comparison(explained: ComparisonExplained, part: str) -> set[str]:
    """Of a comparison."""
    one = explained.comparison
    assert not isinstance(one, Change)
    if isinstance(one, Mean):
        return {str(one.state)} if one.value is None else {printed(one.value, one.decimals_shown)}
    if isinstance(one, Rank):
        return {f"{one.rank}{'=' if one.tied else ''} of {one.of}"}
    if isinstance(one, GapTrend):
        return written(one.figure, getattr(one, part), part)
    return of_gap(one, part)


def of_gap(one: Gap, part: str) -> set[str]:
    """Of a gap."""
    if part in ("other", "weighted"):
        assert isinstance(one.other, Mean)
        value = one.other.value if part == "other" else one.other.weighted
        if value is None:
            return {str(one.other.state)}
        return {printed(value, one.figure.decimals_shown), number(one.other, value)}
    value = getattr(one, ENDS.get(part, part))
    if value is not None and part in ENDS:
        return {printed(abs(value), one.figure.decimals_shown)}
    if value is None:
        return {str(one.state), "x", "z"} if part in SIGNED else {str(one.state), "x"}
    if part == "probit":
        return {printed(value, 2), printed(abs(value), 2)}
    return {*written(one.figure, value, part), *({"no gap"} if part == "gap" and not value else set())}


def written(figure: Figure, value: float, part: str) -> set[str]:
    """A size as a table and as a sentence writes it."""
    return {printed(value, figure.decimals_shown, sign=part in SIGNED), points(figure, value), str(value)}
