"""Which files a load means: files, folders and zips; and which are passed over, and said."""

import zipfile
from pathlib import Path

import pytest

import look_alikes
from evenlode.errors import NotFound, Refused, WrongUsage
from evenlode.lake.home import Home
from evenlode.sources.gathering import Gathering, gather
from evenlode.sources.load import ask_for_one_meaning, load

PASSED = (
    "answer-key/answers.csv",
    ".hidden.csv",
    ".git/config.csv",
    "manifest.json",
    "LICENSE",
    "LICENSE.txt",
    "~$one.xlsx",
    "Thumbs.db",
    "desktop.ini",
    "README.md",
)


def folder_of(root: Path, *names: str) -> Path:
    """A folder with a small file under each name."""
    for name in names:
        look_alikes.made(root / name).write_text("a,b\n1,2\n", encoding="utf-8")
    return root


def names(found: Gathering) -> list[str]:
    """The files of a gathering, by name."""
    return [file.name for file in found.files]


def test_a_file_is_itself(tmp_path: Path) -> None:
    path = folder_of(tmp_path, "one.csv") / "one.csv"
    found = gather([path], tmp_path / "into")
    assert [(file.path, file.name, file.named) for file in found.files] == [(path, "one.csv", path)]
    assert found.passed_over == ()


def test_a_folder_is_every_file_below_it_in_the_order_of_their_names(tmp_path: Path) -> None:
    root = folder_of(tmp_path / "all", "b.csv", "a/z.csv", "a/deep/er.csv", "c.csv")
    assert names(gather([root], tmp_path / "into")) == ["a/deep/er.csv", "a/z.csv", "b.csv", "c.csv"]


def test_what_nobody_means_to_load_is_passed_over_and_said(tmp_path: Path) -> None:
    root = folder_of(tmp_path / "all", "one.csv", *PASSED, "deep/manifest.json", "deep/two.csv")
    found = gather([root], tmp_path / "into")
    assert names(found) == ["deep/two.csv", "one.csv"]
    assert set(found.passed_over) == {
        "all/answer-key", "all/.hidden.csv", "all/.git", "all/manifest.json", "all/LICENSE", "all/LICENSE.txt",
        "all/README.md", "deep/manifest.json", "all/~$one.xlsx", "all/Thumbs.db", "all/desktop.ini",
    }  # fmt: skip


def test_a_file_that_is_named_is_meant_whatever_it_is_called(tmp_path: Path) -> None:
    path = folder_of(tmp_path, ".hidden.csv") / ".hidden.csv"
    assert names(gather([path], tmp_path / "into")) == [".hidden.csv"]


def test_files_whose_names_only_look_alike_are_not_passed_over(tmp_path: Path) -> None:
    root = folder_of(tmp_path / "all", "answer-key.csv", "my-manifest.json", "unlicensed.csv", "notes.md.csv")
    assert len(names(gather([root], tmp_path / "into"))) == 4


def test_a_zip_is_every_file_inside_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "2026-04.zip", "w") as archive:
        for name in (
            "lait/a.csv",
            "b.csv",
            ".hidden.csv",
            "__MACOSX/x.csv",
            "answer-key/c.csv",
            "README.md",
            "deep/LICENSE",
        ):
            archive.writestr(name, "a,b\n1,2\n")
    found = gather([tmp_path / "2026-04.zip"], tmp_path / "into")
    assert names(found) == ["2026-04.zip: lait/a.csv", "2026-04.zip: b.csv"]
    assert all(file.path.is_relative_to(tmp_path / "into") and file.path.exists() for file in found.files)
    assert [str(file.named.relative_to(tmp_path)) for file in found.files] == ["2026-04/lait/a.csv", "2026-04/b.csv"]
    assert set(found.passed_over) == {
        f"2026-04.zip: {name}"
        for name in (".hidden.csv", "__MACOSX/x.csv", "answer-key/c.csv", "README.md", "deep/LICENSE")
    }


def test_a_workbook_is_not_an_archive(tmp_path: Path) -> None:
    path = look_alikes.authority_numbers(tmp_path / "numbers.zip")
    assert names(gather([path], tmp_path / "into")) == ["numbers.zip"]


def test_the_date_of_a_zip_dates_the_files_inside_and_their_own_folder_goes_before(home: Home, tmp_path: Path) -> None:
    values = {("KS1P_all", "2016", "931"): "80"}
    one = look_alikes.lait(tmp_path / "one.parquet", values)
    two = look_alikes.lait(tmp_path / "two.parquet", values | {("KS1P_all", "2016", "970"): "81"})
    with zipfile.ZipFile(tmp_path / "lait 2026-04.zip", "w") as archive:
        archive.write(one, "bds.parquet")
        archive.write(two, "2024-11/bds.parquet")
    receipts, _ = load(home, [tmp_path / "lait 2026-04.zip"])
    assert {receipt.file: (receipt.source_time, receipt.source_time_from) for receipt in receipts} == {
        "lait 2026-04.zip: bds.parquet": ("2026-04", "the folder's name"),
        "lait 2026-04.zip: 2024-11/bds.parquet": ("2024-11", "the folder's name"),
    }


def test_an_archive_that_cannot_be_opened_keeps_its_place_among_the_files(home: Home, tmp_path: Path) -> None:
    root = tmp_path / "2026-04"
    values = {("KS1P_all", "2016", "931"): "80"}
    look_alikes.lait(root / "a.parquet", values)
    (root / "b.zip").write_bytes(b"PK\x03\x04 and nothing more")
    look_alikes.lait(root / "c.parquet", values | {("KS1P_all", "2016", "970"): "81"})
    receipts, _ = load(home, [root])
    assert [(one.file, str(one.state)) for one in receipts] == [
        ("a.parquet", "accepted"), ("b.zip", "refused"), ("c.parquet", "accepted"),
    ]  # fmt: skip


def test_two_files_of_one_name_have_a_receipt_each(home: Home, tmp_path: Path) -> None:
    paths = [
        look_alikes.lait(tmp_path / edition / "bds.parquet", {("KS1P_all", "2016", "931"): value})
        for edition, value in (("2024-11", "80"), ("2026-04", "81"))
    ]
    bad = folder_of(tmp_path / "other", "bds.parquet") / "bds.parquet"
    receipts, _ = load(home, [paths[0], bad, paths[1]])
    assert [(one.file, str(one.state), one.source_time) for one in receipts] == [
        ("bds.parquet", "accepted", "2024-11"), ("bds.parquet", "refused", ""), ("bds.parquet", "accepted", "2026-04"),
    ]  # fmt: skip


def test_a_path_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no file or folder"):
        gather([tmp_path / "nowhere.csv"], tmp_path / "into")


@pytest.mark.parametrize("inside", [(), ("README.md", ".hidden")])
def test_a_folder_in_which_there_is_nothing_to_load_is_refused(tmp_path: Path, inside: tuple[str, ...]) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match="no file to load here") as error:
        gather([folder_of(tmp_path / "empty", *inside)], tmp_path / "into")
    assert str(tmp_path / "empty") in error.value.where
    assert "evenlode catalogue sources" in error.value.remedy


def test_a_format_cannot_be_asked_of_a_folder(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="not of a folder"):
        ask_for_one_meaning("lait", [tmp_path])
    ask_for_one_meaning(None, [tmp_path])
    ask_for_one_meaning("lait", [tmp_path / "one.csv"])
