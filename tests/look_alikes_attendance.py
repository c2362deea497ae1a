"""Look-alikes of files of attendance, in every layout that is read; every value is invented."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from look_alikes_ident import upn, written

SCHOOL, OTHER, PROVIDER = "900001", "900002", "the-forge"
MONDAY = "2026-01-12"
Line = Mapping[str, str]


def lined(path: Path, lines: Sequence[Line]) -> Path:
    """A file of some lines, whose columns are all that one of them has."""
    columns = list(dict.fromkeys(name for line in lines for name in line))
    return written(path, columns, [[line.get(name, "") for name in columns] for line in lines])


def day(pupil: int = 1, am: str = "/", pm: str = "\\", on: str = MONDAY, urn: str = SCHOOL, **more: str) -> Line:
    """A pupil's day at a school, both marks on one line."""
    return {"URN": urn, "UPN": upn(pupil), "Date": on, "AM": am, "PM": pm, **more}


def mark(pupil: int, session: str, code: str, on: str = MONDAY, urn: str = SCHOOL, **more: str) -> Line:
    """One mark, on a line of its own."""
    return {"URN": urn, "UPN": upn(pupil), "Date": on, "Session": session, "Code": code, **more}


def at_provider(pupil: int, am: str = "/", pm: str = "\\", on: str = MONDAY, provider: str = PROVIDER) -> Line:
    """A pupil's day with a provider of alternative provision."""
    return {"Provider": provider, "Home school": SCHOOL, "UPN": upn(pupil), "Date": on, "AM": am, "PM": pm}


def week_at_provider(pupil: int, marks: Mapping[str, str], monday: str = MONDAY, provider: str = PROVIDER) -> Line:
    """A pupil's week with a provider: marks by `Mon AM`; a session without one was none of the pupil's."""
    named = [f"{day} {session}" for day in ("Mon", "Tue", "Wed", "Thu", "Fri") for session in ("AM", "PM")]
    said = {"Provider": provider, "Home school": SCHOOL, "UPN": upn(pupil), "Week commencing": monday}
    return {**said, **{name: marks.get(name, "") for name in named}}


def monitored(pupil: int, possible: int, missed: Mapping[str, int], to: str = "2026-03-27", urn: str = SCHOOL) -> Line:
    """A pupil's sessions in the year to date; `missed` by code, of which G, N, O and U are without leave."""
    without = sum(count for code, count in missed.items() if code in "GNOU")
    said = {"URN": urn, "UPN": upn(pupil), "Latest date": to, "Possible sessions": str(possible)}
    totals = {"Authorised absence": str(sum(missed.values()) - without), "Unauthorised absence": str(without)}
    return {**said, **totals, **{f"Code {code}": str(count) for code, count in missed.items()}}


def feed(path: Path, *marks: Line, nested: bool = False) -> Path:
    """A feed of marks as JSON; where it is `nested`, every object stands in `data`, and a day with its time zone."""
    within = (lambda value: {"data": value}) if nested else (lambda value: value)
    records = [
        {
            "id": f"A{number}", "session": one["Session"], "minutes_late": None, "comment": None,
            "date": {"date": f"{one['Date']} 00:00:00.000000", "timezone": "Europe/London"} if nested else one["Date"],
            "student": within({"id": f"S{number}", "upn": one["UPN"]}),
            "attendance_code": within({"code": one["Code"], "description": "..."}),
            "updated_at": one.get("Extracted", "2026-01-12T16:00:00"),
        }
        for number, one in enumerate(marks)
    ]  # fmt: skip
    school = {"school": within({"urn": int(marks[0]["URN"])})}
    path.write_text(json.dumps({**school, "data": records, "meta": {"more": False}}), encoding="utf-8")
    return path
