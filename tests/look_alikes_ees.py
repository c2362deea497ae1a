"""Makers of look-alikes of DfE's Explore education statistics: the service's shapes, filled with invented values only.

Each maker writes one data set and gives its path: a table, or a zip of a table and its description. Without records of
one's own it holds a few with the traps of the real files: suppressed counts, rates of nobody, casing that changes,
blanks after codes, years that are missing, rows of no place. A record names the columns that matter; the others are
invented.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Record = Mapping[str, str]
Maker = Callable[..., Path]

ACADEMIC = {"time_period": "201617", "time_identifier": "Academic year"}
CALENDAR = {"time_period": "2022", "time_identifier": "Calendar year"}
ENGLAND = {"geographic_level": "National", "country_code": "E92000001", "country_name": "England"}
REGION = {
    **ENGLAND, "geographic_level": "Regional", "region_code": "E12000008", "region_name": "South East",
}  # fmt: skip
AUTHORITY = {
    **REGION, "geographic_level": "Local authority", "old_la_code": "931", "new_la_code": "E10000025",
    "la_name": "Oxfordshire",
}  # fmt: skip
SCHOOL = {
    **AUTHORITY, "geographic_level": "School", "estab": "9999", "laestab": "9319999", "urn": "999999",
    "school_name": "Invented School",
}  # fmt: skip
# Traps of places: casing and blanks, an authority that is no more and has its old code alone, and a place of no code.
AUTHORITY_ODDLY_WRITTEN = {**AUTHORITY, "geographic_level": "Local Authority", "new_la_code": "E10000025 "}
AUTHORITY_BY_OLD_CODE = {
    **REGION, "geographic_level": "Local authority", "old_la_code": "820", "la_name": "Bedfordshire (Pre LGR 2009)",
}  # fmt: skip
NO_PLACE = {**ENGLAND, "geographic_level": "Regional", "region_name": "Region invented"}

TIME = ("time_identifier", "time_period")
TO_AUTHORITY = (
    "geographic_level", "country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code",
    "la_name",
)  # fmt: skip
NUMBERS_OF_EXCLUSIONS = (
    "headcount", "perm_excl", "perm_excl_rate", "fixed_excl", "fixed_excl_rate", "one_plus_fixed",
    "one_plus_fixed_rate",
)  # fmt: skip
REASONS_FOR_EXCLUSION = (
    "physical_pupils", "physical_adult", "verbal_pupil", "verbal_adult", "bullying", "racist_abuse",
    "sexual_misconduct", "drug_alcohol", "damage", "theft", "persistent_disruptive", "other",
)  # fmt: skip
REASONS_WITH_LEAVE = (
    "illness", "appointments", "religious", "study", "traveller", "holiday", "ext_holiday", "excluded", "other",
)  # fmt: skip
REASONS_WITHOUT_LEAVE = ("holiday", "late", "other", "noyet")
REASONS_IN_REGISTERS = (
    "reason_i_authorised_illness", "reason_m_authorised_medical_dental", "reason_r_authorised_religious_observance",
    "reason_s_authorised_study_leave", "reason_t_authorised_mobile_child", "reason_h_authorised_holiday",
    "reason_e_authorised_excluded", "reason_c_authorised_other", "reason_c1_authorised_regulated_performance",
    "reason_j1_authorised_interview", "reason_c2_authorised_temp_reduced_timetable", "reason_g_unauthorised_holiday",
    "reason_u_unauthorised_late_after_registers_closed", "reason_o_other_unauthorised", "reason_n_no_reason_yet",
)  # fmt: skip
RATES_IN_REGISTERS = (
    "attendance_perc", "overall_absence_perc", "authorised_absence_perc", "unauthorised_absence_perc", "illness_perc",
    "appointments_perc", "unauth_hol_perc", "unauth_oth_perc", "unauth_late_registers_closed_perc",
    "unauth_not_yet_perc", "auth_religious_perc", "auth_study_perc", "auth_mob_perc", "auth_excluded_perc",
    "auth_performance_perc", "auth_interview_perc", "auth_part_time_perc", "auth_other_perc", "pa_perc",
)  # fmt: skip
SUBJECTS = ("read", "writta", "mat", "rwm", "gps", "scita")
WITH_PROGRESS = ("read", "writta", "mat")
NUMBERS_OF_KS2 = (
    *(f"{part}_{subject}_{what}" for subject in SUBJECTS for part, what in (
        ("t", "eligible_pupils"), ("t", "met_expected_standard"), ("pt", "met_expected_standard"))),
    *(f"{part}_{subject}_progress_{what}" for subject in WITH_PROGRESS for part, what in (
        ("t", "eligible_pupils"), ("t", "score"), ("avg", "score"), ("avg", "score_lower_CI"),
        ("avg", "score_upper_CI"))),
)  # fmt: skip
NUMBERS_OF_KS4 = (
    "t_pupils", "t_att8", "avg_att8", "t_l2basics_95", "pt_l2basics_95", "t_l2basics_94", "pt_l2basics_94",
    "t_ebacc_e_ptq_ee", "pt_ebacc_e_ptq_ee", "t_ebaccaps", "avg_ebaccaps", "t_inp8calc", "t_p8score", "avg_p8score",
    "p8score_CI_low", "p8score_CI_upp",
)  # fmt: skip
NUMBERS_OF_ABSENT_CHILDREN = (
    "t_pupils", "t_sess_possible", "t_sess_overall", "pt_overall", "t_sess_authorised", "pt_sess_authorised",
    "t_sess_unauthorised", "pt_sess_unauthorised", "t_pupils_pa_10_exact", "pt_pupils_pa_10_exact",
    "t_pupils_pa_50_exact", "pt_pupils_pa_50_exact",
)  # fmt: skip
NUMBERS_OF_NEET = (
    "Cohort_DJFavg", "NEET_not_known_percent", "NEET_percent", "Notknown_percent", "annualchange_NEET", "cohort_March",
    "TOTAL_participating_in_education_and_training_percent", "September_guarantee_Offer_made_percent",
    "NEET_NK_noSEN_percent", "NEET_NK_EHCP_percent", "NEET_NK_SENDsupport_percent", "VG_cohort_DJF_avg",
    "VG_NEET_NK_percentage", "Level_3", "avg_att8", "sess_overall_percent", "NEET_quintile",
)  # fmt: skip
QUINTILES_OF_2021 = (
    "Age1617_ONS_population", "NEET_NK_NoSEN_quintile", "NEET_NK_EHCP_quintile", "NEET_NK_SENDsupport_quintile",
    "VG_NEET_NK_percentage_quintile",
)  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """What a data set looks like: columns in order, which of them hold texts, and records with its traps."""

    texts: tuple[str, ...]
    numbers: tuple[str, ...]
    records: tuple[Record, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, in order."""
        return (*self.texts, *self.numbers)

    def filled(self, record: Record, number: int) -> dict[str, str]:
        """A whole record: texts that it does not name are blank, numbers that it does not name are invented."""
        unknown = set(record) - set(self.columns) - set(SCHOOL)
        assert not unknown, f"no such column: {unknown}"
        invented = {column: str(10 + (7 * number + 3 * at) % 90) for at, column in enumerate(self.numbers)}
        named = {column: text for column, text in record.items() if column in self.columns}
        return {**dict.fromkeys(self.texts, ""), **invented, **named}


