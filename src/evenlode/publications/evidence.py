"""The figures a report rests on: each has passed the gate before anything is made of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from evenlode.comparisons.gap import beside_keys, gap, has_gap, meant, sources_of
from evenlode.comparisons.kinds import Comparator, Gap, GapTrend, Mean, Rank
from evenlode.comparisons.means import NOBODY, Neighbourhood, neighbourhood, neighbours_mean
from evenlode.comparisons.neighbours import neighbour_sets, set_for
from evenlode.comparisons.numbers import Number, alike
from evenlode.comparisons.rank import ranked
from evenlode.comparisons.trend import trend
from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure, figure
from evenlode.measures.kinds import Measure
from evenlode.measures.registry import MEASURES
from evenlode.measures.stored import Query
from evenlode.publications.choosing import EVERYONE, Chosen, Sight, choices, that_england_has
from evenlode.publications.gate import release
from evenlode.publications.kinds import Line, Report
from evenlode.publications.rows import Row, groups_looked_at, rows_of, rows_of_nobody, rows_with
from evenlode.vocabulary.figure_ids import ALL_REASONS, FigureKey
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.places import ENGLAND, EVENSHIRE, Place, PlaceKind, authorities
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

Known = Mapping[FigureKey, Figure]
# Source, measure, place, phase and group: what the years of one line have in common.
Series = tuple[str, str, str, str, str]


@dataclass(frozen=True, eq=False)
class Evidence:
    """Everything a report about one place may speak of.

    `chosen` says what is shown of each measure in each kind of establishment, `england_chosen` the same of England's
    own newest. `known` holds every figure of the place and of England, and those of others that the league and the
    map show; `near` the neighbours' numbers, of every year.
    """

    report: Report
    place: Place
    snapshot: int
    measures: Mapping[str, Measure]
    chosen: Mapping[Sight, Chosen]
    england_chosen: Mapping[Sight, Chosen]
    known: Known
    near: Neighbourhood = NOBODY

    @property
    def is_invented(self) -> bool:
        """Whether the place is the invented county: its figures are computed, and England's alone stand beside them."""
        return self.place.code == EVENSHIRE.code

    def find(self, line: Line, place: str = "", group: str = "") -> Figure | None:
        """The figure that is shown of a line, if there is one, whatever its state; `group` in place of the line's."""
        key = self.chosen_key(line)
        found = key and replace(key, place=place or self.place.code, group=group or line.group)
        return self.known.get(found) if found else None

    def chosen_key(self, line: Line) -> FigureKey | None:
        """The key of what is shown of a line of the place; None where nothing is."""
        chosen = self.chosen.get((line.measure, line.phase))
        if chosen is None:
            return None
        return FigureKey(chosen.source, line.measure, self.place.code, line.phase, line.group, chosen.year)

    @cached_property
    def by_series(self) -> Mapping[Series, Mapping[Year, Figure]]:
        """The figures by what they are of, and then by year."""
        found: dict[Series, dict[Year, Figure]] = {}
        for key, one in self.known.items():
            found.setdefault((key.source, key.measure, key.place, key.phase, key.group), {})[key.year] = one
        return found

    def through_years(self, line: Line, place: str = "") -> Mapping[Year, Figure]:
        """The figures of a line by year, from the source that is shown; of England those set beside them."""
        one, where = self.chosen_key(line), place or self.place.code
        if one is None:
            return {}
        sources = sources_of(one, Comparator.NATIONAL_SAME) if where == ENGLAND.code else (one.source,)
        found: dict[Year, Figure] = {}
        for source in reversed(sources):
            found.update(self.by_series.get((source, line.measure, where, line.phase, line.group), {}))
        return found

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Every source that has a figure here."""
        return tuple(sorted({key.source for key in self.known}))

    @cached_property
    def newest_years(self) -> Mapping[str, Year]:
        """The newest year of which the place has a value of everyone in all its schools, by measure."""
        of_all = [
            one.key
            for one in self.own()
            if (one.key.phase, one.key.group) == ("all", EVERYONE) and one.value is not None
        ]
        return {id: max(key.year for key in of_all if key.measure == id) for id in {key.measure for key in of_all}}

    def own(self) -> Iterator[Figure]:
        """The place's figures."""
        return (one for key, one in self.known.items() if key.place == self.place.code)

    def groups_of(self, line: Line, groups: Iterable[str]) -> list[Figure]:
        """The figures shown of some groups, in their order."""
        found = (self.find(line, group=group) for group in groups)
        return [one for one in found if one]

    def gap(self, one: Figure, comparator: Comparator = Comparator.OWN_OTHERS) -> Gap:
        """A figure's gap to the others in its own place, or to what else it is set beside."""
        return gap(one, comparator, self.known, self.near)

    def gap_of(self, line: Line, place: str = "") -> Gap | None:
        """The gap that is shown of a line."""
        one = self.find(line, place)
        return self.gap(one) if one and has_gap(one) else None

    def trend(self, one: Figure) -> GapTrend | None:
        """A figure's gap to the others in its own place through the years that can be compared."""
        return trend(one, Comparator.OWN_OTHERS, self.known)

    def beside_neighbours(self, one: Figure) -> Gap | None:
        """A figure set beside the mean of the neighbours; None where that means nothing."""
        compares = has_direction(one) and meant(one, Comparator.NEIGHBOURS_SAME)
        return self.gap(one, Comparator.NEIGHBOURS_SAME) if compares else None

    def mean(self, one: Figure | None) -> Mean | None:
        """The mean of the neighbours in the same thing, whether or not a way is better; None where no set has them."""
        return neighbours_mean(one, self.near, one.key.year) if one else None

    def mean_gap(self, one: Figure) -> Gap | None:
        """How far the mean of the neighbours is behind that of the others there; None where no set has them."""
        group, others = self.mean(one), self.mean(self.others_of(one))
        return gap(group, Comparator.OWN_OTHERS, {others.key: others}) if group and others else None

    def spread(self, one: Figure) -> Decimal:
        """How far the neighbours' numbers lie from each other: their mean distance from their mean; 0 if unknown."""
        mean = self.mean(one)
        if mean is None or mean.exact is None:
            return Decimal(0)
        numbers = self.near.numbers[alike(one.key)]
        apart = (abs(Decimal(repr(numbers[place].value)) - mean.exact) for place in mean.having)
        return sum(apart, Decimal(0)) / mean.counted

    def in_england(self, one: Figure) -> Figure | None:
        """England's figure of the same thing."""
        keys = beside_keys(one.key, Comparator.NATIONAL_SAME)
        return next((self.known[key] for key in keys if key in self.known), None)

    def england_gap(self, one: Figure) -> Gap | None:
        """The same gap in England; None where there is no figure of England's."""
        england = self.in_england(one)
        return self.gap(england) if england else None

    def others_of(self, one: Figure) -> Figure | None:
        """The figure of those whom a group is set beside in its own place."""
        return self.gap(one).other

    def neighbours(self, year: Year) -> tuple[str, tuple[str, ...], bool] | None:
        """The set of neighbours in force in a year: its name, the ten, and whether it is restated."""
        met = set_for(list(self.near.sets), year)
        if not met or self.place.code not in met[0].neighbours:
            return None
        return met[0].name, met[0].neighbours[self.place.code], met[1]

    def rank(self, one: Figure) -> Rank | None:
        """Where a figure of the place stands among its neighbours; None where no set has the place."""
        met = self.neighbours(one.key.year)
        if met is None:
            return None
        name, ten, restated = met
        others = dict(self.near.numbers.get(alike(one.key), {}))
        if one.value is not None:
            others[one.key.place] = Number(one.value, one.edition)
        return ranked(one, name, (one.key.place, *ten), others, restated)


