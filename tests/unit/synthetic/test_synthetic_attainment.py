"""How the invented county's children do: standards met to the pupil, marks in order, and gaps as wide as real ones."""

import numpy
import pytest

from evenlode.synthetic.attainment import in_subject, levels, marks, reached, spread_over, standing, subjects
from evenlode.synthetic.care import social_care
from evenlode.synthetic.children import children
from evenlode.synthetic.fitting import quota
from evenlode.synthetic.kinds import NOBODY, Children, Column, Needs, Roll
from evenlode.synthetic.needs import needs
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.rolls import rolls
from evenlode.synthetic.schools import schools

YEARS = range(2014, 2015)


@pytest.fixture(scope="module")
def county() -> tuple[Children, Roll, Needs, Column]:
    """A county's children in one year, and what they would reach."""
    places = schools(1, 120, YEARS)
    everyone = children(1, places, YEARS)
    roll = next(rolls(1, places, everyone, YEARS))
    known = needs(1, places, everyone, roll, social_care(1, everyone), 2014)
    return everyone, roll, known, reached(places, everyone, roll, known, stream(1, "attainment", 2014))


def sits(roll: Roll, group: int) -> Column:
    """Who is in a year group of some school."""
    found: Column = (roll.school != NOBODY) & (roll.group == group)
    return found


@pytest.mark.parametrize(("group", "rate"), [(1, 76), (6, 80), (11, 59.1), (0, 0), (0, 100)])
def test_a_standard_is_met_to_the_pupil(county: tuple[Children, Roll, Needs, Column], group: int, rate: float) -> None:
    _everyone, roll, _known, score = county
    inside = sits(roll, group)
    found = standing(score, inside, rate)
    assert found.sum() == quota(rate, int(inside.sum()))
    assert not found[~inside].any()


def test_gaps_are_about_as_wide_as_they_were(county: tuple[Children, Roll, Needs, Column]) -> None:
    _everyone, roll, known, score = county
    inside = sits(roll, 6)
    met = standing(score, inside, 80)
    gap = met[inside & ~known.ever].mean() - met[inside & known.ever].mean()
    assert 0.12 < gap < 0.28
    assert met[inside & (known.sen == "E")].mean() < met[inside & (known.sen == "K")].mean() < 0.6


def test_each_subject_and_all_together_are_met_to_the_pupil(county: tuple[Children, Roll, Needs, Column]) -> None:
    everyone, roll, _known, score = county
    inside, rates = sits(roll, 6), {"reading": 90.0, "writing": 88.0, "maths": 88.0}
    scores = {
        name: in_subject(score, name, everyone.sex == "girls", stream(1, "attainment", 2014, at))
        for at, name in enumerate(rates)
    }
    found = subjects(scores, inside, 80, rates)
    size = int(inside.sum())
    assert {name: int(one.sum()) for name, one in found.items()} == {
        name: quota(rate, size) for name, rate in rates.items()
    }
    assert numpy.logical_and.reduce(list(found.values())).sum() == quota(80, size)


def test_rates_that_cannot_hold_together_are_refused(county: tuple[Children, Roll, Needs, Column]) -> None:
    everyone, roll, _known, score = county
    scores = {
        name: in_subject(score, name, everyone.sex == "girls", stream(1, "attainment", at))
        for at, name in enumerate(("reading", "maths"))
    }
    with pytest.raises(ValueError, match="no children are left"):
        subjects(scores, sits(roll, 6), 80, {"reading": 70.0, "maths": 90.0})


def test_marks_are_in_the_order_of_what_is_reached_and_agree_with_the_standard(
    county: tuple[Children, Roll, Needs, Column],
) -> None:
    _everyone, roll, _known, score = county
    inside = sits(roll, 1)
    met = standing(score, inside, 76)
    found = marks(score, met, inside, 32, 40)
    assert ((found >= 32) == met)[inside].all()
    assert (numpy.diff(found[inside][numpy.argsort(score[inside], kind="stable")]) >= 0).all()
    assert 0 <= found[inside].min() <= 5
    assert found[inside].max() == 40


def test_levels_and_names_are_in_order() -> None:
    score = numpy.arange(10.0)
    found = levels(score, {"W": score >= 0, "1": score >= 2, "2C": score >= 4})
    assert found.tolist() == ["W"] * 2 + ["1"] * 2 + ["2C"] * 6
    spread = spread_over(score, score >= 2, ("below", "at"), (1, 3))
    assert spread.tolist() == [""] * 2 + ["below"] * 2 + ["at"] * 6
