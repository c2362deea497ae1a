"""Which definition of a measure holds in which year, which years carry the covid flag, and which way is good."""

import pytest

from evenlode.measures.kinds import Measure
from evenlode.measures.registry import MEASURES
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.years import Year

DEFINITIONS = """
| measure                     | year             | definition                          |
|-----------------------------|------------------|-------------------------------------|
| eyfs_gld                    | 2011/12          | eyfs_gld                            |
| eyfs_gld                    | 2012/13          | eyfs_gld@201213                     |
| eyfs_gld                    | 2018/19          | eyfs_gld@201213                     |
| eyfs_gld                    | 2021/22          | eyfs_gld@202122                     |
| eyfs_gld                    | 2024/25          | eyfs_gld@202122                     |
| eyfs_all_goals              | 2018/19          | eyfs_all_goals@201213               |
| eyfs_all_goals              | 2021/22          | eyfs_all_goals@202122               |
| eyfs_average_goals          | 2018/19          | eyfs_average_goals                  |
| eyfs_average_goals          | 2021/22          | eyfs_average_goals@202122           |
| early_education_take_up     | 2016/17          | early_education_take_up@201011      |
| early_education_take_up     | 2017/18          | early_education_take_up@201718      |
| early_education_take_up     | 2018/19          | early_education_take_up@201718      |
| phonics_y1                  | 2014/15          | phonics_y1@201112                   |
| phonics_y1                  | 2024/25          | phonics_y1@201112                   |
| ks1_reading_level2          | 2014/15          | ks1_reading_level2@200405           |
| ks1_reading_expected        | 2014/15          | ks1_reading_expected                |
| ks1_reading_expected        | 2015/16          | ks1_reading_expected@201516         |
| ks1_writing_expected        | 2017/18          | ks1_writing_expected@201516         |
| ks2_rwm_level4              | 2010/11          | ks2_rwm_level4                      |
| ks2_rwm_level4              | 2014/15          | ks2_rwm_level4@201112               |
| ks2_rwm_expected            | 2014/15          | ks2_rwm_expected                    |
| ks2_rwm_expected            | 2015/16          | ks2_rwm_expected@201516             |
| ks2_rwm_expected            | 2024/25          | ks2_rwm_expected@201516             |
| ks2_writing_expected        | 2017/18          | ks2_writing_expected@201516         |
| ks2_reading_progress        | 2014/15          | ks2_reading_progress                |
| ks2_reading_progress        | 2022/23          | ks2_reading_progress@201516         |
| ks4_5ac_em                  | 2012/13          | ks4_5ac_em@200506                   |
| ks4_5ac_em                  | 2013/14          | ks4_5ac_em@201314                   |
| ks4_5ac_em                  | 2014/15          | ks4_5ac_em@201314                   |
| ks4_attainment8             | 2013/14          | ks4_attainment8                     |
| ks4_attainment8             | 2015/16          | ks4_attainment8@201415              |
| ks4_attainment8             | 2016/17          | ks4_attainment8@201617              |
| ks4_attainment8             | 2024/25          | ks4_attainment8@201617              |
| ks4_progress8               | 2014/15          | ks4_progress8                       |
| ks4_progress8               | 2023/24          | ks4_progress8@201516                |
| ks4_em_grade4               | 2015/16          | ks4_em_grade4@201516                |
| ks4_em_grade4               | 2016/17          | ks4_em_grade4@201617                |
| ks4_em_grade4               | 2017/18          | ks4_em_grade4@201617                |
| ks4_em_grade5               | 2015/16          | ks4_em_grade5                       |
| ks4_em_grade5               | 2016/17          | ks4_em_grade5@201617                |
| ks4_ebacc_points            | 2016/17          | ks4_ebacc_points                    |
| ks4_ebacc_points            | 2017/18          | ks4_ebacc_points@201718             |
| ks4_ebacc_grade4            | 2015/16          | ks4_ebacc_grade4@200910             |
| ks4_ebacc_grade4            | 2016/17          | ks4_ebacc_grade4@201617             |
| ks4_ebacc_grade5            | 2016/17          | ks4_ebacc_grade5@201617             |
| ks4_ebacc_grade5            | 2017/18          | ks4_ebacc_grade5@201718             |
| ks4_ebacc_grade5            | 2018/19          | ks4_ebacc_grade5@201718             |
| ks4_destination_sustained   | 2015/16          | ks4_destination_sustained@201415    |
| ks4_destination_sustained   | 2016/17          | ks4_destination_sustained@201617    |
| ks4_destination_education   | 2015/16          | ks4_destination_education@201415    |
| ks4_destination_education   | 2022/23          | ks4_destination_education@201617    |
| neet                        | 2010-11          | neet                                |
| neet                        | 2015-16          | neet@fy201112                       |
| neet                        | 2016-17          | neet@fy201617                       |
| neet                        | 2024-25          | neet@fy201617                       |
| not_known                   | 2015-16          | not_known@fy201112                  |
| not_known                   | 2016-17          | not_known@fy201617                  |
| neet_or_not_known           | 2015-16          | neet_or_not_known                   |
| neet_or_not_known           | 2016-17          | neet_or_not_known@fy201617          |
| september_guarantee         | 2024             | september_guarantee@cy2015          |
| absence_overall             | 2005/06          | absence_overall                     |
| absence_overall             | 2011/12          | absence_overall@200607              |
| absence_overall             | 2012/13          | absence_overall@201213              |
| absence_overall             | 2024/25          | absence_overall@201213              |
| absence_authorised          | 2011/12          | absence_authorised@200607           |
| absence_authorised          | 2012/13          | absence_authorised@201213           |
| absence_unauthorised        | 2011/12          | absence_unauthorised@200607         |
| absence_unauthorised        | 2012/13          | absence_unauthorised@201213         |
| absence_persistent          | 2011/12          | absence_persistent@200607           |
| absence_persistent          | 2014/15          | absence_persistent@201213           |
| absence_persistent          | 2015/16          | absence_persistent@201213           |
| absence_persistent          | 2024/25          | absence_persistent@201213           |
| absence_persistent_15       | 2011/12          | absence_persistent_15@201011        |
| absence_persistent_15       | 2012/13          | absence_persistent_15@201213        |
| absence_persistent_15       | 2014/15          | absence_persistent_15@201213        |
| exclusions_permanent        | 2013/14          | exclusions_permanent@200607         |
| pupils_with_sen_support     | 2013/14          | pupils_with_sen_support@200607      |
| pupils_with_sen_support     | 2014/15          | pupils_with_sen_support@201415      |
| pupils_with_ehcp            | 2013/14          | pupils_with_ehcp@200607             |
| pupils_with_ehcp            | 2014/15          | pupils_with_ehcp@200607             |
| ehcp_in_20_weeks            | 2013             | ehcp_in_20_weeks                    |
| ehcp_in_20_weeks            | 2022             | ehcp_in_20_weeks@cy2014             |
| care_leavers_neet           | 2012-13          | care_leavers_neet                   |
| care_leavers_neet           | 2013-14          | care_leavers_neet@fy201314          |
| cla_placements_three_or_more | 2014-15         | cla_placements_three_or_more        |
| cla_placements_three_or_more | 2015-16         | cla_placements_three_or_more@fy201516 |
| cla_missing                 | 2014-15          | cla_missing@fy201415                |
| cla_missing                 | 2015-16          | cla_missing@fy201516                |
| admissions_alcohol          | 2012-13..2014-15 | admissions_alcohol@fy200607         |
"""

