"""Key stage 2 results of children looked after, in need and on a child protection plan, by authority.

The groups are apart: children looked after for twelve months at 31 March; children in need who are neither looked after
nor on a plan; children on a child protection plan who are not looked after. Percentages are whole numbers, progress has
two decimals, and both are LAIT's for Oxfordshire from 2018/19 on; what is suppressed here stands as a dash there. There
are no results for 2019/20 and 2020/21, and no progress after 2022/23. Each year has one release, named in `version`.
The limits of the confidence intervals are kept but claimed by no measure.
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
    id="ees_children_ks2",
    title="Outcomes of children in care and in need: key stage 2",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Outcomes for children in need, including children looked after by "
    "local authorities in England",
    rests_on="a real file of 2018/19 to 2024/25",
    figures_of="ees_children_in_care",
    recognised_by=(
        *RECOGNISED, "social_care_group", "version", "t_rwm_eligible_pupils", "t_rwm_met_expected_standard",
        "pt_rwm_met_expected_standard",
    ),
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
    passed_over=NAMES,
    symbols=SYMBOLS,
    symbols_citation=SYMBOLS_CITATION,
)
