"""Maps of England's authorities: each drawn once, the unknown unlike any class, nothing fetched, everything inside."""

import json
import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from evenlode.publications.appearance.canvas import Spec
from evenlode.publications.appearance.drawing import draw
from evenlode.publications.appearance.hatching import hatching
from evenlode.publications.appearance.maps import CLASSES, MISSING, boroughs, choropleth
from evenlode.publications.appearance.outlines import FILE, NOTICES, outlines
from evenlode.vocabulary.places import authorities

LARGEST, DRAWN = 500_000, 250_000  # bytes
LABELS = ("under 8", "8 to 9", "10 to 11", "12 to 15", "16 and over")
TODAY = sorted(one.code for one in authorities() if not one.closed)
UNKNOWN = {"E09000001", "E06000053", "E10000016"}
KNOWN = {code: None if code in UNKNOWN else number % 5 for number, code in enumerate(TODAY)}
OXFORDSHIRE, CAMDEN, READING = "E10000025", "E09000007", "E06000038"
NEIGHBOURS = ("E06000030", "E06000036", "E10000003", "E10000014", "E09000006")
WIDTHS = (340, 680)


@pytest.fixture(scope="module", params=[(place, width) for place in (OXFORDSHIRE, CAMDEN, READING) for width in WIDTHS])
def drawn(request: pytest.FixtureRequest) -> Spec:
    """The map of one place at one width."""
    place, width = request.param
    return choropleth(KNOWN, place, NEIGHBOURS, labels=LABELS, width=width)


def layers(spec: Spec, kind: str) -> list[list[dict[str, Any]]]:
    """The data of every layer of one kind of mark."""
    return [layer["data"]["values"] for layer in spec["layer"] if layer["mark"]["type"] == kind]


def filled(spec: Spec) -> Counter[tuple[str, str]]:
    """How often each authority is drawn in each colour."""
    shapes = [one["properties"] for layer in layers(spec, "geoshape") for one in layer]
    return Counter((one["code"], one["fill"]) for one in shapes if "fill" in one)


def texts(spec: Spec) -> list[str]:
    """Every text of a map."""
    return [row["text"] for layer in layers(spec, "text") for row in layer]


def test_the_outlines_are_those_of_todays_authorities_and_small() -> None:
    assert sorted(outlines()) == TODAY
    assert len(TODAY) == 153
    assert FILE.stat().st_size < LARGEST


def test_the_notices_are_in_the_file_and_nothing_of_an_authority_but_its_code() -> None:
    found = json.loads(FILE.read_text(encoding="utf-8"))
    assert tuple(found["notices"]) == NOTICES
    assert "licensed under the Open Government Licence v.3.0" in NOTICES[0]
    assert "Crown copyright and database right" in NOTICES[1]
    assert {key for one in found["objects"]["authorities"]["geometries"] for key in one} == {"type", "id", "arcs"}


def test_every_ring_is_closed_and_every_border_within_the_land_is_shared_point_for_point() -> None:
    edges: Counter[frozenset[tuple[float, float]]] = Counter()
    for shape in outlines().values():
        for ring in (ring for rings in shape for ring in rings):
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            edges.update(frozenset(edge) for edge in pairwise(ring))
    assert max(edges.values()) == 2
    assert sum(times == 2 for times in edges.values()) > 2_000


def test_every_authority_is_drawn_once_and_londons_once_more_enlarged(drawn: Spec) -> None:
    times = Counter(code for code, _colour in filled(drawn).elements())
    assert times == Counter([*outlines(), *boroughs()])
    assert set(times.values()) == {1, 2}


def test_each_has_the_colour_of_its_class_and_the_unknown_that_of_none(drawn: Spec) -> None:
    for code, colour in filled(drawn):
        wanted = KNOWN[code]
        assert colour == ("#ffffff" if wanted is None else CLASSES[wanted])
    assert "#ffffff" not in CLASSES


def test_classes_go_from_light_to_dark_so_that_they_read_in_grey() -> None:
    weights = (0.2126, 0.7152, 0.0722)
    greys = [
        sum(w * int(colour[at : at + 2], 16) for w, at in zip(weights, (1, 3, 5), strict=True)) for colour in CLASSES
    ]
    steps = [before - after for before, after in pairwise([255.0, *greys])]
    assert min(steps) > 25


def test_the_unknown_are_hatched_and_the_key_says_so_only_where_there_are_any() -> None:
    some = choropleth(KNOWN, OXFORDSHIRE, labels=LABELS)
    none = choropleth(dict.fromkeys(TODAY, 1), OXFORDSHIRE, labels=LABELS)
    assert (MISSING in texts(some), MISSING in texts(none)) == (True, False)
    assert "MultiLineString" in json.dumps(some)
    assert "MultiLineString" not in json.dumps(none)


def test_an_authority_of_which_nothing_is_said_is_unknown() -> None:
    found = filled(choropleth({OXFORDSHIRE: 4}, OXFORDSHIRE, labels=LABELS))
    assert {colour for code, colour in found if code != OXFORDSHIRE} == {"#ffffff"}


def test_the_map_says_its_classes_its_place_and_its_neighbours(drawn: Spec) -> None:
    said = texts(drawn)
    assert set(LABELS) <= set(said)
    assert {"Swindon", "Bracknell Forest", "Bromley", "1", "2", "3", "4", "5"} <= set(said)
    assert {"Oxfordshire", "Camden", "Reading"} & set(said)


def test_nothing_is_fetched_and_the_drawing_is_small(drawn: Spec) -> None:
    assert "http" not in json.dumps(drawn)
    assert '"url"' not in json.dumps(drawn)
    svg = draw(drawn, "map", "A map", "What it shows")
    assert len(svg.encode()) < DRAWN
    assert not re.search(r"NaN|undefined|https?://(?!www\.w3\.org/)", svg)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_map_without_any_figure_is_small_too(width: int) -> None:
    svg = draw(choropleth({}, OXFORDSHIRE, NEIGHBOURS, labels=LABELS, width=width), "map", "A map", "What it shows")
    assert len(svg.encode()) < DRAWN


def test_every_text_is_on_the_drawing(drawn: Spec) -> None:
    for row in (row for layer in layers(drawn, "text") for row in layer):
        assert 0 <= row["x"] <= drawn["width"]
        assert 0 <= row["y"] <= drawn["height"]


def test_hatching_lies_within_its_shape_and_not_in_its_holes() -> None:
    square = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0), (0.0, 0.0)]
    hole = [(10.0, 10.0), (10.0, 30.0), (30.0, 30.0), (30.0, 10.0), (10.0, 10.0)]
    pieces = hatching([[[square, hole]]])
    assert pieces
    for (ax, ay), (bx, by) in pieces:
        assert ax + ay == pytest.approx(bx + by)
        assert all(0 <= number <= 40 for number in (ax, ay, bx, by))
        assert not (10 < (ax + bx) / 2 < 30 and 10 < (ay + by) / 2 < 30)
