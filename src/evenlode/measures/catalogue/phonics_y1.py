"""The percentage of Year 1 pupils who reach the expected standard in the phonics screening check.

A child reads 40 words aloud to the teacher in June. The mark needed is announced after the check; it has been 32 in
each published year. Pupils who were absent or whom the school did not enter stay in the base as not having reached it;
only those who left, or for whom no result exists, are taken out. The check was not held in the summers of 2020 and
2021, so 2019/20 and 2020/21 have no figure.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="phonics_y1",
    title="Phonics in Year 1",
    noun="the percentage reaching the expected standard in phonics in Year 1",
    theme=Theme.KEY_STAGE_1,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2011/12",
            "At or above the threshold mark, 32 of 40 in every year so far; pupils absent or not entered count as "
            "not reaching it.",
        ),
    ),
    counts="phonics_pupil",
    taught=("year_1",),
    event=_.met,
    published_in=("lait", "strategy_2015"),
    citation="DfE, Phonics screening check attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
