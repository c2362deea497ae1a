"""The percentage of pupils who achieve every part of the English Baccalaureate at grade 4 or above.

Pupils never entered for it stay in the base, so the figure can be no higher than the percentage entered and follows it
closely. Reformed GCSEs came in English and mathematics in 2016/17 and in the other parts a year later; grade 4 was set
where C had been, and the line is broken at the first of these years. In 2019/20 and 2020/21 schools and teachers gave
the grades and in 2021/22 grading was set midway back to that of 2018/19, so these years carry a flag.
"""

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.measures.slotted import every_slot_reached
from evenlode.vocabulary.ks4_slots import ENGLISH_BACCALAUREATE
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks4_ebacc_grade4",
    title="English Baccalaureate at grade 4 or above",
    noun="the percentage achieving the English Baccalaureate at grade 4 or above",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2016/17", "Grade 4 or above in English and mathematics, and 4 or C or above in the other parts."),
        Since("2009/10", "Grade C or above in every part; unreformed GCSEs.", last="2015/16"),
    ),
    markers=(
        Marker("2015/16", "From this year the better of English language and literature counts, not language alone."),
        Marker("2013/14", "From this year computer science counts among the sciences."),
    ),
    covid=("2019/20", "2020/21", "2021/22"),
    counts="ks4_pupil",
    taught=("year_11",),
    event=every_slot_reached(ENGLISH_BACCALAUREATE, "good"),
    published_in=("lait", "performance_tables"),
    citation="DfE, Key stage 4 performance: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
