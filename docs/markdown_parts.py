"""Pieces of the reference pages in Markdown: cells, tables, paragraphs and whole pages."""

import html
from collections.abc import Iterable, Sequence

MADE = "<!-- Made by `make docs` from {origin}: change it there. -->\n"


def cell(value: object) -> str:
    """A value as one cell of a Markdown table."""
    return html.escape(str(value), quote=False).replace("|", "&#124;").replace("\n", " ")


def code(value: object) -> str:
    """A value as code; empty where there is none. A bar is written as an entity, which code in a table needs too."""
    text = cell(value)
    return f"<code>{text}</code>" if text else ""


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table of cells that are ready to print."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}", *lines, ""]


def paragraphs(*texts: str) -> list[str]:
    """Texts as paragraphs, empty ones left out."""
    return [line for text in texts if text for line in (prose(text), "")]


def prose(text: str) -> str:
    """A text whose marks are safe outside its pieces of code, which stand between backticks."""
    parts = text.split("`")
    return "`".join(html.escape(part, quote=False) if at % 2 == 0 else part for at, part in enumerate(parts))


def page(title: str, origin: str, opening: str, *parts: Sequence[str]) -> str:
    """A page: where it comes from, its title, its opening, its parts."""
    body = [line for part in parts for line in part]
    return "\n".join([MADE.format(origin=origin), f"# {title}", "", opening, "", *body]).rstrip() + "\n"
