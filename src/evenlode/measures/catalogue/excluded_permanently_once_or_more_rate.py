"""The percentage of children permanently excluded at least once in the academic year.

It is published for children in need, matched from social care records to the school census; each child counts once. It
is a share of children and not the rate of exclusions that is published for all pupils, so the two are not set side by
side. Very few children are counted in one authority and many figures are withheld.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="excluded_permanently_once_or_more_rate",
    title="Permanently excluded at least once",
    noun="the percentage permanently excluded at least once",
    theme=Theme.EXCLUSIONS,
    unit=Unit.PERCENT,
    decimals=2,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "School-aged children in need on 31 March matched to the school census, those with at least one "
            "permanent exclusion in the year.",
        ),
    ),
    covid=("2019/20", "2020/21"),
    published_in=("lait",),
    citation=(
        "DfE, Outcomes for children in need, including children looked after by local authorities in England: "
        "methodology"
    ),
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
