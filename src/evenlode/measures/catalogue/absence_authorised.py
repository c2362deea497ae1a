"""The percentage of possible sessions (half-days) that pupils missed with leave, most of them through illness.

Illness, medical appointments, suspension without other provision, a part-time timetable and other leave granted by the
school count. All rates of absence share one base, the possible sessions, so authorised and unauthorised add up to
overall absence. Six half-terms make the year since 2012/13, five before. 2019/20 has no full year, and in 2020/21
sessions missed because of covid were not counted as absence.
"""

from ibis import _

from evenlode.measures.counted import APART, OF_COMPULSORY_AGE, STATE_FUNDED, Share
from evenlode.measures.kinds import Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Share(
    id="absence_authorised",
    title="Authorised absence",
    noun="the authorised absence rate",
    theme=Theme.ATTENDANCE,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2012/13",
            "Sessions missed with the school's leave of sessions possible, six half-terms, compulsory school age.",
        ),
        Since(
            "2006/07",
            "Sessions missed with the school's leave of sessions possible, five half-terms, compulsory school age.",
            last="2011/12",
        ),
    ),
    markers=(
        Marker(
            "2024/25",
            "New register codes since 19 August 2024: leave for an interview counts as authorised absence, before as "
            "present. A little more absence, with nobody's behaviour changed.",
        ),
        Marker(
            "2016/17",
            "Special schools return absence each term from this year, once a year before; totals that include them "
            "differ a little in scope.",
        ),
    ),
    covid=("2019/20", "2020/21"),
    counts="enrolment_year",
    total_of=STATE_FUNDED,
    apart=APART,
    taught=OF_COMPULSORY_AGE,
    part=_.sessions_authorised,
    of=_.sessions_possible,
    published_in=("lait", "ees_absence", "ees_attendance", "ees_children_in_care"),
    citation="DfE, Pupil absence statistics: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
