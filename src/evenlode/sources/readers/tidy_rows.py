"""Reads rows of one canonical table in Evenlode's own tidy form."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

import pyarrow
from pyarrow import compute

from evenlode.engines.kinds import Engine
from evenlode.errors import WrongUsage
from evenlode.sources.kinds import TidyRows
from evenlode.sources.readers.distinct import Coded
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.readers.numbers import as_number
from evenlode.sources.readers.verdicts import Verdicts, twice
from evenlode.sources.source_time import is_published
from evenlode.tables.conform import conform
from evenlode.tables.kinds import ColumnType, Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import ARROW_TYPES
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.periods import is_period
from evenlode.vocabulary.phases import ALL_PHASES
from evenlode.vocabulary.places import known as known_place
from evenlode.vocabulary.rounding import decimals_of
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

FIGURES = "published_figure"
PART = re.compile(r"[^.@~\s]+")
WHOLE_NUMBER = re.compile(r"-?\d{1,18}", re.ASCII)
MOST = Decimal(10) ** 14  # what a count of eighteen digits, four of them decimals, can hold


def whole_number(text: str) -> int | None:
    """A text as a whole number; None where it is none."""
    return int(text) if WHOLE_NUMBER.fullmatch(text.strip()) else None


def count(text: str) -> Decimal | None:
    """A text as a count with at most four decimals; None where it is none."""
    try:
        found = Decimal(text.strip()).quantize(Decimal("0.0001"))
        return found if abs(found) < MOST else None
    except InvalidOperation:  # of what is no number, and of what says itself that it is none
        return None


MEANINGS: dict[ColumnType, Callable[[str], Any]] = {
    ColumnType.TEXT: str.strip,
    ColumnType.INTEGER: whole_number,
    ColumnType.DECIMAL: count,
    ColumnType.DOUBLE: as_number,
}


def is_year(text: str) -> bool:
    """Whether a text is a year's id."""
    try:
        return Year.parse(text).id == text
    except WrongUsage:
        return False


def is_part(text: str) -> bool:
    """Whether a text can be part of a figure's id."""
    return PART.fullmatch(text) is not None


def is_place(text: str) -> bool:
    """Whether a text is a place's own code: of a place that we know its newest, and neither its number nor its name."""
    place = known_place(text)
    return place.code == text if place else is_part(text)


WORDS: tuple[tuple[str, Callable[[str], bool], str], ...] = (
    ("state", list(State).__contains__, "a state of a figure"),
    ("group", ALL_GROUPS.__contains__, "a group of pupils"),
    ("phase", ALL_PHASES.__contains__, "a phase"),
    ("year", is_year, "the id of a year"),
    ("place", is_place, "the code of a place"),
    ("neighbour", is_place, "the code of a place"),
    ("period", is_period, "a period"),
    ("source", is_part, "the name of a source"),
    ("reason", is_part, "a reason"),
)


def read(source: TidyRows, texts: pyarrow.Table, engine: Engine, told: Told) -> Read:
    """Every record as a row of the source's table, its types checked; all must bear one date of publication."""
    del told
    table = TABLES.find(source.table)
    coded = {column: Coded.of(texts[column]) for column in source.columns}
    rows = pyarrow.table(typed(table, coded) | {"record": texts["__record"]})
    verdicts = judged(source, table, rows, coded, engine)
    accepted = rows.filter(verdicts.accepted_in(rows["record"])).select(list(table.names()))
    published = set(coded["published"].texts)
    return Read(
        tables={table.id: conform(table, accepted)},
        problems=verdicts.problems,
        quarantined=len(verdicts.quarantined),
        duplicates=len(verdicts.duplicates),
        published=next(iter(published)) if len(published) == 1 and all(map(is_published, published)) else "",
        series=f"{source.id}:{next(iter(coded['source'].texts), '') if 'source' in coded else ''}",
    )


def typed(table: Table, coded: dict[str, Coded]) -> dict[str, pyarrow.Array]:
    """The table's columns in its types; a text that does not fit its type is null."""
    columns = {
        column.name: coded[column.name].spread(coded[column.name].read(MEANINGS[column.type]), ARROW_TYPES[column.type])
        for column in table.columns
        if column.name in coded
    }
    return columns | (figure_columns(coded, columns) if table.id == FIGURES else {})


