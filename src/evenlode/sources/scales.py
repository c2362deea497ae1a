"""Reads the table in which a school says what the values of its own scale mean."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow

from evenlode.errors import Problem, Refused, Severity
from evenlode.formats.reading import read_table
from evenlode.sources.readers.record_values import Values, read_values
from evenlode.sources.readers.verdicts import Verdicts
from evenlode.sources.record_kinds import Field, Kind, Records
from evenlode.vocabulary.codes.enrolment import YEAR_GROUP_NAMES
from evenlode.vocabulary.codes.scales import JUDGEMENTS, Step, contradictions, step, written

STEPS = Records(
    fields=(
        Field("scale", ("scale", "scale name")),
        Field("value", ("value", "school value"), required=True),
        Field("taught_in", ("year_group", "year group"), Kind.MEANING, meanings=YEAR_GROUP_NAMES),
        Field("judgement", ("judgement", "meaning"), Kind.MEANING, meanings=JUDGEMENTS, required=True),
        Field("since", ("from",), Kind.DATE),
        Field("until", ("to",), Kind.DATE),
    )
)
PARTS = ("scale", "value", "taught_in", "judgement", "since", "until")


def read_scale(path: Path) -> str:
    """A scale's table as one text, to be kept with what is read by it; raises `Refused` where it cannot be read."""
    texts = read_table(path)
    verdicts = Verdicts()
    table = texts.table.rename_columns([name.strip() for name in texts.table.column_names])
    try:
        values = read_values(STEPS, table, verdicts, {})
    except Refused as error:
        raise Refused(error.what, where=f"{path.name}, {error.where}", remedy=error.remedy) from error
    refuse_faults(path, [*texts.problems, *verdicts.problems])
    steps = [step(*parts) for parts in zip(*(listed(values, id) for id in PARTS), strict=True)]
    refuse_nonsense(path, steps)
    return written(steps)


def listed(values: Values, id: str) -> list[object]:
    """A field's values, of texts what is missing empty."""
    column = values.of(id)
    is_day = pyarrow.types.is_date(column.type)
    return [one if is_day else one or "" for one in column.to_pylist()]


def refuse_faults(path: Path, problems: Sequence[Problem]) -> None:
    """Raise `Refused` for the first thing that is wrong in a scale's table: a scale that is half read is none."""
    wrong = [one for one in problems if one.severity is Severity.ERROR]
    if wrong:
        where = f"{path.name}, record {wrong[0].row}, column {wrong[0].column}"
        raise Refused(f"The scale cannot be read. {wrong[0].message}", where=where, remedy=wrong[0].remedy)


def refuse_nonsense(path: Path, steps: Sequence[Step]) -> None:
    """Raise `Refused` for a scale that says nothing, or two things of one value on one day."""
    if not steps:
        raise Refused("The scale has no step.", where=path.name, remedy="give each value and its judgement")
    if twice := contradictions(steps):
        raise Refused(
            f"The scale says two things of one of its values on one day: {twice[0][0].judgement} and "
            f"{twice[0][1].judgement}.",
            where=path.name,
            remedy="say with the columns from and to when the one ended and the other began",
        )
