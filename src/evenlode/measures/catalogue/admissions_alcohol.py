"""Hospital admissions of children under 18 for conditions due to alcohol alone, for each 100,000 of them in the area.

Three financial years are pooled because one authority has few in a year. Neighbouring figures share two of their three
years, so a change from one to the next says less than it seems: figures three years apart are the ones to compare. It
counts admissions and not children.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="admissions_alcohol",
    title="Admissions for alcohol, under 18",
    noun="the rate of admissions for alcohol under 18",
    theme=Theme.HEALTH,
    unit=Unit.RATE_PER_100000,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2006-07",
            "Hospital admissions, ages 0 to 17, with a main or other diagnosis wholly due to alcohol, for each "
            "100,000 residents, three financial years pooled.",
        ),
    ),
    published_in=("lait",),
    citation="OHID, Public health profiles (Fingertips): admission episodes for alcohol-specific conditions, under 18s",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
