"""The screening of open data: sound files pass, and each check finds the fault that is planted for it."""

from collections.abc import Callable

import pytest

from evenlode.publications.open_data.screening import CHECKS, screen
from evenlode.publications.open_data.screening_kinds import Check, Fault

Files = dict[str, bytes]
Plant = Callable[[Files], Files]

DATA, META = "absence.csv", "absence.meta.csv"
NATIONAL = "202425,Academic year,National,E92000001,England,,,,,"
REGIONAL = "202425,Academic year,Regional,E92000001,England,E12000008,South East,,,"
OXFORDSHIRE = "202425,Academic year,Local authority,E92000001,England,E12000008,South East,931,E10000025,Oxfordshire"
NAMES = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name,breakdown_topic,breakdown,absence_overall,suspensions"
)
ROWS = (
    f"{NATIONAL},Total,Total,7.1,1234",
    f"{NATIONAL},FSM status,FSM eligible,-11.25,c",
    f"{NATIONAL},FSM status,Not known to be FSM eligible,5.5,z",
    f"{REGIONAL},Total,Total,7,x",
    f"{OXFORDSHIRE},Total,Total,6.9,low",
    f"{OXFORDSHIRE},FSM status,FSM eligible,u,0",
)
SAID = (
    "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column",
    "breakdown,Filter,Pupil characteristic,,,,Filter by characteristic,breakdown_topic",
    "absence_overall,Indicator,Overall absence,Absence,%,1,,",
    "suspensions,Indicator,Suspensions,Exclusions,,0,,",
)
MORE = "".join(f"\nmore_{at},Indicator,More {at},,,0,," for at in range(7))


def sound() -> Files:
    """A data file and a meta file in which nothing is wrong."""
    return {DATA: "\n".join((NAMES, *ROWS, "")).encode(), META: "\n".join((*SAID, "")).encode()}


def put(old: str, new: str, name: str = DATA) -> Plant:
    """Writes something else where a text first stands."""

    def plant(files: Files) -> Files:
        text = files[name].decode()
        assert old in text
        return {**files, name: text.replace(old, new, 1).encode()}

    return plant


def put_everywhere(old: str, new: str, *names: str) -> Plant:
    """Writes something else wherever a text stands, in these files or in both."""

    def plant(files: Files) -> Files:
        return {
            name: content.decode().replace(old, new).encode() if name in (names or files) else content
            for name, content in files.items()
        }

    return plant


def called(data: str, meta: str) -> Plant:
    """Gives the two files other names."""
    return lambda files: {data: files[DATA], meta: files[META]}


def column(name: str, texts: list[str], row: str = "") -> Plant:
    """Adds a column to the data file, and a row to the meta file if there is one."""

    def plant(files: Files) -> Files:
        lines = files[DATA].decode().splitlines()
        added = [name, *(texts[at % len(texts)] for at in range(len(lines) - 1))]
        data = "".join(f"{line},{text}\n" for line, text in zip(lines, added, strict=True))
        return {DATA: data.encode(), META: files[META] + (row + "\n" if row else "").encode()}

    return plant


def without(*names: str) -> Plant:
    """Leaves columns out of the data file."""

    def plant(files: Files) -> Files:
        rows = [line.split(",") for line in files[DATA].decode().splitlines()]
        kept = [at for at, name in enumerate(rows[0]) if name not in names]
        return {**files, DATA: "".join(",".join(row[at] for at in kept) + "\n" for row in rows).encode()}

    return plant


