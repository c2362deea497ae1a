"""Reads a list of links between schools: one row a school, another, and what the other is to it."""

from typing import Any

import pyarrow

from evenlode.engines.kinds import Engine
from evenlode.sources.readers.distinct import Coded
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.readers.school_register import is_urn
from evenlode.sources.readers.verdicts import Verdicts, twice
from evenlode.sources.school_kinds import SchoolLinks
from evenlode.tables.conform import conform
from evenlode.tables.registry import TABLES

TABLE = TABLES.find("school_link")


def read(source: SchoolLinks, texts: pyarrow.Table, engine: Engine, told: Told) -> Read:
    """Every link as a row of `school_link`."""
    del told
    columns = {"urn": source.urn, "other": source.other, "kind": source.kind}
    coded = {ours: Coded.of(texts[theirs]) for ours, theirs in columns.items()}
    stripped = {ours: one.spread(one.read(str.strip), pyarrow.string()) for ours, one in coded.items()}
    kind = coded["kind"].spread(coded["kind"].read(lambda text: kind_of(source, text)), pyarrow.string())
    rows = pyarrow.table({**stripped, "kind": kind, "record": texts["__record"]})
    verdicts = judged(source, coded, rows, engine)
    accepted = rows.filter(verdicts.accepted_in(rows["record"]))
    return Read(
        {TABLE.id: conform(TABLE, accepted)},
        verdicts.problems,
        quarantined=len(verdicts.quarantined),
        duplicates=len(verdicts.duplicates),
        series=source.id,
    )


def kind_of(source: SchoolLinks, text: str) -> str:
    """What the other school is, by the words with which the kind of link begins."""
    words = text.strip().casefold()
    return next((kind for begins, kind in source.kinds.items() if words.startswith(begins)), "unknown")


def judged(source: SchoolLinks, coded: dict[str, Coded], rows: pyarrow.Table, engine: Engine) -> Verdicts:
    """The verdict on every record: it names two schools, and says one thing of them."""
    verdicts = Verdicts()
    for ours, theirs in (("urn", source.urn), ("other", source.other)):
        strange: Any = coded[ours].where([not is_urn(text.strip()) for text in coded[ours].texts])
        verdicts.quarantine(
            rows["record"].combine_chunks(),
            strange,
            theirs,
            "urn.unreadable",
            "What stands here is not the unique reference number of a school.",
            "check the column: it has six digits",
        )
    accepted = rows.filter(verdicts.accepted_in(rows["record"]))
    verdicts.set_aside_repeats(twice(accepted, ("urn", "other"), "kind", engine), source.kind)
    return verdicts
