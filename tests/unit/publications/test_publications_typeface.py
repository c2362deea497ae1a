"""The font: carried within the page, with figures of one width, and what charts measure their texts with."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from evenlode.publications.appearance.drawing import draw
from evenlode.publications.appearance.typeface import FAMILIES, FAMILY, FOLDER, WEIGHTS, font_faces

EMBEDDED = re.compile(r"font-weight: (\d+);.*?base64,([^\"]+)")
MARKS = "ŵŷéÁ−–—’“”…·£°×≤≥←→▲▼\u00a0\u2009"  # noqa: RUF001 - the marks themselves


def test_the_rules_carry_both_weights_and_are_small() -> None:
    rules = font_faces()
    assert [int(weight) for weight, _data in EMBEDDED.findall(rules)] == [400, 600]
    assert "://" not in rules
    assert len(rules) < 90_000


@pytest.mark.parametrize("weight", WEIGHTS)
def test_figures_have_one_width_and_every_mark_is_there(weight: int) -> None:
    data = {int(found): data for found, data in EMBEDDED.findall(font_faces())}[weight]
    for font in (TTFont(BytesIO(b64decode(data))), TTFont(FOLDER / f"{WEIGHTS[weight]}.ttf")):
        glyphs = font.getBestCmap()
        assert len({font["hmtx"][glyphs[ord(figure)]][0] for figure in "0123456789"}) == 1
        assert [mark for mark in MARKS if ord(mark) not in glyphs] == []
        assert font["OS/2"].usWeightClass == weight
        assert "Open Font License" in font["name"].getDebugName(13)


def width(family: str, text: str) -> float:
    """How wide a drawing is that is as wide as its title."""
    title = {"text": text, "font": family, "fontSize": 100}
    spec = {"width": 1, "height": 1, "padding": 0, "title": title, "data": {"values": [{}]}, "mark": "point"}
    found = re.search(r'width="(\d+)"', draw(spec, "one", "a", "b"))
    assert found
    return float(found.group(1))


def test_charts_measure_their_texts_with_it() -> None:
    font = TTFont(FOLDER / "EvenlodeSans-Regular.ttf")
    figure = font["hmtx"][font.getBestCmap()[ord("1")]][0] / font["head"].unitsPerEm
    assert width(FAMILIES, "1" * 10) - width(FAMILIES, "1" * 5) == pytest.approx(figure * 500, abs=3)
    assert width(FAMILIES, "17" * 5) == width(FAMILIES, "40" * 5)
    assert width(FAMILY, "In words") == width(FAMILIES, "In words")
    assert width(FAMILY, "In words") != width("A family that is not there", "In words")
