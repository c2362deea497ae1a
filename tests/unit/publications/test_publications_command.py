"""`evenlode publish`: writes the report and says where; what cannot be is said with its exit code."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from evenlode.cli.main import app
from evenlode.errors import MissingComponent, NotFound, WrongUsage
from evenlode.lake.home import Home
from evenlode.publications import pdf


def asked(home: Home, *words: str) -> tuple[str, BaseException | None]:
    """What the command prints, and what it raises."""
    result = CliRunner().invoke(app, ["--home", str(home.root), "publish", *words])
    return result.output, result.exception


def test_it_writes_a_page_and_its_numbers_and_says_where(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "oxfordshire"
    output, error = asked(home, "county", "Oxfordshire", "--out", str(out))
    assert error is None
    assert output.split() == [str(out / name) for name in ("index.html", "figures.csv", "county.pdf")]
    assert sorted(path.name for path in out.iterdir()) == ["county.pdf", "figures.csv", "index.html"]


def test_without_pango_the_page_and_its_data_are_written_and_the_message_says_what_to_install(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_pango(_name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf, "import_module", no_pango)
    output, error = asked(home, "county", "Oxfordshire", "--out", str(tmp_path))
    assert isinstance(error, MissingComponent)
    assert "libpango" in error.remedy
    assert output.split() == [str(tmp_path / name) for name in ("index.html", "figures.csv")]
    assert not (tmp_path / "county.pdf").exists()


def test_it_writes_open_data_and_says_where(home: Home, tmp_path: Path) -> None:
    output, error = asked(home, "open-data", "931", "--out", str(tmp_path))
    assert error is None
    assert output.split()[0] == str(tmp_path / "data-guidance.txt")
    assert sorted(output.split()) == sorted(str(path) for path in tmp_path.iterdir())


def test_a_report_that_is_none_offers_the_nearest(home: Home, tmp_path: Path) -> None:
    _output, error = asked(home, "contry", "Oxfordshire", "--out", str(tmp_path))
    assert isinstance(error, NotFound)
    assert "county" in error.remedy


def test_england_is_no_authority(home: Home, tmp_path: Path) -> None:
    _output, error = asked(home, "county", "England", "--out", str(tmp_path))
    assert isinstance(error, WrongUsage)
    assert "authority" in error.remedy


@pytest.mark.parametrize("below", ["", "further/down"])
@pytest.mark.parametrize("report", ["county", "open-data"])
def test_a_file_is_no_folder_to_write_to_and_is_left_as_it_was(
    home: Home, tmp_path: Path, report: str, below: str
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(b"a paper")
    output, error = asked(home, report, "Oxfordshire", "--out", str(file / below))
    assert isinstance(error, WrongUsage)
    assert f"{file} is a file" in str(error)
    assert "name a folder" in error.remedy
    assert (output, file.read_bytes(), list(tmp_path.iterdir())) == ("", b"a paper", [file])
