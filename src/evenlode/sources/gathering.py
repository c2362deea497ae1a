"""Which files a `load` means: those named, those of a folder, those inside an archive; and which are passed over."""

import fnmatch
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from evenlode.errors import NotFound, Refused
from evenlode.formats.archives import unpack
from evenlode.formats.kinds import FileKind
from evenlode.formats.limits import Limits
from evenlode.formats.recognition import recognise

PASSED_OVER = (
    "answer-key", ".*", "manifest.json", "LICENSE*", "LICENCE*", "*.md",
    "~$*", "Thumbs.db", "desktop.ini",  # what Excel and Windows put beside files
)  # fmt: skip


@dataclass(frozen=True)
class Gathered:
    """A file to read: its bytes, its name (its path in the folder), and the path that may tell its date.

    `refused` says why it cannot even be opened, where that is so.
    """

    path: Path
    name: str
    named: Path
    refused: Refused | None = None


@dataclass(frozen=True)
class Gathering:
    """The files of one `load`, in order, and what was passed over."""

    files: tuple[Gathered, ...]
    passed_over: tuple[str, ...]


def gather(paths: Sequence[Path], into: Path) -> Gathering:
    """Every file that some paths mean; archives are unpacked below `into`."""
    files: list[Gathered] = []
    passed: list[str] = []
    for path in paths:
        for file in walk(path, passed):
            name = str(file.relative_to(path)) if path.is_dir() else file.name
            try:
                files.extend(members(file, name, into, passed))
            except Refused as error:
                files.append(Gathered(file, name, file, error))
    if not files:
        raise Refused(
            "There is no file to load here.",
            where=", ".join(str(path) for path in paths),
            remedy="name a file, or a folder that holds files that Evenlode reads (`evenlode catalogue sources`)",
        )
    return Gathering(tuple(files), tuple(passed))


def walk(path: Path, passed: list[str]) -> Iterator[Path]:
    """A file, or every file below a folder in the order of their names."""
    if not path.exists():
        raise NotFound(f"There is no file or folder '{path}'.", remedy="check the path")
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise Refused(f"'{path}' is neither a file nor a folder.", where=str(path), remedy="copy it to a file first")
    if is_home(path):
        raise Refused(f"'{path}' is a home of Evenlode's.", where=str(path), remedy="load files from another folder")
    for inside in sorted(path.iterdir()):
        if is_passed_over(inside.name) or is_home(inside) or (inside.is_symlink() and inside.is_dir()):
            passed.append(str(inside.relative_to(path.parent)))
        elif inside.is_dir() or inside.is_file():
            yield from walk(inside, passed)


def is_home(folder: Path) -> bool:
    """Whether a folder is a home of Evenlode's: what it keeps is no file to load."""
    return (folder / "ledger.db").exists()


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of that name is none that anybody means to load."""
    return any(fnmatch.fnmatch(name, pattern) for pattern in PASSED_OVER)


def members(file: Path, name: str, into: Path, passed: list[str]) -> Iterator[Gathered]:
    """A file itself, or the files inside an archive, each a file of its own."""
    if recognise(file, Limits()) is not FileKind.ZIP:
        yield Gathered(file, name, file)
        return
    unpacked = unpack(file, into)
    passed.extend(f"{name}: {inside}" for inside in unpacked.passed_over)
    for member in unpacked.members:
        inside = PurePosixPath(member.name)
        if any(map(is_passed_over, inside.parts)):
            passed.append(f"{name}: {member.name}")
        else:
            yield Gathered(member.path, f"{name}: {member.name}", file.parent / file.stem / inside)
