"""The average scaled score of eleven year olds in the national test in mathematics.

Scores run from 80 to 120 and 100 is the expected standard. Only pupils who have a score are in the average: those
absent or working below the test are left out, though the percentages at the standard count them. Three papers, one of
arithmetic and two of reasoning, make one score. The tool gives whole numbers. There were no tests in 2019/20 and
2020/21.
"""

from ibis import _

from evenlode.measures.counted import Mean
from evenlode.measures.kinds import Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Mean(
    id="ks2_maths_scaled_score",
    title="Average scaled score in maths",
    noun="the average scaled score in maths at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.SCORE,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "Mean scaled score, 80 to 120, of the pupils who have one. No assessments in 2019/20 and 2020/21.",
        ),
    ),
    counts="ks2_pupil",
    taught=("year_6",),
    score=_.maths_score,
    published_in=("lait", "performance_tables"),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
