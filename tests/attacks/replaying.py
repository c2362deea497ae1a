"""A disk of which it is known what a power cut would leave: what was asked of it is played back, change by change.

What is written lies in memory until it is synced: a file's bytes by syncing the file, and which names a folder has by
syncing the folder. That is all that POSIX promises, and less than any disk keeps in truth. A cut leaves all that was
asked (`ALL`, as a killed process does), what was synced alone (`SYNCED`), or something between (`SOME`): each folder as
it was after some of its changes, each file with some of its bytes, torn anywhere, or as long as it was to be and empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random

from attacks.recording import Change

IN_MEMORY = ("-shm",)  # which SQLite makes anew: no disk need keep it


class Left(StrEnum):
    """What a power cut leaves of what was not synced."""

    ALL = "all"
    SYNCED = "synced"
    SOME = "some"


@dataclass(eq=False)
class File:
    """A file: its bytes, those that were synced, and what was written since."""

    data: bytearray = field(default_factory=bytearray)
    synced: bytes = b""
    since: list[tuple[int, bytes]] = field(default_factory=list)

    def write(self, at: int, data: bytes) -> None:
        """Put bytes at a place."""
        self.since.append((at, data))
        put(self.data, at, data)

    def cut(self, length: int) -> None:
        """Make it so long."""
        self.since.append((length, b""))
        del self.data[length:]
        self.data.extend(bytes(length - len(self.data)))

    def sync(self) -> None:
        """What was written is kept."""
        self.synced = bytes(self.data)
        self.since.clear()

    def left(self, how: Left, chosen: Random) -> bytes:
        """The bytes that a power cut leaves."""
        if how is Left.ALL or not self.since:
            return bytes(self.data)
        if how is Left.SYNCED:
            return self.synced
        if chosen.random() < 0.25:
            return self.synced.ljust(len(self.data), b"\0")
        many = chosen.randrange(len(self.since) + 1)
        found = bytearray(self.synced)
        for at, data in self.since[:many]:
            put(found, at, data)
        for at, data in self.since[many : many + 1]:
            put(found, at, data[: chosen.randrange(len(data) + 1)])
        return bytes(found)


def put(bytes_: bytearray, at: int, data: bytes) -> None:
    """Put bytes at a place in others; none at all cut them there."""
    if not data:
        del bytes_[at:]
    bytes_.extend(bytes(max(0, at - len(bytes_))))
    bytes_[at : at + len(data)] = data


@dataclass(eq=False)
class Folder:
    """A folder: what its names stand for, what they did when it was synced, and every change of them since."""

    names: "dict[str, File | Folder]" = field(default_factory=dict)
    synced: "dict[str, File | Folder]" = field(default_factory=dict)
    since: "list[dict[str, File | Folder | None]]" = field(default_factory=list)

    def change(self, **named: "File | Folder | None") -> None:
        """Have names stand for something else, or for nothing."""
        self.since.append(dict(named))
        apply(self.names, named)

    def sync(self) -> None:
        """What its names stand for is kept."""
        self.synced = dict(self.names)
        self.since.clear()

    def left(self, how: Left, chosen: Random) -> "dict[str, File | Folder]":
        """What a power cut leaves of its names."""
        if how is Left.ALL:
            return self.names
        found = dict(self.synced)
        for named in self.since[: chosen.randrange(len(self.since) + 1) if how is Left.SOME else 0]:
            apply(found, named)
        return found


def apply(names: "dict[str, File | Folder]", changed: "dict[str, File | Folder | None]") -> None:
    """Have names stand for something else, or for nothing."""
    for name, stands_for in changed.items():
        if stands_for is None:
            names.pop(name, None)
        else:
            names[name] = stands_for


class Disk:
    """All that stands below a folder of a real disk, and what becomes of it by the changes that are played back."""

    def __init__(self, root: Path) -> None:
        self.root, self.top = root, kept(root)

    def find(self, path: Path) -> File | Folder | None:
        """What stands at a path; None where nothing does, as where it was dropped while it was still written."""
        found: File | Folder | None = self.top
        for part in path.relative_to(self.root).parts:
            found = found.names.get(part) if isinstance(found, Folder) else None
        return found

    def folder(self, path: Path) -> Folder:
        """The folder in which a path is a name."""
        found = self.find(path.parent)
        assert isinstance(found, Folder), f"no folder for {path}"
        return found

    def play(self, one: Change) -> None:
        """Make a change."""
        match one.what:
            case "told":
                return
            case "make" if self.find(one.path) is None:
                self.folder(one.path).change(**{one.path.name: File()})
            case "folder":
                self.folder(one.path).change(**{one.path.name: Folder()})
            case "drop":
                self.folder(one.path).change(**{one.path.name: None})
            case "name":
                self.folder(one.other).change(**{one.other.name: self.find(one.path)})
            case "move":
                self.move(one)
            case "sync" | "write" | "cut" | "copy":
                self.fill(one)

    def move(self, one: Change) -> None:
        """Give a file or folder another name in its folder."""
        assert one.path.parent == one.other.parent, f"{one.path} goes elsewhere"
        self.folder(one.path).change(**{one.other.name: self.find(one.path), one.path.name: None})

    def fill(self, one: Change) -> None:
        """Change what a file holds, or sync what is there."""
        found = self.find(one.path)
        if found is None:
            return
        if one.what == "sync":
            found.sync()
            return
        assert isinstance(found, File)
        if one.what == "cut":
            found.cut(one.at)
        else:
            found.write(one.at, one.data if one.what == "write" else self.copied(one))

    def copied(self, one: Change) -> bytes:
        """The bytes that the kernel copies from one file to another."""
        source = self.find(one.other) if one.other.is_relative_to(self.root) else None
        whole = source.data if isinstance(source, File) else one.other.read_bytes() if one.size else b""
        return bytes(whole[one.of : one.of + one.size])

    def leave(self, to: Path, how: Left = Left.ALL, seed: int = 0) -> Path:
        """Write what a power cut would leave to a folder of a real disk."""
        to.parent.mkdir(parents=True, exist_ok=True)
        leave(self.top, to, how, Random(seed))  # noqa: S311 - chooses what is lost, and no secret
        return to


def kept(root: Path) -> Folder:
    """What stands below a folder of a real disk, all of it synced."""
    top = Folder()
    for path in sorted(root.iterdir()):
        if path.is_dir():
            top.names[path.name] = kept(path)
        elif not path.name.endswith(IN_MEMORY):
            top.names[path.name] = File(bytearray(path.read_bytes()), path.read_bytes())
    top.sync()
    return top


def leave(folder: Folder, to: Path, how: Left, chosen: Random) -> None:
    """Write what is left of a folder."""
    to.mkdir(mode=0o700)
    for name, one in folder.left(how, chosen).items():
        if isinstance(one, Folder):
            leave(one, to / name, how, chosen)
        elif not name.endswith(IN_MEMORY):
            (to / name).write_bytes(one.left(how, chosen))
            (to / name).chmod(0o600)


def played(disk: Disk, changes: Sequence[Change]) -> Disk:
    """A disk once all changes are made."""
    for one in changes:
        disk.play(one)
    return disk
