"""Sessions missed and possible, term by term, by authority, type of school and reason.

The table of DfE's release for 2016/17, which goes back to 2012/13. Rates are printed to one decimal, with the sessions
that they were made of, so that they can be worked out as finely as anybody likes; for Oxfordshire's primary, secondary
and special schools in 2014/15 to 2016/17 they give LAIT's rates, which are rounded to two decimals. There is no row for
all types of school together. The reasons add up to a little less than all sessions missed, as some schools give none.

Until 2015/16 special schools gave one return a year: their autumn and spring terms are printed with nought sessions
possible and nought missed. That is no absence that was counted; their rates in those terms are not applicable. `.`
under extended holiday means that it was not collected.
"""

from evenlode.sources.ees_columns import LICENCE, NAMES, ONE_OR_TWO, PHASES, PLACES, PUBLISHER, RECOGNISED, TERMS, YEAR
from evenlode.sources.kinds import Filter, Indicator, WideFigures

SOURCE = WideFigures(
    id="ees_absence_by_term",
    title="Absence by term, to 2016/17",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, Pupil absence in schools in England 2016 to 2017",
    rests_on="a real file of the release for 2016/17, with its description",
    figures_of="ees_absence",
    recognised_by=(*RECOGNISED, "term", "school_type", "sess_possible", "sess_overall", "sess_overall_percent"),
    places=PLACES,
    year=YEAR,
    filters=(Filter("school_type", "phase", PHASES), Filter("term", "period", TERMS)),
    indicators=(
        Indicator(
            "sess_overall_percent", "absence_overall", numerator="sess_overall", denominator="sess_possible"
        ),
        Indicator(
            "sess_authorised_percent", "absence_authorised", numerator="sess_authorised", denominator="sess_possible"
        ),
        Indicator(
            "sess_unauthorised_percent", "absence_unauthorised", numerator="sess_unauthorised",
            denominator="sess_possible",
        ),
        Indicator("sess_overall", "absence_sessions"),
        Indicator("sess_auth_illness", "absence_sessions", reason="absence_i"),
        Indicator("sess_auth_appointments", "absence_sessions", reason="absence_m"),
        Indicator("sess_auth_religious", "absence_sessions", reason="absence_r"),
        Indicator("sess_auth_study", "absence_sessions", reason="absence_s"),
        Indicator("sess_auth_traveller", "absence_sessions", reason="absence_t"),
        Indicator("sess_auth_holiday", "absence_sessions", reason="absence_h"),
        Indicator("sess_auth_ext_holiday", "absence_sessions", reason="absence_f"),
        Indicator("sess_auth_excluded", "absence_sessions", reason="absence_e"),
        Indicator("sess_auth_other", "absence_sessions", reason="absence_c"),
        Indicator("sess_unauth_holiday", "absence_sessions", reason="absence_g"),
        Indicator("sess_unauth_late", "absence_sessions", reason="absence_u"),
        Indicator("sess_unauth_other", "absence_sessions", reason="absence_o"),
        Indicator("sess_unauth_noyet", "absence_sessions", reason="absence_n"),
    ),
    passed_over=NAMES,
    symbols=ONE_OR_TWO,
    symbols_citation="DfE, Pupil absence in schools in England 2016 to 2017, footnotes: 'x' one or two enrolments, "
    "suppressed; '.' not collected, or a rate that cannot be worked out, as no session was possible",
)
