"""Zips: looked over before anything is unpacked, then unpacked within limits to a folder and nowhere else."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from shutil import rmtree
from struct import Struct
from tempfile import mkdtemp

from evenlode.errors import Refused
from evenlode.formats.kinds import FileKind, Member, Unpacked
from evenlode.formats.limits import MB, Deadline, Limits

_LIMITS = Limits()
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_PIECE = MB
_ENTRY_MOST = 1024  # bytes of the list of contents for one entry, names included: ordinary ones need about 100
_END, _END_SIZE = Struct("<4s4H2LH"), 22
_END_64, _LOCATOR_SIZE, _END_64_SIZE = Struct("<4sQ2H2L4Q"), 20, 56
_AGAIN = (
    "Send the file again, and compare its size with the one that was saved. If it is refused again, open it in the "
    "program that made it, save it anew and send that."
)
_ORDINARY = "Unpack it yourself and send the files inside, or make the zip again in the ordinary way."


@contextmanager
def checked_zip(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The zip, opened, once its list of contents was found to be whole and within limits; nothing is unpacked yet.

    Raises `Refused` for a zip that is cut short, encrypted or packed in an unusual way, and for one that would unpack
    to too many files, too many bytes, or too many times its own size.
    """
    with damage_refused(path.name):
        _refuse_long_list(path, limits)
        archive = zipfile.ZipFile(path)
    with archive:
        entries = archive.infolist()
        _refuse_many(len(entries), path.name, limits)
        for entry in entries:
            _refuse_entry(entry, path.name)
        _refuse_bomb(entries, path, limits)
        yield archive


def zip_kind(archive: zipfile.ZipFile, name: str) -> FileKind:
    """What the zip is: a workbook, or a plain zip. Raises `Refused` for documents of other office programs."""
    names = {entry.lower() for entry in archive.namelist()}
    if "[content_types].xml" not in names:
        if "mimetype" in names and "content.xml" in names:
            raise _office(name, "an OpenDocument file")
        return FileKind.ZIP
    if any(entry.startswith("xl/") and entry.endswith(".bin") and "workbook" in entry for entry in names):
        raise _office(name, "a binary Excel workbook (.xlsb)")
    if not any(entry.startswith("xl/") for entry in names):
        raise _office(name, "an office document that is not a workbook")
    return FileKind.XLSX


def unpack(path: Path, into: Path, limits: Limits = _LIMITS) -> Unpacked:
    """Take the zip's files out into a new folder within the folder `into`; on refusal nothing is left there.

    Folders, hidden files and `__MACOSX` are passed over. Raises `Refused` as `checked_zip` does, and for names that
    lead out of the folder, for links, for two files of one name, and for a zip inside the zip.
    """
    into.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix="zip-", dir=into))
    try:
        return _unpacked(path, folder, limits)
    except BaseException:  # whatever happened, half a zip is not left behind
        rmtree(folder)
        raise


def _unpacked(path: Path, folder: Path, limits: Limits) -> Unpacked:
    deadline, members = Deadline(path.name, limits.max_seconds), []
    with checked_zip(path, limits) as archive:
        wanted, passed_over = _sorted_out(archive, path.name)
        for entry, place in wanted:
            file = folder / place
            _take_out(archive, entry, file, path.name, deadline)
            _refuse_nested(file, entry.filename, path.name, limits)
            members.append(Member(str(place), file))
    return Unpacked(tuple(members), tuple(passed_over))


@contextmanager
def damage_refused(name: str, entry: str = "") -> Iterator[None]:
    """Turn what the zip library says of damaged bytes into a refusal of the file `name`."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as fault:
        raise _damaged(name, f"its part {entry}" if entry else "its list of contents at the end") from fault


def _damaged(name: str, where: str) -> Refused:
    return Refused(
        f"{name} is a zip or a workbook that is damaged or cut short.", where=f"{name}, {where}", remedy=_AGAIN
    )


def _refuse_long_list(path: Path, limits: Limits) -> None:
    """Refuse by what the end of the zip declares, before the list of contents is read into memory."""
    entries, size = _declared(path)
    _refuse_many(max(entries, size // _ENTRY_MOST), path.name, limits)


def _refuse_many(entries: int, name: str, limits: Limits) -> None:
    if entries > limits.max_entries:
        raise Refused(
            f"{name} holds {entries:,} files; the most that is unpacked is {limits.max_entries:,}.",
            where=name,
            remedy="Put fewer files into each zip.",
        )


def _declared(path: Path) -> tuple[int, int]:
    """How many entries the zip says it has, and how many bytes their list takes; read where the library reads it."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - 65536 - _END_SIZE - _LOCATOR_SIZE - _END_64_SIZE))
        tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END_SIZE:
        raise _damaged(path.name, f"byte {path.stat().st_size:,}, where its list of contents should end")
    _, _, _, _, entries, size, _, _ = _END.unpack_from(tail, at)
    locator, start = at - _LOCATOR_SIZE, at - _LOCATOR_SIZE - _END_64_SIZE
    if start >= 0 and tail.startswith(b"PK\x06\x07", locator) and tail.startswith(b"PK\x06\x06", start):
        large = _END_64.unpack_from(tail, start)
        return int(large[7]), int(large[8])
    return entries, size


