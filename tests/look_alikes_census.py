"""Look-alikes of school census and common transfer files: invented pupils, in the layouts of several years.

An element is a name and what it holds: a text, or the elements inside it. `changed` gives a pupil with one thing
different; an element set to None is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from evenlode.vocabulary.identifiers import upn_check_letter
from pupils import Pupil

Elements = Mapping[str, Any]
SCHOOL = {"LEA": "999", "Estab": "2001", "URN": "900001"}


def upn(number: int, authority: str = "999") -> str:
    """An invented unique pupil number."""
    rest = f"{authority}2001{number:05d}"
    return upn_check_letter(rest) + rest


def child(number: int) -> Pupil:
    """An invented child, whose texts occur nowhere else."""
    return Pupil(upn(number), f"Canaryfore{number}", f"Canarysur{number}", f"ZZ{number} 9CY")


@dataclass(frozen=True)
class Layout:
    """How the files of some years are written."""

    name: str
    on: str = "2026-01-15"
    term: str = "SPR"
    sex: str = "Sex"
    pupils: tuple[str, ...] = ("Pupils",)
    on_roll: str = "PupilOnRoll"
    left: str = "PupilNoLongerOnRoll"
    reasons: Sequence[str] = ("ExclusionReasons", "ExclusionReason")
    sen: str = "SpecialEducationalNeeds"
    spells: Sequence[str] = ("FSMeligibility", "FSMperiods", "FSMperiod")
    spell: tuple[str, str] = ("FSMstartDate", "FSMendDate")
    provision: str = "K"
    asks: Mapping[str, str] = field(default_factory=lambda: {"YoungCarer": "P", "PostLookedAfterArrangements": "A"})
    details: Sequence[str] = ("SessionDetails", "SessionDetail")
    detail: tuple[str, str] = ("AttendanceReason", "AbsenceSessions")


LAYOUTS = (
    Layout("2025/26"),
    Layout(
        "2024/25", on="2025-05-15", term="Summer", details=("Reasons", "Reason"), detail=("AbsenceReason", "Sessions")
    ),
    Layout("2022/23", on="2023-01-19", sex="Gender", asks={"YoungCarer": "S", "PostLookedAfter": "G"}),
    Layout(
        "2020/21", on="2021-01-21", sex="Gender", asks={"PostLookedAfter": "A"}, reasons=("Reasons", "Reason")
    ),
    Layout(
        "2015/16", on="2016-01-21", sex="Gender", asks={"PostLookedAfterArrangements": "R"}, reasons=("Reason",),
        spell=("FSMeligibilityStartDate", "FSMeligibilityEndDate"),
    ),
    Layout(
        "2012/13", on="2013-01-17", sex="Gender", asks={"InCare": "true"}, reasons=("Reason",), provision="P",
        pupils=(), on_roll="Pupil", left="Pupil", sen="SEN", spells=("FSMeligibility", "FSMperiod"),
    ),
)  # fmt: skip
TODAY = LAYOUTS[0]


def around(names: Sequence[str], inside: Any) -> Any:
    """Something within elements of these names, the outermost first."""
    for name in reversed(names):
        inside = {name: inside}
    return inside


def born_for(layout: Layout, year_group: int) -> str:
    """A day of birth that fits a year group."""
    start = int(layout.on[:4]) - (layout.on[5:7] < "09")
    return f"{start - year_group - 5}-11-03"


def entered_for(layout: Layout, year_group: int) -> str:
    """The day on which a pupil of a year group came to the school: in September, at four."""
    return f"{int(born_for(layout, year_group)[:4]) + 5}-09-05"


def exclusion(layout: Layout, start: str, *reasons: str, category: str = "", sessions: str = "4") -> Elements:
    """A suspension, or another kind of exclusion."""
    *outer, last = layout.reasons
    category = category or ("FIXD" if layout.on < "2023-09" else "SUSP")
    return {"Category": category, **around(outer, {last: list(reasons)}), "StartDate": start, "SessionsLost": sessions}


def totals(layout: Layout, possible: str, authorised: str, unauthorised: str, **reasons: str) -> Elements:
    """A total of attendance, with its reasons by their codes."""
    code, sessions = layout.detail
    outer, inner = layout.details
    parts = [{code: name.replace("present", "/"), sessions: number} for name, number in reasons.items()]
    return {
        "SessionsPossible": possible, "SessionsAuthorised": authorised, "SessionsUnauthorised": unauthorised,
        outer: {inner: parts},
    }  # fmt: skip


def pupil(number: int = 1, layout: Layout = TODAY, **others: Any) -> dict[str, Any]:
    """A pupil in Year 4 of whom everything is said."""
    who = child(number)
    start, end = layout.spell
    return {
        "PupilIdentifiers": {
            "UPN": who.upn, "UniqueLearnerNumber": "", "Surname": who.surname, "Forename": who.forename,
            "MiddleNames": f"Canarymid{number}", "PreferredSurname": f"Canarypref{number}",
            "DOB": born_for(layout, 4), layout.sex: "F",
        },
        "PupilCharacteristics": {
            "Ethnicity": "WBRI", "Language": "ENG", "ServiceChild": "N", **layout.asks,
            **around(layout.spells, [{start: "2011-09-01", end: "2012-03-01"}, {start: "2012-10-01", end: ""}]),
        },
        "PupilStatus": {
            "EnrolStatus": "C", "EntryDate": entered_for(layout, 4), "PartTime": "false", "Boarder": "N",
            "NCyearActual": "4",
        },
        layout.sen: {
            "SENprovision": layout.provision,
            "SENneeds": {
                "SENneed": [{"SENtypeRank": "1", "SENtype": "SLCN"}, {"SENtypeRank": "2", "SENtype": "ASD"}]
            },
        },
        "Exclusions": {"TermlyExclusion": [exclusion(layout, layout.on[:4] + "-01-06", "PP")]},
        "Attendance": {"TermlyAttendance": totals(layout, "140", "6", "2", I="5", M="1", O="2", present="132")},
        "HomeInformation": {
            "Address": {
                "PAON": "7", "Street": f"Canarystreet{number}", "Town": f"Canarytown{number}", "PostCode": who.postcode,
            }
        },
        **others,
    }  # fmt: skip


def changed(one: Elements, path: str, value: Any) -> dict[str, Any]:
    """A pupil with one element different; None takes it out, and a list stands in place of all of that name."""
    name, _, below = path.partition("/")
    inner = changed(one.get(name) or {}, below, value) if below else value
    return {key: text for key, text in {**one, name: inner}.items() if text is not None}


def xml(elements: Elements) -> str:
    """Elements as text: a list is the same element several times."""
    every = [(name, one) for name, held in elements.items() for one in (held if isinstance(held, list) else [held])]
    inside = [(name, xml(one) if isinstance(one, Mapping) else escape(str(one))) for name, one in every]
    return "".join(f"<{name}>{text}</{name}>\n" for name, text in inside)


def header(layout: Layout, written: str = "", **others: str) -> Elements:
    """A census's header."""
    return {
        "CollectionDetails": {
            "Collection": "SC", "Term": layout.term, "Year": layout.on[:4], "ReferenceDate": layout.on,
        } | {name: text for name, text in others.items() if name in ("Collection", "Term", "Year", "ReferenceDate")},
        "Source": {
            "SourceLevel": "S", **SCHOOL, "SoftwareCode": "Invented", "SerialNo": "001",
            "DateTime": written or f"{layout.on}T09:00:00",
        } | {name: text for name, text in others.items() if name in SCHOOL},
    }  # fmt: skip


def census(
    path: Path, on_roll: Iterable[Elements] = (), left: Iterable[Elements] = (), layout: Layout = TODAY, **said: str
) -> Path:
    """A census file of some pupils."""
    rolls = {"PupilsOnRoll": {layout.on_roll: list(on_roll)}, "PupilsNoLongerOnRoll": {layout.left: list(left)}}
    parts = {"Header": header(layout, **said), "School": {"SchoolName": "Invented School"}}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n{xml({"Message": {**parts, **around(layout.pupils, rolls)}})}',
        encoding="utf-8",
    )
    return path


def of_term(layout: Layout, term: str, on: str) -> Layout:
    """The same layout in another term's census."""
    return replace(layout, term=term, on=on)
