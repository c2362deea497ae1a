"""The percentage of pupils who achieve every part of the English Baccalaureate at grade 5 or above.

Pupils never entered for it stay in the base. In 2016/17 only English and mathematics had the new grades and a C was
enough elsewhere; from 2017/18 a 5 is needed throughout, and England fell from 21 to 17 per cent for that reason alone:
the line is broken there. In 2019/20 and 2020/21 schools and teachers gave the grades and in 2021/22 grading was set
midway back to that of 2018/19, so these years carry a flag.
"""

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.measures.slotted import every_slot_reached
from evenlode.vocabulary.ks4_slots import ENGLISH_BACCALAUREATE
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks4_ebacc_grade5",
    title="English Baccalaureate at grade 5 or above",
    noun="the percentage achieving the English Baccalaureate at grade 5 or above",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2017/18",
            "Grade 5 or above in every part; grade C or above in a subject whose GCSE is still unreformed.",
        ),
        Since(
            "2016/17",
            "Grade 5 or above in English and mathematics, grade C or above in the other parts, still unreformed.",
            last="2016/17",
        ),
    ),
    covid=("2019/20", "2020/21", "2021/22"),
    counts="ks4_pupil",
    taught=("year_11",),
    event=every_slot_reached(ENGLISH_BACCALAUREATE, "strong"),
    published_in=("lait", "performance_tables"),
    citation="DfE, Key stage 4 performance: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
