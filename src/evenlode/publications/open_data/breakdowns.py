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
    "fsm": "Free school meal eligibility",
    "fsm6": "Free school meal eligibility in the last six years",
    "sen": "SEN provision",
    "language": "First language",
    "care": "Children looked after",
    "in_need": "Children in need",
    "service": "Service children",
    "young_carer": "Young carers",
    "vulnerable": "Vulnerable group",
    "sex": "Sex",
    "ethnicity": "Ethnicity minor",
    "year_group": "Year group",
}
MAJOR_ETHNICITIES = {
    "white",
    "mixed",
    "asian",
    "black",
    "chinese",
    "other_ethnic",
    "minority_ethnic",
    "ethnicity_unknown",
}
LABELS: Mapping[str, str] = {
    "all": TOTAL,
    "disadvantaged": "Disadvantaged",
    "not_disadvantaged": "Not known to be disadvantaged",
    "fsm": "Eligible for free school meals",
    "not_fsm": "Not eligible for free school meals",
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
    "minority_ethnic": "All minority ethnic groups",
    "wbri": "White British",
    "wiri": "Irish",
    "wirt": "Traveller of Irish heritage",
    "wrom": "Gypsy / Roma",
    "woth": "Any other White background",
    "mwbc": "White and Black Caribbean",
    "mwba": "White and Black African",
    "mwas": "White and Asian",
    "moth": "Any other Mixed / Multiple ethnic background",
    "aind": "Indian",
    "apkn": "Pakistani",
    "aban": "Bangladeshi",
    "aoth": "Any other Asian background",
    "chne": "Chinese",
    "bcrb": "Caribbean",
    "bafr": "African",
    "both": "Any other Black / African / Caribbean background",
    "ooth": "Any other ethnic group",
    "fsm6": "Eligible for free school meals in the last six years",
    "not_fsm6": "Not eligible for free school meals in the last six years",
    "sen_without_statement": "SEN without a statement or plan",
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
    return Breakdown("Ethnicity major" if group in MAJOR_ETHNICITIES else topic, LABELS.get(group) or named(one.title))


def named(title: str) -> str:
    """A group's own name as a text of a filter: `Year 1` for pupils in Year 1."""
    short = title.removeprefix("pupils in ")
    return short[:1].upper() + short[1:]


def time_period(year: Year) -> str:
    """A year as digits, `201516` or `2015`; of several years published as one, the last."""
    return str(year.last) if year.kind is YearKind.CALENDAR else f"{year.last}{(year.last + 1) % 100:02d}"
