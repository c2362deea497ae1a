"""What goes with open data so that each number can be traced: the guidance in words, and a list of every figure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import fill

from evenlode.lake.reading import Reading
from evenlode.measures.figures import dated
from evenlode.measures.registry import MEASURES
from evenlode.publications.gate import OPEN_LICENCE
from evenlode.publications.kinds import OpenData
from evenlode.publications.open_data.breakdowns import IDENTIFIERS, PHASES, breakdown_of, time_period
from evenlode.publications.open_data.figures import Known, by_id, key_of, parsed, span
from evenlode.publications.open_data.files import Indicator, OpenFile, standing, text
from evenlode.publications.open_data.places import in_columns
from evenlode.publications.provenance import boundary
from evenlode.sources.registry import works
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.releases import Release
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

GUIDANCE, FIGURES = "data-guidance.txt", "figure-sources.csv"
SOURCE_COLUMNS = (
    "figure", "file", "indicator", "time_period", "time_identifier", "geographic_level", "region_code", "new_la_code",
    "breakdown_topic", "breakdown", "education_phase", "value", "definition", "source", "edition", "release", "flags",
    "loaded_file", "record", "cell", "printed",
)  # fmt: skip
WIDTH = 100


def source_rows(reading: Reading, known: Known, files: Iterable[OpenFile]) -> Iterator[list[object]]:
    """One row for each figure: its id, where it stands in the data files, and where its publisher printed it."""
    file_of = {(found, one.kind): one.name for one in files for found in one.indicators}
    names = {load.id: load.name for load in reading.loads}
    places = {place.code: in_columns(place) for place in known.places}
    for id, row in by_id(known.figures.values()):
        year, definition, _unit, flags, *_chance = dated(row["measure"], row["year"], row["flags"])
        indicator = Indicator(row["measure"], span(row["year"]))
        place, kind, breakdown = places[row["place"]], year.kind, breakdown_of(row["group"])
        if (indicator, kind) in file_of:
            yield [
                *(id, f"{file_of[indicator, kind]}.csv", indicator.name, time_period(year)),
                *(IDENTIFIERS[kind], place["geographic_level"], place["region_code"], place["new_la_code"]),
                *(breakdown.topic, breakdown.label, PHASES[row["phase"]], text(row), definition, row["source"]),
                *(row["source_time"][:7], row["release"], " ".join(flags), names[row["load"]]),
                *(row["record"], row["cell"], row["printed"]),
            ]


def guidance(
    reading: Reading, report: OpenData, known: Known, files: Sequence[OpenFile], rows: Mapping[str, int]
) -> str:
    """The guidance in words: what is here, whose it is, what it means, what is left out; `rows` counts them."""
    title = report.title.format(place=known.place.name)
    parts = [
        [title, "=" * len(title), "", *wrapped(opening(known, reading.entry.snapshot))],
        headed("Licence", wrapped(LICENCE)),
        headed(
            "Sources", [line for name in sorted(sources_of(known)) for line in said_of(name, sources_of(known)[name])]
        ),
        headed("Places", places(known)),
        headed("Files", [line for one in files for line in file(one, rows[one.name])]),
        headed(
            "Symbols", [*(f"{state}: {state.meaning}." for state in State if state.is_missing), "", *wrapped(SYMBOLS)]
        ),
        headed("Times", wrapped(TIMES)),
        headed("Groups and types of school", [*groups(known), "", *phases(known)]),
        headed("Where a number comes from", [*wrapped(TRACED), "", *example(known)]),
        headed("What the indicators mean", [line for one in measures(files) for line in definition(one)]),
        *([headed("Not yet final", early(known))] if early(known) else []),
        headed("What is not here", wrapped(left_out(known))),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def headed(heading: str, lines: Iterable[str]) -> list[str]:
    """Lines under a heading."""
    return [heading, "-" * len(heading), *lines]


def wrapped(words: str) -> list[str]:
    """A paragraph as lines."""
    return fill(words, WIDTH).splitlines()


def listed(words: str) -> list[str]:
    """A paragraph as lines that stand further in."""
    return fill(words, WIDTH, initial_indent="  ", subsequent_indent="  ").splitlines()


LICENCE = (
    f"This data is published under the {OPEN_LICENCE}, "
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/. It contains public sector information "
    f"under the {OPEN_LICENCE}. Name the publishers below when you use it."
)
SYMBOLS = (
    "A number that a publisher printed is given as it was printed: never added up, divided or rounded again. x stands "
    "too where no publication that is loaded has a figure for the row. No cell is empty, and 0 is a true nought."
)
TIMES = (
    "A file is of one kind of year. An academic year (1 September to 31 August) and a financial year (1 April to 31 "
    "March) have six digits, 202425; a calendar year has four. Where several years were published as one, the "
    "indicator's name says so and the row is that of the last of them."
)
TRACED = (
    f"{FIGURES} has one row for each figure that a publisher gave, symbols included: its id, the file and column in "
    "which it stands here, and the publication, file, record and cell in which its publisher printed it. An id is "
    "source.measure.place.phase.group.year, with the place's code of the Office for National Statistics; a financial "
    "year begins with fy and a calendar year with cy. In Evenlode, 'evenlode explain ID' tells all that is known of a "
    "figure."
)


def opening(known: Known, snapshot: int) -> str:
    """What the files are, in a paragraph."""
    about = boundary(known.place)
    return (
        f"Published figures of {known.place.name} and of those it is set beside, as data files in the form of the "
        "Department for Education's Explore education statistics: each name.csv is described by name.meta.csv, and has "
        f"passed the checks of the Department's standard for open data. {about + ' ' if about else ''}Written by "
        f"Evenlode from snapshot {snapshot} of what was loaded."
    )


def sources_of(known: Known) -> Mapping[str, list[str]]:
    """The sources of the figures, each with the editions used, newest first."""
    found: dict[str, set[str]] = {}
    for row in known.figures.values():
        found.setdefault(row["source"], set()).add(row["source_time"][:7])
    return {name: sorted(editions, reverse=True) for name, editions in found.items()}


def said_of(name: str, editions: Sequence[str]) -> list[str]:
    """What is said of one source: its publisher, its works and their editions."""
    titles = "; ".join(dict.fromkeys(one.title for one in works(name)))
    publishers = " and ".join(dict.fromkeys(one.publisher for one in works(name)))
    return [f"{name}: {publishers}. Editions: {', '.join(editions)}.", *listed(titles + ".")]


def places(known: Known) -> list[str]:
    """The places, each with its code, and whose neighbours the last are."""
    named = [f"{place.name} ({place.code})" for place in known.places]
    size = len(known.neighbours.neighbours[known.place.code]) if known.neighbours else 0
    others = named[len(named) - size :] if size else []
    said = "No set of statistical neighbours that is loaded has this authority."
    if known.neighbours:
        since = f"{known.neighbours.since:%-d %B %Y}"
        said = (
            f"Statistical neighbours of the set {known.neighbours.name}, in force since {since}: {'; '.join(others)}."
        )
    return [*wrapped(f"{'; '.join(named[: len(named) - size])}."), *wrapped(said), *wrapped(COMPLETE)]


COMPLETE = (
    "A row stands for every place that existed in a year. Figures of an authority whose area changed are not added to "
    "those of the one that followed it."
)


def file(one: OpenFile, rows: int) -> list[str]:
    """One file: its columns with their labels, its years, and how many rows it has."""
    years = [time_period(Year(one.kind, last, last)) for last in one.groups]
    head = (
        f"{one.name}.csv: {one.theme.label}, {IDENTIFIERS[one.kind].lower()}s {years[0]} to {years[-1]}, {rows:,} rows"
    )
    filters = [f"Filters: {', '.join(one.filters)}."] if one.filters else []
    return [head, *(f"  {line}" for line in (*filters, *(f"{found.name}: {found.label}" for found in one.indicators)))]


def groups(known: Known) -> list[str]:
    """The groups that figures are of, each with the id that stands in figures' ids."""
    found = sorted({(subject.group, "all") for subject, _place in known.figures}, key=standing)
    return [
        line for group, _phase in found for line in wrapped(f"{breakdown_of(group).label} ({group}): {meaning(group)}")
    ]


