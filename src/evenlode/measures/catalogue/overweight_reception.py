"""The percentage of Reception children who are overweight, obesity included.

Nurses weigh and measure children of four and five in mainstream state schools; the area is that of the school. The bar
is the 85th centile of children in 1990, so 15 per cent would have been over it then. Measuring stopped in March 2020,
and in 2020/21 only a sample was measured, which gives no authority a figure.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="overweight_reception",
    title="Overweight in Reception",
    noun="the percentage overweight in Reception",
    theme=Theme.HEALTH,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2006/07",
            "Children measured in Reception with a body mass index at or above the 85th centile of the British "
            "growth reference of 1990.",
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
