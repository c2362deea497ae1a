"""Look-alikes of common transfer files: invented pupils with a history, results, homes and contacts."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from look_alikes_census import SCHOOL, Elements, child, xml


def result(subject: str, result: str, **others: str) -> Elements:
    """One result of a stage."""
    name, _, component = subject.partition("/")
    return {
        "Locale": "ENG", "Year": "2025", "Subject": name, "Method": "TA", "Component": component, "ResultStatus": "R",
        "ResultQualifier": "NL", "Result": result, **others,
    }  # fmt: skip


def leaver(number: int = 1, **others: Any) -> dict[str, Any]:
    """A pupil of Year 6 of whom everything is said."""
    who = child(number)
    return {
        "UPN": who.upn, "Surname": who.surname, "Forename": who.forename, "DOB": "2014-11-03", "Sex": "M",
        "BasicDetails": {
            "PreferredSurname": f"Canarypref{number}", "MiddleNames": f"Canarymid{number}", "NCyearActual": "6",
            "Ethnicity": "WBRI",
            "Languages": {"Type": [{"LanguageType": "H", "Language": "ENG"}, {"LanguageType": "F", "Language": "URD"}]},
            "ServiceChild": "Y",
        },
        "FSMhistory": {
            "FSMinstance": [{"FSMstartDate": "2019-09-01", "FSMendDate": "2020-09-01", "UKcountry": "ENG"}],
            "FSMreviewDate": "2026-09-01",
        },
        "LookedAfter": {"InCare": "true", "CareAuthority": "999"},
        "SENhistory": {
            "SEN": [
                {"StartDate": "2021-09-01", "SENprovision": "E"}, {"StartDate": "2019-09-01", "SENprovision": "K"},
            ],
            "SENneeds": {"SENneed": [{"SENtypeRank": "1", "SENtype": "SLCN"}]},
        },
        "Address": {"BS7666Address": {"PAON": "7", "Street": f"Canarystreet{number}"}, "PostCode": who.postcode},
        "Phones": {"Phone": [{"TelephoneType": "H", "PhoneNo": f"Canaryphone{number}"}]},
        "Email": f"Canarymail{number}@example.org",
        "Contacts": {
            "Contact": [
                {"Order": "1", "Title": "Ms", "Surname": f"Canaryparent{number}", "Forename": "Canaryfirst",
                 "Relationship": "PAM", "Phones": {"Phone": [{"PhoneNo": "Canaryone"}, {"PhoneNo": "Canarytwo"}]}},
                {"Order": "2", "Title": "Mr", "Surname": f"Canaryother{number}", "Forename": "Canarysecond"},
            ]
        },
        "Attendance": {"YearData": {"Year": "2025", "SessionsPossible": "380"}},
        "StageAssessments": {
            "KeyStage": [
                {"Stage": "KS2", "StageAssessment": [
                    result("ENG/WRI", "EXS"), result("ENG/REA", "108", Method="TT", ResultQualifier="NS"),
                    result("ENG/REA", "34", Method="TT", ResultQualifier="NM"), result("MAT/MAT", "WTS"),
                ]},
                {"Stage": "KS1", "StageAssessment": [
                    result("ENG/PHO", "36", Year="2021", Method="TT", ResultQualifier="NM"),
                ]},
            ]
        },
        "SchoolHistory": {
            "School": [
                {"LEA": "999", "Estab": "2002", "SchoolName": "Invented", "EntryDate": "2019-09-03",
                 "LeavingDate": "2023-07-20"},
                {"LEA": "999", "Estab": "2001", "URN": "900001", "EntryDate": "2023-09-05", "LeavingDate": ""},
            ]
        },
        **others,
    }  # fmt: skip


def transfer(path: Path, pupils: Iterable[Elements], written: str = "2026-07-20T12:00:00", **said: str) -> Path:
    """A transfer file of some pupils."""
    sender = {**SCHOOL, "AcademicYear": "2026"}
    header = {
        "DocumentName": "Common Transfer File", "CTFversion": "25.0", "DateTime": written,
        "DocumentQualifier": "full", "SupplierID": "Invented",
        "SourceSchool": sender | {name: text for name, text in said.items() if name in sender},
        "DestSchool": {"LEA": "999", "Estab": "4001"},
    }  # fmt: skip
    header |= {name: text for name, text in said.items() if name in header}
    path.parent.mkdir(parents=True, exist_ok=True)
    text = xml({"CTfile": {"Header": header, "CTFpupilData": {"Pupil": list(pupils)}}})
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}', encoding="utf-8")
    return path
