"""The percentage of pupils who have special educational needs and support from their school, without a plan.

It is counted at the January census over all pupils; neither high nor low is good in itself, for it shows how readily
schools identify as much as how many children need. School Action and School Action Plus gave way to SEN support from
September 2014, and many pupils were taken off the list and not moved across, so the line is broken there. Children
looked after and in need are matched from social care records.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="pupils_with_sen_support",
    title="Pupils with SEN support",
    noun="the percentage with SEN support",
    theme=Theme.SEN,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.NEITHER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2014/15", "SEN support in the January census."),
        Since("2006/07", "School Action and School Action Plus in the January census.", last="2013/14"),
    ),
    published_in=("lait", "performance_tables"),
    citation="DfE, Special educational needs in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
