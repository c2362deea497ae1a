"""Hospital admissions of children under 18 for mental health for each 100,000 of them in the area.

The main diagnosis must be a mental or behavioural disorder; drink and drugs are among them. It counts admissions and
not children, and needs that never reach a bed are not in it: a low rate may mean few beds. Earlier years have been
restated for population estimates revised after the Census of 2021. The year is the financial year to 31 March.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="admissions_mental_health",
    title="Admissions for mental health, under 18",
    noun="the rate of admissions for mental health under 18",
    theme=Theme.HEALTH,
    unit=Unit.RATE_PER_100000,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2010-11",
            "Hospital admissions with a main diagnosis of a mental or behavioural disorder, ages 0 to 17, for each "
            "100,000 residents, in the year to 31 March.",
        ),
    ),
    published_in=("lait",),
    citation=(
        "OHID, Public health profiles (Fingertips): hospital admissions for mental health conditions, under 18 years"
    ),
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
