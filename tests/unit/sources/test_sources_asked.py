"""What a sender is asked of a file, from the names of file and folder or said, and how an answer is read."""

from pathlib import Path

import pytest

from evenlode.errors import Refused
from evenlode.formats.reading import peek
from evenlode.sources.asked import ANSWERS
from evenlode.sources.besides import named_in
from evenlode.sources.recognition import recognise


@pytest.mark.parametrize(
    ("ask", "text", "read"),
    [
        ("authority", "999", "E99000001"),
        ("authority", "Oxfordshire", "E10000025"),
        ("authority", "Nowhere", None),
        ("authority", "England", None),
        ("year", "2023-24", "2023-24"),
        ("year", "2023/24", "2023/24"),
        ("year", "2024", None),
        ("year", "2021/22..2023/24", None),
        ("year", "last", None),
        ("month", "2026-01", "2026-01"),
        ("month", "2026-13", None),
        ("month", "2026-01-31", None),
        ("mode", "Full", "full"),
        ("mode", "delta", "delta"),
        ("mode", "part", None),
    ],
)
def test_an_answer_is_read_or_it_is_none(ask: str, text: str, read: str | None) -> None:
    assert ANSWERS[ask].read(text) == read


def test_the_names_of_a_file_and_its_folders_tell() -> None:
    path = Path("/data/931/SSDA903 2023-24/header.csv")
    assert named_in(path) == {"authority": "E10000025", "year": "2023-24"}
    assert named_in(Path("/data/2011-12-05/header.csv")) == {"month": "2011-12"}
    assert named_in(Path("/data/Oxfordshire/2026-01/nccis.xml")) == {"authority": "E10000025", "month": "2026-01"}


def test_of_an_unknown_xml_file_the_elements_of_the_nearest_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<NCCIS><YoungPerson><YoungPersonID>Secret1</YoungPersonID></YoungPerson></NCCIS>")
    with pytest.raises(Refused, match="missing NCCIS/YoungPerson/CurrentActivity/ActivityCode") as refused:
        recognise(peek(path))
    assert "Secret1" not in str(refused.value)
