"""The percentage of pupils who stay in education, an apprenticeship or work for two terms after key stage 4.

It covers the pupils of state-funded schools and the autumn and spring terms after they finish. The year is the one in
which they finished. DfE gave up authorities' records of employment and recalculated the pupils of 2016/17 and later,
which lowered England by about a point, so earlier figures are not compared. The tool's release of November 2024 prints
the year of the destination instead, a year later for the same pupils: figures taken from it alone stand one year late.
The school performance tables of 2018/19 print those who finished in 2016/17 as first counted, before the recalculation.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="ks4_destination_sustained",
    title="In education, an apprenticeship or work after key stage 4",
    noun="the percentage with a sustained destination after key stage 4",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2016/17",
            "Two terms in education, an apprenticeship or employment in the year after key stage 4; employment from "
            "tax records alone. The year is that in which key stage 4 ended.",
        ),
        Since(
            "2014/15",
            "As now, with employment also from authorities' own records. The year is that of the destination.",
            last="2015/16",
        ),
    ),
    markers=(
        Marker(
            "2019/20",
            "These pupils left school in the summer of 2020, when few apprenticeships were to be had: more stayed in "
            "education.",
        ),
    ),
    published_in=("lait", "performance_tables"),
    citation="DfE, Key stage 4 destination measures: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
