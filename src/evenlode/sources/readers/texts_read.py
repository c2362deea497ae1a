"""How the texts of a record's fields are read: each different text once, with what to say where it cannot be read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pyarrow

from evenlode.sources.readers.days_read import NO_DAY, day, moment, why_no_day
from evenlode.sources.readers.numbers_judged import LOOK_IT_UP, why_no_upn
from evenlode.sources.readers.tidy_rows import count, whole_number
from evenlode.sources.record_kinds import Kind, Said
from evenlode.vocabulary.codes.care import NO_PUPIL_NUMBER
from evenlode.vocabulary.codes.language import language_of
from evenlode.vocabulary.establishments import establishment, setting
from evenlode.vocabulary.identifiers import is_laestab, is_uln, is_upn, is_urn, normal
from evenlode.vocabulary.places import known_authority
from evenlode.vocabulary.plain_words import is_plain
from evenlode.vocabulary.years import academic, financial

OFSTED = re.compile(r"(?:SC)?\d{6,7}", re.ASCII)
NO_NUMBER = frozenset(one.code for one in NO_PUPIL_NUMBER.codes)
DISCOUNT = re.compile(r"(?=.*\d)[A-Za-z0-9]{2,5}", re.ASCII)
SHORT_CODE = re.compile(r"[A-Za-z0-9*+/-]{1,6}", re.ASCII)
SCHOOL_YEAR = re.compile(r"(20\d\d)[/-]?(?:20)?(\d\d)", re.ASCII)

NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|(?=\.\d))(?:\.\d{0,4}0*)?", re.ASCII)


class Reading(NamedTuple):
    """One way to read texts: to values of a type, None where a text is not of the kind, and then what is said of it.

    Where several things may be wrong with a text, `why` says which of them is.
    """

    read: Callable[[str], Any]
    type: pyarrow.DataType
    rule: str
    message: str
    remedy: str
    why: Callable[[str], Said] | None = None

    def said_of(self, text: str) -> Said:
        """What is said of a text that cannot be read so: rule, message and remedy."""
        return self.why(text) if self.why else (self.rule, self.message, self.remedy)


def identifier(is_one: Callable[[str], bool]) -> Callable[[str], str | None]:
    """Reads an identifier that a function knows: upper case, without white space."""

    def read(text: str) -> str | None:
        found = normal(text)
        return found if is_one(found) else None

    return read


def school_year(text: str) -> str | None:
    """The academic year written `2015/16`, `2015/2016`, `2015-16` or `201516`, as `201516`."""
    found = SCHOOL_YEAR.fullmatch(text)
    year = academic(int(found[1])) if found else None
    return year.id if found and year and year.id.endswith(found[2]) else None


def financial_year(text: str) -> str | None:
    """The financial year written `2025-26`, `2025/26`, `2025 to 2026` or `fy202526`, as `fy202526`."""
    found = SCHOOL_YEAR.fullmatch(text.casefold().removeprefix("fy").replace(" to ", "-"))
    year = financial(int(found[1])) if found else None
    return year.id if found and year and year.id.endswith(found[2]) else None


def upn_or_reason(text: str) -> str | None:
    """A unique pupil number; empty where a code says why there is none."""
    found = normal(text)
    return "" if found in NO_NUMBER else found if is_upn(found) else None


def ofsted(text: str) -> str | None:
    """Ofsted's number of a home or agency; empty where capital X's say that it has none."""
    found = normal(text)
    return "" if not found.strip("X") else found if OFSTED.fullmatch(found) else None


def form(has_it: Callable[[str], bool]) -> Callable[[str], str | None]:
    """Reads a text that has a form, as it is."""
    return lambda text: text if has_it(text) else None


def authority(text: str) -> str | None:
    """The ONS code of the authority that a text names by number, code or name."""
    found = known_authority(text)
    return found.code if found else None


def school_or_authority(text: str) -> str | None:
    """A school's number, or the ONS code of an authority."""
    found = normal(text)
    return found if is_urn(found) or is_laestab(found) else authority(text)


def decimal(text: str) -> Decimal | None:
    """A number of at most four decimals; commas between thousands are forgiven, and no other: `2,5` is not 25."""
    return count(text.replace(",", "")) if NUMBER.fullmatch(text) else None


