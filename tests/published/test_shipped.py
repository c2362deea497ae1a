"""The published figures that Evenlode ships say what the publishers' own files say, through the real readers."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow
import pytest
from pyarrow import compute, parquet

from evenlode.lake.home import Home
from evenlode.lake.reading import Reading, open_reading
from evenlode.measures.stored import Query, chosen
from evenlode.publications.appearance.outlines import FILE
from evenlode.publications.appearance.outlines import outlines as shipped_outlines
from evenlode.sources.arcs import area
from evenlode.sources.load import load
from evenlode.sources.outlines import COUNTIES, DISTRICTS, authority_edges, features, outlines
from evenlode.sources.shipping import originals, quick_originals, ship
from evenlode.vocabulary.places import all_places
from homes import SHIPPED, shared, shipped

pytestmark = pytest.mark.published_files

LARGEST = 5_000_000  # bytes, all files together
KEY = ("source", "measure", "place", "phase", "group", "year", "period", "reason")
SAID = ("value", "state", "printed", "decimals", "numerator", "denominator", "at_least", "at_most", "flags", "release")
REASONS = {"exclusions_permanent", "suspensions"}  # shipped by reason of all types of school together alone
SOURCES = {"lait", "ees_absence", "ees_attendance", "ees_children_in_care", "ees_exclusions", "ees_neet"}

Figures = dict[tuple[str, ...], tuple[object, ...]]


@pytest.fixture(scope="module")
def of_originals(published_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """A view of a home that holds the originals."""
    home = shared(tmp_path_factory, "originals", lambda home: load(home, originals(published_files)))
    with open_reading(home) as view:
        yield view


@pytest.fixture(scope="module")
def of_shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """A view of a home that holds what is shipped."""
    with open_reading(shipped(tmp_path_factory)) as view:
        yield view


def told(reading: Reading, source: str) -> Figures:
    """What a home says of every figure of a source, save of schools and parts of a year."""
    rows = chosen(reading, Query(sources=[source], periods=["year"]))
    rows = rows.filter(rows.place.isin([place.code for place in all_places()]))
    columns = reading.engine.arrow(rows.mutate(edition=rows.source_time.substr(0, 7)).select(*KEY, *SAID, "edition"))
    key, said = ([columns[name].to_pylist() for name in names] for names in (KEY, (*SAID, "edition")))
    found = dict(zip(zip(*key, strict=True), zip(*said, strict=True), strict=True))
    assert len(found) == columns.num_rows
    return {one: what for one, what in found.items() if one[-1] == "all" or one[1] not in REASONS or one[3] == "all"}


@pytest.mark.parametrize("source", sorted(SOURCES))
def test_what_is_shipped_is_what_the_originals_say(of_originals: Reading, of_shipped: Reading, source: str) -> None:
    ours, theirs = told(of_shipped, source), told(of_originals, source)
    assert len(ours) > 4_000
    assert ours.keys() == theirs.keys()
    assert [(key, said, theirs[key]) for key, said in ours.items() if said != theirs[key]][:5] == []


def test_the_demonstration_of_originals_has_the_same_figures(
    of_shipped: Reading, published_files: Path, tmp_path: Path
) -> None:
    home = Home(tmp_path / "home")
    load(home, quick_originals(published_files, SHIPPED))
    with open_reading(home) as quick:
        for source in sorted({*SOURCES, "strategy_2015"}):
            assert told(quick, source) == told(of_shipped, source), source


def test_the_shipped_files_are_those_that_are_made_again(published_files: Path, tmp_path: Path) -> None:
    made = {path.name: path for path in ship(published_files, tmp_path)}
    assert set(made) == {path.name for path in SHIPPED.glob("*.parquet")}
    for name, path in made.items():
        assert parquet.read_table(path).equals(parquet.read_table(SHIPPED / name)), name


def test_every_row_that_is_shipped_says_where_it_was_printed_and_by_what_licence() -> None:
    for path in SHIPPED.glob("*.parquet"):
        rows = parquet.read_table(path)
        where = ("published", "licence", "origin", "origin_sha256", "origin_record")
        for column in where if "neighbour" in rows.column_names else (*where, "origin_cell"):
            assert not compute.any(compute.equal(rows[column], "")).as_py(), (path.name, column)
        assert set(rows["licence"].unique().to_pylist()) == {"Open Government Licence v3.0"}


def test_what_is_shipped_is_of_no_school_and_small() -> None:
    known = pyarrow.array([place.code for place in all_places()])
    for path in SHIPPED.glob("*.parquet"):
        assert compute.all(compute.is_in(parquet.read_table(path)["place"], known)).as_py(), path.name
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) < LARGEST


def test_the_shipped_outlines_are_those_that_are_made_again(published_files: Path) -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == outlines(published_files)


def test_the_shipped_outlines_have_the_areas_of_the_originals(published_files: Path) -> None:
    edges = authority_edges(
        features(published_files / DISTRICTS, "LAD24CD"), features(published_files / COUNTIES, "UTLA22CD")
    )
    for code, shape in shipped_outlines().items():
        ours = sum(area(ring[:-1]) for rings in shape for ring in rings)
        theirs = sum(ax * by - bx * ay for (ax, ay), (bx, by) in edges[code]) / 2 * 0.02**2
        assert abs(ours / theirs - 1) < (0.3 if code == "E06000053" else 0.05), code  # the small isles of Scilly go
