"""Reads a file in which one row is one figure: a publisher's indicator, a year, a place and a value.

Everything is worked out for all rows at once: the indicator is looked up among the source's claims, the year's label
and the place among the vocabulary's, and the value is a number or one of the source's symbols.
"""

from datetime import date

import ibis
import pyarrow
from ibis import _
from pyarrow import compute

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.errors import Problem, Severity
from evenlode.sources.kinds import LongFigures
from evenlode.sources.readers.kinds import Read
from evenlode.sources.readers.verdicts import Verdicts, twice
from evenlode.tables.conform import conform
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.places import ons_code_of
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year, YearKind, read_label

TABLE = TABLES.find("published_figure")


def read(source: LongFigures, texts: pyarrow.Table, engine: Engine) -> Read:
    """Every record of a long file, as rows of `published_figure` with a verdict on each record."""
    rows = mapped(source, texts, engine)
    verdicts = judged(source, rows, engine)
    accepted = rows.filter(verdicts.accepted_in(rows["record"]))
    last_day, numbers = last_covered(accepted)
    return Read(
        tables={TABLE.id: conform(TABLE, accepted.select(list(TABLE.names())))},
        problems=verdicts.problems, quarantined=len(verdicts.quarantined), duplicates=len(verdicts.duplicates),
        last_day=last_day, numbers=numbers, series=source.figures_of,
    )


def mapped(source: LongFigures, texts: pyarrow.Table, engine: Engine) -> pyarrow.Table:
    """Every record under our ids, accepted or not; `place` is null where unknown, `year` where a label cannot be read."""
    columns = source.columns
    raw = engine.table(texts).select(
        record=_["__record"].cast("int64"), indicator=_[columns.indicator].cast("string").strip(),
        label=_[columns.year].cast("string").strip(), number=_[columns.place].cast("string").strip(),
        printed=_[columns.value].cast("string"),
    )
    labels = set(compute.unique(texts[columns.year]).to_pylist())
    named = (
        raw.left_join(engine.table(claims(source)), "indicator").drop("indicator_right")
        .left_join(engine.table(places()), "number").drop("number_right")
    )
    dated = named.left_join(engine.table(years(labels)), ["label", "years"]).drop("label_right", "years_right")
    return engine.arrow(dated.mutate(**keys(source), **values(source, engine)).drop("number", "years"))


def claims(source: LongFigures) -> pyarrow.Table:
    """The source's claims as a table: indicator to measure, group, phase and kind of year."""
    rows = source.claims
    return pyarrow.table(
        {
            "indicator": [claim.indicator for claim in rows], "claim_measure": [claim.measure for claim in rows],
            "claim_group": [claim.group for claim in rows], "claim_phase": [claim.phase for claim in rows],
            "years": [str(claim.years) for claim in rows],
        },
        schema=pyarrow.schema(
            [(name, pyarrow.string()) for name in ("indicator", "claim_measure", "claim_group", "claim_phase", "years")]
        ),
    )


def places() -> pyarrow.Table:
    """Every place's ONS code by its DfE number."""
    return pyarrow.table({"number": list(ons_code_of), "place": list(ons_code_of.values())})


def years(labels: set[str]) -> pyarrow.Table:
    """What each label of a file means under each kind of year; a label that means nothing is left out."""
    found = [
        (label.strip(), str(kind), read.year.id, read.release, " ".join(read.flags), read.year.last_day.isoformat())
        for label in labels for kind in YearKind if (read := read_label(label, kind))
    ]
    names = ("label", "years", "year_id", "label_release", "label_flags", "last_day")
    columns = list(zip(*found, strict=True)) or [()] * len(names)
    schema = pyarrow.schema([(name, pyarrow.string()) for name in names])
    return pyarrow.table(dict(zip(names, columns, strict=True)), schema=schema)


