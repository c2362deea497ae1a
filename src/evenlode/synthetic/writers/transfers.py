"""Common transfer files: what a school sends of the pupils who left it in a year for another school.

Results are not among it: those of the stages come in files of their own. Source: DfE, Common transfer file,
specification.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy

from evenlode.synthetic.events import SchoolYear
from evenlode.synthetic.kinds import Children, Column, Phase, Schools
from evenlode.synthetic.writers import people
from evenlode.synthetic.writers.census import LETTERS, YEAR_GROUPS
from evenlode.synthetic.writers.elements import element, texts, write
from evenlode.vocabulary.identifiers import INVENTED_AUTHORITY

SENDS = (Phase.PRIMARY, Phase.SECONDARY, Phase.ALL_THROUGH, Phase.SPECIAL)
UNKNOWN_SCHOOL = "UUUU"


def write_transfers(folder: Path, year: SchoolYear, schools: Schools, children: Children) -> int:
    """Write a file of each school that pupils left in a year; gives how many pupils there are."""
    stays = year.stays
    gone = stays.where(~numpy.isnat(stays.left) & numpy.isin(schools.phase, SENDS)[stays.school])
    for school in numpy.unique(stays.school[gone]).tolist():
        path = folder / f"{schools.urn[school]}_{year.year + 1}-07-31.xml"
        write(path, document(year, schools, school, children, gone[stays.school[gone] == school]))
    return len(gone)


def document(year: SchoolYear, schools: Schools, school: int, children: Children, places: Column) -> Iterator[str]:
    """The pieces of one school's file."""
    source = texts(
        LEA=INVENTED_AUTHORITY, Estab=f"{schools.estab[school]:04d}", URN=schools.urn[school],
        SchoolName=schools.name[school], AcademicYear=year.year + 1,
    )  # fmt: skip
    header = texts(
        DocumentName="Common Transfer File", CTFversion="25.0", DateTime=f"{year.year + 1}-07-31T12:00:00",
        DocumentQualifier="full", SupplierID="Evenshire (synthetic)",
    )  # fmt: skip
    to = element("DestSchool", texts(LEA=INVENTED_AUTHORITY, Estab=UNKNOWN_SCHOOL))
    yield f"<CTfile>\n{element('Header', header, element('SourceSchool', source), to)}\n<CTFpupilData>\n"
    names = people.surnames(children), people.forenames(children), people.postcodes(children)
    for place in places.tolist():
        child = int(year.stays.child[place])
        surname, forename, postcode = (column[child] for column in names)
        group = int(year.roll.group[child])
        history = texts(
            LEA=INVENTED_AUTHORITY, Estab=f"{schools.estab[school]:04d}", URN=schools.urn[school],
            EntryDate=year.stays.entered[place], LeavingDate=year.stays.left[place],
        )  # fmt: skip
        yield element(
            "Pupil",
            texts(
                UPN=children.upn[child], Surname=surname, Forename=forename, DOB=children.born[child],
                Sex=LETTERS[children.sex[child]],
            ),
            element(
                "BasicDetails",
                texts(NCyearActual=YEAR_GROUPS.get(group, str(group)), Ethnicity=children.ethnicity[child]),
            ),
            element("Address", texts(PostCode=postcode)),
            element("SchoolHistory", element("School", history)),
        ) + "\n"  # fmt: skip
    yield "</CTFpupilData>\n</CTfile>\n"
