"""Of young people without level 2 in English and maths at 16, the percentage who have both by the age of 19.

It shows what happens after school to pupils who left it without the two passes; its base is small and changes with the
results at 16. It is not a part of the percentage at level 2 by 19 but a rate among those who missed it. England's rate
stood at 37 per cent in 2021/22 and 19 two years later, since pupils graded by their teachers in 2020 and 2021 left few
near the line to catch up.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="level2_em_by_19_not_at_16",
    title="English and maths gained between 16 and 19",
    noun="the percentage gaining level 2 in English and maths by 19 who had not at 16",
    theme=Theme.POST_16,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2014/15",
            "Of those without level 2 in English and mathematics at 16, the share with both by the end of the "
            "academic year in which they turn 19.",
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