def meaning(group: str) -> str:
    """What a group is, with what a reader must know of it."""
    one = ALL_GROUPS[group]
    return f"{one.title}; {one.note}." if one.note else f"{one.title}."


def phases(known: Known) -> list[str]:
    """The types of school that figures are of, each with the id that stands in figures' ids."""
    found = {subject.phase for subject, _place in known.figures}
    return [f"{label} ({phase})" for phase, label in PHASES.items() if phase in found]


def example(known: Known) -> list[str]:
    """One figure's id, as it is asked for: the first of the place's own."""
    own = (row for row in known.figures.values() if row["place"] == known.place.code and row["value"] is not None)
    ids = sorted(key_of(row).id for row in own)
    return [f"  evenlode explain {id}" for id in ids[:1]]


def measures(files: Sequence[OpenFile]) -> list[str]:
    """The measures of the files, each once and in their order."""
    return list(dict.fromkeys(found.measure for one in files for found in one.indicators))


def definition(id: str) -> list[str]:
    """What a measure means: every dated definition, what a reader must know of some years, and whose word it is."""
    one = MEASURES.find(id)
    since = [f"From {found.year}{f' to {found.last}' if found.last else ''}: {found.text}" for found in one.definitions]
    markers = [
        *(f"From {found.year}: {found.text}" for found in one.markers),
        *([f"Affected by the pandemic: {', '.join(one.covid)}."] if one.covid else []),
    ]
    again = ["Where the definition changed, no number is comparable with one from before."] if len(since) > 1 else []
    said = [*since, *markers, *again, f"Source of the definition: {one.citation}."]
    return [f"{Indicator(id).name}: {one.title}", *(line for words in said for line in listed(words))]


def early(known: Known) -> list[str]:
    """The figures that are of a stage of publication before the last: which indicator, which years."""
    found: dict[tuple[str, str], set[str]] = {}
    for (subject, _place), row in known.figures.items():
        if row["release"] not in ("", str(Release.FINAL)):
            year = parsed(subject.year)
            column = Indicator(subject.measure, span(subject.year)).name
            found.setdefault((row["release"], column), set()).add(time_period(year))
    return [f"{release}: {column}, {', '.join(sorted(years))}" for (release, column), years in sorted(found.items())]


def left_out(known: Known) -> str:
    """What a reader may look for in vain, and why."""
    others = {0: "none is left out here", 1: "one is left out here"}.get(
        known.passed_over, f"{known.passed_over:,} are left out here"
    )
    return (
        "Nothing here was computed from pupils' rows. Figures of parts of a year and by reason are left out, as "
        "are figures that are public but under no open licence. Where several publications give one figure, one of "
        f"them is chosen, and the same for every place in that year, so that like stands beside like: {others}."
    )
