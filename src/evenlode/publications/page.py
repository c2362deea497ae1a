"""A report's page: its template filled in with what the evidence says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from evenlode.comparisons.rank import name_of
from evenlode.judgements.sentences import points
from evenlode.lake.reading import Reading
from evenlode.publications.appearance.charts import bounds_of, gap_trend
from evenlode.publications.appearance.drawing import draw
from evenlode.publications.evidence import Evidence
from evenlode.publications.finding import finding, rule
from evenlode.publications.provenance import boundary, definitions, missing, origins, releases
from evenlode.publications.tables import capital, sections
from evenlode.publications.trends import Trend, table
from evenlode.vocabulary.states import State


def page(reading: Reading, evidence: Evidence, panels: list[Trend]) -> str:
    """The report's page, whole."""
    environment = Environment(
        loader=PackageLoader("evenlode.publications"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=typeset,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (Path(__file__).parent / "appearance" / "page.css").read_text(encoding="utf-8")
    template = environment.get_template(evidence.report.template)
    return template.render(style=trusted(style), **said(reading, evidence, panels))


def typeset(value: Any) -> Any:
    """A text with the apostrophe of print; marked-up text stays as it is."""
    return value.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}") if type(value) is str else value


def trusted(ours: str) -> Markup:
    """A style sheet or drawing of our own making, which stands in the page as it is."""
    return Markup(ours)  # noqa: S704 - nothing of a reader's or a publisher's is in it unescaped


def said(reading: Reading, evidence: Evidence, panels: list[Trend]) -> Mapping[str, Any]:
    """What the template fills in."""
    figures, themes = list(evidence.known.values()), sections(evidence)
    return {
        "place": evidence.place,
        "title": evidence.report.title.format(place=evidence.place.name),
        "report": evidence.report,
        "snapshot": evidence.snapshot,
        "boundary": boundary(evidence.place),
        "finding": finding(evidence),
        "rule": rule(evidence),
        "panels": panels,
        "charts": charts(panels),
        "chart_rows": table(panels),
        "sections": themes,
        "definitions": {one.theme: definitions(evidence, one) for one in themes},
        "origins": origins(reading, figures),
        "releases": releases(figures),
        "missing": missing(evidence),
        "neighbours": neighbours(evidence),
        "states": [state for state in State if state.is_missing],
        "capital": capital,
    }


def charts(panels: list[Trend]) -> list[Markup]:
    """The drawings of the chart's panels."""
    return [
        trusted(draw(gap_trend(one, bounds_of(panels, one)), f"chart-{number}", heading(one), description(one)))
        for number, one in enumerate(panels, start=1)
    ]


def heading(trend: Trend) -> str:
    """What a panel shows, for those who do not see it."""
    return f"{trend.stage.title}: the gap of {trend.group} in {trend.place} and in England"


def description(trend: Trend) -> str:
    """What a panel says, for those who do not see it."""
    first, last = trend.points[0], trend.points[-1]
    ends = [
        f"{name}, {point.year}: {points(gap.figure, gap.gap)}"
        for name, side in ((trend.place, "here"), ("England", "england"))
        for point in dict.fromkeys((first, last))
        if (gap := getattr(point, side)) and gap.gap is not None
    ]
    years = f"{first.year} to {last.year}"
    return f"{trend.measure.title}, {years}. {'; '.join(ends)}. The table that follows has every number."


def neighbours(evidence: Evidence) -> list[tuple[str, list[str]]]:
    """The neighbours that ranks of the page are among, by the name of their set."""
    used = {rank.set for rank in evidence.ranks.values()}
    code = evidence.place.code
    return [(one.name, [name_of(place) for place in one.neighbours[code]]) for one in evidence.sets if one.name in used]