ABSENCE_MEASURES = (
    "absence_overall",
    "absence_authorised",
    "absence_unauthorised",
    "absence_persistent",
    "absence_severe",
)
EXCLUSION_MEASURES = (
    "exclusions_permanent",
    "exclusions_permanent_rate",
    "suspensions_rate",
    "suspended_once_or_more_rate",
    "excluded_permanently_once_or_more_rate",
)
GRADED_MEASURES = (
    "ks4_attainment8",
    "ks4_progress8",
    "ks4_em_grade4",
    "ks4_em_grade5",
    "ks4_ebacc_entry",
    "ks4_ebacc_points",
    "ks4_ebacc_grade4",
    "ks4_ebacc_grade5",
)

COVID = {
    **dict.fromkeys(ABSENCE_MEASURES, ("2019/20", "2020/21")),
    **dict.fromkeys(EXCLUSION_MEASURES, ("2019/20", "2020/21")),
    **dict.fromkeys(GRADED_MEASURES, ("2019/20", "2020/21", "2021/22")),
    **dict.fromkeys(("overweight_reception", "overweight_year_6"), ("2019/20", "2020/21")),
    **dict.fromkeys(("early_education_take_up", "early_education_take_up_two"), ("2020/21",)),
}
"""The measures with flagged years; where nothing was published there is nothing to flag."""

UNDISTURBED = ("eyfs_gld", "phonics_y1", "ks1_reading_expected", "ks2_rwm_expected", "ks2_maths_progress", "neet")

