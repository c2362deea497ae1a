"""Encrypted bytes come back as they were or not at all; pseudonyms are the same in one home and differ in two."""

from io import BytesIO

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenlode.errors import LedgerDamaged
from evenlode.lake import sealing
from evenlode.lake.pseudonyms import DIGITS, IdentifierKind, pseudonyms, together
from evenlode.lake.sealing import BEGINS, SALT, TAG, seal, unsealed, unwrap, wrap

KEY, OTHER = b"k" * 32, b"o" * 32
SMALL = 16  # bytes to a piece, so that few bytes make many
HEAD = len(BEGINS) + SALT
identifiers = st.lists(st.none() | st.text("ABCDEFGH0123456789", max_size=13), max_size=30)


@pytest.fixture(autouse=True, scope="module")
def small_pieces() -> None:
    """Pieces of a few bytes, for all of this module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "PIECE", SMALL)
        yield  # type: ignore[misc] - a fixture that gives nothing


def encrypted(content: bytes, key: bytes = KEY, name: str = "bytes/a") -> bytes:
    """Bytes as they are kept."""
    target = BytesIO()
    seal(BytesIO(content), target, key, name)
    return target.getvalue()


def decrypted(content: bytes, key: bytes = KEY, name: str = "bytes/a") -> bytes:
    """Bytes as they were."""
    return b"".join(unsealed(BytesIO(content), key, name))


def pieces_of(content: bytes) -> list[bytes]:
    """The encrypted pieces after the head."""
    return [content[at : at + SMALL + TAG] for at in range(HEAD, len(content), SMALL + TAG)]


@given(st.binary(max_size=5 * SMALL) | st.integers(0, 5).map(lambda pieces: b"x" * pieces * SMALL))
def test_any_bytes_come_back(content: bytes) -> None:
    kept = encrypted(content)
    assert decrypted(kept) == content
    assert len(kept) == HEAD + len(content) + TAG * max(1, -(-len(content) // SMALL))
    assert kept != encrypted(content), "no two sealings are alike"


@given(st.binary(max_size=4 * SMALL), st.data())
def test_any_flipped_bit_is_found(content: bytes, data: st.DataObject) -> None:
    kept = bytearray(encrypted(content))
    bit = data.draw(st.integers(0, 8 * len(kept) - 1))
    kept[bit // 8] ^= 1 << bit % 8
    with pytest.raises(LedgerDamaged):
        decrypted(bytes(kept))


@given(st.binary(max_size=4 * SMALL), st.data())
def test_any_cut_is_found(content: bytes, data: st.DataObject) -> None:
    kept = encrypted(content)
    with pytest.raises(LedgerDamaged):
        decrypted(kept[: data.draw(st.integers(0, len(kept) - 1))])


@given(st.binary(min_size=3 * SMALL, max_size=6 * SMALL), st.data())
def test_any_other_order_of_pieces_is_found(content: bytes, data: st.DataObject) -> None:
    kept = encrypted(content)
    pieces = pieces_of(kept)
    order = data.draw(st.lists(st.integers(0, len(pieces) - 1), max_size=8))
    if order == list(range(len(pieces))):
        order.append(0)
    with pytest.raises(LedgerDamaged):
        decrypted(kept[:HEAD] + b"".join(pieces[number] for number in order))


@given(st.binary(min_size=1, max_size=3 * SMALL), st.binary(min_size=1, max_size=8))
def test_pieces_of_another_file_another_name_another_key_or_more_bytes_are_found(content: bytes, more: bytes) -> None:
    kept, twin = encrypted(content), encrypted(content)
    with pytest.raises(LedgerDamaged):
        decrypted(kept[:HEAD] + twin[HEAD:])
    with pytest.raises(LedgerDamaged):
        decrypted(kept, name="bytes/b")
    with pytest.raises(LedgerDamaged):
        decrypted(kept, key=OTHER)
    with pytest.raises(LedgerDamaged):
        decrypted(kept + more)


@given(st.binary(min_size=32, max_size=32), st.integers(0, 8 * 60 - 1))
def test_a_wrapped_key_is_that_of_one_file_alone(data_key: bytes, bit: int) -> None:
    wrapped = bytearray(wrap(data_key, KEY, "bytes/a"))
    assert unwrap(bytes(wrapped), KEY, "bytes/a") == data_key
    for key, name in ((KEY, "bytes/b"), (OTHER, "bytes/a")):
        with pytest.raises(LedgerDamaged):
            unwrap(bytes(wrapped), key, name)
    wrapped[bit // 8] ^= 1 << bit % 8
    with pytest.raises(LedgerDamaged) as caught:
        unwrap(bytes(wrapped), KEY, "bytes/a")
    assert data_key.hex() not in str(caught.value)


@given(identifiers, st.integers(1, 5))
def test_pseudonyms_follow_from_key_kind_and_identifier_alone(texts: list[str | None], pieces: int) -> None:
    whole = pa.array(texts, pa.string())
    made = pseudonyms(KEY, IdentifierKind.UPN, whole).to_pylist()
    step = max(1, len(texts) // pieces)
    cut = pa.chunked_array([whole[at : at + step] for at in range(0, len(texts), step)], pa.string())
    assert pseudonyms(KEY, IdentifierKind.UPN, cut).to_pylist() == made
    assert pseudonyms(KEY, IdentifierKind.UPN, whole.dictionary_encode()).to_pylist() == made
    for text, pseudonym in zip(texts, made, strict=True):
        alone = pseudonyms(KEY, IdentifierKind.UPN, pa.array([text], pa.string())).to_pylist()
        assert alone == [pseudonym]
        assert (pseudonym is None) == (not text)
        assert pseudonym is None or (len(pseudonym) == DIGITS and set(pseudonym) <= set("0123456789abcdef"))
    assert len({*made} - {None}) == len({*texts} - {None, ""})


@given(st.text("ABCDEFGH0123456789", min_size=1, max_size=13))
def test_two_homes_two_kinds_and_two_identifiers_have_nothing_in_common(text: str) -> None:
    one = pa.array([text])
    made = {pseudonyms(key, kind, one)[0].as_py() for key in (KEY, OTHER) for kind in IdentifierKind}
    assert len(made) == 2 * len(IdentifierKind)
    assert text not in " ".join(made) or len(text) < DIGITS


@given(identifiers, st.data())
def test_identifiers_of_two_parts_need_both_and_are_never_confused(
    texts: list[str | None], data: st.DataObject
) -> None:
    others = data.draw(st.lists(st.none() | st.text("AB01", max_size=4), min_size=len(texts), max_size=len(texts)))
    joined = together(pa.array(texts, pa.string()), pa.array(others, pa.string())).to_pylist()
    pairs = list(zip(texts, others, strict=True))
    assert [text is None for text in joined] == [not (one and other) for one, other in pairs]
    assert len(set(joined) - {None}) == len({pair for pair in pairs if all(pair)})
