"""How bytes are encrypted: AES-256-GCM in pieces of 1 MB, none of which can be changed, moved or left out unseen.

A sealed stream begins with its version and a random salt, from which and the file's own key the key of its pieces is
derived (HKDF, RFC 5869): it serves for this one stream, so that a piece's number may be its nonce (NIST SP 800-38D,
section 8.2.1). The nonce also says whether a piece is the last, and each piece vouches for the name under which the
stream is kept: a stream that is cut short, in another order or under another name is found out. The construction is
STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, Online authenticated-encryption and its nonce-reuse
misuse-resistance (2015).
"""

import secrets
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from evenlode.errors import LedgerDamaged
from evenlode.lake.keys import NONCE, derived

PIECE = 2**20
TAG = 16
BEGINS = b"EVENLODE SEALED 1\n"
SALT = 16


def seal(source: BinaryIO, target: BinaryIO, key: bytes, name: str) -> None:
    """Encrypt a stream under a file's own key; `name` is that under which it is kept."""
    head = BEGINS + secrets.token_bytes(SALT)
    cipher, said = cipher_of(key, head), head + name.encode()
    target.write(head)
    pieces = numbered(source, PIECE)
    target.writelines(cipher.encrypt(nonce(number, last=last), piece, said) for number, piece, last in pieces)


def unsealed(sealed: BinaryIO, key: bytes, name: str) -> Iterator[bytes]:
    """The pieces of an encrypted stream.

    Raises `LedgerDamaged` where it is not what was written; only at its end is it sure that nothing was cut off.
    """
    head = sealed.read(len(BEGINS) + SALT)
    cipher, said = cipher_of(key, head), head + name.encode()
    for number, piece, last in numbered(sealed, PIECE + TAG):
        try:
            yield cipher.decrypt(nonce(number, last=last), piece, said)
        except (InvalidTag, ValueError):
            raise not_as_written(name) from None


def numbered(stream: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """A stream in pieces, each with its number and whether it is the last; of an empty stream the last is empty."""
    number, piece = 0, stream.read(size)
    while following := stream.read(size):
        yield number, piece, False
        number, piece = number + 1, following
    yield number, piece, True


def cipher_of(key: bytes, head: bytes) -> AESGCM:
    """The cipher of one stream's pieces."""
    return AESGCM(derived(key, "pieces", salt=head))


def nonce(number: int, *, last: bool) -> bytes:
    """The nonce of a piece: its number, and whether it is the last."""
    return number.to_bytes(NONCE - 1, "big") + bytes([last])


def wrap(data_key: bytes, key: bytes, name: str) -> bytes:
    """A file's own key, encrypted under the home's; `name` is that of the file, which no other can take it for."""
    once = secrets.token_bytes(NONCE)
    return once + AESGCM(key).encrypt(once, data_key, name.encode())


def unwrap(wrapped: bytes, key: bytes, name: str) -> bytes:
    """A file's own key; raises `LedgerDamaged` where what is kept of it has changed, or the home's key is another."""
    try:
        return AESGCM(key).decrypt(wrapped[:NONCE], wrapped[NONCE:], name.encode())
    except (InvalidTag, ValueError):
        raise not_as_written(f"{name}.key") from None


def not_as_written(name: str) -> LedgerDamaged:
    """The error for encrypted bytes that are not what was written, or not by this home's key."""
    return LedgerDamaged(
        "What is kept encrypted has changed, or was encrypted with another home's key.",
        where=name,
        remedy="put the file back from a backup of this home; `evenlode doctor` lists all that is damaged",
    )
