"""The places that figures are of: England, its regions and its local authorities, by every code and name in use.

Where only an authority's code changed, and neither its area nor its DfE number, it is one place for all years; where
the area changed it is two places, the earlier with its successors. Sources: see `authorities.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType

from evenlode.errors import NotFound
from evenlode.vocabulary.authorities import AUTHORITY_ROWS, OTHER_CODES, OTHER_NAMES, REGION_ROWS, SUCCESSORS


class PlaceKind(StrEnum):
    """The kinds of place a figure can be of."""

    COUNTRY = "country"
    REGION = "region"
    AUTHORITY = "authority"
    DISTRICT = "district"
    LOCALITY = "locality"
    PARTNERSHIP = "partnership"
    TRUST = "trust"
    SCHOOL = "school"
    SETTING = "setting"
    PROVIDER = "provider"
    NEIGHBOURS = "neighbours"


MEMBERS_OF = {
    str(kind): str(kind)
    for kind in (
        PlaceKind.PARTNERSHIP, PlaceKind.LOCALITY, PlaceKind.DISTRICT, PlaceKind.AUTHORITY, PlaceKind.TRUST,
    )
}  # fmt: skip
"""The kinds of place that schools and settings belong to."""


@dataclass(frozen=True)
class Place:
    """One place.

    `code` is what stands in a figure's key (an ONS code); `region` the ONS code of its region (a part of London has
    London, a region has none); `old_codes` other ONS codes of the same place, all accepted; `opened` and `closed` its
    first and last day where it began or ended with a change of area; `successors` the codes of the places that took
    its area over, the one with most of it first.
    """

    code: str
    name: str
    kind: PlaceKind
    dfe_number: str = ""
    region: str = ""
    old_codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    opened: date | None = None
    closed: date | None = None
    successors: tuple[str, ...] = ()


ENGLAND = Place("E92000001", "England", PlaceKind.COUNTRY, "970")

EVENSHIRE = Place("E99000001", "Evenshire", PlaceKind.AUTHORITY, "999")
"""The invented county: no published figure is of it, and it is none of the authorities of England."""


def find(text: str) -> Place:
    """The place with this ONS code (of any date), DfE number, name or alias; case and punctuation do not matter.

    A name that two places have had is the present one's: `Dorset` is the authority since April 2019. Raises
    `NotFound`, offering the nearest names.
    """
    place = known(text)
    if place is None:
        raise NotFound(f"There is no place called '{text}'.", remedy=_nearest(text))
    return place


def known(text: str) -> Place | None:
    """The place that `find` gives; None where it finds none, without looking for the nearest names."""
    return by_code(text.strip().upper()) or by_dfe_number(text.strip()) or _BY_NAME.get(_plain(text))


def find_authority(text: str) -> Place:
    """The authority that a file of pupils names: one of England's, or the invented county. Raises `NotFound`."""
    found = known_authority(text)
    if found is None:
        what = f"{find(text).name} is not an authority."
        raise NotFound(what, remedy="name an authority: 931, E10000025 or Oxfordshire")
    return found


def known_authority(text: str) -> Place | None:
    """The authority that `find_authority` gives; None where it finds none, without looking for the nearest names."""
    if _plain(text) in _OF_EVENSHIRE:
        return EVENSHIRE
    place = known(text)
    return place if place and place.kind is PlaceKind.AUTHORITY else None


def by_code(code: str) -> Place | None:
    """The place with this ONS code, of any date; None where there is none."""
    return _BY_CODE.get(code)


def by_dfe_number(number: str) -> Place | None:
    """The place with this DfE number (`931`, or `970` for England); None where there is none."""
    return _BY_NUMBER.get(number)


def authorities() -> tuple[Place, ...]:
    """Every local authority that published figures are of, closed ones too, in the order of their DfE numbers."""
    return AUTHORITIES


def all_places() -> tuple[Place, ...]:
    """England, the regions (with Inner and Outer London) and every local authority."""
    return (ENGLAND, *REGIONS, *AUTHORITIES)


def containing(place: Place) -> tuple[Place, ...]:
    """The larger places that hold `place`, smallest first: for Camden Inner London, London and England."""
    held_by = _HELD_BY.get(place.code)
    return (_BY_CODE[held_by], *containing(_BY_CODE[held_by])) if held_by else ()


def _plain(text: str) -> str:
    """A name without case, punctuation or needless space, and with `and` for `&`."""
    spelt = text.casefold().replace("&", " and ").replace("'", "").replace("\u2019", "")
    return " ".join("".join(letter if letter.isalnum() else " " for letter in spelt).split())


def _nearest(text: str) -> str:
    near = get_close_matches(_plain(text), _BY_NAME, n=3, cutoff=0.6)
    offered = dict.fromkeys(f"{_BY_NAME[name].name} ({_BY_NAME[name].code})" for name in near)
    if not offered:
        return "give an ONS code (E10000025), a DfE number (931) or an authority's name (Oxfordshire)"
    return f"did you mean {' or '.join(offered)}?"


def _region_of(held_by: str) -> str:
    """The region of an authority: London for both its parts."""
    return "E12000007" if held_by.startswith("E13") else held_by


def _region(code: str, number: str, name: str, held_by: str) -> Place:
    region = held_by if held_by != ENGLAND.code else ""
    return Place(code, name, PlaceKind.REGION, number, region, aliases=OTHER_NAMES.get(code, ()))


def _authority(code: str, number: str, name: str, held_by: str) -> Place:
    closed, successors = SUCCESSORS.get(code, (None, ()))
    others, aliases = OTHER_CODES.get(code, ()), OTHER_NAMES.get(code, ())
    kind, region, opened = PlaceKind.AUTHORITY, _region_of(held_by), _OPENED.get(code)
    return Place(code, name, kind, number, region, others, aliases, opened, closed, successors)


_OPENED = {code: day + timedelta(days=1) for day, codes in SUCCESSORS.values() for code in codes}
REGIONS: tuple[Place, ...] = tuple(_region(*row) for row in REGION_ROWS)
AUTHORITIES: tuple[Place, ...] = tuple(_authority(*row) for row in AUTHORITY_ROWS)
_HELD_BY = {row[0]: row[3] for row in (*REGION_ROWS, *AUTHORITY_ROWS)}
_BY_CODE = {code: place for place in all_places() for code in (place.code, *place.old_codes)}
_BY_NUMBER = {place.dfe_number: place for place in all_places()}
_OF_EVENSHIRE = frozenset(map(_plain, (EVENSHIRE.code, EVENSHIRE.name, EVENSHIRE.dfe_number)))
_BY_NAME = {_plain(name): place for place in all_places() for name in (place.name, *place.aliases)}
ons_code_of: Mapping[str, str] = MappingProxyType({number: place.code for number, place in _BY_NUMBER.items()})
"""The ONS code that stands in figures' keys, by DfE number."""
