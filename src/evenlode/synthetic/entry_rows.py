"""How an entry in a register is made: the columns of every register, and the fields of its own as texts."""

from collections.abc import Sequence

import numpy
from numpy.random import Generator

from evenlode.synthetic.events import Entries, SchoolYear
from evenlode.synthetic.kinds import NOBODY, Column, Schools
from evenlode.vocabulary.codes.registers import REGISTERS

NONE = numpy.datetime64("NaT", "D")
DAY = numpy.timedelta64(1, "D")


def made(
    register: str, child: Column, place: Column | int, since: Column, *, until: Column | None = None,
    kind: Column | str = "", owner: str = "", due: Column | None = None, done: Column | None = None,
    **own: Column | str,
) -> Entries:  # fmt: skip
    """Entries of one register, a child each; `own` are its own fields, by id, one value for all or a column.

    Raises `ValueError` where the register has no such field.
    """
    strange = set(own) - {field.id for field in REGISTERS[register].fields}
    if strange:
        raise ValueError(f"the register {register} has no field {', '.join(sorted(strange))}")
    size = len(child)
    texts = {name: texted(value, size) for name, value in own.items()}
    detail = numpy.empty(size, object)
    detail[:] = [{name: column[row] for name, column in texts.items() if column[row]} for row in range(size)]
    return Entries(
        register=numpy.full(size, register, object),
        child=child,
        place=numpy.full(size, place) if isinstance(place, int) else place,
        since=since,
        until=numpy.full(size, NONE) if until is None else until,
        kind=numpy.full(size, kind, object) if isinstance(kind, str) else kind,
        owner=numpy.full(size, owner, object),
        due=numpy.full(size, NONE) if due is None else due,
        done=numpy.full(size, NONE) if done is None else done,
        detail=detail,
    )


def texted(value: Column | str, size: int) -> list[str]:
    """A field's values as texts: days as ISO dates, truths as yes and no, nothing where there is no day or number."""
    if isinstance(value, str):
        return [value] * size
    if value.dtype.kind == "M":
        return ["" if one is None else str(one) for one in value.astype("datetime64[D]").tolist()]
    if value.dtype.kind == "b":
        return ["yes" if one else "no" for one in value.tolist()]
    return [str(one) for one in value.tolist()]


def some(able: Column, share: float, numbers: Generator) -> Column:
    """The places of about a share of those who are able, and of one of them at the least where there is any."""
    luck = numpy.where(able, numbers.random(len(able)), 2.0)
    found = numpy.flatnonzero(luck < share)
    return found if len(found) else numpy.argsort(luck, kind="stable")[: int(able.any())]


def urns(schools: Schools, place: Column) -> Column:
    """The numbers of schools as texts, empty of NOBODY."""
    return numpy.where(place == NOBODY, "", schools.urn[place].astype(str)).astype(object)


def by_year_end(year: SchoolYear, day: Column) -> Column:
    """Days that have come by the end of the academic year; NaT for those that have not."""
    return numpy.where(day <= numpy.datetime64(f"{year.year + 1}-08-31"), day, NONE)


def together(parts: Sequence[Entries]) -> Entries:
    """All of some entries; at least one part."""
    return parts[0].with_more(*parts[1:])
