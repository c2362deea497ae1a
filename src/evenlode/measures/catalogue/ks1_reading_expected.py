"""The percentage of seven year olds at the expected standard in reading, by their teacher's assessment.

It counts pupils at the end of Year 2 judged at the expected standard or working at greater depth; a test informs the
judgement but does not decide it. The standard replaced level 2 in 2015/16 and is higher. The reading framework was
changed for 2018/19, which is marked, not broken. It was last published for 2022/23: since 2023/24 schools need not
assess at this age, so there is no series to continue.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks1_reading_expected",
    title="Expected standard in reading at key stage 1",
    noun="the percentage reaching the expected standard in reading at key stage 1",
    theme=Theme.KEY_STAGE_1,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "Teacher assessment at the expected standard or at greater depth. No assessments in 2019/20 and 2020/21.",
            last="2022/23",
        ),
    ),
    markers=(
        Marker("2018/19", "The reading framework was changed: not fully comparable with earlier years."),
    ),
    counts="ks1_pupil",
    taught=("year_2",),
    event=_.reading_expected,
    published_in=("lait",),
    citation="DfE, Phonics screening check and key stage 1 assessments in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
