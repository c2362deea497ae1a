"""The percentage of pupils with a grade 5 or above, a strong pass, in both English and mathematics.

The better of English language and literature counts, and every pupil at the end of key stage 4 is in the base. Grade 5
lies between the old C and B, so there is nothing before 2016/17 to set beside it. In 2019/20 and 2020/21 schools and
teachers gave the grades and in 2021/22 grading was set midway back to that of 2018/19, so these years carry a flag.
Grades given by teachers raised England by more than eight points, and most of that was given back by 2022/23.
"""

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.measures.slotted import every_slot_reached
from evenlode.vocabulary.ks4_slots import ENGLISH_AND_MATHS
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks4_em_grade5",
    title="English and maths at grade 5 or above",
    noun="the percentage with grade 5 or above in English and maths",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2016/17", "Grade 5 or above in mathematics and in English language or literature."),
    ),
    covid=("2019/20", "2020/21", "2021/22"),
    counts="ks4_pupil",
    taught=("year_11",),
    event=every_slot_reached(ENGLISH_AND_MATHS, "strong"),
    published_in=("lait", "ees_children_in_care", "ees_ks4", "performance_tables"),
    citation="DfE, Key stage 4 performance: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
