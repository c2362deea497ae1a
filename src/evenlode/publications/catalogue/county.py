"""How far behind an authority's vulnerable children are: every gap that is published, and where each number comes from.

For a director who stands before a cabinet, and whoever asks after them: where it is worst, whether it is moving, and
how the authority stands beside England and its ten statistical neighbours. The chapters follow the priorities of a
strategy for equity: disadvantaged pupils, pupils with special educational needs, attendance, exclusions; then children
in care, and what comes after 16. Every number is as its publisher printed it or is worked out from numbers so printed;
nothing is computed from pupils' rows, so anyone may read it. Of the invented county alone, where nobody lives, numbers
are computed, and England's stand beside them.
"""

from evenlode.publications.kinds import Audience, Chapter, Line, Report, Target
from evenlode.vocabulary.themes import Theme

REPORT = Report(
    id="county",
    title="Gaps for vulnerable children in {place}",
    audience=Audience.PUBLIC,
    template="county.html",
    chapters=(
        Chapter(
            id="disadvantaged",
            title="Disadvantaged pupils",
            lead="How far children from poorer families are behind others, from Reception to the age of 19.",
            groups=("disadvantaged", "fsm"),
            measures=(
                "eyfs_gld", "phonics_y1", "ks2_rwm_expected", "ks2_rwm_higher", "ks2_reading_progress",
                "ks2_writing_progress", "ks2_maths_progress", "ks4_attainment8", "ks4_progress8", "ks4_em_grade5",
                "level2_em_by_19", "level3_by_19", "higher_education_by_19",
            ),
            stages=(
                Line("Reception: good level of development", "eyfs_gld", "fsm"),
                Line("Year 1: phonics", "phonics_y1", "fsm"),
                Line("Year 6: reading, writing and maths", "ks2_rwm_expected", "disadvantaged"),
                Line("By 19: level 2 with English and maths", "level2_em_by_19", "fsm"),
                Line("By 19: level 3", "level3_by_19", "fsm"),
                Line("By 19: higher education", "higher_education_by_19", "fsm"),
            ),
            gaps=(
                Line("Reception", "eyfs_gld", "fsm"),
                Line("Key stage 2", "ks2_rwm_expected", "disadvantaged"),
                Line("Key stage 4", "ks4_attainment8", "disadvantaged"),
                Line("By the age of 19", "level3_by_19", "fsm"),
            ),
        ),
        Chapter(
            id="sen",
            title="Pupils with special educational needs",
            lead="How far pupils with SEN support, or with an education, health and care plan, are behind pupils "
            "without special educational needs.",
            groups=("sen", "sen_support", "sen_without_statement", "ehcp"),
            measures=(
                "eyfs_gld", "phonics_y1", "ks2_rwm_expected", "ks2_multiplication_full_marks", "ks2_reading_progress",
                "ks2_writing_progress", "ks2_maths_progress", "ks4_attainment8", "ks4_progress8", "ks4_ebacc_entry",
                "ks4_destination_sustained", "level2_em_by_19", "level3_by_19",
            ),
            stages=(
                Line("Year 1: phonics", "phonics_y1", "sen_support"),
                Line("Year 6: reading, writing and maths", "ks2_rwm_expected", "sen_support"),
                Line("After year 11: sustained destination", "ks4_destination_sustained", "sen_support"),
                Line("By 19: level 2 with English and maths", "level2_em_by_19", "sen_support"),
                Line("By 19: level 3", "level3_by_19", "sen_support"),
            ),
            gaps=(
                Line("Key stage 2, SEN support", "ks2_rwm_expected", "sen_support"),
                Line("Key stage 2, plan", "ks2_rwm_expected", "ehcp"),
                Line("Key stage 4, SEN support", "ks4_attainment8", "sen_support"),
                Line("Key stage 4, plan", "ks4_attainment8", "ehcp"),
            ),
            plain=(
                Line("", "pupils_with_sen_support"), Line("", "pupils_with_ehcp"), Line("", "ehcp_in_20_weeks"),
                Line("", "sen_tribunal_appeal_rate"),
            ),
        ),
        Chapter(
            id="attendance",
            title="Attendance",
            lead="Who misses a tenth or more of school, read early as a question about a child's safety "
            "and not only about attainment.",
            groups=("fsm", "sen", "sen_support", "ehcp", "cla", "cin", "cpp"),
            measures=("absence_persistent", "absence_overall", "absence_unauthorised"),
            values=(
                Line("Primary", "absence_persistent", phase="primary"),
                Line("Secondary", "absence_persistent", phase="secondary"),
                Line("Special", "absence_persistent", phase="special"),
                Line("All: half or more missed", "absence_severe"),
            ),
            bars=(
                Line("Pupils without special educational needs", "absence_persistent", "no_sen"),
                Line("SEN support", "absence_persistent", "sen_support"),
                Line("Education, health and care plan", "absence_persistent", "ehcp"),
                Line("Year 1", "absence_persistent", "year_1"),
                Line("Year 2", "absence_persistent", "year_2"),
                Line("Year 3", "absence_persistent", "year_3"),
                Line("Year 4", "absence_persistent", "year_4"),
                Line("Year 5", "absence_persistent", "year_5"),
                Line("Year 6", "absence_persistent", "year_6"),
                Line("Year 7", "absence_persistent", "year_7"),
                Line("Year 8", "absence_persistent", "year_8"),
                Line("Year 9", "absence_persistent", "year_9"),
                Line("Year 10", "absence_persistent", "year_10"),
                Line("Year 11", "absence_persistent", "year_11"),
            ),
            plain=(
                Line("", "absence_persistent"),
                Line("", "absence_persistent", phase="primary"),
                Line("", "absence_persistent", phase="secondary"),
                Line("", "absence_persistent", phase="special"),
                Line("", "absence_severe"),
                Line("", "absence_severe", phase="primary"),
                Line("", "absence_severe", phase="secondary"),
                Line("", "absence_severe", phase="special"),
                Line("", "absence_overall"),
                Line("", "absence_overall", phase="primary"),
                Line("", "absence_overall", phase="secondary"),
                Line("", "absence_overall", phase="special"),
                Line("", "absence_unauthorised"),
                Line("", "absence_unauthorised", phase="primary"),
                Line("", "absence_unauthorised", phase="secondary"),
                Line("", "absence_unauthorised", phase="special"),
            ),
        ),
        Chapter(
            id="exclusions",
            title="Exclusions",
            lead="How many children are excluded for good, and what stands beside it: a fall is good only if children "
            "do not leave school by another way.",
            groups=("fsm", "sen", "sen_support", "ehcp", "cla", "cin"),
            measures=(
                "suspended_once_or_more_rate", "excluded_permanently_once_or_more_rate", "suspensions_rate",
                "exclusions_permanent_rate",
            ),
            counts=(
                Line("All schools", "exclusions_permanent"),
                Line("Secondary", "exclusions_permanent", phase="secondary"),
                Line("Primary", "exclusions_permanent", phase="primary"),
            ),
            of_counts="A count moves by chance, and the smaller it is the further: the whisker is the range in which a "
            "year's count would lie 95 times in 100 if nothing but chance moved it, and a step from one year to the "
            "next within it tells nothing by itself. A count grows with the number of pupils, so places and distant "
            "years are compared by the rate, the exclusions of a year for every 100 pupils on roll in January. A count "
            "is of exclusions that schools report: it does not say who left a school by another way.",
            values=(
                Line("Permanent exclusions per 100", "exclusions_permanent_rate"),
                Line("Suspensions per 100", "suspensions_rate"),
                Line("Pupils suspended", "suspended_once_or_more_rate"),
                Line("Severe absence", "absence_severe"),
            ),
            plain=(
                Line("", "exclusions_permanent_rate"),
                Line("", "exclusions_permanent_rate", phase="primary"),
                Line("", "exclusions_permanent_rate", phase="secondary"),
                Line("", "exclusions_permanent_rate", phase="special"),
                Line("", "suspensions_rate"),
                Line("", "suspensions_rate", phase="primary"),
                Line("", "suspensions_rate", phase="secondary"),
                Line("", "suspensions_rate", phase="special"),
                Line("", "suspended_once_or_more_rate"),
                Line("", "suspended_once_or_more_rate", phase="primary"),
                Line("", "suspended_once_or_more_rate", phase="secondary"),
                Line("", "suspended_once_or_more_rate", phase="special"),
            ),
            unpublished=(
                "managed moves", "off-site direction", "part-time timetables",
                "home education begun after a warning of exclusion", "children missing education",
            ),
        ),
        Chapter(
            id="care",
            title="Children in care and in need",
            lead="How children looked after, in need, or on a child protection plan do at school, and how they are "
            "looked after.",
            groups=("cla", "cin", "cpp"),
            measures=(
                "eyfs_gld", "ks2_rwm_expected", "ks2_reading_progress", "ks2_writing_progress", "ks2_maths_progress",
                "ks4_attainment8", "ks4_progress8", "ks4_em_grade5", "ks4_em_grade4", "ks4_ebacc_entry",
            ),
            gaps=(
                Line("Key stage 2, looked after", "ks2_rwm_expected", "cla"),
                Line("Key stage 4, looked after", "ks4_attainment8", "cla"),
                Line("Key stage 2, in need", "ks2_rwm_expected", "cin"),
                Line("Key stage 4, in need", "ks4_attainment8", "cin"),
            ),
            counted=(
                Line("", "ks2_rwm_expected", "cla"), Line("", "ks2_rwm_expected", "cin"),
                Line("", "ks2_rwm_expected", "cpp"), Line("", "ks4_em_grade4", "cla"),
                Line("", "ks4_em_grade4", "cin"), Line("", "ks4_em_grade4", "cpp"),
                Line("", "absence_persistent", "cla"), Line("", "absence_persistent", "cin"),
                Line("", "absence_persistent", "cpp"), Line("", "absence_severe", "cla"),
                Line("", "absence_severe", "cin"), Line("", "absence_severe", "cpp"),
            ),
            plain=(
                Line("", "cla_rate"),
                Line("", "cin_rate"),
                Line("", "cpp_rate"),
                Line("", "cla_placements_three_or_more"),
                Line("", "cla_placement_stable"),
                Line("", "cla_placed_over_20_miles"),
                Line("", "cla_school_move"),
                Line("", "cla_missing"),
                Line("", "cla_health_checks"),
                Line("", "cla_strengths_and_difficulties"),
                Line("", "care_leavers_eet"),
                Line("", "care_leavers_higher_education"),
                Line("", "care_leavers_suitable_accommodation"),
            ),
        ),
        Chapter(
            id="post_16",
            title="After 16",
            lead="Who goes on: in education, employment or training, and to what by the age of 19.",
            values=(
                Line("Not in education, employment or training, or not known", "neet_or_not_known"),
                Line("In education or training", "participation"),
                Line("Level 3 by 19", "level3_by_19"),
                Line("Sustained destination after year 11", "ks4_destination_sustained"),
            ),
            bars=(
                Line("Young people of 16 and 17", "neet_or_not_known"),
                Line("Those in a vulnerable group", "neet_or_not_known", "vulnerable"),
            ),
            plain=(
                Line("", "participation"),
                Line("", "september_guarantee"),
                Line("", "neet_or_not_known"),
                Line("", "neet"),
                Line("", "not_known"),
                Line("", "ks4_destination_sustained"),
                Line("", "level2_em_by_19"),
                Line("", "level3_by_19"),
                Line("", "higher_education_by_19"),
            ),
        ),
    ),
    basket={
        "Disadvantaged pupils": (
            Line("Reception", "eyfs_gld", "fsm"), Line("Phonics", "phonics_y1", "fsm"),
            Line("Key stage 2", "ks2_rwm_expected", "disadvantaged"), Line("Level 2 by 19", "level2_em_by_19", "fsm"),
            Line("Level 3 by 19", "level3_by_19", "fsm"),
        ),
        "Pupils with SEN support": (
            Line("Phonics", "phonics_y1", "sen_support"), Line("Key stage 2", "ks2_rwm_expected", "sen_support"),
            Line("Level 2 by 19", "level2_em_by_19", "sen_support"),
            Line("Level 3 by 19", "level3_by_19", "sen_support"),
        ),
        "Pupils with a plan": (
            Line("Phonics", "phonics_y1", "ehcp"), Line("Key stage 2", "ks2_rwm_expected", "ehcp"),
            Line("Level 2 by 19", "level2_em_by_19", "ehcp"), Line("Level 3 by 19", "level3_by_19", "ehcp"),
        ),
        "Children looked after": (
            Line("Reception", "eyfs_gld", "cla"), Line("Key stage 2", "ks2_rwm_expected", "cla"),
            Line("Grade 4 in English and maths", "ks4_em_grade4", "cla"),
        ),
    },
    league=(
        Line("Reception, free school meals", "eyfs_gld", "fsm"),
        Line("Reception, SEN support", "eyfs_gld", "sen_support"),
        Line("Phonics, free school meals", "phonics_y1", "fsm"),
        Line("Key stage 2, disadvantaged", "ks2_rwm_expected", "disadvantaged"),
        Line("Key stage 2, SEN support", "ks2_rwm_expected", "sen_support"),
        Line("Key stage 2, plan", "ks2_rwm_expected", "ehcp"),
        Line("Key stage 2, looked after", "ks2_rwm_expected", "cla"),
        Line("Attainment 8, disadvantaged", "ks4_attainment8", "disadvantaged"),
        Line("Attainment 8, SEN support", "ks4_attainment8", "sen_support"),
        Line("Attainment 8, plan", "ks4_attainment8", "ehcp"),
        Line("Attainment 8, looked after", "ks4_attainment8", "cla"),
        Line("Level 3 by 19, free school meals", "level3_by_19", "fsm"),
        Line("Persistent absence, all", "absence_persistent"),
        Line("Persistent absence, in need", "absence_persistent", "cin"),
        Line("Severe absence, all", "absence_severe"),
        Line("Permanent exclusions per 100", "exclusions_permanent_rate"),
        Line("Suspensions per 100", "suspensions_rate"),
        Line("Care leavers in work or learning", "care_leavers_eet"),
        Line("Not in work or learning, or not known", "neet_or_not_known"),
        Line("Plans within 20 weeks", "ehcp_in_20_weeks"),
    ),
    map=Line("Attainment 8: how far disadvantaged pupils are behind", "ks4_attainment8", "disadvantaged"),
    health=(
        Line("Overweight in year 6", "overweight_year_6"),
        Line("Low birth weight", "low_birth_weight"),
        Line("Admitted to hospital for mental health", "admissions_mental_health"),
        Line("Conceptions under 18", "conceptions_under_18"),
    ),
    beside_health=Line("Attainment 8 of all pupils", "ks4_attainment8"),
    annex={
        Theme.EARLY_YEARS: ("eyfs_gld", "eyfs_all_goals", "early_education_take_up_two", "early_education_take_up"),
        Theme.KEY_STAGE_1: ("phonics_y1",),
        Theme.KEY_STAGE_2: (
            "ks2_rwm_expected", "ks2_rwm_higher", "ks2_multiplication_full_marks", "ks2_reading_expected",
            "ks2_writing_expected", "ks2_maths_expected",
        ),
        Theme.KEY_STAGE_4: (
            "ks4_attainment8", "ks4_progress8", "ks4_em_grade5", "ks4_em_grade4", "ks4_ebacc_entry",
        ),
        Theme.HEALTH: (
            "low_birth_weight", "overweight_reception", "overweight_year_6", "admissions_injury",
            "admissions_mental_health", "admissions_alcohol", "conceptions_under_18", "infant_mortality",
        ),
    },
    targets=(
        Target(
            place="E10000025",
            measure="exclusions_permanent",
            at_most=30,
            by="2017/18",
            text="30 or fewer",
            citation="Oxfordshire County Council, Strategy for Equity and Excellence in Education 2015-18, aim 8",
        ),
    ),
    larger_groups=("disadvantaged", "fsm", "sen", "sen_support", "ehcp"),
    least_counted=30,
    counts_pupils="absence_persistent",
    counts_ages="neet_or_not_known",
    least_of_ages=500,
    least_gaps=8,
    least_ranked=8,
    listed=5,
)
