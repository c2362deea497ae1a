"""The percentage of pupils with an education, health and care plan, or before it a statement.

It is counted at the January census over all pupils at schools in the area, wherever they live. Plans replaced
statements between September 2014 and March 2018 at the same legal bar, and the line goes on; its rise since then is not
a change of definition. Neither high nor low is good in itself. Children looked after and in need are matched from
social care records.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="pupils_with_ehcp",
    title="Pupils with an education, health and care plan",
    noun="the percentage with an education, health and care plan",
    theme=Theme.SEN,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.NEITHER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2006/07",
            "A statement of special educational needs or, from September 2014, an education, health and care plan in "
            "the January census.",
        ),
    ),
    markers=(
        Marker("2014/15", "Plans came in from September 2014; statements were moved over by March 2018."),
    ),
    published_in=("lait", "performance_tables"),
    citation="DfE, Special educational needs in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
