"""Attendance in the school year to date, by authority and type of school, with every reason for absence.

DfE's figures from schools' daily registers: a part of a year, of the schools that share their registers. Nothing in the
table says up to which day, so every figure carries the flag of a partial year, and none is set beside a whole year
without it. Rates are unrounded and printed with the sessions that they were made of. Codes are those of 19 August 2024:
a part-time timetable, an interview and a performance stand apart from other leave. A few sessions still stand under
`H`, a code that was given up.

Kept but claimed by no measure: attendance, educational activity off site, lateness before registers close, and how many
schools and enrolments there were, which are means over days and so have fractions. Persistent absence is of the year to
date: a pupil ill for a week in September is persistently absent for some time. LAIT has no year to date.
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
    id="ees_attendance_dashboard",
    title="Pupil attendance in schools, year to date",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Pupil attendance in schools",
    rests_on="a real file of 2025/26, with its technical guidance",
    figures_of="ees_attendance",
    recognised_by=(
        *RECOGNISED, "education_phase", "possible_sessions", "overall_absence", "overall_absence_perc",
        "authorised_absence_perc", "unauthorised_absence_perc",
    ),
    places=PLACES,
    year=YEAR,
    filters=(Filter("education_phase", "phase", PHASES),),
    indicators=(
        Indicator(
            "overall_absence_perc", "absence_overall", numerator="overall_absence", denominator="possible_sessions"
        ),
        Indicator(
            "authorised_absence_perc", "absence_authorised", numerator="authorised_absence",
            denominator="possible_sessions",
        ),
        Indicator(
            "unauthorised_absence_perc", "absence_unauthorised", numerator="unauthorised_absence",
            denominator="possible_sessions",
        ),
        Indicator("pa_perc", "absence_persistent"),
        Indicator(
            "illness_perc", "absence_overall", reason="absence_i",
            numerator="reason_i_authorised_illness", denominator="possible_sessions",
        ),
        Indicator(
            "appointments_perc", "absence_overall", reason="absence_m",
            numerator="reason_m_authorised_medical_dental", denominator="possible_sessions",
        ),
        Indicator(
            "auth_religious_perc", "absence_overall", reason="absence_r",
            numerator="reason_r_authorised_religious_observance", denominator="possible_sessions",
        ),
        Indicator(
            "auth_study_perc", "absence_overall", reason="absence_s",
            numerator="reason_s_authorised_study_leave", denominator="possible_sessions",
        ),
        Indicator(
            "auth_mob_perc", "absence_overall", reason="absence_t",
            numerator="reason_t_authorised_mobile_child", denominator="possible_sessions",
        ),
        Indicator(
            "auth_excluded_perc", "absence_overall", reason="absence_e",
            numerator="reason_e_authorised_excluded", denominator="possible_sessions",
        ),
        Indicator(
            "auth_other_perc", "absence_overall", reason="absence_c",
            numerator="reason_c_authorised_other", denominator="possible_sessions",
        ),
        Indicator(
            "auth_performance_perc", "absence_overall", reason="absence_c1",
            numerator="reason_c1_authorised_regulated_performance", denominator="possible_sessions",
        ),
        Indicator(
            "auth_part_time_perc", "absence_overall", reason="absence_c2",
            numerator="reason_c2_authorised_temp_reduced_timetable", denominator="possible_sessions",
        ),
        Indicator(
            "auth_interview_perc", "absence_overall", reason="absence_j1",
            numerator="reason_j1_authorised_interview", denominator="possible_sessions",
        ),
        Indicator(
            "unauth_hol_perc", "absence_overall", reason="absence_g",
            numerator="reason_g_unauthorised_holiday", denominator="possible_sessions",
        ),
        Indicator(
            "unauth_late_registers_closed_perc", "absence_overall", reason="absence_u",
            numerator="reason_u_unauthorised_late_after_registers_closed", denominator="possible_sessions",
        ),
        Indicator(
            "unauth_oth_perc", "absence_overall", reason="absence_o",
            numerator="reason_o_other_unauthorised", denominator="possible_sessions",
        ),
        Indicator(
            "unauth_not_yet_perc", "absence_overall", reason="absence_n",
            numerator="reason_n_no_reason_yet", denominator="possible_sessions",
        ),
        Indicator("overall_absence", "absence_sessions"),
        Indicator("reason_i_authorised_illness", "absence_sessions", reason="absence_i"),
        Indicator("reason_m_authorised_medical_dental", "absence_sessions", reason="absence_m"),
        Indicator("reason_r_authorised_religious_observance", "absence_sessions", reason="absence_r"),
        Indicator("reason_s_authorised_study_leave", "absence_sessions", reason="absence_s"),
        Indicator("reason_t_authorised_mobile_child", "absence_sessions", reason="absence_t"),
        Indicator("reason_e_authorised_excluded", "absence_sessions", reason="absence_e"),
        Indicator("reason_c_authorised_other", "absence_sessions", reason="absence_c"),
        Indicator("reason_c1_authorised_regulated_performance", "absence_sessions", reason="absence_c1"),
        Indicator("reason_c2_authorised_temp_reduced_timetable", "absence_sessions", reason="absence_c2"),
        Indicator("reason_j1_authorised_interview", "absence_sessions", reason="absence_j1"),
        Indicator("reason_g_unauthorised_holiday", "absence_sessions", reason="absence_g"),
        Indicator("reason_u_unauthorised_late_after_registers_closed", "absence_sessions", reason="absence_u"),
        Indicator("reason_o_other_unauthorised", "absence_sessions", reason="absence_o"),
        Indicator("reason_n_no_reason_yet", "absence_sessions", reason="absence_n"),
        Indicator("reason_h_authorised_holiday", "absence_sessions", reason="absence_h"),
    ),
    passed_over=NAMES,
    symbols=SYMBOLS,
    symbols_citation=SYMBOLS_CITATION,
    flags=("partial_year",),
)
