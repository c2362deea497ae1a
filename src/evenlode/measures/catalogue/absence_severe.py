"""The percentage of pupils who miss half or more of their own possible sessions, for whatever reason.

It is counted as persistent absence is, with a higher bar: these pupils are also persistently absent. A pupil on a
part-time timetable of five sessions of ten is one of them, since the sessions off site are authorised absence. Numbers
are small, so a school's figure is unsteady; England's has nearly trebled since 2018/19. Figures for 2019/20 and 2020/21
are not of full or ordinary years.
"""

from ibis import _

from evenlode.measures.counted import APART, OF_COMPULSORY_AGE, STATE_FUNDED, Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="absence_severe",
    title="Severe absence",
    noun="the percentage severely absent",
    theme=Theme.ATTENDANCE,
    unit=Unit.PERCENT,
    decimals=2,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2015/16", "Enrolments missing 50 per cent or more of their own possible sessions, authorised or not."),
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
    event=_.sessions_missed * 2 >= _.sessions_possible,
    published_in=("lait", "ees_children_in_care"),
    fewer_decimals={"ees_children_in_care": 1},
    citation="DfE, Pupil absence statistics: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
