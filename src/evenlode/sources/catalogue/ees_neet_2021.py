"""Young people of 16 and 17 not in education, employment or training, or whose activity is not known, in 2021.

DfE's NEET scorecard of 2021, told from later ones by its columns for fifths of the groups. Its groups are not claimed:
they are blank for every authority, and what stands there for England is the figure of 2022. Two records describe a
region and an authority made up for a demonstration, without a code. They are kept, and are no place's figures. Years
and comparisons with LAIT are as in the scorecards from 2022.
"""

from evenlode.sources.ees_columns import (
    LICENCE,
    NAMES,
    NEET,
    PLACES,
    PUBLISHER,
    RECOGNISED,
    SYMBOLS,
    SYMBOLS_CITATION,
    YEAR,
)
from evenlode.sources.kinds import Filter, WideFigures

SOURCE = WideFigures(
    id="ees_neet_2021",
    title="NEET and participation at 16 and 17, by authority, 2021",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Participation in education, training and NEET age 16 to 17 by local "
    "authority; NEET scorecard",
    rests_on="a real file of 2021",
    figures_of="ees_neet",
    recognised_by=(
        *RECOGNISED, "Age", "Cohort_DJFavg", "NEET_not_known_percent", "NEET_percent", "Notknown_percent",
        "cohort_March", "NEET_NK_NoSEN_quintile", "VG_NEET_NK_percentage_quintile",
    ),
    places=PLACES,
    year=YEAR,
    filters=(Filter("Age", "group", {"16-17": "all"}),),
    indicators=NEET,
    passed_over=NAMES,
    symbols=SYMBOLS,
    symbols_citation=SYMBOLS_CITATION,
)
