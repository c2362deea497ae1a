"""The average number of early learning goals, of 17, in which a child is at the expected level.

A good level of development says only whether a child passed all twelve bars; this average also moves when a child far
below them gains a goal or two, so it shows progress among the children furthest behind. It replaced the average point
score (17 to 51), which ended with the old profile in 2018/19 and cannot be turned into it.
"""

from ibis import _

from evenlode.measures.counted import Mean
from evenlode.measures.kinds import Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Mean(
    id="eyfs_average_goals",
    title="Early learning goals reached",
    noun="the average number of early learning goals at the expected level",
    theme=Theme.EARLY_YEARS,
    unit=Unit.SCORE,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2021/22", "Mean number of the revised profile's 17 goals in which a child is at the expected level."),
    ),
    counts="eyfs_child",
    taught=("year_r",),
    score=_.goals_reached,
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
