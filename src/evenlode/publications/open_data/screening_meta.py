"""The checks of names, and of what a meta file says of columns."""

import re
from collections import Counter
from collections.abc import Iterator

from evenlode.publications.open_data.screening_kinds import FILTER, INDICATOR, UNITS, Pair, Said, check

# What an indicator's name holds where a characteristic was made part of it rather than of a filter.
SMUSHED = re.compile(
    "male|female|asian|chinese|indian|pakistani|bangladeshi|black|african|caribbean|white|roma|irish|english|british"
    "|scottish|welsh|arab"
)
LOOKS_LIKE_A_PLACE = re.compile(
    "(^(sch|prov|inst|estab|reg|la|local|rsc|pfa|pcon|lep|mca|oa|ward|mat).*(name|code|urn|ukprn|number|upin|id)$)"
    "|(^(laestab|estab|sch|school|schools|prov|provider|providers|inst|institution|institutions|name|code|urn|ukprn"
    "|number|upin|id|region|la|lad|rsc|pcon|lep|mca|oa|ward|mat)$)"
)
HARMONISED = {
    "sen_": ("sen_status", "sen_primary_need", "sen_secondary_need", "sen_provision"),
    "primary_need": ("sen_primary_need",),
    "secondary_need": ("sen_secondary_need",),
    "establishment_type": ("establishment_type", "establishment_type_group"),
    "provider_type": ("provider_type",),
    "school_type": ("establishment_type", "establishment_type_group"),
    "phase": ("education_phase",),
    "ethnic": ("ethnicity_major", "ethnicity_minor", "ethnicity_detailed", "minority_ethnic"),
}
UNITS_OF_INDICATORS = ("", "%", "pp", "£", "£m")


def named(pair: Pair) -> list[str]:
    """Every column that the meta file names, groups of filters included."""
    return [*(row["col_name"] for row in pair.described), *pair.groups]


def plain(text: str) -> str:
    """A text without all that is neither letter nor digit."""
    return "".join(letter for letter in text if letter.isalnum())


def twice(texts: list[str]) -> list[str]:
    """The texts that stand more than once."""
    return [text for text, times in Counter(texts).items() if times > 1 and text]


def filled(pair: Pair, column: str, type: str) -> Iterator[Said]:
    """The rows of a type for which the meta file says something that is only for the other type."""
    for row in pair.of_type(type):
        if row[column]:
            yield pair.meta.where(column), f"it is filled in for {row['col_name']}, which is of type {type}"


def col_names_spaces(pair: Pair) -> Iterator[Said]:
    """No column's name in the data file has a space."""
    yield from ((pair.data.where(name), "there is a space") for name in pair.data.names if re.search(r"\s", name))


def col_snake_case(pair: Pair) -> Iterator[Said]:
    """Columns' names are of lower-case letters, digits and underscores."""
    strange = (name for name in pair.data.names if re.search(r"[^a-z0-9_\s]", name))
    yield from ((pair.data.where(name), "it has other characters") for name in strange)


def col_var_start(pair: Pair) -> Iterator[Said]:
    """Columns' names begin with a lower-case letter."""
    yield from ((pair.data.where(name), "it begins otherwise") for name in pair.data.names if not name[:1].islower())


def col_ind_smushed(pair: Pair) -> Iterator[Said]:
    """No indicator's name holds a characteristic: that is a filter's."""
    yield from ((pair.meta.file, f"{name} holds one") for name in pair.indicators if SMUSHED.search(name.lower()))


def col_var_characteristic(pair: Pair) -> Iterator[Said]:
    """No filter is called characteristic or characteristic_group."""
    old = [name for name in named(pair) if name in ("characteristic", "characteristic_group")]
    yield from ((pair.meta.file, f"it has {name}") for name in old)


def meta_col_type(pair: Pair) -> Iterator[Said]:
    """Every column that the meta file describes is a Filter or an Indicator."""
    for row in pair.described:
        if row["col_type"] not in (FILTER, INDICATOR):
            yield pair.meta.where("col_type"), f"{row['col_name']} is of type '{row['col_type']}'"


