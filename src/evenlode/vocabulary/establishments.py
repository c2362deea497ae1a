"""The ids of establishments: a school's URN; a setting's or provider's number, with whose it is in front; a short name.

Six digits alone are a school's: Ofsted gives numbers that look like them. Sources: DfE, Get information about schools;
Ofsted, Childcare providers and inspections; the UK Register of Learning Providers.
"""

import re

from evenlode.vocabulary.identifiers import is_laestab, is_ukprn, is_urn, normal

SETTING, PROVIDER = "ofsted-", "ukprn-"

_OFSTED = re.compile(r"(?:EY|SC|VC|CA|RP)?[0-9]{6,7}")
_SHORT_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 40


def setting(text: str) -> str | None:
    """The id of the early-years setting that a text names by Ofsted's number, `ofsted-EY123456`; None if none."""
    number = normal(text).removeprefix(SETTING.upper())
    return SETTING + number if _OFSTED.fullmatch(number) else None


def provider(text: str) -> str | None:
    """The id of the provider that a text names by UKPRN, `ukprn-10012345`; None if none."""
    number = normal(text).removeprefix(PROVIDER.upper())
    return PROVIDER + number if is_ukprn(number) else None


def short_name(text: str) -> str | None:
    """A short name in small letters, as a partnership or an unregistered provider has: `the-forge`; None if none."""
    fits = _SHORT_NAME.fullmatch(text) and len(text) <= _LONGEST and not text.startswith((SETTING, PROVIDER))
    return text if fits else None


def establishment(text: str) -> str | None:
    """The id of a school, setting or provider that a text names; None where it is none.

    A bare number is a school's (six or seven digits) or a provider's (eight).
    """
    number = normal(text)
    if is_urn(number) or is_laestab(number):
        return number
    named = setting(text) if number[:1].isalpha() else None
    return named or provider(text) or short_name(text.strip())
