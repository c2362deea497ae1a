"""The groups of pupils, each with its axis and the group it is set beside; ids never change.

A pupil whose status is not known belongs to the axis's `_unknown`, never to "not". Sources: DfE, Explore education
statistics, filters; DfE, Key stage 2 and key stage 4 performance methodology (disadvantage); Children and Families Act
2014, Part 3 (SEN); DfE, Common Basic Data Set (ethnicity codes); DfE,
NEET scorecard (vulnerable group).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from evenlode.errors import NotFound


@dataclass(frozen=True)
class Group:
    """One group of pupils.

    `title` is plain English that fits in a sentence; `axis` what divides it from its neighbours (`sen`, `language`);
    `other` the id of the group it is set beside when a gap within one place is worked out (None: there is none);
    `note` what a reader must know of its definition.
    """

    id: str
    title: str
    axis: str
    other: str | None
    note: str = ""


VULNERABLE: tuple[str, ...] = (
    "disadvantaged", "fsm", "sen", "sen_support", "sen_without_statement", "ehcp", "eal", "cla", "cin", "cpp",
)
"""The groups whose gaps are published, in the order in which reports show them."""

OTHERWISE: Mapping[str, str] = MappingProxyType({"cla": "all", "cla_now": "all"})
"""What a group is set beside where nobody publishes its others: all pupils of the same place, who include it."""

_STRATEGY_NOTE = "as disadvantaged, and also service children: never compared with DfE's disadvantaged pupils"
_OLD_SEN_NOTE = "replaced from September 2014; the last figures are of 2014/15"
_CARE_NOTE = "looked after continuously for 12 months or more at 31 March, as DfE publishes outcomes"
_VULNERABLE_NOTE = (
    "aged 16 and 17 and recorded by the authority as looked after, care leaver, parent caring for a child, carer, "
    "refugee or asylum seeker, supervised by a youth offending team, misusing substances, in alternative provision or "
    "with a mental health need; DfE counts them together and publishes no others"
)
_ALL_NOTE = "DfE publishes no others for this group: it is set beside all pupils, who include it"

_ROWS: tuple[tuple[str, str, str, str | None, str], ...] = (
    ("all", "all pupils", "all", None, ""),
    ("disadvantaged", "disadvantaged pupils", "disadvantage", "not_disadvantaged",
     "eligible for free school meals in the last six years, looked after, or previously looked after"),
    ("not_disadvantaged", "other pupils", "disadvantage", "disadvantaged", ""),
    ("disadvantaged_strategy", "disadvantaged pupils including service children", "disadvantage_strategy",
     "not_disadvantaged_strategy", _STRATEGY_NOTE),
    ("not_disadvantaged_strategy", "pupils neither disadvantaged nor service children", "disadvantage_strategy",
     "disadvantaged_strategy", _STRATEGY_NOTE),
    ("fsm", "pupils eligible for free school meals", "fsm", "not_fsm",
     "eligible at the census; universal infant meals do not count"),
    ("not_fsm", "pupils not eligible for free school meals", "fsm", "fsm", ""),
    ("fsm6", "pupils eligible for free school meals in the last six years", "fsm6", "not_fsm6", "FSM Ever 6"),
    ("not_fsm6", "pupils not eligible for free school meals in the last six years", "fsm6", "fsm6", ""),
    ("sen", "pupils with special educational needs", "sen", "no_sen", "with or without a statement or plan"),
    ("sen_support", "pupils with SEN support", "sen", "no_sen", "from September 2014"),
    ("ehcp", "pupils with an education, health and care plan", "sen", "no_sen",
     "from September 2014; where a source counts statements with plans it says so"),
    ("sen_statement", "pupils with a statement of SEN", "sen", "no_sen", "replaced by plans by March 2018"),
    ("school_action_plus", "pupils at School Action Plus", "sen", "no_sen", _OLD_SEN_NOTE),
    ("school_action", "pupils at School Action", "sen", "no_sen", _OLD_SEN_NOTE),
    ("sen_without_statement", "pupils with SEN without a statement or plan", "sen", "no_sen",
     "School Action, School Action Plus and SEN support together"),
    ("no_sen", "pupils without special educational needs", "sen", "sen", ""),
    ("eal", "pupils with English as an additional language", "language", "not_eal",
     "first language known or believed to be other than English"),
    ("not_eal", "pupils whose first language is English", "language", "eal", ""),
    ("cla", "children looked after", "care", "not_cla", _CARE_NOTE),
    ("cla_now", "children looked after on the day", "care", "not_cla", "for any length of time"),
    ("not_cla", "children not looked after", "care", "cla", ""),
    ("cin", "children in need", "in_need", "all", _ALL_NOTE),
    ("cpp", "children on a child protection plan", "in_need", "all", _ALL_NOTE),
    ("service", "service children", "service", None, "a parent serves in the regular armed forces, or did"),
    ("young_carer", "young carers", "young_carer", None, "known to the school or the authority"),
    ("vulnerable", "young people in a vulnerable group", "vulnerable", None, _VULNERABLE_NOTE),
    ("boys", "boys", "sex", "girls", "sex as recorded in the school census"),
    ("girls", "girls", "sex", "boys", "sex as recorded in the school census"),
    ("white", "White pupils", "ethnicity", None, "major ethnic group"),
    ("mixed", "pupils of mixed ethnicity", "ethnicity", None, "major ethnic group"),
    ("asian", "Asian pupils", "ethnicity", None, "major ethnic group; Chinese pupils are a group of their own"),
    ("black", "Black pupils", "ethnicity", None, "major ethnic group"),
    ("chinese", "Chinese pupils", "ethnicity", None, "major ethnic group"),
    ("other_ethnic", "pupils of any other ethnic group", "ethnicity", None, "major ethnic group"),
    ("minority_ethnic", "pupils of minority ethnic groups", "ethnicity", "wbri",
     "all whose ethnicity is known and not White British; shown with the major groups, never alone"),
)

_ETHNICITIES: tuple[tuple[str, str], ...] = (
    ("wbri", "White British pupils"), ("wiri", "White Irish pupils"), ("wirt", "Travellers of Irish heritage"),
    ("wrom", "Gypsy and Roma pupils"), ("woth", "pupils of any other White background"),
    ("mwbc", "White and Black Caribbean pupils"), ("mwba", "White and Black African pupils"),
    ("mwas", "White and Asian pupils"), ("moth", "pupils of any other mixed background"), ("aind", "Indian pupils"),
    ("apkn", "Pakistani pupils"), ("aban", "Bangladeshi pupils"), ("aoth", "pupils of any other Asian background"),
    ("chne", "pupils recorded as Chinese"), ("bcrb", "Black Caribbean pupils"), ("bafr", "Black African pupils"),
    ("both", "pupils of any other Black background"), ("ooth", "pupils recorded as of any other ethnic group"),
    ("refu", "pupils whose ethnicity was refused"), ("nobt", "pupils whose ethnicity was not obtained"),
)

_COMPOUNDS: tuple[tuple[str, str, str | None], ...] = (
    ("disadvantaged+sen", "disadvantaged pupils with special educational needs", "not_disadvantaged+sen"),
    ("not_disadvantaged+sen", "other pupils with special educational needs", "disadvantaged+sen"),
    ("disadvantaged+boys", "disadvantaged boys", "not_disadvantaged+boys"),
    ("not_disadvantaged+boys", "other boys", "disadvantaged+boys"),
    ("disadvantaged+girls", "disadvantaged girls", "not_disadvantaged+girls"),
    ("not_disadvantaged+girls", "other girls", "disadvantaged+girls"),
    ("disadvantaged+eal", "disadvantaged pupils with English as an additional language", "not_disadvantaged+eal"),
    ("not_disadvantaged+eal", "other pupils with English as an additional language", "disadvantaged+eal"),
    ("cla+sen", "children looked after with special educational needs", "not_cla+sen"),
    ("not_cla+sen", "children not looked after with special educational needs", "cla+sen"),
)

_UNKNOWN: tuple[tuple[str, str], ...] = (
    ("disadvantage", "pupils not known to be disadvantaged or not"),
    ("disadvantage_strategy", "pupils not known to be disadvantaged or service children, or not"),
    ("fsm", "pupils whose eligibility for free school meals is not known"),
    ("fsm6", "pupils whose eligibility for free school meals in the last six years is not known"),
    ("sen", "pupils whose special educational needs are not known"),
    ("language", "pupils whose first language is not known"),
    ("care", "pupils not known to be looked after or not"),
    ("in_need", "pupils not known to be in need or not"),
    ("service", "pupils not known to be service children or not"),
    ("young_carer", "pupils not known to be young carers or not"),
    ("vulnerable", "young people not known to be in a vulnerable group or not"),
    ("sex", "pupils whose sex is not recorded"),
    ("ethnicity", "pupils whose ethnicity is not known"),
    ("year_group", "pupils whose year group is not known"),
)


def _every_group() -> Iterator[Group]:
    """Every group, in the order in which they are shown."""
    yield from (Group(*row) for row in _ROWS)
    yield from (Group(id, title, "ethnicity", None, f"DfE code {id.upper()}") for id, title in _ETHNICITIES)
    yield Group("year_r", "pupils in Reception", "year_group", None)
    yield from (Group(f"year_{year}", f"pupils in Year {year}", "year_group", None) for year in range(1, 14))
    yield from (Group(f"{axis}_unknown", title, axis, None) for axis, title in _UNKNOWN)
    axes = {row[0]: row[2] for row in _ROWS}
    for id, title, other in _COMPOUNDS:
        yield Group(id, title, "+".join(axes[part] for part in id.split("+")), other)


ALL_GROUPS: Mapping[str, Group] = MappingProxyType({group.id: group for group in _every_group()})
"""Every group by its id, in the order in which they are shown."""


def find(id: str) -> Group:
    """The group with this id; raises `NotFound`, offering the nearest ids."""
    if id in ALL_GROUPS:
        return ALL_GROUPS[id]
    near = get_close_matches(id, ALL_GROUPS, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else "the glossary lists the groups"
    raise NotFound(f"There is no group called '{id}'.", remedy=remedy)
