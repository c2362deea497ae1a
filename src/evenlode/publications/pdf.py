"""The same page as a PDF: tagged, with bookmarks, in the fonts that we ship, and the same bytes each time."""

import logging
import re
from base64 import b64encode
from importlib import import_module
from typing import Any

from evenlode.errors import MissingComponent

VARIANT = "pdf/ua-1"
# What only a screen needs: ids for `explain`, and spans that hold one number and no style of their own.
PLAIN_SPAN = re.compile(r'<span(?: class="(?:position|tie|said)")?>([^<]*)</span>')
IDS = re.compile(r' data-(?:id|part|before)="[^"]*"')
DRAWING = re.compile(r"<svg .*?<title[^>]*>(.*?)</title><desc[^>]*>(.*?)</desc>.*?</svg>", re.DOTALL)
REMEDY = (
    "install Pango (Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango; "
    "Windows: the GTK runtime) and publish again: the page and its data are complete without it"
)


def pdf(page: str, where: str) -> bytes:
    """A page as a tagged PDF; raises `MissingComponent` where the PDF engine's system library (Pango) is not there.

    Nothing is fetched: the page holds its style, fonts and drawings, and every address is refused.
    """
    engine = the_engine(where)
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    own_data = engine.urls.URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    document = engine.HTML(string=for_print(page), url_fetcher=own_data)
    found: bytes = document.write_pdf(pdf_variant=VARIANT, full_fonts=False)
    return found


def for_print(page: str) -> str:
    """A page without what only a screen needs, its drawings images: a third fewer elements to style and lay out."""
    bare = IDS.sub("", page)
    for _within_another in range(2):
        bare = PLAIN_SPAN.sub(r"\1", bare)
    return DRAWING.sub(image, bare)


def image(drawing: re.Match[str]) -> str:
    """A drawing as an image whose alternative text is its name and description; still lines and letters, not dots."""
    svg = b64encode(drawing.group().encode()).decode()
    return f'<img alt="{drawing.group(1)}. {drawing.group(2)}" src="data:image/svg+xml;base64,{svg}">'


def the_engine(where: str) -> Any:
    """WeasyPrint, which loads Pango as it is imported."""
    try:
        return import_module("weasyprint")  # slow library, imported late
    except OSError as missing:
        raise MissingComponent("The PDF was not written: Pango is not here.", where=where, remedy=REMEDY) from missing