FAULTS: dict[str, Plant] = {
    "filename_spaces": called("absence rates.csv", "absence rates.meta.csv"),
    "filename_special": called("absence&rates.csv", "absence&rates.meta.csv"),
    "filename_lower_case": called("Absence.csv", "Absence.meta.csv"),
    "filenames_match": called("absence.csv", "absences.meta.csv"),
    "utf8": lambda files: {**files, DATA: files[DATA].replace(b"South East", b"South \xe9ast")},
    "file_separator": put("202425,Academic year,National", "202425;Academic year,National"),
    "empty_rows": put(f"{ROWS[3]}\n", f"{ROWS[3]}\n{',' * 13}\n"),
    "col_req_data": without("time_identifier"),
    "col_req_meta": put("filter_hint", "hint", META),
    "col_invalid_meta": put_everywhere("\n", ",\n", META),
    "col_to_rows": put("\nsuspensions", MORE + "\nsuspensions", META),
    "col_name_duplicate": put("absence_overall,suspensions", "suspensions,suspensions"),
    "empty_cols": column("note", [""]),
    "cross_meta_to_data": put("suspensions", "fixed_exclusions", META),
    "cross_data_to_meta": column("pupils_count", ["1", "2"]),
    "col_names_spaces": put_everywhere("absence_overall", "absence overall"),
    "col_snake_case": put_everywhere("absence_overall", "absence_Overall"),
    "col_var_start": put_everywhere("absence_overall", "1_absence_overall"),
    "col_ind_smushed": put_everywhere("absence_overall", "absence_male"),
    "col_var_characteristic": put_everywhere("breakdown", "characteristic"),
    "meta_col_type": put("Indicator", "Measure", META),
    "meta_ob_unit": put("\nsuspensions", "\nla_name,Filter,Authority,,,,,\nsuspensions", META),
    "meta_col_name": put("suspensions,Indicator", ",Indicator", META),
    "meta_col_name_spaces": put_everywhere("absence_overall", "absence overall"),
    "meta_col_name_dupe": put("\nsuspensions", "\nabsence_overall,Indicator,Again,,%,1,,\nsuspensions", META),
    "meta_label": put("Overall absence", "", META),
    "meta_dupe_label": put("Overall absence", "Suspensions", META),
    "meta_fil_grp": put("%,1,,", "%,1,,breakdown_topic", META),
    "meta_fil_grp_dupe": column("term", ["Total", "Autumn"], "term,Filter,Term,,,,,breakdown_topic"),
    "meta_fil_grp_is_fil": put("\nsuspensions", "\nbreakdown_topic,Filter,Topic,,,,,\nsuspensions", META),
    "meta_fil_grp_match": put("breakdown_topic", "topic", META),
    "meta_fil_grp_stripped": put("FSM status", "FSM-status"),
    "indicator_group_stripped": put("Exclusions", "Absence.", META),
    "meta_filter_hint": put("%,1,,", "%,1,Look here,", META),
    "meta_geog_catch": column("ward", ["Total", "Carfax"], "ward,Filter,Ward,,,,,"),
    "meta_indicator_dp": put("Pupil characteristic,,,,", "Pupil characteristic,,,1,", META),
    "meta_ind_dp_set": put("%,1,", "%,,", META),
    "meta_ind_dp_values": put("%,1,", "%,one,", META),
    "meta_ind_unit": put("Pupil characteristic,,,", "Pupil characteristic,,%,", META),
    "meta_ind_unit_validation": put("%", "per cent", META),
    "meta_indicator_grouping": put("Pupil characteristic,", "Pupil characteristic,Absence", META),
    "harmonised_variables": column("school_type", ["Total", "Primary"], "school_type,Filter,School,,,,,"),
    "general_null": put("1234", "NULL"),
    "general_dupes": put(ROWS[1], ROWS[0].replace("7.1", "7.2")),
    "time_period_num": put_everywhere("202425", "2024-25"),
    "time_id_valid": put_everywhere("Academic year", "School year"),
    "time_id_mix": put(NATIONAL, NATIONAL.replace("Academic", "Financial")),
    "time_period": put_everywhere("202425", "2024"),
    "time_period_six": put_everywhere("202425", "202426"),
    "filter_not_singular": column("term", ["Total"], "term,Filter,Term,,,,,"),
    "filter_defaults": put_everywhere("Total,Total", "All pupils,All pupils", DATA),
    "filter_group_level": put_everywhere("breakdown_topic,breakdown", "breakdown,breakdown_topic", DATA),
    "filter_whitespace": put("FSM eligible", "FSM eligible "),
    "filter_ob_total": put(f"{OXFORDSHIRE},Total", f"{OXFORDSHIRE.replace('931', 'Total')},Total"),
    "filter_blanks": put("FSM status,FSM eligible", "FSM status,"),
    "ind_blanks": put("7.1", ""),
    "ind_obsolete_symbols": put("7.1", "~"),
    "ind_number_or_symbol": put("7.1", "7.1%"),
    "api_char_col_name": put_everywhere("absence_overall", "absence_overall_" + "in_every_school" * 3),
    "api_char_col_label": put("Overall absence", "Overall absence" * 6, META),
    "api_char_loc_code": put("E10000025", "E10000025" * 4),
    "api_char_filter_items": put("FSM eligible", "FSM eligible" * 11),
    "geog_level": put("Local authority", "Local Authority"),
    "geog_level_present": without("region_code", "region_name"),
    "geog_level_completed": put("931", ""),
    "geog_overcompleted_cols": put(REGIONAL, REGIONAL[:-2] + "931,,"),
    "geog_country_combos": put("England", "Great Britain"),
    "geog_region_combos": put("South East", "South West"),
    "geog_la_combos": put("931", "930"),
    "geog_la_col_present": without("la_name"),
    "geog_region_col_present": without("region_code"),
    "geog_region_for_la": put(OXFORDSHIRE, OXFORDSHIRE.replace("E12000008,South East", ",")),
    "geog_na": put("E10000025", "x"),
    "geog_code_forms": put("931", "0931"),
}  # fmt: skip


