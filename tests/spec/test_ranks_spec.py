"""What a rank means, by worked rows.

Sources: DfE, Local authority interactive tool (LAIT), its ranking of statistical neighbours and of authorities in
England, and its lists of statistical neighbours of April 2021 and May 2025. The figures are those that Evenlode ships.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from evenlode.comparisons.kinds import Rank
from evenlode.comparisons.neighbours import NeighbourSet, neighbour_sets, set_for
from evenlode.comparisons.rank import rank, ranks, shown
from evenlode.errors import NotFound
from evenlode.lake.reading import Reading, open_reading
from evenlode.measures.figures import Figure, figures
from evenlode.measures.registry import MEASURES
from evenlode.measures.stored import Query
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.years import Year
from homes import shipped

OXFORDSHIRE = "E10000025"

RANKS = """
| year    | measure                   | group         | value   | neighbours | rank    | rank in England |
|---------|---------------------------|---------------|---------|------------|---------|-----------------|
| 2015/16 | phonics_y1                | all           | 80      | 2021       | 5= of 11 |                |
| 2015/16 | phonics_y1                | fsm           | 63      | 2021       | 4= of 11 | 125= of 150    |
| 2015/16 | ks2_rwm_expected          | disadvantaged | 29      | 2021       | 9= of 11 | 142= of 150    |
| 2015/16 | ks4_attainment8           | all           | 50.4    | 2021       | 11 of 11 |                |
| 2015/16 | exclusions_permanent_rate | all           | 0.05017 | 2021       | 6 of 11  | 40 of 152      |
"""
NEIGHBOURS_PHONICS = {
    "Bracknell Forest": 84, "Hertfordshire": 83, "Hampshire": 81, "Buckinghamshire": 81, "Oxfordshire": 80,
    "West Berkshire": 80, "Gloucestershire": 80, "Bath and North East Somerset": 79, "Cambridgeshire": 78,
    "Wiltshire": 78, "West Sussex": 77,
}  # fmt: skip
IN_FORCE = """
| year                 | set  | restated |
|----------------------|------|----------|
| 2013/14              | 2021 | yes      |
| 2014                 | 2021 | yes      |
| 2015/16              | 2021 | yes      |
| 2019/20              | 2021 | yes      |
| 2020-21              | 2021 | yes      |
| 2020/21              | 2021 | no       |
| 2021                 | 2021 | no       |
| 2023/24              | 2021 | no       |
| 2024-25              | 2021 | no       |
| 2024/25              | 2025 | no       |
| 2025                 | 2025 | no       |
| 2018/19..2020/21     | 2021 | no       |
| 2022/23..2024/25     | 2025 | no       |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table drawn in text, without its heading."""
    lines = [line for line in table.strip().splitlines() if not line.startswith("|--")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[1:]]


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """The state of a home that holds the shipped figures."""
    with open_reading(shipped(tmp_path_factory)) as found:
        yield found


def ranked(reading: Reading, measure: str, group: str, year: str, chosen: str = "") -> dict[str, Rank]:
    """Oxfordshire's ranks by set."""
    query = Query(
        measures=[measure],
        groups=[group],
        phases=["all"],
        places=[OXFORDSHIRE],
        years=[Year.parse(year).id],
        sources=["lait"],
    )
    return {one.set: one for one in ranks(reading, query, chosen)}


@pytest.mark.parametrize(("year", "measure", "group", "value", "chosen", "among_neighbours", "in_england"), rows(RANKS))
def test_an_authority_is_ranked_on_the_published_numbers(
    reading: Reading,
    year: str,
    measure: str,
    group: str,
    value: str,
    chosen: str,
    among_neighbours: str,
    in_england: str,
) -> None:
    found = ranked(reading, measure, group, year)
    assert set(found) == {chosen, "england"}
    assert found[chosen].figure.value == float(value)
    assert shown(found[chosen]) == among_neighbours
    assert found[chosen].restated
    assert in_england in ("", shown(found["england"]))


def test_ties_share_the_smallest_rank_and_the_next_rank_is_left_out(reading: Reading) -> None:
    one = ranked(reading, "phonics_y1", "all", "2015/16")["2021"]
    query = Query(measures=["phonics_y1"], groups=["all"], places=one.places, years=["201516"])
    values = {figure.place_name: figure for figure in figures(reading, query)}
    assert {name: figure.value for name, figure in values.items()} == NEIGHBOURS_PHONICS
    known = {figure.key: figure for figure in values.values()}
    said = [shown(rank(values[name], "2021", one.places, known)) for name in NEIGHBOURS_PHONICS]
    assert [text.removesuffix(" of 11") for text in said] == [
        "1", "2", "3=", "3=", "5=", "5=", "5=", "8", "9=", "9=", "11",
    ]  # fmt: skip


def test_low_is_good_for_exclusions_and_high_for_scores(reading: Reading) -> None:
    low, high = (
        ranked(reading, measure, "all", "2015/16")["england"]
        for measure in ("exclusions_permanent_rate", "ks4_attainment8")
    )
    assert (low.polarity, high.polarity) == ("lower_is_better", "higher_is_better")
    for one, sign in ((low, 1), (high, -1)):
        query = Query(
            measures=[one.figure.key.measure],
            groups=["all"],
            phases=["all"],
            places=one.places,
            years=["201516"],
            sources=["lait"],
        )
        values = [figure.value for figure in figures(reading, query) if figure.value is not None]
        assert one.of == len(values)
        assert one.rank == 1 + sum(value * sign < (one.figure.value or 0) * sign for value in values)


