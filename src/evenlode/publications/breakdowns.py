"""How the standard for open data writes what a figure is of: groups of pupils, types of school, and times.

Where DfE's dictionary of open data has a text for a group, that text is used; otherwise the group's own name. Sources:
DfE, Analysts' guide, Open data standards (breakdown_topic and breakdown, time_period and time_identifier); DfE, data
dictionary of the screener for open data.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.phases import Phase
from evenlode.vocabulary.years import Year, YearKind

TOTAL = "Total"


@dataclass(frozen=True)
class Breakdown:
    """A group of pupils as the standard writes it: what divides it from others, and its name."""

    topic: str
    label: str


TOPICS: Mapping[str, str] = {
    "all": TOTAL,
    "disadvantage": "Disadvantage status",
    "disadvantage_strategy": "Disadvantage status including service children",
    "fsm": "FSM status",
    "fsm6": "FSM status in the last six years",
    "sen": "SEN provision",
    "language": "First language",
    "care": "Children looked after",
    "in_need": "Children in need",
    "service": "Service children",
    "young_carer": "Young carers",
    "vulnerable": "Vulnerable group",
    "sex": "Sex",
    "ethnicity": "Ethnicity",
    "year_group": "Year group",
}
LABELS: Mapping[str, str] = {
    "all": TOTAL,
    "disadvantaged": "Disadvantaged",
    "not_disadvantaged": "Not known to be disadvantaged",
    "fsm": "FSM eligible",
    "not_fsm": "Not known to be FSM eligible",
    "sen": "All SEN provision",
    "sen_support": "SEN support",
    "ehcp": "Education, health and care plan",
    "no_sen": "No SEN provision",
    "eal": "Known or believed to be other than English",
    "not_eal": "Known or believed to be English",
    "boys": "Male",
    "girls": "Female",
    "white": "White",
    "mixed": "Mixed / Multiple ethnic groups",
    "asian": "Asian / Asian British, excluding Chinese",
    "black": "Black / African / Caribbean / Black British",
    "chinese": "Chinese",
    "other_ethnic": "Other ethnic group",
}
PHASES: Mapping[str, str] = {
    Phase.ALL: TOTAL,
    Phase.EARLY_YEARS: "Early years settings",
    Phase.PRIMARY: "Primary",
    Phase.SECONDARY: "Secondary",
    Phase.SPECIAL: "Special",
    Phase.ALTERNATIVE: "Alternative provision",
    Phase.POST_16: "Post-16 providers",
}
IDENTIFIERS: Mapping[YearKind, str] = {
    YearKind.ACADEMIC: "Academic year",
    YearKind.FINANCIAL: "Financial year",
    YearKind.CALENDAR: "Calendar year",
}


def breakdown_of(group: str) -> Breakdown:
    """How a group is written; a compound one under both its topics."""
    one = ALL_GROUPS[group]
    topic = " and ".join(TOPICS[axis] for axis in one.axis.split("+"))
    return Breakdown(topic, LABELS.get(group) or one.title[:1].upper() + one.title[1:])


def time_period(year: Year) -> str:
    """A year as digits, `201516` or `2015`; of several years published as one, the last."""
    return str(year.last) if year.kind is YearKind.CALENDAR else f"{year.last}{(year.last + 1) % 100:02d}"