def meta_ob_unit(pair: Pair) -> Iterator[Said]:
    """The meta file does not describe the columns of time and place."""
    yield from ((pair.meta.file, f"it describes {name}") for name in named(pair) if name in UNITS)


def meta_col_name(pair: Pair) -> Iterator[Said]:
    """Every row of the meta file names its column."""
    blank = (number for number, row in enumerate(pair.described, start=1) if not row["col_name"])
    yield from ((pair.meta.where("col_name", number), "it is empty") for number in blank)


def meta_col_name_spaces(pair: Pair) -> Iterator[Said]:
    """No name of a column in the meta file has a space."""
    spaced = (row["col_name"] for row in pair.described if re.search(r"\s", row["col_name"]))
    yield from ((pair.meta.where("col_name"), f"'{name}' has one") for name in spaced)


def meta_col_name_dupe(pair: Pair) -> Iterator[Said]:
    """The meta file describes no column twice."""
    repeated = twice([row["col_name"] for row in pair.described])
    yield from ((pair.meta.where("col_name"), f"{name} stands twice") for name in repeated)


def meta_label(pair: Pair) -> Iterator[Said]:
    """Every column has a label."""
    blank = (row["col_name"] for row in pair.described if not row["label"].strip())
    yield from ((pair.meta.where("label"), f"{name} has none") for name in blank)


def meta_dupe_label(pair: Pair) -> Iterator[Said]:
    """No two columns have one label."""
    repeated = twice([row["label"] for row in pair.described])
    yield from ((pair.meta.where("label"), f"'{label}' stands twice") for label in repeated)


def meta_fil_grp(pair: Pair) -> Iterator[Said]:
    """Only filters are grouped by another column."""
    yield from filled(pair, "filter_grouping_column", INDICATOR)


def meta_fil_grp_dupe(pair: Pair) -> Iterator[Said]:
    """No column groups two filters."""
    repeated = twice([row["filter_grouping_column"] for row in pair.of_type(FILTER)])
    yield from ((pair.meta.where("filter_grouping_column"), f"{name} groups several") for name in repeated)


def meta_fil_grp_is_fil(pair: Pair) -> Iterator[Said]:
    """A column that groups a filter has no row of its own."""
    own = {row["col_name"] for row in pair.described}
    yield from ((pair.meta.where("col_name"), f"{name} groups a filter") for name in pair.groups if name in own)


def meta_fil_grp_match(pair: Pair) -> Iterator[Said]:
    """The data file has every column that groups a filter."""
    missing = (name for name in pair.groups if name not in pair.data.names)
    yield from ((pair.data.file, f"it has no column {name}") for name in missing)


def meta_fil_grp_stripped(pair: Pair) -> Iterator[Said]:
    """Groups of filters differ in more than punctuation."""
    for name in pair.groups:
        texts = pair.data.distinct.get(name, {})
        if len({plain(text) for text in texts}) < len(texts):
            yield pair.data.where(name), "two of its texts differ in punctuation alone"


def indicator_group_stripped(pair: Pair) -> Iterator[Said]:
    """Groups of indicators differ in more than punctuation."""
    groups = {row["indicator_grouping"] for row in pair.of_type(INDICATOR)}
    if len({plain(text) for text in groups}) < len(groups):
        yield pair.meta.where("indicator_grouping"), "two of its texts differ in punctuation alone"


def meta_filter_hint(pair: Pair) -> Iterator[Said]:
    """Only filters have a hint."""
    yield from filled(pair, "filter_hint", INDICATOR)


def meta_geog_catch(pair: Pair) -> Iterator[Said]:
    """No filter is a column of places under another name."""
    filters = [*(row["col_name"] for row in pair.of_type(FILTER)), *pair.groups]
    caught = (name for name in filters if LOOKS_LIKE_A_PLACE.search(name.lower()) and name not in UNITS)
    yield from ((pair.meta.file, f"{name} looks like one") for name in caught)


