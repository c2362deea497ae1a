"""How the standard for open data writes places: levels, codes and names."""

from evenlode.vocabulary.places import ENGLAND, Place, PlaceKind, by_code

NATIONAL, REGIONAL, AUTHORITY_LEVEL = "National", "Regional", "Local authority"
LEVELS = {PlaceKind.COUNTRY: NATIONAL, PlaceKind.REGION: REGIONAL, PlaceKind.AUTHORITY: AUTHORITY_LEVEL}
# Our names tell two authorities apart that had one name at different times; DfE's list tells them apart by their codes.
TIME_IN_A_NAME = " (to "


def in_columns(place: Place) -> dict[str, str]:
    """The columns of place, filled in for England, a region or an authority; those of lower levels are empty."""
    region = by_code(place.region) if place.kind is PlaceKind.AUTHORITY else place
    has_region, is_authority = place.kind is not PlaceKind.COUNTRY, place.kind is PlaceKind.AUTHORITY
    return {
        "geographic_level": LEVELS[place.kind],
        "country_code": ENGLAND.code,
        "country_name": ENGLAND.name,
        "region_code": region.code if region and has_region else "",
        "region_name": region.name if region and has_region else "",
        "old_la_code": place.dfe_number if is_authority else "",
        "new_la_code": place.code if is_authority else "",
        "la_name": place.name.split(TIME_IN_A_NAME)[0] if is_authority else "",
    }
