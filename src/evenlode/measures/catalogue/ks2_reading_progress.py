"""How much more, or less, progress pupils made in reading than others in England who started level with them.

A pupil's result, by the reading test, is set against the mean of all pupils in England with the same results at key
stage 1; the average of these differences is the score, and 0 is England. Pupils working below the test are given a
nominal score, so that they count. It needs the results of four years before: there is none for 2019/20 and 2020/21,
when no tests were held, nor for 2023/24 and 2024/25, whose pupils had no key stage 1 results, and nothing else may be
put in their place.
"""

from ibis import _

from evenlode.measures.counted import AgainstExpected
from evenlode.measures.kinds import Marker, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = AgainstExpected(
    id="ks2_reading_progress",
    title="Progress in reading between key stages 1 and 2",
    noun="the average progress score in reading between key stages 1 and 2",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.SCORE,
    decimals=2,
    direction=Direction.HIGHER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2015/16",
            "Mean of each pupil's result less the national mean of pupils with the same key stage 1 results. No "
            "figures for 2019/20, 2020/21, 2023/24 and 2024/25.",
        ),
    ),
    markers=(
        Marker(
            "2017/18",
            "From this year a limit is set to how far one extremely negative score can lower an average.",
        ),
    ),
    counts="ks2_pupil",
    taught=("year_6",),
    score=_.reading_points,
    expected=_.reading_aim,
    least=_.reading_least,
    published_in=("lait", "ees_children_in_care", "ees_ks2", "performance_tables"),
    citation="DfE, Primary school accountability: technical guide",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
