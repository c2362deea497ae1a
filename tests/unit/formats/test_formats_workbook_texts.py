"""Texts that cells share are read as the library reads them, whatever stands in them."""

from io import BytesIO

import pytest
from openpyxl.reader.strings import read_string_table
from openpyxl.xml.constants import SHEET_MAIN_NS

from evenlode.formats.workbook_opening import texts_in

TEXTS = [
    "<si><t>a</t></si>",
    "<si><t/></si>",
    "<si/>",
    "<si><t xml:space='preserve'> a  b\n </t></si>",
    "<si><t>&lt;&amp;\u00e9\U0001f600</t></si>",
    "<si><t>_x005F_x000D_</t></si>",
    "<si><t>x005F_</t></si>",
    "<si><t>a<b/>c</t></si>",
    "<si><r><t>bold</t></r><r><rPr><b/></rPr><t> and not</t></r></si>",
    "<si><t>a</t><rPh sb='0' eb='1'><t>aid</t></rPh><phoneticPr fontId='1'/></si>",
    "<si><t>a</t><t>b</t></si>",
    "<si><odd/></si>",
    "<si><o:t xmlns:o='urn:other'>a</o:t></si>",
    "<o:si xmlns:o='urn:other'><o:t>left out</o:t></o:si>",
]
ASTRAY = "<si odd='1'><t>a</t></si>"


def part(*texts: str) -> BytesIO:
    """A part of shared texts."""
    return BytesIO(f"<sst xmlns='{SHEET_MAIN_NS}'>{''.join(texts)}</sst>".encode())


@pytest.mark.parametrize("text", TEXTS)
def test_each_alone(text: str) -> None:
    assert list(texts_in(part(text))) == read_string_table(part(text))


def test_all_in_their_order() -> None:
    assert list(texts_in(part(*TEXTS))) == read_string_table(part(*TEXTS))


def test_what_the_library_cannot_read_is_not_read() -> None:
    with pytest.raises(TypeError):
        read_string_table(part(ASTRAY))
    with pytest.raises(TypeError):
        list(texts_in(part(ASTRAY)))
