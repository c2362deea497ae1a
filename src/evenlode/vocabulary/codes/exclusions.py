"""The codes of suspensions and permanent exclusions: which of the two it was, and for what reasons.

The reasons that figures count have their ids, words and years in `vocabulary/reasons.py`; this set reads them there.
Since 2020/21 a school gives up to three reasons for one exclusion, so that reasons add up to more than exclusions.

Unconfirmed: the letters of the reasons added in 2020/21; in which year files changed from FIXD to SUSP, so that both
are taken for as long as they may stand; and the day on which the codes that DfE's list of May 2026 adds come into use,
which is given here as September 2025. Those have no id in figures yet.

Sources: DfE, Common Basic Data Set, exclusion category and exclusion reason; DfE, Suspensions and permanent exclusions
in England: methodology.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evenlode.vocabulary.codes.kinds import Code, CodeSet
from evenlode.vocabulary.reasons import REASONS, Reason
from evenlode.vocabulary.reasons import CodeSet as ReasonsOf
from evenlode.vocabulary.years import Year


class ExclusionKind(StrEnum):
    """What an exclusion is, whatever a file calls it."""

    PERMANENT = "permanent"
    SUSPENSION = "suspension"
    LUNCHTIME = "lunchtime"


@dataclass(frozen=True)
class Category(Code):
    """A category of exclusion as files write it, and what it is."""

    kind: ExclusionKind


@dataclass(frozen=True)
class ReasonCode(Code):
    """A reason for an exclusion, and its id in figures (None: figures have none yet)."""

    reason: str | None


_FIRST_FIGURES, _NEW_LETTERS = "2006/07", "2020/21"
_LATER, _NOT_COUNTED = date(2025, 9, 1), "figures have no reason of this name yet"

_LATER_ROWS = (
    ("BW", "weapon or prohibited item brought into school"),
    ("TB", "bullying or threats online"),
    ("SB", "harmful sexual behaviour"),
    ("MB", "misogynistic behaviour"),
    ("AB", "misandrist behaviour"),
    ("DR", "drugs"),
    ("AR", "alcohol"),
    ("SR", "smoking"),
    ("VR", "vaping"),
    ("LD", "persistent low-level disruption"),
    ("CB", "persistent challenging behaviour"),
    ("MP", "use of a mobile phone"),
    ("OS", "misbehaviour outside school"),
)


def _counted(reason: Reason) -> ReasonCode:
    """The code of a reason that figures count, with the days of its first and last year."""
    since = None if reason.first == _FIRST_FIGURES else Year.parse(reason.first).first_day
    until = Year.parse(reason.last).last_day if reason.last else None
    return ReasonCode(
        reason.code, reason.title, reason.id, since=since, until=until, unconfirmed=reason.first == _NEW_LETTERS
    )


def _every_reason() -> Iterator[ReasonCode]:
    yield from (_counted(reason) for reason in REASONS.values() if reason.code_set is ReasonsOf.EXCLUSION)
    for code, meaning in _LATER_ROWS:
        yield ReasonCode(code, meaning, None, since=_LATER, unconfirmed=True, note=_NOT_COUNTED)


CATEGORIES: CodeSet[Category] = CodeSet(
    id="exclusion_category",
    title="categories of exclusion",
    citation="DfE, Common Basic Data Set, exclusion category",
    codes=(
        Category("PERM", "permanent exclusion", ExclusionKind.PERMANENT),
        Category("SUSP", "suspension", ExclusionKind.SUSPENSION, note="in earlier years' files FIXD"),
        Category(
            "FIXD", "fixed-period exclusion, now called suspension", ExclusionKind.SUSPENSION,
            until=date(2023, 8, 31), instead=("SUSP",), unconfirmed=True,
        ),
        Category("LNCH", "suspension over lunchtime", ExclusionKind.LUNCHTIME, note="counts as half a day"),
        Category("LUNCH", "suspension over lunchtime, as local returns write it", ExclusionKind.LUNCHTIME),
    ),
)  # fmt: skip
"""The categories, under their old and new names."""

REASON_CODES: CodeSet[ReasonCode] = CodeSet(
    id="exclusion_reason",
    title="reasons for exclusion",
    citation=ReasonsOf.EXCLUSION.citation,
    codes=tuple(_every_reason()),
)
"""Every reason for an exclusion that a school may give, of every year."""

KIND_OF = {one.code: one.kind.value for one in CATEGORIES.codes}
"""What each category is, by its code."""

REASON_OF = {one.code: one.reason or f"exclusion_{one.code.lower()}" for one in REASON_CODES.codes}
"""The id of each reason, by its code; figures do not have all of them yet."""

OUTCOMES = {
    "upheld": "upheld", "reinstated": "reinstated", "not_considered": "not_considered",
    "not considered": "not_considered", "recommended": "recommended", "quashed": "quashed", "cancelled": "cancelled",
}  # fmt: skip
"""What became of an exclusion: what the governors decided or a review did, or that it was cancelled."""

CANCELLED, SET_ASIDE = "cancelled", ("reinstated", "quashed")
"""The outcome of one that never was, and those of a permanent one that did not last."""

SEVERAL_SINCE = date(2020, 9, 1)
"""Since this day a school may give more than one reason."""


def reasons_allowed(on: date) -> int:
    """How many reasons may be given for an exclusion that begins on a day: one, and since 2020/21 three."""
    return 3 if on >= SEVERAL_SINCE else 1
