"""Draws a chart's specification as SVG, offline, with the name and description that a screen reader says."""

import re
from functools import cache
from html import escape
from importlib import import_module
from typing import Any

from evenlode.publications.appearance.typeface import FOLDER

SIZE = re.compile(r'<svg [^>]*?width="(\d+)" height="(\d+)"[^>]*>(.*)</svg>\s*$', re.DOTALL)
HIDDEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def draw(spec: dict[str, Any], id: str, title: str, description: str) -> str:
    """The SVG of a specification as one labelled image; `id` makes its own ids unlike those of other charts of a page.

    Nothing is fetched: no address is allowed. The drawing's own roles are dropped, as the image is one thing.
    """
    svg = renderer().vegalite_to_svg(spec, allowed_base_urls=[])
    found = SIZE.search(svg)
    if not found:
        raise ValueError("the drawing is not an SVG of a known form")
    width, height, inside = found.groups()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="{id}-title {id}-desc">'
        f'<title id="{id}-title">{escape(title)}</title><desc id="{id}-desc">{escape(description)}</desc>'
        f"{own_ids(HIDDEN.sub('', inside), id)}</svg>"
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
