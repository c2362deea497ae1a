"""`evenlode explain`: where a figure or a comparison comes from, worked out again."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from evenlode.cli import asking, explain_computed
from evenlode.cli.gaps import as_dict as gap_dict
from evenlode.cli.meanings import definition, definition_lines, flag_lines, interval_lines
from evenlode.cli.output import console
from evenlode.cli.ranks import as_dict as rank_dict
from evenlode.comparisons.differences import Elsewhere
from evenlode.comparisons.explain import ComparisonExplained, Explained, FigureExplained, FigureStands, explain
from evenlode.comparisons.kinds import Change, Gap, GapTrend, Mean, Rank
from evenlode.judgements.sentences import change_sentence, gap_sentence, mean_sentence, number, rank_sentence
from evenlode.judgements.trend_sentences import trend_sentence
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import Figure
from evenlode.measures.workings import Workings
from evenlode.vocabulary.figure_ids import FigureKey

FEW_COLUMNS = 24


def command(
    context: typer.Context,
    id: Annotated[
        str, typer.Argument(help="A figure's id, or a comparison's; @17 after a figure's asks for snapshot 17.")
    ],
    as_at: asking.AsAtOption = None,
    as_json: asking.JsonOption = False,
) -> None:
    """Show where a figure or comparison comes from, worked out again.

    The record is read again from the file that was loaded. If it does not give the stored row, this fails loudly.
    """
    figure_id, tilde, rest = id.partition("~")
    key, snapshot = FigureKey.parse(figure_id)
    at = str(snapshot) if snapshot is not None and as_at is None else as_at
    with open_reading(asking.home_of(context), at) as reading:
        found = explain(reading, key.id + tilde + rest)
    if as_json:
        print(json.dumps(as_dict(found), ensure_ascii=False, indent=2, default=str))
    else:
        console().print("\n".join(lines(found)), markup=False)


def as_dict(found: Explained) -> dict[str, Any]:
    """An explanation as plain values."""
    if isinstance(found, Workings | FigureStands):
        return explain_computed.as_dict(found)
    if isinstance(found, ComparisonExplained):
        one = found.comparison
        return {"comparison": comparison_dict(one), "figures": [figure.as_dict() for figure in found.figures]}
    return {
        "figure": found.figure.as_dict(),
        "definition": definition(found.figure),
        "file": found.load.name,
        "sha256": found.load.sha256,
        "format": found.load.format,
        "load": found.load.id,
        "record": found.figure.record,
        "cell": found.figure.cell,
        "printed": found.figure.printed,
        "as_printed": found.origin.record,
        "recomputed": True,
        "other_editions": [one.as_dict() for one in found.editions],
        "differences": [difference_dict(one) for one in found.differences],
        "schools_total": asdict(found.schools) if found.schools else None,
    }


def difference_dict(one: Elsewhere) -> dict[str, Any]:
    """What another source says of a figure as plain values."""
    other = one.figure
    return {
        "figure": other.id,
        "source": other.key.source,
        "value": other.value,
        "state": str(other.state),
        "edition": other.edition,
        "release": other.release,
        "difference": one.difference,
        "reason": str(one.reason),
        "text": one.text,
    }


def comparison_dict(one: Gap | Rank | Change | GapTrend | Mean) -> dict[str, Any]:
    """A comparison as plain values."""
    if isinstance(one, Mean):
        return {**one.as_dict(), "id": one.id, "set": one.set, "counted": one.counted, "of": len(one.places)}
    if isinstance(one, Gap):
        return gap_dict(one)
    if isinstance(one, GapTrend):
        return trend_dict(one)
    if isinstance(one, Rank):
        return rank_dict(one)
    own = {"id": one.id, "change": one.change, "year_before": one.before.id if one.before else None}
    return {**one.figure.as_dict(), **own, "sentence": change_sentence(one)}


def trend_dict(one: GapTrend) -> dict[str, Any]:
    """A trend as plain values, its gaps by their years."""
    return {
        **one.figure.as_dict(),
        "id": one.id,
        "comparator": str(one.comparator),
        "since": str(one.since),
        "gaps": {str(gap.figure.key.year): gap.gap for gap in one.gaps},
        "missing": [str(year) for year in one.missing],
        "covid": [str(year) for year in one.covid],
        "first": one.gaps[0].gap,
        "last": one.gaps[-1].gap,
        "change": one.change,
        "group_change": one.group_change,
        "comparator_change": one.comparator_change,
        "narrower": one.narrower,
        "wider": one.wider,
        "steps": one.steps,
        "closed_by": str(one.closed_by) if one.closed_by else None,
        "verdict": str(one.verdict),
        "sentence": trend_sentence(one),
    }


def comparison_sentence(one: Gap | Rank | Change | GapTrend | Mean) -> str:
    """A comparison in a sentence."""
    if isinstance(one, Mean):
        return mean_sentence(one)
    if isinstance(one, Gap):
        return gap_sentence(one)
    if isinstance(one, GapTrend):
        return f"{one.figure.measure.title}, {one.figure.key.group}, {one.figure.place_name}. {trend_sentence(one)}"
    return rank_sentence(one) if isinstance(one, Rank) else change_sentence(one)


def lines(found: Explained) -> list[str]:
    """An explanation for a person."""
    if isinstance(found, Workings | FigureStands):
        return explain_computed.lines(found)
    return comparison_lines(found) if isinstance(found, ComparisonExplained) else figure_lines(found)


def comparison_lines(found: ComparisonExplained) -> list[str]:
    """A comparison: its sentence, and the figures it rests on."""
    one = found.comparison
    sentence = comparison_sentence(one)
    rests = [
        f"  {number(figure):>8}  {figure.place_name}, {figure.key.group}  ({figure.id})" for figure in found.figures
    ]
    return [
        one.id,
        "",
        sentence,
        "",
        *gap_lines(one),
        "It rests on these figures; `evenlode explain` takes each:",
        *rests,
    ]


def gap_lines(one: Gap | Rank | Change | GapTrend | Mean) -> list[str]:
    """What chance leaves of a gap, its size on a scale without ends, and its verdict; of a trend, each year's gap."""
    if isinstance(one, GapTrend):
        each = [f"  {gap.figure.key.year}: {gap.gap:+.10g}{between(gap.low, gap.high)}" for gap in one.gaps]
        return ["The gap of each year (positive: the group is behind):", *each, f"Verdict: {one.verdict}", ""]
    if not isinstance(one, Gap) or one.gap is None:
        return []
    probit = [] if one.probit is None else [f"On a scale without ends (probit): {one.probit:+.3f}"]
    return [f"Gap: {one.gap:+.10g}{between(one.low, one.high)}", *probit, f"Verdict: {one.verdict}", ""]


