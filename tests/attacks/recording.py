"""What a process wrote, call by call: every change that it asked of the disk below a folder, in order, with the bytes.

`strace` writes a file for each thread; the calls of all are put in the order in which they began.
"""

import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from attacks.scene import environment
from attacks.tracing import strace

CALLS = (
    "open", "openat", "creat", "write", "pwrite64", "writev", "ftruncate", "fallocate", "fsync", "fdatasync", "rename",
    "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "sendfile",
    "copy_file_range", "lseek",
)  # fmt: skip
LINE = re.compile(r"^(\d+\.\d+) (\w+)\((.*)\) += (-?\d+|\?)(.*)$")
NAMED = re.compile(r"^(AT_FDCWD|-?\d+)<((?:\\x[0-9a-f]{2})*)>$")
DIGITS = re.compile(r"\d+")
TEXT = re.compile(r'^"((?:\\x[0-9a-f]{2})*)"$')


@dataclass(frozen=True)
class Change:
    """One change that a process asked for.

    `what` is `make` (a file, where there is none), `cut` (to a length), `write` (at a place), `copy` (so many bytes of
    another, from a place in it), `sync`, `name` (a file by another name as well), `move`, `drop` (a name), `folder` or
    `told` (a person was told something).
    """

    what: str
    path: Path = Path()
    other: Path = Path()
    at: int = 0
    data: bytes = b""
    of: int = 0
    size: int = 0


@dataclass(frozen=True)
class Called:
    """One call as it was recorded: its name, its arguments, and what it gave."""

    name: str
    words: tuple[str, ...]
    gave: int

    def path(self, number: int) -> Path:
        """The path of the file that an argument stands for, or the path that one gives below that one."""
        if (found := NAMED.match(self.words[number])) is None:
            return Path(text(self.words[number]))
        return Path(unhex(found[2]).decode())

    def below(self, number: int) -> Path:
        """The path that two arguments give together: a folder, and what is meant below it."""
        return self.path(number) / text(self.words[number + 1])


def unhex(written: str) -> bytes:
    """The bytes that are written in hexadecimal digits."""
    return bytes.fromhex(written.replace("\\x", ""))


def text(word: str) -> str:
    """An argument that is a text."""
    return data(word).decode()


def data(word: str) -> bytes:
    """An argument that is bytes."""
    found = TEXT.match(word)
    assert found, f"no bytes: {word[:80]}"
    return unhex(found[1])


def recorded(command: Sequence[str], folder: Path, below: Path) -> list[Change]:
    """Run a process to its end, and give every change below a folder that it asked for."""
    (folder / "calls").mkdir(parents=True)
    watched = [
        strace(), "-ff", "--seccomp-bpf", "-qq", "-ttt", "-y", "-xx", "-s", str(2**24),
        "-o", str(folder / "calls" / "of"), "-e", f"trace={','.join(CALLS)}", "-e", "signal=none", *command,
    ]  # fmt: skip
    done = subprocess.run(watched, env=environment(), check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 4), done.stderr
    lines = sorted(
        (float(found[1]), number, found)
        for number, file in enumerate(sorted((folder / "calls").iterdir()))
        for line in file.read_text().splitlines()
        if (found := LINE.match(line))
    )
    calls = (
        Called(found[2], tuple(found[3].split(", ")), int(found[4])) for _when, _file, found in lines if found[4] != "?"
    )
    return [one for one in changes(calls) if one.what == "told" or one.path.is_relative_to(below)]


def changes(calls: Iterator[Called]) -> Iterator[Change]:
    """The changes that calls ask for; a call that failed asks for none."""
    places: dict[str, int] = {}
    for one in calls:
        if one.gave >= 0:
            yield from changes_of(one, places)


def changes_of(one: Called, places: dict[str, int]) -> Iterator[Change]:
    """The changes that one call asks for; `places` are where each open file is written next."""
    number = one.words[0].partition("<")[0]
    if one.name in NAMES:
        what, one_path, other_path = NAMES[one.name]
        yield Change(what, one_path(one), other_path(one) if other_path else Path())
    elif one.name in ("open", "openat", "creat"):
        yield from opened(one, places)
    elif one.name == "lseek":
        places[number] = one.gave
    elif one.name.startswith("write") and number == "1":
        yield Change("told")
    elif one.name in WRITES:
        yield from WRITES[one.name](one, places)
    else:
        assert one.name == "writev", f"nobody knows what {one.name} does"


def written(one: Called, places: dict[str, int]) -> Iterator[Change]:
    """What is written where a file is written next."""
    number = one.words[0].partition("<")[0]
    yield Change("write", one.path(0), at=places.get(number, 0), data=data(one.words[1])[: one.gave])
    places[number] = places.get(number, 0) + one.gave


def written_at(one: Called, _places: dict[str, int]) -> Iterator[Change]:
    """What is written at a place."""
    yield Change("write", one.path(0), at=int(one.words[3]), data=data(one.words[1])[: one.gave])


def cut(one: Called, _places: dict[str, int]) -> Iterator[Change]:
    """The length that a file is given."""
    yield Change("cut", one.path(0), at=int(one.words[1]))


def opened(one: Called, places: dict[str, int]) -> Iterator[Change]:
    """What the opening of a file changes: it may be made, and cut to nothing."""
    path = one.below(0) if one.name == "openat" else one.path(0)
    flags = one.words[2 if one.name == "openat" else 1].split("|")
    places[str(one.gave)] = 0
    assert "O_APPEND" not in flags, f"nobody knows where {path} is written"
    if "O_CREAT" in flags or one.name == "creat":
        yield Change("make", path)
    if "O_TRUNC" in flags:
        yield Change("cut", path)


def copied(one: Called, to: int, of: int, place: str, places: dict[str, int]) -> Iterator[Change]:
    """What the kernel copies from one file to another."""
    target, source = (one.words[number].partition("<")[0] for number in (to, of))
    begins = int(DIGITS.findall(place)[0]) if place != "NULL" else places.get(source, 0)
    yield Change("copy", one.path(to), one.path(of), places.get(target, 0), of=begins, size=one.gave)
    places[target] = places.get(target, 0) + one.gave
    if place == "NULL":
        places[source] = begins + one.gave


NAMES: dict[str, tuple[str, Callable[[Called], Path], Callable[[Called], Path] | None]] = {
    "rename": ("move", lambda one: one.path(0), lambda one: one.path(1)),
    "renameat": ("move", lambda one: one.below(0), lambda one: one.below(2)),
    "renameat2": ("move", lambda one: one.below(0), lambda one: one.below(2)),
    "link": ("name", lambda one: one.path(0), lambda one: one.path(1)),
    "linkat": ("name", lambda one: one.below(0), lambda one: one.below(2)),
    "unlink": ("drop", lambda one: one.path(0), None),
    "rmdir": ("drop", lambda one: one.path(0), None),
    "unlinkat": ("drop", lambda one: one.below(0), None),
    "mkdir": ("folder", lambda one: one.path(0), None),
    "mkdirat": ("folder", lambda one: one.below(0), None),
    "fsync": ("sync", lambda one: one.path(0), None),
    "fdatasync": ("sync", lambda one: one.path(0), None),
}
WRITES: dict[str, Callable[[Called, dict[str, int]], Iterator[Change]]] = {
    "write": written,
    "pwrite64": written_at,
    "ftruncate": cut,
    "sendfile": lambda one, places: copied(one, 0, 1, one.words[2], places),
    "copy_file_range": lambda one, places: copied(one, 2, 0, one.words[1], places),
}
