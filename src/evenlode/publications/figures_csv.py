"""The numbers of a report as CSV: every figure and comparison that the page shows, with its id and where it stands."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evenlode.comparisons.kinds import Comparator, Gap, GapTrend, Rank
from evenlode.judgements.sentences import gap_sentence, mean_sentence, rank_sentence
from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure
from evenlode.publications.cells import difference
from evenlode.publications.evidence import Evidence
from evenlode.vocabulary.figure_ids import FigureKey

COLUMNS = (
    *("id", "kind", "figure", "source", "measure", "title", "definition", "place", "place_name", "phase", "group"),
    *("year", "state", "value", "unit", "low", "high", "year_before", "change", "group_change", "comparator_change"),
    *("probit", "beside", "beside_value", "verdict", "since", "of", "tied", "set", "restated", "numerator"),
    *("denominator", "flags", "edition", "release", "file", "record", "cell", "printed", "sentence"),
)
MEAN = "neighbours_"
SHOWN = re.compile(r'data-(?:id|before)="([^"]+)"')

Row = dict[str, Any]


def figures_csv(reading: Reading, evidence: Evidence, page: str) -> str:
    """The whole file: each figure and comparison that the page shows, once, in the order of kinds and ids."""
    rows = [row(reading, evidence, id) for id in dict.fromkeys(SHOWN.findall(page))]
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda one: (one["kind"], one["id"])))
    return text.getvalue()


def row(reading: Reading, evidence: Evidence, id: str) -> Row:
    """The row of one id."""
    figure_id, _tilde, kind = id.partition("~")
    key = FigureKey.parse(figure_id)[0]
    if key.place.startswith(MEAN):
        return mean_row(evidence, evidence.known[replace(key, place=evidence.place.code)], kind)
    one = evidence.known[key]
    if not kind:
        return figure_row(reading, evidence, one)
    if kind.startswith("rank_"):
        return rank_row(evidence.rank(one))
    if kind.startswith("trend_gap_"):
        return trend_row(evidence.trend(one))
    return gap_row(evidence.gap(one, Comparator(kind.removeprefix("gap_"))))


def mean_row(evidence: Evidence, one: Figure, kind: str) -> Row:
    """The row of the neighbours' mean of a figure's kind, or of how far it is behind that of the others there."""
    mean, gap = evidence.mean(one), evidence.mean_gap(one) if kind else None
    if mean is None or (kind and gap is None):
        raise ValueError("the page shows a mean that the evidence does not have")
    about = {"figure": one.id}
    if gap:
        return {**gap_row(gap), **about}
    return {
        **of_figure(mean),
        **about,
        "id": mean.id,
        "kind": "mean",
        "state": str(mean.state),
        "value": mean.value,
        "of": mean.counted,
        "set": mean.set,
        "restated": mean.restated,
        "sentence": mean_sentence(mean) if mean.value is not None else "",
    }


def of_figure(one: Figure) -> Row:
    """What every row says of the figure that it is about."""
    key = one.key
    return {
        "figure": one.id,
        "source": key.source,
        "measure": key.measure,
        "title": one.measure.title,
        "definition": one.definition,
        "place": key.place,
        "place_name": one.place_name,
        "phase": key.phase,
        "group": key.group,
        "year": str(key.year),
        "unit": one.unit,
        "flags": " ".join(one.flags),
        "edition": one.edition,
        "release": one.release,
    }


def figure_row(reading: Reading, evidence: Evidence, one: Figure) -> Row:
    """A figure: its value, its change since the year before under one definition, and where it was printed."""
    return {
        **of_figure(one),
        "id": one.id,
        "kind": "figure",
        "state": str(one.state),
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "numerator": one.numerator,
        "denominator": one.denominator,
        **change_since(evidence.known, one),
        **printed_in(reading, one),
    }


def printed_in(reading: Reading, one: Figure) -> Row:
    """Where a figure was printed; nothing of one that was computed, which stands in no file."""
    if not one.load:
        return {}
    return {"file": reading.load(one.load).name, "record": one.record, "cell": one.cell, "printed": one.printed}


def change_since(known: Mapping[FigureKey, Figure], one: Figure) -> Row:
    """A figure's change since the year before, where the two can be compared."""
    earlier = known.get(replace(one.key, year=one.key.year.previous()))
    if earlier is None or earlier.value is None or one.value is None or earlier.definition != one.definition:
        return {}
    return {"year_before": earlier.id, "change": difference(one.value, earlier.value)}


def gap_row(gap: Gap) -> Row:
    """A gap: how far behind, beside what, and what changed."""
    other = gap.other
    return {
        **of_figure(gap.figure),
        "id": gap.id,
        "kind": "gap",
        "state": str(gap.state),
        "value": gap.gap,
        "low": gap.low,
        "high": gap.high,
        "change": gap.change,
        "group_change": gap.group_change,
        "comparator_change": gap.comparator_change,
        "probit": gap.probit,
        "beside": other.id if other else "",
        "beside_value": other.value if other else None,
        "verdict": str(gap.verdict),
        "sentence": gap_sentence(gap),
    }


def trend_row(trend: GapTrend | None) -> Row:
    """A gap through the years that compare: its change, since when."""
    if trend is None:
        raise ValueError("the page shows a trend that the evidence does not have")
    return {
        **of_figure(trend.figure),
        "id": trend.id,
        "kind": "trend",
        "state": "value",
        "change": trend.change,
        "group_change": trend.group_change,
        "comparator_change": trend.comparator_change,
        "since": str(trend.gaps[0].figure.key.year),
    }


def rank_row(rank: Rank | None) -> Row:
    """A rank: which, of how many, in which set."""
    if rank is None:
        raise ValueError("the page shows a rank that the evidence does not have")
    state = str(rank.figure.state) if rank.rank is None and rank.figure.value is None else "value" if rank.rank else "z"
    return {
        **of_figure(rank.figure),
        "id": rank.id,
        "kind": "rank",
        "state": state,
        "value": rank.rank,
        "unit": "rank",
        "of": rank.of,
        "tied": rank.tied,
        "set": rank.set,
        "restated": rank.restated,
        "sentence": rank_sentence(rank),
    }
