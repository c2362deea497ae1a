"""What a file does not say of itself, settled once: its year, and what the columns are that nobody has described.

What was settled is kept with the load as its mapping, so that the file is read the same ever after, wherever it lies.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow

from evenlode.errors import Problem, Refused, Severity
from evenlode.sources.asked import ANSWERS, Answer
from evenlode.sources.kinds import Source, WideFigures
from evenlode.sources.mapping import MAP, FileMap
from evenlode.sources.readers.kinds import Told
from evenlode.sources.readers.record_values import columns_of
from evenlode.sources.readers.wide_roles import unknown_columns
from evenlode.sources.readers.wide_years import year_of_the_file
from evenlode.sources.record_kinds import RecordFile
from evenlode.sources.registry import SOURCES

FEW = 6
MANY = 5  # one column in so many may be missing for a file to be nearly another


@dataclass(frozen=True)
class Beside:
    """What is known of a file besides its bytes: the year in its name or its folder's, and its meta file's filters.

    `said` is what its sender said of it, or the names of the file and its folder tell, by what is asked. `mapping` is
    what was settled when it was first read; where it is given, nothing is settled anew. `map` is what a mapping file
    says of it.
    """

    year: str = ""
    meta_filters: Sequence[str] = ()
    mapping: str | None = None
    map: FileMap | None = None
    said: Mapping[str, str] = field(default_factory=dict)


NOTHING_BESIDE = Beside()


def settled(source: Source, texts: pyarrow.Table | None, beside: Beside) -> tuple[Told, tuple[Problem, ...]]:
    """What is settled of a file, and what is said of that; raises `Refused` where what it asks is not known."""
    if beside.mapping is not None:
        return told_by(beside.mapping), ()
    if isinstance(source, RecordFile):
        return answered(source, texts.column_names if texts is not None else (), beside), ()
    if not isinstance(source, WideFigures) or texts is None:
        return {}, ()
    columns, taken = unknown_columns(source, texts, beside.meta_filters)
    year, guess = year_of_the_file(source, texts, beside.year)
    return year | columns, (*guess, *taken, *missing_columns(source, texts), *nearly(source, texts))


def answered(source: RecordFile, columns: Sequence[str], beside: Beside) -> Told:
    """What is settled of a file; raises `Refused` where it has no column for what it asks, and nobody says it."""
    held = {one.id for one in source.main.fields if columns_of(one, columns)}
    return {ask: [answer_to(ask, beside.said.get(ask, ""))] for ask in source.asks if ask not in held}


def answer_to(ask: str, said: str) -> str:
    """What was said of one thing that is asked, as it is kept; raises `Refused` where it was not, or is no answer."""
    known = ANSWERS.get(ask, Answer(str, "...", f"its {ask.replace('_', ' ')}"))
    if not said:
        said_so = f"say it with {known.how or f'--say {ask}={known.example}'}"
        named = (
            f"put it into the name of the file or of its folder, such as {known.example}; or " if known.named else ""
        )
        raise Refused(
            f"Nothing in the file says {known.what}, and the same file of another would look alike.",
            where="looked in its records, and in the names of the file and its folder",
            remedy=f"{named}{said_so}",
        )
    answer = known.read(said)
    if answer is None:
        raise Refused(
            f"'{said}' does not say {known.what}.", where=f"--say {ask}", remedy=f"write --say {ask}={known.example}"
        )
    return answer


def missing_columns(source: WideFigures, texts: pyarrow.Table) -> Iterator[Problem]:
    """A warning where columns from which measures are read are not in the file: renamed, or not published that year."""
    missing = [one.column for one in source.indicators if one.column not in texts.column_names]
    if missing:
        named = ", ".join(missing[:FEW]) + (f" and {len(missing) - FEW} more" if len(missing) > FEW else "")
        message = f"Columns from which measures are read are not in this file: {named}."
        remedy = "nothing needs doing if they were not published that year; otherwise look whether they were renamed"
        yield Problem(None, None, "column.missing", message, remedy, Severity.WARNING)


def nearly(source: WideFigures, texts: pyarrow.Table) -> Iterator[Problem]:
    """A warning where a data set that nobody has described lacks but a column or two of one that is described."""
    for other in SOURCES if not source.indicators else ():
        lacking = [column for column in other.needed() if column not in texts.column_names]
        if isinstance(other, WideFigures) and other.indicators and len(lacking) * MANY <= len(other.needed()):
            message = f"This is almost {other.id}, but it has no column {' and no column '.join(lacking)}."
            remedy = "if the column was renamed, its figures are kept under their own names only: report it"
            yield Problem(None, None, "source.nearly", message, remedy, Severity.WARNING)


def mapping_of(told: Told, map: FileMap | None = None) -> str:
    """What was settled and mapped, as the text that is kept with a load; empty where nothing had to be."""
    kept = {**{name: list(texts) for name, texts in told.items()}, **({MAP: map.kept} if map else {})}
    return json.dumps(kept, sort_keys=True) if kept else ""


def told_by(mapping: str) -> Told:
    """What was settled, from the text that was kept."""
    found: dict[str, list[str]] = json.loads(mapping) if mapping else {}
    return {name: texts for name, texts in found.items() if name != MAP}
