"""What `evenlode demo` does with the invented county: written once, loaded whole, and said where it is."""

from pathlib import Path

import pytest

from evenlode.cli.demo import county, must_be_taken
from evenlode.errors import Refused
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.synthetic.synthesise import Wish

WISH = Wish(schools=8, seed=1, years=(2025,), daily_years=0)


def test_the_invented_county_is_written_once_and_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home, folder = Home(tmp_path / "home"), tmp_path / "evenshire-8-1"
    county(home, tmp_path, WISH)
    first = capsys.readouterr()
    assert "writing Evenshire, an invented county of 8 schools" in first.err
    assert "Evenshire (synthetic)" in first.out
    assert (folder / "answer-key" / "figures.csv").exists()
    written = (folder / "manifest.json").stat().st_mtime_ns
    county(home, tmp_path, WISH)
    again = capsys.readouterr()
    assert "writing" not in again.err
    assert (folder / "manifest.json").stat().st_mtime_ns == written


def test_a_file_of_ours_that_is_refused_is_said() -> None:
    receipts = [Receipt(file="a.csv", state=LoadState.ACCEPTED), Receipt(file="b.csv", state=LoadState.REFUSED)]
    with pytest.raises(Refused, match="Evenshire could not be loaded") as refused:
        must_be_taken("Evenshire", receipts)
    assert refused.value.where == "b.csv"
