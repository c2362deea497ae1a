"""Key stage 4 results by pupils' characteristics, by authority, with the counts that means and percentages are made of.

Written without a file at hand, from what the publication says of its data set up to 2023/24: to be confirmed with the
first real one. From 2024/25 its columns have other names, and such a file is read without claims. Claimed are groups
whose text can mean one thing only. `All other pupils` may be said of several characteristics, and an ethnic group's
name of a major or a minor group: they are kept, unclaimed. So are records of one sex, since a sex may be crossed with a
characteristic. LAIT prints the same figures without counts, and comes first until this is confirmed.
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
    id="ees_ks4_by_characteristic",
    title="Key stage 4 performance by pupils' characteristics",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Key stage 4 performance",
    rests_on="the publication's description of its data set of authorities and pupils' characteristics, without a file",
    unconfirmed=True,
    figures_of="ees_ks4",
    recognised_by=(*RECOGNISED, "breakdown_topic", "breakdown", "t_pupils", "t_att8", "avg_att8"),
    places=PLACES,
    year=YEAR,
    filters=(
        Filter("gender", "group", {"total": "all"}),
        Filter("sex", "group", {"total": "all"}),
        Filter(
            "breakdown",
            "group",
            {
                "total": "all",
                "all pupils": "all",
                "disadvantaged": "disadvantaged",
                "not disadvantaged": "not_disadvantaged",
                "not known to be disadvantaged": "not_disadvantaged",
                "fsm": "fsm",
                "fsm eligible": "fsm",
                "not fsm": "not_fsm",
                "not eligible for fsm": "not_fsm",
                "no sen": "no_sen",
                "no identified sen": "no_sen",
                "all sen": "sen",
                "any sen": "sen",
                "sen support": "sen_support",
                "ehc plan": "ehcp",
                "statement or ehc plan": "ehcp",
                "known or believed to be english": "not_eal",
                "known or believed to be other than english": "eal",
                "chinese": "chinese",
            },
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
    passed_over=(*NAMES, "breakdown_topic"),
    symbols=SYMBOLS,
    symbols_citation=SYMBOLS_CITATION,
)
