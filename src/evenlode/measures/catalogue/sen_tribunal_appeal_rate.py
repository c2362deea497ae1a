"""Appeals to the SEND Tribunal for each 100 decisions of the authority that could have been appealed against.

The base is every refusal to assess, every refusal to issue a plan, every plan in force and every plan ceased because it
was no longer needed, so it hardly depends on the size of the authority. A low rate is not proof that families agree: an
appeal takes time and knowledge of one's rights. The year is the calendar year.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="sen_tribunal_appeal_rate",
    title="Appeals to the SEND Tribunal",
    noun="the rate of appeal to the SEND Tribunal",
    theme=Theme.SEN,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.CALENDAR,
    definitions=(
        Since(
            "2014",
            "Appeals registered in the calendar year, of decisions that could be appealed: refusals to assess or to "
            "issue, plans in force in January, plans ceased.",
        ),
    ),
    published_in=("lait",),
    citation="Ministry of Justice, Tribunal statistics quarterly: SEND appeal rate",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
