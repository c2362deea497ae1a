"""The percentage of eleven year olds who reach the expected standard in grammar, punctuation and spelling.

It is a scaled score of 100 or more in the national test of that name. The test is no part of the combined measure of
reading, writing and mathematics, where writing rests on the teacher's assessment; set beside that assessment it shows
where the two disagree. There were no tests in 2019/20 and 2020/21.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks2_gps_expected",
    title="Expected standard in grammar, punctuation and spelling",
    noun="the percentage reaching the expected standard in grammar, punctuation and spelling at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "A scaled score of 100 or more in the grammar, punctuation and spelling test. No assessments in 2019/20 "
            "and 2020/21.",
        ),
    ),
    counts="ks2_pupil",
    taught=("year_6",),
    event=_.gps_expected,
    published_in=("lait", "ees_children_in_care", "ees_ks2", "performance_tables"),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
