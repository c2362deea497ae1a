"""The percentage of seven year olds at the expected standard in science, by their teacher's assessment.

Science has one standard only: a pupil at the end of Year 2 has met it or has not, and no test stands behind the
judgement. It moves less than the other subjects and is read beside them, not instead of them. It was last published for
2022/23: since 2023/24 schools need not assess at this age, so there is no series to continue.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks1_science_expected",
    title="Expected standard in science at key stage 1",
    noun="the percentage reaching the expected standard in science at key stage 1",
    theme=Theme.KEY_STAGE_1,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "Teacher assessment at the expected standard. No assessments in 2019/20 and 2020/21.",
            last="2022/23",
        ),
    ),
    counts="ks1_pupil",
    taught=("year_2",),
    event=_.science_expected,
    published_in=("lait",),
    citation="DfE, Phonics screening check and key stage 1 assessments in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
