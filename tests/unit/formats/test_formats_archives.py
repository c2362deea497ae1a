"""Zips: what is taken out and where to, what is passed over, and zips made to do harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

import hostile
from evenlode.errors import Refused
from evenlode.formats.archives import unpack
from evenlode.formats.limits import Limits

PUPILS = hostile.csv_bytes()


def written(folder: Path, content: bytes) -> Path:
    path = folder / "pack.zip"
    path.write_bytes(content)
    return path


def test_files_are_taken_out_in_order_and_the_rest_is_named(tmp_path: Path) -> None:
    inside = [
        ("b/", b""),
        ("b/two.csv", b"2"),
        ("one.csv", PUPILS),
        ("__MACOSX/._one.csv", b"-"),
        (".DS_Store", b"-"),
        ("b/.hidden/three.csv", b"-"),
        ("book.xlsx", hostile.workbook_bytes()),
        ("c\\four.csv", b"4"),
    ]  # fmt: skip - a little table
    found = unpack(written(tmp_path, hostile.zip_bytes(inside)), tmp_path / "into")
    assert [member.name for member in found.members] == ["b/two.csv", "one.csv", "book.xlsx", "c/four.csv"]
    assert found.passed_over == ("b/", "__MACOSX/._one.csv", ".DS_Store", "b/.hidden/three.csv")
    assert [member.path.read_bytes() for member in found.members[:2]] == [b"2", PUPILS]
    assert all(member.path.is_relative_to(tmp_path / "into") for member in found.members)


def test_two_zips_with_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    first = unpack(written(tmp_path, hostile.zip_bytes({"a.csv": b"1"})), tmp_path / "into").members[0].path
    second = unpack(written(tmp_path, hostile.zip_bytes({"a.csv": b"2"})), tmp_path / "into").members[0].path
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")


def test_an_empty_zip_holds_nothing(tmp_path: Path) -> None:
    assert unpack(written(tmp_path, hostile.zip_bytes({})), tmp_path / "into").members == ()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: hostile.flat_bomb(20 * hostile.MB), "times its size"),
        (hostile.nested_bomb, "holds another zip"),
        (hostile.lying_zip, "damaged or cut short"),
        (lambda: hostile.many_entries(70_000), "holds 70,000 files"),
        (lambda: hostile.many_entries(1001), "holds 1,001 files"),
        (hostile.slip_zip, "leads out of its own folder"),
        (lambda: hostile.slip_zip("..\\..\\outside.csv"), "leads out of its own folder"),
        (lambda: hostile.slip_zip("/outside.csv"), "leads out of its own folder"),
        (lambda: hostile.slip_zip("C:\\outside.csv"), "leads out of its own folder"),
        (lambda: hostile.slip_zip("a/../../outside.csv"), "leads out of its own folder"),
        (hostile.link_zip, "leads out of its own folder"),
        (hostile.locked_zip, "password"),
        (lambda: hostile.zip_bytes({"a.csv": PUPILS}, method=14), "unusual way"),
        (lambda: hostile.zip_bytes([("a.csv", b"1"), ("A.CSV", b"2")]), "two files of the same name"),
        (lambda: hostile.zip_bytes([("a", b"1"), ("a/b.csv", b"2")]), "both a file and a folder"),
        (hostile.csv_bytes, "damaged or cut short"),
    ],
)
def test_zips_made_to_do_harm_are_refused_and_leave_nothing(
    tmp_path: Path, made: Callable[[], bytes], said: str
) -> None:
    path = written(tmp_path, made())
    with pytest.raises(Refused) as refused:
        unpack(path, tmp_path / "into")
    assert said in refused.value.what
    assert "pack.zip" in refused.value.where
    assert list((tmp_path / "into").iterdir()) == []
    assert sorted(found.name for found in tmp_path.iterdir()) == ["into", "pack.zip"]


def test_a_list_of_contents_that_hides_its_length_is_still_counted(tmp_path: Path) -> None:
    whole = hostile.many_entries(1200)
    start = len(whole) - 22  # where the end record begins, before which a false one of the large kind is put
    false = b"PK\x06\x06" + bytes(52) + bytes(20)
    for content in (whole[:start] + false + whole[start:], whole[: start + 8] + b"\1\0\1\0" + whole[start + 12 :]):
        with pytest.raises(Refused, match=r"holds 1,200 files|damaged"):
            unpack(written(tmp_path, content), tmp_path / "into")


def test_limits_hold_for_all_members_together(tmp_path: Path) -> None:
    path = written(tmp_path, hostile.zip_bytes({"a.csv": hostile.noise(600), "b.csv": hostile.noise(600, 2)}))
    with pytest.raises(Refused, match="would unpack to"):
        unpack(path, tmp_path / "into", Limits(max_unpacked=1000))
    with pytest.raises(Refused, match="longer than"):
        unpack(path, tmp_path / "into", Limits(max_seconds=-1))
