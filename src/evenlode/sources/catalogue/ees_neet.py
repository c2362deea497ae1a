"""Young people of 16 and 17 not in education, employment or training, or whose activity is not known, by authority.

DfE's NEET scorecard from 2022 on. Its years are calendar years: NEET and not known are means of December before the
year and of January and February in it, participation is of March. LAIT prints the same figures under the financial year
that ends in March (its 2022 is this 2022); for Oxfordshire in 2021, 2022, 2023 and 2025 they agree to the one decimal
that is printed here. By special educational needs and for the vulnerable group NEET and not known are published
together; LAIT has neither.

Not claimed, as another year than the file's is meant: the September Guarantee (LAIT's figure of the year before),
qualifications at 19, GCSE results and absence. Each has a source of its own. Changes since the year before and fifths
of authorities are kept too, unclaimed. The cohorts are means and have fractions.
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
from evenlode.sources.kinds import Filter, Indicator, WideFigures

SOURCE = WideFigures(
    id="ees_neet",
    title="NEET and participation at 16 and 17, by authority, from 2022",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Participation in education, training and NEET age 16 to 17 by local "
    "authority; NEET scorecard",
    rests_on="real files of 2022, 2023 and 2025",
    figures_of="ees_neet",
    recognised_by=(
        *RECOGNISED, "Age", "Cohort_DJFavg", "NEET_not_known_percent", "NEET_percent", "Notknown_percent",
        "cohort_March",
    ),
    places=PLACES,
    year=YEAR,
    filters=(Filter("Age", "group", {"16-17": "all"}),),
    indicators=(
        *NEET,
        Indicator("NEET_NK_noSEN_percent", "neet_or_not_known", group="no_sen"),
        Indicator("NEET_NK_EHCP_percent", "neet_or_not_known", group="ehcp"),
        Indicator("NEET_NK_SENDsupport_percent", "neet_or_not_known", group="sen_support"),
        Indicator(
            "VG_NEET_NK_percentage", "neet_or_not_known", group="vulnerable", denominator="VG_cohort_DJF_avg"
        ),
    ),
    passed_over=NAMES,
    symbols=SYMBOLS,
    symbols_citation=SYMBOLS_CITATION,
)
