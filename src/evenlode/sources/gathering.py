"""Which files a `load` means: those named, those of a folder, those inside an archive; and which are passed over."""

import fnmatch
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evenlode.errors import NotFound, Refused
from evenlode.formats.archives import unpack
from evenlode.formats.kinds import FileKind
from evenlode.formats.limits import Limits
from evenlode.formats.recognition import recognise

PASSED_OVER = ("answer-key", ".*", "manifest.json", "LICENSE*", "LICENCE*", "*.md")


@dataclass(frozen=True)
class Gathered:
    """A file to read: where its bytes are, what to call it (its path in the folder), and the path that may tell its date."""

    path: Path
    name: str
    named: Path


@dataclass(frozen=True)
class Gathering:
    """The files of one `load`, the errors of archives that could not be opened, and what was passed over."""

    files: tuple[Gathered, ...]
    refused: tuple[tuple[str, Refused], ...]
    passed_over: tuple[str, ...]


def gather(paths: Sequence[Path], into: Path) -> Gathering:
    """Every file that some paths mean; archives are unpacked below `into`."""
    files: list[Gathered] = []
    refused: list[tuple[str, Refused]] = []
    passed: list[str] = []
    for path in paths:
        for file in walk(path, passed):
            name = str(file.relative_to(path)) if path.is_dir() else file.name
            try:
                files.extend(members(file, name, into, passed))
            except Refused as error:
                refused.append((name, error))
    if not files and not refused:
        raise Refused(
            "There is no file to load here.", where=", ".join(str(path) for path in paths),
            remedy="name a file, or a folder that holds files that Evenlode reads (`evenlode catalogue sources`)",
        )
    return Gathering(tuple(files), tuple(refused), tuple(passed))


def walk(path: Path, passed: list[str]) -> Iterator[Path]:
    """A file, or every file below a folder in the order of their names."""
    if not path.exists():
        raise NotFound(f"There is no file or folder '{path}'.", remedy="check the path")
    if path.is_file():
        yield path
        return
    for inside in sorted(path.iterdir()):
        if any(fnmatch.fnmatch(inside.name, pattern) for pattern in PASSED_OVER):
            passed.append(str(inside.relative_to(path.parent)))
        elif inside.is_dir() or inside.is_file():
            yield from walk(inside, passed)


def members(file: Path, name: str, into: Path, passed: list[str]) -> Iterator[Gathered]:
    """A file itself, or the files inside an archive, each a file of its own."""
    if recognise(file, Limits()) is not FileKind.ZIP:
        yield Gathered(file, name, file)
        return
    unpacked = unpack(file, into)
    passed.extend(f"{name}: {inside}" for inside in unpacked.passed_over)
    for member in unpacked.members:
        yield Gathered(member.path, f"{name}: {member.name}", file.parent / file.stem / Path(member.name).name)
