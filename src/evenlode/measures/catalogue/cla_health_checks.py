"""The percentage of children looked after whose health assessments were done in the year.

A doctor or another qualified professional must see a child of five or over once a year and a younger one twice. The
base is children looked after without a break for a year or more on 31 March; one who declines counts as not seen. The
year is the financial year to 31 March.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cla_health_checks",
    title="Health checks of children looked after",
    noun="the percentage of children looked after with their health checks done",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2017-18",
            "Children looked after for 12 months or more on 31 March whose yearly health assessment was done (two "
            "for those under five).",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
