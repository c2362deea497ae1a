"""The percentage of eleven year olds who reach the higher standard in grammar, punctuation and spelling.

It is a scaled score of 110 or more in the national test. It rose fast in the first years of the test, as schools learnt
what it asks, from 23 per cent of pupils in England in 2015/16 to 36 in 2018/19: early trends are not only better
teaching. There were no tests in 2019/20 and 2020/21.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks2_gps_higher",
    title="Higher standard in grammar, punctuation and spelling",
    noun="the percentage reaching the higher standard in grammar, punctuation and spelling at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "A scaled score of 110 or more in the grammar, punctuation and spelling test. No assessments in 2019/20 "
            "and 2020/21.",
        ),
    ),
    counts="ks2_pupil",
    taught=("year_6",),
    event=_.gps_higher,
    published_in=("lait", "performance_tables"),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
