"""The chapters of a report, put together: a first sentence, charts, the table of gaps, the table of everyone."""

from dataclasses import dataclass

from evenlode.comparisons.gap import has_gap
from evenlode.comparisons.kinds import Gap
from evenlode.judgements.sentences import Said, gap_said
from evenlode.measures.kinds import Measure
from evenlode.publications.charts import Chart, charts
from evenlode.publications.evidence import Evidence
from evenlode.publications.exceptions import is_new
from evenlode.publications.finding import most_beside_england
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
        said=gap_said(*first) if first else (),
        said_id=first[0].id if first else "",
        charts=tuple(charts(evidence, chapter)),
        blocks=tuple(blocks(evidence, chapter)),
        plain=tuple(plain_rows(evidence, chapter.plain)),
        absent=tuple(absent(evidence, chapter)),
    )


def widest(evidence: Evidence, chapter: Chapter) -> tuple[Gap, Gap] | None:
    """Of a chapter's gaps in per cent, as new as England's, the one that most exceeds England's, with England's."""
    found = [one for id in chapter.measures for one in evidence.groups_of(Line("", id), chapter.groups)]
    shown = [one for one in found if has_gap(one) and is_new(evidence, one) and one.measure.unit is Unit.PERCENT]
    return most_beside_england(evidence, (evidence.gap(one) for one in shown))
