"""A home with a small invented county, its figures worked out, beside published ones of the small county."""

import pytest

from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.refresh import refresh
from evenlode.sources.load import load
from evenlode.synthetic.synthesise import Wish, synthesise
from homes import shared
from unit.publications.small_county import small_county

WISH = Wish(schools=8, seed=1, years=(2023, 2024, 2025), daily_years=0)
# The snapshots of the home: with published figures alone, and with the invented county's pupils too.
WITHOUT_PUPILS, WITH_PUPILS = "1", "2"


def invented_home(factory: pytest.TempPathFactory) -> Home:
    """The home, filled once in a run of the tests and only read."""
    folder = factory.mktemp("invented")

    def fill(home: Home) -> None:
        load(home, [small_county(folder / "published")])
        synthesise(folder / "evenshire", WISH, lambda said: None)
        load(home, [folder / "evenshire"])
        with open_reading(home) as view:
            list(refresh(view))

    return shared(factory, "invented-home", fill)
