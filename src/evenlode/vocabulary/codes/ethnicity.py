"""The codes of ethnicity: each puts a pupil in a group of its own, in a major group, and in any that joins several.

An authority may have its schools use longer lists that divide the main codes; every code of those is counted as the
main code it divides. Minority ethnic is everybody whose ethnicity is known and not White British: never shown alone.

Sources: DfE, Common Basic Data Set, ethnicity (main and extended codes); DfE, Explore education statistics, filters
(major ethnic groups).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evenlode.vocabulary.codes.kinds import Code, CodeSet
from evenlode.vocabulary.groups import ALL_GROUPS

_UNKNOWN, _MINORITY, _WHITE_BRITISH = "ethnicity_unknown", "minority_ethnic", "WBRI"


@dataclass(frozen=True)
class Ethnicity(Code):
    """An ethnicity, the main code it is counted as, and the groups that it puts a pupil in, the narrowest first."""

    main: str
    groups: tuple[str, ...]


_MAJOR: tuple[tuple[str, str], ...] = (
    ("white", "WBRI WIRI WIRT WROM WOTH"),
    ("mixed", "MWBC MWBA MWAS MOTH"),
    ("asian", "AIND APKN ABAN AOTH"),
    ("black", "BCRB BAFR BOTH"),
    ("chinese", "CHNE"),
    ("other_ethnic", "OOTH"),
    (_UNKNOWN, "REFU NOBT"),
)

_EXTENDED: tuple[tuple[str, str], ...] = (
    ("WBRI", "WCOR WENG WOWB WSCO WWEL"),
    ("WOTH", "WALB WBOS WCRO WEEU WEUR WGRC WGRE WGRK WITA WKOS WOTW WPOR WSER WTUC WTUK WTUR WWEU"),
    ("MWAS", "MWAI MWAO MWAP"),
    ("MOTH", "MABL MACH MAOE MBCH MBOE MCOE MOTM MWCH MWOE"),
    ("APKN", "AKPA AMPK AOPK"),
    ("AOTH", "AAFR AKAO ANEP AOTA ASLT ASNL ASRO"),
    ("BAFR", "BANN BAOF BCON BGHA BNGN BSLN BSOM BSUD"),
    ("BOTH", "BEUR BNAM BOTB"),
    ("CHNE", "CHKC CMAL COCH CSNG CTWN"),
    ("OOTH", "OAFG OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OOEG OPOL OTHA OVIE OYEM"),
)


def _groups(main: str, major: str) -> tuple[str, ...]:
    minority = () if main == _WHITE_BRITISH or major == _UNKNOWN else (_MINORITY,)
    return (main.lower(), major, *minority)


def _every_ethnicity() -> Iterator[Ethnicity]:
    """The main codes in the order of the groups, then the extended ones."""
    majors = {main: major for major, mains in _MAJOR for main in mains.split()}
    for main, major in majors.items():
        yield Ethnicity(main, ALL_GROUPS[main.lower()].title, main, _groups(main, major))
    for main, codes in _EXTENDED:
        meaning, groups = f"among {ALL_GROUPS[main.lower()].title}", _groups(main, majors[main])
        yield from (Ethnicity(code, meaning, main, groups) for code in codes.split())


ETHNICITIES: CodeSet[Ethnicity] = CodeSet(
    id="ethnicity",
    title="ethnicity",
    citation="DfE, Common Basic Data Set, ethnicity, main and extended codes",
    codes=tuple(_every_ethnicity()),
)
"""The main codes, and those that divide them."""


def groups_of(code: str, on: date) -> tuple[str, ...]:
    """The groups of a pupil with this code; where it is none, the axis's unknown."""
    found = ETHNICITIES.find(code, on)
    return found.groups if found else (_UNKNOWN,)
