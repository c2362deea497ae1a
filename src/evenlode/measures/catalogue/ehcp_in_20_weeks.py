"""The percentage of new education, health and care plans issued within 20 weeks, exceptions apart.

Twenty weeks from the request is what the law allows. It lets the clock run over in named cases, such as a missed
appointment or a school's long closure; those plans are left out of both counts here. It says how fast plans were
finished and not how good they are, nor how long those still waiting have waited: an authority that works off its oldest
cases first shows a low figure while it improves. The year is the calendar year in which the plan was issued.
Statements, which had 26 weeks until 2014, are not in it.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="ehcp_in_20_weeks",
    title="Plans issued within 20 weeks",
    noun="the percentage of new plans issued within 20 weeks, exceptions apart",
    theme=Theme.SEN,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.CALENDAR,
    definitions=(
        Since(
            "2014",
            "New education, health and care plans issued within 20 weeks of the request, of those issued in the "
            "calendar year to which no exception applied.",
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
