"""The percentage of young people who have reached level 2, five good GCSEs or the equivalent, by the age of 19.

Qualifications of any kind, from school, college or an apprenticeship, add up. The year is the one in which they turned
19, and the base those at school in the area at 15, wherever they live now. Groups are those of the pupil at 15:
eligible for free school meals then, or with SEN then. English and mathematics need not be among them; see the measure
that asks for both.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="level2_by_19",
    title="Qualified to level 2 by 19",
    noun="the percentage qualified to level 2 by the age of 19",
    theme=Theme.POST_16,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2004/05",
            "Five GCSEs at grade 4 or C and above, or the equivalent, by the end of the academic year in which they "
            "turn 19.",
        ),
    ),
    markers=(
        Marker(
            "2019/20",
            "In 2020 and 2021 schools, colleges and teachers gave the grades: they count for those who were 16 to 19 "
            "in those years.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Level 2 and 3 attainment by young people aged 19: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
