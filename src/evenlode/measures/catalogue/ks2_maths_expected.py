"""The percentage of eleven year olds who reach the expected standard in mathematics.

It is a scaled score of 100 or more over the three papers of the national test. Pupils who were absent, or who were
working below the test, stay in the base. The scale keeps years since 2015/16 comparable with each other, not with the
levels before. There were no tests in 2019/20 and 2020/21.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks2_maths_expected",
    title="Expected standard in maths at key stage 2",
    noun="the percentage reaching the expected standard in maths at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "A scaled score of 100 or more in the mathematics tests. No assessments in 2019/20 and 2020/21.",
        ),
    ),
    counts="ks2_pupil",
    taught=("year_6",),
    event=_.maths_expected,
    published_in=("lait", "ees_children_in_care", "ees_ks2", "performance_tables"),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
