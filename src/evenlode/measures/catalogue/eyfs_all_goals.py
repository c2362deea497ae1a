"""The percentage of children at the expected level in all 17 early learning goals at the end of Reception.

Beside the twelve goals of a good level of development it asks for the five on understanding the world and on expressive
arts and design, so it is always a little lower. Every child with an assessment is in the base. The goals were rewritten
for 2021/22: earlier years are a different measure under the same name and the line is broken there. No profile was
collected in 2019/20 and 2020/21.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="eyfs_all_goals",
    title="At least expected in all early learning goals",
    noun="the percentage at the expected level in all early learning goals",
    theme=Theme.EARLY_YEARS,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2021/22", "At least expected in all 17 goals of the revised profile."),
        Since("2012/13", "At least expected in all 17 goals of the profile of 2012.", last="2018/19"),
    ),
    counts="eyfs_child",
    taught=("year_r",),
    event=_.every_goal,
    published_in=("lait",),
    citation=(
        "DfE, Early years foundation stage profile results: methodology; DfE, Early years foundation stage profile "
        "handbook"
    ),
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