TEXT = pyarrow.string()
READINGS: Mapping[Kind, Reading] = {
    Kind.TEXT: Reading(str, TEXT, "", "", ""),
    Kind.DATE: Reading(day, pyarrow.date32(), *NO_DAY, why=why_no_day),
    Kind.MOMENT: Reading(
        moment, TEXT, "date.unreadable", "This is not a day or a time that exists.", "write it as 2026-03-02T08:45:00"
    ),
    Kind.YEAR: Reading(
        school_year, TEXT, "year.unreadable", "This is not a school year.",
        "write it as 2023/24: 2024 alone could be the year that begins in it, or that which ends in it",
    ),
    Kind.FINANCIAL_YEAR: Reading(
        financial_year, TEXT, "year.unreadable", "This is not a financial year.",
        "write it as 2025-26: 2025 alone could be the year that begins in it, or that which ends in it",
    ),
    Kind.WHOLE: Reading(
        whole_number, pyarrow.int64(), "number.unreadable", "This is not a whole number.", "write it in digits alone"
    ),
    Kind.DECIMAL: Reading(
        decimal, pyarrow.decimal128(18, 4), "number.unreadable", "This is not a number that fits here.",
        "write it in digits, with a point before decimals",
    ),
    Kind.UPN: Reading(
        identifier(is_upn), TEXT, "upn.wrong", "This is not a unique pupil number.", LOOK_IT_UP, why=why_no_upn
    ),
    Kind.ULN: Reading(
        identifier(is_uln), TEXT, "uln.wrong", "This is not a unique learner number: its digits do not fit together.",
        "look it up in the Learning Records Service, or leave it empty",
    ),
    Kind.URN: Reading(
        identifier(lambda text: is_urn(text) or is_laestab(text)), TEXT, "urn.wrong",
        "This is not a school's unique reference number (six digits) or its authority and number (seven).",
        "look it up in Get information about schools (get-information-schools.service.gov.uk)",
    ),
    Kind.SCHOOL_OR_AUTHORITY: Reading(
        school_or_authority, TEXT, "place.unknown",
        "This is neither a school's unique reference number (six digits) nor an authority in England.",
        "look the school up in Get information about schools; for the authority write its three digits (931)",
    ),
    Kind.ESTABLISHMENT: Reading(
        establishment, TEXT, "establishment.unknown",
        "This is no number of a school, provider or early-years setting, and no short name.",
        "write a school's URN (six digits), ukprn- and a provider's number (ukprn-10012345), ofsted- and a setting's "
        "(ofsted-EY123456) or, where it has none, a short name in small letters (the-forge)",
    ),
    Kind.SETTING: Reading(
        setting, TEXT, "setting.wrong", "This is not a number that Ofsted gives an early-years setting.",
        "look it up in Ofsted's register: six or seven digits, with EY before some",
    ),
    Kind.LAESTAB: Reading(
        identifier(is_laestab), TEXT, "laestab.wrong", "This is not an authority's and a school's number.",
        "write the authority's three digits and the school's four, such as 9314120",
    ),
    Kind.AUTHORITY: Reading(
        authority, TEXT, "authority.unknown", "No authority in England has this code, number or name.",
        "write its three digits (931) or its ONS code (E10000025)",
    ),
    Kind.OWN_NUMBER: Reading(normal, TEXT, "", "", ""),
    Kind.WORDS: Reading(
        form(is_plain), TEXT, "words.strange",
        "This holds a word that is not known here and might be a name: it stays in the encrypted file alone.",
        "write a role, a team, a subject or a code, and nobody's name; words of your own can be translated, by a "
        "mapping (--map)",
    ),
    Kind.LANGUAGE: Reading(
        form(lambda text: language_of(text.upper(), date.max) is not None), TEXT, "language.form",
        "This is not a code of a language.", "use DfE's code of three or four letters, such as ENG",
    ),
    Kind.DISCOUNT: Reading(
        form(lambda text: DISCOUNT.fullmatch(text) is not None), TEXT, "discount.form",
        "This is not a discount code: two letters and a digit, or more.", "use DfE's code of the subject, such as RB1",
    ),
    Kind.SHORT_CODE: Reading(
        form(lambda text: SHORT_CODE.fullmatch(text) is not None), TEXT, "code.form",
        "This is longer than a code is, or has other signs.", "export the file again as the school's system gives it",
    ),
    Kind.UPN_OR_REASON: Reading(
        upn_or_reason, TEXT, "upn.wrong",
        "This is neither a unique pupil number whose check letter fits nor a reason why there is none (UN1 to UN5). "
        "The record is kept under the authority's own number, and not joined with the child's school.",
        "look the number up in the school's system and correct the mistyped character",
    ),
    Kind.OFSTED: Reading(
        ofsted, TEXT, "ofsted.wrong",
        "This is not a number that Ofsted gives: six or seven digits, with SC before some.",
        "look it up in Ofsted's register, or write XXXXXX where the placement has none",
    ),
}  # fmt: skip
