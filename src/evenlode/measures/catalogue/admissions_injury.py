"""Emergency hospital admissions of children under 15 for injuries for each 10,000 of them in the area.

Accidents and deliberate harm, self-harm among it, count by where the child lives. It counts admissions and not
children, and hospitals differ in whom they admit and whom they treat and send home, so a change of practice looks like
a change of injuries. The year is the financial year to 31 March.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="admissions_injury",
    title="Emergency admissions for injury, under 15",
    noun="the rate of emergency admissions for injury under 15",
    theme=Theme.HEALTH,
    unit=Unit.RATE_PER_10000,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2010-11",
            "Emergency admissions for unintentional and deliberate injuries, ages 0 to 14, for each 10,000 "
            "residents, in the year to 31 March.",
        ),
    ),
    published_in=("lait",),
    citation=(
        "OHID, Public health profiles (Fingertips): hospital admissions caused by unintentional and deliberate "
        "injuries in children aged 0 to 14"
    ),
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
