"""Look-alike files of who is one child, of registers and of an invented census, all with invented values.

The invented census is a source of its own, as the catalogue might have one: a file speaks of whole schools on a day,
and gives a pupil's number of before. `installed` puts it where those of the catalogue are.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.making import academic_year, birth_month
from evenlode.sources.record_kinds import Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.sources.registry import SOURCES
from evenlode.vocabulary.identifiers import upn_check_letter

DECISION_COLUMNS = ("decision", "upn", "other upn", "on", "decided by", "reviewed by", "reason")
CENSUS_COLUMNS = ("urn", "upn", "former upn", "surname", "dob", "sex", "census date", "on roll")
OFFICER, MANAGER = "data officer", "data manager"


def upn(number: int) -> str:
    """The invented unique pupil number of some child; from 9000 on a temporary one."""
    rest = f"99912{number % 10000:06d}" + (f"{number % 10}" if number < 9000 else "A")
    return upn_check_letter(rest) + rest


def written(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """A CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows(rows)
    return path


def decisions(path: Path, *rows: tuple[str, int, int, str], reason: str = "one birth certificate") -> Path:
    """Decisions: `same` or `apart`, two children's numbers, and the day."""
    lines = [(says, upn(one), upn(other), on, OFFICER, MANAGER, reason) for says, one, other, on in rows]
    return written(path, DECISION_COLUMNS, lines)


def register(path: Path, pupils: Mapping[str, Iterable[int]], *days: str, mark: str = "/") -> Path:
    """Daily attendance: of each school the pupils who have a mark, on each of some days."""
    lines = [
        (urn, upn(number), day, mark, mark) for day in days for urn, numbers in pupils.items() for number in numbers
    ]
    return written(path, ("urn", "upn", "date", "am", "pm"), lines)


def census(
    path: Path,
    urn: str,
    day: str,
    pupils: Iterable[int],
    *,
    former: Mapping[int, int] | None = None,
    left: Iterable[int] = (),
    born: str = "2015-05-04",
    sex: str = "F",
) -> Path:
    """The invented census of one school on a day; `former` says which number some pupils had before."""
    gone = set(left)
    had = {number: upn(before) for number, before in (former or {}).items()}
    lines = [
        (
            urn,
            upn(number),
            had.get(number, ""),
            f"Canarysur{number:04d}",
            born,
            sex,
            day,
            "N" if number in gone else "Y",
        )
        for number in [*pupils, *gone]
    ]
    return written(path, CENSUS_COLUMNS, lines)


CENSUS = RecordFile(
    id="invented_census",
    title="Invented census",
    publisher="nobody",
    licence="none",
    citation="made up",
    rests_on="nothing",
    pupils=True,
    identity=Identity(ways=((IdentifierKind.UPN, ("upn",)),), former="former"),
    extent=Extent.WHOLE_OF_SCOPE,
    scope={"place": "urn", "as_at": "on"},
    synthetic=("urn",),
    dated_by="on",
    last_day="on",
    roll=("urn", "on", "on_roll"),
    records=(
        Records(
            fields=(
                Field("urn", ("urn",), Kind.URN, required=True),
                Field("upn", ("upn",), Kind.UPN, required=True),
                Field("former", ("former upn",), Kind.UPN),
                Field("surname", ("surname",), personal=True),
                Field("born", ("dob",), Kind.DATE, personal=True),
                Field("sex", ("sex",), Kind.MEANING, meanings={"f": "girls", "m": "boys"}),
                Field("on", ("census date",), Kind.DATE, required=True),
                Field("on_roll", ("on roll",), Kind.MEANING, meanings={"y": "yes", "n": "no"}, tells=True),
            ),
            made=(Made("year", academic_year, ("on",)), Made("birth_month", birth_month, ("born",))),
            rows=(
                Rows("pupil", {"as_at": "on", "place": "urn"}),
                Rows("enrolment", {"as_at": "on"}),
                Rows(
                    "identity", {"other": "former_pupil", "says": "=same", "basis": "=former_number"}, ("former_pupil",)
                ),
            ),
        ),
    ),
)


@contextmanager
def installed(*sources: RecordFile) -> Iterator[None]:
    """Some sources in the catalogue of this process, while it lasts."""
    names = SOURCES.names
    for source in sources:
        SOURCES.found[source.id] = source
    SOURCES.__dict__["names"] = tuple(sorted({*names, *(source.id for source in sources)}))
    try:
        yield
    finally:
        SOURCES.__dict__["names"] = names
        for source in sources:
            SOURCES.found.pop(source.id, None)


def on(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)
