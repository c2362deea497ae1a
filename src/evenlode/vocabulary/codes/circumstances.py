"""The codes of circumstances that the school census asks of a pupil: service families, caring, having left care.

A code that says no, or that nobody said, names no circumstance: what is not told may still be so.

Unconfirmed: the letters for not known and refused of service children, and of the two ways in which a young carer is
identified; since when an arrangements order has its own letter.

Sources: DfE, Common Basic Data Set, service child indicator, young carer indicator and post looked after arrangements;
DfE, School census guide.
"""

from dataclasses import dataclass
from datetime import date

from evenlode.vocabulary.codes.kinds import Code, CodeSet

SERVICE, YOUNG_CARER, LEFT_CARE = "service", "young_carer", "previously_looked_after"
_CARERS_ASKED = date(2023, 1, 1)


@dataclass(frozen=True)
class Circumstance(Code):
    """A code, and the characteristic that a pupil with it has (None: the code names none)."""

    characteristic: str | None


SERVICE_CHILD: CodeSet[Circumstance] = CodeSet(
    id="service_child",
    title="service child indicator",
    citation="DfE, Common Basic Data Set, service child indicator",
    codes=(
        Circumstance("Y", "a parent serves in the regular armed forces", SERVICE),
        Circumstance("N", "no parent serves", None),
        Circumstance("U", "not known", None, unconfirmed=True),
        Circumstance("R", "refused to say", None, unconfirmed=True),
        Circumstance("S", "not obtained", None, unconfirmed=True),
    ),
)
"""Whether a parent serves in the armed forces."""

CARERS: CodeSet[Circumstance] = CodeSet(
    id="young_carer",
    title="young carer indicator",
    citation="DfE, Common Basic Data Set, young carer indicator",
    codes=(
        Circumstance("N", "not declared", None, since=_CARERS_ASKED),
        Circumstance("P", "identified by a parent or guardian", YOUNG_CARER, since=_CARERS_ASKED, unconfirmed=True),
        Circumstance("S", "identified by the school", YOUNG_CARER, since=_CARERS_ASKED, unconfirmed=True),
    ),
)
"""Whether a pupil cares for somebody, and who says so; asked since January 2023."""

POST_LOOKED_AFTER: CodeSet[Circumstance] = CodeSet(
    id="post_looked_after",
    title="post looked after arrangements",
    citation="DfE, Common Basic Data Set, post looked after arrangements",
    codes=(
        Circumstance("N", "not declared", None),
        Circumstance("A", "adopted from care", LEFT_CARE),
        Circumstance("G", "left care under a special guardianship order", LEFT_CARE),
        Circumstance("R", "left care under a residence order", LEFT_CARE),
        Circumstance("C", "left care under a child arrangements order", LEFT_CARE, unconfirmed=True),
    ),
)
"""How a pupil who was looked after left care."""


def characteristics(codes: CodeSet[Circumstance]) -> dict[str, str]:
    """The characteristic of each code that names one."""
    return {one.code: one.characteristic for one in codes.codes if one.characteristic}
