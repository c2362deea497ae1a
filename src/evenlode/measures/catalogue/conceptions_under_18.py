"""Conceptions of girls under 18 for each 1,000 girls aged 15 to 17 in the area.

A pregnancy that ends in a birth or in a legal abortion counts, dated back to conception; miscarriages do not. Nearly
all are of girls of 15 and over, hence the base. Figures take about two years to come, because births must be registered
first. The year is a calendar year and is not compared with a school year without saying so.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="conceptions_under_18",
    title="Conceptions under 18",
    noun="the rate of conceptions under 18",
    theme=Theme.HEALTH,
    unit=Unit.RATE_PER_1000,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.EVENTS,
    years=YearKind.CALENDAR,
    definitions=(
        Since(
            "1998",
            "Conceptions under 18 for each 1,000 girls aged 15 to 17 living in the area, in the calendar year.",
        ),
    ),
    published_in=("lait",),
    citation=(
        "ONS, Conceptions in England and Wales: quality and methodology; OHID, Public health profiles (Fingertips): "
        "under 18s conception rate"
    ),
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
