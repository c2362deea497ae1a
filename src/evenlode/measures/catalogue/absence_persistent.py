"""The percentage of pupils who miss a tenth or more of their own possible sessions, for whatever reason.

A pupil who misses exactly a tenth counts. What is counted is the enrolment, so a pupil who moves may count twice, and
absence with leave counts as much as without: illness alone can make a persistent absentee. DfE adopted it in 2015/16
and restated earlier years; before, the headline was a fixed number of sessions, about 15 per cent, which is a measure
of its own and gives a third as many pupils. Figures for 2019/20 and 2020/21 are not of full or ordinary years.
"""

from ibis import _

from evenlode.measures.counted import APART, OF_COMPULSORY_AGE, STATE_FUNDED, Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="absence_persistent",
    title="Persistent absence",
    noun="the percentage persistently absent",
    theme=Theme.ATTENDANCE,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2012/13",
            "Enrolments missing 10 per cent or more of their own possible sessions, authorised or not, over six "
            "half-terms; DfE's measure since 2015/16 and restated by DfE for the years before.",
        ),
        Since(
            "2006/07",
            "Enrolments missing 10 per cent or more of their own possible sessions, over five half-terms; restated "
            "by DfE.",
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
    event=_.sessions_missed * 10 >= _.sessions_possible,
    published_in=("lait", "ees_attendance", "ees_children_in_care", "performance_tables"),
    citation="DfE, Pupil absence statistics: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
