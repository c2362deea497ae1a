"""The percentage of eleven year olds who reach the expected standard in science, by their teacher's assessment.

Pupils no longer sit a science test; the teacher says whether the standard is met, and there is no higher one. The base
is every pupil at the end of Year 6 with an assessment or a reason for none. There were no assessments in 2019/20 and
2020/21.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks2_science_expected",
    title="Expected standard in science at key stage 2",
    noun="the percentage reaching the expected standard in science at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2015/16", "Teacher assessment at the expected standard. No assessments in 2019/20 and 2020/21."),
    ),
    counts="ks2_pupil",
    taught=("year_6",),
    event=_.science_expected,
    published_in=("lait", "ees_children_in_care", "ees_ks2", "performance_tables"),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
