"""The home's key: 32 random bytes in a file, or wrapped there by a passphrase, from which every other key is derived.

The key is made by the first load that holds pupils; a home with published files alone has none. With a passphrase in
`EVENLODE_PASSPHRASE` at that moment, the file holds the key wrapped by AES-256-GCM under what scrypt makes of the
passphrase (RFC 7914), with the salt and the parameters. Keys for one purpose each are derived by HKDF with SHA-256
(RFC 5869), so that none of them tells anything of another. Nothing here ever shows a key or a passphrase.
"""

import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from evenlode.errors import EvenlodeError, LedgerDamaged, Refused
from evenlode.lake.durable import replace, sync, write_once
from evenlode.lake.home import Home

VERSION = 1
LENGTH, NONCE = 32, 12
PASSPHRASE = "EVENLODE_PASSPHRASE"  # noqa: S105 - the name of the variable
SHORTEST_PASSPHRASE = 12

# 128 MB and about half a second for each guess. RFC 7914, section 2: N, r and p.
SCRYPT = {"n": 2**17, "r": 8, "p": 1}

FROM_BACKUP = "put the file `key` back from where it was kept apart from the home's other backups"


@dataclass(frozen=True)
class Key:
    """A home's key: its number of pseudonyms says under which of their keys a load reads today."""

    secret: bytes = field(repr=False)
    number: int
    locked: bool = False

    def derived(self, label: str) -> bytes:
        """The key for one purpose: `files`, `names`, `pseudonyms/1`."""
        return derived(self.secret, label)

    def pseudonyms(self, number: int | None = None) -> bytes:
        """The key of pseudonyms with a number, today's where none is given."""
        return self.derived(f"pseudonyms/{self.number if number is None else number}")

    @property
    def name(self) -> str:
        """By what the ledger knows the key again; nothing of the key can be learnt from it."""
        return self.derived("name of the key")[:8].hex()


def derived(secret: bytes, label: str, salt: bytes | None = None) -> bytes:
    """A key of 32 bytes for one purpose. Source: RFC 5869, HKDF, with the label as its info."""
    return HKDF(algorithm=SHA256(), length=LENGTH, salt=salt, info=label.encode()).derive(secret)


def passphrase() -> str:
    """The passphrase that the environment gives; empty where it gives none."""
    return normalize("NFC", os.environ.get(PASSPHRASE, ""))


def open_key(home: Home) -> Key:
    """The home's key.

    Raises `LedgerDamaged` where it is gone or has changed, `Refused` where its passphrase is not given or is wrong.
    """
    try:
        return unlocked(home.key.read_bytes(), passphrase())
    except FileNotFoundError:
        what = "The home's key is gone: without it nothing that is kept of pupils can be read."
        raise LedgerDamaged(what, where=str(home.key), remedy=FROM_BACKUP) from None
    except EvenlodeError as error:
        error.where = str(home.key)
        raise


def open_or_make_key(home: Home) -> Key:
    """The home's key, made now where nothing was ever kept of pupils.

    Of two that make it at once, one wins and both go on with its key. A key that nothing was encrypted with yet, for
    the file for which it was made was refused, is locked with the passphrase of the day.
    """
    given, fresh = fit(passphrase()), not holds_secrets(home)
    if fresh and not home.key.exists():
        home.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_once(home.key, key_file(secrets.token_bytes(LENGTH), 1, given))
        sync(home.root)
    key = open_key(home)
    if fresh and given and not key.locked:
        lock(home, given)
    return open_key(home)


def holds_secrets(home: Home) -> bool:
    """Whether anything stands in the home that only its key can read."""
    return any(home.bytes.glob("*.sealed")) or any(home.names.glob("*/*.sealed"))


def add_pseudonym_key(home: Home) -> int:
    """Number a new key of pseudonyms, and give its number: a `rebuild` then reads every file again under it.

    Until that has ended, loads of pupils are refused: one pupil must not stand under two pseudonyms.
    """
    key = open_key(home)
    replace(home.key, key_file(key.secret, key.number + 1, passphrase() if key.locked else ""))
    return key.number + 1


def lock(home: Home, new: str) -> None:
    """Have the key wrapped by another passphrase, or by none where `new` is empty; the key stays the same.

    Raises `Refused` for a passphrase of fewer than 12 characters.
    """
    key = open_key(home)
    replace(home.key, key_file(key.secret, key.number, fit(normalize("NFC", new))))


