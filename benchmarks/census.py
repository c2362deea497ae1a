"""Makes a look-alike school census of one enormous school: `python benchmarks/census.py [PUPILS] FILE`.

Every value is invented, and the file is the same every time.
"""

import sys
from pathlib import Path

from evenlode.vocabulary.identifiers import upn_check_letter

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>SC</Collection><Term>SPR</Term><Year>2026</Year>
<ReferenceDate>2026-01-15</ReferenceDate></CollectionDetails><Source><SourceLevel>S</SourceLevel><LEA>999</LEA>
<Estab>2001</Estab><URN>900001</URN><DateTime>2026-01-16T09:00:00</DateTime></Source></Header>
<Pupils><PupilsOnRoll>
"""
FOOT = "</PupilsOnRoll></Pupils></Message>\n"
FSM = """<FSMeligibility><FSMperiods><FSMperiod><FSMstartDate>20{0:02d}-09-{1:02d}</FSMstartDate>
<FSMendDate></FSMendDate></FSMperiod></FSMperiods></FSMeligibility>
"""
NEEDS = """<SENneeds>
<SENneed><SENtypeRank>1</SENtypeRank><SENtype>SLCN</SENtype></SENneed>
<SENneed><SENtypeRank>2</SENtypeRank><SENtype>ASD</SENtype></SENneed>
</SENneeds>
"""
EXCLUSION = """<Exclusions><TermlyExclusion><Category>SUSP</Category><ExclusionReasons>
<ExclusionReason>PP</ExclusionReason><ExclusionReason>DB</ExclusionReason></ExclusionReasons>
<StartDate>2025-11-{0:02d}</StartDate><SessionsLost>{1}</SessionsLost></TermlyExclusion></Exclusions>
"""
PUPIL = """<PupilOnRoll>
<PupilIdentifiers>
<UPN>{upn}</UPN>
<Surname>{surname}{number}</Surname>
<Forename>Invented{number}</Forename>
<PreferredSurname>{surname}{number}</PreferredSurname>
<DOB>{born}</DOB>
<Sex>{sex}</Sex>
</PupilIdentifiers>
<PupilCharacteristics>
<Ethnicity>{ethnicity}</Ethnicity>
<Language>{language}</Language>
<ServiceChild>N</ServiceChild>
<YoungCarer>N</YoungCarer>
{fsm}</PupilCharacteristics>
<PupilStatus>
<EnrolStatus>C</EnrolStatus>
<EntryDate>20{year:02d}-09-0{day}</EntryDate>
<PartTime>false</PartTime>
<Boarder>N</Boarder>
<NCyearActual>{group}</NCyearActual>
</PupilStatus>
<SpecialEducationalNeeds>
<SENprovision>{provision}</SENprovision>
{needs}</SpecialEducationalNeeds>
{exclusion}<Attendance>
<TermlyAttendance>
<SessionsPossible>{possible}</SessionsPossible>
<SessionsAuthorised>{authorised}</SessionsAuthorised>
<SessionsUnauthorised>{unauthorised}</SessionsUnauthorised>
<SessionDetails>
<SessionDetail><AttendanceReason>I</AttendanceReason><AbsenceSessions>{authorised}</AbsenceSessions></SessionDetail>
<SessionDetail><AttendanceReason>O</AttendanceReason><AbsenceSessions>{unauthorised}</AbsenceSessions></SessionDetail>
</SessionDetails>
</TermlyAttendance>
</Attendance>
<HomeInformation>
<Address>
<PAON>{house}</PAON>
<Street>Made Up Street {street}</Street>
<Town>Inventedham</Town>
<PostCode>ZZ{district} {sector}AA</PostCode>
</Address>
</HomeInformation>
</PupilOnRoll>
"""


def pupil(number: int) -> str:
    """A pupil with invented values, of about 1.4 kB."""
    rest, group, sen = f"9992001{number:05d}", number % 13 + 1, number % 6 == 0
    return PUPIL.format(
        upn=upn_check_letter(rest) + rest,
        number=number,
        surname=("Testname", "O&apos;Invented", "Łódzka", "Made &amp; Up")[number % 4],
        born=f"{2020 - group}-{number % 8 + 1:02d}-{number % 28 + 1:02d}",
        sex="MF"[number % 2],
        ethnicity=("WBRI", "APKN", "WOTH", "BAFR")[number % 4],
        language=("ENG", "ENG", "URD", "POL", "OTH")[number % 5],
        fsm=FSM.format(number % 10 + 10, number % 28 + 1) if number % 4 == 0 else "",
        year=number % 10 + 15,
        day=number % 9 + 1,
        group=group,
        provision="K" if sen else "N",
        needs=NEEDS if sen else "",
        exclusion=EXCLUSION.format(number % 28 + 1, number % 9 + 1) if number % 25 == 0 else "",
        possible=130 + number % 11,
        authorised=number % 14,
        unauthorised=number % 5,
        house=number % 240,
        street=number % 997,
        district=number % 20,
        sector=number % 9,
    )


def write(path: Path, pupils: int = 100_000) -> Path:
    """Write a look-alike of so many pupils."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines((HEAD, *map(pupil, range(pupils)), FOOT))
    return path


if __name__ == "__main__":
    write(Path(sys.argv[-1]), int(sys.argv[1]) if len(sys.argv) > 2 else 100_000)
