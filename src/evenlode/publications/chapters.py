"""The chapters of a report, put together: a first sentence, charts, the table of gaps, the table of everyone."""

from collections.abc import Iterable
from dataclasses import dataclass

from evenlode.judgements.sentences import Said, gap_said
from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Measure
from evenlode.publications.candidates import candidates, most_beside_england
from evenlode.publications.charts import Chart, charts
from evenlode.publications.counted_tables import CountedRow, counted_rows
from evenlode.publications.evidence import Evidence
from evenlode.publications.gap_tables import Block, blocks
from evenlode.publications.kinds import Chapter
from evenlode.publications.plain_tables import PlainRow, absent, plain_rows
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.places import ENGLAND


@dataclass(frozen=True, eq=False)
class Written:
    """One chapter as it stands on the page."""

    chapter: Chapter
    said: tuple[Said, ...]
    said_id: str
    charts: tuple[Chart, ...]
    blocks: tuple[Block, ...]
    plain: tuple[PlainRow, ...]
    counted: tuple[CountedRow, ...]
    absent: tuple[Measure, ...]
    unseen: tuple[str, ...]
    england_alone: tuple[str, ...]


def chapters(evidence: Evidence) -> list[Written]:
    """Every chapter of the report, those without a figure too."""
    return [written(evidence, one) for one in evidence.report.chapters]


def written(evidence: Evidence, chapter: Chapter) -> Written:
    """One chapter."""
    first = most_beside_england(evidence, candidates(evidence, [chapter]))
    return Written(
        chapter=chapter,
        said=gap_said(*first) if first else (),
        said_id=first[0].id if first else "",
        charts=tuple(charts(evidence, chapter)),
        blocks=tuple(blocks(evidence, chapter)),
        plain=tuple(plain_rows(evidence, chapter.plain)),
        counted=tuple(counted_rows(evidence, chapter.counted)),
        absent=tuple(absent(evidence, chapter)),
        unseen=unseen(evidence, chapter),
        england_alone=england_alone(evidence, chapter),
    )


def unseen(evidence: Evidence, chapter: Chapter) -> tuple[str, ...]:
    """What the chapter's charts would draw and no figure of anywhere is loaded for, by measure."""
    have = {(one.measure, one.group, one.phase) for one in evidence.known}
    wanted = (*chapter.stages, *chapter.gaps, *chapter.counts, *chapter.values, *chapter.bars)
    lines = [line for line in wanted if (line.measure, line.group, line.phase) not in have]
    return by_measure(evidence, ((line.measure, line.title) for line in lines))


def england_alone(evidence: Evidence, chapter: Chapter) -> tuple[str, ...]:
    """The chapter's groups that England has a value of and the place no figure in any year, by measure."""
    ours = {(one.measure, one.group) for one in evidence.known if one.place == evidence.place.code}
    england = {(one.key.measure, one.key.group) for one in evidence.known.values() if is_england(one)}
    lines = [(id, group) for id in chapter.measures for group in chapter.groups if (id, group) in england - ours]
    return by_measure(evidence, ((id, ALL_GROUPS[group].title) for id, group in lines))


def is_england(one: Figure) -> bool:
    """Whether a figure is a value of England."""
    return one.key.place == ENGLAND.code and one.value is not None


def by_measure(evidence: Evidence, titles: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Titles in a line for each measure, the measure's own first."""
    found: dict[str, list[str]] = {}
    for id, title in titles:
        found.setdefault(id, []).append(title[:1].lower() + title[1:] if title[1:2].islower() else title)
    return tuple(f"{evidence.measures[id].title} ({', '.join(those)})" for id, those in found.items())
