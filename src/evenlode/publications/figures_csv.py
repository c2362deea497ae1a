"""The numbers of a report as CSV: every figure and comparison of the page, with its id and where it stands."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from evenlode.comparisons.kinds import Gap, Rank
from evenlode.judgements.sentences import gap_sentence, rank_sentence
from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure
from evenlode.publications.cells import difference
from evenlode.publications.evidence import Evidence, england_gap
from evenlode.publications.trends import Trend

COLUMNS = (
    "id",
    "kind",
    "figure",
    "source",
    "measure",
    "title",
    "definition",
    "place",
    "place_name",
    "group",
    "year",
    "state",
    "value",
    "unit",
    "year_before",
    "change",
    "beside",
    "beside_value",
    "verdict",
    "of",
    "tied",
    "set",
    "restated",
    "flags",
    "edition",
    "release",
    "file",
    "record",
    "cell",
    "printed",
    "sentence",
)  # fmt: skip - in the order of their sense

Row = dict[str, Any]


def figures_csv(reading: Reading, evidence: Evidence, trends: Iterable[Trend]) -> str:
    """The whole file: figures, then gaps, then ranks, each once and in the order of their ids."""
    gaps = {gap.id: gap for gap in (*shown_gaps(evidence), *trend_gaps(trends))}
    rows = [
        *(figure_row(reading, evidence, one) for one in evidence.known.values()),
        *(gap_row(evidence, gap) for gap in gaps.values()),
        *(rank_row(evidence, rank) for rank in evidence.ranks.values()),
    ]
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: (row["kind"], row["id"])))
    return text.getvalue()


def shown_gaps(evidence: Evidence) -> list[Gap]:
    """The gaps of the tables, here and in England."""
    found = evidence.gaps()
    return [*found, *(gap for one in found if (gap := england_gap(evidence, one.figure)))]


def trend_gaps(trends: Iterable[Trend]) -> list[Gap]:
    """The gaps of the chart, here and in England."""
    return [gap for trend in trends for point in trend.points for gap in (point.here, point.england) if gap]


def of_figure(evidence: Evidence, one: Figure) -> Row:
    """What every row says of the figure that it is about."""
    key, measure = one.key, evidence.measures[one.key.measure]
    return {
        "figure": one.id,
        "source": key.source,
        "measure": key.measure,
        "title": measure.title,
        "definition": one.definition,
        "place": key.place,
        "place_name": one.place_name,
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
        **of_figure(evidence, one),
        "id": one.id,
        "kind": "figure",
        "state": str(one.state),
        "value": one.value,
        **change_since(evidence.known, one),
        "file": reading.load(one.load).name,
        "record": one.record,
        "cell": one.cell,
        "printed": one.printed,
    }


def change_since(known: Mapping[Any, Figure], one: Figure) -> Row:
    """A figure's change since the year before, where the two can be compared."""
    earlier = known.get(replace(one.key, year=one.key.year.previous()))
    if earlier is None or earlier.value is None or one.value is None or earlier.definition != one.definition:
        return {}
    return {"year_before": earlier.id, "change": difference(one.value, earlier.value)}


def gap_row(evidence: Evidence, gap: Gap) -> Row:
    """A gap: how far behind, beside what, and what changed."""
    other = gap.other
    return {
        **of_figure(evidence, gap.figure),
        "id": gap.id,
        "kind": "gap",
        "state": str(gap.state),
        "value": gap.gap,
        "change": gap.change,
        "beside": other.id if other else "",
        "beside_value": other.value if other else None,
        "verdict": str(gap.verdict),
        "sentence": gap_sentence(gap),
    }


def rank_row(evidence: Evidence, rank: Rank) -> Row:
    """A rank: which, of how many, in which set."""
    state = str(rank.figure.state) if rank.rank is None and rank.figure.value is None else "value" if rank.rank else "z"
    return {
        **of_figure(evidence, rank.figure),
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
