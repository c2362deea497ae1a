"""Look-alikes of social care's and post-16 files, made by code: invented children of authority 999, and no others."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from evenlode.vocabulary.identifiers import upn_check_letter

YEAR, AS_AT = "2024-25", date(2025, 3, 31)
SAID = {"authority": "999", "year": YEAR}
Rows = Sequence[Mapping[str, str]]

HEADINGS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "uasc": "CHILD,SEX,DOB,DUC",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "prev_perm": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "post16": "young_person_id,upn,uln,surname,forename,address,postcode,date_of_birth,sex,activity_code,"
    "activity_start,september_guarantee",
    "told": "upn,local_id,date_of_birth,group_code,from,to,source,as_at,sensitivity,confidence",
}
"""The columns of every file that is a table."""

CLOSED = ("CANARYCONVICTED", "CANARYSUBSTANCE", "CANARYFACTOR", "CANARYABUSE", "CANARYNEED", "VL11_DOMESTIC_ABUSE")
"""Texts of what only those cleared may see."""


@dataclass(frozen=True)
class Child:
    """An invented child: number in care, pupil number, day of birth, and what only the names store may hold."""

    number: str
    upn: str
    birth: date
    surname: str
    forename: str
    postcode: str

    def values(self) -> tuple[str, ...]:
        """Everything of theirs that may stand nowhere in the clear; their day of birth as a row of a table shows it."""
        return (self.number, self.upn, self.surname, self.forename, self.postcode, repr(self.birth), *CLOSED)


def children(count: int, first: int = 1, born: date = date(2012, 3, 14)) -> list[Child]:
    """Some invented children, each with texts that occur nowhere else."""
    return [
        Child(
            f"CANARYC{number:04d}",
            upn_check_letter(f"99941200{number:04d}") + f"99941200{number:04d}",
            born + timedelta(days=9 * (number % 30)),
            f"Canarysur{number:04d}",
            f"Canaryfore{number:04d}",
            f"EV{number:04d}CANARY",
        )
        for number in range(first, first + count)
    ]


def british(day: date) -> str:
    """A day as the return of children looked after writes it."""
    return f"{day:%d/%m/%Y}"


def table(path: Path, kind: str, rows: Rows) -> Path:
    """A file of one kind: rows by column name; what a row does not say is empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, HEADINGS[kind].split(","))
        writer.writeheader()
        writer.writerows(rows)
    return path


def of(child: Child, **more: str) -> dict[str, str]:
    """A record of a child in the return of children looked after."""
    return {"CHILD": child.number, "DOB": british(child.birth), **more}


def header(child: Child, **more: str) -> dict[str, str]:
    """Who a child is."""
    return {**of(child), "SEX": "2", "ETHNIC": "WBRI", "UPN": child.upn, "MOTHER": "1", "MC_DOB": "01/02/2024", **more}


def episode(child: Child, **more: str) -> dict[str, str]:
    """An episode that lasts, with a foster carer."""
    return {
        "CHILD": child.number, "DECOM": "03/06/2024", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U6",
        "PLACE_PROVIDER": "PR1", "HOME_POST": child.postcode, "PL_POST": child.postcode, "URN": "SC900001", **more,
    }  # fmt: skip


def health(child: Child, **more: str) -> dict[str, str]:
    """A child's health in a year."""
    return of(
        child, SDQ_SCORE="17", CONVICTED="CANARYCONVICTED", HEALTH_CHECK="1", IMMUNISATIONS="1", TEETH_CHECK="0",
        HEALTH_ASSESSMENT="1", SUBSTANCE_MISUSE="CANARYSUBSTANCE", **more,
    )  # fmt: skip


def good(kind: str, child: Child, **more: str) -> dict[str, str]:
    """A record of one kind with which nothing is wrong, but for what `more` puts in."""
    made = {
        "header": header(child),
        "episodes": episode(child),
        "reviews": of(child, REVIEW="02/09/2024", REVIEW_CODE="PN1"),
        "uasc": of(child, SEX="1", DUC="05/06/2029"),
        "oc2": health(child),
        "oc3": of(child, IN_TOUCH="YES", ACTIV="G6", ACCOM="U1"),
        "ad1": of(child, DATE_INT="03/06/2024", DATE_MATCH="02/09/2024", NB_ADOPTR="2"),
        "placed_adoption": of(child, DATE_PLACED="03/06/2024"),
        "prev_perm": of(child, PREV_PERM="P1", LA_PERM="999", DATE_PERM="04/05/2018"),
        "missing": of(child, MISSING="M", MIS_START="01/07/2024", MIS_END="03/07/2024"),
        "post16": young_person(child),
        "told": told(child),
    }
    return {**made[kind], **more}


def young_person(child: Child, **more: str) -> dict[str, str]:
    """What a young person does."""
    return {
        "young_person_id": f"{child.number}P16", "upn": child.upn, "surname": child.surname,
        "forename": child.forename, "address": child.postcode, "postcode": child.postcode,
        "date_of_birth": child.birth.isoformat(), "sex": "F", "activity_code": "210", "activity_start": "2024-09-04",
        "september_guarantee": "offered", **more,
    }  # fmt: skip


