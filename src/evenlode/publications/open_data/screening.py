"""The screening of open data: what DfE's standard asks of a data file and its meta file, as named checks.

DfE screens every file before it takes it into Explore education statistics; the ids here are those of its own checks
where it has them. Not asked are the places that these files have none of (wards, constituencies, districts, trusts and
providers), the limits of a zipped upload, and whether a name is in the dictionary of the service's own interface.
Sources: DfE, Analysts' guide, Open data standards; DfE, eesyscreener, an R package, and its predecessor, the data
screener `dfe-published-data-qa`.
"""

from collections.abc import Iterable, Iterator, Mapping

from evenlode.publications.open_data.screening_files import CROSSED, FILES, SHAPES
from evenlode.publications.open_data.screening_kinds import Check, Fault, Pair, Sheet
from evenlode.publications.open_data.screening_meta import META
from evenlode.publications.open_data.screening_places import PLACES
from evenlode.publications.open_data.screening_values import VALUES

STAGES: tuple[tuple[Check, ...], ...] = (FILES, SHAPES, (*CROSSED, *META, *VALUES, *PLACES))
"""The checks in their order: those of a stage are made where the stage before it finds nothing."""
CHECKS: tuple[Check, ...] = tuple(one for stage in STAGES for one in stage)
META_ENDING, DATA_ENDING = ".meta.csv", ".csv"


def screen(files: Mapping[str, bytes], supporting: Iterable[str] = ()) -> list[Fault]:
    """What is wrong with the data files and meta files among `files`; nothing where they may be published.

    Every `name.csv` is a data file, and needs its `name.meta.csv`, unless it is one of the `supporting` files. Files
    with other endings are none of the standard's business.
    """
    return [fault for pair in pairs(files, set(supporting)) for fault in faults(pair)]


def pairs(files: Mapping[str, bytes], supporting: set[str]) -> Iterator[Pair]:
    """Each data file with its meta file, in the order of their names; empty bytes stand for one that is not there."""
    asked = [name for name in files if name.lower().endswith(DATA_ENDING) and name not in supporting]
    stems = {name.removesuffix(META_ENDING).removesuffix(DATA_ENDING) for name in asked}
    for stem in sorted(stems):
        data, meta = stem + DATA_ENDING, stem + META_ENDING
        yield Pair(Sheet(data, files.get(data, b"")), Sheet(meta, files.get(meta, b"")))


def faults(pair: Pair) -> list[Fault]:
    """What is wrong with one data file and its meta file: all that the first stage with a fault finds."""
    for stage in STAGES:
        found = [Fault(one.id, where, what, one.remedy) for one in stage for where, what in one.find(pair)]
        if found:
            return found
    return []