def fit(given: str) -> str:
    """A passphrase that may be used, or none; raises `Refused` where it is too short."""
    if given and len(given) < SHORTEST_PASSPHRASE:
        raise Refused(
            f"The passphrase has fewer than {SHORTEST_PASSPHRASE} characters.",
            where=PASSPHRASE,
            remedy="choose several words, and keep them where the authority keeps its other secrets",
        )
    return given


def key_file(secret: bytes, number: int, given: str) -> bytes:
    """What the key's file holds; `given` is the passphrase, empty for none."""
    said: dict[str, Any] = {"evenlode_key": VERSION, "pseudonyms": number}
    if given:
        said["scrypt"] = {**SCRYPT, "salt": secrets.token_hex(16)}
        nonce = secrets.token_bytes(NONCE)
        wrapped = AESGCM(stretched(given, said["scrypt"])).encrypt(nonce, secret, plain(said))
        return text({**said, "wrapped": (nonce + wrapped).hex()})
    return text({**said, "key": secret.hex(), "check": check(secret, said)})


def text(said: Mapping[str, Any]) -> bytes:
    """The lines of a key's file."""
    return json.dumps(said, indent=1).encode() + b"\n"


def plain(said: Mapping[str, Any]) -> bytes:
    """What a key's file says besides the key, as one text that can be vouched for."""
    return json.dumps({name: said[name] for name in sorted(said) if name not in ("key", "check", "wrapped")}).encode()


def check(secret: bytes, said: Mapping[str, Any]) -> str:
    """What shows that neither the key nor its number has changed since they were written."""
    return hmac.digest(derived(secret, "check"), plain(said), "sha256").hex()[:32]


@lru_cache(maxsize=4)
def unlocked(content: bytes, given: str) -> Key:
    """The key that a file holds; scrypt is slow on purpose, so that each file is unlocked once in a process."""
    try:
        said = json.loads(content)
        if content != text(said).lower():  # the same key perhaps, but not the same bytes
            raise changed()
        version, number = said["evenlode_key"], said["pseudonyms"]
        if version == VERSION and "wrapped" in said:
            return Key(unwrapped(said, bytes.fromhex(said["wrapped"]), given), number, locked=True)
        if version == VERSION:
            return Key(checked(said, bytes.fromhex(said["key"])), number)
    except (ValueError, KeyError, TypeError):
        raise changed() from None  # the content of the file must not be quoted
    raise Refused("The home's key was written by another version of Evenlode.", remedy="install that version or newer")


def checked(said: Mapping[str, Any], secret: bytes) -> bytes:
    """A key that was kept without a passphrase, if it is as it was written; otherwise `LedgerDamaged`."""
    if len(secret) != LENGTH or not hmac.compare_digest(check(secret, said), said["check"]):
        raise changed()
    return secret


def unwrapped(said: Mapping[str, Any], wrapped: bytes, given: str) -> bytes:
    """A key that was kept under a passphrase; raises `Refused` where that is not the one given."""
    if not given:
        what, remedy = "The home's key is locked with a passphrase.", f"give it in the environment, as {PASSPHRASE}"
        raise Refused(what, remedy=remedy)
    try:
        return AESGCM(stretched(given, said["scrypt"])).decrypt(wrapped[:NONCE], wrapped[NONCE:], plain(said))
    except InvalidTag:
        what = f"The passphrase in {PASSPHRASE} does not open the home's key."
        remedy = (
            f"give the passphrase with which the key was locked; if it is right, the file has changed: {FROM_BACKUP}"
        )
        raise Refused(what, remedy=remedy) from None


def stretched(given: str, parameters: Mapping[str, Any]) -> bytes:
    """What scrypt makes of a passphrase. Source: RFC 7914."""
    n, r, p = (int(parameters[name]) for name in ("n", "r", "p"))
    return Scrypt(salt=bytes.fromhex(parameters["salt"]), length=LENGTH, n=n, r=r, p=p).derive(given.encode())


def changed() -> LedgerDamaged:
    """The error for a key's file that is not as it was written."""
    return LedgerDamaged("The home's key is no longer what was written.", remedy=FROM_BACKUP)
