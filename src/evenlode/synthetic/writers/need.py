"""The children in need census, in XML: when each child was in need, and on a child protection plan, by 31 March.

Source: DfE, Children in need census, guide and technical specification.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy

from evenlode.synthetic.events import Spells
from evenlode.synthetic.kinds import Children
from evenlode.synthetic.writers.care import NUMBERS_OF_SEX, own_numbers, pupil_numbers
from evenlode.synthetic.writers.elements import element, texts, write
from evenlode.vocabulary.identifiers import INVENTED_AUTHORITY

NEED, PLAN = "cin", "cpp"
SEX_SINCE = 2023  # from this academic year the element is no longer called gender
Time = tuple[int, str, Any, Any]
"""A child, the kind of a time, its first day and its last (None while it lasts)."""


def write_census(path: Path, year: int, children: Children, found: Spells) -> int:
    """Write the census of the year to 31 March that ends in an academic year; gives how many children it has."""
    columns = (found.child, found.kind, found.start.astype(object), found.end.astype(object))
    times = sorted(zip(*(column.tolist() for column in columns), strict=True), key=lambda time: (time[0], time[2]))
    kept = [(child, list(own)) for child, own in groupby(times, key=lambda time: time[0])]
    write(path, document(year, children, [one for one in kept if any(kind == NEED for _child, kind, *_days in one[1])]))
    return len(numpy.unique(found.child[found.kind == NEED]))


def document(year: int, children: Children, kept: list[tuple[int, list[Time]]]) -> Iterator[str]:
    """The pieces of the file."""
    details = texts(Collection="CIN", Year=year + 1, ReferenceDate=f"{year + 1}-03-31")
    source = texts(SourceLevel="L", LEA=INVENTED_AUTHORITY, DateTime=f"{year + 1}-06-30T09:00:00")
    header = element("Header", element("CollectionDetails", details), element("Source", source))
    yield f"<Message>\n{header}\n<Children>\n"
    listed = numpy.array([child for child, _own in kept], int)
    numbers, upns = own_numbers(listed), pupil_numbers(children, listed, year)
    for number, upn, (child, own) in zip(numbers.tolist(), upns.tolist(), kept, strict=True):
        identifiers = texts(LAchildID=number, UPN=upn, PersonBirthDate=children.born[child])
        sex = element("Sex" if year >= SEX_SINCE else "GenderCurrent", NUMBERS_OF_SEX[children.sex[child]])
        about = element("ChildCharacteristics", texts(Ethnicity=children.ethnicity[child]))
        yield element("Child", element("ChildIdentifiers", identifiers, sex), about, *needs(own)) + "\n"
    yield "</Children>\n</Message>\n"


def needs(own: list[Time]) -> Iterator[str]:
    """A child's times in need, each with the plans that began in it."""
    plans = [time for time in own if time[1] == PLAN]
    for _child, kind, start, end in own:
        if kind == NEED:
            inside = [plan for plan in plans if start <= plan[2] and (end is None or plan[2] <= end)]
            yield element(
                "CINdetails",
                texts(CINreferralDate=start, CINclosureDate=end, ReferralNFA="false"),
                *(element("ChildProtectionPlans", texts(CPPstartDate=plan[2], CPPendDate=plan[3])) for plan in inside),
            )
