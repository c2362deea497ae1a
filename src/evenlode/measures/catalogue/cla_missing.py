"""The percentage of children looked after who had at least one incident of going missing in the year.

Missing means not at the placement and whereabouts not known; being away without leave at a known place is counted
apart. A growing number of authorities record both as missing, as the police do, so DfE reckons England's incidents
about a tenth too many. Higher may mean better recording, which is why neither direction is called good. The year is the
financial year.
"""

from evenlode.measures.kinds import Chance, Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cla_missing",
    title="Children looked after who went missing",
    noun="the percentage of children looked after who went missing in the year",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.NEITHER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since("2015-16", "Children looked after with at least one incident of going missing in the year to 31 March."),
        Since("2014-15", "The same, in the first year of the collection: published as experimental.", last="2014-15"),
    ),
    markers=(
        Marker(
            "2016-17",
            "From about this year a growing number of authorities record all incidents as missing and none as away "
            "without authorisation.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
