"""The one verb of sources: read files and make them part of the state, with a receipt for each."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache, partial
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

from evenlode.engines.kinds import Engine
from evenlode.engines.registry import LEDGERS_OWN, open_engine
from evenlode.errors import Problem, Refused, Severity, WrongUsage
from evenlode.formats.hashing import sha256_of
from evenlode.lake.commit import commit
from evenlode.lake.home import Home, private
from evenlode.lake.incoming import working_folder
from evenlode.lake.kinds import LoadState, Prepared, Receipt, SourceTime
from evenlode.lake.pseudonyms import pseudonymiser
from evenlode.lake.pupils import Admission
from evenlode.lake.working import at_work
from evenlode.sources.attendance_fields import UNDATED
from evenlode.sources.besides import KnownFile, beside, known_again, known_as, known_files
from evenlode.sources.gathering import Gathered, gather
from evenlode.sources.kinds import Extent, Source, WideFigures
from evenlode.sources.mapping import FileMap
from evenlode.sources.readers.kinds import Read
from evenlode.sources.reading import Pseudonyms, ReadFile, read_file, reader_hash
from evenlode.sources.record_kinds import RecordFile
from evenlode.sources.registry import SOURCES
from evenlode.sources.source_time import published as said_date
from evenlode.sources.source_time import source_time
from evenlode.tables.registry import TABLES
from evenlode.vocabulary import clock
from evenlode.vocabulary.releases import Release

DAYS_AHEAD, A_DAY_FORGIVEN = 366, 1
Progress = Callable[[str], None]


def load(
    home: Home,
    paths: Sequence[Path],
    *,
    asked: str | None = None,
    published: str | None = None,
    answers: Mapping[str, str] | None = None,
    map: FileMap | None = None,
    progress: Progress = lambda name: None,
) -> tuple[list[Receipt], tuple[str, ...]]:
    """Load files, or every file of a folder: all that are fit go live in one act.

    `asked` names their format instead of recognising it, `published` says their date, `answers` what no record of
    theirs does, such as whose return it is, and `map` what a table becomes that no source describes. Gives a receipt
    for each file, in order, and the names that were passed over. A refused file leaves nothing behind; the others load
    all the same.
    """
    if asked:
        SOURCES.find(asked)
    if published is not None:
        said_date(published)
    with at_work(home), made(home), private(), working_folder(home) as into:
        gathering = gather(paths, into)
        refused: dict[int, Receipt] = {}
        said = Said(asked, published, {**(map.answers if map else {}), **(answers or {})}, map)
        fit = prepare_all(home, gathering.files, into, said, refused, progress)
        first = list(islice(fit, 1))
        committed = iter(commit(home, chain(handed_over(first), fit)) if first else ())
    receipts = [refused.get(number) or next(committed) for number in range(len(gathering.files))]
    return receipts, gathering.passed_over


def handed_over(files: list[Prepared]) -> Iterator[Prepared]:
    """Files one at a time, none of them held on to."""
    while files:
        yield files.pop(0)


@dataclass(frozen=True)
class Said:
    """What the sender says of the files: their format instead of recognising it, their date of publication.

    `answers` is what no record of theirs says, by what is asked: whose return it is, and of which year.
    """

    format: str | None = None
    published: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    map: FileMap | None = None


def prepare_all(
    home: Home, files: Sequence[Gathered], into: Path, said: Said, refused: dict[int, Receipt], progress: Progress
) -> Iterator[Prepared]:
    """Read every file under no lock, and give those that are fit; the receipts of the others go to `refused`."""
    engine, known, admission = open_engine(LEDGERS_OWN, [into]), known_files(home), Admission(home)
    pseudonyms = cache(partial(pseudonymiser, home, make=True))
    together = {file.name: file for file in files}
    for number, file in enumerate(files):
        progress(file.name)
        try:
            yield admission.admit(prepare(engine, file, into / str(number), said, known, together, pseudonyms))
        except Refused as error:
            refused[number] = refusal(file.name, error)


def prepare(
    engine: Engine,
    file: Gathered,
    into: Path,
    said: Said,
    known: Mapping[str, Sequence[KnownFile]],
    together: Mapping[str, Gathered],
    pseudonyms: Pseudonyms,
) -> Prepared:
    """Read one file: its bytes are copied first, so that what is read is what is kept."""
    if file.refused:
        raise file.refused
    into.mkdir()
    copy = into / file.named.name
    shutil.copyfile(file.path, copy)
    digest = sha256_of(copy)
    if before := known_as(known.get(digest, ()), said.format, said.answers, said.map):
        return known_again(before, copy, file, said.published)
    aside = replace(beside(file, together, said.answers), map=said.map)
    found = read_file(copy, engine, said.format, aside, pseudonyms)
    read = found.read
    refuse_days_to_come(file, found.source, read)
    time = source_time(
        read.published, said.published, file.named, read.last_day, read.numbers, early=is_early(found.source)
    )
    if found.source.dated:
        refuse_undated(file, read, time)
    return prepared_from(found, copy, file.name, digest, time, reader_hash())


def is_early(source: Source) -> bool:
    """Whether another file of the same period supersedes those of a source: an early release, or an extract."""
    early = (Release.PROVISIONAL, Release.UNVALIDATED)
    return isinstance(source, WideFigures) and (source.extract or source.release in early)


def refuse_undated(file: Gathered, read: Read, time: SourceTime) -> None:
    """Raise `Refused` where nothing says how new a file is: it covers no period, or its editions stand side by side."""
    by_edition = any("source_time" in TABLES.find(table).key for table in read.tables)
    if time.guessed and (by_edition or read.last_day is None):
        raise Refused(
            f"Nothing says when {file.named.name} was published, and the newest of its kind wins.",
            where="looked inside the file, and at the names of the file and its folder",
            remedy="say it with --published 2025-05",
        )


def refuse_days_to_come(file: Gathered, source: Source, read: Read) -> None:
    """Raise `Refused` where a file of real pupils says that it was made after today: all corrections would be older.

    A day is forgiven, for clocks differ. Neither may it speak of days more than a year to come; nor of any, where it is
    of what has happened. An invented county may be of any year.
    """
    if read.synthetic is not False:
        return
    has_happened = isinstance(source, RecordFile) and source.happened
    last = clock.today() + timedelta(days=A_DAY_FORGIVEN if has_happened else DAYS_AHEAD)
    if read.last_day and read.last_day > last:
        raise Refused(
            f"{file.named.name} names a day that is {'still' if has_happened else 'more than a year'} to come.",
            where="the newest day of which the file speaks",
            remedy="sort the file by its days, correct the year that is mistyped, and send the file again"
            + ("; what is entered ahead is sent once its day has come" if has_happened else ""),
        )
    if read.published > (clock.today() + timedelta(days=2)).isoformat():
        raise Refused(
            f"{file.named.name} says that it was made on a day still to come, and would count as newer than everything "
            "that is sent until then.",
            where="the newest date of export in the file",
            remedy="correct it where a year is mistyped, or set the clock of the system that made it, and export again",
        )


def prepared_from(found: ReadFile, path: Path, name: str, digest: str, time: SourceTime, reader: str) -> Prepared:
    """A file that was read, as the lake takes it."""
    format, read = found.source.id, found.read
    return Prepared(
        load=load_id(digest, format, found.mapping),
        sha256=digest,
        name=name,
        size=path.stat().st_size,
        format=format,
        series=read.series or format,
        mapping=found.mapping,
        reader=reader,
        path=path,
        source_time=time,
        counts=found.counts,
        tables=read.tables,
        problems=still_so((*read.questions, *found.problems), read, time),
        scopes=read.scopes,
        secret=found.source.pupils,
        synthetic=read.synthetic,
        pseudonyms=found.pseudonyms,
        names=read.names,
        rolls=read.rolls,
        whole=found.source.extent is Extent.WHOLE_OF_SCOPE and any(map(len, read.scopes.values())),
    )


def still_so(problems: Sequence[Problem], read: Read, time: SourceTime) -> tuple[Problem, ...]:
    """What is said of a file, but for marks without a date where its sender or its name gives it one."""
    dated = not time.guessed and not read.published
    return tuple(one for one in problems if not (dated and one.rule == UNDATED.rule))


def load_id(digest: str, format: str, mapping: str) -> str:
    """A load's id: the same on every machine for the same bytes, format and mapping."""
    return sha256(f"{digest}\0{format}\0{mapping}".encode()).hexdigest()[:12]


