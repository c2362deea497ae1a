"""Makers of look-alikes of DfE's files about schools: the publishers' columns, filled with invented values only.

Each maker writes one file, making its folder where need be, and gives its path. A record names the columns in which it
differs from an empty one.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

Record = Mapping[str, str]

REGISTER = (
    "URN", "Name", "Street", "City", "Postcode", "Status", "Rating", "Inspect Date", "Date Opened", "Date Closed",
    "Type", "Primary", "Secondary", "Post 16", "Age From", "Age To", "Gender", "Gender Post 16", "Religion",
    "Other URN", "Local Authority",
)  # fmt: skip
GIAS = (
    "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (name)",
    "EstablishmentStatus (name)", "OpenDate", "CloseDate", "PhaseOfEducation (name)", "StatutoryLowAge",
    "StatutoryHighAge", "Postcode", "DistrictAdministrative (code)", "SchoolWebsite",
)  # fmt: skip
GIAS_LINKS = ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate")


def write(path: Path, columns: Sequence[str], records: Sequence[Record], encoding: str = "utf-8") -> Path:
    """Write a CSV file with these columns; a record with a column that is not among them is a fault of the test's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(records)
    return path


def register(path: Path, *records: Record) -> Path:
    """The register of 2018, in its own encoding."""
    school = {"Name": "Isis Primary School", "Status": "1", "Type": "Maintained School", "Local Authority": "931"}
    flags = {"Primary": "1", "Secondary": "0", "Post 16": "0"}
    return write(path, REGISTER, [{**school, **flags, **record} for record in records], encoding="cp1252")


def gias(path: Path, *records: Record) -> Path:
    """The extract of all establishments, in its own encoding."""
    school = {"EstablishmentName": "Isis Primary School", "LA (code)": "931", "EstablishmentNumber": "2001"}
    kind = {"EstablishmentStatus (name)": "Open", "PhaseOfEducation (name)": "Primary"}
    return write(path, GIAS, [{**school, **kind, **record} for record in records], encoding="cp1252")


def gias_links(path: Path, *records: Record) -> Path:
    """The list of links between establishments."""
    return write(path, GIAS_LINKS, records)


KS2 = (
    "RECTYPE", "ALPHAIND", "LEA", "ESTAB", "URN", "SCHNAME", "ADDRESS1", "TOWN", "PCODE", "TELNUM", "NFTYPE",
    "AGERANGE", "TAB15", "TAB1618", "TOTPUPS", "TELIG", "BELIG", "GELIG", "TFSM6CLA1A", "TNotFSM6CLA1A", "TEALGRP2",
    "PTRWM_EXP", "PTRWM_HIGH", "READPROG", "READPROG_LOWER", "READPROG_UPPER", "WRITPROG", "MATPROG", "READ_AVERAGE",
    "PTRWM_EXP_B", "PTRWM_EXP_G", "PTRWM_EXP_FSM6CLA1A", "PTRWM_EXP_NotFSM6CLA1A", "PTRWM_EXP_EAL", "DIFFN_RWM_EXP",
)  # fmt: skip
KS4 = (
    "RECTYPE", "LEA", "ESTAB", "URN", "SCHNAME", "TOWN", "PCODE", "TELNUM", "NFTYPE", "RELDENOM", "ADMPOL_2017",
    "EGENDER", "TAB1618", "AGERANGE", "TPUP", "BPUP", "GPUP", "TFSM6CLA1A", "TNOTFSM6CLA1A", "TEALGRP2", "TOTATT8",
    "ATT8SCR", "ATT8SCR_FSM6CLA1A", "ATT8SCR_NFSM6CLA1A", "ATT8SCR_EAL", "P8PUP", "P8PUP_FSM6CLA1A", "P8MEA",
    "P8CILOW", "P8CIUPP", "P8MEA_FSM6CLA1A", "PTL2BASICS_94", "PTL2BASICS_95", "PTFSM6CLA1ABASICS_94",
    "PTEBACC_E_PTQ_EE", "TEBACC_E_PTQ_EE", "PTEBACC_94", "EBACCAPS", "TOTEBACCAPS", "KS2APS",
)  # fmt: skip
ABSENCE = ("LA", "ESTAB", "URN", "PERCTOT", "PPERSABS10")
CENSUS = (
    "URN", "LA", "ESTAB", "SCHOOLTYPE", "NOR", "NORG", "NORB", "PNORG", "PNORB", "TSENELSE", "PSENELSE", "TSENELK",
    "PSENELK", "NUMEAL", "PNUMEAL", "NUMFSM",
)  # fmt: skip


def history(columns: Sequence[str], newest: int) -> list[str]:
    """The columns of the two years before that a table repeats, newest first: 18 and 17 in the table of 2018/19."""
    return [f"{column}_{year}" for year in (newest, newest - 1) for column in columns]


def ks2(path: Path, newest: int, *records: Record) -> Path:
    """The tables of key stage 2, of the year after `newest` (two digits); blanks hold a space, as there."""
    columns = [*KS2, *history(("TELIG", "PTRWM_EXP", "PTRWM_EXP_FSM6CLA1A", "READPROG"), newest)]
    blank = {"LEA": " ", "ESTAB": " ", "URN": " ", "SCHNAME": " "}
    return write(path, columns, [{**blank, **record} for record in records])


def ks4(path: Path, newest: int, *records: Record) -> Path:
    """The tables of key stage 4, of the year after `newest` (two digits)."""
    columns = [*KS4, *history(("ATT8SCR", "P8PUP", "P8MEA", "PTL2BASICS_94"), newest), f"PTEBACC_E_{newest}_PTQ_EE"]
    return write(path, columns, records)


def absence(path: Path, *records: Record) -> Path:
    """Absence, with a byte-order mark, as there."""
    return write(path, ABSENCE, records, encoding="utf-8-sig")


def census(path: Path, *records: Record) -> Path:
    """The school census, with a byte-order mark, as there."""
    return write(path, CENSUS, records, encoding="utf-8-sig")
