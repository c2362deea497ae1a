"""What commands that show figures have in common: their filters, read from words into a query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer
from ibis import _

from evenlode.cli.output import note
from evenlode.errors import NotFound
from evenlode.lake.home import Home
from evenlode.lake.reading import Reading
from evenlode.measures.computed import COMPUTED
from evenlode.measures.kept import kept
from evenlode.measures.localities import named_places
from evenlode.measures.registry import MEASURES
from evenlode.measures.schools import is_school, school_codes, schools_like
from evenlode.measures.stored import Query, wants_computed
from evenlode.vocabulary import groups, phases
from evenlode.vocabulary.places import find as find_place
from evenlode.vocabulary.places import known_authority
from evenlode.vocabulary.years import Year

MeasureOption = Annotated[list[str] | None, typer.Option("--measure", help="A measure's id; may be repeated.")]
PlaceOption = Annotated[
    list[str] | None, typer.Option("--place", help="ONS code (E10000025), DfE number (931) or name; may be repeated.")
]
PhaseOption = Annotated[list[str] | None, typer.Option("--phase", help="all, primary, secondary, special ...")]
GroupOption = Annotated[list[str] | None, typer.Option("--group", help="A pupil group's id, such as disadvantaged.")]
YearOption = Annotated[
    list[str] | None, typer.Option("--year", help="2014/15 academic, 2014-15 financial, 2014 calendar.")
]
PeriodOption = Annotated[list[str] | None, typer.Option("--period", help="year, or a part of it.")]
ReasonOption = Annotated[list[str] | None, typer.Option("--reason", help="all, or one of a code set.")]
SourceOption = Annotated[list[str] | None, typer.Option("--source", help="Who published it, such as lait.")]
EditionOption = Annotated[str, typer.Option("--edition", help="One publication, such as 2024-11.")]
AsAtOption = Annotated[str | None, typer.Option("--as-at", help="What the ledger knew at a date, time or snapshot.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Write CSV.")]


def home_of(context: typer.Context) -> Home:
    """The home and engine that the global options name."""
    root, engine = context.obj
    return Home(root, engine)


@dataclass(frozen=True)
class Words:
    """The filters as they were typed."""

    measure: Sequence[str] | None = None
    place: Sequence[str] | None = None
    phase: Sequence[str] | None = None
    group: Sequence[str] | None = None
    year: Sequence[str] | None = None
    period: Sequence[str] | None = None
    reason: Sequence[str] | None = None
    source: Sequence[str] | None = None
    edition: str = ""

    def query(self, reading: Reading) -> Query:
        """The query that the words mean; a word that names nothing raises `NotFound` with the nearest names."""
        query = Query(
            measures=each(self.measure, lambda word: MEASURES.find(word).id),
            places=[code for word in self.place or () for code in place_codes(word, reading)],
            phases=each(self.phase, lambda word: phases.find(word).value),
            groups=each(self.group, lambda word: groups.find(word).id),
            years=each(self.year, lambda word: Year.parse(word).id),
            periods=list(self.period or ()),
            reasons=list(self.reason or ()),
            sources=each(self.source, lambda word: known_source(word, reading)),
            edition=known_edition(self.edition, reading),
        )
        say_wanting(reading, query)
        return query


def say_wanting(reading: Reading, query: Query) -> None:
    """Say beside the answer which computed figures it lacks because they have not been worked out for this state."""
    wanting = kept(reading).wanting if wants_computed(query) and not query.edition else ()
    asked = [year.printed for year in wanting if not query.years or year.id in query.years]
    if asked and reading.gone:
        note(f"Figures of {', '.join(asked)} were not kept of this state; what they rested on was destroyed since.")
    elif asked:
        note(f"Figures worked out from pupils' rows are missing for {', '.join(asked)}: run `evenlode refresh`.")


def each(words: Sequence[str] | None, meaning: Callable[[str], str]) -> list[str]:
    """The meaning of every word that was typed for one filter."""
    return [meaning(word) for word in words or ()]


def place_codes(word: str, reading: Reading) -> tuple[str, ...]:
    """A place's codes: one of the vocabulary's, all of a school's, or one that a loaded file names."""
    try:
        return ((known_authority(word) or find_place(word)).code,)
    except NotFound:
        if has_figures(reading, word):
            return tuple(dict.fromkeys((word, *school_codes(reading, word))))
        if word in named_places(reading, [word]):
            return (word,)
        if found := school_codes(reading, word):
            return found
        if near := schools_like(reading, word):
            told = " or ".join(f"{school.name} ({school.urn})" for school in near)
            raise NotFound(f"There is no place called '{word}'.", remedy=f"did you mean {told}?") from None
        raise


def has_figures(reading: Reading, place: str) -> bool:
    """Whether figures stand under a place's code, or will once they are worked out: it has pupils, or marks of them."""
    if reading.gone and is_school(place):  # who was listed there may have been destroyed since
        return True
    columns = {"published_figure": "place", "enrolment": "urn", "attendance_day": "urn"}
    found = (reading.words(table).filter(_[column] == place) for table, column in columns.items())
    return any(reading.engine.arrow(rows.limit(1)).num_rows for rows in found)


def known_source(word: str, reading: Reading) -> str:
    """A source that has figures in the state that is read."""
    parts = reading.entry.parts.get("published_figure", {})
    known = sorted({part.split("/")[0].removeprefix("source=") for part in parts})
    computed = kept(reading)
    if word == COMPUTED and (computed.files or computed.wanting):
        return word
    if word not in known:
        raise NotFound(
            f"No figures of source '{word}' are loaded.",
            remedy=f"there are figures of {', '.join(known + [COMPUTED] * bool(computed.files)) or 'no source'}",
        )
    return word


def known_edition(word: str, reading: Reading) -> str:
    """An edition that is live in the state that is read, or none."""
    known = sorted({load.source_time.edition for load in reading.loads if load.live})
    if word and word not in known:
        raise NotFound(
            f"No edition '{word}' is loaded.", remedy=f"the editions loaded are {', '.join(known) or 'none'}"
        )
    return word
