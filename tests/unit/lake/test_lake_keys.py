"""The home's key: made once, locked or not, found out when it is changed, and never shown."""

import json
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from traceback import format_exception

import pytest

from evenlode.errors import EvenlodeError, LedgerDamaged, Refused
from evenlode.lake import keys
from evenlode.lake.home import Home
from evenlode.lake.keys import PASSPHRASE, Key, add_pseudonym_key, lock, open_key, open_or_make_key

LONG, OTHER = "fourteen lemons of Bampton", "another set of plain words"


@pytest.fixture(autouse=True)
def quick_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scrypt with parameters that cost nothing; no passphrase unless a test gives one."""
    monkeypatch.setattr(keys, "SCRYPT", {"n": 2**4, "r": 8, "p": 1})
    monkeypatch.delenv(PASSPHRASE, raising=False)


def test_it_is_made_once_for_its_owner_alone(home: Home) -> None:
    first = open_or_make_key(home)
    assert (len(first.secret), first.number, first.locked) == (32, 1, False)
    assert open_or_make_key(home) == open_key(home) == first
    assert stat.S_IMODE(home.key.stat().st_mode) == 0o600
    assert [path.name for path in home.root.iterdir()] == ["key"]


def test_many_that_make_it_at_once_have_one(home: Home) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _number: open_or_make_key(home).secret, range(32)))
    assert len(made) == 1


def test_keys_for_different_purposes_have_nothing_in_common(home: Home) -> None:
    key = open_or_make_key(home)
    all_keys = {key.secret, key.derived("files"), key.derived("names"), key.pseudonyms(1), key.pseudonyms(2)}
    assert len(all_keys) == 5
    assert key.pseudonyms() == key.pseudonyms(1)
    assert key.name not in key.secret.hex()


def test_hkdf_is_that_of_rfc_5869() -> None:
    # RFC 5869, appendix A.3 (no salt) has an empty info: `derived` gives the first 32 bytes of its output.
    made = keys.derived(bytes.fromhex("0b" * 22), "")
    assert made.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"


def test_scrypt_is_that_of_rfc_7914() -> None:
    # RFC 7914, section 12, second vector: the first 32 of its 64 bytes.
    made = keys.stretched("password", {"n": 1024, "r": 8, "p": 16, "salt": b"NaCl".hex()})
    assert made.hex() == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"


def test_a_passphrase_locks_it(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, LONG)
    key = open_or_make_key(home)
    assert key.locked
    assert key.secret.hex() not in home.key.read_text()
    assert open_key(home) == key
    for given in ("", OTHER, LONG + " "):
        monkeypatch.setenv(PASSPHRASE, given)
        with pytest.raises(Refused) as caught:
            open_key(home)
        assert caught.value.where == str(home.key)
        assert PASSPHRASE in str(caught.value)
        assert LONG not in str(caught.value)
        assert OTHER not in str(caught.value)


def test_one_passphrase_however_its_accents_are_typed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, "caf\u00e9 at the lock")
    key = open_or_make_key(home)
    monkeypatch.setenv(PASSPHRASE, "cafe\u0301 at the lock")
    assert open_key(home) == key


def test_a_short_passphrase_is_refused_and_makes_nothing(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, "lemons")
    with pytest.raises(Refused, match="12 characters"):
        open_or_make_key(home)
    assert not home.key.exists()


def test_the_passphrase_can_be_changed_and_taken_off(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    key = open_or_make_key(home)
    lock(home, LONG)
    with pytest.raises(Refused):
        open_key(home)
    monkeypatch.setenv(PASSPHRASE, LONG)
    assert open_key(home).secret == key.secret
    lock(home, OTHER)
    monkeypatch.setenv(PASSPHRASE, OTHER)
    assert open_key(home).secret == key.secret
    lock(home, "")
    monkeypatch.delenv(PASSPHRASE)
    assert open_key(home) == key


@pytest.mark.parametrize("locked", [False, True])
def test_a_new_key_of_pseudonyms_is_numbered(home: Home, monkeypatch: pytest.MonkeyPatch, locked: bool) -> None:
    if locked:
        monkeypatch.setenv(PASSPHRASE, LONG)
    before = open_or_make_key(home)
    assert add_pseudonym_key(home) == 2
    after = open_key(home)
    assert (after.secret, after.number, after.locked) == (before.secret, 2, locked)
    assert after.pseudonyms() == before.pseudonyms(2) != before.pseudonyms()


def test_without_it_nothing_is_made_anew_where_something_is_encrypted(home: Home) -> None:
    home.create()
    with pytest.raises(LedgerDamaged, match="gone"):
        open_key(home)
    (home.bytes / ("0" * 64 + ".sealed")).touch()
    with pytest.raises(LedgerDamaged, match="gone"):
        open_or_make_key(home)
    assert not home.key.exists()


def number_changed(content: bytes) -> bytes:
    """A key's file with another number of pseudonyms."""
    return content.replace(b'"pseudonyms": 1', b'"pseudonyms": 2')


def key_changed(content: bytes) -> bytes:
    """A key's file with another key."""
    said = json.loads(content)
    name = "wrapped" if "wrapped" in said else "key"
    return json.dumps({**said, name: f"{int(said[name][0], 16) ^ 1:x}{said[name][1:]}"}).encode()


def cut(content: bytes) -> bytes:
    """A key's file cut short."""
    return content[: len(content) // 2]


def noise(content: bytes) -> bytes:
    """As many bytes of chance."""
    return os.urandom(len(content))


@pytest.mark.parametrize("change", [number_changed, key_changed, cut, lambda _: b"", lambda _: b"[]", noise])
@pytest.mark.parametrize("locked", [False, True])
def test_a_changed_file_is_found_out_and_never_quoted(
    home: Home, monkeypatch: pytest.MonkeyPatch, change: Callable[[bytes], bytes], locked: bool
) -> None:
    if locked:
        monkeypatch.setenv(PASSPHRASE, LONG)
    key = open_or_make_key(home)
    content = home.key.read_bytes()
    home.key.write_bytes(change(content))
    with pytest.raises(EvenlodeError) as caught:
        open_key(home)
    assert isinstance(caught.value, LedgerDamaged | Refused)
    shown = "".join(format_exception(caught.value))
    assert key.secret.hex()[:8] not in shown
    assert LONG not in shown


def test_another_version_is_told(home: Home) -> None:
    open_or_make_key(home)
    home.key.write_bytes(home.key.read_bytes().replace(b'"evenlode_key": 1', b'"evenlode_key": 2'))
    with pytest.raises(Refused, match="another version"):
        open_key(home)


def test_it_does_not_show(home: Home) -> None:
    key = open_or_make_key(home)
    assert key.secret.hex() not in repr(key)
    assert str(key.secret) not in repr(key)
    assert repr(Key(b"x" * 32, 1)) == "Key(number=1, locked=False)"
