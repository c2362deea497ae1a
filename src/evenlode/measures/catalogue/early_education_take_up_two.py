"""The percentage of eligible two year olds whose families receive support and who take up a funded place.

The base is not all two year olds but an estimate, from benefit and tax credit records, of those whose families meet the
conditions; it falls as fewer families do, so the number of children can fall while the percentage rises. From 2024/25
children who qualify both this way and through their parents' work may be recorded under the working parents'
entitlement, which lowers this figure without any child losing a place.
"""

from evenlode.measures.kinds import Marker, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="early_education_take_up_two",
    title="Two year olds in funded early education",
    noun="the percentage of eligible two year olds taking up funded early education",
    theme=Theme.EARLY_YEARS,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2014/15",
            "Two year olds in a place funded for families receiving additional support in the January count, over "
            "the number estimated to be eligible.",
        ),
    ),
    markers=(
        Marker(
            "2024/25",
            "Working parents of two year olds have had funded hours since April 2024: some children once counted "
            "here may be recorded there.",
        ),
    ),
    covid=("2020/21",),
    published_in=("lait",),
    citation="DfE, Funded early education and childcare: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
