"""The percentage of care leavers aged 19 to 21 who are in education, employment or training.

A care leaver here was looked after for 13 weeks or more after turning 14, some of it after 16. The base is all care
leavers whose 19th, 20th or 21st birthday falls in the financial year, those whom the authority has lost touch with
included. Full-time and part-time both count. An authority that knows more of its care leavers can show a higher figure
for that reason alone, so it is read with the percentage not in touch.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="care_leavers_eet",
    title="Care leavers in education, employment or training",
    noun="the percentage of care leavers in education, employment or training",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2013-14",
            "Care leavers aged 19 to 21 in education, employment or training around their birthday in the year to 31 "
            "March.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