def figure_columns(coded: dict[str, Coded], columns: dict[str, pyarrow.Array]) -> dict[str, pyarrow.Array]:
    """The columns of a figure that its tidy form does not spell out."""
    printed, measure = coded["printed"], coded["measure"]
    numbers = printed.read(as_number)
    decimals = [None if number is None else decimals_of(number) for number in numbers]
    has_number = compute.equal(columns["state"], str(State.VALUE))
    values = printed.spread(numbers, pyarrow.float64())
    return {
        "value": compute.if_else(has_number, values, None),
        "decimals": compute.if_else(has_number, printed.spread(decimals, pyarrow.int64()), None),
        "claimed": measure.spread(["yes" if text.strip() else "no" for text in measure.texts], pyarrow.string()),
        "cell": pyarrow.repeat("printed", len(values)),
    }


def judged(source: TidyRows, table: Table, rows: pyarrow.Table, coded: dict[str, Coded], engine: Engine) -> Verdicts:
    """The verdict on every record: words known, numbers readable, one date, each thing once."""
    verdicts = Verdicts()
    records = rows["record"]
    quarantine_strange_words(verdicts, records, coded)
    quarantine_strange_numbers(verdicts, records, table, coded)
    if table.id == FIGURES:
        numberless = compute.and_(compute.equal(rows["state"], str(State.VALUE)), compute.is_null(rows["value"]))
        verdicts.quarantine(
            records,
            numberless,
            "printed",
            "value.unreadable",
            "The state says that there is a number, but there is none.",
            "write the number as printed, or the state that says why there is none",
        )
    dates = coded["published"]
    other = [text != dates.texts[dates.codes[0]] for text in dates.texts] if len(rows) else []
    verdicts.quarantine(
        records,
        dates.where(other),
        "published",
        "published.mixed",
        "This record bears another date of publication than the first.",
        "put each publication into a file of its own",
    )
    key = tuple(column for column in table.key if column != "source_time")
    left = rows.append_column("told", told(table, rows)).filter(verdicts.accepted_in(records))
    verdicts.set_aside_repeats(twice(left, key, "told", engine), key[-1])
    return verdicts


def quarantine_strange_words(verdicts: Verdicts, records: pyarrow.Array, coded: dict[str, Coded]) -> None:
    """Set aside the records with a word that is not ours; of a figure that no measure claims, any word is taken."""
    claimed: Any = True
    if "measure" in coded:
        claimed = coded["measure"].where([bool(text.strip()) for text in coded["measure"].texts])
    for column, known, what in WORDS:
        if column in coded:
            strange = coded[column].where([not known(text.strip()) for text in coded[column].texts])
            verdicts.quarantine(
                records,
                strange & claimed,
                column,
                f"{column}.unknown",
                f"This is not {what}.",
                "write it as the reference pages of Evenlode's documentation list it",
            )


def quarantine_strange_numbers(
    verdicts: Verdicts, records: pyarrow.Array, table: Table, coded: dict[str, Coded]
) -> None:
    """Set aside the records with something else where a number belongs; only a key must not be empty."""
    for column in table.columns:
        if column.name in coded and column.type is not ColumnType.TEXT:
            texts, meaning = coded[column.name], MEANINGS[column.type]
            may_be_empty = column.name not in table.key
            strange = [meaning(text) is None and not (may_be_empty and not text.strip()) for text in texts.texts]
            verdicts.quarantine(
                records,
                texts.where(strange),
                column.name,
                "number.unreadable",
                "This is not a number that fits here.",
                "write it in digits, with a point before decimals",
            )


def told(table: Table, rows: pyarrow.Table) -> pyarrow.Array:
    """What a record says of its thing, as one text: what two records for one thing must agree on."""
    says = [name for name in ("state", "printed", "neighbour", "closeness") if name in rows.column_names]
    return compute.binary_join_element_wise(*(rows[name].cast("string") for name in says), "\x1f")
