"""The average Attainment 8 score of pupils at the end of key stage 4.

Attainment 8 adds a pupil's points in English and mathematics (each counted twice), the best three English Baccalaureate
subjects and the best three other subjects; an empty slot counts nothing. Every pupil at the end of key stage 4 is in
the average. Points were 8 for an A* down to 1 for a G until 2015/16; from 2016/17 reformed GCSEs count their own grade
of 9 to 1, so the two scales are never joined in one trend.
"""

from evenlode.measures.counted import SlottedScore
from evenlode.measures.kinds import Since
from evenlode.vocabulary.ks4_slots import ATTAINMENT_8
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = SlottedScore(
    id="ks4_attainment8",
    title="Attainment 8",
    noun="the average Attainment 8 score",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.POINTS,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2016/17", "Points of reformed GCSEs, 9 to 1; other qualifications on the matching scale (A* = 8.5)."),
        Since("2014/15", "Points of unreformed GCSEs, A* = 8 to G = 1."),
    ),
    covid=("2019/20", "2020/21", "2021/22"),
    counts="ks4_pupil",
    taught=("year_11",),
    slots=ATTAINMENT_8,
    published_in=("lait", "ees_children_in_care", "ees_ks4", "performance_tables"),
    citation=(
        "DfE, Secondary accountability measures: guide for maintained secondary schools, academies and free schools"
    ),
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
