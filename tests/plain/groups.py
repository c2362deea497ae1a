"""Who is in which group on a day, by what the censuses of the year and the year before say.

Of a child a census says what it says until the next one does; before the first that knows the child, that one is
believed. Nobody is in a group, or in the one beside it, who is not known to be.

Sources: DfE, School census guide; DfE, Key stage 4 performance: methodology (disadvantaged pupils); DfE, Pupil premium:
conditions of grant; SEND code of practice; DfE, Outcomes for children in need, including children looked after by local
authorities in England: methodology; DfE, Children looked-after by local authorities in England,
guide to the SSDA903 collection (short breaks).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drawn import rows as drawn
from plain.days import DAY, years_before
from plain.rows import CENSUS, Row, Rows, newest

# the letter of a provision, from the least need to the greatest; the groups that it puts a child in
PROVISIONS = """
| code | groups                                       |
|------|----------------------------------------------|
| N    | no_sen                                       |
| A    | sen sen_without_statement school_action      |
| P    | sen sen_without_statement school_action_plus |
| Q    | sen sen_without_statement school_action_plus |
| K    | sen sen_without_statement sen_support        |
| S    | sen sen_statement                            |
| E    | sen ehcp                                     |
"""
# a major group; a main code of it; the codes that divide that one
ETHNICITIES = """
| major        | main | divided into                                                                          |
|--------------|------|---------------------------------------------------------------------------------------|
| white        | WBRI | WCOR WENG WOWB WSCO WWEL                                                              |
| white        | WIRI |                                                                                       |
| white        | WIRT |                                                                                       |
| white        | WROM |                                                                                       |
| white        | WOTH | WALB WBOS WCRO WEEU WEUR WGRC WGRE WGRK WITA WKOS WOTW WPOR WSER WTUC WTUK WTUR WWEU  |
| mixed        | MWBC |                                                                                       |
| mixed        | MWBA |                                                                                       |
| mixed        | MWAS | MWAI MWAO MWAP                                                                        |
| mixed        | MOTH | MABL MACH MAOE MBCH MBOE MCOE MOTM MWCH MWOE                                          |
| asian        | AIND |                                                                                       |
| asian        | APKN | AKPA AMPK AOPK                                                                        |
| asian        | ABAN |                                                                                       |
| asian        | AOTH | AAFR AKAO ANEP AOTA ASLT ASNL ASRO                                                    |
| black        | BCRB |                                                                                       |
| black        | BAFR | BANN BAOF BCON BGHA BNGN BSLN BSOM BSUD                                               |
| black        | BOTH | BEUR BNAM BOTB                                                                        |
| chinese      | CHNE | CHKC CMAL COCH CSNG CTWN                                                              |
| other_ethnic | OOTH | OAFG OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OOEG OPOL OTHA  |
| other_ethnic | OOTH | OVIE OYEM                                                                             |
"""
REFUSED = ("REFU", "NOBT")  # a group by itself, and of no known ethnicity
ENGLISH, NOT_KNOWN = ("ENG", "ENB"), ("", "NOT", "REF", "ZZZ")
SHORT_BREAKS = ("V3", "V4")  # a series of short breaks: such a child is not published as looked after
COMPOUNDS = (
    *(f"{one}+{other}" for other in ("sen", "boys", "girls", "eal") for one in ("disadvantaged", "not_disadvantaged")),
    "cla+sen", "not_cla+sen",
)  # fmt: skip
# an axis on which everybody is in one of these groups, or unknown
AXES = {
    "disadvantage": ("disadvantaged", "not_disadvantaged"),
    "disadvantage_strategy": ("disadvantaged_strategy", "not_disadvantaged_strategy"),
    "fsm": ("fsm", "not_fsm"),
    "fsm6": ("fsm6", "not_fsm6"),
    "sen": ("sen", "no_sen"),
    "language": ("eal", "not_eal"),
    "care": ("cla_now", "not_cla"),
    "sex": ("boys", "girls"),
    "ethnicity": ("white", "mixed", "asian", "black", "chinese", "other_ethnic"),
    "year_group": ("year_r", *(f"year_{number}" for number in range(1, 14))),
}
NEEDS = {code: groups.split() for code, groups in drawn(PROVISIONS)}
NAMES_OF_NEEDS = {groups[-1] for groups in NEEDS.values()}
RANKS = {code: rank for rank, code in enumerate(NEEDS)}
ORDERS_COUNT_FROM = 2014  # since 2014/15 those adopted from care, or who left it by an order, are disadvantaged
YEARS_OF_MEALS = 6
ROLL = ("on_roll", "entered", "source_time", "load", "record")


MAIN = {code: (main, major) for major, main, others in drawn(ETHNICITIES) for code in (main, *others.split())}
"""Of every code of ethnicity the main code that it is counted as, and the major group."""


@dataclass(eq=False)
class Groups:
    """The groups of every child, as this year and the one before describe them."""

    rows: Rows
    told: dict[str, list[tuple[date, frozenset[str]]]] = field(init=False)
    known: dict[tuple[str, date], frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.told = {}
        facts = Facts(self.rows)
        for child, day in sorted(facts.said):
            self.told.setdefault(child, []).append((day, whole(facts.groups(child, day))))

    def of(self, child: str, on: date) -> frozenset[str]:
        """The groups of a child on a day, `all` and the unknown of every axis among them."""
        if (child, on) not in self.known:
            described = self.told.get(child, [])
            before = [groups for day, groups in described if day <= on]
            first = described[0][1] if described else whole(set())
            self.known[child, on] = before[-1] if before else first
        return self.known[child, on]


def whole(groups: set[str]) -> frozenset[str]:
    """Groups with `all`, the compounds that they make, and the unknown of each axis of which none is among them."""
    both = {one for one in COMPOUNDS if set(one.split("+")) <= groups}
    unknown = {f"{axis}_unknown" for axis, known in AXES.items() if not groups & set(known)}
    return frozenset({"all", *groups, *both, *unknown})


@dataclass(eq=False)
class Facts:
    """What the rows say of every child on each day of a census."""

    rows: Rows

    def __post_init__(self) -> None:
        rows = self.rows
        census = {
            table: [row for row in rows.of_year(table, 0, 1) if row["source"] == CENSUS]
            for table in ("pupil", "enrolment", "characteristic")
        }
        taught = [row for row in census["enrolment"] if row["year_group"]]
        self.said = newest(census["pupil"], whose_day)
        self.taught = newest(taught, whose_day, ROLL)
        self.answers = listed(census["characteristic"], whose_day)
        spells = newest(rows.every("fsm_spell"), lambda row: (row["child"], row["since"]), ("as_at", *ROLL[2:]))
        self.meals = listed(spells.values(), lambda row: row["child"])
        care = [row for row in rows.every("care_episode") if row["legal_status"] not in SHORT_BREAKS]
        self.care = listed(care, lambda row: row["child"])
        years = {f"fy{year}{(year + 1) % 100:02d}" for year in (rows.year, rows.year + 1)}
        self.care_is_returned = any(row["returned"] in years for row in rows.every("care_episode"))

    def groups(self, child: str, day: date) -> set[str]:
        """The groups of a child by what a census of a day says, and others say of that day."""
        said = self.said[child, day]
        ethnicity, language = said["ethnicity"], said["language"]
        found = {said["sex"]} & {"boys", "girls"}
        found |= {self.taught[child, day]["year_group"]} if (child, day) in self.taught else set()
        if ethnicity in MAIN:
            main, major = MAIN[ethnicity]
            found |= {main.lower(), major} | ({"minority_ethnic"} if main != "WBRI" else set())
        found |= {ethnicity.lower()} if ethnicity in REFUSED else set()
        if language not in NOT_KNOWN:
            found.add("not_eal" if language in ENGLISH else "eal")
        return found | set(self.of_circumstances(child, day))

    def of_circumstances(self, child: str, day: date) -> Iterator[str]:
        """The groups of need, of free school meals and of care."""
        answers = self.answers.get((child, day), [])
        named = {row["characteristic"] for row in answers}
        needs = [row["value"] for row in answers if row["characteristic"] in NAMES_OF_NEEDS and row["value"] in RANKS]
        yield from NEEDS[max(needs, key=RANKS.__getitem__)] if needs else ()
        fsm, fsm6 = self.on_meals(child, day)
        in_care = self.in_care(child, day, day) or "cla_now" in named
        left_care = "previously_looked_after" in named and self.rows.year >= ORDERS_COUNT_FROM
        disadvantaged = fsm6 or in_care or left_care or self.in_care(child, years_before(day, 1), day)
        service = "service" in named
        yield "fsm" if fsm else "not_fsm"
        yield "fsm6" if fsm6 else "not_fsm6"
        yield "disadvantaged" if disadvantaged else "not_disadvantaged"
        yield "disadvantaged_strategy" if disadvantaged or service else "not_disadvantaged_strategy"
        yield from ["service"] * service + ["young_carer"] * ("young_carer" in named)
        yield from ["cla_now"] * in_care + ["cla"] * self.in_care_a_year(child)
        yield from ["not_cla"] * (self.care_is_returned and not in_care)

    def on_meals(self, child: str, day: date) -> tuple[bool, bool]:
        """Whether free school meals are claimed on a day, and whether they were at any time in the six years to it."""
        begun = [spell for spell in self.meals.get(child, []) if spell["since"] <= day]
        lately = [one for one in begun if ends(one) >= years_before(day, YEARS_OF_MEALS)]
        return any(ends(one) >= day for one in begun), any(one["basis"] != "uc_expanded" for one in lately)

    def in_care(self, child: str, first: date, last: date) -> bool:
        """Whether a child was looked after on some day from one to another."""
        return any(one["since"] <= last and ends(one) >= first for one in self.care.get(child, []))

    def in_care_a_year(self, child: str) -> bool:
        """Whether a child was looked after on every day of the twelve months to 31 March of the school year."""
        day, last = date(self.rows.year, 4, 1), date(self.rows.year + 1, 3, 31)
        for one in sorted(self.care.get(child, []), key=lambda row: row["since"]):
            if one["since"] <= day and ends(one) >= day:
                day = min(ends(one), last) + DAY
        return day > last


def whose_day(row: Row) -> tuple[str, date]:
    """Of whom and of which day a row speaks."""
    return row["child"], row["as_at"]


def ends(spell: Row) -> date:
    """The last day of a spell; the end of time where it lasts."""
    last: date | None = spell["until"]
    return last or date.max


def listed(rows: Any, key: Any) -> dict[Any, list[Row]]:
    """Rows by a key."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found
