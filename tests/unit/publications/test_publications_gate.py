"""The gate: what others published may leave; everything else stays in, also what nobody has thought of."""

from dataclasses import replace
from pathlib import Path

import pyarrow
import pytest

from evenlode.errors import Refused
from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure
from evenlode.publications import evidence as evidence_module
from evenlode.publications.gate import OPEN, open_sources, release, release_rows
from evenlode.publications.kinds import Audience
from evenlode.publications.publish import publish
from evenlode.publications.registry import REPORTS
from evenlode.sources.kinds import LongFigures
from evenlode.sources.registry import SOURCES
from invented import figure


def of_source(source: str) -> Figure:
    """An invented figure of a source."""
    one = figure("ks4_attainment8", "disadvantaged", "2024/25", 31.5)
    return replace(one, key=replace(one.key, source=source))


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(
    "source", ["lait", "strategy_2015", "ees_absence", "ees_exclusions", "ees_children_in_care", "ees_neet"]
)
def test_what_others_published_may_leave(audience: Audience, source: str) -> None:
    assert release([of_source(source)], audience) == [of_source(source)]


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("source", ["computed", "casework", "ees_absence_2", "Lait", "nobody_thought_of_it"])
def test_what_is_not_on_the_list_is_refused(audience: Audience, source: str) -> None:
    with pytest.raises(Refused, match=source):
        release([of_source(source)], audience)


def test_stored_rows_pass_the_same_gate() -> None:
    assert release_rows(pyarrow.table({"source": ["lait", "ees_neet"]}), Audience.PUBLIC).num_rows == 2
    with pytest.raises(Refused, match="computed"):
        release_rows(pyarrow.table({"source": ["lait", "computed"]}), Audience.PUBLIC)


def test_what_is_quoted_is_under_no_open_licence() -> None:
    assert "strategy_2015" not in OPEN
    assert {"lait", "ees_absence"} <= OPEN


def test_one_entry_under_another_licence_keeps_its_source_in() -> None:
    lait = SOURCES.find("lait")
    assert isinstance(lait, LongFigures)
    assert open_sources([lait]) == {"lait"}
    assert open_sources([lait, replace(lait, licence="all rights reserved")]) == frozenset()
    assert open_sources([replace(lait, licence="")]) == frozenset()


@pytest.mark.parametrize("name", ["computed", "casework"])
def test_no_entry_of_the_catalogue_can_open_what_is_worked_out_here(name: str) -> None:
    lait = SOURCES.find("lait")
    assert isinstance(lait, LongFigures)
    assert open_sources([replace(lait, figures_of=name)]) == frozenset()


def test_one_figure_that_may_not_leave_holds_back_all() -> None:
    with pytest.raises(Refused):
        release([of_source("lait"), of_source("computed"), of_source("lait")], Audience.SCHOOL)


def test_an_audience_that_is_not_on_the_list_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evenlode.publications.gate.MAY_LEAVE", {})
    with pytest.raises(Refused):
        release([of_source("lait")], Audience.PUBLIC)


def test_nothing_passes_trivially() -> None:
    assert release([], Audience.PUBLIC) == []


def test_every_figure_of_a_page_passes_the_gate(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: set[str] = set()

    def watched(figures: list[Figure], audience: Audience) -> list[Figure]:
        found = release(figures, audience)
        passed.update(one.id for one in found)
        return found

    monkeypatch.setattr(evidence_module, "release", watched)
    pages = publish(reading, REPORTS.find("county"), "Oxfordshire", tmp_path).paths
    ids = {line.split(",")[2] for line in pages[1].read_text().splitlines()[1:]}
    assert ids
    assert ids <= passed


def test_a_refusal_leaves_nothing_behind(reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evenlode.publications.gate.MAY_LEAVE", {})
    with pytest.raises(Refused):
        publish(reading, REPORTS.find("county"), "Oxfordshire", tmp_path / "out")
    assert not (tmp_path / "out").exists()
