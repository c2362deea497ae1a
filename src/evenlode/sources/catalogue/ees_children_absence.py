"""Absence of children looked after, in need and on a child protection plan, by authority and type of school.

The groups are apart: children looked after for twelve months at 31 March; children in need who are neither looked after
nor on a plan; children on a child protection plan who are not looked after. All types of school together include
alternative provision, which the absence of all pupils does not. There are no figures for 2019/20. Rates have one
decimal. For Oxfordshire they are LAIT's, year by year from 2018/19. LAIT has no counts, which stand here beside each
rate. Numbers of England and its regions are rounded to the nearest ten.
"""

from evenlode.sources.ees_columns import (
    LICENCE,
    NAMES,
    PHASES,
    PLACES,
    PUBLISHER,
    RECOGNISED,
    SYMBOLS,
    SYMBOLS_CITATION,
    YEAR,
)
from evenlode.sources.kinds import Filter, Indicator, WideFigures

SOURCE = WideFigures(
    id="ees_children_absence",
    title="Outcomes of children in care and in need: absence",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Outcomes for children in need, including children looked after by "
    "local authorities in England",
    rests_on="a real file of 2018/19 to 2024/25",
    figures_of="ees_children_in_care",
    recognised_by=(
        *RECOGNISED, "absence_terms", "social_care_group", "phase_type_grouping", "t_pupils", "t_sess_possible",
        "t_sess_overall", "pt_overall",
    ),
    places=PLACES,
    year=YEAR,
    filters=(
        Filter("absence_terms", "period", {"six half terms": "year"}),
        Filter(
            "social_care_group",
            "group",
            {"cla 12 months at 31 march": "cla", "cino at 31 march": "cin", "cppo at 31 march": "cpp"},
        ),
        Filter("phase_type_grouping", "phase", PHASES),
    ),
    indicators=(
        Indicator("pt_overall", "absence_overall", numerator="t_sess_overall", denominator="t_sess_possible"),
        Indicator(
            "pt_sess_authorised", "absence_authorised", numerator="t_sess_authorised", denominator="t_sess_possible"
        ),
        Indicator(
            "pt_sess_unauthorised", "absence_unauthorised", numerator="t_sess_unauthorised",
            denominator="t_sess_possible",
        ),
        Indicator(
            "pt_pupils_pa_10_exact", "absence_persistent", numerator="t_pupils_pa_10_exact", denominator="t_pupils"
        ),
        Indicator("pt_pupils_pa_50_exact", "absence_severe", numerator="t_pupils_pa_50_exact", denominator="t_pupils"),
    ),
    passed_over=NAMES,
    symbols=SYMBOLS,
    symbols_citation=SYMBOLS_CITATION,
)
