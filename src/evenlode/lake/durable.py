"""How a file comes to stand in the home so that neither a kill nor a power cut leaves half of it."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from evenlode.formats.hashing import sha256_of


def sync(path: Path) -> None:
    """Make a file or a folder survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_all(files: Iterable[Path], top: Path) -> None:
    """Make files survive a power cut, and every folder in which they stand, up to `top` itself."""
    folders: set[Path] = set()
    for file in files:
        sync(file)
        folders.update(parent for parent in file.parents if parent.is_relative_to(top))
    for folder in sorted(folders, reverse=True):  # those inside before those around them
        sync(folder)


def make(folder: Path) -> None:
    """Make a folder that only its owner can read, if there is none, with those around it; it survives a power cut."""
    if folder.is_dir():
        return
    missing = [around for around in folder.parents if not around.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in (folder, *missing):
        sync(path.parent)


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A file beside `path` that only its owner can read, to be written and then put in its place; gone if it is not."""
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".unfinished", dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def put(written: Path, path: Path) -> None:
    """Put a written file in its place, whatever stood there before.

    It is sure to be found there once its folder is made to survive too: whoever puts many files does that once.
    """
    sync(written)
    written.rename(path)


def put_with_digest(written: Path, path: Path) -> None:
    """Put a written file in its place, and beside it, before it, what it holds, by which `is_as_put` knows it again."""
    with unfinished(digest_of(path)) as file:
        file.write_text(sha256_of(written), encoding="ascii")
        put(file, digest_of(path))
    put(written, path)


def digest_of(path: Path) -> Path:
    """Where it stands what a file holds."""
    return path.with_name(f"{path.name}.sha256")


def is_as_put(path: Path) -> bool:
    """Whether a file holds what it did when it was put in its place with its digest."""
    try:
        return digest_of(path).read_bytes() == sha256_of(path).encode()
    except FileNotFoundError:
        return False


def replace(path: Path, content: bytes) -> None:
    """Write a small file, whatever stood there before."""
    with unfinished(path) as file:
        file.write_bytes(content)
        put(file, path)
    sync(path.parent)


def write_once(path: Path, content: bytes) -> bool:
    """Write a small file unless it is there; gives whether it was not.

    Of several writers the first wins, and none sees half a file. As with `put`, its folder is left to the caller.
    """
    with unfinished(path) as file:
        file.write_bytes(content)
        sync(file)
        with suppress(FileExistsError):
            os.link(file, path)
            return True
    return False