def has_direction(one: Figure) -> bool:
    """Whether a way is better for a figure's measure."""
    return bool(one.measure.direction.sign)


def gather(reading: Reading, report: Report, place: Place) -> Evidence:
    """All that a report may say of a place; raises `Refused` where a figure may not leave, or there is none to be."""
    measures = {id: MEASURES.find(id) for id in report.measures}
    known = passed(reading, report, [*rows_of(reading, report, place), *rows_of_nobody(reading, report, place)])
    figures = that_england_has(list(known.values()), place.code) if place == EVENSHIRE else list(known.values())
    chosen = choices(figures, place.code, measures)
    near = neighbours_of(reading, report, place, {key.source for key in known})
    evidence = Evidence(
        report=report,
        place=place,
        snapshot=reading.entry.snapshot,
        measures=measures,
        chosen=chosen,
        england_chosen=choices(figures, ENGLAND.code, measures),
        known=known,
        near=near,
    )
    return replace(evidence, known={**passed(reading, report, rows_with(reading, shown_beside(evidence))), **known})


def passed(reading: Reading, report: Report, rows: Iterable[Row]) -> dict[FigureKey, Figure]:
    """Rows as figures, once the gate has let them through."""
    return {one.key: one for one in release((figure(row, reading) for row in rows), report.audience)}


def neighbours_of(reading: Reading, report: Report, place: Place, sources: set[str]) -> Neighbourhood:
    """The neighbours' numbers of every year, from those sources alone whose figures have passed the gate."""
    if not sources:
        return Neighbourhood(neighbour_sets(reading))
    query = Query(
        measures=list(report.measures),
        places=[place.code],
        groups=groups_looked_at(report),
        periods=[WHOLE_YEAR],
        reasons=[ALL_REASONS],
        sources=sorted(sources),
    )
    return neighbourhood(reading, query)


def shown_beside(evidence: Evidence) -> set[FigureKey]:
    """The keys of other places' figures that are shown: the neighbours' in the league, and everyone's on the map."""
    report = evidence.report
    return on_map(evidence) | {
        replace(one.key, place=place)
        for line in (*report.league, *report.health, report.beside_health)
        if (one := evidence.find(line)) and (met := evidence.neighbours(one.key.year))
        for place in met[1]
    }


def on_map(evidence: Evidence) -> set[FigureKey]:
    """The keys of the figures that every authority's gap on the map, and its change in a year, is made of."""
    one = evidence.find(evidence.report.map)
    if one is None or evidence.is_invented:
        return set()
    keys = [replace(one.key, place=place.code) for place in authorities() if place.kind is PlaceKind.AUTHORITY]
    keys += [replace(key, year=key.year.previous()) for key in keys]
    return {*keys, *(beside for key in keys for beside in beside_keys(key, Comparator.OWN_OTHERS))}


def newest_state(evidence: Evidence, measure: str) -> State | None:
    """The state of a place's newest figure of a measure, of everyone where there is one."""
    ours = sorted(
        (one for one in evidence.own() if one.key.measure == measure),
        key=lambda one: (one.key.group == EVERYONE, one.key.year),
    )
    return ours[-1].state if ours else None
