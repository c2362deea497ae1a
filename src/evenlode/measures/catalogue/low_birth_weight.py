"""The percentage of babies born at full term who weigh less than 2,500 grams.

Only live births after 37 weeks or more with a known weight are counted, so early birth does not explain it: smoking,
poor food and poverty do much of that. The year is a calendar year. The tool's release of November 2024 prints
impossible values for England, of 29 to 87 per cent; that of April 2026 corrects them from 2016 on, and England's figure
for 2015 is not to be used.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="low_birth_weight",
    title="Low birth weight",
    noun="the percentage of full-term babies of low birth weight",
    theme=Theme.HEALTH,
    unit=Unit.PERCENT,
    decimals=2,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.CALENDAR,
    definitions=(
        Since(
            "2006",
            "Live births after 37 weeks or more that weigh under 2,500 grams, of those with a known weight, in the "
            "calendar year.",
        ),
    ),
    published_in=("lait",),
    citation="OHID, Public health profiles (Fingertips): low birth weight of term babies",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
