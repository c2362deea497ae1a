"""The checks of places: levels, the columns that each level fills, and codes with their names."""

import re
from collections.abc import Iterator

from evenlode.publications.open_data.places import AUTHORITY_LEVEL, NATIONAL, REGIONAL, in_columns
from evenlode.publications.open_data.screening_kinds import AUTHORITY, REGION, Pair, Said, check
from evenlode.vocabulary.places import ENGLAND, PlaceKind, all_places

COUNTRY = ("country_code", "country_name")
# Which columns each level fills, and which of them may be empty: an authority that ended may have no newer code.
FILLED = {NATIONAL: COUNTRY, REGIONAL: (*COUNTRY, *REGION), AUTHORITY_LEVEL: (*COUNTRY, "old_la_code", "la_name")}
MAY_BE_FILLED = {NATIONAL: (), REGIONAL: REGION, AUTHORITY_LEVEL: (*REGION, *AUTHORITY)}
KNOWN_AUTHORITIES = {
    tuple(in_columns(place)[name] for name in AUTHORITY) for place in all_places() if place.kind is PlaceKind.AUTHORITY
}
KNOWN_REGIONS = {(place.code, place.name) for place in all_places() if place.kind is PlaceKind.REGION}
NOT_KNOWN = "x"


def there(pair: Pair, columns: tuple[str, ...]) -> bool:
    """Whether the data file has all of these columns."""
    return all(name in pair.data.columns for name in columns)


def rows(pair: Pair, columns: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """The distinct texts of some columns together, each with the first record that has them."""
    texts = zip(*(pair.data.columns[name] for name in columns), strict=True)
    return {key: at for at, key in reversed([*enumerate(texts, start=1)])}


def geog_level(pair: Pair) -> Iterator[Said]:
    """A level is National, Regional or Local authority: these files are of no other."""
    for level, record in pair.data.distinct["geographic_level"].items():
        if level not in FILLED:
            yield pair.data.where("geographic_level", record), f"there stands '{level}'"


def geog_level_present(pair: Pair) -> Iterator[Said]:
    """The file has the columns of every level in it."""
    levels = pair.data.distinct["geographic_level"]
    wanted = {NATIONAL: COUNTRY, REGIONAL: REGION, AUTHORITY_LEVEL: AUTHORITY}
    missing = [(level, name) for level in levels for name in wanted.get(level, ()) if name not in pair.data.names]
    yield from ((pair.data.file, f"there are rows of level {level} and no column {name}") for level, name in missing)


def geog_level_completed(pair: Pair) -> Iterator[Said]:
    """The columns of a row's level are filled in."""
    for level, columns in FILLED.items():
        for name in (one for one in columns if one in pair.data.columns):
            empty = rows(pair, ("geographic_level", name)).get((level, ""))
            yield from [(pair.data.where(name, empty), f"it is empty in a row of level {level}")] if empty else []


def geog_overcompleted_cols(pair: Pair) -> Iterator[Said]:
    """The columns of a lower level are empty in the rows of a higher one."""
    for name in (one for one in (*REGION, *AUTHORITY) if one in pair.data.columns):
        for (level, text), record in rows(pair, ("geographic_level", name)).items():
            if text and level in MAY_BE_FILLED and name not in MAY_BE_FILLED[level]:
                yield pair.data.where(name, record), f"it is filled in for a row of level {level}"


def geog_country_combos(pair: Pair) -> Iterator[Said]:
    """The country's code and name are England's."""
    for key, record in rows(pair, COUNTRY).items():
        if key != (ENGLAND.code, ENGLAND.name):
            yield pair.data.where("country_code", record), f"there stands {' '.join(key)}"


def geog_region_combos(pair: Pair) -> Iterator[Said]:
    """A region's code and name belong together."""
    if there(pair, REGION):
        wrong = {key: at for key, at in rows(pair, REGION).items() if any(key) and key not in KNOWN_REGIONS}
        yield from ((pair.data.where("region_code", at), f"there stands {' '.join(key)}") for key, at in wrong.items())


def geog_la_combos(pair: Pair) -> Iterator[Said]:
    """An authority's two codes and its name belong together."""
    if there(pair, AUTHORITY):
        wrong = {key: at for key, at in rows(pair, AUTHORITY).items() if any(key) and key not in KNOWN_AUTHORITIES}
        yield from ((pair.data.where("new_la_code", at), f"there stands {' '.join(key)}") for key, at in wrong.items())


def geog_la_col_present(pair: Pair) -> Iterator[Said]:
    """The columns of authorities stand together, or none does."""
    yield from together(pair, AUTHORITY)


def geog_region_col_present(pair: Pair) -> Iterator[Said]:
    """The columns of regions stand together, or none does."""
    yield from together(pair, REGION)


def together(pair: Pair, columns: tuple[str, ...]) -> Iterator[Said]:
    """The columns that are missing beside others of theirs."""
    missing = [name for name in columns if name not in pair.data.names]
    if len(missing) < len(columns):
        yield from ((pair.data.file, f"it has no column {name}") for name in missing)


def geog_region_for_la(pair: Pair) -> Iterator[Said]:
    """A row of an authority says in which region it lies."""
    if AUTHORITY_LEVEL in pair.data.distinct["geographic_level"]:
        for name in REGION:
            empty = name not in pair.data.columns or (AUTHORITY_LEVEL, "") in rows(pair, ("geographic_level", name))
            yield from [(pair.data.where(name), "an authority's row does not fill it in")] if empty else []


def geog_na(pair: Pair) -> Iterator[Said]:
    """A place whose code is not available, x, is called Not available, and no other is."""
    pairs = ((REGION, "region_code"), (("new_la_code", "la_name"), "new_la_code"))
    for columns, code in pairs:
        for key, record in rows(pair, columns).items() if there(pair, columns) else ():
            if (key[0] == NOT_KNOWN) != (key[1] == "Not available"):
                yield pair.data.where(code, record), f"there stands {' '.join(key)}"


def geog_code_forms(pair: Pair) -> Iterator[Said]:
    """A DfE number has three digits, an ONS code a letter and eight digits."""
    forms = {"old_la_code": r"\d{3}", "new_la_code": r"[A-Z]\d{8}", "region_code": r"[A-Z]\d{8}"}
    for name, form in forms.items():
        for text, record in pair.data.distinct.get(name, {}).items():
            if text not in ("", NOT_KNOWN, "z") and not re.fullmatch(form, text, re.ASCII):
                yield pair.data.where(name, record), f"there stands '{text}'"


PLACE = "write the codes and the name that DfE's list of authorities and regions has"
COLUMN = "add the column, and fill it in for the rows of its level"
PLACES = (
    check(geog_level, "write National, Regional or Local authority"),
    check(geog_level_present, COLUMN),
    check(geog_level_completed, "fill it in"),
    check(geog_overcompleted_cols, "leave the cell empty"),
    check(geog_country_combos, "write E92000001 and England"),
    check(geog_region_combos, PLACE),
    check(geog_la_combos, PLACE),
    check(geog_la_col_present, COLUMN),
    check(geog_region_col_present, COLUMN),
    check(geog_region_for_la, "fill in the region's code and name"),
    check(geog_na, "write x and Not available"),
    check(geog_code_forms, PLACE),
)
