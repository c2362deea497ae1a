"""What is known of a file besides its bytes: from its name, from the files that come with it, from earlier loads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evenlode.errors import Problem, Refused
from evenlode.formats.reading import read_table
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, Load, Prepared, SourceTime
from evenlode.lake.ledger import open_ledger
from evenlode.lake.pupils import Nature, pupils_at
from evenlode.lake.store import read_problems
from evenlode.sources.asked import ANSWERS
from evenlode.sources.gathering import Gathered
from evenlode.sources.mapping import FileMap, kept_map
from evenlode.sources.readers.wide_years import named_year
from evenlode.sources.registry import SOURCES
from evenlode.sources.settling import Beside, told_by
from evenlode.sources.source_time import named as dated_name
from evenlode.vocabulary.places import known_authority

DEEP = 3  # so many names are looked at: the file's, its folder's, and that of the folder around it
WORDS, FINANCIAL = re.compile(r"[_\s.,()-]+"), re.compile(r"(?<!\d)(20\d\d)-(\d\d)(?!-?\d)", re.ASCII)
META_COLUMNS = {"col_name", "col_type"}


@dataclass(frozen=True, eq=False)
class KnownFile:
    """A file whose bytes were loaded before, what was found wrong in it then, and whether its pupils are invented."""

    home: Home
    load: Load
    folder: str
    reader: str
    synthetic: bool | None

    @property
    def is_kept(self) -> bool:
        """Whether what was read of it is there; it is asked of few loads, and not of all that the ledger knows."""
        return (self.home.rows / self.folder / "problems.parquet").exists()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found wrong in it, read when it is asked for: most files of a load are new."""
        return tuple(read_problems(self.home, self.folder))


def beside(file: Gathered, together: Mapping[str, Gathered], said: Mapping[str, str] | None = None) -> Beside:
    """What is known of a file besides its bytes.

    `together` are the files that are loaded with it, by name; `said` is what its sender said of all of them.
    """
    year = named_year(file.named.stem) or named_year(file.named.parent.name)
    meta = together.get(f"{file.name.removesuffix('.csv')}.meta.csv")
    return Beside(year, filters_in(meta) if meta else (), said={**named_in(file.named), **(said or {})})


def named_in(path: Path) -> dict[str, str]:
    """What the names of a file and its folders tell: whose it is, by an authority's number, code or name; its time."""
    words = [word for part in reversed(path.parts[-DEEP:]) for word in (part, *WORDS.split(Path(part).stem)) if word]
    found = next((place.code for word in words if (place := known_authority(word))), "")
    months = [month[:7] for part in reversed(path.parts[-DEEP:]) if (month := dated_name(part))]
    matches = [match for part in reversed(path.parts[-DEEP:]) for match in FINANCIAL.finditer(part)]
    years = [match.group() for match in matches if int(match[2]) == (int(match[1]) + 1) % 100]  # 2026-01 is a month
    told = {"authority": found, "year": next(iter(years), ""), "month": next(iter(months), "")}
    return {name: text for name, text in told.items() if text}


def filters_in(meta: Gathered) -> tuple[str, ...]:
    """The columns that a data set's meta file calls filters; none where it cannot be read, which its receipt says."""
    try:
        table = read_table(meta.path).table
    except Refused:
        return ()
    if not set(table.column_names) >= META_COLUMNS:
        return ()
    pairs = zip(table["col_name"].to_pylist(), table["col_type"].to_pylist(), strict=True)
    return tuple(name.strip() for name, kind in pairs if kind.strip().lower() == "filter")


def known_files(home: Home) -> dict[str, list[KnownFile]]:
    """Every load before, by its file's sha256; of the same bytes those first that were not taken back."""
    if not home.exists():
        return {}
    with open_ledger(home) as ledger:
        head = ledger.head()
        if head is None:
            return {}
        folders, readers = ledger.folders_at(head.epoch), ledger.readers()
        pupils = pupils_at(ledger, head.epoch)
        synthetic = pupils.nature is Nature.SYNTHETIC if pupils else None
        found: dict[str, list[KnownFile]] = {}
        for load in sorted(ledger.loads_at(head.snapshot), key=lambda load: load.act is Act.REVERT):
            known = KnownFile(home, load, folders[load.id], readers[load.id], synthetic)
            found.setdefault(load.sha256, []).append(known)
        return found


