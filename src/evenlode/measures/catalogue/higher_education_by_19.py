"""The percentage of pupils of state-funded schools who are in higher education by the age of 19.

Records of pupils at 15 are matched with those of universities and of colleges that teach at that level; the figures are
estimates. The area is that of the school at 15, and free school meals are those of that age. Those who start later are
missed. The tool writes the years as `2022-23`, but they are academic years.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="higher_education_by_19",
    title="In higher education by 19",
    noun="the percentage in higher education by the age of 19",
    theme=Theme.POST_16,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2005/06",
            "At state-funded schools in the area at 15 and in higher education by 19; matched from records of pupils "
            "and of students. The year is that in which they turned 19.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Widening participation in higher education: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
