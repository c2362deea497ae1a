"""The percentage of infants who are fully or partly breastfed at six to eight weeks.

Health visitors record it at the review of that age; the base is all infants due one, so reviews not held lower the
figure. An authority with too many unknown is given none, which is why more than half of the figures are missing,
Oxfordshire's since 2020-21 among them. The year is the financial year to 31 March.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="breastfeeding_6_to_8_weeks",
    title="Breastfeeding at 6 to 8 weeks",
    noun="the percentage breastfed at 6 to 8 weeks",
    theme=Theme.HEALTH,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2015-16",
            "Infants fully or partly breastfed at the 6 to 8 week review, of infants due one, in the year to 31 "
            "March.",
        ),
    ),
    published_in=("lait",),
    citation="OHID, Public health profiles (Fingertips): breastfeeding prevalence at 6 to 8 weeks",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