TOTAL = {"school_type": "Total"}
PRIMARY = {"school_type": "State-funded primary"}
SPECIAL = {"school_type": "special"}
ONE_OR_TWO_EXCLUDED = {"perm_excl": "x", "perm_excl_rate": "x", "fixed_excl": "x", "one_plus_fixed": "x"}
NOBODY_ON_ROLL = {
    "headcount": "0", "perm_excl": "0", "perm_excl_rate": ".", "fixed_excl": "0", "fixed_excl_rate": ".",
    "one_plus_fixed": "0", "one_plus_fixed_rate": ".",
}  # fmt: skip
TO_2010 = {**ACADEMIC, "time_period": "200910"}

SHAPES: dict[str, Shape] = {
    "ees_exclusions_by_geographic_level": Shape(
        texts=(*TIME, *TO_AUTHORITY, "estab", "laestab", "academy_type", "academy_open_date", "school_type"),
        numbers=("num_schools", *NUMBERS_OF_EXCLUSIONS),
        records=(
            {**ACADEMIC, **ENGLAND, **TOTAL, "academy_type": "Total", "academy_open_date": "Total"},
            {**ACADEMIC, **REGION, **PRIMARY, "academy_type": "Total", "academy_open_date": "Total"},
            {**ACADEMIC, **AUTHORITY, **TOTAL, "headcount": "1000", "perm_excl": "11", "perm_excl_rate": "1.1"},
            {**TO_2010, **AUTHORITY_ODDLY_WRITTEN, **TOTAL, "perm_excl": "4.66667"},
            {**TO_2010, **AUTHORITY_BY_OLD_CODE, **TOTAL, "perm_excl": "0"},
            {**ACADEMIC, **AUTHORITY, **SPECIAL, **ONE_OR_TWO_EXCLUDED},
            {**ACADEMIC, **SCHOOL, **PRIMARY, "academy_type": "Free school", "academy_open_date": "01/09/2015"},
            {**TO_2010, **SCHOOL, **PRIMARY, **NOBODY_ON_ROLL, "academy_type": "Total", "academy_open_date": "Total"},
        ),
    ),
    "ees_exclusions_by_reason": Shape(
        texts=(*TIME, *TO_AUTHORITY, "school_type"),
        numbers=tuple(f"{kind}_{reason}" for kind in ("perm", "fixed") for reason in REASONS_FOR_EXCLUSION),
        records=(
            {**ACADEMIC, **ENGLAND, **TOTAL},
            {**ACADEMIC, **AUTHORITY, **TOTAL, "perm_theft": "0", "perm_damage": "x", "fixed_damage": "x"},
            {**TO_2010, **AUTHORITY, **SPECIAL},
        ),
    ),
    "ees_exclusions_by_characteristic": Shape(
        texts=(
            *TIME, "geographic_level", "country_code", "country_name", "school_type", "characteristic_group",
            "characteristic",
        ),
        numbers=NUMBERS_OF_EXCLUSIONS,
        records=tuple(
            {**ACADEMIC, **ENGLAND, **kind, "characteristic_group": group, "characteristic": text, **numbers}
            for kind, group, text, numbers in (
                (TOTAL, "Total", "Total", {}),
                (SPECIAL, "Gender", "Gender male", {}),
                (TOTAL, "FSM eligible", "FSM Eligible", {}),
                (TOTAL, "FSM eligible in last 6 years", "FSM eligible in last 6 years", {}),
                (TOTAL, "SEN provision", "SEN provision SEN without statement", {}),
                (TOTAL, "Ethnicity", "Ethnicity Minor Gypsy Roma", ONE_OR_TWO_EXCLUDED),
                (TOTAL, "NC year and gender", "NC Year 5 Male", {}),
                (PRIMARY, "FSM eligible", "FSM Unclassified", NOBODY_ON_ROLL),
            )
        ),
    ),
    "ees_absence_by_term": Shape(
        texts=("time_identifier", "term", "time_period", *TO_AUTHORITY, "school_type"),
        numbers=(
            "sess_possible", "sess_overall", "sess_authorised", "sess_unauthorised", "sess_overall_percent",
            "sess_authorised_percent", "sess_unauthorised_percent",
            *(f"sess_auth_{reason}" for reason in REASONS_WITH_LEAVE), "sess_auth_totalreasons",
            *(f"sess_unauth_{reason}" for reason in REASONS_WITHOUT_LEAVE), "sess_unauth_totalreasons",
            "sess_overall_totalreasons",
        ),
        records=(
            {**ACADEMIC, **ENGLAND, **PRIMARY, "term": "Total", "sess_auth_ext_holiday": "."},
            {
                **ACADEMIC, **AUTHORITY, **PRIMARY, "term": "Autumn term", "sess_possible": "4000",
                "sess_overall": "201", "sess_overall_percent": "5", "sess_auth_ext_holiday": ".",
            },
            {
                **ACADEMIC, "time_period": "201516", **AUTHORITY, "school_type": "Special", "term": "Spring term",
                "sess_possible": "0", "sess_overall": "0", "sess_overall_percent": ".", "sess_authorised_percent": ".",
                "sess_unauthorised_percent": ".", "sess_auth_ext_holiday": ".",
            },
        ),
    ),
    "ees_absence_missing_a_session": Shape(
        texts=(*TIME, *TO_AUTHORITY, "estab", "laestab", "urn", "school_type"),
        numbers=(
            "enrolments", "enrol_overall", "enrol_authorised", "enrol_unauthorised",
            *(f"enrol_auth_{reason}" for reason in REASONS_WITH_LEAVE),
            *(f"enrol_unauth_{reason}" for reason in REASONS_WITHOUT_LEAVE),
        ),
        records=(
            {**ACADEMIC, **ENGLAND, **TOTAL, "enrol_auth_ext_holiday": "."},
            {**ACADEMIC, **AUTHORITY, **TOTAL, "enrol_auth_ext_holiday": "."},
            {**ACADEMIC, **SCHOOL, **PRIMARY, "enrol_unauth_late": "x", "enrol_auth_ext_holiday": "."},
        ),
    ),
    "ees_attendance_dashboard": Shape(
        texts=("time_period", *TO_AUTHORITY, "education_phase", "time_identifier"),
        numbers=(
            "num_schools", "enrolments", "present_sessions", "overall_attendance", "overall_absence",
            "authorised_absence", "unauthorised_absence", "possible_sessions", *REASONS_IN_REGISTERS,
            *RATES_IN_REGISTERS,
        ),
        records=(
            {**ACADEMIC, "time_period": "202526", **ENGLAND, "education_phase": "Total"},
            {
                **ACADEMIC, "time_period": "202526", **AUTHORITY, "education_phase": "Primary",
                "num_schools": "12.3456789", "possible_sessions": "3000", "overall_absence": "150",
                "overall_absence_perc": "5.00000000000001", "reason_s_authorised_study_leave": "0",
                "auth_study_perc": "1.5e-05",
            },
            {
                **ACADEMIC, "time_period": "202526", **AUTHORITY, "education_phase": "Special",
                **dict.fromkeys((*RATES_IN_REGISTERS, "possible_sessions", "overall_absence"), "c"),
            },
        ),
    ),
    "ees_children_absence": Shape(
        texts=(*TIME, *TO_AUTHORITY, "absence_terms", "social_care_group", "phase_type_grouping"),
        numbers=NUMBERS_OF_ABSENT_CHILDREN,
        records=tuple(
            {**ACADEMIC, **place, "time_period": year, "absence_terms": "six half terms", "social_care_group": group,
             "phase_type_grouping": phase, **numbers}
            for year, place, group, phase, numbers in (
                ("202425", ENGLAND, "CINO at 31 March", "Total", {}),
                ("202425", AUTHORITY, "CLA 12 months at 31 March", "Total", {"t_pupils": "40", "pt_overall": "9.9"}),
                ("202425", AUTHORITY, "CPPO at 31 March", "State-funded alternative provision school",
                 dict.fromkeys(NUMBERS_OF_ABSENT_CHILDREN, "c")),
                ("201920", AUTHORITY, "CINO at 31 March", "Total", dict.fromkeys(NUMBERS_OF_ABSENT_CHILDREN, "x")),
                ("202122", AUTHORITY, "CLA 12 months at 31 March", "State-funded primary",
                 {"pt_sess_unauthorised": "k", "pt_pupils_pa_10_exact": "z"}),
            )
        ),
    ),
    "ees_children_ks2": Shape(
        texts=(*TIME, *TO_AUTHORITY, "social_care_group", "version"),
        numbers=NUMBERS_OF_KS2,
        records=(
            {**ACADEMIC, "time_period": "202425", **ENGLAND, "social_care_group": "CINO at 31 March",
             "version": "Revised"},
            {**ACADEMIC, "time_period": "202223", **AUTHORITY, "social_care_group": "CLA 12 months at 31 March",
             "version": "Final", "t_read_progress_score": "-21.8665431", "avg_read_progress_score": "-0.7",
             "avg_mat_progress_score": "k"},
            {**ACADEMIC, "time_period": "202021", **AUTHORITY, "social_care_group": "CPPO at 31 March",
             "version": "Final", **dict.fromkeys(NUMBERS_OF_KS2, "x")},
        ),
    ),
    "ees_children_ks4": Shape(
        texts=(*TIME, *TO_AUTHORITY, "social_care_group", "version"),
        numbers=NUMBERS_OF_KS4,
        records=(
            {**ACADEMIC, "time_period": "202425", **ENGLAND, "social_care_group": "CINO at 31 March",
             "version": "Revised", "avg_p8score": "x", "t_inp8calc": "x", "t_p8score": "x"},
            {**ACADEMIC, "time_period": "202324", **AUTHORITY, "social_care_group": "CLA 12 months at 31 March",
             "version": "Final", "t_pupils": "20", "t_att8": "311.25", "avg_att8": "15.6", "pt_l2basics_94": "c",
             "t_l2basics_94": "c", "avg_p8score": "-1.23"},
        ),
    ),
    "ees_neet": Shape(
        texts=(*TIME[::-1], *TO_AUTHORITY, "Age"),
        numbers=NUMBERS_OF_NEET,
        records=(
            {**CALENDAR, **ENGLAND, "Age": "16-17", "Cohort_DJFavg": "1234567.8", "NEET_quintile": "z"},
            {**CALENDAR, **AUTHORITY, "Age": "16-17", "NEET_percent": "2.3", "VG_NEET_NK_percentage": "c",
             "NEET_NK_SENDsupport_percent": "z"},
        ),
    ),
    "ees_neet_2021": Shape(
        texts=(*TIME[::-1], *TO_AUTHORITY, "Age"),
        numbers=(*NUMBERS_OF_NEET, *QUINTILES_OF_2021),
        records=(
            {**CALENDAR, "time_period": "2021", **ENGLAND, "Age": "16-17"},
            {**CALENDAR, "time_period": "2021", **AUTHORITY, "Age": "16-17", "NEET_NK_EHCP_percent": "",
             "VG_NEET_NK_percentage": ""},
            {**CALENDAR, "time_period": "2021", **NO_PLACE, "Age": "16-17"},
            {**CALENDAR, "time_period": "2021", **NO_PLACE, "geographic_level": "Local authority",
             "la_name": "LA invented", "Age": "16-17", "cohort_March": ""},
        ),
    ),
    "ees_ks2_by_characteristic": Shape(
        texts=(*TIME[::-1], *TO_AUTHORITY, "version", "breakdown_topic", "breakdown", "gender"),
        numbers=(*NUMBERS_OF_KS2, "t_rwm_met_higher_standard", "pt_rwm_met_higher_standard"),
        records=tuple(
            {**ACADEMIC, "time_period": "202324", **AUTHORITY, "version": "Revised", "breakdown_topic": topic,
             "breakdown": text, "gender": gender}
            for topic, text, gender in (
                ("Total", "Total", "Total"),
                ("Disadvantage status", "Disadvantaged", "Total"),
                ("Disadvantage status", "All other pupils", "Total"),
                ("SEN status", "SEN support", "Total"),
                ("SEN status", "SEN support", "Girls"),
            )
        ),
    ),
    "ees_ks4_by_characteristic": Shape(
        texts=(*TIME[::-1], *TO_AUTHORITY, "version", "breakdown_topic", "breakdown", "sex"),
        numbers=NUMBERS_OF_KS4,
        records=tuple(
            {**ACADEMIC, "time_period": "202324", **AUTHORITY, "version": "Revised", "breakdown_topic": topic,
             "breakdown": text, "sex": sex}
            for topic, text, sex in (
                ("Total", "Total", "Total"),
                ("FSM status", "FSM eligible", "Total"),
                ("FSM status", "FSM eligible", "Boys"),
            )
        ),
    ),
    "ees": Shape(
        texts=(*TIME[::-1], *TO_AUTHORITY, "invented_filter"),
        numbers=("invented_count", "invented_percent"),
        records=(
            {**ACADEMIC, **ENGLAND, "invented_filter": "Total", "invented_percent": "12.5"},
            {**ACADEMIC, **AUTHORITY, "invented_filter": "One part", "invented_percent": "c"},
            {**ACADEMIC, **AUTHORITY, "invented_filter": "Another part", "invented_count": "z"},
        ),
    ),
}  # fmt: skip


