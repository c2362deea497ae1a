"""Reads rows of one canonical table in Evenlode's own tidy form."""

import ibis
import pyarrow
from ibis import _
from pyarrow import compute

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.sources.kinds import TidyRows
from evenlode.sources.readers.kinds import Read
from evenlode.sources.readers.long_figures import as_number, decimals
from evenlode.sources.readers.verdicts import Verdicts, twice
from evenlode.sources.source_time import is_published
from evenlode.tables.conform import conform
from evenlode.tables.kinds import ColumnType, Table
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.states import State

CASTS = {ColumnType.INTEGER: "int64", ColumnType.DECIMAL: "decimal(18, 4)", ColumnType.DOUBLE: "float64"}


def read(source: TidyRows, texts: pyarrow.Table, engine: Engine) -> Read:
    """Every record as a row of the source's table, its types checked; all must bear one date of publication."""
    table = TABLES.find(source.table)
    rows = engine.arrow(typed(source, table, engine.table(texts)))
    verdicts = judged(source, table, rows, texts, engine)
    accepted = rows.filter(verdicts.accepted_in(rows["record"])).select(list(table.names()))
    published = compute.unique(texts["published"].cast("string")).to_pylist()
    return Read(
        tables={table.id: conform(table, accepted)}, problems=verdicts.problems,
        quarantined=len(verdicts.quarantined), duplicates=len(verdicts.duplicates),
        published=published[0] if len(published) == 1 and is_published(published[0]) else "",
        series=f"{source.id}:{first_source(table, rows)}",
    )


def first_source(table: Table, rows: pyarrow.Table) -> str:
    """Whose figures the file holds, for files that name it."""
    return rows["source"][0].as_py() if "source" in table.names() and len(rows) else ""


def typed(source: TidyRows, table: Table, texts: Expression) -> Expression:
    """The texts under the table's types, empty text as null; a text that does not fit is null too."""
    given = set(source.columns)
    columns = {}
    for column in table.columns:
        if column.name in given:
            text = _[column.name].cast("string").strip()
            kind = CASTS.get(column.type)
            columns[column.name] = text.nullif("").try_cast(kind) if kind else text
    if table.id == "published_figure":
        columns |= figure_columns()
    return texts.select(record=_["__record"].cast("int64"), told=told(source), **columns)


def figure_columns() -> dict[str, Expression]:
    """The columns of a figure that its tidy form does not spell out."""
    value = ibis.ifelse(_["state"].cast("string") == str(State.VALUE), as_number(_["printed"].cast("string")), ibis.null("float64"))
    claimed = _["measure"].cast("string") != ""
    return {
        "value": value, "decimals": decimals(value), "claimed": ibis.ifelse(claimed, "yes", "no"),
        "cell": ibis.literal("printed"),
    }


def told(source: TidyRows) -> Expression:
    """All of a record but its origin, as one text: what two records for one thing must agree on."""
    kept = [column for column in source.columns if not column.startswith("origin")]
    return ibis.literal("\x1f").join([_[column].cast("string") for column in kept])


def judged(source: TidyRows, table: Table, rows: pyarrow.Table, texts: pyarrow.Table, engine: Engine) -> Verdicts:
    """The verdict on every record: states known, numbers readable, one date, each thing once."""
    verdicts = Verdicts()
    if table.id == "published_figure":
        states = pyarrow.array([str(state) for state in State])
        verdicts.quarantine(
            rows, compute.invert(compute.is_in(rows["state"], states)), "state", "state.unknown",
            "This is not a state of a figure.", f"write one of {', '.join(State)}",
        )
        numberless = compute.and_(compute.equal(rows["state"], str(State.VALUE)), compute.is_null(rows["value"]))
        verdicts.quarantine(
            rows, numberless, "printed", "value.unreadable", "The state says that there is a number, but there is none.",
            "write the number as printed, or the state that says why there is none",
        )
    first = texts["published"][0].as_py() if len(texts) else ""
    verdicts.quarantine(
        rows, compute.not_equal(texts["published"].cast("string"), first), "published", "published.mixed",
        "This record bears another date of publication than the first.", "put each publication into a file of its own",
    )
    key = tuple(column for column in table.key if column != "source_time")
    verdicts.set_aside_repeats(twice(rows, key, "told", engine), key[-1])
    return verdicts
