"""How much more, or less, progress pupils made in secondary school than others who started level with them.

A pupil's Attainment 8 is set against the average of pupils with the same results at key stage 2 and divided by ten, so
+1 is a grade more in each of ten slots and 0 is about England. Only pupils with key stage 2 results count. There is no
figure for 2019/20 and 2020/21, when exams were not sat, nor for 2024/25 and 2025/26, whose pupils sat no tests at the
end of primary school; nothing else may be put in their place. Each year's score is relative to that year's England, so
it cannot show England as a whole improving.
"""

from decimal import Decimal

from ibis import _

from evenlode.measures.counted import AgainstExpected
from evenlode.measures.kinds import Marker, Since
from evenlode.measures.slotted import total
from evenlode.vocabulary.ks4_slots import ATTAINMENT_8
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = AgainstExpected(
    id="ks4_progress8",
    title="Progress 8",
    noun="the average Progress 8 score",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.SCORE,
    decimals=2,
    direction=Direction.HIGHER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "Mean of each pupil's Attainment 8 less the national mean of pupils with the same key stage 2 results, "
            "divided by ten. No figures for 2019/20, 2020/21, 2024/25 and 2025/26.",
        ),
    ),
    markers=(
        Marker(
            "2017/18",
            "From this year a limit is set to how far one extremely negative score can lower an average.",
        ),
    ),
    covid=("2019/20", "2020/21", "2021/22"),
    counts="ks4_pupil",
    taught=("year_11",),
    score=total(ATTAINMENT_8),
    expected=_.expected_attainment8,
    least=_.least_progress8,
    scale=Decimal("0.1"),
    published_in=("lait", "ees_children_in_care", "ees_ks4", "performance_tables"),
    citation=(
        "DfE, Secondary accountability measures: guide for maintained secondary schools, academies and free schools"
    ),
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
