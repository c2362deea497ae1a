"""The codes of a pupil's first language: each says whether English is an additional language, or that it is not known.

A census may hold one code for each of some hundreds of languages. All of them mean the same here, so that only those
that do not are listed: `language_of` takes any other code of the right form for a language other than English.

Unconfirmed: that rule for the languages which are not listed, and that ZZZ (to be classified) counts as not known.

Source: DfE, Common Basic Data Set, language; DfE, School census guide, pupil native language.
"""

import re
from dataclasses import dataclass
from datetime import date

from evenlode.vocabulary.codes.kinds import Code, CodeSet

_FORM = re.compile(r"[A-Z]{3,4}")


@dataclass(frozen=True)
class Language(Code):
    """A language, or that none is known, and the group that it puts a pupil in."""

    group: str


LANGUAGES: CodeSet[Language] = CodeSet(
    id="language",
    title="first language",
    citation="DfE, Common Basic Data Set, language",
    codes=(
        Language("ENG", "English", "not_eal"),
        Language("ENB", "not known but believed to be English", "not_eal"),
        Language("OTH", "other than English", "eal"),
        Language("OTB", "not known but believed to be other than English", "eal"),
        Language("NOT", "information not obtained", "language_unknown"),
        Language("REF", "information refused", "language_unknown"),
        Language("ZZZ", "to be classified", "language_unknown", unconfirmed=True),
    ),
)
"""The codes that do not name a language other than English; every language has a code beside these."""


def language_of(code: str, on: date) -> Language | None:
    """What a code means on a day, listed or not; None where it has not the form of a code."""
    found = LANGUAGES.find(code, on)
    if found or not _FORM.fullmatch(code):
        return found
    return Language(code, "a language other than English", "eal", unconfirmed=True)


def group_of(code: str, on: date) -> str | None:
    """The group of a pupil with this first language; None where it has not the form of a code."""
    found = language_of(code, on)
    return found.group if found else None
