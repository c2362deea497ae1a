"""The percentage of young people who have reached level 3, two A levels or the equivalent, by the age of 19.

Academic and vocational qualifications and apprenticeships count. The year is the one in which they turned 19, and the
base those at school in the area at 15, wherever they live now. Groups are those of the pupil at 15. Level 3 is what
most higher education asks for.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="level3_by_19",
    title="Qualified to level 3 by 19",
    noun="the percentage qualified to level 3 by the age of 19",
    theme=Theme.POST_16,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2004/05", "Two A levels or the equivalent by the end of the academic year in which they turn 19."),
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
