"""The stored rows that a report's figures are made of: what others published, and what was computed of nobody."""

from collections.abc import Iterable
from typing import Any

import pyarrow
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.errors import Refused
from evenlode.formats.columns import text_column
from evenlode.lake.reading import Reading
from evenlode.measures.kept import kept
from evenlode.measures.stored import EVERYTHING, STORED, published, worked_out
from evenlode.publications.choosing import EVERYONE
from evenlode.publications.kinds import Report
from evenlode.vocabulary.figure_ids import ALL_REASONS, FigureKey
from evenlode.vocabulary.groups import ALL_GROUPS, VULNERABLE
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.places import ENGLAND, EVENSHIRE, Place

JOINED = ("source", "measure", "place", "phase", "group", "year")

Row = dict[str, Any]


def whole(rows: Expression) -> Expression:
    """Of stored figures those of whole years and all reasons."""
    return rows.filter((_.period == WHOLE_YEAR) & (_.reason == ALL_REASONS)).select(*STORED)


def rows_of(reading: Reading, report: Report, place: Place) -> list[Row]:
    """What others published of a report's measures in a place and England, of every year and kind of establishment."""
    rows = whole(published(reading, EVERYTHING)).filter(_.place.isin([place.code, ENGLAND.code]))
    return listed(reading, of_report(rows, report))


def rows_of_nobody(reading: Reading, report: Report, place: Place) -> list[Row]:
    """What was computed of the invented county, from its invented pupils; nothing of any other place.

    Raises `Refused` where a home has none of them, or where they have not been worked out for the state that is read.
    """
    if place != EVENSHIRE:
        return []
    found = kept(reading)
    if found.wanting or not found.files:
        raise Refused(
            f"{place.name} is invented: its report is made of figures computed from its pupils' rows, and "
            + ("not all are worked out for this state." if found.wanting else "this home has none."),
            remedy="run `evenlode refresh`; an invented county is written by `evenlode synthesise` and loaded before",
        )
    rows = whole(worked_out(reading, found.files)).filter(_.place == place.code)
    return listed(reading, of_report(rows, report))


def of_report(rows: Expression, report: Report) -> Expression:
    """Of stored figures those of a report's measures and groups."""
    return rows.filter(_.measure.isin(list(report.measures)) & _.group.isin(groups_looked_at(report)))


def listed(reading: Reading, rows: Expression) -> list[Row]:
    """Rows as plain values."""
    found: list[Row] = reading.engine.arrow(rows).to_pylist()
    return found


def rows_with(reading: Reading, keys: Iterable[FigureKey]) -> list[Row]:
    """The stored rows with exactly these keys."""
    wanted = [[str(getattr(key, name)) if name != "year" else key.year.id for name in JOINED] for key in sorted(keys)]
    if not wanted:
        return []
    columns = {name: text_column([row[position] for row in wanted]) for position, name in enumerate(JOINED)}
    measures = sorted({key.measure for key in keys})
    asked = reading.engine.table(pyarrow.table(columns))
    # The filter says what the join says anyway, but where it stands the files' own statistics answer it.
    return listed(
        reading, whole(published(reading, EVERYTHING)).filter(_.measure.isin(measures)).semi_join(asked, list(JOINED))
    )


def groups_looked_at(report: Report) -> list[str]:
    """Every group that a report speaks of, and those that they are set beside."""
    groups = {EVERYONE, *VULNERABLE, *(line.group for line in report.lines)}
    groups |= {group for chapter in report.chapters for group in chapter.groups}
    return sorted(groups | {other for id in groups if (other := ALL_GROUPS[id].other)})
