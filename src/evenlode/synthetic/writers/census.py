"""The school census, as a school's system writes it: a file for each school and term, in the layout of its year.

Gender became sex in 2023/24; young carers are asked since January 2023; FIXD became SUSP in 2023/24, and an exclusion
has up to three reasons since 2020/21. Source: DfE, School census guide.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy

from evenlode.synthetic.censuses import Census, Named
from evenlode.synthetic.events import Exclusions
from evenlode.synthetic.kinds import Children, Needs, Schools
from evenlode.synthetic.writers import people
from evenlode.synthetic.writers.elements import element, texts, write
from evenlode.vocabulary.identifiers import INVENTED_AUTHORITY
from evenlode.vocabulary.periods import Term

CARERS_ASKED, SEX_NOT_GENDER, SUSPENDED_NOT_FIXED = date(2023, 1, 1), date(2023, 9, 1), date(2023, 9, 1)
LEFT_CARE_ASKED = date(2014, 9, 1)
TERMS = {Term.AUTUMN: "AUT", Term.SPRING: "SPR", Term.SUMMER: "SUM"}
YEAR_GROUPS = {-1: "N2", 0: "R"}
LETTERS = {"boys": "M", "girls": "F"}
ON_ROLL, LEFT = ("PupilsOnRoll", "PupilOnRoll"), ("PupilsNoLongerOnRoll", "PupilNoLongerOnRoll")

Pieces = Mapping[int, str]
"""A piece of XML for each of some children."""


@dataclass(frozen=True)
class Said:
    """What a census says of each child beside their registration; what a child has nothing of is no piece at all.

    `meals` are spells of free school meals; `attendance` and `exclusions` are by child and school, because a child who
    has moved has some at each.
    """

    identity: Sequence[str]
    home: Sequence[str]
    characteristics: Sequence[str]
    needs: Sequence[str]
    attendance: Mapping[tuple[int, int], str]
    exclusions: Mapping[tuple[int, int], str]


def write_censuses(folder: Path, census: Census, schools: Schools, named: Named, said: Said) -> Iterator[int]:
    """Write the census of every school that names somebody; gives how many records each file has, file by file."""
    edges = numpy.flatnonzero(numpy.diff(named.school, prepend=-1, append=-1))
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        school = int(named.school[start])
        path = folder / f"{schools.urn[school]}_{census.day}.xml"
        write(path, document(census, schools, school, records(named, start, end, said)))
        yield end - start


def document(census: Census, schools: Schools, school: int, pupils: Mapping[bool, Iterable[str]]) -> Iterator[str]:
    """The pieces of one school's file."""
    details = element(
        "CollectionDetails",
        texts(Collection="SC", Term=TERMS[census.term], Year=census.day.year, ReferenceDate=census.day),
    )
    source = texts(
        SourceLevel="S", LEA=INVENTED_AUTHORITY, Estab=f"{schools.estab[school]:04d}", URN=schools.urn[school],
        SoftwareCode="Evenshire (synthetic)", SerialNo="001", DateTime=f"{census.day}T16:00:00",
    )  # fmt: skip
    yield f"<Message>\n{element('Header', details, element('Source', source))}\n"
    yield f"{element('School', texts(SchoolName=schools.name[school]))}\n<Pupils>\n"
    for held, (around, _each) in ((True, ON_ROLL), (False, LEFT)):
        yield f"<{around}>\n"
        yield from pupils[held]
        yield f"</{around}>\n"
    yield "</Pupils>\n</Message>\n"


def records(named: Named, start: int, end: int, said: Said) -> dict[bool, list[str]]:
    """The pupils of one school: those on roll, and those who are no longer."""
    found: dict[bool, list[str]] = {True: [], False: []}
    columns = (getattr(named, name)[start:end].tolist() for name in Named.__dataclass_fields__)
    for child, school, group, held, status, entered, left in zip(*columns, strict=True):
        around = (ON_ROLL if held else LEFT)[1]
        standing = texts(
            EnrolStatus=status or None, EntryDate=entered, LeavingDate=left,
            PartTime="true" if group < 0 else "false", Boarder="N", NCyearActual=YEAR_GROUPS.get(group, str(group)),
        )  # fmt: skip
        key = child, school
        found[held].append(
            f"<{around}>{said.identity[child]}{said.characteristics[child]}<PupilStatus>{standing}</PupilStatus>"
            f"{said.needs[child]}{said.exclusions.get(key, '')}{said.attendance.get(key, '')}{said.home[child]}"
            f"</{around}>\n"
        )
    return found


