"""Draws a chart's specification as SVG, offline, with the name and description that a screen reader says."""

import re
from functools import cache
from html import escape
from importlib import import_module
from typing import Any
from xml.etree.ElementTree import register_namespace, tostring

from defusedxml.ElementTree import fromstring

from evenlode.publications.appearance.slimming import SVG, slim
from evenlode.publications.appearance.typeface import FAMILIES, FOLDER

# The one family of every text stands once, at the head of a drawing.
FAMILY = f' font-family="{FAMILIES}"'


def draw(spec: dict[str, Any], id: str, title: str, description: str) -> str:
    """The SVG of a specification as one labelled image; `id` makes its own ids unlike those of other charts of a page.

    Nothing is fetched: no address is allowed. The drawing's own roles are dropped, as the image is one thing.
    """
    drawn = fromstring(renderer().vegalite_to_svg(spec, allowed_base_urls=[]))
    width, height = drawn.attrib["width"], drawn.attrib["height"]
    register_namespace("", SVG.strip("{}"))
    parts = (tostring(one, encoding="unicode") for one in slim(drawn))
    inside = "".join(parts).replace(f' xmlns="{SVG.strip("{}")}"', "").replace(" />", "/>").replace(FAMILY, "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f'{FAMILY} role="img" aria-labelledby="{id}-title {id}-desc">'
        f'<title id="{id}-title">{escape(title)}</title><desc id="{id}-desc">{escape(description)}</desc>'
        f"{own_ids(inside, id)}</svg>"
    )


@cache
def renderer() -> Any:
    """The library that draws, with our font registered, so that texts have the same widths on every machine."""
    library = import_module("vl_convert")  # slow library, imported late
    library.register_font_directory(str(FOLDER))
    return library


def own_ids(svg: str, id: str) -> str:
    """A drawing whose own ids, and what points at them, begin with `id`."""
    named = re.sub(r'\bid="([^"]+)"', rf'id="{id}-\1"', svg)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{id}-\1)", named)
