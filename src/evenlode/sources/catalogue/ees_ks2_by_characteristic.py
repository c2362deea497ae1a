"""Key stage 2 results by pupils' characteristics, by authority, with the counts that percentages are made of.

Written without a file at hand, from what the publication says of its data set: to be confirmed with the first real one.
Claimed are groups whose text can mean one thing only. `All other pupils` may be said of several characteristics, and an
ethnic group's name of a major or a minor group: they are kept, unclaimed. So are records of one sex, since a sex may be
crossed with a characteristic. LAIT prints the same percentages without counts, and comes first until this is confirmed.
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
    id="ees_ks2_by_characteristic",
    title="Key stage 2 attainment by pupils' characteristics",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Key stage 2 attainment",
    rests_on="the publication's description of its data set of authorities and pupils' characteristics, without a file",
    unconfirmed=True,
    figures_of="ees_ks2",
    recognised_by=(
        *RECOGNISED, "breakdown_topic", "breakdown", "gender", "t_rwm_eligible_pupils", "t_rwm_met_expected_standard",
        "pt_rwm_met_expected_standard",
    ),
    places=PLACES,
    year=YEAR,
    filters=(
        Filter("gender", "group", {"total": "all"}),
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
        Indicator(
            "pt_read_met_expected_standard", "ks2_reading_expected",
            numerator="t_read_met_expected_standard", denominator="t_read_eligible_pupils",
        ),
        Indicator(
            "pt_writta_met_expected_standard", "ks2_writing_expected",
            numerator="t_writta_met_expected_standard", denominator="t_writta_eligible_pupils",
        ),
        Indicator(
            "pt_mat_met_expected_standard", "ks2_maths_expected",
            numerator="t_mat_met_expected_standard", denominator="t_mat_eligible_pupils",
        ),
        Indicator(
            "pt_rwm_met_expected_standard", "ks2_rwm_expected",
            numerator="t_rwm_met_expected_standard", denominator="t_rwm_eligible_pupils",
        ),
        Indicator(
            "pt_gps_met_expected_standard", "ks2_gps_expected",
            numerator="t_gps_met_expected_standard", denominator="t_gps_eligible_pupils",
        ),
        Indicator(
            "pt_scita_met_expected_standard", "ks2_science_expected",
            numerator="t_scita_met_expected_standard", denominator="t_scita_eligible_pupils",
        ),
        Indicator(
            "pt_rwm_met_higher_standard", "ks2_rwm_higher",
            numerator="t_rwm_met_higher_standard", denominator="t_rwm_eligible_pupils",
        ),
        Indicator(
            "avg_read_progress_score", "ks2_reading_progress",
            numerator="t_read_progress_score", denominator="t_read_progress_eligible_pupils",
        ),
        Indicator(
            "avg_writta_progress_score", "ks2_writing_progress",
            numerator="t_writta_progress_score", denominator="t_writta_progress_eligible_pupils",
        ),
        Indicator(
            "avg_mat_progress_score", "ks2_maths_progress",
            numerator="t_mat_progress_score", denominator="t_mat_progress_eligible_pupils",
        ),
    ),
    passed_over=(*NAMES, "breakdown_topic"),
    symbols=SYMBOLS,
    symbols_citation=SYMBOLS_CITATION,
)
