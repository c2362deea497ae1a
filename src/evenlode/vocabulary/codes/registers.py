"""The registers that an authority keeps of children: what each is of, by what law, and what an entry says.

A field is `required` where law or statutory guidance asks for it, and an entry without one is incomplete; every other
field is Evenlode's own, for the work. Dates of entry and end, the child and who wrote are of every register and not
repeated here. No field holds a diagnosis or an opinion of a family.

Unconfirmed: the registers so marked, of which the guidance was read in summaries. A register of children not in school
(Children's Wellbeing and Schools Act 2026, sections 38 and 39) is law that has not begun, and is not among them.

Sources: stand with each register.
"""

from collections.abc import Mapping
from types import MappingProxyType

from evenlode.vocabulary.codes.register_kinds import Register
from evenlode.vocabulary.codes.registers_exclusion import (
    DAY_SIX,
    EXCLUSION_STEPS,
    FAIR_ACCESS,
    MANAGED_MOVE,
    OFF_SITE,
    REINTEGRATION,
)
from evenlode.vocabulary.codes.registers_out_of_school import (
    AWAITING_PLACE,
    HOME_EDUCATION,
    MEDICAL,
    MISSING_EDUCATION,
    PART_TIME,
    PERFORMANCE,
    WORK_PERMIT,
)
from evenlode.vocabulary.codes.registers_plans import EDUCATION_PLAN, PLAN, PLAN_REQUEST

REGISTERS: Mapping[str, Register] = MappingProxyType({
    register.id: register
    for register in (
        MISSING_EDUCATION, AWAITING_PLACE, HOME_EDUCATION, PART_TIME, MANAGED_MOVE, OFF_SITE, EXCLUSION_STEPS, DAY_SIX,
        EDUCATION_PLAN, PLAN_REQUEST, PLAN, MEDICAL, REINTEGRATION, FAIR_ACCESS, PERFORMANCE, WORK_PERMIT,
    )
})  # fmt: skip
"""Every register by its id."""

MEANINGS: Mapping[str, str] = MappingProxyType({
    name: register.id
    for register in REGISTERS.values()
    for name in (register.id, register.id.replace("_", " "), register.title, *register.known_as)
})  # fmt: skip
"""By the names that lists use for it, in lower case, which register is meant; each register's id comes first."""