def refusal(name: str, error: Refused) -> Receipt:
    """The receipt of a file that was refused."""
    message = f"{error.what} Where: {error.where}." if error.where else error.what
    problem = Problem(None, None, "file.refused", message, error.remedy, Severity.REFUSAL)
    return Receipt(file=name, state=LoadState.REFUSED, problems=(problem,))


@contextmanager
def made(home: Home) -> Iterator[None]:
    """Make the home's folders; where nothing comes to be kept in it, it is afterwards as it was before."""
    existed = home.root.exists()
    try:
        home.create()
        yield
    finally:
        empty = () if home.exists() else (home.bytes, home.rows, home.lake, home.incoming, home.names)
        for folder in empty if existed else (*empty, home.root):
            with suppress(OSError):  # what is not empty is not ours to take away
                folder.rmdir()


def ask_for_one_meaning(asked: str | None, paths: Sequence[Path], map: FileMap | None = None) -> None:
    """Refuse `--as` and `--map` for a folder, which would read every file in it as one format, and two formats."""
    if (asked or map) and any(path.is_dir() for path in paths):
        option = "--map" if map else "--as"
        raise WrongUsage(f"{option} names the format of files, not of a folder.", remedy="name the files one by one")
    if asked and map and asked != map.source.id:
        raise WrongUsage(
            f"--as says {asked}, and the mapping says {map.source.id}.", where=map.where("source"),
            remedy="leave --as out",
        )  # fmt: skip
