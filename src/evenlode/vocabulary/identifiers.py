"""The identifiers of pupils, learners, schools, providers and areas: whether each is well formed.

No message here ever holds the identifier it speaks of. Case and spaces are not forgiven: a reader calls `normal` first
and keeps what it returns, so that one pupil is never two. Sources: DfE, Unique pupil numbers, guidance; HESA, C17051
field ULN; DfE, Get information about schools; ONS, Coding and naming policy for UK statistical geographies.
"""

import re
from operator import mul

UPN_ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The 23 letters of a unique pupil number, worth 0 to 22: no I, O or S, which look like digits."""

FIRST_INVENTED_URN, INVENTED_AUTHORITY = 900_000, "999"
"""The synthetic county's numbers lie outside every real range: its schools' from this on, its authority's this."""

_VALUES = {**{str(digit): digit for digit in range(10)}, **{letter: at for at, letter in enumerate(UPN_ALPHABET)}}
_WEIGHTS = range(2, 14)
_UPN_REST = re.compile(rf"[0-9]{{11}}[0-9{UPN_ALPHABET}]")
_ULN = re.compile(r"[1-9][0-9]{9}")
_URN = re.compile(r"[1-9][0-9]{5}")
_LAESTAB = re.compile(r"[1-9][0-9]{6}")
_UKPRN = re.compile(r"1[0-9]{7}")
_ONS = re.compile(r"[EWSN][0-9]{8}")


def normal(text: str) -> str:
    """An identifier as it is kept: upper case, without white space."""
    return "".join(text.split()).upper()


def upn_check_letter(text: str) -> str:
    """The check letter of the twelve characters that follow it in a unique pupil number.

    Each character is weighted with its position (2 to 13) and the sum is taken modulo 23. `text` is the twelve
    characters, or a whole number whose own letter is not read. Raises `ValueError` where they are malformed.
    """
    rest = text[1:] if len(text) == 13 else text
    if not _UPN_REST.fullmatch(rest):
        raise ValueError("the check letter of a unique pupil number is worked out from 11 digits and a digit or letter")
    return UPN_ALPHABET[sum(map(mul, _WEIGHTS, map(_VALUES.__getitem__, rest))) % 23]


def is_upn(text: str) -> bool:
    """Whether `text` is a unique pupil number, permanent or temporary, with the right check letter."""
    return len(text) == 13 and _UPN_REST.fullmatch(text[1:]) is not None and text[0] == upn_check_letter(text)


def is_temporary_upn(text: str) -> bool:
    """Whether `text` is a temporary unique pupil number: one that ends in a letter."""
    return is_upn(text) and text[-1] in UPN_ALPHABET


def is_uln(text: str) -> bool:
    """Whether `text` is a unique learner number: ten digits weighted 10 to 1, their sum 10 modulo 11."""
    if not _ULN.fullmatch(text):
        return False
    return sum(weight * int(digit) for weight, digit in zip(range(10, 0, -1), text, strict=True)) % 11 == 10


def is_urn(text: str) -> bool:
    """Whether `text` has the form of a school's unique reference number: six digits; there is no check digit."""
    return _URN.fullmatch(text) is not None


def is_laestab(text: str) -> bool:
    """Whether `text` is an authority's three digits and a school's four, without a separator: `9314120`."""
    return _LAESTAB.fullmatch(text) is not None


def is_ukprn(text: str) -> bool:
    """Whether `text` has the form of a UK provider reference number: eight digits of which the first is 1."""
    return _UKPRN.fullmatch(text) is not None


def is_ons_code(text: str) -> bool:
    """Whether `text` has the form of an ONS area code: E, W, S or N and eight digits."""
    return _ONS.fullmatch(text) is not None


def is_invented_school(text: str) -> bool:
    """Whether a URN or LAESTAB is one of the synthetic county: URNs from 900000 on, authority 999."""
    return int(text) >= FIRST_INVENTED_URN if is_urn(text) else text.startswith(INVENTED_AUTHORITY)


def is_invented_authority(text: str) -> bool:
    """Whether an authority's number or code is one of the synthetic county: 999, or a code that begins with E99."""
    return text == INVENTED_AUTHORITY or text.startswith("E99")


def is_invented_upn(text: str) -> bool:
    """Whether a unique pupil number was given by the synthetic county's authority."""
    return text[1:4] == INVENTED_AUTHORITY
