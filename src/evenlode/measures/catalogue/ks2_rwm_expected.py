"""The percentage of eleven year olds who reach the expected standard in all of reading, writing and mathematics.

The same pupil must score 100 or more in the reading test and in the mathematics test and be assessed by the teacher at
the expected standard in writing, so the figure lies well below that of any one subject. Pupils who were absent or
working below the tests stay in the base. It replaced level 4 in 2015/16 with a new curriculum and a higher bar, and no
trend runs across that year. There were no tests in 2019/20 and 2020/21.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks2_rwm_expected",
    title="Expected standard in reading, writing and maths",
    noun="the percentage reaching the expected standard in reading, writing and maths at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "A scaled score of 100 or more in reading and in mathematics, and writing assessed at the expected "
            "standard or greater depth. No assessments in 2019/20 and 2020/21.",
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
    event=_.rwm_expected,
    published_in=("lait", "ees_children_in_care", "ees_ks2", "performance_tables"),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