def _refuse_entry(entry: zipfile.ZipInfo, name: str) -> None:
    where = f"{name}, {entry.filename or 'a file without a name'}"
    if not entry.filename:
        raise Refused(f"{name} is a zip that is damaged.", where=where, remedy=_AGAIN)
    if entry.flag_bits & 0x1:
        raise Refused(f"{name} is locked with a password.", where=where, remedy="Make the zip again without one.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(f"{name} is packed in an unusual way that is not read here.", where=where, remedy=_ORDINARY)


def _refuse_bomb(entries: list[zipfile.ZipInfo], path: Path, limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    largest = max(entries, key=lambda entry: entry.file_size, default=None)
    where = f"{path.name}, {largest.filename}" if largest else path.name
    if unpacked > limits.max_unpacked:
        raise Refused(
            f"{path.name} would unpack to {unpacked / MB:,.0f} MB; the most is {limits.max_unpacked / MB:,.0f} MB.",
            where=where,
            remedy="Put fewer files into each zip, or split the largest.",
        )
    ratio = unpacked / path.stat().st_size
    if unpacked > MB and ratio > limits.max_ratio:
        raise Refused(
            f"{path.name} would unpack to {ratio:,.0f} times its size, as only a file made to do harm would.",
            where=where,
            remedy="Do not open it. Ask the sender how it was made; if it is honest, send its files without a zip.",
        )


def _sorted_out(archive: zipfile.ZipFile, name: str) -> tuple[list[tuple[zipfile.ZipInfo, PurePosixPath]], list[str]]:
    """The entries to take out, each with its place in the folder, and the names of those passed over."""
    wanted: list[tuple[zipfile.ZipInfo, PurePosixPath]] = []
    passed_over: list[str] = []
    for entry in archive.infolist():
        place = _safe_place(entry, name)
        if entry.is_dir() or any(part.startswith(".") or part == "__MACOSX" for part in place.parts):
            passed_over.append(entry.filename)
        else:
            wanted.append((entry, place))
    _refuse_same_name([place for _, place in wanted], name)
    return wanted, passed_over


def _safe_place(entry: zipfile.ZipInfo, name: str) -> PurePosixPath:
    # the name as it stands in the zip: the library's own has its backslashes and what follows a NUL already altered
    given = entry.orig_filename
    place = PurePosixPath(given.replace("\\", "/"))
    link = stat.S_ISLNK(entry.external_attr >> 16)
    if link or place.is_absolute() or ".." in place.parts or any(letter in given for letter in ":\0"):
        raise Refused(
            f"{name} holds a link or a name that leads out of its own folder, as only a file made to do harm would.",
            where=f"{name}, {given!r}",
            remedy="Do not open it. Ask the sender how it was made, and for the files without a zip.",
        )
    return place


def _refuse_same_name(places: list[PurePosixPath], name: str) -> None:
    """Refuse names that are one on some machines, and a name that is both a file and a folder of others."""
    seen: set[str] = set()
    for place in places:
        if str(place).casefold() in seen:
            raise _same_name(name, place, "two files of the same name")
        seen.add(str(place).casefold())
    for place in places:
        if any(str(folder).casefold() in seen for folder in place.parents):
            raise _same_name(name, place, "a name that is both a file and a folder")


def _same_name(name: str, place: PurePosixPath, what: str) -> Refused:
    return Refused(
        f"{name} holds {what}.", where=f"{name}, {place}", remedy="Give each file its own name and make the zip again."
    )


def _take_out(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path, name: str, deadline: Deadline) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    with to.open("wb") as out:
        for piece in pieces(archive, entry, name):
            deadline.check()
            out.write(piece)


def pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The entry's unpacked bytes, at most 1 MB at a time; `Refused` where they are damaged."""
    with damage_refused(name, entry.filename):
        packed = archive.open(entry)
    with packed:
        piece = b"-"
        while piece:
            with damage_refused(name, entry.filename):
                piece = packed.read(_PIECE)
            yield piece


def _refuse_nested(file: Path, entry: str, name: str, limits: Limits) -> None:
    with file.open("rb") as stream:
        if not stream.read(4).startswith(_STARTS):
            return
    with checked_zip(file, limits) as inner:
        if zip_kind(inner, entry) is FileKind.ZIP:
            raise Refused(
                f"{name} holds another zip, which is not unpacked.",
                where=f"{name}, {entry}",
                remedy="Unpack the zip inside yourself, and send its files or a zip of them.",
            )


def _office(name: str, what: str) -> Refused:
    return Refused(
        f"{name} is {what}, which is not read here.",
        where=name,
        remedy="Open it in the program that made it, save it as an Excel workbook (.xlsx), and send that.",
    )
