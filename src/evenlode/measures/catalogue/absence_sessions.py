"""The number of sessions (half-days) that pupils missed, with leave or without, altogether or for one reason.

It is the count above the line of the absence rate, and is used with its parts: how much of the time missed was illness,
holiday or no reason given. A number says nothing of how many pupils there are, so that places are compared by the rate.
The reasons add up to a little less than all sessions missed, since some schools give no reasons. Since 19 August 2024 a
part-time timetable, an interview and a performance have codes of their own.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="absence_sessions",
    title="Sessions missed",
    noun="the number of sessions missed",
    theme=Theme.ATTENDANCE,
    unit=Unit.COUNT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2012/13",
            "Sessions missed in state-funded primary, secondary and special schools, six half-terms, compulsory school "
            "age.",
        ),
    ),
    covid=("2019/20", "2020/21"),
    published_in=("ees_attendance", "ees_absence"),
    citation="DfE, Pupil absence statistics: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-24",
    review_next="2027-11-24",
)
