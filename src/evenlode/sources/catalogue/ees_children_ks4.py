"""Key stage 4 results of children looked after, in need and on a child protection plan, by authority.

The groups are apart: children looked after for twelve months at 31 March; children in need who are neither looked after
nor on a plan; children on a child protection plan who are not looked after. Means and percentages are LAIT's for
Oxfordshire from 2018/19 on; what is suppressed here stands as a dash there, and LAIT has no counts. In 2019/20 and
2020/21 grades were not given by examination; there is no Progress 8 in those years, nor in 2024/25. Each year has one
release, named in `version`. The limits of the confidence intervals are kept but claimed by no measure. Of children
looked after or on a plan, the English Baccalaureate is given for England and its regions alone.
"""

from evenlode.sources.ees_columns import (
    LICENCE,
    NAMES,
    PLACES,
    PUBLISHER,
    RECOGNISED,
    RELEASES,
    SYMBOLS,
    SYMBOLS_CITATION,
    YEAR,
)
from evenlode.sources.kinds import Filter, Indicator, WideFigures

SOURCE = WideFigures(
    id="ees_children_ks4",
    title="Outcomes of children in care and in need: key stage 4",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Outcomes for children in need, including children looked after by "
    "local authorities in England",
    rests_on="a real file of 2018/19 to 2024/25",
    figures_of="ees_children_in_care",
    recognised_by=(*RECOGNISED, "social_care_group", "version", "t_pupils", "t_att8", "avg_att8"),
    places=PLACES,
    year=YEAR,
    filters=(
        Filter(
            "social_care_group",
            "group",
            {"cla 12 months at 31 march": "cla", "cino at 31 march": "cin", "cppo at 31 march": "cpp"},
        ),
        Filter("version", "release", RELEASES),
    ),
    indicators=(
        Indicator("avg_att8", "ks4_attainment8", numerator="t_att8", denominator="t_pupils"),
        Indicator("avg_p8score", "ks4_progress8", numerator="t_p8score", denominator="t_inp8calc"),
        Indicator("pt_l2basics_94", "ks4_em_grade4", numerator="t_l2basics_94", denominator="t_pupils"),
        Indicator("pt_l2basics_95", "ks4_em_grade5", numerator="t_l2basics_95", denominator="t_pupils"),
        Indicator("pt_ebacc_e_ptq_ee", "ks4_ebacc_entry", numerator="t_ebacc_e_ptq_ee", denominator="t_pupils"),
        Indicator("avg_ebaccaps", "ks4_ebacc_points", numerator="t_ebaccaps", denominator="t_pupils"),
    ),
    passed_over=NAMES,
    symbols=SYMBOLS,
    symbols_citation=SYMBOLS_CITATION,
)
