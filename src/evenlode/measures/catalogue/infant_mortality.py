"""Deaths of children under one year of age for each 1,000 live births in the area.

The tool gives single calendar years. In one authority that is a few dozen deaths or fewer, so a rise or fall between
two years is seldom more than chance, and several years are read together. Early birth is the chief cause and it is
closely tied to poverty. Small numbers are withheld.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="infant_mortality",
    title="Infant mortality",
    noun="the rate of infant mortality",
    theme=Theme.HEALTH,
    unit=Unit.RATE_PER_1000,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.EVENTS,
    years=YearKind.CALENDAR,
    definitions=(
        Since("2015", "Deaths under one year for each 1,000 live births, in one calendar year."),
    ),
    published_in=("lait",),
    citation="ONS, Child and infant mortality in England and Wales: quality and methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
