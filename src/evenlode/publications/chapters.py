"""The chapters of a report, put together: a first sentence, charts, the table of gaps, the table of everyone."""

from dataclasses import dataclass

from evenlode.comparisons.gap import has_gap
from evenlode.comparisons.kinds import Gap
from evenlode.judgements.sentences import Said, gap_said
from evenlode.measures.kinds import Measure
from evenlode.publications.charts import Chart, charts
from evenlode.publications.evidence import Evidence
from evenlode.publications.exceptions import is_new
from evenlode.publications.gap_tables import Block, blocks
from evenlode.publications.kinds import Chapter, Line
from evenlode.publications.plain_tables import PlainRow, absent, plain_rows
from evenlode.vocabulary.units import Unit


@dataclass(frozen=True, eq=False)
class Written:
    """One chapter as it stands on the page."""

    chapter: Chapter
    said: tuple[Said, ...]
    said_id: str
    charts: tuple[Chart, ...]
    blocks: tuple[Block, ...]
    plain: tuple[PlainRow, ...]
    absent: tuple[Measure, ...]


def chapters(evidence: Evidence) -> list[Written]:
    """Every chapter of the report, those without a figure too."""
    return [written(evidence, one) for one in evidence.report.chapters]


def written(evidence: Evidence, chapter: Chapter) -> Written:
    """One chapter."""
    first = widest(evidence, chapter)
    return Written(
        chapter=chapter,
        said=gap_said(first, evidence.england_gap(first.figure)) if first else (),
        said_id=first.id if first else "",
        charts=tuple(charts(evidence, chapter)),
        blocks=tuple(blocks(evidence, chapter)),
        plain=tuple(plain_rows(evidence, chapter.plain)),
        absent=tuple(absent(evidence, chapter)),
    )


def widest(evidence: Evidence, chapter: Chapter) -> Gap | None:
    """The gap of a chapter, in per cent and as new as England's, that most exceeds England's; None where none does."""
    found = []
    for id in chapter.measures:
        for one in evidence.groups_of(Line("", id), chapter.groups):
            gap = evidence.gap(one) if has_gap(one) and is_new(evidence, one) else None
            england = evidence.england_gap(one) if gap else None
            if gap and gap.gap is not None and england and england.gap is not None and one.measure.unit is Unit.PERCENT:
                found.append((gap.gap - england.gap, gap))
    best = max(found, key=lambda pair: pair[0], default=None)
    return best[1] if best else None
