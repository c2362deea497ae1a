"""The checks of what stands in the columns: times, filters and indicators."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from evenlode.publications.open_data.screening_kinds import PLACE_COLUMNS, UNITS, Pair, Said, check
from evenlode.vocabulary.states import State

YEARS = {
    "Academic year": 6, "Financial year": 6, "Tax year": 6, "Autumn and spring term": 6, "Autumn term": 6,
    "Spring term": 6, "Summer term": 6, "Calendar year": 4, "Reporting year": 4,
}  # fmt: skip
TOGETHER = ({"Autumn term", "Spring term", "Summer term"},)
NOTHING = {"NULL", "Null", "null", "NA", "na"}
OLD_SYMBOLS = {"N/A", "n/a", ".", "..", "-", "~", ":"}
SYMBOLS = {str(state) for state in State if state.is_missing}
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
FILTER_ITEMS = 25_000
LONGEST_CODE, LONGEST_COLUMN, LONGEST_LABEL, LONGEST_ITEM = 30, 50, 80, 120


def found(pair: Pair, columns: Iterable[str], wrong: Iterable[str] | re.Pattern[str]) -> Iterator[Said]:
    """The texts of columns that are among wrong ones, each where it stands first."""
    for name in columns:
        for text, record in pair.data.distinct.get(name, {}).items():
            if wrong.search(text) if isinstance(wrong, re.Pattern) else text in wrong:
                yield pair.data.where(name, record), f"there stands '{text}'"


def general_null(pair: Pair) -> Iterator[Said]:
    """Neither file has NULL or NA where something is missing."""
    yield from found(pair, pair.data.names, NOTHING)
    for name, texts in pair.meta.distinct.items():
        yield from ((pair.meta.where(name), f"there stands '{text}'") for text in sorted(NOTHING & texts.keys()))


def general_dupes(pair: Pair) -> Iterator[Said]:
    """No two records are of one time, one place and one choice of filters."""
    told = [name for name in (*UNITS, *pair.filters_and_groups) if name in pair.data.columns]
    seen = Counter(zip(*(pair.data.columns[name] for name in told), strict=True))
    several = [key for key, times in seen.items() if times > 1]
    yield from ((pair.data.file, f"several records are of {', '.join(filter(None, key))}") for key in several)


def time_period_num(pair: Pair) -> Iterator[Said]:
    """A time is written in digits alone."""
    yield from found(pair, ["time_period"], re.compile(r"\D|^$"))


def time_id_valid(pair: Pair) -> Iterator[Said]:
    """A kind of time is one that the standard knows, of those for whole years and terms."""
    known = pair.data.distinct["time_identifier"]
    yield from found(pair, ["time_identifier"], set(known) - set(YEARS))


def time_id_mix(pair: Pair) -> Iterator[Said]:
    """A file is of one kind of time."""
    kinds = set(pair.data.distinct["time_identifier"])
    if len(kinds) > 1 and not any(kinds <= family for family in TOGETHER):
        yield pair.data.where("time_identifier"), f"there are {', '.join(sorted(kinds))}"


def times(pair: Pair) -> Iterator[tuple[str, str, int]]:
    """Each distinct time with its kind and the first record that has it."""
    columns = pair.data.columns
    pairs = zip(columns["time_period"], columns["time_identifier"], strict=True)
    yield from {key: (*key, at) for at, key in reversed([*enumerate(pairs, start=1)])}.values()


def time_period(pair: Pair) -> Iterator[Said]:
    """An academic or financial year has six digits, a calendar year four."""
    for period, kind, record in times(pair):
        if kind in YEARS and len(period) != YEARS[kind]:
            yield pair.data.where("time_period", record), f"'{period}' is no {kind.lower()}"


def time_period_six(pair: Pair) -> Iterator[Said]:
    """The six digits are of a year and the one after it."""
    for period, _kind, record in times(pair):
        if re.fullmatch(r"\d{6}", period) and (int(period[2:4]) + 1) % 100 != int(period[4:]):
            yield pair.data.where("time_period", record), f"'{period}' skips a year"


def filter_not_singular(pair: Pair) -> Iterator[Said]:
    """A filter has two texts or more."""
    single = [name for name in pair.filters if len(pair.data.distinct[name]) < 2]
    yield from ((pair.data.where(name), "it has one text only") for name in single)


def filter_defaults(pair: Pair) -> Iterator[Said]:
    """Every filter and every group of filters has a Total, or the default that the meta file names."""
    named = {row["col_name"]: row["filter_default"] for row in pair.described}
    for name in pair.filters_and_groups:
        default = named.get(name) or "Total"
        if default not in pair.data.distinct[name]:
            yield pair.data.where(name), f"it has no {default}"


def filter_group_level(pair: Pair) -> Iterator[Said]:
    """A filter has at least as many texts as the column that groups it."""
    for row in pair.described:
        name, group = row["col_name"], row["filter_grouping_column"]
        if group in pair.data.names and name in pair.filters:
            fewer = len(pair.data.distinct[name]) < len(pair.data.distinct[group])
            yield from [(pair.data.where(name), f"it has fewer texts than {group}")] if fewer else []


def filter_item_limit(pair: Pair) -> Iterator[Said]:
    """A filter has no more than 25,000 texts."""
    large = [name for name in pair.filters_and_groups if len(pair.data.distinct[name]) > FILTER_ITEMS]
    yield from ((pair.data.where(name), f"it has {len(pair.data.distinct[name]):,}") for name in large)


def filter_whitespace(pair: Pair) -> Iterator[Said]:
    """No text of a filter or place begins or ends with a space."""
    yield from found(pair, [*pair.filters_and_groups, *PLACE_COLUMNS], re.compile(r"^\s|\s$"))


def filter_ob_total(pair: Pair) -> Iterator[Said]:
    """No column of time or place says Total or All: there the cell is empty."""
    yield from found(pair, UNITS, {"Total", "total", "All", "all"})


def filter_blanks(pair: Pair) -> Iterator[Said]:
    """No cell of a filter is empty."""
    yield from found(pair, pair.filters_and_groups, {""})


def ind_blanks(pair: Pair) -> Iterator[Said]:
    """No cell of an indicator is empty."""
    yield from found(pair, pair.indicators, {""})


def ind_obsolete_symbols(pair: Pair) -> Iterator[Said]:
    """No indicator has a symbol that is out of use, such as ~, : or a dash."""
    yield from found(pair, pair.indicators, OLD_SYMBOLS)


def ind_number_or_symbol(pair: Pair) -> Iterator[Said]:
    """An indicator is a plain number, without thousands separators or units, or one of c, z, x, low and u."""
    for name in pair.indicators:
        known = SYMBOLS | OLD_SYMBOLS | NOTHING | {""}
        strange = {text for text in pair.data.distinct[name] if text not in known and not NUMBER.fullmatch(text)}
        yield from found(pair, [name], strange)


def too_long(sheet_where: str, texts: Iterable[str], longest: int) -> Iterator[Said]:
    """The texts that are longer than so many characters."""
    yield from ((sheet_where, f"'{text}' is longer than {longest} characters") for text in texts if len(text) > longest)


def api_char_col_name(pair: Pair) -> Iterator[Said]:
    """A column's name is of no more than 50 characters."""
    yield from too_long(pair.data.file, pair.data.names, LONGEST_COLUMN)


