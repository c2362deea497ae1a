"""What makes a child vulnerable to underachievement, by code, with who may see it and what it is counted with.

Several circumstances of one child are counted by domain: being in care and having come to the country alone are one
domain, care. What nobody has told of a child may still be so: a count is the least that it can be, and is shown with
the feeds that are missing.

What is restricted is for those who work with the child; what is special is in a category that the law protects (health,
ethnicity, criminal offences); what is need-to-know is shown only to those cleared for it, and so is whether it
contributed to a count.

Sources: Oxfordshire County Council, Strategy for Equity and Excellence in Education 2015 to 2018, vulnerable learners;
UK GDPR, Articles 9 and 10 (special categories and criminal offences). Domains and sensitivities are Evenlode's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evenlode.vocabulary.codes.kinds import Code, CodeSet


class Sensitivity(StrEnum):
    """Who may see a circumstance, the least closed first."""

    NORMAL = "normal"
    RESTRICTED = "restricted"
    SPECIAL = "special"
    NEED_TO_KNOW = "need_to_know"


@dataclass(frozen=True)
class Vulnerability(Code):
    """A circumstance, the domain it is counted in, who may see it, and its group in figures where there is one."""

    domain: str
    sensitivity: Sensitivity
    group: str | None = None


_NORMAL, _RESTRICTED = Sensitivity.NORMAL, Sensitivity.RESTRICTED
_SPECIAL, _CLOSED = Sensitivity.SPECIAL, Sensitivity.NEED_TO_KNOW

VULNERABILITIES: CodeSet[Vulnerability] = CodeSet(
    id="vulnerability",
    title="circumstances of vulnerable learners",
    citation="Oxfordshire County Council, Strategy for Equity and Excellence in Education 2015 to 2018",
    codes=(
        Vulnerability("VL01_DEPRIVED_AREA", "lives in a deprived area", "area", _NORMAL),
        Vulnerability("VL02_SEND", "special educational needs or a disability", "send", _SPECIAL),
        Vulnerability("VL03_ETHNIC", "of a minority ethnic group that the authority lists", "ethnicity", _SPECIAL),
        Vulnerability("VL04_YOUNG_CARER", "cares for somebody in the family", "caring", _RESTRICTED, "young_carer"),
        Vulnerability("VL05_CLA", "in the care of the authority", "care", _RESTRICTED, "cla_now"),
        Vulnerability("VL05B_CARE_LEAVER", "has left care", "care", _RESTRICTED),
        Vulnerability("VL06_UASC", "seeks asylum and came alone", "care", _RESTRICTED),
        Vulnerability("VL07_PRIV_FOSTER", "fostered by private arrangement", "private_fostering", _RESTRICTED),
        Vulnerability("VL08_MENTAL_HEALTH", "mental health difficulties", "mental_health", _CLOSED),
        Vulnerability("VL09_SUBSTANCE", "misuses drugs or alcohol", "substance_misuse", _CLOSED),
        Vulnerability("VL10_HOUSING", "temporary or unsuitable housing", "housing", _RESTRICTED),
        Vulnerability("VL11_DOMESTIC_ABUSE", "domestic abuse in the household", "domestic_abuse", _CLOSED),
        Vulnerability("VL12_PARENT_MH", "a parent with mental health difficulties", "parent_mental_health", _CLOSED),
        Vulnerability("VL13_PARENT_LD", "a parent with learning difficulties", "parent_learning", _CLOSED),
        Vulnerability("VL14_TEEN_PARENT", "a parent and still a teenager", "teenage_parent", _CLOSED),
        Vulnerability("VL15_CHILD_OF_TP", "the child of teenage parents", "child_of_teenage_parent", _CLOSED),
        Vulnerability("VL16_RISK_OFFENDING", "at risk of offending", "justice", _SPECIAL),
        Vulnerability("VL16B_YJ", "known to the youth justice service", "justice", _SPECIAL),
        Vulnerability("VL17_NEET", "not in education, employment or training", "neet", _NORMAL),
        Vulnerability("VL18_REDUCED_TT", "on a reduced timetable", "missing_school", _RESTRICTED),
        Vulnerability("VL19_PA", "persistently absent", "missing_school", _RESTRICTED),
        Vulnerability("VL20_EXCLUDED", "suspended or permanently excluded", "missing_school", _RESTRICTED),
        Vulnerability(
            "VL21_EXPLOITATION", "exploited, sexually or criminally, or at risk of it", "exploitation", _CLOSED,
            note="of girls and boys alike; not in the strategy's list, but named by its priorities 3 and 4",
        ),
    ),
)  # fmt: skip
"""Every circumstance of which a child may have several."""

_BY_CODE = {one.code: one for one in VULNERABILITIES.codes}


def domains(codes: Iterable[str], *, cleared: bool) -> frozenset[str]:
    """The domains of a child's circumstances, each once; without clearance, those that are not need-to-know."""
    found = (_BY_CODE[code] for code in codes)
    return frozenset(one.domain for one in found if cleared or one.sensitivity is not Sensitivity.NEED_TO_KNOW)


def band(domains_counted: int) -> str:
    """How a number of domains is reported: `0`, `1`, `2` or `3+`."""
    return "3+" if domains_counted >= 3 else str(domains_counted)


STRICTNESS = {str(one): place for place, one in enumerate(Sensitivity)}
"""How closed a sensitivity is, from 0."""

SENSITIVITY_OF = {one.code: str(one.sensitivity) for one in VULNERABILITIES.codes}
"""How closed each circumstance is, whatever a file says of it."""

SENSITIVITIES = {
    **{str(one): str(one) for one in Sensitivity},
    **dict.fromkeys(("need to know", "need-to-know"), str(Sensitivity.NEED_TO_KNOW)),
}
"""How files write how closed a circumstance is, in lower case."""

CONFIDENCES = {"confirmed": "confirmed", "reported": "reported"}
"""Whether a circumstance is known, or was told and not looked into."""
