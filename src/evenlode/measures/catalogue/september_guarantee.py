"""The percentage of 16 and 17 year olds who have the offer of a suitable place by the end of September.

Authorities must see that every young person who leaves Year 11, and those a year older, are offered education or
training that suits them. The figure rests on the authority's own records, so a fall may be offers not made or offers
not written down. The calendar year is that of the September: the same figure stands under the following year in DfE's
tables of participation.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="september_guarantee",
    title="Offered a place by the end of September",
    noun="the percentage offered a place in education or training by the end of September",
    theme=Theme.POST_16,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.CALENDAR,
    definitions=(
        Since(
            "2015",
            "Offer of a suitable place made by 30 September to residents leaving Year 11 or a year older. The year "
            "is that of the September.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, September Guarantee: offers of education or training for 16 and 17 year olds, data notes",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
