"""The percentage of eleven year olds who reach the expected standard in writing, by their teacher's assessment.

Writing has no test: the school judges the pupil's work and a share of schools is moderated, so areas differ in
strictness as well as in writing. From 2017/18 a teacher may set a particular weakness aside, which is why the rise into
that year is marked. It fell by nine points in England across the pandemic and in 2024/25 was still six points short.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks2_writing_expected",
    title="Expected standard in writing at key stage 2",
    noun="the percentage reaching the expected standard in writing at key stage 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "Teacher assessment at the expected standard or at greater depth. No assessments in 2019/20 and 2020/21.",
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
    event=_.writing_expected,
    published_in=("lait", "ees_children_in_care", "ees_ks2", "performance_tables"),
    citation="DfE, Key stage 2 attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
