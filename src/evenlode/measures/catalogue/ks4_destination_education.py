"""The percentage of pupils who stay in education for two terms after key stage 4.

School sixth forms, sixth form and further education colleges and special provision count; apprenticeships and work do
not. The year is the one in which the pupils finished key stage 4, from 2016/17 as recalculated by DfE. Higher is not
always better for every pupil: a fall may mean more apprenticeships, so it is read with the figure for any sustained
destination. The tool's release of November 2024 prints the year of the destination instead, a year later for the same
pupils: figures taken from it alone stand one year late.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="ks4_destination_education",
    title="In education after key stage 4",
    noun="the percentage in sustained education after key stage 4",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2016/17",
            "Two terms in school, college or other education in the year after key stage 4. The year is that in "
            "which key stage 4 ended.",
        ),
        Since("2014/15", "The same. The year is that of the destination.", last="2015/16"),
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
