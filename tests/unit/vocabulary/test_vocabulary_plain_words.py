"""Which texts about a child are kept: those made of plain words and codes, and none that might be a name."""

import pytest

from evenlode.vocabulary.plain_words import PLAIN_WORDS, is_plain


@pytest.mark.parametrize(
    "text",
    ["inclusion", "SEN casework", "EHE team", "Attendance officer, north", "education for health", "Virtual school",
     "Mathematics", "Design and Technology", "GCSE (9-1) Full Course", "BTEC Tech Award", "60146087", "600/1234/5",
     "RB1", "Steps", "4S", "WT+", "Greater depth", "Early Help", "Year 4", "Level 1/Level 2", "E"],
)  # fmt: skip
def test_roles_teams_subjects_and_codes_are_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    ["Canaryfore Canarysur", "Mrs Smith", "Ask Ada", "SEN casework (Jones)", "Zo\u00eb", "O\u2019Brien", "Ng", "", "  ",
     "-", "mum rang", "12 Acacia Avenue", "ada@example.org", "Inclusion; see note about Sam"],
)  # fmt: skip
def test_what_might_be_a_name_is_not(text: str) -> None:
    assert not is_plain(text)


def test_the_words_are_written_small_and_are_no_common_first_names() -> None:
    assert all(word == word.casefold() and word.isalpha() for word in PLAIN_WORDS)
    names = (
        "ada amir anna ben chloe daisy ella faith grace hope ivy jack june lily mark may noah olivia rose sam will zara"
    )
    assert not PLAIN_WORDS & set(names.split())
