"""The number of enrolments with at least one session missed in the year, altogether or for one reason.

It tells how many pupils something touched at all: most are ill at least once. What is counted is the enrolment, so a
pupil who moves may count twice, and one who missed sessions for two reasons counts under each: reasons never add up. A
number says nothing of how many pupils there are, so that places are not ranked by it. DfE rounds the numbers of England
and its regions to the nearest five.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="enrolments_missing_a_session",
    title="Enrolments missing at least one session",
    noun="the number of enrolments missing at least one session",
    theme=Theme.ATTENDANCE,
    unit=Unit.COUNT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2012/13",
            "Enrolments with at least one absence in state-funded primary, secondary and special schools, six "
            "half-terms, compulsory school age.",
        ),
    ),
    covid=("2019/20", "2020/21"),
    published_in=("ees_absence",),
    citation="DfE, Pupil absence statistics: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-24",
    review_next="2027-11-24",
)
