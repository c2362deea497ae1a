"""The codes of special educational needs: what provision a pupil has, and the nature of the need.

School Action and School Action Plus gave way to SEN support from September 2014, and many pupils left the record rather
than move: figures do not continue across 2014/15. Statements gave way to plans by the end of March 2018.

Unconfirmed: Q, which DfE's checking lists print; and since when NSA and DS are used.

Sources: DfE and Department of Health, SEND code of practice: 0 to 25 years; DfE, Common Basic Data Set, pupil SEN
provision and pupil SEN type.
"""

from dataclasses import dataclass
from datetime import date

from evenlode.vocabulary.codes.kinds import Code, CodeSet

REFORM = date(2014, 9, 1)
"""The day on which Part 3 of the Children and Families Act 2014 began."""

_BEFORE_REFORM, _LAST_ACTION, _LAST_STATEMENT = date(2014, 8, 31), date(2015, 8, 31), date(2018, 3, 31)


@dataclass(frozen=True)
class Provision(Code):
    """A provision with the groups that a pupil who has it belongs to, the widest first."""

    groups: tuple[str, ...]


PROVISIONS: CodeSet[Provision] = CodeSet(
    id="sen_provision",
    title="special educational provision",
    citation="DfE, Common Basic Data Set, pupil SEN provision",
    codes=(
        Provision("N", "no special educational need", ("no_sen",)),
        Provision(
            "A", "School Action", ("sen", "sen_without_statement", "school_action"), until=_LAST_ACTION, instead=("K",)
        ),
        Provision(
            "P", "School Action Plus", ("sen", "sen_without_statement", "school_action_plus"), until=_LAST_ACTION,
            instead=("K",),
        ),
        Provision(
            "Q", "School Action Plus and statutory assessment", ("sen", "sen_without_statement", "school_action_plus"),
            until=_LAST_ACTION, instead=("K",), unconfirmed=True,
        ),
        Provision("K", "SEN support", ("sen", "sen_without_statement", "sen_support"), since=REFORM),
        Provision("S", "statement", ("sen", "sen_statement"), until=_LAST_STATEMENT, instead=("E",)),
        Provision("E", "education, health and care plan", ("sen", "ehcp"), since=REFORM),
    ),
)  # fmt: skip
"""What provision a pupil has, from the least need to the greatest."""

NEEDS: CodeSet[Code] = CodeSet(
    id="sen_need",
    title="types of special educational need",
    citation="DfE, Common Basic Data Set, pupil SEN type",
    codes=(
        Code("SPLD", "specific learning difficulty"),
        Code("MLD", "moderate learning difficulty"),
        Code("SLD", "severe learning difficulty"),
        Code("PMLD", "profound and multiple learning difficulty"),
        Code("BESD", "behaviour, emotional and social difficulties", until=_BEFORE_REFORM, instead=("SEMH",)),
        Code("SEMH", "social, emotional and mental health", since=REFORM),
        Code("SLCN", "speech, language and communication needs"),
        Code("HI", "hearing impairment"),
        Code("VI", "vision impairment"),
        Code("MSI", "multi-sensory impairment"),
        Code("PD", "physical disability"),
        Code("ASD", "autistic spectrum disorder"),
        Code("DS", "Down syndrome", since=date(2024, 9, 1), unconfirmed=True),
        Code("OTH", "other difficulty or disability"),
        Code("NSA", "SEN support without a specialist assessment of need", since=REFORM, unconfirmed=True),
    ),
)
"""The nature of a pupil's need."""


NARROWEST = {one.code: one.groups[-1] for one in PROVISIONS.codes}
"""The narrowest group of a pupil with each provision, by its code."""


def groups_of(code: str, on: date) -> tuple[str, ...]:
    """The groups of a pupil with this provision on a day; where the code does not hold, the axis's unknown."""
    found = PROVISIONS.find(code, on)
    return found.groups if found else ("sen_unknown",)
