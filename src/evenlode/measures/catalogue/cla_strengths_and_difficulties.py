"""The average score of children looked after in the strengths and difficulties questionnaire.

The carer answers 25 questions on the child's feelings and behaviour; the score runs from 0 to 40. 0 to 13 is thought
ordinary, 14 to 16 borderline, 17 and over a cause for concern. It covers children of school age looked after for a year
or more for whom a questionnaire came back, and authorities differ in how many do. The year is the financial year to 31
March.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cla_strengths_and_difficulties",
    title="Emotional and behavioural health of children looked after",
    noun="the average strengths and difficulties score of children looked after",
    theme=Theme.CARE,
    unit=Unit.SCORE,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2014-15",
            "Mean score, 0 to 40, in the strengths and difficulties questionnaire filled in by the carer; children "
            "looked after for 12 months or more.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
