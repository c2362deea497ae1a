"""The percentage of Year 6 children who are overweight, obesity included.

Children of ten and eleven in mainstream state schools are weighed and measured; the area is that of the school. More
families withdraw children at this age than in Reception, heavier children perhaps more often. Set beside Reception it
shows what the primary years add. Measuring stopped in March 2020, and in 2020/21 only a sample was measured, which
gives no authority a figure.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="overweight_year_6",
    title="Overweight in Year 6",
    noun="the percentage overweight in Year 6",
    theme=Theme.HEALTH,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2006/07",
            "Children measured in Year 6 with a body mass index at or above the 85th centile of the British growth "
            "reference of 1990.",
        ),
    ),
    covid=("2019/20", "2020/21"),
    published_in=("lait",),
    citation=(
        "NHS England, National Child Measurement Programme: methodology; OHID, Public health profiles (Fingertips): "
        "overweight (including obesity)"
    ),
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
