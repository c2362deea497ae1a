"""Lists that the authority's own services keep: children in registers, young people after 16, and the pupil premium."""

from pathlib import Path

import numpy

from evenlode.synthetic.events import Activities, Allocations, Entries
from evenlode.synthetic.kinds import NOBODY, Children, Column, Schools
from evenlode.synthetic.writers import people, tables
from evenlode.vocabulary.identifiers import INVENTED_AUTHORITY

LETTERS = {"boys": "M", "girls": "F"}


def places(schools: Schools, place: Column) -> Column:
    """Schools by their URNs, and the authority by its number."""
    return numpy.where(place == NOBODY, INVENTED_AUTHORITY, schools.urn[place].astype(str)).astype(object)


def write_registers(folder: Path, year: int, entries: Entries, schools: Schools, children: Children) -> int:
    """Write the entries of a year, a file for each register; gives how many there are."""
    return sum(
        tables.write(
            folder / f"{str(register).replace('_', '-')}_{year + 1}-08-31.csv",
            of_register(entries, entries.where(entries.register == register), schools, children),
        )
        for register in numpy.unique(entries.register.astype(str))
    )


def of_register(entries: Entries, rows: Column, schools: Schools, children: Children) -> dict[str, Column | str]:
    """The columns of one register, its own fields last."""
    details = [entries.detail[row] for row in rows]
    names = dict.fromkeys(name for one in details for name in one)
    return {
        "register": entries.register[rows],
        "upn": children.upn[entries.child[rows]],
        "place": places(schools, entries.place[rows]),
        "from": entries.since[rows],
        "to": entries.until[rows],
        "kind": entries.kind[rows],
        "owner": entries.owner[rows],
        "due": entries.due[rows],
        "done": entries.done[rows],
        **{name: numpy.array([one.get(name, "") for one in details], object) for name in names},
    }


def write_activities(folder: Path, found: Activities, children: Children) -> int:
    """Write what young people of 16 and 17 do, a file for each month; gives how many records there are."""
    written = 0
    for day in numpy.unique(found.as_at):
        rows = found.where(found.as_at == day)
        path = folder / f"{INVENTED_AUTHORITY}_{day.astype('datetime64[M]')}.csv"
        written += tables.write(path, of_month(found, rows, children))
    return written


def of_month(found: Activities, rows: Column, children: Children) -> dict[str, Column | str]:
    """The columns of one month."""
    child = found.child[rows]
    return {
        "young_person_id": numpy.array([f"YP{one:06d}" for one in child.tolist()], object),
        "upn": children.upn[child],
        "surname": people.surnames(children)[child],
        "forename": people.forenames(children)[child],
        "postcode": people.postcodes(children)[child],
        "date_of_birth": children.born[child],
        "sex": numpy.array([LETTERS[one] for one in children.sex[child].tolist()], object),
        "activity_code": found.activity[rows],
        "activity_start": found.since[rows],
        "september_guarantee": found.guarantee[rows],
    }


def write_allocations(path: Path, year: int, found: Allocations, schools: Schools) -> int:
    """Write the pupil premium of the financial year that begins in the April of an academic year."""
    rates = numpy.array(["" if numpy.isnan(one) else f"{one:g}" for one in found.rate.tolist()], object)
    return tables.write(
        path,
        {
            "place": places(schools, found.place),
            "year": f"{year + 1}-{(year + 2) % 100:02d}",
            "stream": found.stream,
            "pupils": found.pupils,
            "rate": rates,
            "amount": numpy.array([f"{one:.0f}" for one in found.amount.tolist()], object),
        },
    )