def between(low: float | None, high: float | None) -> str:
    """An interval; nothing where there is none."""
    return "" if low is None or high is None else f" (95% interval {low:+.4g} to {high:+.4g})"


def figure_lines(found: FigureExplained) -> list[str]:
    """A figure: what it says, what it means, and where it stands."""
    figure, load, origin = found.figure, found.load, found.origin
    return [
        f"{figure.id}",
        "",
        f"{figure.measure.title}, {figure.key.group}, {figure.place_name}, {figure.key.year}: {number(figure)}"
        + (f" (exactly {figure.value}, {figure.unit})" if figure.value is not None else ""),
        *interval_lines(figure),
        *flag_lines(figure),
        "",
        *definition_lines(figure),
        "",
        f"Published by {origin.source.publisher}: {origin.source.title}",
        f"  edition {figure.edition}, release {figure.release or 'not stated'}, {origin.source.licence}",
        f"  file {load.name}, sha256 {load.sha256}",
        f"  load {load.id}, record {figure.record:,}, cell {figure.cell}, where it is printed '{figure.printed}'",
        "  the record, as printed:",
        *record_lines(found),
        "",
        f"Read again from those bytes just now: the same. Snapshot {figure.snapshot}.",
        *other_lines(found),
        *elsewhere_lines(found),
        *(["", found.schools.sentence] if found.schools else []),
    ]


def record_lines(found: FigureExplained) -> list[str]:
    """The record as printed: of a wide one, the cell and the first columns that are filled in."""
    filled = [(name, text) for name, text in found.origin.record.items() if text.strip()]
    shown = [pair for place, pair in enumerate(filled) if place < FEW_COLUMNS or pair[0] == found.figure.cell]
    left = len(filled) - len(shown)
    rest = [f"    and {left} more columns; `--json` gives them all"] if left else []
    return [*(f"    {name}: {value}" for name, value in shown), *rest]


def other_lines(found: FigureExplained) -> list[str]:
    """What other editions of the same publisher say."""
    said = [f"  {one.edition}: {number(one)}{f' ({one.release})' if one.release else ''}" for one in found.editions]
    return ["", "Other editions that are loaded say:", *said] if said else []


def elsewhere_lines(found: FigureExplained) -> list[str]:
    """What other sources say of the same figure, and why it differs."""
    said = [
        f"  {printed(one.figure)}{apart(one)}: {one.reason}, {one.text}  ({one.figure.id}, {one.figure.edition})"
        for one in found.differences
    ]
    return ["", "Others publish this figure:", *said] if said else []


def printed(figure: Figure) -> str:
    """A number as its publisher printed it, or what its symbol means."""
    return figure.state.meaning if figure.value is None else figure.printed


def apart(one: Elsewhere) -> str:
    """How far another source's number is from this one; nothing where they are equal, or one is missing."""
    return f" ({one.difference:+.10g})" if one.difference else ""