def exclusions_by_geographic_level(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Exclusions and suspensions by place and school."""
    return data_set("ees_exclusions_by_geographic_level", path, records, **how)


def exclusions_by_reason(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Exclusions and suspensions by reason."""
    return data_set("ees_exclusions_by_reason", path, records, **how)


def exclusions_by_characteristic(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Exclusions and suspensions by pupils' characteristics."""
    return data_set("ees_exclusions_by_characteristic", path, records, **how)


def absence_by_term(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Absence by term."""
    return data_set("ees_absence_by_term", path, records, **how)


def absence_missing_a_session(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Enrolments missing at least one session."""
    return data_set("ees_absence_missing_a_session", path, records, **how)


def attendance_dashboard(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Attendance in the year to date."""
    return data_set("ees_attendance_dashboard", path, records, **how)


def children_absence(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Absence of children in care and in need."""
    return data_set("ees_children_absence", path, records, **how)


def children_ks2(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Key stage 2 results of children in care and in need."""
    return data_set("ees_children_ks2", path, records, **how)


def children_ks4(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Key stage 4 results of children in care and in need."""
    return data_set("ees_children_ks4", path, records, **how)


def neet(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """NEET and participation."""
    return data_set("ees_neet", path, records, **how)


def neet_2021(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """NEET and participation in 2021, with records of no place."""
    return data_set("ees_neet_2021", path, records, **how)


def ks2_by_characteristic(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Key stage 2 results by pupils' characteristics."""
    return data_set("ees_ks2_by_characteristic", path, records, **how)


def ks4_by_characteristic(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """Key stage 4 results by pupils' characteristics."""
    return data_set("ees_ks4_by_characteristic", path, records, **how)


def unknown(path: Path, records: Iterable[Record] = (), **how: bool) -> Path:
    """A data set that has no entry of its own."""
    return data_set("ees", path, records, **how)


MAKERS: dict[str, Maker] = {
    "ees_exclusions_by_geographic_level": exclusions_by_geographic_level,
    "ees_exclusions_by_reason": exclusions_by_reason,
    "ees_exclusions_by_characteristic": exclusions_by_characteristic,
    "ees_absence_by_term": absence_by_term,
    "ees_absence_missing_a_session": absence_missing_a_session,
    "ees_attendance_dashboard": attendance_dashboard,
    "ees_children_absence": children_absence,
    "ees_children_ks2": children_ks2,
    "ees_children_ks4": children_ks4,
    "ees_neet": neet,
    "ees_neet_2021": neet_2021,
    "ees_ks2_by_characteristic": ks2_by_characteristic,
    "ees_ks4_by_characteristic": ks4_by_characteristic,
    "ees": unknown,
}


def data_set(
    id: str, path: Path, records: Iterable[Record] = (), *, byte_order_mark: bool = False, zipped: bool = False
) -> Path:
    """One data set as a table, or zipped with its description; with the records of its shape where none are given."""
    shape = SHAPES[id]
    whole = [shape.filled(record, number) for number, record in enumerate(tuple(records) or shape.records)]
    rows = [list(shape.columns), *([record[column] for column in shape.columns] for record in whole)]
    table = csv_bytes(rows, byte_order_mark)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not zipped:
        path.write_bytes(table)
        return path
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in ((f"{id}.csv", table), (f"{id}.meta.csv", csv_bytes(description(shape)))):
            archive.writestr(zipfile.ZipInfo(name, date_time=(2020, 1, 1, 0, 0, 0)), content)
    return path


def description(shape: Shape) -> list[list[str]]:
    """The rows of the file that describes a data set: its indicators, and its filters."""
    heading = [
        "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "filter_hint",
        "filter_grouping_column",
    ]  # fmt: skip
    filters = [column for column in shape.texts if column not in {*TIME, *SCHOOL}]
    indicators = [[column, "Indicator", f"Invented label of {column}", "", "", "", ""] for column in shape.numbers]
    return [heading, *indicators, *([column, "Filter", column, "", "", "", ""] for column in filters)]


def csv_bytes(rows: Iterable[Sequence[str]], byte_order_mark: bool = False) -> bytes:
    """Rows as the bytes of a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig" if byte_order_mark else "utf-8")