def test_sound_files_pass() -> None:
    assert screen(sound()) == []


@pytest.mark.parametrize("check", [one for one in CHECKS if one.id in FAULTS], ids=lambda check: check.id)
def test_a_planted_fault_is_found(check: Check) -> None:
    found = [fault for fault in screen(FAULTS[check.id](sound())) if fault.check == check.id]
    assert found, f"{check.sentence} Nothing was found."
    assert all(fault.where and fault.what and fault.remedy == check.remedy for fault in found)


def test_a_filter_with_too_many_texts_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evenlode.publications.open_data.screening_values.FILTER_ITEMS", 2)
    assert {fault.check for fault in screen(sound())} == {"filter_item_limit"}


def test_every_check_has_a_fault_of_its_own() -> None:
    assert {check.id for check in CHECKS} == {*FAULTS, "filter_item_limit"}


def test_no_two_checks_have_one_id_and_each_says_what_holds() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert [check.id for check in CHECKS if not check.sentence.endswith(".") or not check.remedy] == []


def test_a_fault_says_where_it_stands() -> None:
    faults = screen(put("low", "7,5")(put("1234", "1,234")(sound())))
    assert {fault.where for fault in faults} == {"absence.csv, record 1", "absence.csv, record 5"}
    (fault,) = screen(put("1234", '"1,234"')(sound()))
    assert fault == Fault(
        "ind_number_or_symbol",
        "absence.csv, column suspensions, record 1",
        "there stands '1,234'",
        "write the number alone; the unit stands in the meta file",
    )


def test_a_filter_with_one_text_may_be_left_undescribed() -> None:
    assert screen(column("statistic", ["Rate"])(sound())) == []


def test_a_default_that_the_meta_file_names_stands_for_a_total() -> None:
    def plant(files: Files) -> Files:
        data = files[DATA].decode().replace("Total,Total", "Total,Everyone")
        meta = files[META].decode().splitlines()
        said = [f"{line},{more}" for line, more in zip(meta, ["filter_default", "Everyone", "", ""], strict=True)]
        return {DATA: data.encode(), META: "\n".join([*said, ""]).encode()}

    assert screen(plant(sound())) == []


def test_a_supporting_file_needs_no_meta_file() -> None:
    assert screen({**sound(), "sources.csv": b"a,b\n1,2\n", "guidance.txt": b"Words\n"}, ["sources.csv"]) == []
    assert {fault.check for fault in screen({**sound(), "sources.csv": b"a,b\n1,2\n"})} >= {"filenames_match"}


def test_a_year_at_the_turn_of_a_century_is_no_gap() -> None:
    assert screen(put_everywhere("202425", "199900")(sound())) == []
