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
