"""The figures a report rests on, read in two queries: each has passed the gate before anything is made of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow
from ibis import _

from evenlode.comparisons.gap import beside_key, gap, has_gap
from evenlode.comparisons.kinds import Comparator, Gap, Rank
from evenlode.comparisons.neighbours import NeighbourSet, neighbour_sets, set_for
from evenlode.comparisons.rank import among_neighbours
from evenlode.engines.kinds import Table as Expression
from evenlode.formats.columns import text_column
from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure, Query, figure, stored
from evenlode.measures.kinds import Measure
from evenlode.measures.registry import MEASURES
from evenlode.publications.gate import release
from evenlode.publications.kinds import Report
from evenlode.vocabulary.figure_ids import ALL_REASONS, FigureKey
from evenlode.vocabulary.groups import ALL_GROUPS, VULNERABLE
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.phases import Phase
from evenlode.vocabulary.places import ENGLAND, Place
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

EVERYONE = "all"
JOINED = ("source", "measure", "place", "group", "year")

Row = dict[str, Any]
Known = Mapping[FigureKey, Figure]


@dataclass(frozen=True)
class Chosen:
    """Which figures of a measure are shown: of one source, for the newest year of which the place has a value."""

    source: str
    year: Year


@dataclass(frozen=True, eq=False)
class Evidence:
    """Everything a report about one place may speak of.

    `chosen` says what is shown of each measure; one of which the place has no value is not in it. `known` holds the
    figures of the place and of England, `ranks` the place's ranks, `sets` the neighbours that they are among; `newest`
    is the newest year of which England has a value, `states` the state of the place's newest figure, by measure.
    """

    report: Report
    place: Place
    snapshot: int
    measures: Mapping[str, Measure]
    chosen: Mapping[str, Chosen]
    known: Known
    ranks: Mapping[FigureKey, Rank]
    sets: Sequence[NeighbourSet]
    newest: Mapping[str, Year]
    states: Mapping[str, State]

    def key(self, measure: str, group: str, place: str = "") -> FigureKey:
        """The key of the figure that is shown of a measure and a group."""
        chosen = self.chosen[measure]
        return FigureKey(chosen.source, measure, place or self.place.code, Phase.ALL.value, group, chosen.year)

    def find(self, measure: str, group: str, place: str = "") -> Figure | None:
        """The figure that is shown of a measure and a group, if there is one, whatever its state."""
        return self.known.get(self.key(measure, group, place))

    def groups_of(self, measure: str) -> list[str]:
        """The vulnerable groups of which the place has a figure in the year that is shown."""
        return [group for group in VULNERABLE if measure in self.chosen and self.find(measure, group)]

    def gap(self, one: Figure) -> Gap:
        """A figure's gap to the others in its own place."""
        return gap(one, Comparator.OWN_OTHERS, self.known)

    def gaps(self) -> list[Gap]:
        """The gap of every vulnerable group in the year that is shown, in the order of the page."""
        shown = [self.find(measure, group) for measure in self.chosen for group in self.groups_of(measure)]
        return [self.gap(one) for one in shown if one and has_gap(one)]


def gather(reading: Reading, report: Report, place: Place) -> Evidence:
    """All that a report may say of a place; raises `Refused` where a figure may not leave."""
    measures = {id: MEASURES.find(id) for ids in report.measures.values() for id in ids}
    rows = rows_of(reading, list(measures), [place.code, ENGLAND.code])
    chosen = {id: found for id, one in measures.items() if (found := choice(one, rows, place))}
    wanted = [row for row in rows if is_shown(row, chosen, {stage.measure for stage in report.stages})]
    known = passed(reading, report, wanted)
    sets = neighbour_sets(reading)
    shown = [one for key, one in known.items() if key.place == place.code and is_newest(key, chosen)]
    return Evidence(
        report=report,
        place=place,
        snapshot=reading.entry.snapshot,
        measures=measures,
        chosen=chosen,
        known=known,
        ranks=standings(reading, report, shown, sets),
        sets=sets,
        newest=newest_of(measures.values(), rows, ENGLAND),
        states=states_of(rows, place),
    )


def passed(reading: Reading, report: Report, rows: Iterable[Row]) -> dict[FigureKey, Figure]:
    """Rows as figures, once the gate has let them through."""
    return {one.key: one for one in release((figure(row, reading) for row in rows), report.audience)}


def whole(reading: Reading) -> Expression:
    """The stored figures of whole years, all kinds of establishment and all reasons."""
    rows = stored(reading, Query())
    return rows.filter((_.phase == Phase.ALL.value) & (_.period == WHOLE_YEAR) & (_.reason == ALL_REASONS))


