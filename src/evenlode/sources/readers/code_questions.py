"""What is asked of a file's sender about codes that nobody knows: which they are, and what they mean.

A code is nobody's value, but a column that is read for codes may hold anything. So no more is shown than looks like a
code of the set: no longer than its longest, in capitals, and not of digits alone; and nothing where there are many.
"""

import re
from collections.abc import Mapping

from evenlode.errors import Problem, Severity
from evenlode.vocabulary.codes.kinds import Code, CodeSet

RULE = "codes.question"
LONGEST, MOST = 5, 12  # a longer text is no code; so many different ones are no codes but another column
CODE = re.compile(r"[A-Z0-9]+[A-Z0-9*+/-]*|[a-z]|[!-/:-@\[-`{-~]{1,2}", re.ASCII)


def question(codes: CodeSet[Code], column: str, met: Mapping[str, int], where: str) -> Problem | None:
    """The question about some texts, each with how many records hold it; None where none of them looks like a code.

    `where` says what to do about codes that are no mistake.
    """
    shown = {text: count for text, count in met.items() if looks_like_one(codes, text)}
    if not shown or len(met) > MOST:
        return None
    listed = ", ".join(
        f"{text} ({count:,})" for text, count in sorted(shown.items(), key=lambda one: (-one[1], one[0]))
    )
    rest = sum(met.values()) - sum(shown.values())
    more = f" {rest:,} more hold what does not look like a code, and is not shown." if rest else ""
    message = f"These codes are not among {codes.title}, with how many records hold each: {listed}.{more}"
    remedy = f"correct them where they are mistyped; if they are your system's own, {where}"
    return Problem(None, column, RULE, message, remedy, Severity.WARNING)


def looks_like_one(codes: CodeSet[Code], text: str) -> bool:
    """Whether a text looks like a code of a set."""
    longest = min(LONGEST, max(len(one.code) for one in codes.codes))
    return len(text) <= longest and not text.isdecimal() and CODE.fullmatch(text) is not None
