"""The percentage of all new education, health and care plans issued within 20 weeks of the request.

Plans to which one of the law's exceptions applied stay in, so it is what families live through; it lies a little below
the figure without them. The distance between the two shows how often an authority counts a case as an exception. The
year is the calendar year in which the plan was issued.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="ehcp_in_20_weeks_all",
    title="Plans issued within 20 weeks, all plans",
    noun="the percentage of new plans issued within 20 weeks, exceptions included",
    theme=Theme.SEN,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.CALENDAR,
    definitions=(
        Since(
            "2014",
            "New education, health and care plans issued within 20 weeks of the request, of all issued in the "
            "calendar year.",
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
    citation=(
        "DfE, Education, health and care plans: methodology; Special Educational Needs and Disability Regulations "
        "2014, regulation 13"
    ),
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
