"""The percentage of seven year olds working at greater depth in writing, by their teacher's assessment.

It is the higher of the two standards that a teacher could award at the end of Year 2 from 2015/16. It is the rarest of
the three; after the pandemic it fell to fewer than one child in ten, which makes a small area's figure unsteady. It was
last published for 2022/23: since 2023/24 schools need not assess at this age, so there is no series to continue.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks1_writing_greater_depth",
    title="Greater depth in writing at key stage 1",
    noun="the percentage working at greater depth in writing at key stage 1",
    theme=Theme.KEY_STAGE_1,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "Teacher assessment at greater depth within the expected standard. No assessments in 2019/20 and 2020/21.",
            last="2022/23",
        ),
    ),
    markers=(
        Marker(
            "2017/18",
            "The writing framework was changed to allow more of the teacher's judgement: not fully comparable with "
            "2015/16 and 2016/17.",
        ),
    ),
    counts="ks1_pupil",
    taught=("year_2",),
    event=_.writing_greater_depth,
    published_in=("lait",),
    citation="DfE, Phonics screening check and key stage 1 assessments in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
