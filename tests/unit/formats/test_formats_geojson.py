"""GeoJSON: one record a feature, its geometry as text; and what is damaged or made to do harm is refused in words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import look_alikes_reference as reference
from evenlode.errors import Refused
from evenlode.formats.kinds import FileKind
from evenlode.formats.limits import Limits
from evenlode.formats.reading import peek, read_table

HEADER = ("geometry", "LAD24CD", "LAD24NM", "LAD24NMW", "BNG_E", "LONG", "LAT")


def whole(tmp_path: Path) -> str:
    """The text of a fit file."""
    return reference.boundaries(tmp_path / "whole.geojson").read_text(encoding="utf-8")


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text as a file."""
    path = tmp_path / "a.geojson"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_feature_is_a_record_and_its_properties_are_texts(tmp_path: Path) -> None:
    path = reference.boundaries(tmp_path / "a.csv")
    found = peek(path)
    assert (found.kind, found.sheets[0].rows[0], len(found.sheets[0].rows)) == (FileKind.GEOJSON, HEADER, 3)
    table = read_table(path)
    assert (table.header, table.records, table.unreadable, table.problems) == (HEADER, 2, 0, [])
    row = table.table.to_pylist()[0]
    assert (row["LAD24CD"], row["BNG_E"], row["LONG"], row["__record"]) == ("E07999991", "447161", "-1.27", 1)
    assert json.loads(row["geometry"])["coordinates"][0][1] == [-1.25, 51.5]
    assert " " not in row["geometry"]


def test_one_record_alone_can_be_read(tmp_path: Path) -> None:
    table = read_table(reference.boundaries(tmp_path / "a.geojson"), only=2)
    assert (table.table["LAD24CD"].to_pylist(), table.table["__record"].to_pylist()) == (["S12999992"], [2])
    assert read_table(tmp_path / "a.geojson", only=9).records == 0


def test_features_may_have_other_properties_and_no_geometry(tmp_path: Path) -> None:
    more = reference.feature("LAD24", "W06999993", Note=["a", 1], Open=True, Gone=None, geometry="a word")
    path = reference.boundaries(tmp_path / "a.geojson", more=[more | {"geometry": None}])
    rows = read_table(path).table.to_pylist()
    assert (rows[2]["geometry"], rows[2]["Note"], rows[2]["Open"], rows[2]["Gone"]) == ("", '["a",1]', "TRUE", "")
    assert (rows[2]["geometry (2)"], rows[0]["Note"]) == ("a word", "")


@pytest.mark.parametrize("bad", [3, None, {"type": "Feature"}, {"type": "Polygon", "properties": {"a": 1}}])
def test_what_is_no_feature_is_left_out_and_counted(tmp_path: Path, bad: object) -> None:
    table = read_table(reference.boundaries(tmp_path / "a.geojson", more=[bad]))
    assert (table.records, table.unreadable, table.table.num_rows) == (3, 1, 2)
    assert [(one.row, one.rule) for one in table.problems] == [(3, "geojson.feature")]


@pytest.mark.parametrize("name", ["half \ud800", "nothing \0"])
def test_letters_that_cannot_be_written_are_left_out(tmp_path: Path, name: str) -> None:
    table = read_table(reference.boundaries(tmp_path / "a.geojson", more=[reference.feature("LAD24", name)]))
    assert (table.unreadable, table.problems[0].row) == (1, 3)


def test_a_boundary_that_is_too_long_is_left_out(tmp_path: Path) -> None:
    table = read_table(reference.boundaries(tmp_path / "a.geojson"), limits=Limits(max_cell=50))
    assert (table.records, table.unreadable) == (2, 2)
    assert "the most that is read is 50" in table.problems[0].message


def test_a_mark_at_the_start_is_passed_over(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, whole(tmp_path), "utf-8-sig")).records == 2


BAD: dict[str, tuple[Callable[[str], str], str]] = {
    "cut short": (lambda text: text[:-40], "damaged or cut short"),
    "nothing but its type": (lambda _: '{"type": "FeatureCollection"}', "without a feature"),
    "no features": (lambda _: '{"type": "FeatureCollection", "features": []}', "without a feature"),
    "features without properties": (
        lambda _: '{"type": "FeatureCollection", "features": [{"type": "Feature"}]}', "without a feature",
    ),
    "another kind": (lambda _: '{"type": "Topology", "features": []}', "is a JSON file with no list of records"),
    "a collection further in": (
        lambda _: '{"a": {"type": "FeatureCollection"}}', "no collection of features, which is not read here",
    ),
    "one name twice": (lambda text: text.replace('"BNG_E"', '"LAT"'), "the same name twice"),
    "a long number": (lambda text: text.replace("447161", "4" * 5000), "a number that is too large"),
    "a number beyond doubles": (lambda text: text.replace("51.25", "1e999"), "a number that is too large"),
    "no number": (lambda text: text.replace("51.25", "NaN"), "NaN where a number belongs"),
    "grid references": (lambda text: text.replace("CRS84", "EPSG::27700"), "not degrees"),
    "deeply nested": (
        lambda _: '{"type": "FeatureCollection", "features": ' + "[" * 9000 + "]" * 9000 + "}", "nested far deeper",
    ),
    "nothing but lists": (
        lambda _: '{"type": "FeatureCollection", "features": [' + "[]," * 200_000 + "[]]}", "more lists",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_words(tmp_path: Path, kind: str) -> None:
    spoil, said = BAD[kind]
    path = written(tmp_path, spoil(whole(tmp_path)))
    for act in (peek, read_table):
        with pytest.raises(Refused) as refused:
            act(path)
        assert said in refused.value.what
        assert "a.geojson" in refused.value.where
        assert refused.value.remedy.endswith(".")


def test_bytes_in_no_known_encoding_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, whole(tmp_path).replace("Place", "Pl\u00e2ce"), "latin-1")
    with pytest.raises(Refused, match="is not UTF-8"):
        peek(path)


def test_a_file_that_is_too_large_to_be_read_whole_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="the most is") as refused:
        peek(reference.boundaries(tmp_path / "a.geojson"), Limits(max_part=100))
    assert "generalised boundaries" in refused.value.remedy
