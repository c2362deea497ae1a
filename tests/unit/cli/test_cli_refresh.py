"""What `evenlode refresh` says of each year."""

import pytest

from evenlode.cli.refresh import told
from evenlode.measures.refresh import Refreshed
from evenlode.vocabulary.years import Year


@pytest.mark.parametrize(
    ("figures", "worked_out", "said"),
    [
        (0, 0, "nothing to count yet"),
        (1200, 0, "1,200 figures, as they were kept"),
        (1200, 1200, "1,200 figures, worked out"),
        (1200, 300, "1,200 figures, of which 300 worked out, the others as they were kept"),
    ],
)
def test_how_much_was_worked_out(figures: int, worked_out: int, said: str) -> None:
    assert told(Refreshed(Year.parse("2025/26"), figures, worked_out)) == said