def api_char_col_label(pair: Pair) -> Iterator[Said]:
    """A label is of no more than 80 characters."""
    yield from too_long(pair.meta.where("label"), (row["label"] for row in pair.described), LONGEST_LABEL)


def api_char_loc_code(pair: Pair) -> Iterator[Said]:
    """A place's code is of no more than 30 characters."""
    for name in PLACE_COLUMNS:
        if name.endswith("_code"):
            yield from too_long(pair.data.where(name), pair.data.distinct.get(name, ()), LONGEST_CODE)


def api_char_filter_items(pair: Pair) -> Iterator[Said]:
    """A text of a filter, and a place's name, is of no more than 120 characters."""
    for name in (*pair.filters_and_groups, *(one for one in PLACE_COLUMNS if one.endswith("_name"))):
        yield from too_long(pair.data.where(name), pair.data.distinct.get(name, ()), LONGEST_ITEM)


SYMBOL = "write c where it is suppressed, z not applicable, x not available, low rounds to nought, u unreliable"
TIME = "write 202425 for an academic or financial year, 2025 for a calendar year, and each kind in a file of its own"
VALUES = (
    check(general_null, SYMBOL),
    check(general_dupes, "leave one of them out, or add the filter in which they differ"),
    check(time_period_num, TIME),
    check(time_id_valid, "write Academic year, Financial year or Calendar year"),
    check(time_id_mix, TIME),
    check(time_period, TIME),
    check(time_period_six, TIME),
    check(filter_not_singular, "leave the filter out of the meta file"),
    check(filter_defaults, "add the rows of all together, called Total"),
    check(filter_group_level, "exchange the filter and its group"),
    check(filter_item_limit, "divide the file"),
    check(filter_whitespace, "take the spaces away"),
    check(filter_ob_total, "leave the cell empty"),
    check(filter_blanks, "write Total where the row is of all together"),
    check(ind_blanks, SYMBOL),
    check(ind_obsolete_symbols, SYMBOL),
    check(ind_number_or_symbol, "write the number alone; the unit stands in the meta file"),
    check(api_char_col_name, "shorten it"),
    check(api_char_col_label, "shorten it"),
    check(api_char_loc_code, "use the code that the Office for National Statistics or DfE gave"),
    check(api_char_filter_items, "shorten it"),
)
