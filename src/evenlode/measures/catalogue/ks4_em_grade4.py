"""The percentage of pupils with a grade 4 or above, a standard pass, in both English and mathematics.

The better of English language and literature counts. Every pupil at the end of key stage 4 is in the base, also those
entered for neither. A pupil without both must go on studying them after 16, so this is the door to most further
courses. Reformed GCSEs graded 9 to 1 came in 2016/17; grade 4 was set where C had been, but with other papers and
content, and the line is broken there. In 2019/20 and 2020/21 schools and teachers gave the grades and in 2021/22
grading was set midway back to that of 2018/19, so these years carry a flag.
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
    id="ks4_em_grade4",
    title="English and maths at grade 4 or above",
    noun="the percentage with grade 4 or above in English and maths",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2016/17", "Grade 4 or above in mathematics and in English language or literature."),
        Since(
            "2015/16",
            "Grade C or above in mathematics and in English language or literature; unreformed GCSEs.",
            last="2015/16",
        ),
    ),
    covid=("2019/20", "2020/21", "2021/22"),
    counts="ks4_pupil",
    taught=("year_11",),
    event=every_slot_reached(ENGLISH_AND_MATHS, "good"),
    published_in=("lait", "ees_children_in_care", "ees_ks4", "performance_tables"),
    citation="DfE, Key stage 4 performance: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
