"""A file of the home that is kept encrypted, under a key of its own that stands beside it.

`<path>.sealed` holds the bytes and `<path>.key` the file's own key, wrapped by the home's: whoever destroys the small
file has destroyed the large one, wherever copies of it lie.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from evenlode.errors import LedgerDamaged
from evenlode.lake.durable import put, sync, unfinished, write_once
from evenlode.lake.home import Home
from evenlode.lake.incoming import working_folder
from evenlode.lake.keys import LENGTH, open_key
from evenlode.lake.sealing import seal, unsealed, unwrap, wrap


@dataclass(frozen=True)
class SealedFile:
    """An encrypted file: where it stands, the name it vouches for, and which of the home's keys wraps its own.

    The name stays with the file where its folder is given another.
    """

    home: Home
    path: Path
    name: str
    purpose: str

    @property
    def sealed(self) -> Path:
        """The encrypted bytes."""
        return self.path.with_name(f"{self.path.name}.sealed")

    @property
    def key(self) -> Path:
        """The file's own key, wrapped."""
        return self.path.with_name(f"{self.path.name}.key")

    def exists(self) -> bool:
        """Whether its bytes and its key are there."""
        return self.sealed.exists() and self.key.exists()

    def keep(self, source: BinaryIO) -> None:
        """Encrypt a stream, so that a kill leaves the file as it was; a key that is there is used again.

        The folder is left to the caller, who may keep many files in it before making it survive a power cut.
        """
        own = self.own_key() if self.key.exists() else self.new_key()
        with unfinished(self.sealed) as file:
            with file.open("wb") as target:
                seal(source, target, own, self.name)
            put(file, self.sealed)

    def write(self, source: BinaryIO) -> None:
        """Encrypt a stream in a folder that is nobody's yet: nobody can find half a file in it."""
        own = secrets.token_bytes(LENGTH)
        self.key.write_bytes(wrap(own, open_key(self.home).derived(self.purpose), self.name))
        with self.sealed.open("wb") as target:
            seal(source, target, own, self.name)
        for path in (self.key, self.sealed):
            sync(path)

    def new_key(self) -> bytes:
        """A key for this file alone; where another process was quicker, the one that it made."""
        new = secrets.token_bytes(LENGTH)
        wrapping = open_key(self.home).derived(self.purpose)
        return new if write_once(self.key, wrap(new, wrapping, self.name)) else self.own_key()

    def own_key(self) -> bytes:
        """The key of this file alone; raises `LedgerDamaged` where it was destroyed or has changed."""
        wrapping = open_key(self.home).derived(self.purpose)
        try:
            return unwrap(self.key.read_bytes(), wrapping, self.name)
        except FileNotFoundError:
            raise self.gone(self.key) from None

    def pieces(self) -> Iterator[bytes]:
        """The bytes in pieces; only at their end is it sure that they are those that were kept."""
        own = self.own_key()
        try:
            stream = self.sealed.open("rb")
        except FileNotFoundError:
            raise self.gone(self.sealed) from None
        with stream:
            yield from unsealed(stream, own, self.name)

    @contextmanager
    def opened(self) -> Iterator[Path]:
        """The bytes as a file that only its owner can read, in `incoming`; gone afterwards, whatever happens."""
        with working_folder(self.home) as folder:
            path = folder / self.path.name
            path.touch(mode=0o600)
            with path.open("wb") as target:
                target.writelines(self.pieces())
            yield path

    def destroy(self) -> None:
        """Take away the file's own key, then its bytes: whatever copies there are of the bytes, nobody can read them.

        That holds where no copy of the small file with the key is left, in a backup either.
        """
        for path in (self.key, self.sealed):
            path.unlink(missing_ok=True)
            sync(path.parent)

    def gone(self, path: Path) -> LedgerDamaged:
        """The error for bytes, or a key, that are not there."""
        return LedgerDamaged(
            "What was kept encrypted is gone, or its key was destroyed.",
            where=str(path.relative_to(self.home.root)),
            remedy="put the file back from a backup of the home; `evenlode doctor` lists all that is missing",
        )
