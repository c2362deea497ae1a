"""Exclusions and suspensions by the reason that the school gave, by authority and type of school.

The table of DfE's release for 2016/17, which goes back to 2006/07. One exclusion has one reason here; since 2020/21 a
school may give three, and some codes are new. `x` hides one or two, never nought: wherever one hidden number can be
worked out from an authority's total, it is one or two. DfE states the bounds of pupils, so that a suppressed number of
suspensions is said to be at least one. England and its regions are rounded to the nearest five, so their reasons need
not add up; authorities reorganised in 2009 have fractions. LAIT has nothing by reason.
"""

from evenlode.sources.ees_columns import LICENCE, NAMES, ONE_OR_TWO, PHASES, PLACES, PUBLISHER, RECOGNISED, YEAR
from evenlode.sources.kinds import Filter, Indicator, WideFigures

SOURCE = WideFigures(
    id="ees_exclusions_by_reason",
    title="Exclusions and suspensions by reason, to 2016/17",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Permanent and fixed-period exclusions in England 2016 to 2017",
    rests_on="a real file of the release for 2016/17, with its description",
    figures_of="ees_exclusions",
    recognised_by=(
        *RECOGNISED, "school_type", "perm_physical_pupils", "perm_other", "fixed_physical_pupils", "fixed_other",
    ),
    places=PLACES,
    year=YEAR,
    filters=(Filter("school_type", "phase", PHASES),),
    indicators=(
        Indicator("perm_physical_pupils", "exclusions_permanent", reason="exclusion_pp", at_least=1, at_most=2),
        Indicator("perm_physical_adult", "exclusions_permanent", reason="exclusion_pa", at_least=1, at_most=2),
        Indicator("perm_verbal_pupil", "exclusions_permanent", reason="exclusion_vp", at_least=1, at_most=2),
        Indicator("perm_verbal_adult", "exclusions_permanent", reason="exclusion_va", at_least=1, at_most=2),
        Indicator("perm_bullying", "exclusions_permanent", reason="exclusion_bu", at_least=1, at_most=2),
        Indicator("perm_racist_abuse", "exclusions_permanent", reason="exclusion_ra", at_least=1, at_most=2),
        Indicator("perm_sexual_misconduct", "exclusions_permanent", reason="exclusion_sm", at_least=1, at_most=2),
        Indicator("perm_drug_alcohol", "exclusions_permanent", reason="exclusion_da", at_least=1, at_most=2),
        Indicator("perm_damage", "exclusions_permanent", reason="exclusion_dm", at_least=1, at_most=2),
        Indicator("perm_theft", "exclusions_permanent", reason="exclusion_th", at_least=1, at_most=2),
        Indicator("perm_persistent_disruptive", "exclusions_permanent", reason="exclusion_db", at_least=1, at_most=2),
        Indicator("perm_other", "exclusions_permanent", reason="exclusion_ot", at_least=1, at_most=2),
        Indicator("fixed_physical_pupils", "suspensions", reason="exclusion_pp", at_least=1),
        Indicator("fixed_physical_adult", "suspensions", reason="exclusion_pa", at_least=1),
        Indicator("fixed_verbal_pupil", "suspensions", reason="exclusion_vp", at_least=1),
        Indicator("fixed_verbal_adult", "suspensions", reason="exclusion_va", at_least=1),
        Indicator("fixed_bullying", "suspensions", reason="exclusion_bu", at_least=1),
        Indicator("fixed_racist_abuse", "suspensions", reason="exclusion_ra", at_least=1),
        Indicator("fixed_sexual_misconduct", "suspensions", reason="exclusion_sm", at_least=1),
        Indicator("fixed_drug_alcohol", "suspensions", reason="exclusion_da", at_least=1),
        Indicator("fixed_damage", "suspensions", reason="exclusion_dm", at_least=1),
        Indicator("fixed_theft", "suspensions", reason="exclusion_th", at_least=1),
        Indicator("fixed_persistent_disruptive", "suspensions", reason="exclusion_db", at_least=1),
        Indicator("fixed_other", "suspensions", reason="exclusion_ot", at_least=1),
    ),
    passed_over=NAMES,
    symbols=ONE_OR_TWO,
    symbols_citation="DfE, Permanent and fixed-period exclusions in England 2016 to 2017, footnotes: 'x' one or two "
    "pupils, or a percentage made of one or two; '.' a rate that cannot be worked out, as no pupil is on roll",
)
