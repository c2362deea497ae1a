"""Where computed figures are kept: those of the state that is read, and the years of which some are wanting.

Nothing that is kept is of a pupil: it is sums of schools.
"""

from dataclasses import dataclass
from pathlib import Path

from evenlode.lake.reading import Reading
from evenlode.measures.pieces import pieces
from evenlode.measures.reads import Lake, years_told
from evenlode.vocabulary.years import Year

OF_PUPILS = ("attendance_day", "characteristic", "enrolment", "exclusion", "fsm_spell", "pupil", "result")
"""The tables whose partitions name the years of which pupils' rows are known."""


@dataclass(frozen=True)
class Kept:
    """The files with the figures of a state, and the years whose figures have not all been worked out for it."""

    files: tuple[Path, ...]
    wanting: tuple[Year, ...]


def kept(reading: Reading) -> Kept:
    """What is kept of the figures of this state."""
    known = years(reading)
    paths = {year: paths_of(reading, year) for year in sorted({*known, *destroyed(reading)})}
    there = [path for files in paths.values() for path in files if path.exists()]
    return Kept(tuple(there), tuple(year for year in known if not set(paths[year]) <= set(there)))


def paths_of(reading: Reading, year: Year) -> list[Path]:
    """The files in which the figures of a year are kept for this state, whether or not they are there."""
    lake: Lake = reading.once("lake", lambda: Lake(reading))
    found: list[Path] = reading.once(("figures of", year), lambda: [one.path for one in pieces(lake, year)])
    return found


def destroyed(reading: Reading) -> set[Year]:
    """The years of which figures may still stand, though all rows that named them were destroyed since."""
    files = reading.home.figures.glob("*.parquet") if reading.gone else ()
    return {Year.parse(path.name.partition("-")[0]) for path in files}


def years(reading: Reading) -> list[Year]:
    """The academic years of which pupils' rows are known, the oldest first."""
    found: list[Year] = reading.once("years of figures", lambda: years_named(reading))
    return found


def years_named(reading: Reading) -> list[Year]:
    """The same, read from what partitions are called, and from the exclusions."""
    named = {year for table in OF_PUPILS for part in reading.entry.parts.get(table, {}) for year in years_told(part)}
    if reading.entry.parts.get("exclusion"):
        told = reading.engine.arrow(reading.words("exclusion").select("year").distinct())["year"].to_pylist()
        named |= {Year.parse(year) for year in told}
    return sorted(named)
