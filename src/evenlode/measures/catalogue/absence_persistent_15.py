"""The percentage of pupils who miss about 15 per cent of sessions, by the fixed numbers in force until 2014/15.

The test is a number of missed sessions, 56 over six half-terms, and not a share of the pupil's own: one who joins late
can hardly reach it. It was the definition when the 2015 strategy was written, and 3.7 per cent of pupils in England met
it in 2014/15 where 11.0 per cent met that of a tenth, so the two are never joined. The strategy sets Oxfordshire's
2013/14 beside England's 2012/13, which is not like for like.
"""

import ibis
from ibis import _

from evenlode.measures.counted import APART, OF_COMPULSORY_AGE, STATE_FUNDED, Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="absence_persistent_15",
    title="Persistent absence, 15 per cent",
    noun="the percentage persistently absent by the 15 per cent threshold",
    theme=Theme.ATTENDANCE,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2012/13",
            "Enrolments missing 56 sessions or more over six half-terms (46 for Year 11), about 15 per cent.",
            last="2014/15",
        ),
        Since(
            "2010/11",
            "Enrolments missing 46 sessions or more over five half-terms, about 15 per cent.",
            last="2011/12",
        ),
    ),
    counts="enrolment_year",
    population=_.period.isin(["autumn", "autumn_spring", "year"]),
    total_of=STATE_FUNDED,
    apart=APART,
    taught=OF_COMPULSORY_AGE,
    event=_.sessions_missed
    >= ibis.cases((_.period == "autumn", 22), (_.period == "autumn_spring", 38), (_.age == 15, 46), else_=56),
    published_in=("strategy_2015",),
    citation="DfE, Pupil absence statistics: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
