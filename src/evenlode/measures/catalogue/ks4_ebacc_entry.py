"""The percentage of pupils entered for all five parts of the English Baccalaureate.

The parts are English, mathematics, sciences, history or geography, and a modern or ancient language; entry counts,
whatever the grade. Every pupil at the end of key stage 4 is in the base. It tells what pupils were offered or steered
to and not how well they did: most who miss it miss the language. The subjects that count were added to and taken away
in small ways over the years.
"""

from evenlode.measures.counted import Rate
from evenlode.measures.kinds import Chance, Marker, Since
from evenlode.measures.slotted import every_slot_taken
from evenlode.vocabulary.ks4_slots import ENGLISH_BACCALAUREATE
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Rate(
    id="ks4_ebacc_entry",
    title="Entered for the English Baccalaureate",
    noun="the percentage entered for the English Baccalaureate",
    theme=Theme.KEY_STAGE_4,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2009/10", "Entered in English, mathematics, two sciences, history or geography, and a language."),
    ),
    markers=(Marker("2013/14", "From this year computer science counts among the sciences."),),
    covid=("2019/20", "2020/21", "2021/22"),
    counts="ks4_pupil",
    taught=("year_11",),
    event=every_slot_taken(ENGLISH_BACCALAUREATE),
    published_in=("lait", "ees_children_in_care", "ees_ks4", "performance_tables"),
    citation="DfE, Key stage 4 performance: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