DIRECTIONS = {
    Direction.HIGHER_IS_BETTER: (
        "eyfs_gld",
        "phonics_y1",
        "ks1_maths_level2",
        "ks2_rwm_level4",
        "ks2_rwm_expected",
        "ks2_reading_progress",
        "ks2_multiplication_score",
        "ks4_5ac_em",
        *GRADED_MEASURES,
        "ks4_destination_sustained",
        "participation",
        "september_guarantee",
        "level3_by_19",
        "higher_education_by_19",
        "ehcp_in_20_weeks",
        "care_leavers_eet",
        "cla_placement_stable",
        "early_education_take_up",
        "breastfeeding_6_to_8_weeks",
    ),
    Direction.LOWER_IS_BETTER: (
        *ABSENCE_MEASURES,
        "absence_persistent_15",
        *EXCLUSION_MEASURES,
        "neet",
        "not_known",
        "neet_or_not_known",
        "sen_tribunal_appeal_rate",
        "care_leavers_neet",
        "care_leavers_not_in_touch",
        "cla_school_move",
        "cla_placements_three_or_more",
        "cla_placed_over_20_miles",
        "cla_strengths_and_difficulties",
        "conceptions_under_18",
        "overweight_reception",
        "overweight_year_6",
        "admissions_injury",
        "admissions_mental_health",
        "admissions_alcohol",
        "low_birth_weight",
        "infant_mortality",
    ),
    Direction.NEITHER: (
        "cla_rate",
        "cin_rate",
        "cpp_rate",
        "cla_missing",
        "ehcp_initial_requests_refused",
        "pupils_with_sen_support",
        "pupils_with_ehcp",
    ),
}

CODES_OF_AUGUST_2024 = ABSENCE_MEASURES
WRITING_FRAMEWORK_OF_2017 = (
    "ks1_writing_expected",
    "ks1_writing_greater_depth",
    "ks2_rwm_expected",
    "ks2_rwm_higher",
    "ks2_writing_expected",
    "ks2_writing_greater_depth",
    "ks2_writing_progress",
)
ENDED_WITH_LEVELS = (
    "absence_persistent_15",
    "ks1_maths_level2",
    "ks1_reading_level2",
    "ks1_writing_level2",
    "ks2_rwm_level4",
)


def _rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table drawn in text, without its heading."""
    lines = [line for line in table.strip().splitlines() if not line.startswith("|--")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[1:]]


def _every_measure() -> list[Measure]:
    return list(MEASURES)


@pytest.mark.parametrize(("measure", "year", "definition"), _rows(DEFINITIONS))
def test_each_year_has_the_definition_then_in_force(measure: str, year: str, definition: str) -> None:
    assert MEASURES.find(measure).definition_id(Year.parse(year)) == definition


@pytest.mark.parametrize(("measure", "years"), COVID.items())
def test_the_years_disturbed_by_covid_are_flagged(measure: str, years: tuple[str, ...]) -> None:
    assert MEASURES.find(measure).covid == years


@pytest.mark.parametrize("measure", UNDISTURBED)
def test_a_year_without_figures_needs_no_flag(measure: str) -> None:
    assert MEASURES.find(measure).covid == ()


@pytest.mark.parametrize(("direction", "measures"), DIRECTIONS.items())
def test_high_is_good_or_bad_or_neither(direction: Direction, measures: tuple[str, ...]) -> None:
    assert {MEASURES.find(measure).direction for measure in measures} == {direction}


@pytest.mark.parametrize("measure_id", CODES_OF_AUGUST_2024)
def test_the_new_register_codes_are_marked_and_break_nothing(measure_id: str) -> None:
    measure = MEASURES.find(measure_id)
    assert "2024/25" in {marker.year for marker in measure.markers}
    assert measure.definition_for(Year.parse("2023/24")) is measure.definition_for(Year.parse("2024/25"))


@pytest.mark.parametrize("measure_id", WRITING_FRAMEWORK_OF_2017)
def test_the_new_writing_framework_is_marked_and_breaks_nothing(measure_id: str) -> None:
    measure = MEASURES.find(measure_id)
    assert "2017/18" in {marker.year for marker in measure.markers}
    assert measure.definition_for(Year.parse("2016/17")) is measure.definition_for(Year.parse("2017/18"))


@pytest.mark.parametrize("measure_id", ENDED_WITH_LEVELS)
def test_levels_and_the_fixed_threshold_end_with_2014_15(measure_id: str) -> None:
    assert MEASURES.find(measure_id).definitions[0].last == "2014/15"


@pytest.mark.parametrize("measure", _every_measure(), ids=lambda measure: measure.id)
def test_definitions_stand_newest_first_in_the_measures_own_kind_of_year(measure: Measure) -> None:
    years = [Year.parse(since.year) for since in measure.definitions]
    ends = [Year.parse(since.last) for since in measure.definitions if since.last]
    told = [Year.parse(year) for year in (*measure.covid, *(marker.year for marker in measure.markers))]
    assert {year.kind for year in (*years, *ends, *told)} == {measure.years}
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("measure", _every_measure(), ids=lambda measure: measure.id)
def test_every_measure_says_in_a_sentence_what_it_is(measure: Measure) -> None:
    assert measure.id in MEASURES.ids()
    assert measure.noun.startswith("the ")
    assert not measure.noun.endswith(".")
    assert len(MEASURES.documentation(measure.id).splitlines()) >= 3