def rows_of(reading: Reading, measures: Sequence[str], places: Sequence[str]) -> list[Row]:
    """The stored rows of some measures and places: of everyone, the vulnerable groups, and those set beside them."""
    groups = {EVERYONE, *VULNERABLE, *(other for id in VULNERABLE if (other := ALL_GROUPS[id].other))}
    rows = whole(reading).filter(
        _.measure.isin(list(measures)) & _.place.isin(list(places)) & _.group.isin(sorted(groups))
    )
    return listed(reading, rows)


def listed(reading: Reading, rows: Expression) -> list[Row]:
    """Rows as plain values."""
    found: list[Row] = reading.engine.arrow(rows).to_pylist()
    return found


def choice(measure: Measure, rows: Iterable[Row], place: Place) -> Chosen | None:
    """The first preferred source that has a value of a measure for a place, and the newest year of one.

    That is the newest year of everyone's figure, where there is one, not a year with one small group's alone.
    """
    ours = [
        row for row in rows if row["measure"] == measure.id and row["place"] == place.code and row["value"] is not None
    ]
    for source in measure.published_in:
        for groups in ((EVERYONE,), VULNERABLE):
            years = [Year.parse(row["year"]) for row in ours if row["source"] == source and row["group"] in groups]
            if years:
                return Chosen(source, max(years))
    return None


def is_shown(row: Row, chosen: Mapping[str, Chosen], every_year: set[str]) -> bool:
    """Whether a row is of the year that is shown or the year before it; of the chart's measures every year is."""
    found = chosen.get(row["measure"])
    if found is None or row["source"] != found.source:
        return False
    return row["measure"] in every_year or row["year"] in (found.year.id, found.year.previous().id)


def is_newest(key: FigureKey, chosen: Mapping[str, Chosen]) -> bool:
    """Whether a figure is of the year that is shown."""
    return key.year == chosen[key.measure].year


def newest_of(measures: Iterable[Measure], rows: Sequence[Row], place: Place) -> dict[str, Year]:
    """The newest year of which a place has a value, by measure."""
    found = {one.id: choice(one, rows, place) for one in measures}
    return {id: chosen.year for id, chosen in found.items() if chosen}


def states_of(rows: Iterable[Row], place: Place) -> dict[str, State]:
    """The state of a place's newest figure of each measure, of everyone where there is one."""
    ours = sorted(
        (row for row in rows if row["place"] == place.code),
        key=lambda row: (row["group"] == EVERYONE, Year.parse(row["year"])),
    )
    return {row["measure"]: State(row["state"]) for row in ours}


def standings(
    reading: Reading, report: Report, shown: Sequence[Figure], sets: Sequence[NeighbourSet]
) -> dict[FigureKey, Rank]:
    """The rank of each figure among the neighbours that its place had in its year; none where no set has the place."""
    met = {one.key: found for one in shown if (found := set_for(list(sets), one.key.year))}
    asked = {
        replace(one.key, place=place)
        for one in shown
        if one.key in met and one.value is not None and one.measure.direction is not Direction.NEITHER
        for place in met[one.key][0].neighbours.get(one.key.place, ())
    }
    known = {**passed(reading, report, rows_with(reading, asked)), **{one.key: one for one in shown}}
    return {
        one.key: rank
        for one in shown
        if one.key in met
        for rank in among_neighbours(one, met[one.key][0].name, met[one.key][0].neighbours, met[one.key][1], known)
    }


def rows_with(reading: Reading, keys: Iterable[FigureKey]) -> list[Row]:
    """The stored rows with exactly these keys."""
    wanted = [[str(getattr(key, name)) if name != "year" else key.year.id for name in JOINED] for key in sorted(keys)]
    if not wanted:
        return []
    columns = {name: text_column([row[position] for row in wanted]) for position, name in enumerate(JOINED)}
    rows = whole(reading).semi_join(reading.engine.table(pyarrow.table(columns)), list(JOINED))
    return listed(reading, rows)


def england_gap(evidence: Evidence, one: Figure) -> Gap | None:
    """The same gap in England; None where there is no figure of England's."""
    england = evidence.known.get(replace(one.key, place=ENGLAND.code))
    return evidence.gap(england) if england else None


def others_of(evidence: Evidence, one: Figure) -> Figure | None:
    """The figure of those whom a group is set beside in its own place."""
    return evidence.known.get(beside_key(one.key, Comparator.OWN_OTHERS))
