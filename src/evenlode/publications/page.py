"""A report's page: its template filled in with what the evidence says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from evenlode.comparisons.rank import name_of
from evenlode.lake.reading import Reading
from evenlode.publications.appearance.scatter import scatter
from evenlode.publications.appearance.typeface import font_faces
from evenlode.publications.basket import LEAST_CHANGE, basket, headline
from evenlode.publications.chapters import chapters
from evenlode.publications.charts import TABLE, as_series, drawing
from evenlode.publications.country import country
from evenlode.publications.evidence import Evidence
from evenlode.publications.exceptions import exceptions
from evenlode.publications.finding import finding, rule
from evenlode.publications.gap_tables import capital
from evenlode.publications.kinds import Line
from evenlode.publications.league import Health, healths, leagues, tables
from evenlode.publications.missing import missing
from evenlode.publications.plain_tables import PlainRow, plain_rows
from evenlode.publications.provenance import boundary, definitions, origins, publishers, releases, told_of
from evenlode.publications.year_kinds import by_kind
from evenlode.vocabulary.states import State

STYLE = Path(__file__).parent / "appearance" / "page.css"
OF_INVENTED = Path(__file__).parent / "appearance" / "invented.css"


def page(reading: Reading, evidence: Evidence) -> str:
    """The report's page, whole."""
    environment = Environment(
        loader=PackageLoader("evenlode.publications"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=typeset,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = font_faces() + "".join(sheet.read_text(encoding="utf-8") for sheet in sheets(evidence))
    template = environment.get_template(evidence.report.template)
    return template.render(style=trusted(style), **said(reading, evidence))


def sheets(evidence: Evidence) -> tuple[Path, ...]:
    """The style sheets of a report's page."""
    return (STYLE, OF_INVENTED) if evidence.is_invented else (STYLE,)


def typeset(value: Any) -> Any:
    """A text with the apostrophe of print; marked-up text stays as it is."""
    return value.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}") if type(value) is str else value


def trusted(ours: str) -> Markup:
    """A style sheet of our own making, which stands in the page as it is."""
    return Markup(ours)  # noqa: S704 - nothing of a reader's or a publisher's is in it


def said(reading: Reading, evidence: Evidence) -> Mapping[str, Any]:
    """What the template fills in."""
    figures, areas = told_of(evidence), healths(evidence)
    sources = origins(reading, figures)
    return {
        "place": evidence.place,
        "is_invented": evidence.is_invented,
        "title": title(evidence),
        "report": evidence.report,
        "snapshot": evidence.snapshot,
        "boundary": boundary(evidence.place),
        "finding": finding(evidence),
        "rule": rule(evidence),
        "exceptions": exceptions(evidence),
        "basket": basket(evidence),
        "headline": headline,
        "least_change": LEAST_CHANGE,
        "chapters": chapters(evidence),
        "leagues": leagues(evidence),
        "country": country(evidence),
        "healths": areas,
        "health_charts": [health_chart(number, one) for number, one in enumerate(areas, start=1)],
        "health_tables": tables(evidence, [*(one.line for one in areas), evidence.report.beside_health])
        if areas
        else [],
        "annex": annex(evidence),
        "by_kind": by_kind,
        "definitions": definitions(evidence),
        "origins": sources,
        "publishers": publishers(sources),
        "releases": releases(figures),
        "missing": missing(evidence),
        "neighbours": neighbours(evidence),
        "states": [state for state in State if state.is_missing],
        "capital": capital,
    }


def title(evidence: Evidence) -> str:
    """The report's title; that of an invented county says that it is one."""
    said = evidence.report.title.format(place=evidence.place.name)
    return f"{said}, an invented county" if evidence.is_invented else said


def annex(evidence: Evidence) -> list[tuple[str, str, list[PlainRow]]]:
    """The tables of everyone by theme: heading, id, rows."""
    themes = evidence.report.annex.items()
    return [
        (theme.label, f"everyone-{theme.value}", plain_rows(evidence, [Line("", id) for id in ids]))
        for theme, ids in themes
    ]


def health_chart(number: int, one: Health) -> Markup:
    """The drawing of one health measure beside attainment."""
    spec = scatter(as_series(one.across), as_series(one.up), titles=one.titles, width=400, height=250)
    across, up = one.across[0].points[0], one.up[0].points[0]
    words = f"{across.x}: {across.cell.text} across, {up.cell.text} up. {TABLE}"
    return drawing(spec, f"health-{number}", f"{one.title}, beside {one.titles[1]}", words)


def neighbours(evidence: Evidence) -> list[tuple[str, list[str]]]:
    """The neighbours that the report sets the place beside, by the name of their set."""
    years = {chosen.year for chosen in evidence.chosen.values()}
    met = {found[0]: found[1] for year in years if (found := evidence.neighbours(year))}
    return [(name, [name_of(place) for place in ten]) for name, ten in sorted(met.items(), reverse=True)]
