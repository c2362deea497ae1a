"""The average points of pupils in the subjects of the English Baccalaureate, entered or not.

Points run from 9 to 0 over six slots (English, mathematics, two of science, history or geography, a language) and an
empty slot counts nothing, so leaving out a language costs a pupil a sixth. Every pupil at the end of key stage 4 is in
the average. It replaced the percentage achieving all parts as headline in 2017/18. In 2019/20 and 2020/21 schools and
teachers gave the grades and in 2021/22 grading was set midway back to that of 2018/19, so these years carry a flag.
"""

from evenlode.measures.counted import SlottedScore
from evenlode.measures.kinds import Since
from evenlode.vocabulary.ks4_slots import ENGLISH_BACCALAUREATE
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = SlottedScore(
    id="ks4_ebacc_points",
    title="English Baccalaureate average points",
    noun="the average English Baccalaureate point score",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.POINTS,
    decimals=2,
    direction=Direction.HIGHER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2017/18",
            "Mean points, 9 to 0, over six slots: English, mathematics, two sciences, history or geography, a "
            "language; an empty slot counts 0.",
        ),
    ),
    covid=("2019/20", "2020/21", "2021/22"),
    counts="ks4_pupil",
    taught=("year_11",),
    slots=ENGLISH_BACCALAUREATE,
    published_in=("lait", "ees_children_in_care", "ees_ks4", "performance_tables"),
    citation="DfE, Key stage 4 performance: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
