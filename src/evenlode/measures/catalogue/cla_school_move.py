"""The percentage of children looked after who changed school in the middle of a school year.

Changes between 1 April and 31 March count, save those of August and September and those before the child came into
care. Moving from no school to a school counts too. Records of care are matched to the school census, and DfE goes on
improving the matching and restates earlier years. The financial year spans two school years. There is no figure for
2019-20.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cla_school_move",
    title="Children looked after who moved school",
    noun="the percentage of children looked after who moved school in mid-year",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2017-18",
            "Children looked after on 31 March with a change of school in the year outside August and September.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
