"""The percentage of initial requests for an education, health and care assessment that the authority refused.

Neither high nor low is good in itself: a low figure may be generous, or schools that ask late; a high one may be
strict, or many requests with little evidence. It is read with the appeals that follow and what became of them. The year
is the calendar year of the request.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="ehcp_initial_requests_refused",
    title="Requests for assessment refused",
    noun="the percentage of initial requests for assessment refused",
    theme=Theme.SEN,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.NEITHER,
    chance=Chance.PROPORTION,
    years=YearKind.CALENDAR,
    definitions=(
        Since(
            "2016",
            "Initial requests for an assessment for a plan refused in the calendar year, of those made in it.",
        ),
    ),
    markers=(
        Marker(
            "2022",
            "Collected for each person from this year on, as totals for each authority before: some change is the "
            "new collection.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Education, health and care plans: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
