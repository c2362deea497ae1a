"""A small invented source of records with a field of every kind, and readings of records of it without any home."""

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow

from evenlode.errors import Severity
from evenlode.formats.kinds import RECORD
from evenlode.lake.pseudonyms import IdentifierKind, Pseudonymiser
from evenlode.sources.readers.checking import before, negative, nothing
from evenlode.sources.readers.kinds import Read
from evenlode.sources.readers.making import week
from evenlode.sources.readers.record_values import PARENT
from evenlode.sources.readers.records import read_records
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.kinds import Code, CodeSet
from look_alikes_ident import upn

CODES = CodeSet(
    "invented", "Invented codes", "an invented list",
    (
        Code(code="A", meaning="always"),
        Code(code="B", meaning="before", until=date(2025, 8, 31), instead=("C",)),
        Code(code="C", meaning="since", since=date(2025, 9, 1)),
        Code(code="Dd", meaning="written small"),
    ),
)  # fmt: skip
NAMED_BY = Pseudonymiser(b"k" * 32, 1)
FIELDS = (
    Field("urn", ("urn", "school urn"), Kind.URN, required=True),
    Field("day", ("day", "date of it"), Kind.DATE, required=True),
    Field("upn", ("upn",), Kind.UPN),
    Field("uln", ("uln",), Kind.ULN),
    Field("local", ("local id",), personal=True),
    Field("former", ("former upn",), Kind.UPN),
    Field("surname", ("surname", "family name"), personal=True),
    Field("code", ("code",), Kind.CODE, codes=CODES, on="day"),
    Field("loose", ("loose code",), Kind.CODE, codes=CODES, on="day", unreadable=Severity.WARNING),
    Field("meant", ("meant",), Kind.MEANING, meanings={"yes": "yes", "y": "yes", "no": "no"}),
    Field("whole", ("whole",), Kind.WHOLE),
    Field("share", ("share",), Kind.DECIMAL),
    Field("until", ("until",), Kind.DATE),
    Field("made_at", ("made at",), Kind.MOMENT),
    Field("of_year", ("of year",), Kind.YEAR),
    Field("of_its_year", ("of its year",), Kind.CODE, codes=CODES, on="of_year"),
    Field("laestab", ("laestab",), Kind.LAESTAB),
    Field("authority", ("authority",), Kind.AUTHORITY, unreadable=Severity.WARNING),
    Field("text", ("text",)),
)
RECORDS = Records(
    fields=FIELDS,
    made=(Made("week", week, ("day",)),),
    checks=(
        Check("invented.order", "until", before, ("until", "day"), "It ends before it begins.", "check both days"),
        Check(
            "invented.negative", "whole", negative, ("whole",), "Below nought.", "give it in digits", Severity.WARNING
        ),
        Check("invented.nothing", "code", nothing, ("code", "text"), "It says nothing.", "take it out"),
    ),
    rows=(
        Rows("attendance_day", {"on": "day", "session": "=day", "am": "code", "late_am": "whole"}, ("code",)),
        Rows(
            "identity",
            {"other": "former_pupil", "says": "=same", "basis": "=former_number", "on": "day"},
            ("former_pupil",),
        ),
    ),
)
SOURCE = RecordFile(
    id="invented_records",
    title="Invented records",
    publisher="nobody",
    licence="none",
    citation="made up",
    rests_on="nothing",
    pupils=True,
    identity=Identity(
        ways=((IdentifierKind.UPN, ("upn",)), (IdentifierKind.ULN, ("uln",)), (IdentifierKind.LOCAL, ("urn", "local"))),
        former="former",
    ),
    synthetic=("urn", "laestab", "upn"),
    dated_by="made_at",
    last_day="day",
    roll=("urn", "day", ""),
    records=(RECORDS,),
)
GOOD = {"urn": "900001", "day": "2026-01-12", "upn": upn(1), "code": "A"}


def texts(records: Sequence[Mapping[str, str]], first: int = 1) -> pyarrow.Table:
    """Records as a file's table of texts; each names the columns that it fills."""
    columns = list(dict.fromkeys(name for record in records for name in record))
    filled = {name: pyarrow.array([record.get(name, "") for record in records], pyarrow.string()) for name in columns}
    return pyarrow.table({**filled, RECORD: pyarrow.array(range(first, first + len(records)), pyarrow.int64())})


def inner(records: Sequence[tuple[int, Mapping[str, str]]]) -> pyarrow.Table:
    """Records that stand within others, each with the place of its parent, from 0."""
    table = texts([record for _parent, record in records])
    parents = pyarrow.array([parent for parent, _record in records], pyarrow.int64())
    return table.set_column(table.column_names.index(RECORD), RECORD, pyarrow.compute.add(parents, 1)).append_column(
        PARENT, parents
    )


def reading_of(*records: Mapping[str, str], source: RecordFile = SOURCE, **told: str) -> Read:
    """What is read of some records."""
    return read_records(
        source, {source.main.id: texts(records)}, {}, {name: [text] for name, text in told.items()}, NAMED_BY
    )


def verdicts(found: Read) -> list[tuple[int | None, str | None, str, str]]:
    """Every problem in short: record, column, rule, severity."""
    return [(one.row, one.column, one.rule, str(one.severity)) for one in found.problems]
