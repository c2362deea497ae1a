"""What every number of a report means and where it comes from: definitions, sources, editions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evenlode.lake.reading import Reading
from evenlode.measures.computed import COMPUTED
from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Marker, Measure, Since
from evenlode.publications.choosing import Chosen
from evenlode.publications.evidence import Evidence
from evenlode.publications.gap_tables import capital
from evenlode.sources.registry import SOURCES, works
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.places import Place, authorities, by_code
from evenlode.vocabulary.releases import Release
from evenlode.vocabulary.themes import Theme

OURS = ("Evenlode", "figures computed from the files of invented pupils", Flag.SYNTHETIC.meaning)
"""Publisher, title and licence of what is computed of the invented county: nothing else that is computed leaves."""


@dataclass(frozen=True)
class Origin:
    """One source that numbers of the page come from: its publisher, its works, and the editions used."""

    source: str
    publisher: str
    title: str
    licence: str
    editions: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Definition:
    """What one measure of the page means: the definition in force, the others, and what else a reader must know."""

    measure: Measure
    year: str
    since: Since | None
    earlier: tuple[Since, ...]
    markers: tuple[Marker, ...]
    source: str
    edition: str


def origins(reading: Reading, figures: Iterable[Figure]) -> list[Origin]:
    """The works that figures come from, by the name of their source."""
    by_source: dict[str, list[Figure]] = {}
    for one in figures:
        by_source.setdefault(one.key.source, []).append(one)
    return [origin(reading, name, found) for name, found in sorted(by_source.items())]


def told_of(evidence: Evidence) -> list[Figure]:
    """The figures whose sources a report names: of sources that have figures of the place, or what nobody has of it.

    Of the invented county those of its own, and those of England that stand beside them, whoever publishes them.
    """
    if evidence.is_invented:
        beside = {one.id: one for own in evidence.own() if (one := evidence.in_england(own))}
        return [*evidence.own(), *beside.values()]
    ours = {one.key.source for one in evidence.own()}
    have = {(one.key.measure, one.key.phase, one.key.group) for one in evidence.own()}
    return [
        one
        for key, one in evidence.known.items()
        if key.source in ours or (key.measure, key.phase, key.group) not in have
    ]


def origin(reading: Reading, name: str, figures: list[Figure]) -> Origin:
    """One source: its publisher's own works where we know them, otherwise the file that was loaded, or ourselves."""
    if name == COMPUTED:
        return Origin(name, *OURS, tuple(sorted({one.edition for one in figures}, reverse=True)))
    known = works(name) or [SOURCES.find(reading.load(figures[0].load).format)]
    editions = sorted({one.edition for one in figures}, reverse=True)
    said = (each(one.publisher for one in known), each(one.title for one in known), each(one.licence for one in known))
    return Origin(name, *said, tuple(editions))


def publishers(found: Iterable[Origin]) -> list[tuple[str, str]]:
    """The publishers of some sources, each with its oldest and newest edition in words."""
    editions: dict[str, set[str]] = {}
    for one in found:
        editions.setdefault(one.publisher, set()).update(one.editions)
    return [(publisher, span_of(sorted(those))) for publisher, those in editions.items()]


def span_of(editions: Sequence[str]) -> str:
    """Editions in words: the one, or from the oldest to the newest."""
    return f"Edition {editions[0]}" if len(editions) == 1 else f"Editions {editions[0]} to {editions[-1]}"


def each(texts: Iterable[str]) -> str:
    """Texts in a line, each once."""
    return "; ".join(dict.fromkeys(texts))


def definitions(evidence: Evidence) -> dict[Theme, list[Definition]]:
    """The definitions of every measure of the report by theme, of those without a figure too."""
    found: dict[Theme, list[Definition]] = {theme: [] for theme in Theme}
    ours: dict[str, list[Figure]] = {}
    for figure in evidence.own():
        ours.setdefault(figure.key.measure, []).append(figure)
    for one in evidence.measures.values():
        found[one.theme].append(definition(evidence, one, ours.get(one.id, ())))
    return {theme: defined for theme, defined in found.items() if defined}


def definition(evidence: Evidence, measure: Measure, ours: Iterable[Figure]) -> Definition:
    """One measure's definition, in force in the year that is shown, or now where no year is; `ours` are its figures."""
    chosen = chosen_of(evidence, measure.id)
    since = measure.definition_for(chosen.year) if chosen else measure.definitions[0]
    shown = [one for one in ours if chosen and (one.key.source, one.key.year) == (chosen.source, chosen.year)]
    return Definition(
        measure=measure,
        year=str(chosen.year) if chosen else "",
        since=since,
        earlier=tuple(one for one in measure.definitions if one is not since),
        markers=measure.markers,
        source=chosen.source if chosen else "",
        edition=", ".join(sorted({one.edition for one in shown}, reverse=True)),
    )


def chosen_of(evidence: Evidence, measure: str) -> Chosen | None:
    """What is shown of a measure: of all kinds of establishment together, or else of the first."""
    phases = sorted(
        (phase for id, phase in evidence.chosen if id == measure), key=lambda phase: (phase != "all", phase)
    )
    return evidence.chosen[measure, phases[0]] if phases else None


def releases(figures: Iterable[Figure]) -> list[Release]:
    """The stages of publication that figures are marked with, in order."""
    return sorted({Release(one.release) for one in figures} - {Release.UNSTATED}, key=lambda release: release.order)


def boundary(place: Place) -> str:
    """What a reader must know of a place that began or ended with a change of area."""
    if place.closed:
        heirs = [found.name for code in place.successors if (found := by_code(code))]
        after = f" Its area passed to {' and '.join(heirs)}, where later figures stand." if heirs else ""
        return f"{place.name} closed on {long_date(place.closed)}.{after}"
    if place.opened:
        before = [one.name for one in authorities() if place.code in one.successors]
        earlier = f" Earlier figures of its area stand under {' and '.join(before)}." if before else ""
        return f"{place.name} began on {long_date(place.opened)}.{earlier}"
    return ""


def long_date(day: object) -> str:
    """A day as it is written: 31 March 2019."""
    return f"{day:%-d %B %Y}"


def name_of_source(id: str) -> str:
    """A source as a chart names it: its first work's title, or its id."""
    return next((one.title for one in works(id)), capital(id.replace("_", " ")))
