"""Qualifications at key stage 4: their grades, of whatever kind, their kinds and examination series.

Unconfirmed: the names of kinds and series that school systems write.

Sources: Ofqual, GCSE 9 to 1 grades; Joint Council for Qualifications, key dates; DfE, Key stage 4 performance tables,
technical guide.
"""

from collections.abc import Mapping

from evenlode.vocabulary.codes.kinds import CodeSet
from evenlode.vocabulary.codes.results import KS4_GRADES, VOCATIONAL_GRADES, Outcome
from evenlode.vocabulary.codes.subjects import slug

KS4_AWARDS: CodeSet[Outcome] = CodeSet(
    id="ks4_award",
    title="grades at key stage 4",
    citation=f"{KS4_GRADES.citation}; {VOCATIONAL_GRADES.citation}",
    codes=(*KS4_GRADES.codes, *(one for one in VOCATIONAL_GRADES.codes if not KS4_GRADES.named(one.code))),
)
"""Every grade of a GCSE or of a vocational qualification; a D may be either's."""

GCSES = frozenset({"gcse", "gcse_short", "gcse_double"})
"""The kinds of qualification that are graded as GCSEs are."""

_KINDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("gcse", "short"), "gcse_short"),
    (("gcse", "double"), "gcse_double"),
    (("gcse",), "gcse"),
    (("btec",), "vocational"),
    (("vocational",), "vocational"),
    (("technical award",), "vocational"),
    (("cambridge national",), "vocational"),
)

SERIES: Mapping[str, str] = {
    **dict.fromkeys(("january", "jan"), "01"),
    **dict.fromkeys(("march", "mar"), "03"),
    **dict.fromkeys(("june", "jun", "summer", "s", "6a", "6b", "6c", "6d", "6e", "6f", "6g"), "06"),
    **dict.fromkeys(("november", "nov", "autumn", "n"), "11"),
}
"""The month of an examination series, by the names that files give it."""


def kind_of(text: str) -> str:
    """The id of a kind of qualification; what is not known keeps its own name."""
    said = text.casefold()
    return next((kind for words, kind in _KINDS if all(word in said for word in words)), slug(text))


def sitting(month: str, year: str, series: str) -> str:
    """When a qualification was sat or completed: `2024-06`, or the year alone; empty where nothing says it."""
    return month or "-".join(filter(None, (year, series if year else "")))
