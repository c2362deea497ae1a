"""One number of a table, as a reader is shown it: its text, whose it is, and what is said where there is none."""

from dataclasses import dataclass
from decimal import Decimal

from evenlode.comparisons.kinds import Gap, GapTrend, Rank, Verdict
from evenlode.judgements.sentences import direction_of_change
from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Measure
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.rounding import written
from evenlode.vocabulary.states import State

# A gap has narrowed or widened where chance would seldom bring as much; otherwise it is narrower or wider.
VERDICTS = {
    Verdict.CLOSED: "closed",
    Verdict.CLOSING: "narrowed",
    Verdict.NARROWED: "narrower",
    Verdict.NO_CLEAR_CHANGE: "little changed",
    Verdict.WIDENED: "wider",
    Verdict.WIDENING: "widened",
    Verdict.NARROWER: "narrower",
    Verdict.WIDER: "wider",
    Verdict.LITTLE_CHANGED: "little changed",
    Verdict.NOT_COMPARABLE: "not comparable",
    Verdict.FIRST_YEAR: "no year before",
}
NO_RANK = "Not ranked: neither high nor low is better"


@dataclass(frozen=True)
class Cell:
    """One cell: `text` is never empty, and never a number where there is none.

    `id` and `part` say which number of what `explain` knows it is; `before` is the id of the year before's figure where
    this is a change; `meaning` is what a symbol stands for; `word` is what a change amounts to.
    """

    text: str
    id: str = ""
    part: str = "value"
    before: str = ""
    meaning: str = ""
    word: str = ""


@dataclass(frozen=True)
class RankCell:
    """A rank: `text` is the whole of it, `position`, `tie` and `of` its parts, each in its own column of the eye."""

    text: str
    id: str = ""
    position: str = ""
    tie: str = ""
    of: str = ""
    restated: bool = False
    meaning: str = ""


def printed(value: float | Decimal, decimals: int, sign: bool = False) -> str:
    """A number in print: a real minus, and a plus too where it is a change."""
    text = written(value, decimals)
    return f"+{text}" if sign and value > 0 and text.strip("0.") else text


def symbol(state: State, id: str = "", part: str = "value", word: str = "") -> Cell:
    """The symbol of a number that is not there."""
    return Cell(str(state), id, part, meaning=state.meaning, word=word)


def value_cell(figure: Figure | None) -> Cell:
    """A figure's value, or the symbol that says why there is none."""
    if figure is None:
        return symbol(State.NOT_AVAILABLE)
    if figure.value is None:
        return symbol(figure.state, figure.id)
    return Cell(printed(figure.value, figure.decimals_shown), figure.id)


def gap_cell(gap: Gap | None) -> Cell:
    """How far a group is behind its others: negative where it is ahead."""
    if gap is None:
        return symbol(State.NOT_AVAILABLE)
    if gap.gap is None:
        return symbol(gap.state, gap.id, "gap")
    return Cell(printed(gap.gap, gap.figure.decimals_shown), gap.id, "gap")


def part_cell(gap: Gap, part: str, *, sign: bool = False, decimals: int | None = None) -> Cell:
    """One of a gap's numbers, by the name of its part; where there is none, why."""
    number = getattr(gap, part)
    word = word_of_change(gap) if part == "change" else ""
    if number is not None:
        places = gap.figure.decimals_shown if decimals is None else decimals
        return Cell(printed(number, places, sign=sign), gap.id, part, word=word)
    if gap.gap is None:
        return symbol(gap.state, gap.id, part)
    state = State.NOT_AVAILABLE if gap.verdict is Verdict.FIRST_YEAR else State.NOT_APPLICABLE
    return symbol(state, gap.id, part, VERDICTS[gap.verdict] if part == "change" else "")


def trend_cell(trend: GapTrend | None) -> Cell:
    """What a gap changed by through all the years that can be compared, and since when."""
    if trend is None:
        return symbol(State.NOT_AVAILABLE)
    return Cell(
        printed(trend.change, trend.figure.decimals_shown, sign=True),
        trend.id,
        "change",
        word=f"since {trend.gaps[0].figure.key.year}",
    )


def word_of_change(gap: Gap) -> str:
    """What a change amounts to: of a gap that it narrowed or widened, of a lead that it shrank or grew."""
    verdict, now, before = direction_of_change(gap), gap.gap or 0.0, gap.before or 0.0
    if verdict is Verdict.LITTLE_CHANGED or (now >= 0 and before >= 0):
        return VERDICTS[gap.verdict]
    if now < 0 and before < 0:
        return "lead larger" if now < before else "lead smaller"
    return "was ahead" if before < 0 else "was behind"


def change_cell(figure: Figure | None, earlier: Figure | None) -> Cell:
    """How a figure changed since the year before, in the published numbers; nothing is said across a new definition."""
    if figure is None or figure.value is None or earlier is None or earlier.value is None:
        return symbol(State.NOT_AVAILABLE)
    if figure.definition != earlier.definition:
        return symbol(State.NOT_APPLICABLE, word="new definition")
    change = difference(figure.value, earlier.value)
    return Cell(printed(change, figure.decimals_shown, sign=True), figure.id, "change", earlier.id)


def difference(now: float, before: float) -> Decimal:
    """The exact difference of two published numbers."""
    return Decimal(repr(now)) - Decimal(repr(before))


def rank_cell(figure: Figure | None, rank: Rank | None, measure: Measure) -> RankCell:
    """A rank among statistical neighbours and itself, or why there is none."""
    if measure.direction is Direction.NEITHER:
        return RankCell(str(State.NOT_APPLICABLE), meaning=NO_RANK)
    if figure is None or figure.value is None:
        state = figure.state if figure else State.NOT_AVAILABLE
        return RankCell(str(state), meaning=state.meaning)
    if rank is None or rank.rank is None:
        return RankCell(str(State.NOT_AVAILABLE), meaning="no list of neighbours has this authority")
    tie = "=" if rank.tied else ""
    text = f"{rank.rank}{tie} of {rank.of}"
    return RankCell(text, rank.id, str(rank.rank), tie, f"of {rank.of}", rank.restated)
