"""Why a text is no unique pupil number: what spreadsheets and hands most often make of one.

No sentence holds the number itself.
"""

import re

from evenlode.sources.record_kinds import Said
from evenlode.vocabulary.identifiers import normal

SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.ASCII)
WITHOUT_LETTER = re.compile(r"\d{11}[0-9A-Z]", re.ASCII)
LETTER_AMONG_DIGITS = re.compile(r"[A-Z](?=[0-9A-Z]*[A-Z][0-9A-Z]+$|[0-9A-Z]*[IOS]$)[0-9A-Z]{12}", re.ASCII)
LENGTH = 13
LOOK_IT_UP = "look the pupil's number up in your own system, and correct it"
AS_TEXT = (
    "export the file again and send it without opening it in a spreadsheet; or format the column as text, and fill the "
    "numbers in again"
)


def why_no_upn(text: str) -> Said:
    """Why a text is no unique pupil number, and what to do."""
    said = normal(text)
    if SHORTENED.fullmatch(said):
        return (
            "upn.spreadsheet",
            "A spreadsheet has shortened this number (as 1E+12), and its digits are lost.",
            AS_TEXT,
        )
    if WITHOUT_LETTER.fullmatch(said):
        return "upn.no_letter", "This number lacks the letter with which a unique pupil number begins.", LOOK_IT_UP
    if len(said) != LENGTH:
        what = f"A unique pupil number has {LENGTH} characters, and this has {len(said):,}."
        return "upn.length", what, LOOK_IT_UP
    if LETTER_AMONG_DIGITS.fullmatch(said):
        what = "This has a letter where a unique pupil number has a digit, such as O for nought or I for one."
        return "upn.letter", what, LOOK_IT_UP
    what = "This is not a unique pupil number: its first letter does not fit its digits, so one of them is mistyped."
    return "upn.wrong", what, LOOK_IT_UP
