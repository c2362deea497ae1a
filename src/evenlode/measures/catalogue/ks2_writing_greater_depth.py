"""The percentage of eleven year olds who write at greater depth, by their teacher's assessment.

Greater depth is the highest of the teacher's judgements in writing; there is no test. The framework was loosened for
2017/18. In England it fell from 20 to 13 per cent across the pandemic and has stayed there, and it is the narrowest of
the three gates to the higher standard in reading, writing and mathematics together.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks2_writing_greater_depth",
    title="Greater depth in writing at key stage 2",
    noun="the percentage writing at greater depth at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "Teacher assessment at greater depth within the expected standard. No assessments in 2019/20 and 2020/21.",
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
    event=_.writing_greater_depth,
    published_in=("lait", "performance_tables"),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
