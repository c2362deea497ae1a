"""What `evenlode demo` does with the invented county: written once, loaded whole, worked out, published, and said."""

from pathlib import Path

import pytest

from evenlode.cli.demo import Demonstrated, county, must_be_taken
from evenlode.errors import Refused
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.publications import pdf
from evenlode.synthetic.synthesise import Wish
from unit.publications.small_county import small_county

WISH = Wish(schools=8, seed=1, years=(2024,), daily_years=0)


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which Pango is missing."""

    def no_pango(_name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf, "import_module", no_pango)


@pytest.mark.usefixtures("without_pango")
def test_the_invented_county_is_written_once_loaded_worked_out_and_published_without_pango_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place, figures = Demonstrated(tmp_path / "evenshire-8-1"), [small_county(tmp_path / "published")]
    county(place, "duckdb", WISH, figures)
    first = capsys.readouterr()
    assert "writing Evenshire, an invented county of 8 schools" in first.err
    assert "Evenshire (synthetic)" in first.out
    assert "figures of its schools and places worked out" in first.out
    assert f"open {place.report / 'index.html'}" in "".join(first.out.splitlines())
    assert "Pango" in first.err
    assert (place.files / "answer-key" / "figures.csv").exists()
    assert sorted(path.name for path in place.report.iterdir()) == ["figures.csv", "index.html"]
    page, written = (place.report / "index.html").read_bytes(), (place.files / "manifest.json").stat().st_mtime_ns
    county(place, "duckdb", WISH, figures)
    again = capsys.readouterr()
    assert "writing" not in again.err
    assert (place.files / "manifest.json").stat().st_mtime_ns == written
    assert (place.report / "index.html").read_bytes() == page


def test_a_file_of_ours_that_is_refused_is_said() -> None:
    receipts = [Receipt(file="a.csv", state=LoadState.ACCEPTED), Receipt(file="b.csv", state=LoadState.REFUSED)]
    with pytest.raises(Refused, match="Evenshire could not be loaded") as refused:
        must_be_taken("Evenshire", receipts)
    assert refused.value.where == "b.csv"
