"""Where computed figures are kept: under what they were worked out from.

What is kept of a year is named after the state of every table that it was counted from and after the code that counted
it: the same name is the same figures. A load that touches one year leaves the others alone, and a state that was seen
before needs no new work. Nothing that is kept is of a pupil: it is sums of schools.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

import evenlode
from evenlode.lake.partitions import partition_values
from evenlode.lake.pupils import Nature, pupils_at
from evenlode.lake.reading import Reading
from evenlode.measures.prior_attainment import YEARS_BEFORE
from evenlode.vocabulary.absence_windows import year_of
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.periods import monday_of
from evenlode.vocabulary.years import Year, academic

COUNTED_FROM = (
    "attendance_day", "attendance_total", "care_episode", "characteristic", "enrolment", "exclusion", "fsm_spell",
    "identity", "place_membership", "pupil", "reference", "result", "school",
)  # fmt: skip
"""The tables that figures are counted from: a test finds one that is asked for and is not here."""
COUNTED_BY = ("measures", "vocabulary", "tables")


@dataclass(frozen=True)
class Kept:
    """The files with the figures of a state, and the years whose figures have not been worked out for it."""

    files: tuple[Path, ...]
    wanting: tuple[Year, ...]


def kept(reading: Reading) -> Kept:
    """What is kept of the figures of this state."""
    same = same_in_all_years(reading)
    known = years(reading)
    paths = {year: kept_in(reading, year, same) for year in {*known, *destroyed(reading)}}
    there = {year for year, path in paths.items() if path.exists()}
    return Kept(tuple(paths[year] for year in sorted(there)), tuple(year for year in known if year not in there))


def destroyed(reading: Reading) -> set[Year]:
    """The years of which figures may still stand, though all rows that named them were destroyed since."""
    files = reading.home.figures.glob("*.parquet") if reading.gone else ()
    return {Year.parse(path.name.partition("-")[0]) for path in files}


def flags(reading: Reading) -> str:
    """The flags of all that is worked out in a home: that it is invented, where its pupils are."""
    known = pupils_at(reading.ledger, reading.entry.epoch)
    return str(Flag.SYNTHETIC) if known and known.nature is Nature.SYNTHETIC else ""


def newest(reading: Reading) -> str:
    """How new the newest live file is that any figure is counted from."""
    touched = reading.ledger.touched_at(reading.entry.epoch).items()
    loads = {load for (table, _part), ids in touched if table in COUNTED_FROM for load in ids}
    return max((load.source_time.text for load in reading.loads if load.live and load.id in loads), default="")


def years(reading: Reading) -> list[Year]:
    """The academic years of which pupils' rows are known, the oldest first."""
    named = {year for table in COUNTED_FROM for part in parts(reading, table) for year in years_of(part)}
    if parts(reading, "exclusion"):
        told = reading.engine.arrow(reading.words("exclusion").select("year").distinct())
        named |= set(told["year"].to_pylist())
    return sorted(Year.parse(year) for year in named)


def parts(reading: Reading, table: str) -> dict[str, str]:
    """The partitions of a table with their hashes."""
    return dict(reading.entry.parts.get(table, {}))


def years_of(partition: str) -> set[str]:
    """The academic years whose rows a partition may hold, by its year or its week; none where it says neither."""
    values = partition_values(partition)
    if "week" in values:
        monday = monday_of(values["week"])
        return {year_of(day).id for day in (monday, monday + timedelta(days=6))}
    return {values["year"]} if values.get("year") else set()


def same_in_all_years(reading: Reading) -> str:
    """What the figures of every year are worked out from: the code, the flags, and how new the newest file is."""
    return f"{code_hash()} {reading.entry.hash_name} {flags(reading)} {newest(reading)}"


def kept_in(reading: Reading, year: Year, same: str) -> Path:
    """The file in which a year's figures are kept, by what they are worked out from and what is the same in all."""
    digest = sha256(same.encode())
    for table in COUNTED_FROM:
        for name, hash in sorted(parts(reading, table).items()):
            if touches(name, year):
                digest.update(f"{table} {name} {hash}\n".encode())
    return reading.home.figures / f"{year.id}-{digest.hexdigest()[:32]}.parquet"


def touches(partition: str, year: Year) -> bool:
    """Whether a partition holds rows that a year's figures may be counted from, prior attainment among them."""
    of = years_of(partition)
    return not of or not of.isdisjoint(academic(start).id for start in range(year.start - YEARS_BEFORE, year.start + 1))


@cache
def code_hash() -> str:
    """One text for the code that counts, and the catalogues it reads."""
    root = Path(evenlode.__file__).parent
    digest = sha256()
    for file in sorted(file for room in COUNTED_BY for file in (root / room).rglob("*.py")):
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