WITHOUT_A_GOOD_END = sorted(measure.id for measure in MEASURES if measure.direction is Direction.NEITHER)


def test_a_measure_of_which_neither_end_is_good_is_never_ranked(reading: Reading) -> None:
    years = ["202223", "fy202223", "cy2022"]
    found = ranks(reading, Query(measures=WITHOUT_A_GOOD_END, places=[OXFORDSHIRE], groups=["all"], years=years))
    assert {"pupils_with_sen_support", "pupils_with_ehcp"} <= {one.figure.key.measure for one in found}
    assert {(shown(one), one.rank, one.tied, one.polarity) for one in found} == {("no rank", None, False, "neither")}


def test_a_place_without_a_value_has_no_rank_and_leaves_the_count(reading: Reading) -> None:
    query = Query(measures=["ks4_attainment8"], groups=["all"], years=["201516"])
    of_year = {figure.key.place: figure for figure in figures(reading, query) if figure.place_kind == "authority"}
    known = {figure.key: figure for figure in of_year.values()}
    silent = [one for one in of_year.values() if one.value is None]
    assert silent
    for one in silent[:3]:
        found = rank(one, "england", list(of_year), known)
        assert (found.rank, found.tied, found.of) == (None, False, len(of_year) - len(silent))
        assert shown(found) == "no rank"


def test_england_and_its_regions_are_never_ranked(reading: Reading) -> None:
    query = Query(measures=["ks4_attainment8"], groups=["all"], years=["201516"])
    assert any(figure.place_kind == "region" for figure in figures(reading, query))
    assert {one.figure.place_kind for one in ranks(reading, query)} == {"authority"}
    one = ranked(reading, "ks4_attainment8", "all", "2015/16")["england"]
    assert "E92000001" not in one.places


def test_only_figures_of_one_edition_are_set_beside_each_other(reading: Reading) -> None:
    one = ranked(reading, "phonics_y1", "all", "2015/16")["2021"]
    query = Query(measures=["phonics_y1"], groups=["all"], places=one.places, years=["201516"])
    known = {figure.key: figure for figure in figures(reading, query)}
    best = next(figure for figure in known.values() if figure.place_name == "Bracknell Forest")
    known[best.key] = of_edition(best, "2024-11")
    found = rank(one.figure, "2021", one.places, known)
    assert shown(found) == "4= of 10"


def of_edition(figure: Figure, edition: str) -> Figure:
    """A figure as another edition might give it."""
    return Figure(**{**vars(figure), "edition": edition})


# Which set of neighbours is in force


@pytest.mark.parametrize(("year", "name", "restated"), rows(IN_FORCE))
def test_the_set_in_force_is_the_one_published_by_the_end_of_the_year(
    reading: Reading, year: str, name: str, restated: str
) -> None:
    found = set_for(neighbour_sets(reading), Year.parse(year))
    assert found is not None
    assert (found[0].name, found[1]) == (name, restated == "yes")


@pytest.mark.parametrize(("year", "name", "restated"), [("2015/16", "2025", True), ("2024/25", "2021", False)])
def test_another_set_may_be_asked_for(reading: Reading, year: str, name: str, restated: bool) -> None:
    found = set_for(neighbour_sets(reading), Year.parse(year), name)
    assert found is not None
    assert (found[0].name, found[1]) == (name, restated)
    one = ranked(reading, "ks4_attainment8", "all", year, name)
    assert set(one) == {name}
    assert one[name].restated == restated


def test_a_set_that_is_not_loaded_cannot_be_asked_for(reading: Reading) -> None:
    with pytest.raises(NotFound, match="no set of neighbours of 2014") as error:
        ranked(reading, "ks4_attainment8", "all", "2015/16", "2014")
    assert "2021, 2025" in error.value.remedy


def test_england_alone_may_be_asked_for(reading: Reading) -> None:
    assert set(ranked(reading, "ks4_attainment8", "all", "2015/16", "england")) == {"england"}


def test_each_authority_has_ten_neighbours_and_the_relation_is_not_symmetric(reading: Reading) -> None:
    for one in neighbour_sets(reading):
        assert len(one.neighbours) >= 150
        assert {len(set(ten)) for ten in one.neighbours.values()} == {10}
        assert not [place for place, ten in one.neighbours.items() if place in ten]
        assert [place for place, ten in one.neighbours.items() for other in ten if place not in one.neighbours[other]]


def test_without_any_set_authorities_are_ranked_in_england_alone() -> None:
    assert set_for([], Year.parse("2015/16")) is None
    assert set_for([], Year.parse("2015/16"), "2021") is None


def test_an_authority_that_a_set_does_not_have_is_ranked_in_england_alone(reading: Reading) -> None:
    later = next(one for one in neighbour_sets(reading) if one.name == "2025")
    earlier = next(one for one in neighbour_sets(reading) if one.name == "2021")
    new = sorted(set(later.neighbours) - set(earlier.neighbours))
    assert new
    found = ranks(reading, Query(measures=["ks4_attainment8"], groups=["all"], places=new[:1], years=["202324"]))
    assert {one.set for one in found} == {"england"}


def test_sets_stand_in_order_of_age_whatever_order_they_came_in() -> None:
    sets = [NeighbourSet("2021", date(2021, 4, 1), {}), NeighbourSet("2025", date(2025, 5, 1), {})]
    assert set_for(sets, Year.parse("2030/31")) == (sets[1], False)
    assert set_for(sets, Year.parse("1999/00")) == (sets[0], True)
