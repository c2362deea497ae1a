"""The percentage of three and four year olds who take up some funded early education.

A child counts once in the January count, however many providers share the hours and whether 15 or 30 are used. The base
is an estimate of the children who live in the area, so the figure can pass 100. In 2025 the publisher revised those
estimates from 2017/18 on: the same children counted became three points more in England's 2017/18, and Oxfordshire's
100.7 per cent of 2023/24 became 89.9. Years before 2017/18 stand on the old estimates and are not compared.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="early_education_take_up",
    title="Three and four year olds in funded early education",
    noun="the percentage of three and four year olds taking up funded early education",
    theme=Theme.EARLY_YEARS,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2017/18",
            "Children in any funded place in the January count, over the population estimates as revised in 2025.",
        ),
        Since(
            "2010/11",
            "Children in any funded place in the January count, over the population estimates of the time.",
            last="2016/17",
        ),
    ),
    covid=("2020/21",),
    published_in=("lait",),
    citation="DfE, Funded early education and childcare: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
