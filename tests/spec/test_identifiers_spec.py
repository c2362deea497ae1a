"""Identifiers, by worked examples.

Sources: DfE, Unique pupil numbers, guidance (check letter modulo 23); HESA, C17051 field ULN (check digit modulo 11).
"""

import pytest

from evenlode.vocabulary import identifiers

# the twelve characters, the weighted sum, its check letter
CHECK_LETTERS = [
    ("801200005001", 93, "B"),
    ("931230426017", 272, "W"),
    ("931230415001", 163, "C"),
    ("93140521600A", 171, "L"),
    ("207000016049", 266, "P"),
]


@pytest.mark.parametrize(("rest", "total", "letter"), CHECK_LETTERS)
def test_the_check_letter_of_a_unique_pupil_number(rest: str, total: int, letter: str) -> None:
    assert identifiers.UPN_ALPHABET[total % 23] == letter
    assert identifiers.upn_check_letter(rest) == letter
    assert identifiers.is_upn(letter + rest)


# widely copied help texts give B207000016049, summed to 267 (Q); the sum is 266 (P)
@pytest.mark.parametrize(
    "text",
    [
        "Q207000016049",
        "B207000016049",
        "b801200005001",
        "B80120000500",
        "B8012000050011",
        "B 801200005001",
        "I801200005001",
        "B80120000500O",
        "L93140521600a",
        "",
        "B80120000500\u0661",
    ],
)
def test_what_is_no_unique_pupil_number(text: str) -> None:
    assert not identifiers.is_upn(text)


def test_a_temporary_number_ends_in_a_letter() -> None:
    assert identifiers.is_temporary_upn("L93140521600A")
    assert not identifiers.is_temporary_upn("B801200005001")


def test_case_and_spaces_are_mended_before_a_number_is_kept() -> None:
    assert identifiers.normal(" b8012 0000 5001\t") == "B801200005001"


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("9276308686", True),
        ("1000000000", True),
        ("9276308687", False),
        ("0276308686", False),
        ("927630868", False),
        ("9999999999", False),
        ("92763086866", False),
        ("927630868X", False),
    ],
)
def test_unique_learner_numbers(text: str, valid: bool) -> None:
    assert identifiers.is_uln(text) is valid


@pytest.mark.parametrize("digit", "0123456789")
def test_a_learner_number_whose_remainder_is_nought_has_no_check_digit(digit: str) -> None:
    stem = "100000001"  # 1 x 10 + 1 x 2 = 12; remainder 1
    nought = "123456788"  # 10 + 18 + 24 + 28 + 30 + 30 + 28 + 24 + 16 = 208; remainder 10
    assert identifiers.is_uln(stem + digit) is (digit == "9")
    assert identifiers.is_uln(nought + digit) is (digit == "0")
    assert not identifiers.is_uln("100000006" + digit)  # 10 + 12 = 22; remainder 0


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (identifiers.is_urn, ("123456", "100000"), ("12345", "1234567", "012345", "12345a", "")),
        (identifiers.is_laestab, ("9314120", "2020001"), ("931/4120", "931412", "0314120", "LA14120")),
        (identifiers.is_ukprn, ("10007774",), ("20007774", "1000777", "100077744", "")),
        (
            identifiers.is_ons_code,
            ("E92000001", "E10000025", "W06000015", "S12000033", "N09000003"),
            ("E9200000", "e92000001", "X92000001", "E920000011", "931", ""),
        ),
    ],
)
def test_identifiers_without_a_check_digit(check: object, good: tuple[str, ...], bad: tuple[str, ...]) -> None:
    assert callable(check)
    assert all(check(text) for text in good)
    assert not any(check(text) for text in bad)


@pytest.mark.parametrize("text", ["80120000500", "80120000500I", "secret-pupil", "8012000050012222"])
def test_no_message_holds_the_number(text: str) -> None:
    with pytest.raises(ValueError, match="check letter") as refusal:
        identifiers.upn_check_letter(text)
    assert text not in str(refusal.value)
