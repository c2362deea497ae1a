"""Exclusions and suspensions in England by pupils' characteristics and type of school: there are none by authority.

The table of DfE's release for 2016/17, which goes back to 2011/12. Each text stands in one group of characteristics
alone, so `characteristic` is enough. Kept but claimed by no measure: age, the tenths of the deprivation index, primary
need, nursery, Year 12 and above, and whatever crosses two characteristics. `x` hides one or two, never nought.

Pupils with a statement or a plan stand in one row in all years: it is read as `ehcp`, which before 2014/15 means
statements alone. Those without are School Action, School Action Plus and SEN support together, as
`sen_without_statement` says. Chinese pupils and those of any other ethnic group have one row each, under the code of
their group. Free school meals in the last six years are not known of most pupils outside Years 1 to 11: they stand as
unknown. Type of school is now and then written in lower case.
"""

from evenlode.sources.ees_columns import (
    EXCLUSIONS,
    LICENCE,
    NAMES,
    ONE_OR_TWO,
    PHASES,
    PLACES,
    PUBLISHER,
    RECOGNISED,
    YEAR,
)
from evenlode.sources.kinds import Filter, WideFigures

SOURCE = WideFigures(
    id="ees_exclusions_by_characteristic",
    title="Exclusions and suspensions by pupils' characteristics, England, to 2016/17",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Permanent and fixed-period exclusions in England 2016 to 2017",
    rests_on="a real file of the release for 2016/17, with its description",
    figures_of="ees_exclusions",
    recognised_by=(
        *RECOGNISED, "school_type", "characteristic_group", "characteristic", "headcount", "perm_excl", "fixed_excl",
        "one_plus_fixed",
    ),
    places=PLACES,
    year=YEAR,
    filters=(
        Filter("school_type", "phase", PHASES),
        Filter(
            "characteristic",
            "group",
            {
                "total": "all",
                "gender male": "boys",
                "gender female": "girls",
                "fsm eligible": "fsm",
                "fsm noteligible": "not_fsm",
                "fsm unclassified": "fsm_unknown",
                "fsm eligible in last 6 years": "fsm6",
                "fsm not eligible in last 6 years": "not_fsm6",
                "fsm unclassified in last 6 years": "fsm6_unknown",
                "sen provision no sen": "no_sen",
                "sen provision sen with statement ehc": "ehcp",
                "sen provision sen without statement": "sen_without_statement",
                "sen provision unclassified": "sen_unknown",
                "ethnicity major white total": "white",
                "ethnicity major mixed total": "mixed",
                "ethnicity major asian total": "asian",
                "ethnicity major black total": "black",
                "ethnicity minority ethnic pupil": "minority_ethnic",
                "ethnicity unclassified": "ethnicity_unknown",
                "ethnicity minor white british": "wbri",
                "ethnicity minor irish": "wiri",
                "ethnicity minor traveller of irish heritage": "wirt",
                "ethnicity minor gypsy roma": "wrom",
                "ethnicity minor any other white background": "woth",
                "ethnicity minor white and black caribbean": "mwbc",
                "ethnicity minor white and black african": "mwba",
                "ethnicity minor white and asian": "mwas",
                "ethnicity minor any other mixed background": "moth",
                "ethnicity minor indian": "aind",
                "ethnicity minor pakistani": "apkn",
                "ethnicity minor bangladeshi": "aban",
                "ethnicity minor any other asian background": "aoth",
                "ethnicity minor chinese": "chne",
                "ethnicity minor black caribbean": "bcrb",
                "ethnicity minor black african": "bafr",
                "ethnicity minor any other black background": "both",
                "ethnicity minor any other ethnic group": "ooth",
                "nc year reception": "year_r",
                "nc year 1": "year_1",
                "nc year 2": "year_2",
                "nc year 3": "year_3",
                "nc year 4": "year_4",
                "nc year 5": "year_5",
                "nc year 6": "year_6",
                "nc year 7": "year_7",
                "nc year 8": "year_8",
                "nc year 9": "year_9",
                "nc year 10": "year_10",
                "nc year 11": "year_11",
                "nc year unclassified": "year_group_unknown",
            },
        ),
    ),
    indicators=EXCLUSIONS,
    passed_over=(*NAMES, "characteristic_group"),
    symbols=ONE_OR_TWO,
    symbols_citation="DfE, Permanent and fixed-period exclusions in England 2016 to 2017, footnotes: 'x' one or two "
    "pupils, or a percentage made of one or two; '.' a rate that cannot be worked out, as no pupil is on roll",
)
