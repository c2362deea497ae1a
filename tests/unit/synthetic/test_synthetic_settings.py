"""The county's early-years settings: as many as asked, with invented numbers, childminders without a name."""

import numpy

from evenlode.synthetic.schools import schools
from evenlode.synthetic.settings import EACH_PRIMARY, settings
from evenlode.vocabulary.establishments import SETTING


def test_there_are_two_for_each_primary_school_and_no_childminder_is_named() -> None:
    county = schools(1, 30, range(2025, 2026))
    found = settings(1, county)
    assert len(found) == EACH_PRIMARY * int((county.phase == 1).sum())
    assert len(set(found.number)) == len(found)
    assert not any(name for name, kind in zip(found.name, found.kind, strict=True) if kind == "Childminder")
    ended = ~numpy.isnat(found.closed)
    assert (found.closed[ended] > found.opened[ended]).all()
    assert SETTING == "ofsted-"


def test_the_same_seed_gives_the_same_settings() -> None:
    county = schools(1, 30, range(2025, 2026))
    assert (settings(1, county).opened == settings(1, county).opened).all()
    assert (settings(2, county).opened != settings(1, county).opened).any()