def meta_indicator_dp(pair: Pair) -> Iterator[Said]:
    """Only indicators have decimal places."""
    yield from filled(pair, "indicator_dp", FILTER)


def meta_ind_dp_set(pair: Pair) -> Iterator[Said]:
    """Every indicator says to how many decimal places it is shown."""
    blank = (row["col_name"] for row in pair.of_type(INDICATOR) if not row["indicator_dp"])
    yield from ((pair.meta.where("indicator_dp"), f"{name} does not") for name in blank)


def meta_ind_dp_values(pair: Pair) -> Iterator[Said]:
    """Decimal places are whole numbers, nought or more."""
    strange = (row["indicator_dp"] for row in pair.described if not re.fullmatch(r"\d*", row["indicator_dp"]))
    yield from ((pair.meta.where("indicator_dp"), f"'{text}' is none") for text in strange)


def meta_ind_unit(pair: Pair) -> Iterator[Said]:
    """Only indicators have a unit."""
    yield from filled(pair, "indicator_unit", FILTER)


def meta_ind_unit_validation(pair: Pair) -> Iterator[Said]:
    """A unit is %, pp, £ or £m, or is left out."""
    strange = {row["indicator_unit"] for row in pair.of_type(INDICATOR)} - set(UNITS_OF_INDICATORS)
    yield from ((pair.meta.where("indicator_unit"), f"'{text}' is none of these") for text in sorted(strange))


def meta_indicator_grouping(pair: Pair) -> Iterator[Said]:
    """Only indicators are put under a subheading."""
    yield from filled(pair, "indicator_grouping", FILTER)


def harmonised_variables(pair: Pair) -> Iterator[Said]:
    """What DfE has a common name for bears that name."""
    for name in dict.fromkeys(named(pair)):
        common = {one for part, names in HARMONISED.items() if part in name.lower() for one in names}
        if common and name not in {one for names in HARMONISED.values() for one in names}:
            yield pair.meta.file, f"{name} should be one of {', '.join(sorted(common))}"


MOVE = "leave the cell empty: it says something only of the other type of column"
SNAKE = "name the column in snake_case, beginning with a letter"
META = (
    check(col_names_spaces, SNAKE),
    check(col_snake_case, SNAKE),
    check(col_var_start, SNAKE),
    check(col_ind_smushed, "make the characteristic a text of a filter, one row each"),
    check(col_var_characteristic, "call it breakdown and breakdown_topic"),
    check(meta_col_type, "write Filter or Indicator"),
    check(meta_ob_unit, "leave the row out of the meta file"),
    check(meta_col_name, "name the column, or leave the row out"),
    check(meta_col_name_spaces, SNAKE),
    check(meta_col_name_dupe, "leave the second row out"),
    check(meta_label, "write the words that a reader is to see"),
    check(meta_dupe_label, "say how the two differ"),
    check(meta_fil_grp, MOVE),
    check(meta_fil_grp_dupe, "give each filter a group of its own"),
    check(meta_fil_grp_is_fil, "leave its row out: it is named beside the filter that it groups"),
    check(meta_fil_grp_match, "add the column, or correct its name"),
    check(meta_fil_grp_stripped, "write one text for one group"),
    check(indicator_group_stripped, "write one text for one group"),
    check(meta_filter_hint, MOVE),
    check(meta_geog_catch, "use the standard's columns for places, which are not described"),
    check(meta_indicator_dp, MOVE),
    check(meta_ind_dp_set, "write the number of decimal places"),
    check(meta_ind_dp_values, "write a whole number"),
    check(meta_ind_unit, MOVE),
    check(meta_ind_unit_validation, "leave the unit empty and say it in the label"),
    check(meta_indicator_grouping, MOVE),
    check(harmonised_variables, "use the common name, or words that are not of it"),
)