def identities(children: Children, on: date) -> list[str]:
    """Who each child is."""
    letter = "Sex" if on >= SEX_NOT_GENDER else "Gender"
    columns = (children.upn, people.surnames(children), people.forenames(children), children.born.astype(str))
    return [
        f"<PupilIdentifiers><UPN>{upn}</UPN><Surname>{surname}</Surname><Forename>{forename}</Forename>"
        f"<DOB>{born}</DOB><{letter}>{LETTERS[sex]}</{letter}></PupilIdentifiers>"
        for upn, surname, forename, born, sex in zip(*columns, children.sex.tolist(), strict=True)
    ]


def homes(children: Children) -> list[str]:
    """Where each child lives."""
    columns = (people.houses(children), people.streets(children), people.postcodes(children))
    return [
        f"<HomeInformation><Address><PAON>{house}</PAON><Street>{street}</Street><Town>{people.TOWN}</Town>"
        f"<PostCode>{postcode}</PostCode></Address></HomeInformation>"
        for house, street, postcode in zip(*columns, strict=True)
    ]


def characteristics(children: Children, needs: Needs, meals: Pieces, on: date) -> list[str]:
    """What schools ask of each child, as far as it is asked by a day."""
    columns = (children.ethnicity, children.language, needs.service, needs.carer, needs.adopted)
    return [
        f"<PupilCharacteristics><Ethnicity>{ethnicity}</Ethnicity><Language>{language}</Language>"
        f"<ServiceChild>{'Y' if service else 'N'}</ServiceChild>"
        f"{f'<YoungCarer>{carers(carer)}</YoungCarer>' if on >= CARERS_ASKED else ''}"
        f"{left_care(left) if on >= LEFT_CARE_ASKED else ''}{meals.get(child, '')}</PupilCharacteristics>"
        for child, (ethnicity, language, service, carer, left) in enumerate(
            zip(*(one.tolist() for one in columns), strict=True)
        )
    ]


def carers(carer: bool) -> str:
    """Whether a child cares for somebody, as the school has identified it."""
    return "S" if carer else "N"


def left_care(left: bool) -> str:
    """Whether a child left care for a family of their own."""
    code = "A" if left else "N"
    return f"<PostLookedAfterArrangements>{code}</PostLookedAfterArrangements>"


def meals_of(spells: Mapping[int, Sequence[tuple[int, int | None]]]) -> dict[int, str]:
    """The spells of free school meals of those who have had any, given by the years they begin in and end with."""
    return {
        child: element("FSMeligibility", element("FSMperiods", *map(period, held))) for child, held in spells.items()
    }


def period(spell: tuple[int, int | None]) -> str:
    """One spell: from 1 September to 31 August."""
    first, last = spell
    ended = "" if last is None else f"<FSMendDate>{last + 1}-08-31</FSMendDate>"
    return f"<FSMperiod><FSMstartDate>{first}-09-01</FSMstartDate>{ended}<UKcountry>ENG</UKcountry></FSMperiod>"


def special_needs(needs: Needs) -> list[str]:
    """Each child's provision, and the primary need of those who have one."""
    made: dict[tuple[str, str], str] = {}
    pairs = list(zip(needs.sen.tolist(), needs.need.tolist(), strict=True))
    for provision, need in set(pairs):
        kind = element("SENneeds", element("SENneed", texts(SENtypeRank=1, SENtype=need))) if need else ""
        made[provision, need] = element("SpecialEducationalNeeds", texts(SENprovision=provision), kind)
    return [made[pair] for pair in pairs]


def exclusions_between(exclusions: Exclusions, first: date, end: date, census: Census) -> dict[tuple[int, int], str]:
    """The exclusions that began from one day until before another, by child and school."""
    inside = numpy.flatnonzero(
        (exclusions.start >= numpy.datetime64(first)) & (exclusions.start < numpy.datetime64(end))
    )
    found: dict[tuple[int, int], list[str]] = {}
    for place in inside.tolist():
        key = int(exclusions.child[place]), int(exclusions.school[place])
        found.setdefault(key, []).append(exclusion(exclusions, place, census))
    return {key: element("Exclusions", *parts) for key, parts in found.items()}


def exclusion(exclusions: Exclusions, place: int, census: Census) -> str:
    """One exclusion."""
    fixed = "SUSP" if census.day >= SUSPENDED_NOT_FIXED else "FIXD"
    permanent = bool(exclusions.permanent[place])
    reasons = [element("ExclusionReason", code) for code in str(exclusions.reasons[place]).split("+")]
    return element(
        "TermlyExclusion",
        texts(Category="PERM" if permanent else fixed),
        element("ExclusionReasons", *reasons),
        texts(StartDate=exclusions.start[place], SessionsLost=None if permanent else int(exclusions.sessions[place])),
    )
