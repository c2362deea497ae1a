"""The percentage of pupils with five or more GCSEs or equivalents at grades A* to C, English and maths among them.

It was the headline of key stage 4 until 2014/15, over all pupils at the end of it. From 2013/14 a vocational
qualification counted as one GCSE at most, only two of them counted, and the first entry counted and not the best:
England fell by several points in a year although results had not. No trend crosses that year, and none runs on to the
passes at grade 4 or to Attainment 8, which replaced it.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.measures.slotted import every_slot_reached
from evenlode.vocabulary.ks4_slots import ENGLISH_AND_MATHS
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks4_5ac_em",
    title="Five or more GCSEs at A* to C with English and maths",
    noun="the percentage with five or more GCSEs at A* to C including English and maths",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2013/14",
            "Five or more GCSEs or equivalents at A* to C including English and mathematics; a qualification counts "
            "as one at most, two non-GCSEs at most, first entries only.",
            last="2015/16",
        ),
        Since(
            "2005/06",
            "Five or more GCSEs or equivalents at A* to C including English and mathematics; large vocational "
            "qualifications count as several.",
            last="2012/13",
        ),
    ),
    counts="ks4_pupil",
    taught=("year_11",),
    event=(_.good_passes >= 5) & every_slot_reached(ENGLISH_AND_MATHS, "good"),
    published_in=("strategy_2015",),
    citation="DfE, GCSE and equivalent results in England: quality and methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
