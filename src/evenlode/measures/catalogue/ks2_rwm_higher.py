"""The percentage of eleven year olds who reach the higher standard in all of reading, writing and mathematics.

The same pupil must score 110 or more in both tests and be assessed as writing at greater depth. About one in twelve
does, so a single school's figure may rest on one or two children and a gap is better read over three years. It is not
the old level 5, which ended in 2014/15. There were no tests in 2019/20 and 2020/21.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks2_rwm_higher",
    title="Higher standard in reading, writing and maths",
    noun="the percentage reaching the higher standard in reading, writing and maths at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "A scaled score of 110 or more in reading and in mathematics, and writing assessed at greater depth. No "
            "assessments in 2019/20 and 2020/21.",
        ),
    ),
    markers=(
        Marker(
            "2017/18",
            "The writing framework was changed to allow more of the teacher's judgement: not fully comparable with "
            "earlier years.",
        ),
    ),
    counts="ks2_pupil",
    taught=("year_6",),
    event=_.rwm_higher,
    published_in=("lait", "ees_ks2", "performance_tables"),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
