"""`evenlode load --scale`: what the values of a school's own scale mean, and how its faults are said."""

from pathlib import Path

from commands import evenlode
from evenlode.lake.home import Home
from homes import in_the_lake
from look_alikes_results import assessment, file_of


def test_a_scale_is_given_with_the_files_that_are_read_by_it(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path / "own_2025-12.csv", [assessment(1, value="Secure"), assessment(2, value="Deep")])
    scale = file_of(
        tmp_path / "scale.csv", [{"value": "secure", "judgement": "at"}, {"value": "deep", "judgement": "above"}]
    )
    refused = evenlode(home, "load", str(path))
    assert refused.exit_code == 11
    assert "--scale FILE" in refused.out
    given = evenlode(home, "load", str(path), "--scale", str(scale))
    assert given.exit_code == 0
    assert sorted(in_the_lake(home, "progress_check", "judgement")) == [("above",), ("at",)]


def test_a_scale_that_cannot_be_read_is_refused_before_any_file(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path / "own_2025-12.csv", [assessment(1, value="Secure")])
    scale = file_of(tmp_path / "scale.csv", [{"value": "secure", "judgement": "fine"}])
    said = evenlode(home, "load", str(path), "--scale", str(scale))
    assert said.exit_code == 11
    assert "scale.csv, record 1, column judgement" in said.error
    assert not home.exists()


def test_where_there_is_one_scale_the_assessments_need_not_name_it(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path / "own_2025-12.csv", [assessment(1, value="Secure")])
    steps = [{"scale": "ours", "value": "secure", "judgement": "at"}]
    several = [*steps, {"scale": "theirs", "value": "secure", "judgement": "above"}]
    two = file_of(tmp_path / "two.csv", several)
    assert evenlode(home, "load", str(path), "--scale", str(two)).exit_code == 11
    one = file_of(tmp_path / "one.csv", steps)
    assert evenlode(home, "load", str(path), "--scale", str(one)).exit_code == 0
    assert in_the_lake(home, "progress_check", "judgement") == [("at",)]