def known_as(
    loads: Sequence[KnownFile], format: str | None, answers: Mapping[str, str], map: FileMap | None
) -> KnownFile | None:
    """Of the loads of a file's bytes the one that was read as is said now; None where it is to be read.

    Raises `Refused` where one was read otherwise, and is not taken back: its records would count twice; and where the
    file was destroyed by a rule of retention.
    """
    refuse_destroyed(loads)
    kept = [one for one in loads if one.is_kept]
    same = [one for one in kept if is_same_part(one.load, map) and (map or format in (None, one.load.format))]
    others = {one.load.id: said_otherwise(one, answers, map) for one in same}
    again = next((one for one in same if not others[one.load.id]), None)
    clashing = [one for one in same if others[one.load.id] and one.load.act is not Act.REVERT]
    if clashing and (again is None or again.load.act is Act.REVERT):
        raise take_back_first(clashing[0], others[clashing[0].load.id])
    return again


def refuse_destroyed(loads: Sequence[KnownFile]) -> None:
    """Raise `Refused` for a file that was destroyed: it does not come back by being sent again."""
    for load in (one.load for one in loads if one.load.act is Act.EXPIRE):
        raise Refused(
            f"{load.name} was destroyed on {load.recorded_at[:10]}, and is not taken in again: {load.reason}.",
            where=f"load {load.id}",
            remedy="what must be kept after all belongs in a home of its own, with --home, or is exported anew",
        )


def is_same_part(load: Load, map: FileMap | None) -> bool:
    """Whether a load is of the part of its file that is read now: a workbook's sheets may each be a load."""
    before = kept_map(load.mapping)
    if map is None:
        return True
    return load.format == map.source.id and (before is None or before.sheet == map.sheet)


def said_otherwise(known: KnownFile, answers: Mapping[str, str], map: FileMap | None = None) -> list[str]:
    """What is said of a file in another way now than when it was loaded before, by what is asked."""
    kept, before = told_by(known.load.mapping), kept_map(known.load.mapping)
    if map and (before is None or before.kept != map.kept):
        return ["its mapping"]
    return [ask for ask, text in answers.items() if ask in kept and not same_answer(kept[ask][0], answered(ask, text))]


def answered(ask: str, text: str) -> str:
    """An answer as it would be kept."""
    return (ANSWERS[ask].read(text) if ask in ANSWERS else text) or text


def same_answer(one: str, other: str) -> bool:
    """Whether two answers are one, however their parts are joined: `2023/24` and `2023-24`."""
    return [sign for sign in one if sign.isalnum()] == [sign for sign in other if sign.isalnum()]


def take_back_first(known: KnownFile, asks: Sequence[str]) -> Refused:
    """The error for a file that was loaded before and is said to be of something else now."""
    load = known.load
    return Refused(
        f"{load.name} was loaded before, and what was said of it then is another: {', '.join(asks)}.",
        where=f"load {load.id}",
        remedy=f"take it back with `evenlode revert {load.id}`, and load it again",
    )


def known_again(known: KnownFile, copy: Path, file: Gathered, published: str | None) -> Prepared:
    """A file that was loaded before, as the lake takes it: its rows are there, and it keeps its first date."""
    load = known.load
    return Prepared(
        load=load.id,
        sha256=load.sha256,
        name=file.name,
        size=copy.stat().st_size,
        format=load.format,
        series=load.series,
        mapping=load.mapping,
        reader=known.reader,
        path=copy,
        source_time=SourceTime(published, "--published") if published else load.source_time,
        counts=load.counts,
        tables={},
        problems=known.problems,
        secret=SOURCES.find(load.format).pupils,
        synthetic=known.synthetic,
    )
