"""The percentage of eleven year olds at level 4 or above in all of reading, writing and mathematics.

A pupil must reach it in the reading test, the mathematics test and the teacher's assessment of writing; absent pupils
and those working below the tests count as not having done so. Before 2011/12 English was one result with its own
writing test, which is not this measure. Levels ended in 2014/15. The expected standard that followed is higher: 80 per
cent under the one became 54 per cent under the other in a single year, so the two are never joined.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks2_rwm_level4",
    title="Level 4 in reading, writing and maths",
    noun="the percentage at level 4 or above in reading, writing and maths at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2011/12",
            "Level 4 or above in the reading test, the teacher's assessment of writing and the mathematics test, all "
            "three.",
            last="2014/15",
        ),
    ),
    counts="ks2_pupil",
    taught=("year_6",),
    event=_.rwm_level4,
    published_in=("strategy_2015",),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