def told(child: Child, **more: str) -> dict[str, str]:
    """What a service tells of a child."""
    return {
        "upn": child.upn, "date_of_birth": child.birth.isoformat(), "group_code": "VL10_HOUSING",
        "from": "2025-01-06", "source": "Housing", "as_at": "2025-03-31", "sensitivity": "restricted",
        "confidence": "confirmed", **more,
    }  # fmt: skip


RETURN = ("header", "episodes", "reviews", "uasc", "oc2", "oc3", "ad1", "placed_adoption", "prev_perm", "missing")


def whole_return(folder: Path, some: Iterable[Child]) -> list[Path]:
    """Every file of a return, with one record of each child in each."""
    listed = list(some)
    return [table(folder / f"{kind}.csv", kind, [good(kind, child) for child in listed]) for kind in RETURN]


def element(name: str, *inner: str, **texts: str) -> str:
    """An element, with elements of texts before those that are given whole."""
    held = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in texts.items())
    return f"<{name}>{held}{''.join(inner)}</{name}>"


def episode_element(row: Mapping[str, str]) -> str:
    """An episode inside its child's element, where the placement is called PL."""
    named = {("PL" if tag == "PLACE" else tag): text for tag, text in row.items() if tag != "CHILD"}
    return element("EPISODE", **named)


def child_element(child: Child, *episodes: str, upn: str = "", more: str = "") -> str:
    """A child of the return in one file."""
    head = element(
        "HEADER",
        element("AREVIEW", REVIEW="02/09/2024", REVIEW_CODE="PN1"),
        element("AMISSING", MISSING="M", MIS_START="01/07/2024", MIS_END="03/07/2024"),
        element("AD_PLACED", DATE_PLACED="03/06/2024"),
        element("PERMANENCE", PREV_PERM="Z1"),
        element("OC2", SDQ_SCORE="17", CONVICTED=CLOSED[0], HEALTH_CHECK="1", SUBSTANCE_MISUSE=CLOSED[1]),
        more,
        CHILDID=child.number, UPN=upn or child.upn, SEX="2", DOB=british(child.birth), ETHNIC="WBRI",
        DUC="05/06/2029", MOTHER="1", IN_TOUCH="YES", ACTIV="G6", DATE_INT="03/06/2024",
    )  # fmt: skip
    return element("CHILD", head, *episodes)


def return_in_one(path: Path, *elements: str) -> Path:
    """A whole return in one file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<?xml version='1.0' encoding='us-ascii'?>\n{element('EXPSSDA903', *elements)}", encoding="ascii")
    return path


def plan_element(since: str = "2024-07-01", until: str = "") -> str:
    """A child protection plan."""
    ends = {"CPPendDate": until} if until else {}
    return element("ChildProtectionPlans", CPPstartDate=since, **ends, InitialCategoryOfAbuse=CLOSED[3])


def need_element(*plans: str, since: str = "2024-06-03", until: str = "", stopped: str = "0") -> str:
    """A case of a child in need."""
    ends = {"CINclosureDate": until} if until else {}
    factors = element("FactorsIdentifiedAtAssessment", AssessmentFactors=CLOSED[2])
    return element(
        "CINdetails", element("Assessments", factors), *plans,
        CINreferralDate=since, PrimaryNeedCode=CLOSED[4], **ends, ReferralNFA=stopped,
    )  # fmt: skip


def in_need(child: Child, *needs: str, sex: str = "GenderCurrent", **more: str) -> str:
    """A child of the children in need census; `sex` is the name that its year has for that element."""
    known = {"LAchildID": child.number, "UPN": child.upn, "PersonBirthDate": child.birth.isoformat(), sex: "2", **more}
    return element(
        "Child", element("ChildIdentifiers", **known), element("ChildCharacteristics", Ethnicity="WBRI"), *needs
    )


def cin_census(path: Path, *elements: str, written: str = "2025-05-06T09:00:00", authority: str = "999") -> Path:
    """A children in need census."""
    head = element(
        "Header",
        element("CollectionDetails", Collection="CIN", Year="2025", ReferenceDate=AS_AT.isoformat()),
        element("Source", SourceLevel="L", LEA=authority, DateTime=written),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(element("Message", head, element("Children", *elements)), encoding="utf-8")
    return path


def post16_return(path: Path, some: Iterable[Child], code: str = "630") -> Path:
    """A monthly return of young people, in the elements that are looked for."""
    elements = [
        element(
            "YoungPerson",
            element("CurrentActivity", ActivityCode=code, StartDate="2024-09-04"),
            YoungPersonID=f"{child.number}P16", UPN=child.upn, Surname=child.surname, Forename=child.forename,
            Postcode=child.postcode, DateOfBirth=child.birth.isoformat(), Sex="F",
        )
        for child in some
    ]  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(element("NCCIS", *elements), encoding="utf-8")
    return path
