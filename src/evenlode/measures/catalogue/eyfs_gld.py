"""The percentage of children who reach a good level of development at the end of Reception.

A child has reached it when the teacher's assessment says "expected" in each of the twelve early learning goals of
communication and language, physical development, personal, social and emotional development, literacy and mathematics;
one goal missed is enough to miss the whole. The base is every child with an assessment. The goals were rewritten for
2021/22 and "exceeding" was dropped, so that year starts a new series: a fall between 2018/19 and 2021/22 says nothing
about the children. Nothing was collected in 2019/20 and 2020/21, and the profile before 2012/13 was another one again.
"""

from ibis import _

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="eyfs_gld",
    title="Good level of development",
    noun="the percentage reaching a good level of development at the end of Reception",
    theme=Theme.EARLY_YEARS,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2021/22",
            "At least expected in all 12 early learning goals of the revised profile: communication and language, "
            "personal, social and emotional development, physical development, literacy, mathematics.",
        ),
        Since(
            "2012/13",
            "At least expected (2 of 3) in the 12 goals of the profile of 2012: communication and language, physical "
            "development, personal, social and emotional development, literacy, mathematics.",
            last="2018/19",
        ),
    ),
    markers=(
        Marker(
            "2020/21",
            "No assessments were made in 2019/20 and 2020/21. The tool's release of April 2026 prints Chinese "
            "children's figure of 2021/22 under 2020/21.",
        ),
    ),
    counts="eyfs_child",
    taught=("year_r",),
    event=_.good_level,
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
