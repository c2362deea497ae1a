"""How many enrolments missed at least one session, by reason, from England down to every school.

The table of DfE's release for 2016/17, which goes back to 2012/13. `x` hides one or two enrolments, never nought:
wherever one hidden number can be worked out from an authority's total, it is one or two. `.` under extended holiday
means that it is not collected since 2013/14. England and its regions are rounded to the nearest five. How many missed a
session with leave, and how many without, is kept but claimed by no measure. LAIT has nothing of the kind.
"""

from evenlode.sources.ees_columns import LICENCE, NAMES, ONE_OR_TWO, PHASES, PLACES, PUBLISHER, RECOGNISED, YEAR
from evenlode.sources.kinds import Filter, Indicator, WideFigures

SOURCE = WideFigures(
    id="ees_absence_missing_a_session",
    title="Enrolments missing at least one session by reason, to 2016/17",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Pupil absence in schools in England 2016 to 2017",
    rests_on="a real file of the release for 2016/17, with its description",
    figures_of="ees_absence",
    recognised_by=(*RECOGNISED, "urn", "school_type", "enrolments", "enrol_overall", "enrol_auth_illness"),
    places=PLACES,
    year=YEAR,
    filters=(Filter("school_type", "phase", PHASES),),
    indicators=(
        Indicator("enrol_overall", "enrolments_missing_a_session", at_least=1, at_most=2),
        Indicator(
            "enrol_auth_illness", "enrolments_missing_a_session", reason="absence_i", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_auth_appointments", "enrolments_missing_a_session", reason="absence_m", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_auth_religious", "enrolments_missing_a_session", reason="absence_r", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_auth_study", "enrolments_missing_a_session", reason="absence_s", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_auth_traveller", "enrolments_missing_a_session", reason="absence_t", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_auth_holiday", "enrolments_missing_a_session", reason="absence_h", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_auth_ext_holiday", "enrolments_missing_a_session", reason="absence_f", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_auth_excluded", "enrolments_missing_a_session", reason="absence_e", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_auth_other", "enrolments_missing_a_session", reason="absence_c", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_unauth_holiday", "enrolments_missing_a_session", reason="absence_g", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_unauth_late", "enrolments_missing_a_session", reason="absence_u", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_unauth_other", "enrolments_missing_a_session", reason="absence_o", at_least=1, at_most=2
        ),
        Indicator(
            "enrol_unauth_noyet", "enrolments_missing_a_session", reason="absence_n", at_least=1, at_most=2
        ),
    ),
    passed_over=NAMES,
    symbols=ONE_OR_TWO,
    symbols_citation="DfE, Pupil absence in schools in England 2016 to 2017, footnotes: 'x' one or two enrolments, "
    "suppressed; '.' not collected, or a rate that cannot be worked out, as no session was possible",
)
