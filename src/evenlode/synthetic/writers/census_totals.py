"""Termly totals of attendance, as the school census has them: a piece of XML for each registration that has any."""

from collections.abc import Sequence
from datetime import date

import numpy

from evenlode.synthetic.kinds import Column
from evenlode.synthetic.sessions import Sessions
from evenlode.vocabulary.codes.attendance import MeaningClass

ELEMENTS = {"half_term_6": "SummerHalfTerm2"}
"""How the elements of a part of the year are called, where they are not termly."""
AUTHORISED, UNAUTHORISED = (MeaningClass.AUTHORISED,), (MeaningClass.UNAUTHORISED,)
POSSIBLE = tuple(one for one in MeaningClass if one.is_possible)
YOUNGEST, OLDEST = 0, 11
"""The year groups whose attendance is asked: of pupils of 4 to 15 years."""

Key = tuple[int, int]


def attendance(sessions: Sessions, parts: Sequence[str], group: Column, on: date) -> dict[Key, str]:
    """The totals of some parts of the year, by child and school.

    `group` is every child's year group in that year, and `on` a day of it, whose codes hold.
    """
    asked = (group[sessions.child] >= YOUNGEST) & (group[sessions.child] <= OLDEST)
    found: dict[Key, str] = {}
    for part in parts:
        for key, piece in totals(sessions, part, asked, on).items():
            found[key] = found.get(key, "") + piece
    return {key: f"<Attendance>{piece}</Attendance>" for key, piece in found.items()}


def totals(sessions: Sessions, part: str, asked: Column, on: date) -> dict[Key, str]:
    """The totals of one part of the year, of those of whom they are asked and who could attend a session."""
    possible, authorised, unauthorised = (
        sessions.of(part, sessions.where_class(classes, on)) for classes in (POSSIBLE, AUTHORISED, UNAUTHORISED)
    )
    rows = numpy.flatnonzero(asked & (possible > 0))
    details = reasons(sessions, part, rows, on)
    name = ELEMENTS.get(part, "Termly")
    columns = (sessions.child, sessions.school, possible, authorised, unauthorised)
    return {
        (child, school): f"<{name}Attendance><SessionsPossible>{could}</SessionsPossible>"
        f"<SessionsAuthorised>{leave}</SessionsAuthorised><SessionsUnauthorised>{none}</SessionsUnauthorised>"
        f"<{name}SessionDetails>{detail}</{name}SessionDetails></{name}Attendance>"
        for child, school, could, leave, none, detail in zip(
            *(column[rows].tolist() for column in columns), details, strict=True
        )
    }


def reasons(sessions: Sessions, part: str, rows: Column, on: date) -> list[str]:
    """The sessions missed for each reason, of some registrations."""
    name = ELEMENTS.get(part, "Termly")
    details = [""] * len(rows)
    missed = sessions.where_class(AUTHORISED + UNAUTHORISED, on)
    for place, code in enumerate(sessions.codes):
        if missed[place]:
            counts = sessions.of(part, [at == place for at in range(len(sessions.codes))])[rows]
            for at in numpy.flatnonzero(counts).tolist():
                details[at] += (
                    f"<{name}SessionDetail><AttendanceReason>{code}</AttendanceReason>"
                    f"<AbsenceSessions>{counts[at]}</AbsenceSessions></{name}SessionDetail>"
                )
    return details