def keys(source: LongFigures) -> dict[str, Expression]:
    """The columns of a figure's key, for claimed and unclaimed records."""
    claimed = _.claim_measure.notnull()
    return {
        "source": ibis.literal(source.figures_of),
        "claimed": ibis.ifelse(claimed, "yes", "no"),
        "measure": _.claim_measure.coalesce(""),
        "unclaimed": ibis.ifelse(claimed, "", _.indicator),
        "phase": _.claim_phase.coalesce(""),
        "group": _.claim_group.coalesce(""),
        "year": ibis.ifelse(claimed, _.year_id, _.label),
        "period": ibis.literal("year"),
        "reason": ibis.literal("all"),
    }


def values(source: LongFigures, engine: Engine) -> dict[str, Expression]:
    """The columns of a figure's value: the number as printed, or the state that its symbol stands for."""
    number = as_number(_.printed)
    symbols = [(symbol, str(state)) for symbol, state in source.symbols.items()]
    no_count = ibis.null("decimal(18, 4)")
    return {
        "value": number,
        "state": ibis.ifelse(number.notnull(), str(State.VALUE), symbol_state(symbols)),
        "decimals": decimals(number),
        "numerator": no_count, "denominator": no_count,
        "at_least": ibis.null("float64"), "at_most": ibis.null("float64"),
        "flags": _.label_flags.coalesce(""),
        "release": _.label_release.coalesce(""),
        "cell": ibis.literal(source.columns.value),
    }


def as_number(text: Expression) -> Expression:
    """The nearest double to a printed number; null for anything else, "inf" and "nan" too."""
    number = text.try_cast("float64")
    tidied = text.strip().replace(",", "").re_replace("%$", "").try_cast("float64")
    found = number.coalesce(tidied)
    return ibis.ifelse(found.isnan() | found.isinf(), ibis.null("float64"), found)


def symbol_state(symbols: list[tuple[str, str]]) -> Expression:
    """The state that a symbol stands for; `x` for a symbol that the source does not list."""
    return _.printed.strip().cases(*symbols, else_=str(State.NOT_AVAILABLE))


def decimals(number: Expression) -> Expression:
    """How many decimal places the shortest text of a double has: 36.8 has one, 20.0 none."""
    text = number.cast("string")
    after = text.split(".")[1]
    places = ibis.ifelse(after.isnull() | (after == "0"), 0, after.length())
    return ibis.ifelse(text.contains("e"), 15, places).cast("int64")


def judged(source: LongFigures, rows: pyarrow.Table, engine: Engine) -> Verdicts:
    """The verdict on every record, each rule asked of all of them in one pass."""
    verdicts = Verdicts()
    columns = source.columns
    verdicts.quarantine(
        rows, compute.is_null(rows["place"]), columns.place, "place.unknown",
        "The number in this column is not the number of an authority, a region or England.",
        "check the column; if it is a new authority, update Evenlode",
    )
    verdicts.quarantine(
        rows, compute.is_null(rows["year"]), columns.year, "year.unreadable",
        "The label in this column is not a year.", "ask the publisher which year is meant",
    )
    # One indicator is one claim, so that these three tell two figures apart as the table's whole key does.
    verdicts.set_aside_repeats(twice(rows, ("indicator", "year", "place"), "printed", engine), columns.indicator)
    known = pyarrow.array(list(source.symbols))
    strange = compute.and_(
        compute.is_null(rows["value"]), compute.invert(compute.is_in(compute.utf8_trim_whitespace(rows["printed"]), known))
    )
    verdicts.warn(
        rows, strange, columns.value, "value.unreadable",
        "What stands here is neither a number nor a symbol of this publisher's: it is kept as 'not available'.",
        "ask the publisher what the symbol means",
    )
    return verdicts


def last_covered(rows: pyarrow.Table) -> tuple[date | None, int]:
    """The last day of the last year for which the claimed figures hold numbers, and how many numbers that is."""
    with_number = rows.filter(compute.and_(compute.is_valid(rows["value"]), compute.is_valid(rows["last_day"])))
    last = compute.max(with_number["last_day"]).as_py()
    if last is None:
        return None, 0
    return date.fromisoformat(last), compute.sum(compute.equal(with_number["last_day"], last)).as_py()
