"""The percentage of seven year olds at level 2 or above in mathematics, by their teacher's assessment.

Counted for pupils at the end of Year 2 under national curriculum levels, which ended in 2014/15. Mathematics was the
subject in which most children reached it, so gaps look small near the top of the scale. The expected standard of
2015/16 asks for about a level 2B or more and was built on another curriculum: the two are separate measures, never one
line, and no change is worked out between them.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks1_maths_level2",
    title="Level 2 in maths at key stage 1",
    noun="the percentage at level 2 or above in maths at key stage 1",
    theme=Theme.KEY_STAGE_1,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2004/05", "Teacher assessment at level 2C or above.", last="2014/15"),
    ),
    counts="ks1_pupil",
    taught=("year_2",),
    event=_.maths_level2,
    published_in=("strategy_2015",),
    citation="DfE, Phonics screening check and key stage 1 assessments in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
