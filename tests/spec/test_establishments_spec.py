"""How establishments are named in files, and the one id that each name comes to."""

import pytest

from drawn import rows
from evenlode.vocabulary.codes.kinds import Code, CodeSet
from evenlode.vocabulary.establishments import establishment, provider, setting, short_name

# of an id - there is none
ESTABLISHMENTS = """
    the file says          | id
    123456                 | 123456
    9314120                | 9314120
    931 4120               | 9314120
    10012345               | ukprn-10012345
    ukprn-10012345         | ukprn-10012345
    UKPRN-10012345         | ukprn-10012345
    EY123456               | ofsted-EY123456
    ey 123456              | ofsted-EY123456
    ofsted-EY123456        | ofsted-EY123456
    ofsted-2512345         | ofsted-2512345
    the-forge              | the-forge
    forge2                 | forge2
    The Forge              | -
    the forge              | -
    -forge                 | -
    012345                 | -
    ofsted-12345           | -
    ukprn-20012345         | -
    12345                  | -
"""


@pytest.mark.parametrize(("text", "id"), rows(ESTABLISHMENTS))
def test_an_establishment_has_one_id(text: str, id: str) -> None:
    assert establishment(text) == (None if id == "-" else id)


def test_a_bare_number_is_a_settings_only_where_settings_are_named() -> None:
    assert (setting("123456"), establishment("123456")) == ("ofsted-123456", "123456")


def test_what_is_too_long_is_no_short_name() -> None:
    assert short_name("a" * 40)
    assert not short_name("a" * 41)
    assert provider("1001234") is None


@pytest.mark.parametrize(
    ("text", "code"), [("state_a", "state_a"), ("State A", "state_a"), ("STATE-A", "state_a"), ("b", "B"), ("c", "C")]
)
def test_a_code_is_known_however_it_is_written(text: str, code: str) -> None:
    codes = CodeSet("some", "some", "made up", (Code(code="state_a", meaning="a"), Code(code="B", meaning="b")))
    assert codes.written(text) == code
