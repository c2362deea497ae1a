"""How far behind an authority's vulnerable children are: every gap that is published, and where each number comes from.

For a director or officer of any authority: where it is worst, whether it is moving, and how the authority stands beside
England and its ten statistical neighbours. Every number is as its publisher printed it; nothing on the page is computed
from pupils' rows, so anyone may read it.
"""

from evenlode.publications.kinds import Audience, Report, Stage
from evenlode.vocabulary.themes import Theme

REPORT = Report(
    id="county",
    title="Gaps for vulnerable children in {place}",
    audience=Audience.PUBLIC,
    template="county.html",
    measures={
        Theme.EARLY_YEARS: ("eyfs_gld", "early_education_take_up_two", "early_education_take_up"),
        Theme.KEY_STAGE_1: ("phonics_y1",),
        Theme.KEY_STAGE_2: ("ks2_rwm_expected", "ks2_rwm_higher", "ks2_multiplication_full_marks"),
        Theme.KEY_STAGE_4: (
            "ks4_attainment8", "ks4_progress8", "ks4_em_grade5", "ks4_em_grade4", "ks4_destination_sustained",
        ),
        Theme.POST_16: (
            "level2_em_by_19", "level3_by_19", "higher_education_by_19", "participation", "neet_or_not_known",
            "september_guarantee",
        ),
        Theme.ATTENDANCE: ("absence_overall", "absence_unauthorised", "absence_persistent", "absence_severe"),
        Theme.EXCLUSIONS: (
            "suspended_once_or_more_rate", "excluded_permanently_once_or_more_rate", "suspensions_rate",
            "exclusions_permanent_rate",
        ),
        Theme.CARE: (
            "cla_rate", "cin_rate", "cpp_rate", "cla_placements_three_or_more", "cla_placement_stable",
            "cla_school_move", "cla_health_checks", "cla_strengths_and_difficulties", "care_leavers_eet",
            "care_leavers_higher_education", "care_leavers_suitable_accommodation",
        ),
        Theme.SEN: ("pupils_with_sen_support", "pupils_with_ehcp", "ehcp_in_20_weeks", "sen_tribunal_appeal_rate"),
        Theme.HEALTH: (
            "low_birth_weight", "overweight_reception", "overweight_year_6", "admissions_injury",
            "admissions_mental_health", "conceptions_under_18",
        ),
    },
    stages=(
        Stage("Reception", "eyfs_gld", "fsm"),
        Stage("Key stage 2", "ks2_rwm_expected", "disadvantaged"),
        Stage("Key stage 4", "ks4_attainment8", "disadvantaged"),
        Stage("By the age of 19", "level3_by_19", "fsm"),
    ),
    finding_groups=("disadvantaged", "fsm", "sen", "sen_support"),
    least_gaps=8,
    least_ranked=8,
)
